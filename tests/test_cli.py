"""The command line as people and scripts meet it: exit codes, the one clear message, and what goes where."""

import json
import sys
from io import StringIO
from pathlib import Path

import pytest

from bot.app import sample_programme
from bot.cli import main

COMMANDS = ("run", "demo", "ask", "check", "template")
BROKEN = Path(__file__).parent / "broken"
GERMAN, ENGLISH = "de_DE.UTF-8", "en_GB.UTF-8"
VISIT = ("--as", "p05", "--at", "2024-04-23 11:05")


class Terminal:
    """Runs commands in this process and keeps what they print."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys, self._monkeypatch = capsys, monkeypatch
        self.speak(ENGLISH)

    def speak(self, locale: str) -> None:
        self._monkeypatch.setenv("LC_ALL", locale)

    def type(self, text: str) -> None:
        self._monkeypatch.setattr(sys, "stdin", StringIO(text))

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """The exit code, and what went to standard output and to standard error."""
        try:
            code = main(list(arguments))
        except SystemExit as ended:  # how argparse ends after --help
            code = int(ended.code or 0)
        printed = self._capsys.readouterr()
        assert "Traceback" not in printed.err
        return code, printed.out, printed.err


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Terminal:
    monkeypatch.chdir(tmp_path)
    return Terminal(capsys, monkeypatch)


@pytest.mark.parametrize(("locale", "examples"), [(GERMAN, "Beispiele:"), (ENGLISH, "Examples:")])
@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
def test_every_command_explains_itself_in_the_language_of_the_terminal(
    command: tuple[str, ...], locale: str, examples: str, terminal: Terminal
) -> None:
    terminal.speak(locale)
    code, out, err = terminal.run(*command, "--help")
    assert (code, err) == (0, "")
    assert examples in out
    assert "annai ask" in out if not command else f"annai {command[0]}" in out


def test_without_a_command_the_help_is_shown_and_nothing_done(terminal: Terminal) -> None:
    code, out, _ = terminal.run()
    assert code == 2
    assert all(f"    {name}" in out for name in COMMANDS)


@pytest.mark.parametrize(
    "arguments",
    [
        ("fly",),
        ("check",),
        ("check", "one.yaml", "two.yaml"),
        ("check", "--quickly", "one.yaml"),
        ("ask",),
        ("ask", "now", "--lang", "fr"),
        ("ask", "now", "--json", "later"),
        ("ask", "--json"),
        ("ask", "now", "--at", "yesterday"),
        ("ask", "now", "--at", "2024-04-23 25:00"),
        ("ask", "now", "--at=9999-12-31T23:59-12:00"),
        ("demo", "--port", "http"),
        ("demo", "--at", "noon"),
        ("template",),
        ("template", "programme.pdf"),
        ("template", "programme.yaml"),
    ],
)
def test_a_command_used_wrongly_says_so_and_ends_with_2(arguments: tuple[str, ...], terminal: Terminal) -> None:
    code, out, err = terminal.run(*arguments)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("locale", "message"),
    [
        (GERMAN, "Eine Person „p005“ gibt es in diesem Programm nicht. Meinten Sie „p05“?\n"),
        (ENGLISH, "There is no person “p005” in this programme. Did you mean “p05”?\n"),
    ],
)
def test_an_unknown_person_is_asked_back_with_the_one_probably_meant(
    locale: str, message: str, terminal: Terminal
) -> None:
    terminal.speak(locale)
    assert terminal.run("ask", "now", "--as", "p005") == (1, "", message)


def test_an_unknown_person_like_nobody_gets_no_suggestion(terminal: Terminal) -> None:
    message = "There is no person “Reiseleitung” in this programme.\n"
    assert terminal.run("ask", "now", "--as", "Reiseleitung") == (1, "", message)


@pytest.mark.parametrize(
    "command",
    [("check",), ("ask", "now", "--trip"), ("template", "out.xlsx", "--from"), ("publish",), ("demo", "--trip")],
)
def test_a_file_that_is_missing_is_named(command: tuple[str, ...], terminal: Terminal) -> None:
    assert terminal.run(*command, "programme.yaml") == (1, "", "There is no file “programme.yaml”.\n")


@pytest.mark.parametrize("command", [("check",), ("ask", "now", "--trip"), ("template", "out.xlsx", "--from")])
def test_a_folder_is_not_a_programme(command: tuple[str, ...], terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    code, out, err = terminal.run(*command, "folder.yaml")
    assert (code, out) == (1, "")
    assert err.startswith("The file “folder.yaml” cannot be opened: ")


def test_a_file_that_cannot_be_opened_is_named(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    code, out, err = terminal.run("check", "loop.yaml")
    assert (code, out) == (1, "")
    assert err.startswith("The file “loop.yaml” cannot be opened: ")


def test_a_programme_with_errors_answers_nothing_and_says_all_of_them(terminal: Terminal) -> None:
    code, out, err = terminal.run("ask", "now", "--trip", str(BROKEN / "eight-mistakes.yaml"))
    assert (code, out) == (1, "")
    assert len(err.splitlines()) == 9
    assert err.endswith("8 errors. The file was not loaded.\n")


def test_findings_of_a_check_are_its_result_and_go_to_standard_output(terminal: Terminal) -> None:
    assert terminal.run("check", str(BROKEN / "tab.yaml"))[::2] == (1, "")
    code, out, err = terminal.run("check", str(sample_programme()))
    assert (code, err) == (0, "")
    assert out.splitlines()[-2:] == [
        "4 warnings.",
        "thueringen-japan-2024.yaml: fine – 74 items, 30 people, 42 places.",
    ]


def test_a_check_as_json_is_json_and_nothing_else(terminal: Terminal) -> None:
    code, out, _ = terminal.run("check", str(sample_programme()), "--json")
    report = json.loads(out)
    assert (code, report["ok"], report["errors"], len(report["warnings"])) == (0, True, [], 4)


def test_a_time_without_a_zone_is_the_trips(terminal: Terminal) -> None:
    local = terminal.run("ask", "now", "--as", "p05", "--at", "2024-04-23 11:05", "--json")
    assert json.loads(local[1])["items"] == ["nidec-visit"]
    for same in ("2024-04-23T11:05", "2024-04-23T11:05+09:00", "2024-04-23T02:05Z", "2024-04-23T04:05+02:00"):
        assert terminal.run("ask", "now", "--as", "p05", "--at", same, "--json") == local


def test_an_answer_as_json_has_command_items_and_text(terminal: Terminal) -> None:
    code, out, err = terminal.run("ask", "was läuft gerade?", *VISIT, "--json")
    answer = json.loads(out)
    assert (code, err, list(answer)) == (0, "", ["command", "items", "text"])
    assert (answer["command"], answer["items"]) == ("now", ["nidec-visit"])
    assert terminal.run("ask", "--json", "was läuft gerade?", *VISIT)[1] == out


def test_a_batch_answers_every_line_and_bad_ones_with_an_error(terminal: Terminal) -> None:
    good = {"text": "now", "as": "p05", "at": "2024-04-23T11:05", "lang": "en"}
    bad = [
        "nonsense",
        "[1]",
        '{"text": 1}',
        '{"text": "now", "lang": "fr"}',
        '{"text": "now", "colour": "red"}',
        "[" * 5000,
    ]
    bad += ['{"text": "now", "as": "nobody"}', '{"text": "now", "at": "noon"}']
    terminal.type("\n".join([json.dumps(good), *bad, json.dumps(good)]) + "\n")
    code, out, err = terminal.run("ask", "--json", "-")
    lines = [json.loads(line) for line in out.splitlines()]
    assert (code, err, len(lines)) == (1, "", len(bad) + 2)
    assert lines[0] == lines[-1]
    assert lines[0]["items"] == ["nidec-visit"]
    assert [line["line"] for line in lines[1:-1]] == list(range(2, len(bad) + 2))
    assert all(line["error"] for line in lines[1:-1])


def test_a_batch_without_a_line_is_done(terminal: Terminal) -> None:
    terminal.type("")
    assert terminal.run("ask", "--json", "-") == (0, "", "")


def test_what_a_line_of_a_batch_leaves_out_comes_from_the_options(terminal: Terminal) -> None:
    terminal.type('{"text": "now"}\n{"text": "now", "as": "p24"}\n')
    answers = [json.loads(line)["items"] for line in terminal.run("ask", "--json", "-", *VISIT)[1].splitlines()]
    assert answers[0] == ["nidec-visit"]
    assert answers[1] != answers[0]


def test_the_line_of_an_error_in_a_batch_is_its_line_in_the_file(terminal: Terminal) -> None:
    terminal.type("\n\nnonsense\n")
    assert json.loads(terminal.run("ask", "--json", "-")[1])["line"] == 3


@pytest.mark.parametrize("name", ["programme.xlsx", "programme.XLSX"])
def test_an_empty_workbook_is_written_and_named(name: str, terminal: Terminal, tmp_path: Path) -> None:
    assert terminal.run("template", name) == (0, f"Written: {name}\n", "")
    assert (tmp_path / name).read_bytes().startswith(b"PK")


def test_a_file_that_cannot_be_written_is_the_fault_of_the_environment(terminal: Terminal) -> None:
    code, out, err = terminal.run("template", "nowhere/programme.xlsx")
    assert (code, out) == (3, "")
    assert err.startswith("“nowhere/programme.xlsx” cannot be written: ")


@pytest.mark.parametrize(("name", "value"), [("PORT", "http"), ("PORT", "70000"), ("HOST", "somewhere")])
def test_a_bad_setting_is_one_line_that_names_it(
    name: str, value: str, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"ANNAI_HTTP_{name}", value)
    code, out, err = terminal.run("run")
    assert (code, out) == (3, "")
    assert err.startswith(f"The setting ANNAI_HTTP_{name} is wrong. Expected: ")


def test_settings_in_another_encoding_are_one_line_too(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("ANNAI_HTTP_PORT=80 # für alle\n".encode("latin-1"))
    code, _, err = terminal.run("run")
    assert code == 3
    assert err.startswith("The setting ")
