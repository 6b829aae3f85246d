"""Asking what is kept about oneself, in words as people use them."""

import pytest

from bot.programme.agenda import Agenda
from handlers.request import Disclose
from tests.handlers.dialogue import KYOTO_MORNING, Talk, buttons


@pytest.mark.parametrize(
    "said",
    [
        "/privacy",
        "privacy",
        "Datenschutz",
        "welche Daten",
        "Welche Daten hast du über mich?",
        "Welche Daten speichern Sie?",
        "was weißt du über mich",
        "meine daten",
        "my data",
        "what data do you have about me?",
        "what do you know about me",
        "privacy policy please",
        "DSGVO",
    ],
)
def test_what_is_kept_can_be_asked(talk: Talk, said: str) -> None:
    answer = talk.say(said)
    assert (answer.command, answer.wish) == ("privacy", Disclose())
    assert answer.message.text.startswith(
        "🔒 Ihre Daten\n🏛 Verantwortlich: LEG Thüringen, Thüringen International\n📝 Gespeichert wird:"
    )
    assert "Standort" in answer.message.text
    assert [button.action for button in buttons(answer)] == ["stop", "reminders"]


@pytest.mark.parametrize(
    ("said", "command"),
    [
        ("lösche meine daten", "stop"),
        ("delete my data", "stop"),
        ("Kontaktdaten Reiseleitung", "contacts"),
        ("welche Termine habe ich morgen", "tomorrow"),
    ],
)
def test_the_same_words_ask_for_other_things(talk: Talk, said: str, command: str) -> None:
    assert talk.say(said).command == command


def test_somebody_in_general_has_no_data(sample: Agenda) -> None:
    answer = Talk(sample, None, KYOTO_MORNING).say("datenschutz")
    assert (answer.command, answer.wish) == ("privacy", None)
    assert "persönliche Einladung" in answer.message.text
