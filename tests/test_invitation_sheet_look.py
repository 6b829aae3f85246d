"""The sheet of invitations in a real browser: every card whole, on a phone, on a desk and on paper."""

from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.commands.invitation.sheet import Card, sheet
from bot.programme.agenda import Agenda
from tests.channels.browser import CHROMIUM, DESK, DRIVER, PHONE, Browser, chromium
from tests.channels.test_web_page_look import poor_contrasts

pytestmark = pytest.mark.browser

HOSTILE = '<img src=x onerror="alert(1)">&amp; "Łukasz" 山田 ' + "Donaudampfschifffahrts" * 5


@pytest.fixture(scope="module")
def shared_browser() -> Iterator[Browser]:
    """One Chromium for all tests, as it takes a second to start."""
    if not (CHROMIUM.exists() and DRIVER.exists()):
        pytest.skip(f"no {CHROMIUM} or {DRIVER} on this machine")
    with chromium() as browser:
        yield browser


@pytest.fixture
def browser(shared_browser: Browser, tmp_path: Path, sample: Agenda) -> Iterator[Browser]:
    """The browser with everybody's cards, one of them for somebody with an evil name; nothing to complain about."""
    people = [replace(sample.trip.people[0], name=HOSTILE), *sample.trip.people[1:]]
    tokens = [f"{number:022}" for number in range(len(people))]
    cards = [Card(who, token, f"https://t.me/bot?start={token}") for who, token in zip(people, tokens, strict=True)]
    (tmp_path / "sheet.html").write_text(sheet(sample.trip, cards, date(2024, 4, 20), "de"), encoding="utf-8")
    shared_browser.complaints()
    shared_browser.open((tmp_path / "sheet.html").as_uri())
    yield shared_browser
    assert shared_browser.complaints() == []


@pytest.mark.parametrize("size", [PHONE, DESK, (320, 568)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_and_can_be_read(browser: Browser, size: tuple[int, int], scheme: str) -> None:
    browser.resize(size)
    browser.prefer(scheme)
    assert browser.run("return document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth")
    assert poor_contrasts(browser) == []
    assert browser.run("return document.querySelectorAll('article').length") == 30
    assert browser.run("return document.querySelector('h2').textContent") == HOSTILE
    assert browser.run("return document.images.length") == 0
    codes = browser.run(
        "return [...document.querySelectorAll('svg')].map((e) => Math.round(e.getBoundingClientRect().width))"
    )
    assert set(codes) == {144}


def test_on_paper_no_card_is_cut_by_the_end_of_a_page(browser: Browser) -> None:
    printed = browser.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    pages = b64decode(printed["data"]).count(b"/Type /Page\n")
    assert pages == 4  # thirty cards, two beside each other, four or five such rows on a page
    assert browser.run("return getComputedStyle(document.querySelector('article')).breakInside") == "avoid"
