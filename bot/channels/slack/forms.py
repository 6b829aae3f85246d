"""A form as a modal: what is filled in becomes the actions that buttons have; what makes no sense is said at once.

What comes back has been out of our hands: it is no more than a proposal, and judged like any button's.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from bot.channels.slack.blocks import LABEL, Block, buttons, cut, plain
from bot.speech.catalogue import catalogue
from bot.speech.message import Choice, Form, Hours

TITLE = 24
"""Characters of a title."""
_START, _END = "start", "end"


def modal(form: Form, language: str) -> dict[str, Any]:
    """The form as a modal to be sent off."""
    save = catalogue(language).say("slack-form-save")
    kept = {
        "language": language,
        "hours": {_name(number): field.action for number, field in _hours(form)},
        "follows": [_name(n) for n, field in enumerate(form.fields) if isinstance(field, Choice) and field.follows],
    }
    return {
        "type": "modal",
        "title": plain(cut(form.title, TITLE)),
        "submit": plain(save),
        "private_metadata": json.dumps(kept),
        "blocks": [*(block for number, field in enumerate(form.fields) for block in _inputs(number, field)),
                   *buttons(form.buttons)],
    }  # fmt: skip


def actions(view: Mapping[str, Any]) -> tuple[str, ...]:
    """What was changed in a form that was sent off, in order; raises what reading nonsense raises."""
    kept, filled = json.loads(view["private_metadata"]), view["state"]["values"]
    found: list[str] = []
    before = False
    for block in view["blocks"]:
        name = block["block_id"]
        if "initial_option" in block.get("element", {}):
            chosen = filled[name][name]["selected_option"]["value"]
            changed = chosen != block["element"]["initial_option"]["value"]
            found += [str(chosen)] if changed or (before and name in kept["follows"]) else []
            before = changed
    for name, action in kept["hours"].items():
        start, end = _times(view, name)
        found += [f"{action} {start}-{end}"] if start and end else []
    return tuple(found)


def complaints(view: Mapping[str, Any]) -> dict[str, str]:
    """What is wrong with what was filled in, by block."""
    kept = json.loads(view["private_metadata"])
    say = catalogue(str(kept["language"])).say
    found = {}
    for name in kept["hours"]:
        start, end = _times(view, name)
        if bool(start) != bool(end):
            found[f"{name}-{_END if start else _START}"] = say("slack-form-both")
        elif start and start == end:
            found[f"{name}-{_END}"] = say("slack-form-same")
    return found


def _times(view: Mapping[str, Any], name: str) -> list[str]:
    filled = view["state"]["values"]
    blocks = [f"{name}-{part}" for part in (_START, _END)]
    return [str(filled[block][block].get("selected_time") or "") for block in blocks]


def _name(number: int) -> str:
    return f"field-{number}"


def _hours(form: Form) -> Iterator[tuple[int, Hours]]:
    return ((number, field) for number, field in enumerate(form.fields) if isinstance(field, Hours))


def _inputs(number: int, field: Choice | Hours) -> Iterator[Block]:
    name = _name(number)
    if isinstance(field, Hours):
        for part, label in ((_START, field.start), (_END, field.end)):
            yield _input(f"{name}-{part}", label, {"type": "timepicker"}) | {"optional": True}
        return
    options = [{"text": plain(cut(one.label, LABEL)), "value": one.action} for one in field.options]
    holds = next((option for option in options if option["value"] == field.holds), options[0])
    yield _input(name, field.label, {"type": "static_select", "options": options, "initial_option": holds})


def _input(name: str, label: str, element: Block) -> Block:
    return {"type": "input", "block_id": name, "label": plain(label), "element": element | {"action_id": name}}
