"""`annai rehearse`: what it prints, in both languages, and that every message speaks of the time really left."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main

PROGRAMME = """
trip:
  id: probe
  title: Probe
  zone: Asia/Tokyo
  home_zone: Europe/Berlin
  languages: [de, en]
  starts: 2024-04-22
  ends: 2024-04-25
  quiet_hours: "22:00-06:30"
  reminders: {default: [60min], culture: [10h, 9h], dinner: [2h], digest: "20:00"}
people:
  - {id: hans, name: Hans}
  - {id: jane, name: Jane, language: en}
places:
  - {id: lobby, name: Lobby}
items:
  - {id: temple, kind: culture, title: {de: Tempel, en: Temple}, start: 2024-04-23 08:00, meet: {at: "07:30"}}
  - {id: visit, kind: visit, title: {de: Besuch, en: Visit}, start: 2024-04-23 14:00, travel: 25min}
  - {id: talk, kind: briefing, title: {de: Gespräch, en: Talk}, start: 2024-04-23 14:03, audience: [hans]}
  - {id: late, kind: dinner, title: {de: Essen, en: Dinner}, start: 2024-04-23 18:00, meet: {at: "16:00"}}
  - {id: gone, kind: visit, title: {de: Abgesagt, en: Called off}, start: 2024-04-24 10:00, status: cancelled}
  - {id: early, kind: transfer, title: {de: Abfahrt, en: Departure}, start: 2024-04-24 05:30}
"""
KEYS = ["at", "person", "channel", "kind", "items", "leads", "text"]
Said = Callable[..., str]


@pytest.fixture
def said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Said:
    """Rehearses the programme above: what was printed."""
    file = tmp_path / "probe.yaml"
    file.write_text(PROGRAMME, encoding="utf-8")

    def run(*options: str) -> str:
        assert main(["rehearse", str(file), *options]) == 0
        return capsys.readouterr().out

    return run


def rows(printed: str) -> list[dict[str, Any]]:
    """JSON lines."""
    return [json.loads(line) for line in printed.splitlines()]


def test_each_line_is_one_message_with_exactly_the_promised_keys(said: Said) -> None:
    assert all(list(row) == KEYS for row in rows(said("--json")))


def test_times_are_utc_in_the_iso_form_and_in_order(said: Said) -> None:
    times = [row["at"] for row in rows(said("--json"))]
    assert all(re.fullmatch(r"2024-04-\d\dT\d\d:\d\d:\d\dZ", at) for at in times)
    assert times == sorted(times)


def test_every_message_is_there_for_everybody_it_concerns(said: Said) -> None:
    digest, temple, dinner, evening, early = (
        ("2024-04-22T11:00:00Z", "digest", "temple visit talk late", ""),
        ("2024-04-22T21:30:00Z", "reminder", "temple temple", "10h 9h"),
        ("2024-04-23T07:00:00Z", "reminder", "late", "2h"),
        ("2024-04-23T11:00:00Z", "digest", "early gone", ""),
        ("2024-04-23T19:30:00Z", "reminder", "early", "60min"),
    )
    both = ("2024-04-23T04:00:00Z", "reminder", "visit talk", "60min 60min")
    alone = ("2024-04-23T04:00:00Z", "reminder", "visit", "60min")
    found: dict[str, list[tuple[str, str, str, str]]] = {"hans": [], "jane": []}
    for row in rows(said("--json")):
        assert row["channel"] == "web"
        found[row["person"]].append((row["at"], row["kind"], " ".join(row["items"]), " ".join(row["leads"])))
    assert found["hans"] == [digest, temple, both, dinner, evening, early]
    assert found["jane"] == [(digest[0], "digest", "temple visit late", ""), temple, alone, dinner, evening, early]


def test_as_plays_one_person_only(said: Said) -> None:
    assert rows(said("--json", "--as", "jane")) == [r for r in rows(said("--json")) if r["person"] == "jane"]


def test_from_and_to_cut_the_trip_and_the_pieces_are_the_whole(said: Said) -> None:
    cut = "2024-04-23T13:00"  # in the trip's zone: exactly at a message, which belongs to the second part
    first, second = rows(said("--json", "--to", cut)), rows(said("--json", "--from", cut))
    assert first + second == rows(said("--json"))
    assert second[0]["at"] == "2024-04-23T04:00:00Z"
    assert first[-1]["at"] < second[0]["at"]


def test_a_time_with_an_offset_is_that_instant(said: Said) -> None:
    assert said("--json", "--from", "2024-04-23T06:00+02:00") == said("--json", "--from", "2024-04-23 13:00")
    assert said("--json", "--from", "2024-04-23T04:00Z") == said("--json", "--from", "2024-04-23 13:00")


def test_where_nothing_is_said_json_is_empty_and_text_says_so(said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = ("--from", "2024-04-25", "--to", "2024-04-24")
    assert said("--json", *nothing) == ""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert said(*nothing) == "No message would be sent in this time.\n"
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert said(*nothing) == "In dieser Zeit würde keine Nachricht gesendet.\n"


GERMAN = """\
── 2024-04-23 13:00 Asia/Tokyo · hans · reminder
🔔 In 1 h – los in 25 min
🏭 Besuch
Di 23. April, 14:00–15:30 Japan (07:00 Deutschland)
🚌 Spätestens 13:25 los (Weg 25 min, 10 min früher da)

