"""What all tests share: the sample trip, and the rule that CI skips nothing."""

import gc
import os
from pathlib import Path

import pytest

from bot.app import load, sample_programme
from bot.programme.agenda import Agenda

pytest_plugins = ["tests.canaries", "tests.databases"]

_OURS = {"ANNAI_NO_SKIPS", "ANNAI_TEST_POSTGRES"}
"""What tells the tests, not the program, what to do."""
_skipped: list[str] = []


@pytest.fixture(scope="session")
def sample() -> Agenda:
    """The agenda of the sample trip."""
    return load(sample_programme())


@pytest.fixture(autouse=True)
def _nothing_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the machine reaches a test."""
    for name in [name for name in os.environ if name.startswith("ANNAI_") and name not in _OURS]:
        monkeypatch.delenv(name)


def pytest_collection_finish() -> None:
    """What was loaded by now stays: nobody need look for rubbish in it again and again."""
    gc.collect()
    gc.freeze()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Remember what was skipped."""
    if report.skipped and not hasattr(report, "wasxfail"):
        _skipped.append(report.nodeid)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where everything a test may need has been installed, a skipped test is a failure."""
    if os.environ.get("ANNAI_NO_SKIPS") and _skipped:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which tests were skipped although nothing may be."""
    if os.environ.get("ANNAI_NO_SKIPS") and _skipped:
        terminalreporter.write_line(f"ANNAI_NO_SKIPS: skipped {', '.join(_skipped)}", red=True)


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return Path(__file__).parent.parent
