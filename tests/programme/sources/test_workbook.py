"""Workbooks the way organisers keep them."""

from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook

from bot.programme.model import EVERYONE, Kind, Role, Status, Text
from bot.programme.problem import Where
from tests.programme.sources.workbooks import item, items, problems, save, tokyo, trip

HEADINGS = ("id", "Art", "Titel", "Datum", "Beginn", "Ende")
APRIL_20 = datetime(2024, 4, 20)  # noqa: DTZ001 – cells hold wall clocks


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Firmenbesuch", Kind.VISIT),
        ("FLUG", Kind.FLIGHT),
        ("Abendessen ", Kind.DINNER),
        ("B2B-Termin", Kind.B2B),
        ("Universitaet", Kind.SCIENCE),
    ],
)
def test_kinds_have_german_names(tmp_path: Path, word: str, kind: Kind) -> None:
    rows = (("id", "Art", "title", "start"), ("a", word, "A", "2024-04-23 14:00"))
    assert items(tmp_path, rows)[0].kind is kind


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("vorläufig", Status.TENTATIVE),
        ("abgesagt", Status.CANCELLED),
        ("Bestätigt", Status.CONFIRMED),
        ("entfaellt", Status.CANCELLED),
    ],
)
def test_statuses_have_german_names(tmp_path: Path, word: str, status: Status) -> None:
    assert item(tmp_path, "Status", word).status is status


def test_an_audience_may_be_everybody_several_or_nobody(tmp_path: Path) -> None:
    groups = (("id", "Bezeichnung"), ("science", "Wissenschaft"), ("trade", "Wirtschaft"))
    headings = ("id", "kind", "title", "start", "Zielgruppe")
    rows = (
        headings,
        *((str(n), "visit", "A", "2024-04-23 14:00", text) for n, text in enumerate(("alle", "science; trade", "–"))),
    )
    found = trip(save(tmp_path / "trip.xlsx", {"Gruppen": groups, "Items": rows})).items
    assert [each.audience for each in found] == [(EVERYONE,), ("science", "trade"), ()]


def test_texts_have_a_column_for_each_language(tmp_path: Path) -> None:
    headings = ("id", "kind", "start", "Titel", "Titel (englisch)", "bring_de", "bring_en")
    (found,) = items(tmp_path, (headings, ("a", "visit", "2024-04-23 14:00", "Besuch", "Visit", "Pass", "Passport")))
    assert found.title == Text((("de", "Besuch"), ("en", "Visit")))
    assert found.bring == Text((("de", "Pass"), ("en", "Passport")))


def test_meeting_points_counterparts_and_links_have_columns(tmp_path: Path) -> None:
    headings = (
        "id", "kind", "title", "start", "Treffzeit", "Treffpunkt", "meet_note_de", "Gesprächspartner",
        "counterpart_title", "Gesprächspartner 2", "link_title", "link_url",
    )  # fmt: skip
    values = (
        "a",
        "b2b",
        "A",
        "2024-04-23 14:00",
        time(13, 15),
        "hotel",
        "Lobby",
        "Frau M",
        "CEO",
        "Herr N",
        "Karte",
        "https://x.example/",
    )
    places = (("id", "name"), ("hotel", "Hotel"))
    (found,) = trip(save(tmp_path / "trip.xlsx", {"Orte": places, "Items": (headings, values)})).items
    assert found.meet is not None
    assert (found.meet.at, found.meet.place, found.meet.note) == (tokyo(13, 15), "hotel", Text((("de", "Lobby"),)))
    assert [(other.name, other.title) for other in found.counterparts] == [("Frau M", "CEO"), ("Herr N", None)]
    assert [link.url for link in found.links] == ["https://x.example/"]


def test_people_and_places_are_read_as_organisers_write_them(tmp_path: Path) -> None:
    people = (
        ("Nr", "Name", "Firma", "Rolle", "Sprache", "E-Mail", "Telefon"),
        (1, " Max Muster ", "Optik", "Organisatorin", "Englisch", "m@x.example", 493012345678),
    )
    places = (
        ("id", "Name", "Adresse (japanisch)", "Breite", "Länge", "Bemerkung"),
        ("w", "Werk", "京都市", 34.9857, "135,7588", "Empfang"),
    )
    found = trip(save(tmp_path / "trip.xlsx", {"Teilnehmer": people, "Orte": places}))
    (person,), (place,) = found.people, found.places
    assert (person.id, person.name, person.role, person.language) == ("1", "Max Muster", Role.ORGANISER, "en")
    assert person.phone == "493012345678"
    assert (place.address_ja, place.location) == ("京都市", (34.9857, 135.7588))


def test_the_trip_may_be_written_in_german(tmp_path: Path) -> None:
    head = (
        ("Delegationsreise",),
        ("Feld", "Wert"),
        ("Kennung", "reise"),
        ("Titel (de)", "Reise"),
        ("Titel (englisch)", "Trip"),
        ("Zeitzone", "Asia/Tokyo"),
        ("Sprachen", "Deutsch, Englisch"),
        ("Beginn", APRIL_20),
        ("Ende", "27.04.2024"),
        ("Ruhezeiten", "22:00–06:30"),
        ("Erinnerung", "60min, leave"),
        ("Erinnerung B2B", "24h; 1,5h; leave"),
        ("Erinnerung Hotel", "keine"),
        ("Abendübersicht", time(20, 0)),
    )
    contacts = (("Name", "Rolle", "Telefon", "Notfall"), ("Erika", "Leitung", 110, True))
    found = trip(save(tmp_path / "trip.xlsx", {"Trip": (), "Reise": head, "Kontakte": contacts}))
    assert found.title == Text((("de", "Reise"), ("en", "Trip")))
    assert (found.languages, found.starts, found.ends) == (("de", "en"), date(2024, 4, 20), date(2024, 4, 27))
    assert [lead.written for lead in found.reminders.leads(Kind.B2B)] == ["24h", "1,5h", "leave"]
    assert found.reminders.leads(Kind.HOTEL) == ()
    assert found.reminders.digest == time(20)
    assert (found.contacts[0].phone, found.contacts[0].emergency) == ("110", True)


def test_items_without_an_id_column_are_named_after_their_title(tmp_path: Path) -> None:
    rows = (
        ("Art", "Titel", "Beginn"),
        *(("visit", title, "2024-04-23 14:00") for title in ("Größe prüfen", "Größe prüfen", "京都")),
    )
    assert [found.id for found in items(tmp_path, rows)] == ["groesse-pruefen", "groesse-pruefen-2", "item"]


def test_a_missing_id_in_a_column_of_ids_is_an_error(tmp_path: Path) -> None:
    rows = (HEADINGS, (None, "visit", "A", "23.04.2024", "14:00", None))
    (problem,) = problems(save(tmp_path / "trip.xlsx", {"Items": rows}))
    assert (problem.code, problem.args, problem.where) == (
        "missing-field",
        {"field": "id"},
        Where(sheet="Items", cell="B2"),
    )


def test_blank_formatted_rows_and_other_sheets_are_no_part_of_the_programme(tmp_path: Path) -> None:
    def dress_up(book: Workbook) -> None:
        for row in range(3, 300):
            book["Items"].cell(row, 2).number_format = "0.00"
        book.create_sheet("Budget").cell(1, 1).value = 1000

    rows = (HEADINGS, ("a", "visit", "A", "23.04.2024", "14:00", None))
    assert len(trip(save(tmp_path / "trip.xlsx", {"Items": rows}, dress_up)).items) == 1
