"""The home tab of the loopback Slack, and menus wherever they stand."""

from collections.abc import Iterator

import pytest

from tests.fakes.bare_app import BareApp
from tests.fakes.slack import FakeSlack, Member
from tests.fakes.slack_blocks import CARD, actions, option, select


@pytest.fixture
def app() -> Iterator[BareApp]:
    with FakeSlack() as slack, BareApp(slack) as app:
        yield app


@pytest.fixture
def erika(app: BareApp) -> Member:
    return app.slack.member("Erika Beispiel")


def test_the_home_tab_lives(app: BareApp, erika: Member) -> None:
    with app.connected() as socket:
        erika.opens_home()
        event = socket.event()
        assert (event["type"], event["tab"], event["user"]) == ("app_home_opened", "home", erika.id)
        view = app.does("views.publish", user_id=erika.id, view={"type": "home", "blocks": CARD})["view"]
        assert erika.reads_home("Nidec").labels == ("Karte", "Web")
        app.says(erika.dm, "Ein Knopf mit demselben Wort", blocks=CARD)
        socket.event()
        erika.tap("Karte")
        payload = socket.takes()
        assert payload["container"] == {"type": "view", "view_id": view["id"]}
        assert "response_url" not in payload
        erika.opens_messages()
        assert socket.event()["tab"] == "messages"
        erika.tap("Karte")
        assert socket.takes()["container"]["type"] == "message"
        erika.opens_home()
        assert socket.event()["view"]["id"] == view["id"]
        erika.say("Danke")
        socket.event()
        erika.tap("Karte")
        assert socket.takes()["container"]["type"] == "message", "who writes looks at the conversation"


def test_somebody_chooses_from_menus(app: BareApp, erika: Member) -> None:
    elements = [
        {"type": "overflow", "action_id": "more", "options": [option("Taxi"), option("Karte")]},
        select(option("Deutsch"), option("English"), action_id="language"),
        {"type": "checkboxes", "action_id": "leads", "options": [option(f"{minutes} min") for minutes in (15, 30, 60)]},
    ]
    app.says(erika.dm, "Wählen Sie", blocks=[actions(*elements, block_id="b")])
    assert erika.reads("").options == ("Taxi", "Karte", "Deutsch", "English", "15 min", "30 min", "60 min")
    with app.connected() as socket:
        erika.choose("Karte")
        assert socket.takes()["actions"][0]["selected_option"]["value"] == "Karte"
        erika.choose("English", of="language")
        assert socket.takes()["state"]["values"]["b"]["language"]["selected_option"]["value"] == "English"
        for label, chosen in (("15 min", ["15 min"]), ("60 min", ["15 min", "60 min"]), ("15 min", ["60 min"])):
            erika.choose(label)
            (action,) = socket.takes()["actions"]
            assert [option["value"] for option in action["selected_options"]] == chosen
    assert "[English ▾] [60 min ▾]" in str(erika.messages[-1])
