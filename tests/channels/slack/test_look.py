"""How Annai looks in Slack: the main views as a person reads them, and what stands in a notification."""

from pathlib import Path

import pytest

from tests.channels.slack.stage import Desk, Stage

pytestmark = pytest.mark.anyio

GOLDEN = Path(__file__).parents[2] / "data" / "slack"
"""After a change of words or looks: delete the file, run the test twice, and read what is new."""


def compare(name: str, shown: str) -> None:
    """The same as last time; what is new is written down, and fails once so that somebody reads it."""
    golden = GOLDEN / f"{name}.txt"
    if not golden.is_file():
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(f"{shown}\n", "utf-8")
        pytest.fail(f"new: please read {golden.name}")
    assert f"{shown}\n" == golden.read_text("utf-8")


VIEWS = {"next": "Als Nächstes", "today": "23. April", "help": "fragen", "reminders": "Einstellungen"}


@pytest.mark.parametrize("view", VIEWS)
async def test_a_view_reads_well(stage: Stage, view: str) -> None:
    erika = await stage.desk("p05")
    compare(view, str(await erika.commands(f"/annai {view}", VIEWS[view])))


async def test_a_reminder_reads_well_and_so_does_its_notification(stage: Stage) -> None:
    erika = await stage.desk("p05")
    await stage.pass_time(minutes=15)
    reminder = await erika.reads("🔔")
    compare("reminder", f"{reminder}\n\n--- notification ---\n{reminder.notification}")


async def test_a_taxi_card_reads_well(stage: Stage) -> None:
    erika = await stage.desk("p05")
    await erika.says("Kyocera", "Firmenbesuch Kyocera")
    await erika.taps("🗺 Karte", "京セラ株式会社")
    compare("taxi", str(await erika.taps("🚕 Taxi-Karte 🇯🇵", "お願いいたします")))


async def test_the_home_tab_and_the_notice_read_well(stage: Stage) -> None:
    erika = await stage.desk("p05")
    compare("home", str(await erika.opens_home("Kyocera")))
    stranger = Desk(stage.slack.member("Neu", stage.agenda.people["p06"].email))
    compare("notice", str(await stranger.says("hallo", "einverstanden")))
