"""What organisers see before they publish."""

from pathlib import Path

from bot.speech.scene import Scene
from bot.speech.views.preview import preview
from tests.speech.versions import MORNING, lines, version


def seen(folder: Path, *edits: tuple[str, str], language: str = "de") -> list[str]:
    """The preview of an edited programme."""
    before, after = version(folder), version(folder, *edits)
    return lines(preview(before, Scene(after, None, MORNING, language)))


def test_what_changes_is_shown_as_people_will_read_it_with_who_they_are(tmp_path: Path) -> None:
    edits = (("travel: 20min", "travel: 30min"), ('at: "13:15"', 'at: "13:00"'))
    assert seen(tmp_path, *edits) == [
        "📋 Das ändert sich",
        "",
        "🏭 Firmenbesuch Nidec",
        "Di 23. April, 14:00–15:30 Japan (07:00 Deutschland)",
        "🚌 Treffpunkt 13:00 Lobby, Hotel Beispiel – spätestens dann los",
        "~bisher 13:15~",
        "📨 Nachricht an Hans Muster, Jane Sample",
        "",
        "🍽 Abendessen",
        "Di 23. April, 19:00–21:00 Japan (12:00 Deutschland)",
        "🚌 Spätestens 18:20 los (Weg 30 min, 10 min früher da)",
        "~bisher 18:30~",
        "📨 Nachricht an 4 Personen",
        "",
        "4 Personen bekommen je eine Nachricht.",
    ]


def test_organisers_read_it_in_their_language(tmp_path: Path) -> None:
    assert seen(tmp_path, ("audience: [rita]", "audience: [rita]\n    status: cancelled"), language="en") == [
        "📋 What changes",
        "",
        "❌ Cancelled: 🤝 B2B with Horiba",
        "~Wed 24 April, 10:00–10:45 Japan (03:00 Germany)~",
        "📨 Message to Rita Muster",
        "",
        "1 person gets a message.",
    ]


def test_who_comes_to_an_item_and_who_leaves_it(tmp_path: Path) -> None:
    assert seen(tmp_path, ("audience: [rita]", "audience: [tom, trade]"))[4:] == [
        "➕ Neu für Hans Muster, Jane Sample, Tom Muster",
        "➖ Nicht mehr für Rita Muster",
        "📨 Nachricht an 4 Personen",
        "",
        "4 Personen bekommen je eine Nachricht.",
    ]


def test_details_and_what_is_over_are_shown_and_told_nobody(tmp_path: Path) -> None:
    edits = (("place: plant", "place: plant\n    notes: Bitte leise"), ("2024-04-23 07:30", "2024-04-23 07:45"))
    assert seen(tmp_path, *edits) == [
        "📋 Das ändert sich",
        "",
        "⛩ Spaziergang",
        "⏰ Neue Zeit: Di 23. April, 06:30–07:45 Japan (Mo 23:30 Deutschland)",
        "~bisher 06:30–07:30~",
        "📭 Ohne Nachricht",
        "",
        "🤝 B2B mit Horiba",
        "Mi 24. April, 10:00–10:45 Japan (03:00 Deutschland)",
        "📝 Einzelheiten: Hinweise, Links, Schreibweisen",
        "📭 Ohne Nachricht",
        "",
        "Niemand bekommt eine Nachricht.",
    ]


def test_new_items_and_those_struck_out(tmp_path: Path) -> None:
    fresh = "items:\n  - {id: tea, kind: free, title: Tee, start: 2024-04-24 16:00, audience: [tom]}"
    gone = seen(tmp_path, ("\nitems:", f"\n{fresh}"), ("[rita]", "[tom]"))
    assert gone[2:6] == [
        "🤝 B2B mit Horiba",
        "Mi 24. April, 10:00–10:45 Japan (03:00 Deutschland)",
        "➕ Neu für Tom Muster",
        "➖ Nicht mehr für Rita Muster",
    ]
    assert gone[8:11] == [
        "➕ Neu: ☕ Tee",
        "Mi 24. April, 16:00–17:00 Japan (09:00 Deutschland)",
        "📨 Nachricht an Tom Muster",
    ]


def test_the_rest_of_the_trip(tmp_path: Path) -> None:
    edits = (
        ("title: Probe", "title: Generalprobe"),
        ("ends: 2024-04-27", "ends: 2024-04-28"),
        ('quiet_hours: "22:00-06:30"', 'quiet_hours: "23:00-07:00"'),
        ('{default: [60min, leave], b2b: [24h], digest: "20:00"}', "{default: [leave], b2b: [], visit: [2h]}"),
        ("Olga Muster, phone", "Otto Muster, phone"),
        ("{de: Wirtschaft, en: Trade}", "{de: Handel, en: Trade}"),
        ("- {id: tom, name: Tom Muster}", "- {id: eve, name: Eve Muster}"),
        ("338 Tonoshiro, Kyoto", "338 Tonoshiro-cho, Kyoto 601"),
    )
    assert seen(tmp_path, *edits)[2:] == [
        "👥 Personen neu: Eve Muster",
        "👥 Personen gestrichen: Tom Muster",
        "🏷 Gruppen geändert: Handel / Trade",
        "📍 Orte geändert: Nidec Head Office",
        "🆘 Kontakte neu: Otto Muster",
        "🆘 Kontakte gestrichen: Olga Muster",
        "",
        "🗓 Reise: Probe → Generalprobe",
        "🗓 Reise: 2024-04-22 – 2024-04-27 → 2024-04-22 – 2024-04-28",
        "🤫 Ruhezeit: 22:00–06:30 → 23:00–07:00",
        "🌙 Abendvorschau: 20:00 → keine",
        "🔔 Erinnerungen: 60min, leave → leave",
        "🔔 Erinnerungen (b2b): 24h → keine",
        "🔔 Erinnerungen (visit): 60min, leave → 2h",
        "",
        "Niemand bekommt eine Nachricht.",
    ]


def test_many_are_counted(tmp_path: Path) -> None:
    places = [(f"name: {name}", f"phone: '+81 1', name: {name}") for name in ("Nidec Head", "Nidec Plant", "Hotel")]
    people = [(f"- {{id: {name}", f"- {{organisation: X, id: {name}") for name in ("hans", "jane", "rita", "tom")]
    assert seen(tmp_path, *places, *people)[2:4] == [
        "👥 Personen geändert: 4",
        "📍 Orte geändert: Nidec Head Office, Nidec Plant, Hotel Beispiel",
    ]


def test_the_same_programme_again(tmp_path: Path) -> None:
    assert seen(tmp_path) == ["Es ändert sich nichts."]
    assert seen(tmp_path, language="en") == ["Nothing changes."]


def test_who_chose_another_language_hears_of_what_changed_in_it(tmp_path: Path) -> None:
    before, after = version(tmp_path), version(tmp_path, ("en: dark suit", "en: suit"))
    scene = Scene(after, None, MORNING, "en")
    assert lines(preview(before, scene))[-1] == "1 person gets a message."
    assert lines(preview(before, scene, {"hans": "en"}))[-1] == "2 people get one message each."
