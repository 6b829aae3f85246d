"""What people read on their phones when items come and go, and when what is to be known about them changes."""

from pathlib import Path

from bot.programme.changes import changes_for
from bot.speech.scene import Scene
from bot.speech.views.changes import change_notice
from tests.speech.versions import MORNING, Told, labels, lines, version


def test_a_visit_is_off_and_its_day_is_a_tap_away(told: Told) -> None:
    message = told("hans", ("audience: [trade]", "audience: [trade]\n    status: cancelled"))
    assert lines(message) == [
        "🔄 Programmänderung",
        "❌ Fällt aus: 🏭 Firmenbesuch Nidec",
        "~Di 23. April, 14:00–15:30 Japan (07:00 Deutschland)~",
    ]
    assert labels(message) == ["📅 Mein Tag", "🗓 Kalender"]


def test_a_visit_is_for_others_now(told: Told) -> None:
    edits = (("audience: [trade]", "audience: [rita]"),)
    gone = told("jane", *edits)
    assert lines(gone)[1] == "➖ No longer in your programme: 🏭 Visit to Nidec"
    assert labels(gone) == ["📅 My day", "🗓 Calendar"]
    assert lines(told("rita", *edits)) == [
        "🔄 Programmänderung",
        "➕ Neu: 🏭 Firmenbesuch Nidec",
        "Di 23. April, 14:00–15:30 Japan (07:00 Deutschland)",
        "📍 Nidec Head Office, 338 Tonoshiro, Kyoto",
        "🚌 Treffpunkt 13:15 Lobby, Hotel Beispiel – spätestens dann los",
        "🤝 Ken Hinagata, Nidec",
        "🤝 Aki Mihon, Nidec",
        "🗣 Dolmetschen: Frida Muster",
        "👔 dunkler Anzug · 🎴 20 Visitenkarten",
    ]


def test_what_was_sure_is_not_and_the_other_way_round(tmp_path: Path) -> None:
    sure = version(tmp_path)
    unsure = version(tmp_path, ("audience: [rita]", "audience: [rita]\n    status: tentative"))
    off = version(tmp_path, ("audience: [rita]", "audience: [rita]\n    status: cancelled"))
    said = []
    for before, after in ((sure, unsure), (unsure, sure), (off, sure), (off, unsure)):
        scene = Scene(after, after.people["rita"], MORNING, "de")
        said.append(lines(change_notice(changes_for("rita", before, after, MORNING), before, scene))[1:3])
    when = "Mi 24. April, 10:00–10:45 Japan (03:00 Deutschland)"
    assert said == [
        ["❓ Doch noch nicht sicher: 🤝 B2B mit Horiba", when],
        ["✅ Jetzt bestätigt: 🤝 B2B mit Horiba", when],
        ["✅ Findet doch statt: 🤝 B2B mit Horiba", when],
        ["✅ Findet doch statt: 🤝 B2B mit Horiba (noch nicht bestätigt)", when],
    ]


def test_all_that_is_to_be_known_changes(told: Told) -> None:
    edits = (
        ("de: Firmenbesuch Nidec", "de: Werkstour"),
        ("place: nidec", "links: []"),
        ("dunkler Anzug", "feste Schuhe"),
        ("bring: {de: 20 Visitenkarten, en: 20 business cards}", "source: published"),
        ("name: Ken Hinagata", "name: Taro Mihon"),
        ("interpreter: Frida Muster", "interpreter: Ken Honyaku"),
    )
    assert lines(told("hans", *edits))[1:] == [
        "🏭 Werkstour",
        "~bisher Firmenbesuch Nidec~",
        "Di 23. April, 14:00–15:30 Japan (07:00 Deutschland)",
        "📍 Der Ort ist noch offen",
        "~bisher Nidec Head Office~",
        "👔 Kleidung: feste Schuhe",
        "~bisher dunkler Anzug~",
        "🎴 Nichts mehr mitzubringen",
        "~bisher 20 Visitenkarten~",
        "🤝 Sie treffen: Taro Mihon, Nidec; Aki Mihon, Nidec",
        "~bisher Ken Hinagata, Nidec~",
        "🗣 Dolmetschen: Ken Honyaku",
        "~bisher Frida Muster~",
    ]


def test_nothing_is_prescribed_any_more(told: Told) -> None:
    people = "[{name: Ken Hinagata, organisation: Nidec}, {name: Aki Mihon, organisation: Nidec}]"
    edits = (
        ("dress: {de: dunkler Anzug, en: dark suit}", "links: []"),
        (f"counterparts: {people}", "counterparts: []"),
        ("interpreter: Frida Muster", "source: published"),
    )
    assert lines(told("jane", *edits))[3:] == [
        "👔 No dress code any more",
        "~was dark suit~",
        "🤝 Whom you meet is still open",
        "~was Ken Hinagata, Nidec; Aki Mihon, Nidec~",
        "🗣 The interpreter is still open",
        "~was Frida Muster~",
    ]


def test_in_a_language_in_which_nothing_was_rewritten_what_holds_is_said_once(told: Told) -> None:
    notice = told("hans", ("dunkler Anzug", "feste Schuhe"), ("de: Firmenbesuch Nidec", "de: Werkstour"), language="en")
    assert lines(notice)[1:] == [
        "🏭 Visit to Nidec",
        "Tue 23 April, 14:00–15:30 Japan (07:00 Germany)",
        "👔 Dress: dark suit",
    ]


def test_of_several_changes_each_has_its_paragraph_and_its_button(told: Told) -> None:
    off = ("travel: 20min", "travel: 20min\n    status: cancelled")
    message = told("hans", ('at: "13:15"', 'at: "13:00"'), off, ("[rita]", "[rita, hans]"))
    assert [lines(message)[number] for number in (0, 2, 7, 10)] == [
        "🔄 3 Programmänderungen",
        "🏭 Firmenbesuch Nidec",
        "❌ Fällt aus: 🍽 Abendessen",
        "➕ Neu: 🤝 B2B mit Horiba",
    ]
    assert labels(message) == ["🏭 Firmenbesuch Nidec", "🤝 B2B mit Horiba", "📋 Ganzes Programm", "🗓 Kalender"]


def test_whoever_gets_a_whole_new_agenda_reads_it_in_short(told: Told) -> None:
    joins = ("name: Tom Muster", "name: Tom Muster, groups: [trade]")
    other = (("travel: 20min", "travel: 40min"), ("2024-04-27 12:30", "2024-04-27 12:40"))
    message = told("tom", joins, *other)
    assert lines(message)[:5] == [
        "🔄 4 Programmänderungen",
        "",
        "➕ Neu: 🏭 Firmenbesuch Nidec",
        "Di 23. April, 14:00–15:30 Japan (07:00 Deutschland)",
        "",
    ]
    assert labels(message)[0] == "🏭 Firmenbesuch Nidec"
