"""Settings as a form: what is chosen holds at once, what makes no sense is said there, nothing else is touched."""

import json
from datetime import time
from typing import Any

import pytest

from bot.channels.slack import forms
from bot.channels.slack.reading import heard
from bot.programme.model import Kind, QuietHours
from bot.programme.preferences import Preferences, Wanted
from bot.speech.message import Button, Choice, Form, Hours
from bot.store import people
from tests.channels.slack.stage import Desk, Stage
from tests.fakes.slack import Ending, Fault, ShownView

pytestmark = pytest.mark.anyio


async def opened(stage: Stage, person: str = "p05") -> tuple[Desk, ShownView]:
    """Somebody with the form before them."""
    erika = await stage.desk(person)
    await erika.opens_home("Kyocera")
    erika.tap("⚙️ Einstellungen")
    return erika, await erika.sees_modal("Abendvorschau")


def chosen(stage: Stage, person: str = "p05") -> Preferences:
    return stage.service.agendas.roster.preferences(stage.agenda.trip.id, person)


async def test_all_is_set_at_once_confirmed_in_one_message_and_seen_on_the_page(stage: Stage) -> None:
    erika, form = await opened(stage)
    assert form.title == "Ihre Einstellungen"
    erika.member.choose("Nur Wichtiges", of="Erinnerungen")
    erika.member.choose("23:00–07:00", of="Ruhezeit")
    erika.member.choose("English", of="Sprache")
    erika.member.submit()
    said = await erika.reads("I'll speak English")
    assert said.text.split("\n") == [
        "🔔 Nur Wichtiges: eine letzte Erinnerung vor jedem Termin",
        "🌙 Keine Abendvorschau",
        "Sie kommt nur, wenn Sie „Alle“ gewählt haben.",
        "😴 Ruhezeit 23:00–07:00",
        "I'll speak English with you now.",
    ]
    assert chosen(stage) == Preferences(
        "en", Wanted.ESSENTIAL, quiet=QuietHours(time(23), time(7)), own_quiet=True, digest=True
    )
    await erika.reads_home("😴 Quiet hours 23:00–07:00")
    assert erika.member.modal is None
    assert len(erika.received) == 1


async def test_other_hours_can_be_filled_in_and_are_offered_from_then_on(stage: Stage) -> None:
    erika, _ = await opened(stage)
    erika.member.fill("Andere Ruhezeit, von", "23:30")
    erika.member.fill("Andere Ruhezeit, bis", "05:45")
    erika.member.submit()
    await erika.reads("😴 Ruhezeit 23:30–05:45")
    await stage.all_done()
    erika.member.opens_home()
    erika.tap("⚙️ Einstellungen")
    again = await erika.sees_modal("Abendvorschau")
    assert "23:30–05:45" in str(again)
    erika.member.choose("Keine Ruhezeit", of="Ruhezeit")
    erika.member.submit()
    await erika.reads("😴 Keine Ruhezeit")


@pytest.mark.parametrize(
    ("hours", "complaint"),
    [
        ({"von": "23:00"}, "Bitte beide Zeiten angeben – oder keine."),
        ({"bis": "06:00"}, "Bitte beide Zeiten angeben – oder keine."),
        ({"von": "06:00", "bis": "06:00"}, "Von und bis sind gleich. Bitte eine andere Zeit wählen."),
    ],
)
async def test_what_makes_no_sense_is_said_in_the_form_and_changes_nothing(
    stage: Stage, hours: dict[str, str], complaint: str
) -> None:
    erika, form = await opened(stage)
    erika.member.choose("Keine", of="Erinnerungen")
    for field, value in hours.items():
        erika.member.fill(f"Andere Ruhezeit, {field}", value)
    erika.member.submit()
    complained = await stage.sees(lambda: [modal for modal in [erika.member.modal] if modal and modal.errors])
    assert list(complained[0].errors.values()) == [complaint]
    assert complained[0].id == form.id
    assert chosen(stage) == Preferences()
    for field in ("von", "bis"):
        erika.member.fill(f"Andere Ruhezeit, {field}", {"von": "23:00", "bis": "06:00"}[field])
    erika.member.submit()
    await erika.reads("🔕 Keine Erinnerungen")
    assert chosen(stage).wanted is Wanted.NONE


async def test_who_sends_it_off_as_it_was_changes_nothing_and_is_told_nothing(stage: Stage) -> None:
    await stage.join("p05", "elsewhere", "telegram")
    mine = Preferences(leads=((Kind.DINNER, ()),), digest=False)
    async with stage.service.database.write() as tx:
        await people.keep_preferences(tx, stage.agenda.trip.id, "p05", mine)
        await stage.service.agendas.refresh(tx)
    erika, _ = await opened(stage)
    erika.member.submit()
    await stage.all_done()
    assert (chosen(stage), erika.received) == (mine, [])


