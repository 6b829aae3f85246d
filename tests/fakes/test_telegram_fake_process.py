"""The loopback Telegram as a process of its own, for trying the bot by hand."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest


@pytest.fixture
def process(root: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.fakes.telegram", "--latency", "1", "--language", "en"]
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process
        process.terminate()


def test_what_is_typed_is_said_and_what_the_bot_says_is_shown(process: subprocess.Popen[str]) -> None:
    assert process.stdin
    assert process.stdout
    settings = dict(setting.split("=") for setting in process.stdout.readline().split())
    address = f"{settings['ANNAI_TELEGRAM_API_URL']}/bot{settings['ANNAI_TELEGRAM_TOKEN']}"
    process.stdin.write("What's next?\n")
    process.stdin.flush()
    (update,) = httpx.get(f"{address}/getUpdates?timeout=10", timeout=20).json()["result"]
    assert update["message"]["text"] == "What's next?"
    assert update["message"]["from"]["language_code"] == "en"
    keyboard = {"inline_keyboard": [[{"text": "Map", "callback_data": "place visit"}]]}
    answer = {"chat_id": update["message"]["chat"]["id"], "text": "14:00 Nidec", "reply_markup": keyboard}
    assert httpx.post(f"{address}/sendMessage", json=answer).json()["ok"]
    assert [process.stdout.readline().strip() for _ in range(2)] == ["14:00 Nidec", "[Map]"]
    process.stdin.write("[Taxi]\n[Map]\n")
    process.stdin.flush()
    assert "no button 'Taxi'" in process.stdout.readline()
    offset = update["update_id"] + 1
    (tapped,) = httpx.get(f"{address}/getUpdates?timeout=10&offset={offset}", timeout=20).json()["result"]
    assert tapped["callback_query"]["data"] == "place visit"
