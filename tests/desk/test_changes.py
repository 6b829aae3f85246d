"""An organiser changes the programme from the phone: pick, change, see what it means, publish."""

import pytest

from bot.store import acts
from tests.desk.stage import Stage, buttons, readable

pytestmark = pytest.mark.anyio

CLAUDIA, STEFAN = "o01", "o02"
"""Two organisers; Stefan comes along to Nidec."""
HANS, MAX = "p05", "p06"
"""Hans goes to Nidec, Max to Horiba."""


async def test_an_item_is_a_quarter_of_an_hour_later_with_four_taps(stage: Stage) -> None:
    claudia, hans, max_ = (stage.phone(name) for name in (CLAUDIA, HANS, MAX))
    assert (await claudia.says("/change")).text.startswith("✏️ Was soll sich ändern?\nDi 23. April")
    card = await claudia.taps("Nidec")
    assert card.lines[0].text == "🏭 Firmenbesuch Nidec"
    assert "5 Personen" in card.lines[-1].text
    preview = await claudia.taps("+15")
    assert preview.in_place
    assert readable(preview) == (
        "📝 Entwurf – noch nicht veröffentlicht\n\n"
        "📋 Das ändert sich\n\n"
        "🏭 Firmenbesuch Nidec\n"
        "⏰ Neue Zeit: Di 23. April, 11:05–12:15 Japan (04:05 Deutschland)\n"
        "~bisher 10:50–12:00~\n"
        "🚌 Treffpunkt 10:35 Haupteingang, Bus 1, Kyocera Corporation, Head Office – spätestens dann los\n"
        "📨 Nachricht an 5 Personen\n\n"
        "5 Personen bekommen je eine Nachricht.\n"
        "🔔 Erinnerungen: 10 zu anderer Zeit\n"
        "[✅ Veröffentlichen & informieren]\n"
        "[🔕 Still veröffentlichen]\n"
        "[✏️ Weiter ändern][🗑 Verwerfen]"
    )
    assert hans.received == [], "nothing goes out before it is published"
    done = await claudia.taps("informieren")
    assert done.text.startswith("✅ Veröffentlicht – Änderung 2 gilt\n📨 5 Personen werden jetzt informiert.")
    await stage.deliver()
    assert "bisher 10:50–12:00" in hans.last("🔄 Programmänderung")
    assert max_.received == [text for text in max_.received if "🔄" not in text], "others hear nothing"
    assert "✅ 0 von 5 haben bestätigt" in claudia.last("📣 Änderung 2")


async def test_in_english(stage: Stage) -> None:
    claudia = stage.phone(CLAUDIA)
    await claudia.says("English please")
    preview = await claudia.says("move Nidec to 3pm")
    assert preview.text.startswith("📝 Draft – not published yet")
    assert "New time: Tue 23 April, 15:00–16:10" in preview.text
    assert "🔔 Reminders: 10 at another time" in preview.text
    assert (await claudia.taps("Publish silently")).text.startswith("✅ Published – change 2 is in force\n📭 Nobody")


async def test_several_edits_make_one_message(stage: Stage) -> None:
    claudia, hans = stage.phone(CLAUDIA), stage.phone(HANS)
    await claudia.says("Nidec 30 Minuten später")
    await claudia.taps("Weiter ändern")
    await claudia.taps("Ort")
    await claudia.says("Fushimi Inari")
    await claudia.taps("Weiter ändern")
    await claudia.taps("Treffpunkt")
    preview = await claudia.says("10:45 Lobby, Bus 7")
    for words in ("11:20–12:30", "📍 Neuer Ort: Fushimi Inari Taisha", "10:45 Lobby, Bus 7"):
        assert words in preview.text
    await claudia.taps("informieren")
    await stage.deliver()
    told = [text for text in hans.received if "🔄" in text]
    assert len(told) == 1
    assert "📍 Neuer Ort: Fushimi Inari Taisha" in told[0]


async def test_a_draft_survives_a_restart_and_double_taps(stage: Stage) -> None:
    claudia = stage.phone(CLAUDIA)
    await claudia.says("/change")
    await claudia.taps("Nidec")
    later, tap = claudia.action("+15"), "tap 1"
    first = await claudia.sends(later, tap)
    again = await claudia.sends(later)
    assert again.text == first.text, "a second tap on the same button is none"
    await stage.restart()
    assert (await claudia.sends(later, tap)).text == first.text, "nor is the same tap, told again"
    assert (await claudia.says("/publish")).text == first.text
    publish = claudia.action("informieren")
    assert (await claudia.sends(publish, "tap 2")).text.startswith("✅ Veröffentlicht – Änderung 2")
    assert (await claudia.sends(publish)).text == "Das ist schon geschehen: Änderung 2 gilt."
    await stage.restart()
    assert (await claudia.sends(publish, "tap 2")).text == "Das ist schon geschehen: Änderung 2 gilt."
    assert stage.service.agendas.number(stage.agenda.trip.id) == 2


