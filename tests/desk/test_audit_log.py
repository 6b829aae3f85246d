"""Organisers read who of them did what, and when."""

import ast
from pathlib import Path

import pytest

from bot.speech.catalogue import LANGUAGES, catalogue
from bot.store import acts
from bot.store.acts import Deed
from tests.desk.stage import Stage, readable

pytestmark = pytest.mark.anyio

OLGA = "o01"
DESK = Path(__file__).parents[2] / "bot" / "desk"


def codes() -> set[str]:
    """The code of every deed that is written down at the desk."""
    found = set()
    for file in DESK.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "note":
                found |= _said(node.args[2], ast.parse(file.read_text("utf-8")))
    return found


def _said(argument: ast.expr, module: ast.Module) -> set[str]:
    """What an argument may say: written there, or given to the variable it names."""
    if isinstance(argument, ast.Name):
        named = [node for node in ast.walk(module) if isinstance(node, ast.Assign)]
        values = [node.value for node in named for target in node.targets if ast.unparse(target) == argument.id]
        assert values, f"{argument.id}: its codes cannot be read"
        return set().union(*(_said(value, module) for value in values))
    if isinstance(argument, ast.IfExp):
        return _said(argument.body, module) | _said(argument.orelse, module)
    assert isinstance(argument, ast.Constant), ast.unparse(argument)
    return {str(argument.value)}


def test_whatever_is_written_down_can_be_put_into_words() -> None:
    assert {"remind", "invite", "failures-done"} <= codes()
    for language in LANGUAGES:
        for code in sorted(codes()):
            assert catalogue(language).say(f"audit-did-{code}"), code


async def test_the_log_names_the_latest_first_with_the_time_in_japan(stage: Stage) -> None:
    olga = stage.phone(OLGA)
    assert "Noch nichts." in (await olga.says("/audit")).text
    await stage.phone("p05").sends("sos call")
    await stage.deliver()
    await olga.taps("Ich übernehme")
    await stage.pass_time(minutes=12)
    await olga.taps("Erledigt")
    assert (await stage.phone("o02").says("/audit")).text == (
        "🗒 Wer tat was\n\n"
        "Di 23. April, 08:12 Japan · Claudia Leitmuster\nNotruf abgeschlossen · Hans Platzhalter\n\n"
        "Di 23. April, 08:00 Japan · Claudia Leitmuster\nNotruf übernommen · Hans Platzhalter"
    )


async def test_it_can_be_leafed_through_and_takes_any_code(stage: Stage) -> None:
    async with stage.service.database.write() as tx:
        for number in range(25):
            deed = Deed(stage.clock.now(), "p-gone", f"code-{number}", {"people": number, "x": [1]})
            await acts.write_down(tx, stage.agenda.trip.id, deed)
    olga = stage.phone(OLGA)
    first = await olga.says("/audit")
    assert first.text.count("Etwas getan") == 10
    assert "24 Personen" in first.text
    assert "Spätere" not in readable(first)
    second = await olga.taps("Frühere", on=first)
    third = await olga.taps("Frühere", on=second)
    assert third.text.count("Etwas getan") == 5
    assert "Frühere" not in readable(third)
    assert (await olga.taps("Spätere", on=third)).text == second.text


async def test_only_organisers_read_it(stage: Stage) -> None:
    assert (await stage.phone("p05").says("/audit")).text.startswith("Das weiß ich leider nicht.")
