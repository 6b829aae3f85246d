"""Block elements: buttons, menus, pickers and inputs, and in which blocks they may stand."""

from typing import Any

from tests.fakes.slack.blockkit.rules import (
    Fields,
    Findings,
    Rule,
    array,
    boolean,
    exactly_one,
    integer,
    matching,
    one_of,
    shape,
    string,
)
from tests.fakes.slack.blockkit.texts import (
    CONFIRM,
    DISPATCH,
    GROUP,
    LINKED_OPTION,
    MARKED_OPTION,
    OPTION,
    OPTIONS,
    SLACK_FILE,
    URL,
    initially_offered,
    plain,
)

TEXT_LIMIT = 3000
_DATE = matching(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", "must be a date of the form YYYY-MM-DD")
_TIME = matching(r"([01]\d|2[0-3]):[0-5]\d", "must be a time of the form HH:mm")
_NUMBER = matching(r"-?\d{1,15}(\.\d{1,15})?", "must be a number")
_ID = string(255, 1)

_ACTION: Fields = {"action_id": _ID, "confirm": CONFIRM}
_FIELD: Fields = {"action_id": _ID, "placeholder": plain(150), "focus_on_load": boolean}
_MENU: Fields = _FIELD | {"confirm": CONFIRM}
_TYPED: Fields = _FIELD | {"dispatch_action_config": DISPATCH}


def _menu_also(findings: Findings, element: Any, at: str) -> None:
    exactly_one("options", "option_groups")(findings, element, at)
    if "options" in element or "option_groups" in element:
        initially_offered(findings, element, at)


def _bounds(low: str, high: str) -> Rule:
    def rule(findings: Findings, element: Any, at: str) -> None:
        if low in element and high in element and float(element[low]) > float(element[high]):
            findings.add(f"must not be greater than {high}", f"{at}/{low}")

    return rule


_CHOICES: Fields = {"options": array(OPTION, OPTIONS), "option_groups": array(GROUP, OPTIONS)}
_ITEMS: Fields = {"max_selected_items": integer(1, OPTIONS)}
_USER = string(32, 1)

BUTTON = shape(
    {"text": plain(75)},
    _ACTION
    | {
        "url": URL,
        "value": string(2000),
        "style": one_of("primary", "danger"),
        "accessibility_label": string(75, 1),
    },
)
IMAGE = shape(
    {"alt_text": string(2000, 1)}, {"image_url": URL, "slack_file": SLACK_FILE}, exactly_one("image_url", "slack_file")
)
OVERFLOW = shape({"options": array(LINKED_OPTION, 5)}, _ACTION, initially_offered)
CHECKBOXES = shape(
    {"options": array(MARKED_OPTION, 10)},
    _ACTION | {"initial_options": array(MARKED_OPTION, 10), "focus_on_load": boolean},
    initially_offered,
)
RADIO_BUTTONS = shape(
    {"options": array(MARKED_OPTION, 10)},
    _ACTION | {"initial_option": MARKED_OPTION, "focus_on_load": boolean},
    initially_offered,
)
STATIC_SELECT = shape({}, _MENU | _CHOICES | {"initial_option": OPTION}, _menu_also)
MULTI_STATIC_SELECT = shape({}, _MENU | _CHOICES | _ITEMS | {"initial_options": array(OPTION, OPTIONS)}, _menu_also)
USERS_SELECT = shape({}, _MENU | {"initial_user": _USER})
MULTI_USERS_SELECT = shape({}, _MENU | _ITEMS | {"initial_users": array(_USER, OPTIONS)})
DATEPICKER = shape({}, _MENU | {"initial_date": _DATE})
TIMEPICKER = shape({}, _MENU | {"initial_time": _TIME, "timezone": string(64, 1)})
DATETIMEPICKER = shape(
    {}, _ACTION | {"focus_on_load": boolean, "initial_date_time": integer(1_000_000_000, 9_999_999_999)}
)
PLAIN_TEXT_INPUT = shape(
    {},
    _TYPED
    | {
        "multiline": boolean,
        "initial_value": string(TEXT_LIMIT),
        "min_length": integer(0, TEXT_LIMIT),
        "max_length": integer(1, TEXT_LIMIT),
    },
    _bounds("min_length", "max_length"),
)
EMAIL_TEXT_INPUT = shape({}, _TYPED | {"initial_value": string(254)})
URL_TEXT_INPUT = shape({}, _TYPED | {"initial_value": URL})
NUMBER_INPUT = shape(
    {"is_decimal_allowed": boolean},
    _TYPED | {"initial_value": _NUMBER, "min_value": _NUMBER, "max_value": _NUMBER},
    _bounds("min_value", "max_value"),
)

MENUS: Fields = {
    "static_select": STATIC_SELECT,
    "users_select": USERS_SELECT,
    "radio_buttons": RADIO_BUTTONS,
    "checkboxes": CHECKBOXES,
    "datepicker": DATEPICKER,
    "timepicker": TIMEPICKER,
}
MULTIPLE: Fields = {"multi_static_select": MULTI_STATIC_SELECT, "multi_users_select": MULTI_USERS_SELECT}

IN_SECTION: Fields = MENUS | MULTIPLE | {"button": BUTTON, "overflow": OVERFLOW, "image": IMAGE}
IN_ACTIONS: Fields = MENUS | {"button": BUTTON, "overflow": OVERFLOW, "datetimepicker": DATETIMEPICKER}
IN_INPUT: Fields = (
    MENUS
    | MULTIPLE
    | {
        "datetimepicker": DATETIMEPICKER,
        "plain_text_input": PLAIN_TEXT_INPUT,
        "email_text_input": EMAIL_TEXT_INPUT,
        "url_text_input": URL_TEXT_INPUT,
        "number_input": NUMBER_INPUT,
    }
)
