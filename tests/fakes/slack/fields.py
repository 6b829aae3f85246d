"""What can be filled in or chosen: where each element keeps its value, and what a person may enter."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from tests.fakes.slack.blockkit import interactive
from tests.fakes.slack.opened import State
from tests.fakes.slack.refusals import Json

_VALUES = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "multi_static_select": ("selected_options", "initial_options"),
    "checkboxes": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "multi_users_select": ("selected_users", "initial_users"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
}
"""Elements that keep something: what it is called in the state, and in the element."""

TEXT_LIMIT = 3000

_FORMS = {
    "email_text_input": r"[^@\s]+@[^@\s]+\.[^@\s]+",
    "url_text_input": r"https?://\S+",
    "number_input": r"-?\d+(\.\d+)?",
    "datepicker": r"\d{4}-\d{2}-\d{2}",
    "timepicker": r"\d{2}:\d{2}",
}
"""What the app lets somebody enter."""


def elements(blocks: list[Any]) -> Iterator[tuple[Json, Json]]:
    """Everything somebody can do something with, each with the block it stands in."""
    return ((block, element) for block in blocks for element in interactive(block))


def initial_state(blocks: list[Any]) -> State:
    """What is filled in before anybody did anything."""
    state: State = {}
    for block, element in elements(blocks):
        if element["type"] in _VALUES:
            kept, initial = _VALUES[element["type"]]
            empty: Any = [] if kept.endswith("s") else None
            value = {"type": element["type"], kept: element.get(initial, empty)}
            state.setdefault(block["block_id"], {})[element["action_id"]] = value
    return state


def kept_state(new: State, old: State) -> State:
    """The new state, with what was filled in before in the same places."""
    return {
        block: {
            action: before if (before := old.get(block, {}).get(action, {})).get("type") == value["type"] else value
            for action, value in actions.items()
        }
        for block, actions in new.items()
    }


def options_of(element: Json) -> list[Json]:
    """What can be chosen, if it is a list."""
    groups: list[Json] = element.get("option_groups") or [element]
    return [option for group in groups for option in group.get("options", [])]


def picked(element: Json, label: str, before: Json | None) -> Json:
    """The value after an option was picked. Where several can be chosen, picking one again takes it away."""
    option = next((option for option in options_of(element) if option["text"]["text"] == label), None)
    if option is None:
        raise LookupError(f"no option {label!r} to be seen")
    kept = _VALUES[element["type"]][0] if element["type"] in _VALUES else "selected_option"
    if not kept.endswith("s"):
        return {"type": element["type"], kept: option}
    chosen: list[Json] = (before or {}).get(kept) or []
    others = [other for other in chosen if other["value"] != option["value"]]
    return {"type": element["type"], kept: others if len(others) < len(chosen) else [*chosen, option]}


def entered(element: Json, value: str | int | Sequence[str]) -> Json:
    """The value after something was entered; ValueError if the app would not take it."""
    kind = element["type"]
    if isinstance(value, str) and kind in _FORMS and not re.fullmatch(_FORMS[kind], value):
        raise ValueError(f"nobody can enter {value!r} in a {kind}")
    shortest, longest = element.get("min_length", 0), element.get("max_length", TEXT_LIMIT)
    if isinstance(value, str) and kind == "plain_text_input" and not shortest <= len(value) <= longest:
        raise ValueError(f"the text must have {shortest} to {longest} characters")
    low, high = element.get("min_value", "-inf"), element.get("max_value", "inf")
    if isinstance(value, str) and kind == "number_input" and not float(low) <= float(value) <= float(high):
        raise ValueError(f"the number must be between {low} and {high}")
    return {"type": kind, _VALUES[kind][0]: value if value != "" else None}


def is_empty(value: Json) -> bool:
    """Whether nothing is filled in or chosen."""
    return not any(content for name, content in value.items() if name != "type")
