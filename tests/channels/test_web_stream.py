"""The live line of a page: what it carries, to whom, and how it goes on after a break."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any, NamedTuple

import httpx
import pytest

from bot.channels.base import FILE, Outcome
from bot.channels.web.transcript import LIMIT
from bot.speech.message import Line, Message
from tests.channels.web_stage import HELLO, Stage


class Event(NamedTuple):
    kind: str
    data: dict[str, Any]
    id: str | None


@contextmanager
def live(stage: Stage, query: str, last_seen: str | None = None) -> Iterator[Iterator[Event]]:
    """A page's live line, event by event, without end."""
    headers = {} if last_seen is None else {"Last-Event-ID": last_seen}
    with httpx.stream("GET", f"{stage.url}api/stream{query}", headers=headers) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        yield events(response)


def events(response: httpx.Response) -> Iterator[Event]:
    fields: dict[str, str] = {}
    for line in response.iter_lines():
        name, _, value = line.partition(": ")
        if line:
            fields[name] = value
        elif "event" in fields:
            yield Event(fields["event"], json.loads(fields["data"]), fields.get("id"))
            fields = {}


def entries(line: Iterator[Event]) -> Iterator[Event]:
    return (event for event in line if event.kind == "entry")


def post(stage: Stage, path: str, body: dict[str, Any]) -> None:
    answer = httpx.post(stage.url + path, json=body, headers={"Origin": stage.url.rstrip("/")})
    assert answer.status_code == 204


def test_a_message_in_a_language_the_trip_does_not_speak_leaves_the_page_in_its_own(stage: Stage) -> None:
    stage.send(Message((Line("Bonjour"),), language="fr"), "p01")
    with live(stage, "?as=p01") as line:
        assert next(event for event in line if event.kind == "clock").data["language"] == "de"


def test_opening_an_empty_chat_greets_once(stage: Stage) -> None:
    post(stage, "api/open", {"as": "p01"})
    post(stage, "api/open", {"as": "p01"})
    with live(stage, "?as=p01") as line:
        hello, entry, clock = islice(line, 3)
    assert hello.data == {"anew": True, "untouched": False}
    assert [part["text"] for part in entry.data["lines"]] == [
        "Guten Tag!",
        "Ich begleite Sie durch die Reise.",
    ]
    assert clock.data["there"] == "23.04. 14:05 Japan"


def test_every_open_page_hears_what_is_said_tapped_and_sent(stage: Stage) -> None:
    with live(stage, "?as=p01") as one, live(stage, "?as=p01") as other:
        post(stage, "api/say", {"as": "p01", "text": "Als Nächstes?"})
        post(stage, "api/tap", {"as": "p01", "action": "taxi visit"})
        stage.send(Message((Line("Erinnerung"),)), "p01")
        for line in (one, other):
            asked, _, tapped, card, pushed = (event.data for event in islice(entries(line), 5))
            assert asked["said"] == "Als Nächstes?"
            assert tapped["said"] == "Taxi-Karte"
            assert card["lines"][1] | {"text": ""} == {
                "text": "",
                "style": "large",
                "link": None,
                "language": "ja",
            }
            assert pushed["lines"][0]["text"] == "Erinnerung"


def test_nobody_hears_what_is_said_to_somebody_else(stage: Stage) -> None:
    stage.send(HELLO, "p02")
    with live(stage, "?as=p01") as line:
        assert [event.kind for event in islice(line, 2)] == ["hello", "clock"]


def test_a_page_that_reconnects_gets_only_what_it_missed(stage: Stage) -> None:
    for text in ("one", "two"):
        stage.send(Message((Line(text),)), "p01")
    with live(stage, "?as=p01") as line:
        seen = next(entries(line)).id
    with live(stage, "?as=p01", seen) as line:
        hello, missed = islice(line, 2)
    assert not hello.data["anew"]
    assert missed.data["lines"][0]["text"] == "two"


def test_a_message_brought_up_to_date_is_told_to_pages_that_have_seen_it_and_to_those_that_come_back(
    stage: Stage,
) -> None:
    receipt = stage.send(Message((Line("27 of 30"),)), "p01")
    stage.send(Message((Line("later"),)), "p01")
    with live(stage, "?as=p01") as line:
        first, later = islice(entries(line), 2)
        assert stage.edit(receipt, Message((Line("28 of 30"),)), "p01").outcome is Outcome.SENT
        changed = next(entries(line))
        assert (changed.data["number"], changed.data["lines"][0]["text"]) == (first.data["number"], "28 of 30")
    with live(stage, "?as=p01", later.id) as line:
        missed = next(entries(line))
        assert (missed.id, missed.data["lines"][0]["text"]) == (changed.id, "28 of 30")
    with live(stage, "?as=p01") as line:
        assert [event.data["lines"][0]["text"] for event in islice(entries(line), 2)] == ["28 of 30", "later"]


