"""The manifest: what an app created from it may do is what the channel needs, and no more."""

from pathlib import Path

import pytest
import yaml

from bot import cli
from bot.channels.slack.manifest import SCOPES, Words, manifest
from bot.programme.agenda import Agenda
from handlers.talk import EXAMPLES
from tests.channels.slack.stage import staged
from tests.fakes.slack import App, FakeSlack

pytestmark = pytest.mark.anyio


def printed(capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, object]:
    assert cli.main(["slack-manifest", *options]) == 0
    found: dict[str, object] = yaml.safe_load(capsys.readouterr().out)
    return found


async def test_an_app_created_from_it_can_do_all_that_annai_does(
    sample: Agenda, capsys: pytest.CaptureFixture[str]
) -> None:
    app = App.installed_with(printed(capsys))
    with FakeSlack(app=app) as slack:
        async with staged(sample, slack) as stage:
            erika = await stage.desk("p05")
            await erika.commands("/annai next", "Als Nächstes")
            await erika.taps("📅 Mein Tag", "23. April")
            await erika.says("kalender", "Kalenderdatei")
            await stage.sees(lambda: any(message.files for message in erika.received))
            await erika.opens_home("Kyocera")


def test_the_guide_explains_every_permission(root: Path) -> None:
    guide = (root / "docs" / "slack.md").read_text("utf-8")
    assert all(f"| `{scope}` | {purpose.partition(',')[0]}" in guide for scope, purpose in SCOPES.items())


def test_it_names_every_command_and_is_for_a_socket(capsys: pytest.CaptureFixture[str]) -> None:
    found = manifest(Words("a", "b", "c", [(name, name) for name in EXAMPLES]), None)
    assert all(f"/annai {name} " in found["display_information"]["long_description"] for name in EXAMPLES)
    assert found["settings"]["socket_mode_enabled"] is True
    assert "http" not in str(printed(capsys))


def test_with_a_public_address_slack_knocks_there(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ANNAI_PUBLIC_URL", "https://annai.example/")
    found = printed(capsys, "--lang", "en")
    assert str(found).count("https://annai.example/slack/events") == 3
    assert "companion" in str(found)


def test_texts_fit() -> None:
    words = Words("🎴" * 200, "b", "c" * 2000, [("next", "x" * 5000)])
    found = manifest(words, None)["display_information"]
    assert len(found["description"]) <= 140
    assert len(found["long_description"]) <= 4000
