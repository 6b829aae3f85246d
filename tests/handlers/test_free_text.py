"""Free text the way travellers type it, judged against lists written by people who did not know the rules.

Each line of `tests/data/utterances/*.jsonl` says who typed what when, which commands a traveller would be content with,
and – where that is clear – which items the answer must be about. The report prints what was confused with what.
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.app import load, sample_programme
from handlers.conversation import Conversation
from handlers.request import Request

LISTS = Path(__file__).parents[1] / "data" / "utterances"
ABOUT_ITEMS = {"now", "next", "item", "place", "leave", "people"}
RIGHT, WRONG_OFF_TOPIC = 0.95, 0.02


@dataclass(frozen=True)
class Verdict:
    """One utterance and what became of it."""

    text: str
    wanted: str
    got: str
    right: bool
    off_topic: bool


def judged(language: str, trip: Path, lists: Iterator[Path]) -> list[Verdict]:
    """Every utterance of some lists, answered and judged."""
    agenda = load(trip)
    conversation = Conversation(agenda)
    verdicts = []
    for line in (line for file in lists for line in file.read_text("utf-8").splitlines()):
        said: dict[str, Any] = json.loads(line)
        request = Request(agenda.people[said["as"]], datetime.fromisoformat(said["at"]), language, text=said["text"])
        answer = conversation.answer(request)
        right = answer.command in said["command"]
        if right and said["items"] is not None and answer.command in ABOUT_ITEMS:
            right = [item.id for item in answer.items] == said["items"]
        off_topic = said["command"] == ["unknown"]
        verdicts.append(Verdict(said["text"], said["command"][0], answer.command, right, off_topic))
    return verdicts


def report(verdicts: list[Verdict]) -> str:
    """How many were right, and what was confused with what."""
    wrong = [verdict for verdict in verdicts if not verdict.right]
    confusions = Counter(f"{verdict.wanted} → {verdict.got}" for verdict in wrong)
    lines = [f"{len(verdicts) - len(wrong)} of {len(verdicts)} right ({1 - len(wrong) / len(verdicts):.1%})"]
    lines += [f"  {count:3} {confusion}" for confusion, count in confusions.most_common()]
    return "\n".join([*lines, *(f"  {verdict.wanted} → {verdict.got}: {verdict.text}" for verdict in wrong)])


@pytest.mark.parametrize("language", ["de", "en"])
def test_what_travellers_type_is_understood(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    verdicts = judged(language, sample_programme(), LISTS.glob(f"sample-*-{language}.jsonl"))
    with capsys.disabled():
        print(f"\nfree text, {language}: {report(verdicts)}")  # noqa: T201 - the report
    off_topic = [verdict for verdict in verdicts if verdict.off_topic]
    assert len(verdicts) - len(off_topic) >= 200
    assert sum(verdict.right for verdict in verdicts) / len(verdicts) >= RIGHT
    assert sum(not verdict.right for verdict in off_topic) / len(off_topic) <= WRONG_OFF_TOPIC


@pytest.mark.parametrize("language", ["de", "en"])
def test_another_trip_is_understood_as_well(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    verdicts = judged(language, LISTS / "other-trip.yaml", LISTS.glob(f"other-*-{language}.jsonl"))
    with capsys.disabled():
        print(f"\nfree text, other trip, {language}: {report(verdicts)}")  # noqa: T201 - the report
    assert sum(verdict.right for verdict in verdicts) / len(verdicts) >= RIGHT
