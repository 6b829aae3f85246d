"""Every experiment, small; `make crash` runs them at full size.

Each runs in a process of its own: workers are forked, and that needs a parent without threads.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.crash.__main__ import PLATFORMS, SIMULATED
from tests.databases import KINDS
from tests.postgres import Server

Experiment = Callable[..., None]
"""Runs an experiment, as if called by hand; fails with everything that was wrong, and the seed to see it again."""

each_database = pytest.mark.parametrize("database", KINDS)


@pytest.fixture
def experiment(root: Path, postgres_server: Server) -> Experiment:
    def run(name: str, database: str, platforms: Sequence[str], *more: str) -> None:
        environment = os.environ | {"ANNAI_TEST_POSTGRES": postgres_server.url}
        where = [
            "--database",
            database,
            "--platform",
            *platforms,
        ]  # one process for all: to begin costs more than to die
        command = [sys.executable, "-m", "tests.crash", name, *where, *more]
        ended = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, timeout=280)
        assert ended.returncode == 0, ended.stdout + ended.stderr

    return run


@each_database
def test_whenever_a_worker_is_killed_nothing_is_lost_and_what_comes_twice_says_so(
    experiment: Experiment, database: str
) -> None:
    experiment("campaign", database, PLATFORMS, "--kills", "8")


@each_database
def test_wherever_a_worker_dies_nothing_is_lost_and_what_comes_twice_says_so(
    experiment: Experiment, database: str
) -> None:
    experiment("points", database, SIMULATED, "--every", "150")


def test_several_workers_share_one_outbox_though_they_and_their_database_fall(experiment: Experiment) -> None:
    experiment("crowd", KINDS[1], SIMULATED, "--seconds", "3")


def test_who_slept_through_a_lease_changes_nothing_on_waking(experiment: Experiment) -> None:
    experiment("sleeper", KINDS[1], SIMULATED)


@each_database
def test_whenever_the_assistant_is_killed_on_slack_nothing_is_lost_and_nothing_comes_twice(
    experiment: Experiment, database: str
) -> None:
    experiment("slack", database, ["verifying"], "--kills", "24")
