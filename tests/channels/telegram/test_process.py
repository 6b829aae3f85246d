"""`annai run` as it is run, against a Bot API server given by its address: it talks, serves its health, and stops."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import httpx
import pytest

from tests.channels.telegram.stage import settings
from tests.fakes.telegram import FakeTelegram


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@pytest.fixture
def annai(telegram: FakeTelegram, root: Path, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    chosen = settings(telegram)
    assert chosen.telegram_token
    environment = os.environ | {
        "ANNAI_TELEGRAM_TOKEN": chosen.telegram_token.get_secret_value(),
        "ANNAI_TELEGRAM_API_URL": str(chosen.telegram_api_url),
        "ANNAI_DATABASE_URL": f"sqlite:///{tmp_path / 'annai.db'}",
        "ANNAI_HTTP_PORT": str(free_port()),
        "ANNAI_LOG_LEVEL": "DEBUG",
        "PYTHONPATH": str(root),
        "PYTHONUNBUFFERED": "1",
    }
    command = [sys.executable, "-m", "bot", "run"]
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        yield process
        process.kill()


def iter_until(lines: Iterable[str], words: str) -> Iterator[str]:
    """Lines as they come, up to the one with these words."""
    for line in lines:
        yield line
        if words in line:
            return


def test_it_talks_with_strangers_serves_its_health_and_stops_when_told(
    annai: subprocess.Popen[str], telegram: FakeTelegram
) -> None:
    stranger = telegram.user(language="de")
    stranger.start()
    stranger.reads("")
    assert annai.stdout
    lines = list(iter_until(annai.stdout, "http://127.0.0.1"))
    address = next(word for word in lines[-1].split() if word.startswith("http://"))
    assert httpx.get(f"{address}health").json() == {"ok": True, "complaints": []}
    assert httpx.get(address).status_code == 404
    annai.send_signal(signal.SIGTERM)
    said = "".join(lines) + annai.stdout.read()
    assert annai.wait(60) == 0
    assert telegram.token not in said
    assert "Traceback" not in said
