"""However many people there are, the list of a roll call is one message for a phone."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.programme.agenda import Agenda
from bot.programme.roll_call import HURT, UNHURT
from bot.speech.message import Message
from bot.speech.progress import Progress, Response, Standing
from bot.speech.scene import Scene
from bot.speech.views.report import Account
from bot.speech.views.rollcall_report import missing_page, rollcall_report
from bot.speech.views.rollcall_ticking import ticking

AT = datetime(2024, 4, 23, 0, 0, tzinfo=UTC)


def crowd(sample: Agenda, number: int) -> Scene:
    """The sample trip with very many people, all of them with long names."""
    one = sample.people["p04"]
    people = [
        replace(one, id=f"x{n:03}", name=f"Prof. Dr. Maximiliane-Charlotte Musterfrau-{n}") for n in range(number)
    ]
    agenda = Agenda(replace(sample.trip, people=(sample.people["o01"], *people)))
    return Scene(agenda, agenda.people["o01"], AT, "de")


def account(scene: Scene, *, status: bool, answers: dict[int, str]) -> Account:
    """Everybody was asked; some recipients, by their numbers, have answered."""
    names = list(scene.agenda.people)
    responses = {names[at]: Response(code, names[at], AT, "Treppenhaus " * 25) for at, code in answers.items()}
    standings = dict.fromkeys(names, Standing.UNDELIVERED)
    content = {"status": status, "of": "all", "recipients": names}
    return Account("0a1b2c3d", content, Progress(standings, responses))


def fits(message: Message) -> bool:
    """Within what any platform takes, with room for a channel's own marks and links."""
    units = len(message.text.encode("utf-16-le")) // 2
    return units < 3500 and sum(map(len, message.buttons)) <= 25


@pytest.mark.parametrize("number", [28, 575])
def test_every_view_of_it_fits(sample: Agenda, number: int) -> None:
    scene = crowd(sample, number)
    nobody = account(scene, status=False, answers={})
    injured = account(scene, status=True, answers={at: HURT if at < 20 else UNHURT for at in range(number // 2)})
    for shown in (nobody, injured):
        assert fits(rollcall_report(shown, scene))
        assert fits(missing_page(shown, 0, scene))
        assert fits(ticking(shown, 0, scene))


def test_every_page_together_names_everybody_missing_once(sample: Agenda) -> None:
    scene = crowd(sample, 100)
    nobody = account(scene, status=False, answers={})
    named: list[str] = []
    action: str | None = "rollcall more 0a1b2c3d 0"
    while action:
        page = missing_page(nobody, int(action.split()[-1]), scene)
        named += [line.text for line in page.lines if line.link]
        action = page.buttons[0][0].action if page.buttons else None
    assert len(named) == len(set(named)) == 101
