"""The way in: any programme file becomes a trip, or the list of its problems."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from bot.programme.model import Trip
from bot.programme.problem import Problem, Unreadable, Where
from bot.programme.sources import limits
from bot.programme.sources.draft import Draft, Table, unplaced

WORKBOOKS = {".xlsx", ".xlsm", ".xls"}
CALENDARS = {".ics", ".ical"}
YAML = {".yaml", ".yml"}
SHOWN = 100
"""Characters of a wrong value that its message repeats."""


@dataclass(frozen=True)
class Reading:
    """What came of a file: a trip, or problems; `draft` tells where each value stands."""

    trip: Trip | None
    problems: tuple[Problem, ...]
    draft: Draft | None = None


def read(path: Path) -> Reading:
    """Read a programme file; raises OSError only if the file itself cannot be opened."""
    return _read(lambda: _draft(path))


def read_text(content: str) -> Reading:
    """Read a programme from a text in YAML."""
    from bot.programme.sources import yaml_file

    return _read(lambda: yaml_file.parse(content.encode()))


def read_file(name: str, content: bytes) -> Reading:
    """Read a programme that came with a name, rather than from the disk."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"programme{Path(name).suffix.lower()[:8]}"
        path.write_bytes(content)
        return read(path)


def checked(trip: Trip) -> Reading:
    """A trip put together in here, read as if it came from a file: with the same rules, and the same complaints."""
    from bot.programme.sources import plain

    root = unplaced(plain.content(trip))
    return _read(lambda: Draft(cast(Table, root)))


def _read(draw_up: Callable[[], Draft]) -> Reading:
    try:
        draft = draw_up()
    except Unreadable as error:
        return Reading(None, _shown(error.problems))
    from bot.programme.sources.building import build

    trip, problems = build(draft)
    return Reading(trip, _shown(problems), draft)


def _shown(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems that repeat of what was written no more than fits a message."""
    return tuple(replace(problem, subject=_cut(problem.subject), found=_cut(problem.found)) for problem in problems)


def _cut(text: str | None) -> str | None:
    return f"{text[: SHOWN - 1]}…" if text and len(text) > SHOWN else text


def _draft(path: Path) -> Draft:
    """The draft of a file, by its kind; each reader is loaded only when its kind is read."""
    size = path.stat().st_size
    if size > limits.FILE_BYTES:
        raise Unreadable(Problem("file-too-large", Where(), args={"size": size, "limit": limits.FILE_BYTES}))
    suffix = path.suffix.lower()
    if size == 0 and suffix in {*YAML, *WORKBOOKS, *CALENDARS}:
        raise Unreadable(Problem("empty-file", Where()))
    if suffix in YAML:
        from bot.programme.sources import yaml_file

        return yaml_file.read(path)
    if suffix in WORKBOOKS:
        from bot.programme.sources import workbook_file

        return workbook_file.read(path)
    if suffix in CALENDARS:
        from bot.programme.sources import calendar_file

        return calendar_file.read(path)
    raise Unreadable(Problem("unknown-format", Where(), found=path.name))
