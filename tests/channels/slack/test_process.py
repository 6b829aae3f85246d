"""`annai run` as it is run, against a Slack given by its address; and what is loaded where Slack is not wanted."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests.channels.telegram.test_process import free_port, iter_until
from tests.fakes.slack import FakeSlack


def test_it_talks_with_strangers_serves_its_health_and_stops_when_told(
    slack: FakeSlack, root: Path, tmp_path: Path
) -> None:
    environment = os.environ | {
        "ANNAI_SLACK_BOT_TOKEN": slack.bot_token,
        "ANNAI_SLACK_APP_TOKEN": slack.app_token,
        "ANNAI_SLACK_API_URL": slack.url,
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
        try:
            assert process.stdout
            lines = list(iter_until(process.stdout, "http://127.0.0.1"))
            stranger = slack.member("Niemand", "niemand@example.org")
            slack.wait_for(lambda: slack.connections)
            stranger.say("hallo")
            stranger.reads("Eingeladenen")
            address = next(word for word in lines[-1].split() if word.startswith("http://"))
            assert httpx.get(f"{address}health").json() == {"ok": True, "complaints": []}
            assert httpx.get(address).status_code == 404
            process.send_signal(signal.SIGTERM)
            said = "".join(lines) + process.stdout.read()
            assert process.wait(60) == 0
        finally:
            process.kill()
    assert slack.bot_token not in said
    assert slack.app_token not in said
    assert "Traceback" not in said


LOADED = """
import asyncio, sys
from bot import app
from bot.clock import SystemClock
from bot.service import Service
from bot.settings import Settings
from bot.store.database import Database

async def main():
    service = Service(Database("sqlite://"), SystemClock())
    chosen = Settings(_env_file=None, {settings})
    app.telegram_channel(service, chosen), app.slack_channel(service, chosen)
    print(sorted(name for name in ("telegram", "slack_bolt", "slack_sdk") if name in sys.modules))

asyncio.run(main())
"""


@pytest.mark.parametrize(
    ("settings", "loaded"),
    [
        ("", "[]"),
        ("telegram_token='123456789:AAAAAAAAAAAAAAAAAAAAAAAA'", "['telegram']"),
        ("slack_bot_token='xoxb-1234567890', slack_app_token='xapp-1234567890'", "['slack_bolt', 'slack_sdk']"),
    ],
)
def test_a_library_is_loaded_only_where_its_platform_is_configured(root: Path, settings: str, loaded: str) -> None:
    script = LOADED.replace("{settings}", settings)
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == loaded
