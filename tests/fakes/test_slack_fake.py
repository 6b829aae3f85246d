"""The loopback Slack as people see it: they write, tap and read."""

from collections.abc import Iterator

import pytest

from tests.fakes.bare_app import BareApp
from tests.fakes.slack import SCOPES, App, Button, Entity, FakeSlack, File, Member
from tests.fakes.slack_blocks import CARD


@pytest.fixture
def app() -> Iterator[BareApp]:
    with FakeSlack() as slack, BareApp(slack) as app:
        yield app


@pytest.fixture
def erika(app: BareApp) -> Member:
    return app.slack.member("Erika Beispiel", "erika@example.org")


def test_somebody_asks_and_reads_the_answer(app: BareApp, erika: Member) -> None:
    with app.connected() as socket:
        ts = erika.say("Als Nächstes? <heute> & a@b.de https://example.org")
        event = socket.event()
        assert (event["type"], event["channel_type"], event["user"], event["ts"]) == ("message", "im", erika.id, ts)
        assert event["text"] == ("Als Nächstes? &lt;heute&gt; &amp; <mailto:a@b.de|a@b.de> <https://example.org>")
        app.says(event["channel"], "Als Nächstes: Nidec", blocks=CARD)
        answer = erika.reads("Nidec")
        assert answer.text == "🏭 Nidec\nFirma & Söhne, mehr\n14:00–15:30 Japan"
        assert answer.entities == (
            Entity("link", "mehr", "https://example.org"),
            Entity("bold", "Firma & Söhne"),
            Entity("italic", "Japan"),
        )
        assert answer.notification == "Als Nächstes: Nidec"
        assert answer.labels == ("Karte", "Web")
        assert answer.button("Web") == Button("Web", url="https://example.org/")
        assert str(answer).endswith("[Karte] [Web]")
        assert [message.by_bot for message in erika.messages] == [False, True]


def test_the_app_hears_its_own_messages_too(app: BareApp, erika: Member) -> None:
    with app.connected() as socket:
        ts = app.says(erika.id, "Guten Tag", metadata={"event_type": "key", "event_payload": {"id": "1"}})
        event = socket.event()
        assert (event["ts"], event["bot_id"], "metadata" in event) == (ts, "B000000001", False)


def test_a_tapped_button_is_told_and_the_message_replaced(app: BareApp, erika: Member) -> None:
    ts = app.says(erika.dm, "Dienstag", blocks=CARD)
    with app.connected() as socket:
        tap = erika.tap("Karte")
        payload = socket.takes()
        (action,) = payload["actions"]
        assert (action["action_id"], action["value"], payload["user"]["id"]) == ("place", "visit", erika.id)
        assert payload["container"]["message_ts"] == payload["message"]["ts"] == ts
        app.slack.wait_for(lambda: tap.acknowledged)
        assert (
            app.client.post(payload["response_url"], json={"text": "Mittwoch", "replace_original": True}).text == "ok"
        )
        answer = erika.reads("Mittwoch")
        assert (answer.ts, answer.labels) == (ts, ())


def test_a_button_that_leads_elsewhere_is_told_nevertheless(app: BareApp, erika: Member) -> None:
    app.says(erika.dm, "Dienstag", blocks=CARD)
    with app.connected() as socket:
        erika.tap("Web")
        assert "value" not in socket.takes()["actions"][0]


def test_only_what_came_or_changed_since_is_an_answer(app: BareApp, erika: Member) -> None:
    first = app.says(erika.dm, "Guten Tag")
    erika.say("Als Nächstes?")
    assert [answer.text for answer in erika.answers] == []
    with pytest.raises(AssertionError, match="in vain"):
        erika.reads("Guten Tag", seconds=0)
    app.says(erika.dm, "14:00 Nidec")
    app.does("chat.update", channel=erika.dm, ts=first, text="Guten Abend")
    assert [answer.text for answer in erika.answers] == ["14:00 Nidec", "Guten Abend"]


def test_somebody_taps_a_button_that_meanwhile_is_another(app: BareApp, erika: Member) -> None:
    ts = app.says(erika.dm, "Dienstag", blocks=CARD)
    seen = erika.reads("Nidec")
    app.does("chat.update", channel=erika.dm, ts=ts, text="Mittwoch")
    with pytest.raises(LookupError, match="Karte"):
        erika.tap("Karte")
    with app.connected() as socket:
        erika.tap("Karte", on=seen)
        assert socket.takes()["message"]["text"] == "Mittwoch"


def test_a_command_is_answered_at_once_and_later(app: BareApp, erika: Member) -> None:
    with app.connected() as socket:
        command = erika.command("/annai next  day ")
        payload = socket.takes({"text": "Moment …"})
        assert (payload["command"], payload["text"], payload["channel_id"]) == ("/annai", "next  day", erika.dm)
        assert erika.reads("Moment").ephemeral
        assert command.acknowledged
        app.client.post(payload["response_url"], json={"text": "14:00 Nidec", "response_type": "in_channel"})
        assert not erika.reads("Nidec").ephemeral
    with pytest.raises(LookupError, match="not a valid command"):
        erika.command("/other")