async def test_what_was_changed_since_it_was_shown_is_shown_again_and_not_published(stage: Stage) -> None:
    claudia = stage.phone(CLAUDIA)
    await claudia.says("Nidec 30 Minuten später")
    old = claudia.action("informieren")
    await claudia.says("Horiba fällt aus")
    shown = await claudia.sends(old)
    assert shown.text.startswith("📝 Entwurf")
    assert "❌ Fällt aus: 🏭 Firmenbesuch Horiba" in shown.text
    assert stage.service.agendas.number(stage.agenda.trip.id) == 1


async def test_a_draft_is_discarded(stage: Stage) -> None:
    claudia = stage.phone(CLAUDIA)
    await claudia.says("Nidec 30 Minuten später")
    publish = claudia.action("informieren")
    assert (await claudia.taps("Verwerfen")).text == "🗑 Verworfen. Es gilt weiter, was galt."
    assert (await claudia.sends(publish)).text == "Es gibt keinen Entwurf zu veröffentlichen."
    assert (await claudia.says("/publish")).text == "Es gibt keinen Entwurf zu veröffentlichen."


async def test_of_several_items_it_is_asked_which_is_meant(stage: Stage) -> None:
    claudia = stage.phone(CLAUDIA)
    asked = await claudia.says("Abendessen 30 min später")
    assert [button.label for button in buttons(asked)] == [
        "Di 19:00 🍽 Geschäftsessen in Tokio",
        "Do 18:30 🍽 OPIE-Netzwerkabendessen",
        "Fr 19:30 🍽 Abschlussessen mit Rückblick",
    ]
    assert "19:30–21:30" in (await claudia.taps("Geschäftsessen")).text


@pytest.mark.parametrize(
    ("button", "typed", "shown"),
    [
        ("Neue Zeit", "Mi 15 Uhr", "Mi 24. April, 15:00–16:10"),
        ("Neues Ende", "12:30", "10:50–12:30"),
        ("Ort", "Café Beispiel", "📍 Neuer Ort: Café Beispiel"),
        ("Treffpunkt", "kein", "🚌 Kein Treffpunkt mehr"),
        ("Hinweis", "Bitte leise sein", "📝 Einzelheiten"),
        ("Teilnehmer", "Erika, Wissenschaft", "➕ Neu für"),
        ("Teilnehmer", "ohne Hans", "➖ Nicht mehr für Hans Platzhalter"),
    ],
)
async def test_whatever_is_changed_is_typed(stage: Stage, button: str, typed: str, shown: str) -> None:
    claudia = stage.phone(CLAUDIA)
    await claudia.says("/change Nidec")
    await claudia.taps(button)
    assert shown in (await claudia.says(typed)).text


@pytest.mark.parametrize(
    ("taps", "shown"),
    [
        (("Neue Zeit", "+45"), "11:35–12:45"),
        (("Neues Ende", "12:15"), "10:50–12:15"),
        (("Ort", "HORIBA"), "📍 Neuer Ort: HORIBA Ltd., Head Office"),
        (("Treffpunkt", "10:15"), "🚌 Treffpunkt 10:15"),
        (("Teilnehmer", "Wissenschaft"), "➕ Neu für"),
        (("Absagen",), "❌ Fällt aus: 🏭 Firmenbesuch Nidec"),
        (("Vorläufig",), "❓ Doch noch nicht sicher"),
    ],
)
async def test_or_tapped(stage: Stage, taps: tuple[str, ...], shown: str) -> None:
    claudia = stage.phone(CLAUDIA)
    await claudia.says("/change")
    preview = await claudia.taps("Nidec")
    for label in taps:
        preview = await claudia.taps(label)
    assert shown in preview.text
    assert claudia.action("Verwerfen", preview)


async def test_what_is_not_understood_is_asked_again(stage: Stage) -> None:
    claudia = stage.phone(CLAUDIA)
    await claudia.says("/change Nidec")
    await claudia.taps("Neue Zeit")
    assert "„irgendwann“ habe ich nicht verstanden." in (await claudia.says("irgendwann")).text
    assert "11:30–12:40" in (await claudia.says("11:30")).text


