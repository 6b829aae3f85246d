"""`annai check`: every error and warning of a programme file, each with its place."""

import json
from pathlib import Path
from typing import Any

from bot.commands.ending import DONE, WRONG_INPUT, language, say, tell
from bot.commands.programme import unreadable
from bot.programme.check import warnings
from bot.programme.problem import Problem, Severity
from bot.programme.sources.limits import PROBLEMS
from bot.programme.sources.reading import Reading, read
from bot.speech.catalogue import catalogue
from bot.speech.views import problems as view


def check(path: Path, *, as_json: bool) -> int:
    """Check a file; 1 if it has errors."""
    try:
        reading = read(path)
    except OSError as error:
        raise unreadable(path, error) from None
    found = list(reading.problems)
    if reading.trip is not None and reading.draft is not None:
        found += [*reading.draft.notices, *warnings(reading.trip, reading.draft.where)]
    if as_json:
        tell(json.dumps(_as_json(path, found), ensure_ascii=False, indent=2))
    else:
        tell("\n".join(_report(path, reading, found)))
    return WRONG_INPUT if reading.trip is None else DONE


def _report(path: Path, reading: Reading, found: list[Problem]) -> list[str]:
    words = catalogue(language())
    lines = [view.line(problem, path.name, words) for problem in found[:PROBLEMS]]
    if len(found) > PROBLEMS:
        lines.append(say("check-more", count=len(found) - PROBLEMS))
    if reading.trip is None:
        return [*lines, say("check-errors", count=len(found))]
    trip = reading.trip
    if found:
        lines.append(say("check-warnings", count=len(found)))
    counts = {"items": len(trip.items), "people": len(trip.people), "places": len(trip.places)}
    return [*lines, say("check-ok", file=path.name, **counts)]


def _as_json(path: Path, found: list[Problem]) -> dict[str, Any]:
    errors = [_problem(problem) for problem in found if problem.severity is Severity.ERROR]
    notes = [_problem(problem) for problem in found if problem.severity is Severity.WARNING]
    return {"file": path.name, "ok": not errors, "errors": errors, "warnings": notes}


def _problem(problem: Problem) -> dict[str, Any]:
    words = catalogue(language())
    where = problem.where
    place = {"line": where.line, "column": where.column, "sheet": where.sheet, "cell": where.cell}
    return {
        "code": problem.code,
        **{key: value for key, value in place.items() if value is not None},
        "subject": problem.subject,
        "found": problem.found,
        "expected": words.say(f"check-want-{problem.expected}") if problem.expected else None,
        "suggestion": problem.suggestion,
        "message": view.message(problem, words),
    }
