"""The Web API of the loopback Slack: who may call what, what is found, and what is refused."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from bot.clock import SimulatedClock
from tests.fakes.bare_app import BareApp
from tests.fakes.slack import SCOPES, App, FakeSlack, Member

START = datetime(2024, 4, 23, 5, 5, tzinfo=UTC)

KEY = {"event_type": "annai_delivery", "event_payload": {"key": "erika-visit-60"}}


@pytest.fixture
def app() -> Iterator[BareApp]:
    with FakeSlack() as slack, BareApp(slack) as app:
        yield app


@pytest.fixture
def erika(app: BareApp) -> Member:
    return app.slack.member("Erika Beispiel", "erika@example.org")


def test_nothing_works_without_the_right_token(app: BareApp) -> None:
    def refusal(token: str, method: str = "auth.test") -> str:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        error: str = httpx.post(app.slack.url + method, headers=headers).json()["error"]
        return error

    assert refusal("") == "not_authed"
    assert refusal("xoxb-wrong") == "invalid_auth"
    assert refusal(app.slack.app_token) == "not_allowed_token_type"
    assert refusal(app.slack.bot_token, "apps.connections.open") == "not_allowed_token_type"
    assert httpx.post(f"{app.slack.url}auth.test", data={"token": app.slack.bot_token}).json()["ok"] is True


def test_the_app_learns_who_it_is(app: BareApp) -> None:
    assert app.does("auth.test")["user_id"] == "U000000001"
    assert app.refused("chat.postMassage") == "unknown_method"
    assert app.client.get(app.slack.url.removesuffix("api/")).status_code == 404


@pytest.mark.parametrize(
    ("content", "kind", "error"),
    [
        (b"{", "application/json", "invalid_json"),
        (b"[]", "application/json", "json_not_object"),
        (b"\xff=\xff", "application/x-www-form-urlencoded", "invalid_form_data"),
        (b"x", "text/plain", "invalid_post_type"),
        (b"x", "", "missing_post_type"),
    ],
)
def test_a_body_must_be_what_it_says(app: BareApp, content: bytes, kind: str, error: str) -> None:
    answer = app.client.post(f"{app.slack.url}auth.test", content=content, headers={"Content-Type": kind})
    assert answer.json()["error"] == error


def test_arguments_travel_in_a_query_a_form_or_json(app: BareApp, erika: Member) -> None:
    url = f"{app.slack.url}users.info"
    for request in ({"params": {"user": erika.id}}, {"data": {"user": erika.id}}, {"json": {"user": erika.id}}):
        assert app.client.post(url, **request).json()["user"]["id"] == erika.id  # type: ignore[arg-type]
    assert app.client.get(url, params={"user": erika.id}).json()["ok"] is True
    assert app.refused("users.info") == "invalid_arguments missing required field: user"
    assert app.refused("users.info", user=erika.id, colour="red") == "invalid_arguments unexpected argument: colour"


def test_nobody_writes_where_they_are_not(app: BareApp, erika: Member) -> None:
    outside = app.slack.room("extern", with_bot=False)
    inside = app.slack.room("delegation", erika)
    assert app.refused("chat.postMessage", channel=outside.id, text="x") == "not_in_channel"
    assert app.refused("chat.postMessage", channel="C1", text="x") == "channel_not_found"
    ts = app.says(inside.id, "Guten Tag")
    inside.archive()
    assert app.refused("chat.postMessage", channel=inside.id, text="x") == "is_archived"
    assert app.refused("chat.update", channel=inside.id, ts=ts, text="x") == "is_inactive"


def test_a_message_must_say_something_and_not_too_much(app: BareApp, erika: Member) -> None:
    assert app.refused("chat.postMessage", channel=erika.id) == "no_text"
    assert app.refused("chat.postMessage", channel=erika.id, text="x" * 40_001) == "msg_too_long"
    ts = app.says(erika.id, "x" * 40_000)
    assert app.refused("chat.update", channel=erika.dm, ts=ts, text="x" * 4_001) == "msg_too_long"
    assert (
        app.refused("chat.postMessage", channel=erika.id, text="x", thread_ts="1.000001") == "cannot_reply_to_message"
    )


def test_what_is_not_updated_stays(app: BareApp, erika: Member) -> None:
    blocks = [{"type": "divider"}]
    ts = app.says(erika.id, "Dienstag", blocks=blocks, metadata=KEY)

    def updated(**arguments: Any) -> dict[str, Any]:
        message: dict[str, Any] = app.does("chat.update", channel=erika.dm, ts=ts, **arguments)["message"]
        return message

    message = updated(blocks=blocks * 2)
    assert (message["text"], len(message["blocks"]), "edited" in message) == ("Dienstag", 2, False)
    assert "edited" not in updated(text="Dienstags", blocks=blocks)
    message = updated(text="Mittwoch")
    assert ("blocks" in message, message["metadata"], message["ts"], "edited" in message) == (False, KEY, ts, True)
    assert "metadata" not in updated(metadata={})
    assert app.refused("chat.update", channel=erika.dm, ts=ts) == "no_text"


@pytest.mark.parametrize(
    ("metadata", "error"),
    [
        ("nonsense", "invalid_metadata_format"),
        ([1], "invalid_metadata_format"),
        ({"event_type": "x"}, "invalid_metadata_schema"),
        (KEY | {"colour": "red"}, "invalid_metadata_schema"),
        ({"event_type": "x", "event_payload": {"x": "x" * 8000}}, "metadata_too_large"),
    ],
)
def test_metadata_has_a_form(app: BareApp, erika: Member, metadata: Any, error: str) -> None:
    assert app.refused("chat.postMessage", channel=erika.id, text="x", metadata=metadata) == error


def test_the_history_tells_what_was_posted_since_when() -> None:
    clock = SimulatedClock(START, speed=0)
    with FakeSlack(clock=clock) as slack, BareApp(slack) as app:
        erika = slack.member()
        for number in range(5):
            clock.jump(START + timedelta(minutes=number))
            app.says(erika.id, str(number), metadata=KEY)
        second, third = (f"{(START + timedelta(minutes=number)).timestamp():.6f}" for number in (2, 3))
        assert app.history(erika.dm) == ["4", "3", "2", "1", "0"]
        assert app.history(erika.dm, oldest=second) == ["4", "3"]
        assert app.history(erika.dm, oldest=second, latest=third, inclusive=True) == ["3", "2"]
        assert app.refused("conversations.history", channel=erika.dm, oldest="yesterday") == "invalid_ts_oldest"
        page = app.does("conversations.history", channel=erika.dm, limit=3)
        assert (len(page["messages"]), page["has_more"]) == (3, True)
        assert app.history(erika.dm, limit=3, cursor=page["response_metadata"]["next_cursor"]) == ["1", "0"]
        assert "metadata" not in page["messages"][0]
        full = app.does("conversations.history", channel=erika.dm, include_all_metadata=True)
        assert [message["metadata"] for message in full["messages"]] == [KEY] * 5
        assert slack.duplicates == {
            (erika.dm, '{"event_payload": {"key": "erika-visit-60"}, "event_type": "annai_delivery"}'): 4
        }
        assert slack.repeats == {}


def test_two_messages_of_one_instant_have_two_timestamps() -> None:
    with FakeSlack(clock=SimulatedClock(START, speed=0)) as slack, BareApp(slack) as app:
        erika = slack.member()
        assert [app.says(erika.id, "x") for _ in range(2)] == ["1713848700.000000", "1713848700.000001"]
        assert slack.repeats == {(erika.dm, "x"): 1}


def test_the_app_reacts_if_it_may() -> None:
    with FakeSlack(app=App(scopes=SCOPES | {"reactions:write", "im:read"})) as slack, BareApp(slack) as app:
        erika = slack.member()
        ts = erika.say("Danke!")
        app.does("reactions.add", channel=erika.dm, timestamp=ts, name="thumbsup")
        assert erika.messages[0].reactions == ("thumbsup",)
        assert app.refused("reactions.add", channel=erika.dm, timestamp=ts, name="thumbsup") == "already_reacted"
        assert app.refused("reactions.add", channel=erika.dm, timestamp=ts, name="👍") == "invalid_name"
        assert app.refused("reactions.add", channel=erika.dm, timestamp="1.2", name="thumbsup") == "message_not_found"
        assert app.does("conversations.info", channel=erika.dm)["channel"]["user"] == erika.id
        room = slack.room("delegation", erika)
        assert app.refused("conversations.info", channel=room.id).startswith("missing_scope")


def test_a_channel_is_described() -> None:
    with FakeSlack(app=App(scopes=frozenset({"channels:read"}))) as slack, BareApp(slack) as app:
        room = slack.room("delegation", slack.member(), slack.member())
        channel = app.does("conversations.info", channel=room.id)["channel"]
        assert (channel["name"], channel["num_members"], channel["is_member"]) == ("delegation", 2, True)
