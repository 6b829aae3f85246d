"""The rehearsal page in a real browser: how it looks, and how one finds a person and a day."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.commands.rehearsal.page import page
from tests.channels.browser import CHROMIUM, DESK, DRIVER, PHONE, Browser, chromium
from tests.channels.test_web_page_look import poor_contrasts, small_targets
from tests.schedules.examples import ANA, BEN, planned, visit
from tests.test_rehearsal_findings import heard, trip
from tests.test_rehearsal_page import FULL

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def shared_browser() -> Iterator[Browser]:
    """One Chromium for all tests, as it takes a second to start."""
    if not (CHROMIUM.exists() and DRIVER.exists()):
        pytest.skip(f"no {CHROMIUM} or {DRIVER} on this machine")
    with chromium() as browser:
        yield browser


@pytest.fixture
def browser(shared_browser: Browser, tmp_path: Path) -> Iterator[Browser]:
    """The browser with the rehearsal of two people's two days; nothing to complain about at the end."""
    agenda = trip(ANA, BEN, agenda=planned(visit("23 06:45"), quiet="22:00-06:30"))
    early = [heard("23 05:45", who, "reminder", "visit") for who in (ANA, BEN)]
    busy = [replace(heard(f"24 {hour:02}:00", who), message=FULL) for who in (ANA, BEN) for hour in range(8, 18)]
    (tmp_path / "page.html").write_text(page(agenda, [*early, *busy], "de"), encoding="utf-8")
    shared_browser.complaints()
    shared_browser.open((tmp_path / "page.html").as_uri())
    yield shared_browser
    assert shared_browser.complaints() == []


def seen(browser: Browser) -> list[str]:
    """The times of the messages that are to be seen."""
    times: list[str] = browser.run(
        "return [...document.querySelectorAll('.when time')]"
        ".filter((e) => e.checkVisibility()).map((e) => e.textContent)"
    )
    return times


def choose(browser: Browser, name: str, value: str) -> None:
    """Pick one of a list."""
    browser.run(
        f"const list = document.querySelector('select[name={name}]');"
        f"list.value = [...list.options].find((one) => one.text === '{value}').value;"
        "list.dispatchEvent(new Event('change', {bubbles: true}))"
    )


@pytest.mark.parametrize("size", [PHONE, DESK, (320, 568)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_fits_and_can_be_read_in_both_schemes(browser: Browser, size: tuple[int, int], scheme: str) -> None:
    browser.resize(size)
    browser.prefer(scheme)
    browser.press("Alles aufklappen")
    assert len(seen(browser)) == 22
    assert browser.run("return document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth")
    assert poor_contrasts(browser) == []
    assert small_targets(browser) == []


def test_a_number_of_the_table_leads_to_the_messages_of_that_day(browser: Browser) -> None:
    assert seen(browser) == []
    browser.press("1🌙", "tr:nth-child(2)")
    browser.until("document.querySelector('.person:nth-of-type(2) .day').open")
    assert seen(browser) == ["05:45"]
    assert browser.run("return document.querySelector('.day[open] h4').getBoundingClientRect().top") > 0


def test_one_person_and_one_day_can_be_chosen(browser: Browser) -> None:
    choose(browser, "person", "Ben")
    choose(browser, "day", "Di 23. April")
    assert seen(browser) == ["05:45"]
    choose(browser, "day", "Mi 24. April")
    assert seen(browser) == [f"{hour:02}:00" for hour in range(8, 18)]


def test_a_link_to_what_is_not_chosen_shows_everything_again(browser: Browser) -> None:
    choose(browser, "person", "Ben")
    browser.press("10", "tr:nth-child(1)")
    browser.until("document.querySelector('.person .day:nth-of-type(2)').open")
    browser.see("08:00", ".when")
    assert browser.run("return document.querySelector('select[name=person]').value") == ""


def test_all_that_is_chosen_opens_and_closes_at_once(browser: Browser) -> None:
    choose(browser, "day", "Di 23. April")
    browser.press("Alles aufklappen")
    assert seen(browser) == ["05:45", "05:45"]
    browser.press("Alles zuklappen")
    assert seen(browser) == []


def test_without_the_script_everything_is_there_but_the_choices(browser: Browser) -> None:
    browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    browser.driver.refresh()
    browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert browser.run("return document.querySelector('#filter').hidden")
    browser.press("10", "tr:nth-child(1)")
    browser.see("08:00", ".when")


def test_on_paper_there_are_no_choices_and_what_is_open(browser: Browser) -> None:
    browser.prefer("dark")
    browser.press("1🌙", "tr:nth-child(1)")
    browser.see("05:45", ".when")
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert seen(browser) == ["05:45"]
    assert not browser.run("return document.querySelector('#filter').checkVisibility()")
    assert browser.run("return getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