async def test_who_wants_all_again_keeps_the_evening_as_the_form_showed_it(stage: Stage) -> None:
    mine = Preferences(wanted=Wanted.NONE, digest=False)
    async with stage.service.database.write() as tx:
        await people.keep_preferences(tx, stage.agenda.trip.id, "p05", mine)
        await stage.service.agendas.refresh(tx)
    erika, _ = await opened(stage)
    erika.member.choose("Alle", of="Erinnerungen")
    erika.member.submit()
    await erika.reads("🔔 Alle Erinnerungen")
    assert chosen(stage) == Preferences(digest=False)


async def test_lead_times_are_a_tap_away_and_lead_back_to_the_form(stage: Stage) -> None:
    erika, form = await opened(stage)
    erika.tap("⏱ Vorlaufzeiten …")
    leads = await erika.sees_modal("Wann soll ich Sie erinnern?")
    erika.tap("◀ Zurück")
    back = await erika.sees_modal("Abendvorschau")
    assert form.id == leads.id == back.id


async def test_the_preferred_chat_is_among_them_for_who_has_two(stage: Stage) -> None:
    await stage.join("p05", "elsewhere", "telegram")
    erika, _ = await opened(stage)
    erika.member.choose("Slack", of="Ich schreibe Ihnen über")
    erika.member.submit()
    await erika.reads("💬 Ich schreibe Ihnen über Slack")
    await stage.pass_time(minutes=15)
    await erika.reads("🔔")


async def test_a_form_sent_off_is_durable_before_it_is_confirmed(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    erika, _ = await opened(stage)
    await stage.all_done()
    database, write = stage.service.database, stage.service.database.write

    def away() -> None:
        raise OSError

    monkeypatch.setattr("bot.channels.inbox.TRY_AGAIN", 0.05)
    monkeypatch.setattr(database, "write", away)
    erika.member.choose("Keine", of="Erinnerungen")
    sent = erika.member.submit()
    await stage.sees(lambda: stage.slack.pending == 1)
    assert not sent.acknowledged
    monkeypatch.setattr(database, "write", write)
    await erika.reads("🔕 Keine Erinnerungen")
    assert chosen(stage).wanted is Wanted.NONE


async def test_the_confirmation_of_a_form_arrives_once_whatever_happens(stage: Stage) -> None:
    erika, _ = await opened(stage)
    stage.slack.fault(Fault(Ending.RESET, "chat.postMessage", accepted=True))
    erika.member.choose("Keine", of="Erinnerungen")
    erika.member.submit()
    await erika.reads("🔕 Keine Erinnerungen")
    await stage.all_done()
    assert not stage.slack.duplicates


FORM = Form(
    "t",
    (
        Choice("a", (Button("x", "reminders all"), Button("y", "reminders none")), "reminders all"),
        Hours("s", "e", "reminders quiet"),
    ),
)


def submission(**state: Any) -> dict[str, Any]:
    view = forms.modal(FORM, "de")
    chosen = {"field-0": {"selected_option": {"value": "reminders none"}}, "field-1-start": {}, "field-1-end": {}}
    values = {name: {name: value} for name, value in (chosen | state).items()}
    user = {"id": "U123", "team_id": "T1"}
    return {
        "type": "view_submission",
        "team": {"id": "T1"},
        "user": user,
        "trigger_id": "1.2.3",
        "view": view | {"state": {"values": values}},
    }


def test_what_was_changed_is_read() -> None:
    found = heard(submission(), "T1", frozenset())
    assert found is not None
    assert (found.key, found.address, found.text) == ("1.2.3", "U123", "reminders none")


@pytest.mark.parametrize(
    "change",
    [
        {"team": {"id": "T2"}},
        {"user": {"id": "U123", "team_id": "T2"}},
        {"user": {"id": "nobody", "team_id": "T1"}},
        {"view": {}},
        {"view": {"private_metadata": "{", "state": {"values": {}}, "blocks": []}},
        {"view": {"private_metadata": json.dumps([]), "state": {"values": {}}, "blocks": [7]}},
        {"view": None},
        {"trigger_id": {}},
    ],
)
def test_what_is_not_ours_or_cannot_be_read_is_nothing_to_us(change: dict[str, Any]) -> None:
    assert heard(submission() | change, "T1", frozenset()) is None
