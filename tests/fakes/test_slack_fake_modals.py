"""Modals of the loopback Slack: opened by a trigger, filled in, sent off, and lying on one another."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.fakes.bare_app import BareApp, BareSocket
from tests.fakes.slack import FakeSlack, Member
from tests.fakes.slack_blocks import Json, plain


def field(name: str, element: Json, **more: Any) -> Json:
    return {"type": "input", "block_id": name, "label": plain(name), "element": element | {"action_id": "value"}} | more


def options(*labels: str) -> list[Json]:
    return [{"text": plain(label), "value": label.lower()} for label in labels]


LANGUAGE = field("Sprache", {"type": "radio_buttons", "options": options("Deutsch", "English")})
LEADS = field("Vorlauf", {"type": "multi_static_select", "options": options("15", "30", "60")}, optional=True)
NAME = field("Name", {"type": "plain_text_input", "initial_value": "Erika", "max_length": 20})
SEARCH = {"type": "actions", "elements": [{"type": "button", "text": plain("Suchen"), "action_id": "search"}]}


def modal(*blocks: Json, title: str = "Einstellungen", **more: Any) -> Json:
    return {"type": "modal", "title": plain(title), "submit": plain("Gut"), "blocks": list(blocks)} | more


@pytest.fixture
def now() -> list[float]:
    """The instant, in monotonic seconds, to be changed by a test."""
    return [0.0]


@pytest.fixture
def app(now: list[float]) -> Iterator[BareApp]:
    with FakeSlack(ticks=lambda: now[0]) as slack, BareApp(slack) as app:
        yield app


@pytest.fixture
def socket(app: BareApp) -> Iterator[BareSocket]:
    with app.connected() as socket:
        yield socket


@pytest.fixture
def erika(app: BareApp) -> Member:
    return app.slack.member("Erika Beispiel")


Trigger = Callable[[], str]


@pytest.fixture
def trigger(erika: Member, socket: BareSocket) -> Trigger:
    """A trigger of a command of Erika's."""

    def given() -> str:
        erika.command("/annai settings")
        trigger_id: str = socket.takes()["trigger_id"]
        return trigger_id

    return given


def test_a_modal_is_filled_in_and_sent_off(app: BareApp, erika: Member, socket: BareSocket, trigger: Trigger) -> None:
    app.does("views.open", trigger_id=trigger(), view=modal(LANGUAGE, LEADS, NAME, private_metadata="7"))
    seen = erika.sees_modal("Einstellungen")
    assert seen.text == "Sprache: \nVorlauf: \nName: Erika"
    with pytest.raises(ValueError, match="'Sprache' must be filled in"):
        erika.submit()
    erika.fill("Sprache", "Deutsch")
    erika.choose("15")
    erika.choose("60")
    with pytest.raises(ValueError, match="0 to 20 characters"):
        erika.fill("Name", "x" * 21)
    erika.fill("Name", "Erika B.")
    submission = erika.submit()
    payload = socket.takes()
    assert (payload["type"], payload["view"]["private_metadata"]) == ("view_submission", "7")
    values = {block: actions["value"] for block, actions in payload["view"]["state"]["values"].items()}
    assert values["Sprache"]["selected_option"]["value"] == "deutsch"
    assert [option["value"] for option in values["Vorlauf"]["selected_options"]] == ["15", "60"]
    assert values["Name"] == {"type": "plain_text_input", "value": "Erika B."}
    app.slack.wait_for(lambda: submission.acknowledged)
    assert erika.modals == ()


def test_the_app_complains_updates_pushes_and_clears(
    app: BareApp, erika: Member, socket: BareSocket, trigger: Trigger
) -> None:
    app.does("views.open", trigger_id=trigger(), view=modal(NAME))

    def submitted(answer: Json) -> str:
        submission = erika.submit()
        socket.takes(answer)
        app.slack.wait_for(lambda: submission.acknowledged)
        return submission.error

    assert submitted({"response_action": "errors", "errors": {"Name": "Zu kurz"}}) == ""
    assert erika.sees_modal("Name").errors == {"Name": "Zu kurz"}
    assert "must name blocks with inputs" in submitted({"response_action": "errors", "errors": {"Nase": "?"}})
    assert submitted({"response_action": "update", "view": modal(NAME, title="Noch einmal")}) == ""
    assert erika.sees_modal("Noch einmal").errors == {}
    assert "/view/title/text" in submitted({"response_action": "update", "view": modal(NAME, title="x" * 25)})
    assert submitted({"response_action": "push", "view": modal(NAME, title="Zweite")}) == ""
    assert [view.title for view in erika.modals] == ["Noch einmal", "Zweite"]
    assert "enum" in submitted({"response_action": "explode"})
    assert submitted({"response_action": "clear"}) == ""
    assert erika.modals == ()


def test_a_trigger_opens_one_modal_and_soon(app: BareApp, trigger: Trigger, now: list[float]) -> None:
    first, second = trigger(), trigger()
    app.does("views.open", trigger_id=first, view=modal(NAME))
    assert app.refused("views.open", trigger_id=first, view=modal(NAME)) == "exchanged_trigger_id"
    now[0] = 3.001
    assert app.refused("views.open", trigger_id=second, view=modal(NAME)) == "expired_trigger_id"
    assert app.refused("views.open", trigger_id="1.2.abc", view=modal(NAME)) == "invalid_trigger_id"
    assert app.refused("views.open", trigger_id="1.2.abc", view=modal()).startswith("invalid_arguments must provide")