def test_a_message_that_is_not_kept_any_more_is_not_brought_up_to_date(stage: Stage) -> None:
    receipt = stage.send(HELLO, "p01")
    for n in range(LIMIT):
        stage.send(Message((Line(str(n)),)), "p01")
    assert stage.edit(receipt, HELLO, "p01").outcome is Outcome.REFUSED


@pytest.mark.parametrize("last_seen", ["", "1", "otherboot-1", "x" * 999, "-" + "9" * 5000])
def test_a_page_with_an_unknown_past_starts_anew(stage: Stage, last_seen: str) -> None:
    stage.send(HELLO, "p01")
    with live(stage, "?as=p01", last_seen) as line:
        hello, entry = islice(line, 2)
    assert hello.data["anew"]
    assert entry.kind == "entry"


def test_a_page_that_missed_more_than_is_kept_starts_anew(stage: Stage) -> None:
    stage.send(HELLO, "p01")
    with live(stage, "?as=p01") as line:
        seen = next(entries(line)).id
    for n in range(LIMIT + 1):
        stage.send(Message((Line(str(n)),)), "p01")
    with live(stage, "?as=p01", seen) as line:
        hello = next(line)
        kept = [event.data["number"] for event in islice(entries(line), LIMIT)]
    assert hello.data["anew"]
    assert kept == list(range(3, LIMIT + 3))


def test_every_page_sees_the_clock_move(stage: Stage) -> None:
    with live(stage, "") as one, live(stage, "?as=p01&lang=en") as other:
        assert next(event.data for event in one if event.kind == "clock") == {
            "there": "23.04. 14:05 Japan",
            "home": "07:05 Deutschland",
            "language": "de",
            "speed": 0,
            "field": "2024-04-23T14:05",
        }
        post(stage, "api/clock", {"ahead": 15})
        for line in (one, other):
            assert next(event for event in line if event.data.get("there") == "23.04. 14:20 Japan")


def test_a_running_clock_is_followed_by_itself(stage: Stage) -> None:
    with live(stage, "") as line:
        post(stage, "api/clock", {"speed": 600})
        assert next(event for event in line if event.data.get("there", "") >= "23.04. 14:30 Japan")


def test_the_clock_speaks_the_language_of_the_chat(stage: Stage) -> None:
    post(stage, "api/say", {"as": "p01", "text": "english"})
    with live(stage, "?as=p01") as line:
        assert next(event for event in line if event.kind == "clock").data["home"] == "07:05 Germany"


def test_a_server_can_stop_while_pages_are_open(stage: Stage) -> None:
    with live(stage, "?as=p01") as line:
        next(line)
        stage.stop()
        assert all(event.kind == "clock" for event in line)


def test_a_file_is_handed_over_with_what_is_said(stage: Stage) -> None:
    about = {"as": "p01", "name": "Programm ü.yaml", "text": "so ist es jetzt"}
    headers = {"Origin": stage.url.rstrip("/"), "Content-Type": "application/yaml"}
    assert httpx.post(f"{stage.url}api/hand", params=about, content=b"trip:", headers=headers).status_code == 204
    with live(stage, "?as=p01") as line:
        said, answered = (event.data for event in islice(entries(line), 2))
    assert said["said"] == "📎 Programm ü.yaml\nso ist es jetzt"
    assert answered["lines"][0]["text"] == "Programm ü.yaml, application/yaml: b'trip:' – so ist es jetzt"


@pytest.mark.parametrize(
    ("about", "content", "status"),
    [
        ({"as": "p01"}, b"x", 400),
        ({"as": "p01", "name": " "}, b"x", 422),
        ({"as": "nobody", "name": "a.yaml"}, b"x", 404),
        ({"as": "p01", "name": "a.yaml"}, b"x" * (FILE + 1), 413),
    ],
    ids=["no name", "empty name", "nobody", "too large"],
)
def test_a_file_that_cannot_be_taken_is_refused(
    stage: Stage, about: dict[str, str], content: bytes, status: int
) -> None:
    headers = {"Origin": stage.url.rstrip("/")}
    assert httpx.post(f"{stage.url}api/hand", params=about, content=content, headers=headers).status_code == status
