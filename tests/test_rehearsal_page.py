"""The rehearsal as a page: read as HTML, with a programme that means harm, and as a whole trip."""

import asyncio
import re
import time
from base64 import b64encode
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

import pytest

from bot.commands.rehearsal.page import page
from bot.programme.agenda import Agenda
from bot.programme.model import Text
from bot.speech.message import Button, File, Line, Message, Style, Venue
from schedules.rehearsal import Rehearsed, rehearse
from tests.pages import Element, read
from tests.programme.strategies import person
from tests.schedules.examples import ANA, BEN, planned, visit
from tests.test_rehearsal_findings import heard, trip

FULL = Message(
    (
        Line("🔔 In 1 h", Style.STRONG),
        Line("Besuch", Style.TITLE),
        Line(""),
        Line("fällt aus", Style.STRUCK),
        Line("京都市", Style.LARGE, language="ja"),
        Line("Anfahrt", link="https://example.org/a?b=1&c=2"),
        Line("Anrufen", link="tel:+81751234567"),
    ),
    ((Button("Karte", action="place lobby"), Button("Kalender", link="https://example.org/k")), (Button("Tag"),)),
    Venue("Lobby", "Kyoto 1-1", 35.0, 135.7),
    File("tag.ics", "text/calendar", b""),
)
EVIL = """'"><script>alert(1)</script><img src=x onerror=alert(2)>&amp;</style></title>"""


def said(message: Message, time: str = "23 08:00") -> Rehearsed:
    """Ana hears a message."""
    return replace(heard(time), message=message)


def shown(agenda: Agenda, *played: Rehearsed, language: str = "de") -> Element:
    """The page as a browser reads it."""
    return read(page(agenda, played, language))


def test_a_message_looks_as_in_the_chat() -> None:
    bubble = next(shown(trip(ANA), said(FULL)).every("div", "bubble"))
    lines = [(line.attributes.get("class"), line.text) for line in bubble.every("p")]
    assert lines == [
        ("strong", "🔔 In 1 h"),
        ("title", "Besuch"),
        ("gap", ""),
        (None, "fällt aus"),
        ("large", "京都市"),
        (None, "Anfahrt"),
        (None, "Anrufen"),
        ("box", "📍 LobbyKyoto 1-1"),
        ("box", "📎 tag.ics"),
    ]
    assert bubble.texts("s") == ["fällt aus"]
    assert [link.attributes["href"] for link in bubble.every("a")] == [
        "https://example.org/a?b=1&c=2",
        "tel:+81751234567",
    ]
    assert [line.attributes["lang"] for line in bubble.every("p", "large")] == ["ja"]


def test_its_buttons_are_shown_but_do_nothing() -> None:
    (keys,) = shown(trip(ANA), said(FULL)).every("div", "keys")
    assert [row.texts("span") for row in keys.every("p")] == [["Karte", "Kalender"], ["Tag"]]
    assert {element.tag for element in keys.every()} == {"p", "span"}


def test_the_page_speaks_its_language_and_each_message_its_own() -> None:
    english = shown(trip(ANA), said(FULL), said(replace(FULL, language="en"), "23 09:00"), language="en")
    assert next(english.every("html")).attributes["lang"] == "en"
    assert [bubble.attributes["lang"] for bubble in english.every("div", "bubble")] == ["de", "en"]
    assert english.texts("h1") == ["Rehearsal: Trip"]
    assert shown(trip(ANA), said(FULL)).texts("h1") == ["Probe: Trip"]


def test_a_message_stands_at_its_time_on_the_day_of_the_traveller() -> None:
    root = shown(trip(ANA, BEN), heard("23 23:30", BEN, "digest"), heard("24 00:10", BEN, "reminder", "x", "x"))
    assert root.texts("h3") == ["Ben"]
    assert root.texts("h4") == ["Di 23. April", "Mi 24. April"]
    first, second = root.every("p", "when")
    assert [part.text for part in first.every()] == ["23:30", "Japan", "Abendvorschau", "In der Ruhezeit"]
    assert [part.text for part in second.every()] == ["00:10", "Japan", "Erinnerung", "60min", "In der Ruhezeit"]
    assert next(first.every("time")).attributes["datetime"] == "2024-04-23T14:30:00+00:00"


def test_the_channel_is_said_where_there_are_several() -> None:
    one, other = heard("23 08:00"), replace(heard("23 09:00"), channel="slack")
    assert "Slack" not in shown(trip(ANA), other).text
    assert [header.texts("span")[-1] for header in shown(trip(ANA), one, other).every("p", "when")] == [
        "Web-Chat",
        "Slack",
    ]