def test_modals_lie_on_one_another(app: BareApp, erika: Member, socket: BareSocket, trigger: Trigger) -> None:
    root = app.does("views.open", trigger_id=trigger(), view=modal(SEARCH, title="1", notify_on_close=True))["view"]
    assert "root view" in app.refused("views.push", trigger_id=trigger(), view=modal(SEARCH))
    for title in "23":
        erika.tap("Suchen")
        pushed = app.does("views.push", trigger_id=socket.takes()["trigger_id"], view=modal(SEARCH, title=title))
        assert pushed["view"]["root_view_id"] == root["id"]
    erika.tap("Suchen")
    refusal = app.refused("views.push", trigger_id=socket.takes()["trigger_id"], view=modal(SEARCH))
    assert refusal == "push_limit_reached"
    erika.close()
    assert [view.title for view in erika.modals] == ["1", "2"]
    erika.close()
    erika.close()
    payload = socket.takes()
    assert (payload["type"], payload["view"]["id"], payload["is_cleared"]) == ("view_closed", root["id"], False)
    with pytest.raises(LookupError, match="no modal"):
        erika.close()


def test_what_is_filled_in_survives_an_update(app: BareApp, erika: Member, trigger: Trigger) -> None:
    view = app.does("views.open", trigger_id=trigger(), view=modal(NAME, external_id="settings"))["view"]
    erika.fill("Name", "Jörg")
    updated = app.does("views.update", view_id=view["id"], hash=view["hash"], view=modal(NAME, LEADS))["view"]
    assert erika.sees_modal("Vorlauf").text == "Name: Jörg\nVorlauf: "
    refusal = app.refused("views.update", view_id=view["id"], hash=view["hash"], view=modal(NAME))
    assert refusal == "hash_conflict"
    assert updated["hash"] != view["hash"]
    erika.close(everything=True)
    assert app.refused("views.update", view_id=view["id"], view=modal(NAME)) == "not_found"


def test_a_view_can_be_found_by_a_name_of_its_own(app: BareApp, erika: Member, trigger: Trigger) -> None:
    named = modal(NAME, external_id="settings")
    app.does("views.open", trigger_id=trigger(), view=named)
    assert app.refused("views.open", trigger_id=trigger(), view=named) == "duplicate_external_id"
    app.does("views.update", external_id="settings", view=modal(NAME, title="Neu"))
    assert erika.sees_modal("Neu")
    assert "exactly one" in app.refused("views.update", view=modal(NAME))


def test_a_home_tab_is_replaced_only_by_who_knows_the_last(app: BareApp, erika: Member) -> None:
    def home(text: str) -> Json:
        return {"type": "home", "blocks": [{"type": "header", "text": plain(text)}]}

    first = app.does("views.publish", user_id=erika.id, view=home("1"))["view"]
    app.does("views.publish", user_id=erika.id, view=home("2"), hash=first["hash"])
    refusal = app.refused("views.publish", user_id=erika.id, view=home("3"), hash=first["hash"])
    assert refusal == "hash_conflict"
    assert erika.reads_home("2").id == first["id"]
    assert "valid user id" in app.refused("views.publish", user_id="U1", view=home("1"))
    assert "must be a home" in app.refused("views.publish", user_id=erika.id, view=modal(NAME))


@pytest.mark.parametrize(
    ("element", "value", "kept"),
    [
        ({"type": "datepicker"}, "2024-04-23", {"selected_date": "2024-04-23"}),
        ({"type": "timepicker"}, "13:15", {"selected_time": "13:15"}),
        ({"type": "datetimepicker"}, 1713862800, {"selected_date_time": 1713862800}),
        ({"type": "number_input", "is_decimal_allowed": False, "max_value": "60"}, "45", {"value": "45"}),
        ({"type": "email_text_input"}, "a@example.org", {"value": "a@example.org"}),
        ({"type": "url_text_input"}, "https://example.org", {"value": "https://example.org"}),
        ({"type": "users_select"}, "U1", {"selected_user": "U1"}),
        ({"type": "multi_users_select"}, ["U1", "U2"], {"selected_users": ["U1", "U2"]}),
    ],
)
def test_every_field_keeps_its_value_in_its_way(
    app: BareApp, erika: Member, socket: BareSocket, trigger: Trigger, element: Json, value: Any, kept: Json
) -> None:
    app.does("views.open", trigger_id=trigger(), view=modal(field("Feld", element)))
    erika.fill("Feld", value)
    erika.submit()
    assert socket.takes()["view"]["state"]["values"]["Feld"]["value"] == {"type": element["type"]} | kept


@pytest.mark.parametrize(
    ("kind", "value"),
    [("datepicker", "23.4."), ("timepicker", "1:15"), ("email_text_input", "a"), ("number_input", "61")],
)
def test_nobody_can_enter_nonsense(app: BareApp, erika: Member, trigger: Trigger, kind: str, value: str) -> None:
    more = {"is_decimal_allowed": True, "max_value": "60"} if kind == "number_input" else {}
    app.does("views.open", trigger_id=trigger(), view=modal(field("Feld", {"type": kind} | more)))
    with pytest.raises(ValueError, match=r"must be between|nobody can enter"):
        erika.fill("Feld", value)


def test_an_input_tells_at_once_only_if_it_is_to(
    app: BareApp, erika: Member, socket: BareSocket, trigger: Trigger
) -> None:
    app.does("views.open", trigger_id=trigger(), view=modal(LANGUAGE, LEADS | {"dispatch_action": True}))
    assert erika.fill("Sprache", "English") is None
    assert erika.choose("30")
    payload = socket.takes()
    assert payload["actions"][0]["block_id"] == "Vorlauf"
    assert payload["view"]["state"]["values"]["Sprache"]["value"]["selected_option"]["value"] == "english"
