"""The web chat in a real browser: what a person sees, types and taps."""

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.channels.browser import Browser
from tests.channels.web_stage import EVIL, Stage

pytestmark = pytest.mark.browser


def test_a_person_is_found_by_name_without_accents_and_greeted(browser: Browser, stage: Stage) -> None:
    browser.open(stage.url)
    browser.see("Wer möchten Sie sein?")
    browser.type("jorg")
    browser.until("document.querySelectorAll('.list li').length === 1")
    browser.press("Jörg Platzhalter", ".people")
    browser.see("Guten Tag!", ".bubble")
    browser.see("Universität Irgendwo", ".chat header")


def test_a_search_without_result_says_so(browser: Browser, stage: Stage) -> None:
    browser.open(stage.url)
    browser.see("Erika Beispiel", ".people")
    browser.type("zzz")
    browser.see("Niemand gefunden", ".people")


def test_one_can_be_somebody_in_general(browser: Browser, stage: Stage) -> None:
    browser.open(stage.url)
    browser.press("Irgendjemand", ".people")
    browser.see("Guten Tag!", ".bubble")
    browser.type("hallo", Keys.ENTER)
    browser.see("irgendwer: hallo", ".bubble")


def test_the_whole_way_goes_by_keyboard(browser: Browser, stage: Stage) -> None:
    browser.open(stage.url)
    browser.see("Erika Beispiel", ".people")
    browser.tab_to("Erika Beispiel")
    browser.type(Keys.ENTER)
    browser.see("Guten Tag!", ".bubble")
    browser.type("Als Nächstes?", Keys.ENTER)
    browser.see("Firmenbesuch", ".bubble")
    browser.tab_to("Zum Eingabefeld")
    browser.tab_to("Taxi-Karte")
    browser.type(Keys.ENTER)
    browser.see("株式会社見本", ".bubble")
    browser.tab_to("Groß zeigen")
    browser.type(Keys.ENTER)
    browser.until("document.querySelector('#card').open")
    browser.type(Keys.ESCAPE)
    browser.until("!document.querySelector('#card').open")
    browser.tab_to("Zum Eingabefeld")
    browser.type(Keys.ENTER)
    assert browser.run("return document.activeElement.id") == "say"


def test_shift_enter_makes_a_new_line_and_enter_sends_both(browser: Browser, stage: Stage) -> None:
    browser.chat(stage.url)
    browser.type("eins", Keys.SHIFT + Keys.ENTER + Keys.NULL, "zwei", Keys.ENTER)
    browser.see("p01: eins\nzwei", ".bubble")


def test_a_quick_question_is_sent_by_one_tap(browser: Browser, stage: Stage) -> None:
    browser.chat(stage.url)
    browser.press("Heute", ".quick")
    browser.see("p01: Heute", ".bubble")


def test_an_answer_shows_every_style_place_file_and_link(browser: Browser, stage: Stage) -> None:
    browser.chat(stage.url)
    browser.type("Als Nächstes?", Keys.ENTER)
    answer = browser.see("Firmenbesuch", ".turn:not(.own)")
    assert answer.find_element(By.CSS_SELECTOR, "s").text == "15:00 Werksführung"
    links = [link.get_attribute("href") or "" for link in answer.find_elements(By.TAG_NAME, "a")]
    assert links == [
        "https://example.org/programme",
        "tel:+81300000000",
        "https://www.openstreetmap.org/?mlat=34.900000&mlon=135.700000#map=17/34.900000/135.700000",
        f"{stage.url}api/file/p01/3",
        "https://example.org/",
    ]
    outside = answer.find_elements(By.CSS_SELECTOR, "a[href^=https]")
    assert {link.get_attribute("rel") for link in outside} == {"noreferrer noopener"}
    assert {link.get_attribute("target") for link in outside} == {"_blank"}


def test_a_tapped_button_is_answered_and_shown_by_its_label(browser: Browser, stage: Stage) -> None:
    browser.chat(stage.url)
    browser.type("Als Nächstes?", Keys.ENTER)
    browser.press("Taxi-Karte", ".buttons")
    browser.see("Taxi-Karte", ".turn.own")
    browser.see("Bitte zeigen Sie das dem Fahrer", ".bubble")


def test_the_taxi_card_can_be_copied(browser: Browser, stage: Stage) -> None:
    grant = {
        "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"],
        "origin": stage.url.rstrip("/"),
    }
    browser.driver.execute_cdp_cmd("Browser.grantPermissions", grant)
    browser.chat(stage.url)
    browser.press("Als Nächstes?", ".quick")
    browser.press("Taxi-Karte", ".buttons")
    browser.press("Kopieren", ".bubble")
    browser.see("Kopiert.", ".bubble")
    copied = browser.driver.execute_async_script("navigator.clipboard.readText().then(arguments[0])")
    assert copied == "株式会社見本 本社\n京都市南区見本町一丁目二番三号"


def test_a_page_opened_later_shows_what_was_said_before(browser: Browser, stage: Stage) -> None:
    stage.push("Erinnerung")
    browser.open(f"{stage.url}#as=p01")
    browser.see("Erinnerung", ".bubble")
    browser.see("Guten Tag!", ".bubble")  # nobody had talked here yet
    assert len(browser.driver.find_elements(By.CSS_SELECTOR, ".bubble")) == 2


def test_changing_the_person_shows_only_their_own_chat(browser: Browser, stage: Stage) -> None:
    stage.push("nur für Erika")
    stage.push("nur für Jörg", "p02")
    browser.open(f"{stage.url}#as=p01")
    browser.see("nur für Erika", ".log")
    browser.press("Jörg Platzhalter", ".people")
    log = browser.see("nur für Jörg", ".log")
    assert "Erika" not in log.text


def test_texts_are_shown_to_the_letter_and_never_run(browser: Browser, stage: Stage) -> None:
    browser.chat(stage.url, "p04")
    browser.type(EVIL, Keys.ENTER)
    browser.see(f"p04: {EVIL}", ".bubble")
    browser.see(EVIL, ".people")
    assert browser.driver.find_elements(By.CSS_SELECTOR, "img, .log script, .people script") == []


def test_a_refused_text_stays_in_the_field_and_says_why(browser: Browser, stage: Stage) -> None:
    browser.chat(stage.url)
    browser.run("document.querySelector('#say').value = 'x'.repeat(2001)")
    browser.type(Keys.ENTER)
    browser.see("höchstens 2.000 Zeichen", "#error")
    assert browser.run("return document.querySelector('#say').value.length") == 2001
    assert any("422" in line for line in browser.complaints())
