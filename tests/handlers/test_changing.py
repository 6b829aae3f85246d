"""What organisers type to change the programme; and that nobody else, and no question, changes anything."""

from datetime import datetime

import pytest

from bot.programme.agenda import Agenda
from bot.programme.edits import Edit, What
from bot.speech.scene import Scene
from handlers.change_values import value_of
from handlers.changes import Amend, Open, Pick
from handlers.request import OrganisersWish
from tests.handlers.dialogue import Talk

MORNING = "2024-04-23T08:00:00+09:00"
ORGANISER, PARTICIPANT = "o01", "p05"


def wish(agenda: Agenda, text: str, person: str = ORGANISER) -> object:
    return Talk(agenda, person, MORNING).say(text).wish


@pytest.mark.parametrize(
    ("text", "item", "what", "value"),
    [
        ("Nidec 30 Minuten später", "nidec-visit", What.SHIFT, "30"),
        ("Nidec eine halbe Stunde später", "nidec-visit", What.SHIFT, "30"),
        ("Nidec wird um 10 Minuten vorgezogen", "nidec-visit", What.SHIFT, "-10"),
        ("Bitte Nidec um 20 Minuten verschieben", "nidec-visit", What.SHIFT, "20"),
        ("B2B Mihon 15 min earlier", "b2b-mihon-optics", What.SHIFT, "-15"),
        ("Shinkansen 20 minutes later", "shinkansen-kyoto-tokyo", What.SHIFT, "20"),
        ("Abendessen um 19:30 statt 19:00", "business-dinner", What.START, "19:30"),
        ("dinner at 7.30pm instead of 7pm", "business-dinner", What.START, "19:30"),
        ("Kyocera fällt aus", "kyocera-visit", What.STATUS, "cancelled"),
        ("Bitte sag Nidec ab", "nidec-visit", What.STATUS, "cancelled"),
        ("cancel dinner tonight", "business-dinner", What.STATUS, "cancelled"),
        ("Horiba is cancelled", "horiba-visit", What.STATUS, "cancelled"),
        ("move Nidec to 3pm", "nidec-visit", What.START, "15:00"),
        ("Verschiebe Horiba auf 11:30", "horiba-visit", What.START, "11:30"),
        ("Nidec auf morgen 10 Uhr verschieben", "nidec-visit", What.START, "2024-04-24 10:00"),
        ("/change Nidec 30 Minuten später", "nidec-visit", What.SHIFT, "30"),
    ],
)
def test_what_an_organiser_types_goes_into_the_draft(
    sample: Agenda, text: str, item: str, what: What, value: str
) -> None:
    assert wish(sample, text) == Amend((Edit(item, what, value),))


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Bus morgen 10 Minuten früher", ("bus-opie-embassy", "bus-embassy")),
        ("Abendessen 30 min später", ("business-dinner", "opie-dinner", "closing-dinner")),
        ("Nidec und Horiba 15 Minuten später", ("horiba-visit", "nidec-visit")),
    ],
)
def test_of_several_it_is_asked_which(sample: Agenda, text: str, items: tuple[str, ...]) -> None:
    found = wish(sample, text)
    assert isinstance(found, Pick)
    assert (found.items, found.what) == (items, What.SHIFT)


@pytest.mark.parametrize(
    "text",
    [
        "Fällt Kyocera aus?",
        "Ist Nidec abgesagt",
        "Kann ich Nidec absagen",
        "Is Nidec cancelled",
        "Wann ist Nidec",
        "Ich komme 10 Minuten später zu Nidec",
        "Wir sind bei Nidec 10 Minuten später",
        "I am 10 minutes later at Nidec",
        "Erinnere mich 30 Minuten früher an Nidec",
        "Nidec nicht absagen",
        "Falls Nidec ausfällt",
        "Toyota 30 Minuten später",
        "30 Minuten später",
        "Nidec",
        "Nidec 30 Minuten",
    ],
)
def test_in_doubt_nothing_is_a_change(sample: Agenda, text: str) -> None:
    assert not isinstance(wish(sample, text), Amend | Pick)


@pytest.mark.parametrize(
    "text", ["Nidec 30 Minuten später", "Kyocera fällt aus", "move Nidec to 3pm", "cancel dinner tonight", "/change"]
)
def test_participants_change_nothing(sample: Agenda, text: str) -> None:
    answer = Talk(sample, PARTICIPANT, MORNING).say(text)
    assert not isinstance(answer.wish, OrganisersWish)
    assert "Entwurf" not in answer.message.text


def test_an_item_is_searched_for_by_name(sample: Agenda) -> None:
    assert wish(sample, "/change Nidec") == Open("nidec-visit")
    assert wish(sample, "/change Kikuchi") == Pick(items=(), words="Kikuchi")
    assert wish(sample, "/change") == Pick()


@pytest.mark.parametrize(
    ("what", "text", "values"),
    [
        (What.START, "15", ["start 15:00"]),
        (What.START, "1530", ["start 15:30"]),
        (What.START, "um halb vier", ["start 15:30"]),
        (What.START, "3pm", ["start 15:00"]),
        (What.START, "Mi 15:00", ["start 2024-04-24 15:00"]),
        (What.START, "20 min später", ["shift 20"]),
        (What.START, "-20", ["shift -20"]),
        (What.START, "bald", []),
        (What.SHIFT, "-20", ["shift -20"]),
        (What.SHIFT, "40", ["shift 40"]),
        (What.SHIFT, "20 min später", ["shift 20"]),
        (What.SHIFT, "15:00", []),
        (What.END, "16.30 Uhr", ["end 16:30"]),
        (What.MEET_AT, "08:15", ["meet-at 08:15"]),
        (What.MEET_AT, "8:15 Lobby, Bus 1", ["meet-at 08:15", "meet-note Lobby, Bus 1"]),
        (What.MEET_AT, "10.20 Uhr Asakusa", ["meet-at 10:20", "meet-place asakusa"]),
        (What.MEET_AT, "Lobby", ["meet-note Lobby"]),
        (What.MEET_AT, "kein", ["meet-at -", "meet-place -", "meet-note -"]),
        (What.PLACE, "Fushimi Inari", ["place fushimi-inari"]),
        (What.PLACE, "Café Beispiel", ["place +Café Beispiel"]),
        (What.AUDIENCE, "Erika", ["audience +p02"]),
        (What.AUDIENCE, "ohne Jane Sample, John Placeholder", ["audience -p07 -p08"]),
        (What.AUDIENCE, "Wissenschaft", ["audience +science"]),
        (What.AUDIENCE, "alle", ["audience +all"]),
        (What.AUDIENCE, "Niemand Bekanntes", []),
        (What.NOTE, "Bitte leise sein.", ["note Bitte leise sein."]),
        (What.NOTE, "keine", ["note -"]),
        (What.STATUS, "vielleicht", []),
    ],
)
def test_what_is_typed_when_asked(sample: Agenda, what: What, text: str, values: list[str]) -> None:
    scene = Scene(sample, sample.people[ORGANISER], datetime.fromisoformat(MORNING), "de")
    found = value_of(what, "nidec-visit", text, scene)
    assert [f"{one.what} {one.value}" for one in found] == values
