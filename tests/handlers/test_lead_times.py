"""Lead times by chat: how long before a flight, a meeting or everything one is reminded."""

from datetime import timedelta

import pytest

from bot.programme.model import Kind, Lead
from bot.programme.preferences import Preferences, Wanted
from tests.handlers.dialogue import Talk, buttons, ticked

BEFORE_30 = (Lead(timedelta(minutes=30), "30min"),)


def own(talk: Talk, kind: Kind) -> tuple[Lead, ...] | None:
    """The lead times somebody chose for a kind."""
    return dict(talk.preferences.leads).get(kind)


def test_lead_times_are_ticked_kind_by_kind(talk: Talk) -> None:
    kinds = talk.tap_button(talk.say("/reminders"), "Vorlaufzeiten")
    assert kinds.message.text == (
        "Wann soll ich Sie erinnern?\n"
        "✈️ Flüge: 1 Tag, 3 h vorher\n"
        "🚄 Fahrten, 🛠 Workshops, 🥂 Empfänge: vor dem Losgehen\n"
        "🏨 Hotel: keine Erinnerung\n"
        "🏭 Firmenbesuche, 🔬 Wissenschaftstermine: 2 h vorher, vor dem Losgehen\n"
        "🤝 B2B-Termine: 1 Tag, 30 min vorher, vor dem Losgehen\n"
        "🎪 Messe, 🍽 Abendessen, ⛩ Kultur: 1 h vorher\n"
        "💬 Besprechungen, ☕ Freie Zeit: 1 h vorher, vor dem Losgehen"
    )
    assert not [button for button in buttons(kinds) if "Politik" in button.label]  # nothing of that kind for him
    b2b = talk.tap_button(kinds, "B2B")
    assert ticked(b2b) == ["30 min", "1 Tag", "vor dem Losgehen", "Wie im Programm"]
    without_day = talk.tap_button(b2b, "1 Tag")
    assert without_day.message.text == "🤝 B2B-Termine: 30 min vorher, vor dem Losgehen"
    more = talk.tap_button(without_day, "10 min")
    assert ticked(more) == ["10 min", "30 min", "vor dem Losgehen"]
    assert [lead.written for lead in own(talk, Kind.B2B) or ()] == ["30min", "10min", "leave"]
    assert "🤝 B2B-Termine: 30 min, 10 min vorher, vor dem Losgehen" in talk.say("/reminders").message.text
    assert ticked(talk.tap_button(more, "Keine")) == ["Keine"]
    assert own(talk, Kind.B2B) == ()
    talk.tap_button(talk.say("/reminders b2b"), "Wie im Programm")
    assert talk.preferences == Preferences()


@pytest.mark.parametrize(
    ("said", "kind", "minutes"),
    [
        ("erinnere mich an B2B-Termine 30 Minuten vorher", Kind.B2B, [30]),
        ("remind me 2 hours before flights", Kind.FLIGHT, [120]),
        ("erinnere mich 2 h und 30 min vor Flügen", Kind.FLIGHT, [120, 30]),
        ("remind me 15 minutes before each b2b", Kind.B2B, [15]),
        ("Erinnerung vor B2B auf 45 Minuten", Kind.B2B, [45]),
        ("remind me 1 day before company visits", Kind.VISIT, [24 * 60]),
        ("erinnere mich eine Dreiviertelstunde vor jedem Firmenbesuch", Kind.VISIT, [45]),
        ("/reminders dinner 1h", Kind.DINNER, [60]),
        ("/reminders b2b 30 Min", Kind.B2B, [30]),
        ("keine erinnerungen für flüge", Kind.FLIGHT, []),
        ("no reminders for dinners please", Kind.DINNER, []),
    ],
)
def test_lead_times_can_be_said(talk: Talk, said: str, kind: Kind, minutes: list[int]) -> None:
    answer = talk.say(said)
    assert answer.command == "reminders"
    assert [lead.before for lead in own(talk, kind) or ()] == [timedelta(minutes=each) for each in minutes]
    assert [changed for changed, _ in talk.preferences.leads] == [kind]
    assert [button.action for button in buttons(answer) if "Ändern" in button.label] == ["reminders"]


def test_lead_times_for_everything_leave_alone_what_the_programme_is_silent_about(talk: Talk) -> None:
    talk.say("erinnere mich immer 45 minuten vorher")
    assert {kind for kind, _ in talk.preferences.leads} == set(Kind) - {Kind.HOTEL}
    assert talk.say("/reminders leads").message.text == (
        "Wann soll ich Sie erinnern?\n🏨 Hotel: keine Erinnerung\nSonst: 45 min vorher"
    )
    talk.tap_button(talk.say("/reminders leads"), "Wie im Programm")
    assert talk.preferences == Preferences()


def test_a_length_without_more_asks_before_what(talk: Talk) -> None:
    asked = talk.say("kannst du mir eine halbe stunde vorher bescheid geben statt 1 h")
    assert asked.message.text == "30 min vorher – vor welchen Terminen?"
    assert asked.wish is None
    talk.tap_button(asked, "B2B")
    assert own(talk, Kind.B2B) == BEFORE_30


def test_who_wanted_nothing_and_then_something_gets_just_that(talk: Talk) -> None:
    talk.say("keine erinnerungen")
    assert talk.say("erinnere mich an B2B-Termine 30 Minuten vorher").message.text == "🤝 B2B-Termine: 30 min vorher"
    assert talk.preferences.wanted is Wanted.ALL
    assert not talk.preferences.wants_digest
    assert talk.say("/reminders").message.text == (
        "Ihre Einstellungen\n🔔 Erinnerungen mit eigenen Vorlaufzeiten\n🌙 Keine Abendvorschau\n"
        "😴 Ruhezeit 22:00–06:30\n🤝 B2B-Termine: 30 min vorher\nSonst: keine Erinnerung"
    )
    talk.tap_button(talk.say("/reminders"), "Alle")
    assert talk.preferences == Preferences(leads=((Kind.B2B, BEFORE_30),))


def test_own_lead_times_beside_only_what_matters_say_what_comes_of_them(talk: Talk) -> None:
    talk.say("nur wichtige erinnerungen")
    answer = talk.say("/reminders b2b 24h,30min")
    assert answer.message.text == (
        "🤝 B2B-Termine: 1 Tag, 30 min vorher\n"
        "Es gilt „Nur Wichtiges“: davon nur die letzte, zu Hotel und freier Zeit keine."
    )
