"""Settings by chat: how much one is reminded, when not, in which language."""

from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.programme.agenda import Agenda
from bot.programme.model import QuietHours
from bot.programme.preferences import Preferences, Wanted
from handlers.request import Prefer
from tests.handlers.dialogue import KYOTO_MORNING, Talk, buttons, ticked


def test_the_settings_tell_what_holds_and_offer_the_rest(talk: Talk) -> None:
    for said in ("/reminders", "reminders", "erinnerungen", "Erinnerungen einstellen", "reminder settings"):
        answer = talk.say(said)
        assert answer.command == "reminders", said
        assert answer.message.text == (
            "Ihre Einstellungen\n🔔 Alle Erinnerungen\n🌙 Abendvorschau um 20:00\n😴 Ruhezeit 22:00–06:30"
        )
        assert [[button.label for button in row] for row in answer.message.buttons] == [
            ["✅ Alle", "Nur Wichtiges", "Keine"],
            ["🌙 Abendvorschau aus"],
            ["⏱ Vorlaufzeiten …", "😴 Ruhezeiten …"],
            ["🌐 Sprache"],
        ]
        assert answer.wish is None


def test_how_much_is_chosen_with_a_tap_and_told_in_a_line(talk: Talk) -> None:
    quiet = talk.tap_button(talk.say("/reminders"), "Keine")
    assert quiet.message.text == "🔕 Keine Erinnerungen – Programmänderungen melde ich trotzdem"
    assert talk.preferences == Preferences(wanted=Wanted.NONE)
    changing = talk.tap_button(quiet, "Ändern")
    assert ticked(changing) == ["Keine"]
    some = talk.tap_button(changing, "Nur Wichtiges")
    assert some.message.text.startswith("🔔 Nur Wichtiges: eine letzte Erinnerung vor jedem Termin")
    assert talk.preferences == Preferences(wanted=Wanted.ESSENTIAL)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("keine erinnerungen mehr", Wanted.NONE),
        ("keine Erinnerungen", Wanted.NONE),
        ("erinnerungen aus", Wanted.NONE),
        ("reminders off", Wanted.NONE),
        ("schalte die erinnerungen bitte aus", Wanted.NONE),
        ("stop reminding me", Wanted.NONE),
        ("too many notifications, turn them off", Wanted.NONE),
        ("nur das Wichtigste", Wanted.ESSENTIAL),
        ("nur wichtige Erinnerungen", Wanted.ESSENTIAL),
        ("only the essentials please", Wanted.ESSENTIAL),
    ],
)
def test_how_much_can_be_said(talk: Talk, said: str, wanted: Wanted) -> None:
    assert talk.say(said).command == "reminders"
    assert talk.preferences == Preferences(wanted=wanted)
    for back in ("alle erinnerungen wieder an", "turn reminders back on"):
        assert talk.say(back).wish == Prefer(Preferences())


@pytest.mark.parametrize(
    "said",
    [
        "ich habe keine erinnerung bekommen",
        "bitte nicht mehr so viele erinnerungen",
        "keine erinnerung an nidec",
        "no more reminders before 8",
        "wie stelle ich die erinnerungen ab",
        "stop reminding me 60 min before everything",
        "welche erinnerungen habe ich",
        "dont wake me up at night",
    ],
)
def test_what_is_not_quite_clear_shows_the_settings_and_changes_nothing(talk: Talk, said: str) -> None:
    answer = talk.say(said)
    assert (answer.command, answer.wish) == ("reminders", None)
    assert buttons(answer)


def test_the_evening_preview_is_switched(talk: Talk) -> None:
    assert talk.tap_button(talk.say("/reminders"), "Abendvorschau aus").message.text == "🌙 Keine Abendvorschau"
    assert talk.preferences == Preferences(digest=False)
    assert talk.tap_button(talk.say("/reminders"), "Abendvorschau an").message.text == "🌙 Abendvorschau um 20:00"
    for said in ("keine abendvorschau", "no evening preview please", "evening digest off"):
        assert talk.say(said).wish == Prefer(Preferences(digest=False)), said
        assert talk.say("abendvorschau wieder an").wish == Prefer(Preferences()), said


def test_a_preview_that_cannot_come_says_why(talk: Talk) -> None:
    talk.say("nur das Wichtigste")
    assert talk.say("abendvorschau an").message.text == (
        "🌙 Keine Abendvorschau\nSie kommt nur, wenn Sie „Alle“ gewählt haben."
    )
    assert not [button for button in buttons(talk.say("/reminders")) if "Abendvorschau" in button.label]


