"""Annai on Telegram beside bots that only echo: `python -m benchmarks.telegram [--rounds N]`.

Each bot is a process; the loopback Bot API server is another one (this). For each network (0 and 60 ms there and back)
and round, one bot after the other: answers per second under a burst, how long an answer takes at 50 questions a second
(without the network; the default keeps up only where there is none), processor time per answer, and memory. Rounds are
interleaved; medians and their ratios count.

Annai and the durable echo wait for the disk. How long it takes to flush is measured between the rounds: where one flush
in a hundred takes longer than an answer, the worst answers tell more about the disk than about us. TMPDIR says where
the databases are; in memory (/dev/shm) flushes cost nothing.
"""

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.fakes.telegram import FakeTelegram, User

BOTS = ("default", "bare", "durable", "annai")
NETWORKS = (0.0, 0.06)
PEOPLE = 100
BURST = {"default": 50, "bare": 1500, "durable": 500, "annai": 1500}
PACE, SECONDS = 50, 12
QUIET = 0.5
"""Seconds before an even pace, so that nobody is still busy with what was before."""
FLUSHES = 300
QUESTION = "/next"
ENVIRONMENT = {"MALLOC_ARENA_MAX": "1"}
"""Of each bot, as in the image: memory that one thread has freed is there for the others."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One bot in one round: seconds, except `rate` (answers a second) and `memory` (MiB)."""

    rate: float
    middle: float
    worst: float
    effort: float
    memory: float


def answer() -> dict[str, str]:
    """What Annai says to the question, as an echo sends it."""
    from bot import app
    from bot.channels.telegram.parts import Text, parts_of

    agenda = app.load(app.sample_programme())
    message = app.Assistant(agenda).ask(QUESTION, agenda.trip.people[5], app.demo_start(agenda.trip), None).message
    (part,) = parts_of(message)
    assert isinstance(part, Text)
    assert part.keyboard
    return {"html": part.html, "keyboard": part.keyboard.to_json()}


@contextmanager
def running(bot: str, telegram: FakeTelegram, users: Sequence[User], said: dict[str, str]) -> Iterator[int]:
    """A bot at work, warm; its process id."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "chats.json").write_text(json.dumps([user.id for user in users]))
        (Path(folder) / "answer.json").write_text(json.dumps(said))
        asyncio.run(_tables(Path(folder) / "annai.db"))
        command = [sys.executable, "-m", "benchmarks.telegram_bots", bot, telegram.url, telegram.token, folder]
        process = subprocess.Popen(command, env=os.environ | ENVIRONMENT)
        try:
            telegram.wait_for(lambda: telegram.polled, 60)
            burst(telegram, users, PEOPLE // 4)
            assert telegram.calls("sendMessage")[-1].parameters["text"] == said["html"], "that is another answer"
            yield process.pid
        finally:
            process.kill()
            process.wait()


def burst(telegram: FakeTelegram, users: Sequence[User], count: int) -> float:
    """So many questions at once; the answers per second."""
    before, start = telegram.accepted, time.monotonic()
    for number in range(count):
        users[number % len(users)].say(QUESTION)
    telegram.wait_for(lambda: telegram.accepted - before >= count, 300)
    return count / (time.monotonic() - start)


def paced(telegram: FakeTelegram, users: Sequence[User], network: float) -> list[float]:
    """How long each answer took to arrive at the server, without the network, at an even pace."""
    asked: dict[int, list[float]] = defaultdict(list)
    before, begin, count = telegram.accepted, time.monotonic() + QUIET, PACE * SECONDS
    for number in range(count):
        time.sleep(max(0.0, begin + number / PACE - time.monotonic()))
        user = users[number % len(users)]
        asked[user.id].append(time.monotonic())
        user.say(QUESTION)
    telegram.wait_for(lambda: telegram.accepted - before >= count, 60)
    answered: dict[int, list[float]] = defaultdict(list)
    for call in telegram.calls("sendMessage")[-count:]:
        answered[call.chat or 0].append(call.at)
    pairs = [pair for chat, times in asked.items() for pair in zip(times, answered[chat], strict=True)]
    return [there - here - network for here, there in pairs]


def measured(bot: str, network: float, said: dict[str, str]) -> Measured:
    """One bot in one round."""
    with FakeTelegram(latency=network / 2) as telegram:
        users = [telegram.user() for _ in range(PEOPLE)]
        for user in users:
            user.chat.refusal = None
        with running(bot, telegram, users, said) as process:
            keeps_up = bot != "default" or not network  # else it answers one after the other, fewer than are asked
            waits = paced(telegram, users, network) if keeps_up else []
            before = _processor_time(process)
            rate = burst(telegram, users, BURST[bot])
            effort = (_processor_time(process) - before) / BURST[bot]
            memory = _memory(process)
    return Measured(rate, percentile(waits, 0.5), percentile(waits, 0.99), effort, memory)


def flushes() -> list[float]:
    """How long the disk takes to flush a little that is new, again and again, in seconds."""
    took = []
    with tempfile.TemporaryFile(buffering=0) as file:
        for _ in range(FLUSHES):
            file.write(bytes(8192))
            start = time.monotonic()
            os.fdatasync(file.fileno())
            took.append(time.monotonic() - start)
            time.sleep(0.005)
    return took


def percentile(values: Sequence[float], of: float) -> float:
    """The value that this share of the values does not exceed; 0 if there are none."""
    ordered = sorted(values)
    return ordered[int(len(ordered) * of)] if ordered else 0.0


async def _tables(path: Path) -> None:
    """A database as every start but the very first finds it."""
    from bot.store.database import Database
    from bot.store.migration import migrate

    database = Database(f"sqlite:///{path}")
    await migrate(database)
    await database.close()


def _processor_time(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    said = answer()
    for network in NETWORKS:
        found: dict[str, list[Measured]] = defaultdict(list)
        disk: list[float] = []
        for _ in range(rounds):
            for bot in BOTS:
                found[bot].append(measured(bot, network, said))
            disk += flushes()
        _report(network, found)
        middle, worst = (percentile(disk, share) * 1000 for share in (0.5, 0.99))
        print(f"a flush of the disk: p50 {middle:.2f} ms, p99 {worst:.1f} ms\n")


def _report(network: float, found: dict[str, list[Measured]]) -> None:
    print(f"network {network * 1000:.0f} ms   answers/s   p50 ms   p99 ms   CPU ms   MiB")
    middle = {
        bot: Measured(
            *(statistics.median(getattr(one, name) for one in rounds) for name in Measured.__dataclass_fields__)
        )
        for bot, rounds in found.items()
    }
    for bot, one in middle.items():
        print(
            f"{bot:15} {one.rate:9.0f} {one.middle * 1000:8.1f} {one.worst * 1000:8.1f}"
            f" {one.effort * 1000:8.2f} {one.memory:6.0f}"
        )
    for bot in BOTS[:-1]:
        print(_ratios(middle["annai"], middle[bot], bot))


def _ratios(ours: Measured, theirs: Measured, bot: str) -> str:
    worst = f"p99 {ours.worst / theirs.worst:.2f}, " if theirs.worst else ""
    return (
        f"annai to {bot}: {ours.rate / theirs.rate:.2f} x answers/s, {worst}CPU {ours.effort / theirs.effort:.2f},"
        f" memory {ours.memory / theirs.memory:.2f}"
    )


if __name__ == "__main__":
    main()
