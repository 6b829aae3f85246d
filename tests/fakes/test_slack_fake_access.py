"""Who the app is in the loopback Slack, what it may do there, and whom it finds."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.fakes.bare_app import BareApp
from tests.fakes.slack import SCOPES, App, FakeSlack, Member


@pytest.fixture
def app() -> Iterator[BareApp]:
    with FakeSlack() as slack, BareApp(slack) as app:
        yield app


@pytest.fixture
def erika(app: BareApp) -> Member:
    return app.slack.member("Erika Beispiel", "erika@example.org")


@pytest.mark.parametrize(
    ("method", "scope", "arguments"),
    [
        ("chat.postMessage", "chat:write", {"channel": "x", "text": "x"}),
        ("conversations.open", "im:write", {"users": "x"}),
        ("users.info", "users:read", {"user": "x"}),
        ("users.lookupByEmail", "users:read.email", {"email": "x"}),
        ("files.getUploadURLExternal", "files:write", {"filename": "x", "length": 1}),
    ],
)
def test_every_method_needs_its_scope(method: str, scope: str, arguments: dict[str, Any]) -> None:
    with FakeSlack(app=App(scopes=SCOPES - {scope})) as slack, BareApp(slack) as app:
        answer = app.request(method, **arguments).json()
        assert (answer["error"], answer["needed"]) == ("missing_scope", scope)
        assert answer["provided"] == ",".join(sorted(SCOPES - {scope}))


def test_without_its_scope_the_app_hears_nothing_and_no_addresses() -> None:
    with FakeSlack(app=App(scopes=SCOPES - {"im:history", "users:read.email"})) as slack, BareApp(slack) as app:
        erika = slack.member(email="erika@example.org")
        with app.connected() as socket:
            erika.say("Hört mich jemand?")
            erika.opens_home()
            assert socket.event()["type"] == "app_home_opened"
        assert app.refused("conversations.history", channel=erika.dm).startswith("missing_scope")
        assert "email" not in app.does("users.info", user=erika.id)["user"]["profile"]


def test_an_app_is_installed_with_its_manifest() -> None:
    manifest = {
        "features": {
            "app_home": {"home_tab_enabled": False, "messages_tab_enabled": True},
            "slash_commands": [{"command": "/annai"}],
        },
        "oauth_config": {"scopes": {"bot": ["chat:write", "commands"]}},
        "settings": {
            "event_subscriptions": {"bot_events": ["app_home_opened"]},
            "interactivity": {"is_enabled": False},
        },
    }
    with FakeSlack(app=App.installed_with(manifest)) as slack, BareApp(slack) as app:
        erika = slack.member()
        view = {"type": "home", "blocks": []}
        assert app.refused("views.publish", user_id=erika.id, view=view) == "not_enabled"
        button = {"type": "button", "text": {"type": "plain_text", "text": "Karte"}}
        app.says(erika.id, "x", blocks=[{"type": "actions", "elements": [button]}])
        assert "not configured" in erika.tap("Karte").error
    with FakeSlack(app=App.installed_with({})) as slack, BareApp(slack) as app:
        erika = slack.member()
        assert "chat:write" in app.request("chat.postMessage", channel=erika.id).json()["needed"]
        with pytest.raises(LookupError):
            erika.command("/annai")
        with pytest.raises(ValueError, match="nobody can write here"):
            erika.say("Hallo")


def test_people_are_found_by_id_and_address(app: BareApp, erika: Member) -> None:
    found = app.does("users.lookupByEmail", email="Erika@Example.org")["user"]
    assert (found["id"], found["profile"]["email"]) == (erika.id, "erika@example.org")
    assert app.does("users.info", user=erika.id, include_locale=True)["user"]["locale"] == "de-DE"
    assert app.refused("users.info", user="U1") == "user_not_found"
    guest = app.slack.member("Gast", "gast@example.org", guest=True)
    assert app.does("users.info", user=guest.id)["user"]["is_restricted"] is True
    foreign = app.slack.member("Fremd", "fremd@example.org", team="T000000099")
    described = app.does("users.info", user=foreign.id)["user"]
    assert (described["team_id"], described["is_stranger"]) == ("T000000099", True)
    assert "email" not in described["profile"]
    erika.leave()
    assert app.does("users.info", user=erika.id)["user"]["deleted"] is True
    for address in ("erika@example.org", "fremd@example.org", "niemand@example.org"):
        assert app.refused("users.lookupByEmail", email=address) == "users_not_found"


def test_everybody_is_listed_page_by_page(app: BareApp) -> None:
    ids = [app.slack.member(f"Person {number}").id for number in range(5)]
    seen, cursor = [], ""
    for size in (2, 2, 1):
        page = app.does("users.list", limit=2, cursor=cursor)
        assert len(page["members"]) == size
        seen += [member["id"] for member in page["members"]]
        cursor = page["response_metadata"]["next_cursor"]
    assert (seen, cursor) == (ids, "")
    assert app.refused("users.list", cursor="nonsense") == "invalid_cursor"
    assert app.refused("users.list", limit=1001).startswith("invalid_arguments must be between 1 and 1000")


def test_a_conversation_is_opened_once(app: BareApp, erika: Member) -> None:
    opened = app.does("conversations.open", users=erika.id)
    again = app.does("conversations.open", users=erika.id, return_im=True)
    assert (opened["channel"]["id"], opened.get("already_open"), again["already_open"]) == (erika.dm, None, True)
    assert again["channel"]["user"] == erika.id
    assert app.says(erika.id, "Guten Tag")
    assert app.history(erika.dm) == ["Guten Tag"]
    assert app.refused("conversations.open") == "users_list_not_supplied"
    assert app.refused("conversations.open", users="U1") == "user_not_found"
