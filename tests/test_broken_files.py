"""What organisers get wrong, and what `annai check` answers: each broken file, its exact message, its exact place.

The files are in `broken/`; `broken/messages.yaml` holds for each what stands at the place named (`at`), and the lines
printed in German and English.
"""

import ast
import json
import re
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
import yaml

from bot.cli import main
from bot.programme import sources
from bot.programme.problem import Problem, Severity
from bot.programme.sources.reading import read
from bot.speech.catalogue import LANGUAGES
from tests.broken.made import MADE, make
from tests.speech.test_catalogues import messages

BROKEN = Path(__file__).parent / "broken"
LOCALES = {"de": "de_DE.UTF-8", "en": "en_GB.UTF-8"}


@dataclass(frozen=True)
class Expected:
    """What is said about a file."""

    at: list[str | None]
    lines: dict[str, list[str]]


def _messages() -> dict[str, Expected]:
    written = yaml.safe_load((BROKEN / "messages.yaml").read_text("utf-8"))
    return {name: Expected(entry["at"], {"de": entry["de"], "en": entry["en"]}) for name, entry in written.items()}


MESSAGES = _messages()


def _path(name: str, folder: Path) -> Path:
    return make(name, folder) if name in MADE else BROKEN / name


def _standing_at(path: Path, problem: Problem) -> str:
    """What a reader finds at a problem's place, from there to the end of the line or cell."""
    where = problem.where
    if where.sheet and where.cell:
        return str(openpyxl.load_workbook(path)[where.sheet][where.cell].value)
    line = path.read_bytes().split(b"\n")[(where.line or 1) - 1]
    return line.decode("utf-8", "replace")[(where.column or 1) - 1 :]


def test_every_broken_file_has_its_message_and_every_message_its_file() -> None:
    files = {path.name for path in BROKEN.iterdir() if path.suffix in {".yaml", ".ics"}} - {"messages.yaml"}
    assert files | set(MADE) == set(MESSAGES)
    assert len(MESSAGES) >= 36


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", MESSAGES)
def test_a_broken_file_gets_exactly_the_message_an_organiser_needs(
    name: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", LOCALES[language])
    code = main(["check", str(_path(name, tmp_path))])
    printed = capsys.readouterr()
    *lines, summary = printed.out.splitlines()
    assert lines == MESSAGES[name].lines[language]
    assert re.match(rf"{len(lines)} (?:Fehler\. Die|errors?\. The)", summary)
    assert (code, printed.err) == (1, "")


@pytest.mark.parametrize("name", MESSAGES)
def test_the_place_named_is_where_the_mistake_stands(name: str, tmp_path: Path) -> None:
    path = _path(name, tmp_path)
    problems = read(path).problems
    assert len(problems) == len(MESSAGES[name].at)
    for problem, at in zip(problems, MESSAGES[name].at, strict=True):
        if at is None:
            assert problem.where.line is None
            assert problem.where.cell is None
        else:
            assert _standing_at(path, problem).startswith(at)


@pytest.mark.parametrize("name", MESSAGES)
def test_the_machine_readable_report_agrees_with_the_printed_one(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", LOCALES["en"])
    assert main(["check", str(_path(name, tmp_path)), "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["file"] == name
    assert report["ok"] is False
    for error, line in zip(report["errors"], MESSAGES[name].lines["en"], strict=True):
        assert line.endswith(f"error: {error['message']}")
        assert error["code"]


@pytest.mark.parametrize("name", MESSAGES)
def test_a_broken_file_changes_nothing_and_stays_an_error(name: str, tmp_path: Path) -> None:
    reading = read(_path(name, tmp_path))
    assert reading.trip is None
    assert {problem.severity for problem in reading.problems} == {Severity.ERROR}


def test_eight_mistakes_are_reported_at_once_in_the_order_of_the_file() -> None:
    problems = read(BROKEN / "eight-mistakes.yaml").problems
    assert [problem.code for problem in problems] == [
        "unknown-id",
        "unexpected",
        "unexpected",
        "unexpected",
        "unknown-field",
        "unknown-choice",
        "unknown-id",
        "end-before-start",
    ]
    places = [(problem.where.line or 0, problem.where.column or 0) for problem in problems]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("name", "readings"),
    [
        ("hour-that-does-not-exist.yaml", ("2024-03-31 01:30+01:00", "2024-03-31 03:30+02:00")),
        ("hour-that-exists-twice.yaml", ("2024-10-27 02:30+02:00", "2024-10-27 02:30+01:00")),
    ],
)
def test_each_reading_offered_for_an_uncertain_time_is_accepted(
    name: str, readings: tuple[str, str], tmp_path: Path
) -> None:
    written = (BROKEN / name).read_text("utf-8")
    (problem,) = read(BROKEN / name).problems
    assert (problem.args["first"], problem.args["second"]) == readings
    assert problem.subject == "nidec-visit"
    starts = []
    for number, reading in enumerate(readings):
        path = tmp_path / f"{number}.yaml"
        path.write_text(written.replace(str(problem.found), reading), "utf-8")
        trip = read(path).trip
        assert trip is not None
        starts.append(trip.items[0].start)
    assert (starts[1] - starts[0]).total_seconds() == 3600


def _said(call: ast.Call) -> list[str]:
    """The messages that a call in the readers' code can lead to."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    wanted = [keyword.value for keyword in call.keywords if keyword.arg == "expected"]
    said = []
    if call.args and name in {"Problem", "add", "_warn"}:
        said.append(("check-", call.args[0]))
    elif call.args and name in {"NotUnderstood", "_wrong"}:
        wanted.append(call.args[0])
    said += [("check-want-", want) for want in wanted]
    texts = [(topic, node.value) for topic, node in said if isinstance(node, ast.Constant)]
    return [topic + code for topic, code in texts if isinstance(code, str)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_has_its_words(language: str) -> None:
    folder = Path(str(sources.__file__)).parent
    calls = (
        node
        for path in [*folder.glob("*.py"), folder.with_name("check.py")]
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
    )
    said = {message for call in calls for message in _said(call)}
    assert len(said) > 50
    assert sorted(said.difference(messages(language))) == []