async def test_what_makes_no_programme_is_said_and_changes_nothing(stage: Stage) -> None:
    claudia = stage.phone(CLAUDIA)
    await claudia.says("/change Nidec")
    await claudia.taps("Treffpunkt")
    refused = await claudia.says("11:30")
    assert refused.text.startswith("So geht es nicht:\n„nidec-visit“ – Das Treffen (11:30) liegt nach dem Beginn.")
    assert (await claudia.says("/publish")).text == "Es gibt keinen Entwurf zu veröffentlichen."


async def test_only_new_conflicts_are_shown(stage: Stage) -> None:
    claudia = stage.phone(CLAUDIA)
    assert "Konflikt" not in (await claudia.says("Nidec 5 Minuten später")).text
    clash = await claudia.says("Nidec 45 Minuten früher")
    assert "Neuer Konflikt:\n⚠️ 🏭 Firmenbesuch Nidec überschneidet sich mit 🏭 Firmenbesuch Kyocera (" in clash.text
    assert "OPIE" not in clash.text, "those that were there before are no news"


async def test_who_has_no_chat_is_counted(stage: Stage) -> None:
    claudia = stage.phone(CLAUDIA)
    await stage.phone(HANS).says("/stop")
    await stage.phone(HANS).sends("stop leave")
    assert "☎️ 1 davon hat keinen Chat: bitte anrufen." in (await claudia.says("Nidec 30 Minuten später")).text


async def test_days_are_turned_like_pages(stage: Stage) -> None:
    claudia = stage.phone(CLAUDIA)
    await claudia.says("/change")
    more = await claudia.taps("Mehr")
    assert "Shinkansen" in readable(more)
    wednesday = await claudia.taps("Mi 24.")
    assert "Besuch des DWIH Tokyo" in readable(wednesday)
    await claudia.taps("DWIH")
    assert "10:15–11:45" in (await claudia.taps("+15")).text


async def test_organisers_only_and_only_their_own_draft(stage: Stage) -> None:
    claudia, stefan, hans = (stage.phone(name) for name in (CLAUDIA, STEFAN, HANS))
    await claudia.says("Nidec 30 Minuten später")
    publish, drop = claudia.action("informieren"), claudia.action("Verwerfen")
    for action in (publish, drop, "change", "change draft", "change + nidec-visit 15 10:50", "undo", "undo 1 tell"):
        assert "Das weiß ich leider nicht." in (await hans.sends(action)).text
    assert (await stefan.sends(publish)).text == "Es gibt keinen Entwurf zu veröffentlichen."
    await stefan.sends(drop)
    assert (await claudia.says("/publish")).text.startswith("📝 Entwurf")
    assert stage.service.agendas.number(stage.agenda.trip.id) == 1


@pytest.mark.parametrize(
    "action",
    [
        "change day 2024-99-99",
        "change day 9999-12-31",
        "change day 0001-01-01 9",
        "change item nothing",
        "change ask start nothing",
        "change ask secret nidec-visit",
        "change set start nidec-visit",
        "change set status nidec-visit maybe",
        "change set audience nidec-visit -",
        "change set place nidec-visit +",
        "change + nidec-visit soon 10:50",
        "change + nidec-visit 999999999999999999999 10:50",
        "change + nidec-visit 15",
        "change drop",
        "change drop v1",
        "change shift 15",
        "publish v1 1 tell",
        "publish x 0 tell",
        "publish x 1 loudly",
        "undo 99999999999 tell",
        "undo 0 tell",
    ],
)
async def test_forged_buttons_do_nothing(stage: Stage, action: str) -> None:
    claudia = stage.phone(CLAUDIA)
    answer = await claudia.sends(action)
    assert "Fehler unterlaufen" not in answer.text
    assert stage.service.agendas.number(stage.agenda.trip.id) == 1
    assert (await claudia.says("/publish")).text == "Es gibt keinen Entwurf zu veröffentlichen."


async def test_everything_is_in_the_audit_log(stage: Stage) -> None:
    claudia = stage.phone(CLAUDIA)
    await claudia.says("Nidec 30 Minuten später")
    await claudia.taps("Verwerfen")
    await claudia.says("Kyocera fällt aus")
    await claudia.taps("informieren")
    await claudia.taps("Rückgängig")
    await claudia.taps("Still")
    async with stage.service.database.read() as tx:
        done = await acts.deeds(tx, stage.agenda.trip.id, 10)
    assert [deed.action for deed in reversed(done)] == ["change", "discard", "change", "publish", "undo"]
    assert {deed.person for deed in done} == {CLAUDIA}
    assert done[1].content == {"version": 2, "silent": False, "people": 13}
