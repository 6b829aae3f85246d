"""Which blocks the loopback Slack takes, and how it refuses the others."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.fakes.bare_app import BareApp
from tests.fakes.slack import FakeSlack, Member
from tests.fakes.slack.blockkit import check_message, check_view
from tests.fakes.slack_blocks import Json, actions, button, labelled, modal, option, plain, section, select


@pytest.fixture
def app() -> Iterator[BareApp]:
    with FakeSlack() as slack, BareApp(slack) as app:
        yield app


@pytest.fixture
def erika(app: BareApp) -> Member:
    return app.slack.member()


PICTURE = {"type": "image", "image_url": "https://example.org/a.png", "alt_text": "Plan"}


@pytest.mark.parametrize(
    "block",
    [
        section("x" * 3000),
        section(fields=[plain("x" * 2000)] * 6),
        {"type": "section", "fields": [plain("x")]},
        section(accessory=button(value="v" * 2000, url="https://example.org/?a=b", style="danger")),
        section(accessory=PICTURE),
        section(accessory={"type": "overflow", "options": [option(str(n)) for n in range(5)]}),
        section(accessory={"type": "multi_static_select", "options": [option("a")], "placeholder": plain("…")}),
        actions(*(button(str(n), action_id=str(n)) for n in range(25)), block_id="b" * 255),
        actions(select(*(option(str(n)) for n in range(100)), initial_option=option("7"))),
        actions(
            {"type": "static_select", "option_groups": [{"label": plain("Tage"), "options": [option("a")]}]},
            {"type": "datepicker", "initial_date": "2024-04-23"},
            {"type": "timepicker", "initial_time": "13:15"},
            {"type": "datetimepicker", "initial_date_time": 1713862800},
            {"type": "users_select"},
        ),
        {"type": "context", "elements": [PICTURE, plain("x"), {"type": "mrkdwn", "text": "x"}]},
        {"type": "divider"},
        {"type": "header", "text": plain("x" * 150)},
        PICTURE | {"title": plain("Plan")},
        labelled({"type": "plain_text_input", "multiline": True, "max_length": 3000}, optional=True, hint=plain("x")),
        labelled({"type": "number_input", "is_decimal_allowed": False, "min_value": "1", "max_value": "5"}),
        labelled({"type": "checkboxes", "options": [{"text": {"type": "mrkdwn", "text": "*a*"}, "value": "a"}]}),
        {"type": "rich_text", "elements": [
            {"type": "rich_text_section", "elements": [{"type": "text", "text": "x", "style": {"bold": True}}]},
            {"type": "rich_text_list", "style": "bullet", "elements": [{"type": "rich_text_section", "elements": []}]},
        ]},
        {"type": "markdown", "text": "**x**"},
        actions(button(confirm={"title": plain("?"), "text": plain("?"), "confirm": plain("j"), "deny": plain("n")})),
    ],
)  # fmt: skip
def test_what_slack_knows_is_taken(app: BareApp, erika: Member, block: Json) -> None:
    assert app.does("chat.postMessage", channel=erika.id, blocks=[block])["message"]["blocks"][0]["block_id"]


@pytest.mark.parametrize(
    ("block", "problem", "place"),
    [
        (section("x" * 3001), "must be less than 3001 characters", "/text/text"),
        (section("🎌" * 1501), "must be less than 3001 characters", "/text/text"),
        (section(""), "must be more than 0 characters", "/text/text"),
        ({"type": "section"}, "missing required field: text", ""),
        (section(fields=[plain("x")] * 11), "no more than 10 items allowed", "/fields"),
        (section(fields=[plain("x" * 2001)]), "must be less than 2001 characters", "/fields/0/text"),
        ({"type": "section", "text": {"type": "html", "text": "x"}}, "unsupported type: html", "/text/type"),
        (section(colour="red"), "invalid additional property: colour", ""),
        ({"type": "sections"}, "unsupported type: sections", "/type"),
        ({"text": "x"}, "missing required field: type", ""),
        ("section", "missing required field: type", ""),
        ({"type": "header", "text": plain("x" * 151)}, "must be less than 151 characters", "/text/text"),
        (
            {"type": "header", "text": {"type": "mrkdwn", "text": "x"}},
            "unsupported type: mrkdwn", "/text/type",
        ),
        (actions(), "must provide at least 1 items", "/elements"),
        (actions(*[button()] * 26), "no more than 25 items allowed", "/elements"),
        (actions(PICTURE), "unsupported type: image", "/elements/0/type"),
        (
            actions({"type": "plain_text_input"}),
            "unsupported type: plain_text_input", "/elements/0/type",
        ),
        (actions(button("x" * 76)), "must be less than 76 characters", "/elements/0/text/text"),
        (actions(button(value="x" * 2001)), "must be less than 2001 characters", "/elements/0/value"),
        (actions(button(action_id="x" * 256)), "must be less than 256 characters", "/elements/0/action_id"),
        (actions(button(url="http://example.org/")), "invalid url", "/elements/0/url"),
        (actions(button(url="tel:+81120")), "invalid url", "/elements/0/url"),
        (actions(button(style="blue")), "must be a valid enum value", "/elements/0/style"),
        (
            actions(button(action_id="a"), button(action_id="a")),
            "`action_id` 'a' already exists in the block", "",
        ),
        ({"type": "context", "elements": [plain("x")] * 11}, "no more than 10 items allowed", "/elements"),
        ({"type": "context", "elements": [button()]}, "unsupported type: button", "/elements/0/type"),
        (actions(select()), "must provide at least 1 items", "/elements/0/options"),
        (
            actions(select(option("a", "x"), option("b", "x"))),
            "must not contain the same value twice", "/elements/0/options",
        ),
        (
            actions(select(option("a"), initial_option=option("b"))),
            "must match one of the options", "/elements/0/initial_option",
        ),
        (
            actions({"type": "static_select"}),
            "must provide exactly one of options and option_groups", "/elements/0",
        ),
        (actions(select(option("a", ""))), "must be more than 0 characters", "/elements/0/options/0/value"),
        (
            section(accessory={"type": "overflow", "options": [option(str(n)) for n in range(6)]}),
            "no more than 5 items allowed", "/accessory/options",
        ),
        (
            labelled({"type": "datepicker", "initial_date": "23.4.2024"}),
            "must be a date of the form YYYY-MM-DD", "/element/initial_date",
        ),
        (
            labelled({"type": "plain_text_input", "min_length": 5, "max_length": 4}),
            "must not be greater than max_length", "/element/min_length",
        ),
        ({"type": "image", "alt_text": "x"}, "must provide exactly one of image_url and slack_file", ""),
        (section(expand="yes"), "must be a boolean", "/expand"),
    ],
)  # fmt: skip
def test_what_slack_does_not_know_is_refused_with_its_place(
    app: BareApp, erika: Member, block: Any, problem: str, place: str
) -> None:
    answer = app.request("chat.postMessage", channel=erika.id, text="x", blocks=[block]).json()
    found = f"{problem} [json-pointer:/blocks/0{place}]"
    assert (answer["ok"], answer["error"], answer["errors"]) == (False, "invalid_blocks", [found])
    assert answer["response_metadata"]["messages"] == [f"[ERROR] {found}"]
    assert erika.messages == ()


def test_all_problems_are_named_at_once() -> None:
    assert len(check_message([section(""), section("x" * 3001), {"type": "map"}])) == 3


def test_a_message_is_bounded_as_a_whole(app: BareApp, erika: Member) -> None:
    def refusal(blocks: Any) -> str:
        return app.refused("chat.postMessage", channel=erika.id, text="x", blocks=blocks)

    assert app.does("chat.postMessage", channel=erika.id, blocks=[{"type": "divider"}] * 50)
    assert refusal([{"type": "divider"}] * 51) == "invalid_blocks no more than 50 items allowed [json-pointer:/blocks]"
    assert refusal([section("x" * 2640)] * 5) == "msg_blocks_too_long"
    assert app.does("chat.postMessage", channel=erika.id, blocks=[section("x" * 2568)] * 5)
    assert refusal(section()) == "invalid_blocks_format"
    assert refusal("[{") == "invalid_blocks_format"
    twice = [section(block_id="a"), section(block_id="a")]
    assert refusal(twice) == "invalid_blocks `block_id` 'a' already exists [json-pointer:/blocks/1/block_id]"


def test_blocks_may_come_as_text(app: BareApp, erika: Member) -> None:
    form = {"channel": erika.id, "blocks": '[{"type": "divider"}]'}
    assert app.client.post(f"{app.slack.url}chat.postMessage", data=form).json()["ok"] is True


@pytest.mark.parametrize(
    ("view", "problem", "place"),
    [
        (modal(section(), title=plain("x" * 25)), "must be less than 25 characters", "/title/text"),
        (modal(section(), close=plain("x" * 25)), "must be less than 25 characters", "/close/text"),
        (modal(), "must provide at least 1 items", "/blocks"),
        (modal(*[section()] * 101), "no more than 100 items allowed", "/blocks"),
        (modal(section(), private_metadata="x" * 3001), "must be less than 3001 characters", "/private_metadata"),
        (modal(section(), colour="red"), "invalid additional property: colour", ""),
        (modal({"type": "markdown", "text": "x"}), "unsupported type: markdown", "/blocks/0/type"),
        (
            {"type": "modal", "title": plain("x"), "blocks": [labelled({"type": "plain_text_input"})]},
            "must define `submit` to use an `input` block in modals", "/blocks/0",
        ),
        (
            modal(*[labelled({"type": "plain_text_input", "focus_on_load": True})] * 2),
            "only one element can have focus_on_load", "/blocks/1",
        ),
        ({"type": "home", "title": plain("x"), "blocks": []}, "invalid additional property: title", ""),
        ({"type": "home"}, "missing required field: blocks", ""),
        ({"type": "tab", "blocks": []}, "unsupported type: tab", "/type"),
        ([], "missing required field: type", ""),
    ],
)  # fmt: skip
def test_a_view_has_rules_of_its_own(view: Any, problem: str, place: str) -> None:
    assert check_view(view) == [f"{problem} [json-pointer:/view{place}]"]


def test_a_view_can_be_too_large(app: BareApp, erika: Member) -> None:
    blocks = [section(fields=[plain("ü" * 2000)] * 10) for _ in range(12)]
    assert check_view({"type": "home", "blocks": blocks}) == []
    assert app.refused("views.publish", user_id=erika.id, view={"type": "home", "blocks": blocks}) == "view_too_large"
