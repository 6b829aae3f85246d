"""Text objects, options and what else Block Kit puts together blocks and elements from."""

from typing import Any

from tests.fakes.slack.blockkit.rules import (
    Findings,
    Rule,
    array,
    boolean,
    exactly_one,
    matching,
    one_of,
    shape,
    string,
    typed,
)

OPTIONS = 100

URL = matching(r"https://[^\s/?#]+\.\S{1,2980}", "invalid url")
"""Slack takes plain http here and there; this house does not."""


def plain(longest: int) -> Rule:
    """Text without any markup."""
    return typed({"plain_text": shape({"text": string(longest, 1)}, {"emoji": boolean})})


def either(longest: int) -> Rule:
    """Text, with or without markup."""
    return typed(
        {
            "plain_text": shape({"text": string(longest, 1)}, {"emoji": boolean}),
            "mrkdwn": shape({"text": string(longest, 1)}, {"verbatim": boolean}),
        }
    )


CONFIRM = shape(
    {"title": plain(100), "text": plain(300), "confirm": plain(30), "deny": plain(30)},
    {"style": one_of("primary", "danger")},
)
"""What asks once more before a button takes effect."""

DISPATCH = shape(
    {"trigger_actions_on": array(one_of("on_enter_pressed", "on_character_entered"), 2)},
    {},
)

OPTION = shape({"text": plain(75), "value": string(150, 1)}, {"description": plain(75)})
"""One entry of a menu."""

MARKED_OPTION = shape({"text": either(75), "value": string(150, 1)}, {"description": either(75)})
"""One checkbox or radio button."""

LINKED_OPTION = shape({"text": plain(75), "value": string(150, 1)}, {"description": plain(75), "url": URL})
"""One entry of an overflow menu."""

GROUP = shape({"label": plain(75), "options": array(OPTION, OPTIONS)}, {})

SLACK_FILE = shape({}, {"id": string(255, 1), "url": URL}, exactly_one("id", "url"))


def offered(element: dict[str, Any]) -> list[Any]:
    """The options of an element, whether in groups or not."""
    groups = element.get("option_groups") or [element]
    return [option for group in groups for option in group["options"]]


def initially_offered(findings: Findings, element: Any, at: str) -> None:
    """What is chosen at first must be among the options, and no value may be there twice."""
    options = offered(element)
    chosen = element.get("initial_options", [element["initial_option"]] if "initial_option" in element else [])
    if any(option not in options for option in chosen):
        findings.add("must match one of the options", f"{at}/initial_option{'s' * ('initial_options' in element)}")
    if len({option["value"] for option in options}) < len(options):
        findings.add("must not contain the same value twice", f"{at}/options")
