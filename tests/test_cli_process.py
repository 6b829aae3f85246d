"""Annai as a process of its own: the console script, pipes, ports, terminals of all sorts, and being told to stop."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

SCRIPT = (str(Path(sys.executable).with_name("annai")),)
MODULE = (sys.executable, "-m", "bot")
VISIT = ("--as", "p05", "--at", "2024-04-23 11:05")
UNKNOWN_KIND = str(Path(__file__).parent / "broken" / "unknown-kind.yaml")
STOPS = [signal.SIGINT, signal.SIGTERM]


def _environment(**more: str) -> dict[str, str]:
    return {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", **more}


def _process(
    *arguments: str, program: tuple[str, ...] = SCRIPT, text: str = "", **more: str
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*program, *arguments],
        input=text,
        capture_output=True,
        encoding="utf-8",
        env=_environment(**more),
        timeout=90,
        check=False,
    )


@pytest.mark.parametrize("program", [SCRIPT, MODULE])
def test_the_console_script_and_the_module_answer_alike(program: tuple[str, ...]) -> None:
    done = _process("ask", "what's on now?", *VISIT, "--lang", "en", program=program)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Visit to Nidec" in done.stdout


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    questions = '{"text": "now"}\n' * 400
    asking = f"'{SCRIPT[0]}' ask --json - | head -1; exit ${{PIPESTATUS[0]}}"
    done = _process("-c", asking, program=("bash",), text=questions)
    assert (done.returncode, done.stderr, len(done.stdout.splitlines())) == (0, "", 1)


@pytest.mark.parametrize("arguments", [("ask", "now", *VISIT), ("check", UNKNOWN_KIND), ("--help",)])
def test_a_terminal_without_unicode_gets_an_answer_all_the_same(arguments: tuple[str, ...]) -> None:
    done = _process(*arguments, PYTHONIOENCODING="ascii")
    assert "Traceback" not in done.stderr
    assert done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_the_fault_of_the_environment() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*SCRIPT, "--help"],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=_environment(),
            timeout=90,
            check=False,
        )
    assert (done.returncode, len(done.stderr.splitlines())) == (3, 1)


def test_bytes_that_are_no_text_are_a_bad_line_and_not_the_end() -> None:
    asking = f"printf '\\377\\n{{\"text\": \"now\"}}\\n' | '{SCRIPT[0]}' ask --json -"
    done = _process("-c", asking, program=("bash",), PYTHONIOENCODING="utf-8:strict")
    assert (done.returncode, done.stderr, len(done.stdout.splitlines())) == (1, "", 2)


@pytest.mark.parametrize("command", [("run",), ("demo",)])
def test_a_port_in_use_is_the_fault_of_the_environment(command: tuple[str, ...]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = _process(*command, ANNAI_HTTP_PORT=port)
    assert done.returncode == 3
    assert done.stderr.startswith(f"Annai cannot start on 127.0.0.1, port {port}: ")


@pytest.mark.parametrize("program", [SCRIPT, MODULE])
@pytest.mark.parametrize("told", STOPS)
def test_the_demo_tells_its_address_answers_and_stops_when_told(program: tuple[str, ...], told: signal.Signals) -> None:
    with subprocess.Popen(
        [*program, "demo", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=_environment(),
    ) as demo:
        assert demo.stdout is not None
        ready = demo.stdout.readline()
        address = ready.removeprefix("Annai is ready: ").partition(" ")[0]
        with (
            urllib.request.urlopen(address, timeout=60) as page,
            urllib.request.urlopen(f"{address}api/page", timeout=60) as data,
        ):
            assert (page.status, data.status) == (200, 200)
            assert b"<title>" in page.read()
        demo.send_signal(told)
        out, err = demo.communicate(timeout=60)
    assert (demo.returncode, out, err) == (0, "Stopped.\n", "")
