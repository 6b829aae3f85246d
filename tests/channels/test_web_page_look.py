"""The web chat in a real browser: how it looks, reads and behaves on every screen."""

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.channels.browser import DESK, PHONE, Browser
from tests.channels.web_stage import Stage

pytestmark = pytest.mark.browser


CONTRASTS = """
const part = (c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
const light = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
const behind = (e) => {
  for (; e; e = e.parentElement) {
    const colour = rgb(getComputedStyle(e).backgroundColor);
    if (colour.length === 3 || colour[3] > 0) return colour;
  }
  return [255, 255, 255];
};
return [...document.querySelectorAll("body *")]
  .filter((e) => e.checkVisibility() && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
  .filter((e) => {
    const [a, b] = [light(rgb(getComputedStyle(e).color)), light(behind(e))].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05) < 4.5;
  })
  .map((e) => `${e.className} ${e.textContent}`);
"""


def test_the_taxi_card_fills_the_screen_in_japanese(browser: Browser, stage: Stage) -> None:
    browser.resize(PHONE)
    browser.prefer("dark")
    browser.chat(stage.url)
    browser.press("Als Nächstes?", ".quick")
    browser.press("Taxi-Karte", ".buttons")
    browser.press("Groß zeigen", ".bubble")
    browser.see("京都市南区見本町", "#card")
    box = browser.run("return document.querySelector('#card').getBoundingClientRect().toJSON()")
    assert (box["width"], box["height"]) == PHONE
    browser.until(
        "document.querySelector('#card-text').scrollHeight <= document.querySelector('#card-text').clientHeight"
    )
    assert browser.run("return [...document.querySelectorAll('#card .large')].every((e) => e.lang === 'ja')")
    assert (
        browser.run("return getComputedStyle(document.querySelector('#card')).backgroundColor") == "rgb(255, 255, 255)"
    )
    browser.press("Schließen", "#card")
    browser.until("!document.querySelector('#card').open")


@pytest.mark.parametrize("size", [PHONE, DESK, (320, 568), (640, 400)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_fits_and_can_be_read_in_both_schemes(
    browser: Browser, stage: Stage, size: tuple[int, int], scheme: str
) -> None:
    browser.resize(size)
    browser.prefer(scheme)
    browser.open(stage.url)
    browser.see("Erika Beispiel", ".people")
    assert fits(browser)
    browser.chat(stage.url)
    browser.type("Als Nächstes?", Keys.ENTER)
    browser.see("Firmenbesuch", ".log")
    assert fits(browser)
    assert poor_contrasts(browser) == []
    assert small_targets(browser) == []


def test_on_a_phone_one_sees_either_the_people_or_the_chat(browser: Browser, stage: Stage) -> None:
    browser.resize(PHONE)
    browser.open(stage.url)
    browser.see("Erika Beispiel", ".people")
    browser.press("Erika Beispiel", ".people")
    browser.see("Guten Tag!", ".bubble")
    browser.until("!document.querySelector('.people').checkVisibility()")
    browser.see("14:05 Japan", "#there")
    browser.run("document.querySelector('#back').click()")
    browser.see("Wer möchten Sie sein?", ".people")


def test_the_page_asks_nobody_but_its_own_server(browser: Browser, stage: Stage) -> None:
    browser.chat(stage.url)
    browser.type("Als Nächstes?", Keys.ENTER)
    browser.see("Muster Corporation", ".box")
    asked = browser.requested()
    assert f"{stage.url}chat.css" in asked
    assert {url for url in asked if not url.startswith((stage.url, "data:image/svg+xml", "about:"))} == set()


def test_the_chat_is_a_log_that_screen_readers_follow(browser: Browser, stage: Stage) -> None:
    browser.chat(stage.url)
    log = browser.driver.find_element(By.ID, "log")
    assert (log.aria_role, log.get_attribute("aria-live"), log.accessible_name) == (
        "log",
        "polite",
        "Gespräch mit Annai",
    )
    assert browser.driver.find_element(By.ID, "say").accessible_name == "Ihre Frage"
    assert browser.driver.find_element(By.CSS_SELECTOR, ".send").accessible_name == "Senden"
    assert "user-scalable" not in browser.driver.page_source


def fits(browser: Browser) -> bool:
    return bool(
        browser.run(
            "const root = document.scrollingElement;"
            "return root.scrollWidth <= root.clientWidth && root.scrollHeight <= root.clientHeight"
            " && [...document.querySelectorAll('.log, .people')].every((e) => e.scrollWidth <= e.clientWidth)"
        )
    )


def poor_contrasts(browser: Browser) -> list[str]:
    """Visible texts whose colour differs from what lies behind by less than 4.5 : 1."""
    found: list[str] = browser.run(CONTRASTS)
    return found


def small_targets(browser: Browser) -> list[str]:
    """Buttons, fields and stand-alone links lower or narrower than 44 pixels."""
    found: list[str] = browser.run(
        "return [...document.querySelectorAll('button, input, textarea, summary, .button, .box, .list a, #back')]"
        ".filter((e) => e.checkVisibility()).filter((e) => { const b = e.getBoundingClientRect();"
        " return b.height < 43.9 || b.width < 43.9 }).map((e) => e.outerHTML)"
    )
    return found