@pytest.mark.parametrize(
    ("said", "start", "end"),
    [
        ("ruhezeit 22 bis 7 uhr", time(22), time(7)),
        ("nicht stören zwischen 22 und 6", time(22), time(6)),
        ("quiet hours 10pm to 6am", time(22), time(6)),
        ("quiet hours from 10 to 6:30", time(22), time(6, 30)),
        ("bitte keine erinnerungen von 23 uhr 30 bis 7 uhr", time(23, 30), time(7)),
        ("/reminders quiet 21:00-07:00", time(21), time(7)),
        ("do not disturb between 1 and 5 pm", time(13), time(17)),
    ],
)
def test_quiet_hours_can_be_said(talk: Talk, said: str, start: time, end: time) -> None:
    assert talk.say(said).message.text == f"😴 Ruhezeit {start:%H:%M}–{end:%H:%M}"
    assert talk.preferences == Preferences(quiet=QuietHours(start, end), own_quiet=True)


def test_quiet_hours_are_chosen_dropped_and_given_back_to_the_programme(talk: Talk) -> None:
    choice = talk.tap_button(talk.say("/reminders"), "Ruhezeiten")
    assert ticked(choice) == ["Wie im Programm"]
    talk.tap_button(choice, "23:00–07:00")
    assert ticked(talk.say("ruhezeiten ändern")) == ["23:00–07:00"]
    assert talk.say("keine ruhezeiten").message.text == "😴 Keine Ruhezeit"
    assert talk.preferences == Preferences(own_quiet=True)
    assert ticked(talk.say("ruhezeit")) == ["Keine Ruhezeit"]
    assert talk.say("ruhezeit wie im programm").message.text == "😴 Ruhezeit 22:00–06:30"
    assert talk.preferences == Preferences()


def test_somebody_in_general_has_no_settings(sample: Agenda) -> None:
    anybody = Talk(sample, None, KYOTO_MORNING)
    for said in ("/reminders", "/reminders none", "erinnere mich 5 min vor nidec", "snooze", "/stop", "/stop forget"):
        answer = anybody.say(said)
        assert answer.wish is None, said
        assert answer.message.text.startswith("Einstellungen gibt es, sobald ich weiß, wer Sie sind."), said
    assert anybody.say("english please").wish == Prefer(Preferences(language="en"))


def test_another_language_leaves_the_other_choices_alone(talk: Talk) -> None:
    talk.say("keine erinnerungen")
    assert talk.say("english please").wish == Prefer(Preferences(language="en", wanted=Wanted.NONE))
    assert (
        talk.say("/reminders").message.text
        == "Your settings\n🔕 No reminders – I'll still tell you about programme changes"
    )


@pytest.mark.parametrize(
    "argument",
    [
        "nonsense",
        "all none",
        "digest maybe",
        "quiet 25:00-26:00",
        "quiet 22:00-22:00",
        "quiet 22:00",
        "b2b",
        "b2b soon",
        "b2b 30",
        "b2b -30min",
        "b2b 30min,",
        "b2b 1min,2min,3min,4min,5min,6min,7min,8min,9min",
        "b2b 999999999min",
        "b2b,yoga 30min",
        "every",
        "leads b2b",
        "٣٠min",
        "x" * 500,
    ],
)
def test_a_forged_or_old_button_shows_settings_and_changes_nothing(talk: Talk, argument: str) -> None:
    answer = talk.tap(f"reminders {argument}")
    assert (answer.command, answer.wish) == ("reminders", None)
    assert buttons(answer)


@given(st.lists(st.integers(min_value=0, max_value=1000), max_size=6), st.data())
@settings(deadline=None, max_examples=20)
def test_every_button_leads_to_just_what_it_says(sample: Agenda, taps: list[int], data: st.DataObject) -> None:
    talk = Talk(sample, "p05", KYOTO_MORNING, data.draw(st.sampled_from(["de", "en"])))
    answer = talk.say("/reminders")
    for tap in taps:
        offered = [button for button in buttons(answer) if (button.action or "").startswith("reminders")]
        chosen = offered[tap % len(offered)]
        answer = talk.tap(chosen.action or "")
        preferences = talk.preferences
        assert talk.tap(chosen.action or "").message == answer.message  # tapped twice by a tired thumb
        assert talk.preferences == preferences
