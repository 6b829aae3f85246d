"""How Annai looks in Slack: the main views as a person reads them, what stands in a notification, and the Block Kit."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.channels.slack.stage import Desk, Stage
from tests.fakes.slack import Shown, ShownView

pytestmark = pytest.mark.anyio

GOLDEN = Path(__file__).parents[2] / "data" / "slack"
"""After a change of words or looks: delete the files, run the tests twice, and read what is new."""


def compare(name: str, shown: Shown | ShownView) -> None:
    """The same as last time, to read and as Slack gets it; what is new is written down, and fails once to be read."""
    text = str(shown)
    if isinstance(shown, Shown):
        text += f"\n\n--- notification ---\n{shown.notification}"
    blocks = json.dumps(_without_ids(shown.blocks), ensure_ascii=False, indent=1)
    found = {GOLDEN / f"{name}.txt": f"{text}\n", GOLDEN / f"{name}.json": f"{blocks}\n"}
    if not all(golden.is_file() for golden in found):
        for golden, content in found.items():
            golden.parent.mkdir(parents=True, exist_ok=True)
            golden.write_text(content, "utf-8")
        pytest.fail(f"new: please read {name}.txt")
    for golden, content in found.items():
        assert content == golden.read_text("utf-8")


def _without_ids(part: Any) -> Any:
    """Without what Slack itself adds."""
    if isinstance(part, list):
        return [_without_ids(one) for one in part]
    if isinstance(part, dict):
        return {key: _without_ids(value) for key, value in part.items() if key != "block_id"}
    return part


VIEWS = {
    "next": "Als Nächstes",
    "now": "Gerade steht nichts an",
    "today": "23. April",
    "agenda": "Fr 26. April",
    "leave": "los",
    "item": "Kyocera",
    "people": "Max Mustermann",
    "contacts": "Reiseleitung",
    "b2b": "B2B-Termin",
    "changes": "Ich weiß von keiner Änderung",
    "help": "fragen",
    "reminders": "Einstellungen",
    "language": "Sprache",
    "privacy": "Ihre Daten",
    "stop": "Nach dem Abmelden",
}


@pytest.mark.parametrize("view", VIEWS)
async def test_a_view_reads_well(stage: Stage, view: str) -> None:
    erika = await stage.desk("p05")
    compare(view, await erika.commands(f"/annai {view}", VIEWS[view]))


async def test_the_choice_between_two_chats_reads_well(stage: Stage) -> None:
    await stage.join("p05", "elsewhere", "telegram")
    erika = await stage.desk("p05")
    compare("channel", await erika.commands("/annai channel", "Worüber soll ich"))


async def test_a_reminder_reads_well_and_so_does_its_notification(stage: Stage) -> None:
    erika = await stage.desk("p05")
    await stage.pass_time(minutes=15)
    compare("reminder", await erika.reads("🔔"))


async def test_a_place_and_its_taxi_card_read_well(stage: Stage) -> None:
    erika = await stage.desk("p05")
    await erika.says("Kyocera", "Firmenbesuch Kyocera")
    compare("place", await erika.taps("🗺 Karte", "京セラ株式会社"))
    compare("taxi", await erika.taps("🚕 Taxi-Karte 🇯🇵", "お願いいたします"))


async def test_the_home_tab_its_form_and_the_notice_read_well(stage: Stage) -> None:
    erika = await stage.desk("p05")
    compare("home", await erika.opens_home("Kyocera"))
    erika.tap("⚙️ Einstellungen")
    compare("form", await erika.sees_modal("Abendvorschau"))
    stranger = Desk(stage.slack.member("Neu", stage.agenda.people["p06"].email))
    compare("notice", await stranger.says("hallo", "einverstanden"))
