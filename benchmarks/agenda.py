"""How the agenda scales: `python -m benchmarks.agenda`.

Prints ratios within one run: what `next` costs in a huge programme against a small one, how loading grows with size,
and how long a batch of 1,000 questions takes after the start.
"""

import json
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import median

from benchmarks.programmes import as_yaml, trip
from bot.app import sample_programme
from bot.programme.agenda import Agenda
from bot.programme.sources.reading import read

SMALL, LARGE = (50, 30), (5_000, 2_000)
QUESTIONS = ("was kommt als nächstes", "wann muss ich los", "next b2b?", "Donnerstag nachmittag", "wo treffen wir uns")


def next_cost(agenda: Agenda, rounds: int = 2_000) -> float:
    """Seconds for one `next`, over people and instants spread across the trip."""
    people, start = agenda.trip.people, datetime(2024, 4, 20, tzinfo=UTC)
    instants = [start + timedelta(minutes=7 * n) for n in range(rounds)]
    begin = time.perf_counter()
    for number, at in enumerate(instants):
        agenda.next(people[number % len(people)], at)
    return (time.perf_counter() - begin) / rounds


def load_cost(items: int, people: int) -> float:
    """Seconds to read a programme file and index it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "programme.yaml")
        path.write_text(as_yaml(items, people), "utf-8")
        begin = time.perf_counter()
        reading = read(path)
        assert reading.trip is not None, reading.problems[:3]
        Agenda(reading.trip)
        return time.perf_counter() - begin


def batch_cost(count: int) -> float:
    """Seconds for a batch of questions on the command line, without the start (a batch of one is taken off)."""

    def run(number: int) -> float:
        lines = [
            json.dumps(
                {"text": QUESTIONS[n % len(QUESTIONS)], "as": f"p{n % 26 + 1:02}", "at": "2024-04-23T11:05+09:00"}
            )
            for n in range(number)
        ]
        command = [sys.executable, "-m", "bot", "ask", "--json", "-", "--trip", str(sample_programme())]
        begin = time.perf_counter()
        done = subprocess.run(command, input="\n".join(lines), capture_output=True, text=True, check=True)
        assert len(done.stdout.splitlines()) == number
        return time.perf_counter() - begin

    return median(run(count) for _ in range(3)) - median(run(1) for _ in range(3))


def main() -> None:
    """Measure and print."""
    small, large = Agenda(trip(*SMALL)), Agenda(trip(*LARGE))
    pairs = [(next_cost(small), next_cost(large)) for _ in range(7)]
    ratio = median(after / before for before, after in pairs)
    print(f"next: {median(p[1] for p in pairs) * 1e6:.1f} µs at {LARGE}, {ratio:.2f} x of {SMALL} (wanted: <= 3)")
    sizes = [(625, 250), (1_250, 500), (2_500, 1_000), (5_000, 2_000)]
    costs = [median(load_cost(*size) for _ in range(3)) for size in sizes]
    growth = " ".join(f"{after / before:.2f}" for before, after in pairwise(costs))
    print(f"load: {costs[-1]:.2f} s at {LARGE}; each doubling costs x {growth} (linear: 2)")
    print(f"ask: 1,000 questions in a batch {batch_cost(1_000):.2f} s after the start (wanted: < 2)")


if __name__ == "__main__":
    main()