🔔 In 1 h 3 min
💬 Gespräch
Di 23. April, 14:03–14:48 Japan (07:03 Deutschland)
"""
ENGLISH = """\
── 2024-04-23 13:00 Asia/Tokyo · jane · reminder
🔔 In 1 h – leave in 25 min
🏭 Visit
Tue 23 April, 14:00–15:30 Japan (07:00 Germany)
🚌 Leave by 13:25 (journey 25 min, there 10 min early)
"""


@pytest.mark.parametrize(("locale", "person", "text"), [("de_DE", "hans", GERMAN), ("en_GB", "jane", ENGLISH)])
def test_text_shows_each_message_as_the_person_sees_it(
    said: Said, monkeypatch: pytest.MonkeyPatch, locale: str, person: str, text: str
) -> None:
    monkeypatch.setenv("LC_ALL", f"{locale}.UTF-8")
    printed = said("--as", person, "--from", "2024-04-23 13:00")
    assert printed.startswith(f"{text}\n── 2024-04-23 16:00")


@pytest.mark.parametrize(
    ("locale", "summary"),
    [
        ("de_DE", "3 Nachrichten; im Mittel (Median) 1,5 je Person und Tag, höchstens 2."),
        ("en_GB", "3 messages; a median of 1.5 per person and day, 2 at most."),
    ],
)
def test_the_last_line_counts_messages_for_each_person_and_day(
    said: Said, monkeypatch: pytest.MonkeyPatch, locale: str, summary: str
) -> None:
    monkeypatch.setenv("LC_ALL", f"{locale}.UTF-8")
    assert said("--as", "hans", "--from", "2024-04-23 14:00").splitlines()[-1] == summary


def text_of(said: Said, person: str, item: str, kind: str = "reminder") -> str:
    """What the first message about an item says."""
    found = rows(said("--json", "--as", person))
    return str(next(row["text"] for row in found if item in row["items"] and row["kind"] == kind))


@pytest.mark.parametrize(
    ("person", "first_line"), [("hans", "🔔 In 1 h 30 min – los in 1 h"), ("jane", "🔔 In 1 h 30 min – leave in 1 h")]
)
def test_a_reminder_that_quiet_hours_held_says_the_time_that_is_left(said: Said, person: str, first_line: str) -> None:
    text = text_of(said, person, "temple")  # due 10 and 9 hours ahead, held until 06:30
    assert text.splitlines()[0] == first_line
    assert text.count("🔔") == 1  # two leads of one item wait for the same hour: it is described once


@pytest.mark.parametrize(
    ("person", "first_line"), [("hans", "🔔 In 2 h – bitte jetzt los"), ("jane", "🔔 In 2 h – please leave now")]
)
def test_a_reminder_at_the_leave_by_time_says_leave_now(said: Said, person: str, first_line: str) -> None:
    assert text_of(said, person, "late").splitlines()[0] == first_line


def test_a_digest_is_the_view_of_tomorrow_with_cancelled_items_struck_out(said: Said) -> None:
    lines = text_of(said, "jane", "early", "digest").splitlines()
    assert lines[0] == "🌙 Your programme tomorrow"
    assert any(line.startswith("05:30") and "Departure" in line for line in lines)
    assert any(line.startswith("~") and "Called off" in line for line in lines)


@pytest.mark.parametrize(
    ("options", "code", "complaint"),
    [
        (["--as", "jan"], 1, "There is no person “jan” in this programme. Did you mean “jane”?"),
        (["--from", "soon"], 2, "“soon” is not a point in time."),
        (["--to", "2024-04-31"], 2, "“2024-04-31” is not a point in time."),
    ],
)
def test_a_wrong_option_is_one_clear_message(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], code: int, complaint: str
) -> None:
    file = tmp_path / "probe.yaml"
    file.write_text(PROGRAMME, encoding="utf-8")
    assert main(["rehearse", str(file), *options]) == code
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(complaint)


def test_a_programme_with_an_error_is_not_rehearsed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "probe.yaml"
    file.write_text(PROGRAMME.replace("kind: visit", "kind: vsit"), encoding="utf-8")
    assert main(["rehearse", str(file), "--json"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "vsit" in printed.err
