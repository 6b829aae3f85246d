"""What people send besides words reaches the conversation, whole and once; the token goes to Slack alone."""

import base64
from dataclasses import replace
from typing import Any

import pytest

from bot.channels.base import FILE, Converse, Inbound
from bot.channels.slack.files import is_slacks
from bot.speech.message import File, Line, Message
from tests.channels.slack.stage import Desk, Stage
from tests.fakes.slack import Ending, Fault, Refusal
from tests.fakes.slack import File as Shared
from tests.fakes.slack.app import INSTALLED
from tests.fakes.slack.files import kept

pytestmark = pytest.mark.anyio

PHOTO = Shared("Fuß weg.jpg", "image/jpeg", bytes(range(256)) * 500)
LOOK = "Das kann ich leider nicht ansehen"
LATER = "Das klappt gerade nicht"


class Ear:
    """A conversation that remembers what it was told."""

    def __init__(self) -> None:
        self.told: list[Inbound] = []

    async def __call__(self, inbound: Inbound) -> Message:
        self.told.append(inbound)
        return Message((Line("Danke!"),))


def sent(desk: Desk, file: dict[str, Any]) -> dict[str, Any]:
    """What Slack tells of a file, however it is described."""
    member = desk.member
    event = {"type": "message", "subtype": "file_share", "channel_type": "im", "channel": member.dm, "text": ""}
    told = {"type": "event_callback", "team_id": member.profile.team, "event_id": "Ev1"}
    return told | {"event": event | {"user": member.id, "ts": "1.1", "files": [file]}}


@pytest.fixture
def ear(stage: Stage) -> Ear:
    ear = Ear()
    converse: Converse = ear
    stage.channel._answerer._converse = converse
    return ear


async def test_a_file_reaches_the_conversation_with_its_words_and_a_name(stage: Stage, ear: Ear) -> None:
    erika = await stage.desk("p05")
    erika.member.share(PHOTO, "Wo ist das?")
    await erika.reads("Danke")
    erika.member.say("und das?")
    await stage.sees(lambda: erika.copies("Danke") == 2)
    first, second = ear.told
    assert first.file is not None
    assert (first.file.name, first.file.media_type, first.file.content) == (PHOTO.name, "image/jpeg", PHOTO.content)
    assert (first.text, first.action) == ("Wo ist das?", None)
    assert first.name.startswith("Ev")
    assert second.name != first.name
    assert second.file is None
    erika.member.share(PHOTO)
    await stage.sees(lambda: erika.copies("Danke") == 3)
    assert (ear.told[2].text, ear.told[2].file) == ("", first.file)


async def test_what_is_too_large_is_not_fetched_and_the_answer_says_so(stage: Stage, ear: Ear) -> None:
    erika = await stage.desk("p05")
    erika.member.share(replace(PHOTO, content=b"x" * (FILE + 1)))
    await erika.reads("Die Datei ist mir zu groß. Bitte höchstens 10 MB.")
    assert not stage.slack.calls("download")
    assert not ear.told
    erika.member.share(replace(PHOTO, content=b"x" * FILE))
    await erika.reads("Danke")