def test_what_is_ephemeral_only_one_person_sees(app: BareApp, erika: Member) -> None:
    joerg = app.slack.member("Jörg")
    room = app.slack.room("delegation", erika, joerg)
    app.does("chat.postEphemeral", channel=room.id, user=erika.id, text="Nur für Sie")
    app.says(room.id, "Für alle")
    assert [message.text for message in room.messages] == ["Für alle"]
    assert [message.text for message in erika.ephemerals] == ["Nur für Sie"]
    assert joerg.ephemerals == ()
    stranger = app.slack.member("Fremd")
    assert app.refused("chat.postEphemeral", channel=room.id, user=stranger.id, text="?") == "user_not_in_channel"


def test_people_write_in_channels_threads_and_mentions() -> None:
    scopes = SCOPES | {"channels:history", "app_mentions:read"}
    with (
        FakeSlack(app=App(scopes=scopes, events=frozenset({"message.channels", "app_mention"}))) as slack,
        BareApp(slack) as app,
    ):
        erika = slack.member()
        room = slack.room("delegation", erika)
        with app.connected() as socket:
            erika.say("Guten Morgen @Annai", where=room)
            heard = [socket.event()["type"] for _ in range(2)]
            assert sorted(heard) == ["app_mention", "message"]
            app.says(room.id, "Guten Morgen", thread_ts=room.messages[0].ts)
            assert room.reads("Guten Morgen").thread == room.messages[0].ts
            erika.say("Danke", where=room, thread=room.messages[1])
            assert app.history(room.id) == ["Guten Morgen <@U000000001>"], "replies are not in the history"


def test_people_correct_and_delete_what_they_wrote(app: BareApp, erika: Member) -> None:
    with app.connected() as socket:
        ts = erika.say("Als Nächtes?")
        erika.edit(ts, "Als Nächstes?")
        erika.delete(ts)
        said, changed, deleted = (socket.event() for _ in range(3))
        assert (changed["subtype"], changed["message"]["text"]) == ("message_changed", "Als Nächstes?")
        assert changed["previous_message"]["text"] == said["text"]
        assert (deleted["subtype"], deleted["deleted_ts"]) == ("message_deleted", ts)
        assert erika.messages == ()


def test_the_app_sends_a_file(app: BareApp, erika: Member) -> None:
    content = "BEGIN:VCALENDAR\r\nÜ".encode()
    ticket = app.does("files.getUploadURLExternal", filename="Übersicht.ics", length=len(content))
    file = [{"id": ticket["file_id"], "title": "Ihr Kalender"}]
    for length in (0, "much"):
        assert app.refused("files.getUploadURLExternal", filename="x", length=length) == "missing_argument"
    assert app.refused("files.completeUploadExternal", files=file, channel_id=erika.dm) == "file_not_found"
    assert app.client.post(ticket["upload_url"], content=content[1:]).status_code == 400, "not what was announced"
    assert app.client.post(ticket["upload_url"], content=content, headers={"Content-Type": "text/calendar"}).is_success
    app.does("files.completeUploadExternal", files=file, channel_id=erika.dm, initial_comment="Bitte schön")
    answer = erika.reads("Bitte schön")
    assert answer.files == (File("Übersicht.ics", "text/calendar", content),)
    assert app.refused("files.completeUploadExternal", files=file, channel_id=erika.dm) == "file_not_found"


def test_people_share_files(app: BareApp, erika: Member) -> None:
    with app.connected() as socket:
        erika.share(File("a.txt", "text/plain", b"a"), "Schau!")
        event = socket.event()
        assert (event["subtype"], event["text"], event["files"][0]["name"]) == ("file_share", "Schau!", "a.txt")


def test_the_app_reacts_and_deletes(app: BareApp, erika: Member) -> None:
    said, card = erika.say("Danke!"), app.says(erika.dm, "Notfall: 119")
    assert app.refused("reactions.add", channel=erika.dm, timestamp=said, name="thumbsup").startswith("missing_scope")
    assert app.refused("chat.delete", channel=erika.dm, ts=said) == "cant_delete_message"
    assert app.refused("chat.update", channel=erika.dm, ts=said, text="?") == "cant_update_message"
    app.does("chat.delete", channel=erika.dm, ts=card)
    assert app.refused("chat.delete", channel=erika.dm, ts=card) == "message_not_found"
    assert [message.text for message in erika.messages] == ["Danke!"]


def test_who_has_left_does_nothing_any_more(app: BareApp, erika: Member) -> None:
    erika.leave()
    with pytest.raises(ValueError, match="has left"):
        erika.say("Hallo?")
    assert app.refused("conversations.open", users=erika.id) == "user_disabled"
    assert app.does("chat.postMessage", channel=erika.id, text="Hallo?"), "as in the real one, nobody says so here"


def test_people_of_another_workspace_are_marked_as_such(app: BareApp) -> None:
    foreign = app.slack.member("Fremd", team="T000000099")
    with app.connected() as socket:
        foreign.say("Hallo")
        payload = socket.takes()
        assert (payload["is_ext_shared_channel"], payload["event"]["user_team"]) == (True, "T000000099")
        foreign.command("/annai")
        assert socket.takes()["team_id"] == "T000000099"