def test_the_table_counts_messages_with_median_and_maximum() -> None:
    times = {ANA: ["22 08:00", "23 08:00", "23 10:00", "23 12:00"], BEN: ["23 08:00", "23 22:30"]}
    root = shown(trip(ANA, BEN, person("carl")), *(heard(at, who) for who, ats in times.items() for at in ats))
    rows = [row.texts("th") + row.texts("td") for row in root.every("tr")]
    assert rows == [
        ["Person", "Mo 22.", "Di 23.", "Summe", "Median", "Höchstens"],
        ["Ana", "1", "3", "4", "2", "3"],
        ["Ben", "0", "2🌙", "2", "2", "2"],
        ["Carl", "0", "0", "0", "0", "0"],
        ["Summe", "1", "5", ""],
        ["Median", "1", "2,5", ""],
        ["Höchstens", "1", "3", ""],
    ]
    assert root.texts("dd") == ["6", "2", "2", "3"]


def test_every_link_inside_the_page_leads_to_the_messages_it_speaks_of() -> None:
    root = shown(trip(ANA, BEN), heard("22 08:00", BEN), heard("23 08:00"), heard("23 23:00", BEN))
    inside = [link for link in root.every("a") if link.attributes["href"].startswith("#")]
    assert [link.text for link in inside] == ["Ben", "Ana", "1", "Ben", "1", "1🌙"]  # the finding, then the table
    (message,) = root.named(inside[0].attributes["href"][1:]).every("time")
    assert message.text == "23:00"
    assert all(root.named(link.attributes["href"][1:]) for link in inside)


def test_without_findings_and_without_messages_the_page_says_so() -> None:
    assert "Nichts ist aufgefallen." in shown(trip(ANA), heard("23 08:00")).texts("p")
    assert "Keine einzige Nachricht" in shown(trip(ANA)).texts("p")
    assert shown(trip(ANA)).texts("dd") == ["0", "0", "0", "0"]


def test_nothing_a_programme_contains_becomes_markup() -> None:
    agenda = trip(
        replace(person(EVIL), name=EVIL, organisation=EVIL),
        agenda=planned(visit("23 06:45", EVIL), quiet="22:00-06:30"),
    )
    agenda = Agenda(replace(agenda.trip, title=Text((("", EVIL),))))
    message = Message((Line(EVIL, link=f"https://{EVIL}"),), ((Button(EVIL, link=EVIL),),), Venue(EVIL, EVIL, 0, 0))
    heard_so = replace(said(message, "23 06:00"), person=agenda.trip.people[0], items=(EVIL,), leads=(EVIL,))
    elsewhere = replace(heard_so, channel=EVIL, at=heard_so.at.replace(day=24))
    evil, tame = shown(agenda, heard_so, elsewhere), shown(trip(ANA), said(FULL, "23 23:00"))
    assert {element.tag for element in evil.every()} <= {element.tag for element in tame.every()}
    assert len(evil.texts("script")) == len(evil.texts("style")) == 1
    assert not [name for element in evil.every() for name in element.attributes if name.startswith(("on", "style"))]
    assert evil.text.count(EVIL) > 10


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "http://example.org", " https://example.org", "data:text/html,x", "//x"]
)
def test_a_line_that_leads_anywhere_else_is_text(link: str) -> None:
    root = shown(trip(ANA), said(Message((Line("Hier", link=link),))))
    assert root.texts("p")[-1] == "Hier"
    assert all(one.attributes["href"].startswith("#") for one in root.every("a"))


def test_the_page_loads_nothing_and_runs_nothing_but_its_own() -> None:
    root = shown(trip(ANA), said(FULL))
    (policy,) = (one.attributes["content"] for one in root.every("meta") if "http-equiv" in one.attributes)
    for tag in ("style", "script"):
        (source,) = root.texts(tag)
        digest = b64encode(sha256(source.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
        assert not re.search(r"url\(|@import|fetch|import\(", source)
    assert policy.startswith("default-src 'none'; ")
    assert not [one for one in root.every() if {"src", "srcset", "action", "data", "ping"} & set(one.attributes)]
    assert not list(root.every("link"))


def test_a_whole_trip_is_there_quickly_and_is_not_large(sample: Agenda) -> None:
    ends = (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))
    played = asyncio.run(rehearse(sample, sample.trip.people, *ends))
    began = time.process_time()
    made = page(sample, played, "de")
    assert time.process_time() - began < 5
    assert 1_000_000 < len(made.encode()) < 3_000_000
    root = read(made)
    assert len(list(root.every("div", "bubble"))) == len(played) > 1_000
    assert len({one.attributes["id"] for one in root.every() if "id" in one.attributes}) > 200
