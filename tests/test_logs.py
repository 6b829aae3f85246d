"""What is logged: lines for people, or JSON for machines."""

import json
import logging
import re
import subprocess
import sys
from datetime import UTC, datetime

from bot.logs import AsJson


def record(message: str, *values: object, error: BaseException | None = None) -> logging.LogRecord:
    found = (type(error), error, error.__traceback__) if error else None
    made = logging.LogRecord("annai.delivery", logging.ERROR, "file.py", 1, message, values, found)
    made.created = datetime(2024, 4, 23, 5, 0, 7, 42_000, tzinfo=UTC).timestamp()
    return made


def test_an_event_is_one_line_of_json() -> None:
    line = AsJson().format(record("no words for a %s:\n%s", "reminder", "Größe „42“"))
    assert "\n" not in line
    assert json.loads(line) == {
        "time": "2024-04-23T05:00:07.042+00:00",
        "level": "ERROR",
        "logger": "annai.delivery",
        "message": "no words for a reminder:\nGröße „42“",
    }


def test_an_error_brings_its_traceback_in_the_same_line() -> None:
    try:
        raise ValueError("no zone")
    except ValueError:
        line = AsJson().format(record("failed", error=sys.exception()))
    assert "\n" not in line
    assert json.loads(line)["error"].endswith("ValueError: no zone")


def logged(style: str) -> str:
    """What a process logs, in a style."""
    code = f"import logging\nfrom bot import logs\nlogs.configure('INFO', '{style}')\n"
    code += "logging.getLogger('annai').info('here')\nlogging.getLogger('apscheduler').info('a beat')"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=True).stderr


def test_a_process_logs_in_the_style_that_was_set() -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\d .* INFO annai here\n", logged("text"))
    assert json.loads(logged("json"))["message"] == "here"
