"""Files that may do harm are read by processes of their own, with little time and memory.

They are forked from one that has everything loaded, as loading takes longer than reading.
"""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

from bot.programme.problem import Unreadable
from bot.programme.sources import calendar_file, reading, template, workbook_file, yaml_file  # noqa: F401 - be quick

SECONDS, MEMORY = 10, 512 * 1024 * 1024
ROOT = Path(__file__).parents[3]


def read(path: Path) -> Any:
    """The codes of all problems with their cells, and how many items there are."""
    result = reading.read(path)
    problems = [[problem.code, problem.where.cell] for problem in result.problems]
    return problems, len(result.trip.items) if result.trip else 0


def read_calendar(path: Path) -> Any:
    """What makes a calendar unreadable, or `ok`."""
    try:
        calendar_file.read(path)
    except Unreadable as error:
        return error.problems[0].code
    return "ok"


class Confined:
    """Where such processes come from."""

    def __init__(self) -> None:
        self._parent = subprocess.Popen(
            [sys.executable, "-m", __name__], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __enter__(self) -> "Confined":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._parent.communicate()

    def do(self, what: Callable[[Path], Any], path: Path) -> Any:
        """What a reader returns; it fails if it takes too much, breaks, or says anything else."""
        assert self._parent.stdin
        assert self._parent.stdout
        self._parent.stdin.write(json.dumps([what.__name__, str(path)]) + "\n")
        self._parent.stdin.flush()
        length, code = json.loads(self._parent.stdout.readline())
        said = self._parent.stdout.read(length)
        assert code == 0, said
        return json.loads(said)


def _serve() -> None:
    for line in sys.stdin:
        name, path = json.loads(line)
        out, to_us = os.pipe()
        child = os.fork()
        if child == 0:
            os.dup2(to_us, 1)
            os.dup2(to_us, 2)
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
            sys.stdout.write(json.dumps(globals()[name](Path(path))))
            return
        os.close(to_us)
        with os.fdopen(out, encoding="ascii", errors="backslashreplace") as answer:
            said = answer.read()
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        sys.stdout.write(f"{json.dumps([len(said), code])}\n{said}")
        sys.stdout.flush()


if __name__ == "__main__":
    _serve()
