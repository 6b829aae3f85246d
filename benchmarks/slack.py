"""Annai on Slack beside a Bolt app that only echoes: `python -m benchmarks.slack [--rounds N]`.

Each app is a process; the loopback Slack is another one (this). For each round, one app after the other: answers per
second under a burst, how long an answer takes at 50 questions a second, processor time per answer, and memory. Rounds
are interleaved; medians and their ratios count. At the end 120 people are reminded within Slack's limits.
"""

import argparse
import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.telegram import Measured, _memory, _processor_time, _tables
from bot.channels.pacing import Pacer
from tests.fakes.slack import FakeSlack, Limits, Member, Window

APPS = ("bare", "annai")
PEOPLE, BURST = 100, 600
PACE, SECONDS = 50, 4
QUESTION = "next"


def answer() -> dict[str, Any]:
    """What Annai says to the question, as an echo posts it."""
    from bot import app
    from bot.channels.slack.blocks import pages_of

    agenda = app.load(app.sample_programme())
    message = app.Assistant(agenda).ask(QUESTION, agenda.trip.people[5], app.demo_start(agenda.trip), None).message
    (page,) = pages_of(message)
    return {"text": page.text, "blocks": page.blocks}


@contextmanager
def running(which: str, slack: FakeSlack, members: Sequence[Member], said: dict[str, Any]) -> Iterator[int]:
    """An app at work, warm; its process id."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "people.json").write_text(json.dumps([member.id for member in members]))
        (Path(folder) / "answer.json").write_text(json.dumps(said))
        asyncio.run(_tables(Path(folder) / "annai.db"))
        module = [sys.executable, "-m", "benchmarks.slack_bots", which]
        process = subprocess.Popen([*module, slack.url, slack.bot_token, slack.app_token, folder])
        try:
            slack.wait_for(lambda: slack.connections, 60)
            burst(slack, members, PEOPLE)
            assert slack.calls("chat.postMessage")[-1].arguments["text"] == said["text"], "that is another answer"
            yield process.pid
        finally:
            process.kill()
            process.wait()


def burst(slack: FakeSlack, members: Sequence[Member], count: int) -> float:
    """So many questions at once; the answers per second."""
    before, start = slack.accepted, time.monotonic()
    for number in range(count):
        members[number % len(members)].say(QUESTION)
    slack.wait_for(lambda: slack.accepted - before >= count, 300)
    return count / (time.monotonic() - start)


def paced(slack: FakeSlack, members: Sequence[Member]) -> list[float]:
    """How long each answer took to arrive at the server, at an even pace."""
    asked: dict[str, list[float]] = defaultdict(list)
    before, begin, count = slack.accepted, time.monotonic(), PACE * SECONDS
    for number in range(count):
        time.sleep(max(0.0, begin + number / PACE - time.monotonic()))
        member = members[number % len(members)]
        asked[member.dm].append(time.monotonic())
        member.say(QUESTION)
    slack.wait_for(lambda: slack.accepted - before >= count, 60)
    answered: dict[str, list[float]] = defaultdict(list)
    for call in slack.calls("chat.postMessage")[-count:]:
        answered[call.channel or ""].append(call.at)
    pairs = [pair for chat, times in asked.items() for pair in zip(times, answered[chat], strict=True)]
    return [there - here for here, there in pairs]


def measured(which: str, said: dict[str, Any]) -> Measured:
    """One app in one round."""
    with FakeSlack(patience=30.0) as slack:
        members = [slack.member() for _ in range(PEOPLE)]
        with running(which, slack, members, said) as process:
            waits = sorted(paced(slack, members))
            before = _processor_time(process)
            rate = burst(slack, members, BURST)
            effort = (_processor_time(process) - before) / BURST
            memory = _memory(process)
    return Measured(rate, statistics.median(waits), waits[int(len(waits) * 0.99)], effort, memory)


REMINDED, RATE = 120, 4.0
"""People, and the messages a second that the channel allows itself."""


async def reminded() -> tuple[int, int, float]:
    """All reminded of one thing, one a second each: how many were, how many refusals there were, and the seconds."""
    from dataclasses import replace

    from bot import app
    from bot.programme.agenda import Agenda
    from tests.channels.slack.stage import staged

    trip = app.load(app.sample_programme()).trip
    crowd = tuple(replace(trip.people[4], id=f"c{number}", email=None) for number in range(REMINDED))
    limits = Limits(channel=Window(1, 1.0), workspace=Window(int(RATE), 1.0))
    with FakeSlack(limits=limits) as slack:
        async with staged(Agenda(replace(trip, people=(*trip.people, *crowd))), slack, pacer=Pacer(RATE, 1.0)) as stage:
            desks = [await stage.desk(f"c{number}") for number in range(REMINDED)]
            begun = time.monotonic()
            await stage.pass_time(minutes=15)
            took = time.monotonic() - begun
            return sum(desk.copies("🔔") for desk in desks), slack.floods, took


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    said = answer()
    found: dict[str, list[Measured]] = defaultdict(list)
    for _ in range(rounds):
        for which in APPS:
            found[which].append(measured(which, said))
    print("           answers/s   p50 ms   p99 ms   CPU ms   MiB")
    middle = {
        which: Measured(
            *(statistics.median(getattr(one, name) for one in ones) for name in Measured.__dataclass_fields__)
        )
        for which, ones in found.items()
    }
    for which, one in middle.items():
        print(
            f"{which:10} {one.rate:9.0f} {one.middle * 1000:8.1f} {one.worst * 1000:8.1f}"
            f" {one.effort * 1000:8.2f} {one.memory:6.0f}"
        )
    ours, bare = middle["annai"], middle["bare"]
    print(
        f"annai: {ours.rate / bare.rate:.2f} x bare's answers/s; p99 {ours.worst / bare.worst:.2f},"
        f" CPU {ours.effort / bare.effort:.2f}, memory {ours.memory / bare.memory:.2f} x bare's"
    )
    heard, floods, took = asyncio.run(reminded())
    print(f"{heard} of {REMINDED} reminded in {took:.0f} s ({took * RATE / REMINDED:.2f} x the limit), {floods} x 429")


if __name__ == "__main__":
    main()
