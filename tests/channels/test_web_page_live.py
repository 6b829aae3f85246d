"""The web chat in a real browser: what changes by itself – messages, the clock, the language, the connection."""

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.channels.browser import Browser
from tests.channels.web_stage import Stage, staged

pytestmark = pytest.mark.browser


def test_a_pushed_message_arrives_in_two_open_windows(browser: Browser, stage: Stage) -> None:
    browser.chat(stage.url)
    first = browser.driver.current_window_handle
    browser.new_window(f"{stage.url}#as=p01")
    browser.see("Guten Tag!", ".bubble")
    stage.push("Erinnerung: Abfahrt um 14:15")
    browser.see("Erinnerung: Abfahrt", ".bubble")
    browser.driver.switch_to.window(first)
    browser.see("Erinnerung: Abfahrt", ".bubble")
    assert len(browser.driver.find_elements(By.CSS_SELECTOR, ".bubble")) == 2


def test_the_page_follows_the_language_of_the_chat(browser: Browser, stage: Stage) -> None:
    browser.chat(stage.url)
    browser.type("english", Keys.ENTER)
    browser.see("Today", ".quick")
    browser.see("Germany", ".faces")
    assert browser.run("return document.documentElement.lang") == "en"


def test_the_chooser_speaks_every_language_of_the_trip(browser: Browser, stage: Stage) -> None:
    browser.open(stage.url)
    browser.press("English", "#languages")
    browser.see("Whom would you like to be?", ".people")
    browser.see("Germany", ".faces")


def test_the_clock_is_set_run_and_paused_by_the_page(browser: Browser, stage: Stage) -> None:
    browser.chat(stage.url)
    browser.see("23.04. 14:05 Japan", "#there")
    browser.press("+15 min", ".clock")
    browser.see("23.04. 14:20 Japan", "#there")
    browser.see("07:20 Deutschland", "#home")
    browser.press("600×", ".clock")
    browser.see("23.04. 15:", "#there")
    browser.press("Pause", ".clock")
    browser.until("document.querySelector('[data-speed=\"0\"]').ariaPressed === 'true'")
    assert stage.clock.speed == 0
    browser.press("Nächster Morgen", ".clock")
    browser.see("24.04. 07:00 Japan", "#there")


def test_the_clock_is_set_in_the_zone_of_the_trip_which_is_named(browser: Browser, stage: Stage) -> None:
    browser.chat(stage.url)
    browser.see("Datum und Uhrzeit (Japan)", "#jump")
    browser.until("document.querySelector('#moment').value === '2024-04-23T14:05'")
    browser.run(
        "const field = document.querySelector('#moment'); field.value = '2024-04-25T09:30';"
        "field.dispatchEvent(new Event('input'))"
    )
    browser.press("Stellen", "#jump")
    browser.see("25.04. 09:30 Japan", "#there")
    browser.see("02:30 Deutschland", "#home")


def test_the_clock_moves_in_all_windows_and_for_the_chosen_person(browser: Browser, stage: Stage) -> None:
    browser.open(stage.url)
    first = browser.driver.current_window_handle
    browser.new_window(f"{stage.url}#as=p01")
    browser.press("Vor den nächsten Termin", ".clock")
    browser.see("23.04. 14:50 Japan", "#there")
    browser.driver.switch_to.window(first)
    browser.see("23.04. 14:50 Japan", "#there")


def test_a_clock_that_cannot_be_set_so_says_why(browser: Browser, stage: Stage) -> None:
    browser.open(stage.url)
    for shown in ("14:50", "18:50"):
        browser.press("Vor den nächsten Termin", ".clock")
        browser.see(shown, "#there")
    browser.press("Vor den nächsten Termin", ".clock")
    browser.see("Es folgt kein Termin mehr.", "#clock-error")
    assert any("422" in line for line in browser.complaints())


def test_the_page_reconnects_by_itself_when_the_server_returns(browser: Browser, stage: Stage) -> None:
    browser.chat(stage.url)
    stage.push("vor dem Neustart")
    browser.see("vor dem Neustart", ".bubble")
    stage.stop()
    browser.see("Verbindung unterbrochen", "#line")
    with staged(stage.port) as second:
        browser.see("Wieder verbunden.", "#line")
        second.push("nach dem Neustart")
        log = browser.see("nach dem Neustart", ".log")
        assert "vor dem Neustart" not in log.text
        browser.complaints()