async def test_a_file_larger_than_it_is_said_to_be_is_not_taken(
    stage: Stage, ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.slack.files.FILE", 1000)
    erika = await stage.desk("p05")
    lying = kept(erika.member._world, Shared("klein.jpg", "image/jpeg", b"x" * 1001)) | {"size": 9}
    stage.slack.inject(sent(erika, lying))
    await erika.reads("zu groß")
    assert stage.slack.calls("download")
    assert not ear.told


async def test_strangers_send_in_vain(stage: Stage) -> None:
    stranger = Desk(stage.slack.member("Niemand", "niemand@example.org"))
    stranger.member.share(PHOTO)
    await stranger.reads("spreche nur mit Eingeladenen")
    assert not stage.slack.calls("download")


async def test_what_must_be_listened_to_is_not_fetched(stage: Stage, ear: Ear) -> None:
    erika = await stage.desk("p05")
    erika.member.share(Shared("sprache.m4a", "audio/mp4", b"x"))
    await erika.reads("Zuhören kann ich leider nicht")
    assert not stage.slack.calls("download")


@pytest.mark.parametrize("ending", [Ending.RESET, Ending.SERVER_ERROR, Ending.BAD_GATEWAY, Refusal("ratelimited", 429)])
async def test_a_fetch_that_fails_is_tried_again(
    stage: Stage, ear: Ear, ending: Ending | Refusal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.slack.files.BREATHER", 0.01)
    erika = await stage.desk("p05")
    stage.slack.fault(Fault(ending, "download", times=2))
    erika.member.share(PHOTO)
    await erika.reads("Danke")
    assert [told.file.content for told in ear.told if told.file] == [PHOTO.content]
    stage.slack.fault(Fault(ending, "download", times=None))
    erika.member.share(PHOTO)
    await erika.reads(LATER)


async def test_without_the_permission_or_the_file_a_friendly_word_is_said(
    stage: Stage, ear: Ear, caplog: pytest.LogCaptureFixture
) -> None:
    erika = await stage.desk("p05")
    world = erika.member._world
    world.app = replace(INSTALLED, scopes=INSTALLED.scopes - {"files:read"})
    erika.member.share(PHOTO)
    await erika.reads(LATER)
    assert "a file is refused: 302" in caplog.text
    assert len(stage.slack.calls("download")) == 1, "nobody followed to the login page"
    world.app = INSTALLED
    stage.slack.fault(Fault(Refusal("file_not_found", 404), "download"))
    erika.member.share(PHOTO)
    await erika.reads(LOOK)
    assert not ear.told


@pytest.mark.parametrize(
    "link",
    [
        "https://evil.example/files-pri/T1-F1/download/a.jpg",
        "http://127.0.0.1:1/files-pri/T1-F1/download/a.jpg",
        "//evil.example/a.jpg",
        "",
    ],
)
async def test_the_token_goes_nowhere_else(stage: Stage, ear: Ear, link: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*_: object, **__: object) -> None:
        raise AssertionError("the token is on its way")

    erika = await stage.desk("p05")
    monkeypatch.setattr(stage.channel._client.session, "get", asked)
    file = {"id": "F1", "name": "a.jpg", "mimetype": "image/jpeg", "size": 3, "url_private_download": link}
    stage.slack.inject(sent(erika, file))
    await erika.reads(LOOK)
    assert not ear.told


SLACK = "https://www.slack.com/api/"


@pytest.mark.parametrize(
    ("link", "server", "is_ours"),
    [
        ("https://files.slack.com/files-pri/T1-F1/download/a.jpg", SLACK, True),
        ("https://files.slack.com/files-pri/T1-F1/download/a.jpg", "https://slack.com/api/", True),
        ("http://files.slack.com/a.jpg", SLACK, False),
        ("https://files.slack.com.evil.example/a.jpg", SLACK, False),
        ("https://files.slack.com@evil.example/a.jpg", SLACK, False),
        ("https://u:p@files.slack.com/a.jpg", SLACK, False),
        ("https://files.slack.com:8443/a.jpg", SLACK, False),
        ("https://evil-slack.com/a.jpg", SLACK, False),
        ("https://www.slack.com/a.jpg", SLACK, False),
        ("https://[files.slack.com/a.jpg", SLACK, False),
        ("file:///etc/passwd", SLACK, False),
        ("http://127.0.0.1:7/files-pri/a", "http://127.0.0.1:7/api/", True),
        ("http://127.0.0.1:8/files-pri/a", "http://127.0.0.1:7/api/", False),
        ("https://files.slack.com/a", "http://127.0.0.1:7/api/", False),
    ],
)
def test_which_links_are_slacks(link: str, server: str, is_ours: bool) -> None:
    assert is_slacks(link, server) is is_ours


async def test_an_image_in_an_answer_looks_like_one(stage: Stage) -> None:
    erika = await stage.desk("p05")
    pixel = base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    )
    answer = Message((Line("Der Treffpunkt"),), file=File("treffpunkt.png", "image/png", pixel))
    await stage.channel._sender.answer(erika.member.id, answer, "k", again=False)
    (file,) = await stage.sees(lambda: [file for message in erika.received for file in message.files])
    assert (file.name, file.media_type, file.content) == ("treffpunkt.png", "image/png", pixel)
