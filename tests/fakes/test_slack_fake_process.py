"""The loopback Slack as a process of its own, for trying the app by hand."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest


@pytest.fixture
def process(root: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.fakes.slack", "--latency", "1", "--email", "erika@example.org"]
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process
        process.terminate()


def test_what_is_typed_is_done_and_what_the_app_says_is_shown(process: subprocess.Popen[str]) -> None:
    assert process.stdin
    assert process.stdout
    settings = dict(setting.split("=") for setting in process.stdout.readline().split())
    url, headers = settings["ANNAI_SLACK_API_URL"], {"Authorization": f"Bearer {settings['ANNAI_SLACK_BOT_TOKEN']}"}
    found = httpx.get(f"{url}users.lookupByEmail", params={"email": "erika@example.org"}, headers=headers).json()
    button = {"type": "button", "text": {"type": "plain_text", "text": "Karte"}}
    blocks = [
        {"type": "header", "text": {"type": "plain_text", "text": "14:00 Nidec"}},
        {"type": "actions", "elements": [button]},
    ]
    message = {"channel": found["user"]["id"], "blocks": blocks}
    assert httpx.post(f"{url}chat.postMessage", json=message, headers=headers).json()["ok"]
    assert [process.stdout.readline().strip() for _ in range(2)] == ["14:00 Nidec", "[Karte]"]
    process.stdin.write("Danke!\n[Taxi]\n")
    process.stdin.flush()
    assert "no button 'Taxi'" in process.stdout.readline()
    channel = httpx.post(f"{url}conversations.open", json={"users": found["user"]["id"]}, headers=headers).json()[
        "channel"
    ]
    history = httpx.get(f"{url}conversations.history", params={"channel": channel["id"]}, headers=headers).json()
    assert [said.get("text") for said in history["messages"]] == ["Danke!", None]
