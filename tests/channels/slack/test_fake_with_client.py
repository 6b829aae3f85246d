"""The loopback Slack and the library's client of the Web API understand each other, also where something goes wrong."""

from collections.abc import Iterator

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.slack import DOCUMENTED, Ending, FakeSlack, Fault, File, Member, Refusal, flood
from tests.fakes.slack_blocks import section

pytestmark = pytest.mark.anyio

KEY = {"event_type": "annai_delivery", "event_payload": {"key": "erika-visit-60"}}


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with FakeSlack() as slack:
        yield slack


@pytest.fixture
def erika(slack: FakeSlack) -> Member:
    return slack.member("Erika Beispiel", "erika@example.org")


@pytest.fixture
def client(slack: FakeSlack) -> AsyncWebClient:
    """One that tries nothing again by itself."""
    return AsyncWebClient(slack.bot_token, base_url=slack.url, timeout=3, retry_handlers=[])


async def test_the_client_gets_and_sends_everything(slack: FakeSlack, erika: Member, client: AsyncWebClient) -> None:
    assert (await client.auth_test())["team_id"] == slack.team
    assert (await client.users_lookupByEmail(email="erika@example.org"))["user"]["id"] == erika.id
    assert (await client.users_info(user=erika.id, include_locale=True))["user"]["locale"] == "de-DE"
    for number in range(4):
        slack.member(f"Person {number}")
    assert [len(page["members"]) async for page in await client.users_list(limit=2)] == [2, 2, 1]
    channel = (await client.conversations_open(users=[erika.id]))["channel"]["id"]
    posted = await client.chat_postMessage(channel=channel, text="Guten Tag", metadata=KEY)
    history = await client.conversations_history(channel=channel, include_all_metadata=True, limit=1)
    assert history["messages"][0]["metadata"] == KEY
    await client.chat_update(channel=channel, ts=posted["ts"], text="Guten Abend", blocks=[section("Guten Abend")])
    await client.chat_postEphemeral(channel=channel, user=erika.id, text="Nur für Sie")
    await client.files_upload_v2(channel=channel, filename="Übersicht.ics", content=b"BEGIN", initial_comment="Hier")
    texts = [message.text for message in erika.messages]
    assert texts == ["Guten Abend", "Nur für Sie", "Hier"]
    assert erika.messages[-1].files == (File("Übersicht.ics", "text/calendar", b"BEGIN"),)
    await client.chat_delete(channel=channel, ts=posted["ts"])
    assert [message.text for message in erika.messages] == texts[1:]


async def test_the_client_says_why_it_was_refused(slack: FakeSlack, erika: Member, client: AsyncWebClient) -> None:
    slack.limit(DOCUMENTED)
    await client.chat_postMessage(channel=erika.id, text="x")
    with pytest.raises(SlackApiError) as flooded:
        await client.chat_postMessage(channel=erika.id, text="x")
    assert (flooded.value.response.status_code, flooded.value.response.headers["Retry-After"]) == (429, "1")
    with pytest.raises(SlackApiError) as refused:
        await client.chat_postMessage(channel="C1", text="x")
    assert refused.value.response["error"] == "channel_not_found"
    with pytest.raises(SlackApiError, match="invalid_blocks"):
        await client.chat_postMessage(channel=erika.id, text="x", blocks=[{"type": "map"}])


@pytest.mark.parametrize(
    ("ending", "error"),
    [
        (Ending.HANG, TimeoutError),
        (Ending.RESET, OSError),
        (Ending.BAD_GATEWAY, SlackApiError),
        (Ending.SERVER_ERROR, SlackApiError),
        (Ending.GARBLED, SlackApiError),
        (Refusal("fatal_error"), SlackApiError),
        (flood(3), SlackApiError),
    ],
)
async def test_every_fault_has_its_exception(
    slack: FakeSlack, erika: Member, client: AsyncWebClient, ending: Ending | Refusal, error: type[Exception]
) -> None:
    slack.fault(Fault(ending, method="chat.postMessage", accepted=True))
    with pytest.raises(error):
        await client.chat_postMessage(channel=erika.id, text="x")
    assert len(erika.messages) == 1


async def test_the_default_client_posts_twice_where_a_connection_breaks(slack: FakeSlack, erika: Member) -> None:
    slack.fault(Fault(Ending.RESET, method="chat.postMessage", accepted=True))
    await AsyncWebClient(slack.bot_token, base_url=slack.url).chat_postMessage(channel=erika.id, text="x", metadata=KEY)
    assert list(slack.duplicates.values()) == [1]
