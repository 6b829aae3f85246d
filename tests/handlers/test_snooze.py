"""One more reminder of one item: in a moment, or some time before it."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.programme.agenda import Agenda, leave_by
from bot.programme.model import Kind, Lead
from bot.programme.preferences import Preferences
from bot.speech.scene import Scene
from bot.speech.views import notices
from handlers.request import Leave, Snooze
from tests.handlers.dialogue import KYOTO_MORNING, Talk


def test_one_reminder_of_one_item(talk: Talk, sample: Agenda) -> None:
    dinner = sample.items["business-dinner"]
    answer = talk.say("erinnere mich 10 Minuten vor dem Abendessen")
    assert answer.command == "reminders"
    assert answer.message.text == "Ich erinnere Sie um 18:50 Japan: Geschäftsessen in Tokio"
    assert answer.wish == Snooze(dinner.id, dinner.start, dinner.start - timedelta(minutes=10))
    assert talk.preferences == Preferences()
    talk.tap_button(answer, "Abendessen: immer 10 min vorher")
    assert talk.preferences.leads == ((Kind.DINNER, (Lead(timedelta(minutes=10), "10min"),)),)


def test_one_reminder_of_something_on_another_day_names_the_day(sample: Agenda) -> None:
    answer = Talk(sample, "p05", KYOTO_MORNING, "en").say("remind me 2h before the flight")
    assert answer.message.text == "I'll remind you on Sat 27 April at 10:30 Japan: Flight Tokyo Haneda – Frankfurt"


def test_a_reminder_that_cannot_come_any_more_tells_how_much_time_is_left(talk: Talk) -> None:
    answer = talk.say("remind me an hour before Nidec")
    assert answer.wish is None
    assert answer.message.text == "Dafür ist es zu spät: Firmenbesuch Nidec beginnt in 45 min."
    assert isinstance(talk.tap_button(answer, "+10 min").wish, Snooze)


def test_of_two_times_the_first_that_is_ahead_counts(talk: Talk, sample: Agenda) -> None:
    nidec = sample.items["nidec-visit"]
    wish = talk.say("remind me 2 hours and 20 minutes before Nidec").wish
    assert wish == Snooze(nidec.id, nidec.start, nidec.start - timedelta(minutes=20))


def test_a_cancelled_item_gets_no_reminder(talk: Talk) -> None:
    for said in ("erinnere mich 20 min vor der hafenrundfahrt", "/snooze harbour-cruise 10"):
        answer = talk.say(said)
        assert answer.wish is None
        assert "abgesagt" in answer.message.text


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("erinnere mich in 10 minuten nochmal", 10),
        ("snooze", 10),
        ("remind me again in 15 min", 15),
        ("remind me in 5", 5),
        ("snooze for 20 minutes", 20),
        ("/snooze 7", 7),
        ("erinnere mich in einer Viertelstunde", 15),
        ("später nochmal erinnern", 10),
    ],
)
def test_reminded_again_of_what_comes_next(talk: Talk, sample: Agenda, said: str, minutes: int) -> None:
    nidec = sample.items["nidec-visit"]
    answer = talk.say(said)
    assert (answer.command, answer.items) == ("snooze", (nidec,))
    assert answer.wish == Snooze(nidec.id, nidec.start, talk.at + timedelta(minutes=minutes))
    assert answer.message.text == f"Ich erinnere Sie um 10:{5 + minutes:02} Japan noch einmal: Firmenbesuch Nidec"


def test_reminded_again_of_something_named(talk: Talk, sample: Agenda) -> None:
    answer = talk.say("erinnere mich in 2 stunden an das abendessen")
    assert answer.items == (sample.items["business-dinner"],)
    assert answer.message.text == "Ich erinnere Sie um 12:05 Japan noch einmal: Geschäftsessen in Tokio"


def test_nothing_more_comes_after_the_trip(sample: Agenda) -> None:
    answer = Talk(sample, "p05", "2024-04-29T10:00:00+02:00").say("snooze")
    assert (answer.wish, answer.items) == (None, ())
    assert answer.message.text == "Es folgt nichts mehr: Ihr Programm ist zu Ende."


def test_an_item_that_has_begun_is_not_put_off(sample: Agenda) -> None:
    answer = Talk(sample, "p05", "2024-04-23T11:00:00+09:00").tap("snooze nidec-visit 10")
    assert answer.wish is None
    assert answer.message.text == "Dafür ist es zu spät: Firmenbesuch Nidec hat schon begonnen."


@pytest.mark.parametrize(
    ("left", "label"), [(60, "⏰ +10 min"), (11, "⏰ +10 min"), (10, "⏰ +5 min"), (6, "⏰ +5 min")]
)
def test_a_reminder_can_be_put_off_as_long_as_nobody_has_to_leave(sample: Agenda, left: int, label: str) -> None:
    nidec = sample.items["nidec-visit"]
    at = (leave_by(nidec) or nidec.start) - timedelta(minutes=left)
    message = notices.reminder((nidec,), Scene(sample, sample.people["p05"], at, "de"))
    put_off = message.buttons[0][0]
    assert put_off.label == label
    later = Talk(sample, "p05", at.isoformat()).tap(put_off.action or "")
    assert isinstance(later.wish, Snooze)
    assert at < later.wish.at < (leave_by(nidec) or nidec.start)


def test_a_reminder_that_calls_to_leave_and_one_of_several_items_cannot_be_put_off(sample: Agenda) -> None:
    nidec, dinner = sample.items["nidec-visit"], sample.items["business-dinner"]
    for items, left in (((nidec,), 5), ((nidec,), 0), ((nidec, dinner), 60)):
        at = (leave_by(nidec) or nidec.start) - timedelta(minutes=left)
        message = notices.reminder(items, Scene(sample, sample.people["p05"], at, "de"))
        assert not [button for row in message.buttons for button in row if "snooze" in (button.action or "")]


@pytest.mark.parametrize(
    "action",
    ["snooze no-such 10", "snooze nidec-visit", "snooze nidec-visit 0", "snooze nidec-visit ten", "snooze  10"],
)
def test_a_forged_snooze_promises_nothing(talk: Talk, action: str) -> None:
    assert talk.tap(action).wish is None


def test_nobody_is_reminded_of_what_is_on_somebody_elses_agenda(sample: Agenda) -> None:
    for stranger in ("p01", "o01"):  # an organiser may read it, and still has not to be there
        talk = Talk(sample, stranger, KYOTO_MORNING)
        assert talk.tap("snooze b2b-hinagata-robotics 10").wish is None
        assert talk.say("remind me 10 minutes before the meeting with Hinagata").wish is None


WORDS = """erinnere mich remind me vor before nidec flügen jedem 30 min 2h in nochmal keine reminders ruhezeit von 22
    bis 7 uhr 10pm abendvorschau nur wichtige alle an aus stop morgen heute um b2b immer dem nächsten
    termin nicht 999"""


@given(st.lists(st.sampled_from(WORDS.split()), max_size=8).map(" ".join))
@settings(deadline=None, max_examples=100)
def test_whatever_is_said_about_reminders_a_promise_is_kept_within_the_agenda(sample: Agenda, said: str) -> None:
    talk = Talk(sample, "p05", KYOTO_MORNING)
    wish = talk.say(said).wish
    assert not isinstance(wish, Leave)
    if isinstance(wish, Snooze):
        item = sample.items[wish.item]
        assert item in sample.of(sample.people["p05"])
        assert talk.at < wish.at < item.start == wish.starts_at
