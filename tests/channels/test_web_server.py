"""The web chat over HTTP: what it serves, and what it refuses."""

import httpx
import pytest

from bot.channels.base import Outcome, Parcel
from bot.channels.web.channel import WebChannel
from bot.channels.web.render import safe_link
from bot.clock import SimulatedClock
from tests.channels.web_stage import HELLO, HOST, START, TAXI, web_channel

pytestmark = pytest.mark.anyio


async def test_the_page_and_everything_it_loads_are_served_with_strict_headers(
    page: httpx.AsyncClient,
) -> None:
    for path in ("/", "/side.css", "/chat.css", "/chat.js", "/bubbles.js", "/api/page"):
        answer = await page.get(path)
        assert answer.status_code == 200, path
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"


async def test_the_page_without_scripts_says_so_in_every_language(page: httpx.AsyncClient) -> None:
    index = (await page.get("/?lang=en")).text
    assert '<html lang="en">' in index
    assert "Diese Seite braucht JavaScript. This page needs JavaScript." in index
    assert "{{" not in index


@pytest.mark.parametrize("language", ["de", "en"])
async def test_the_page_gets_all_its_words_in_the_language_asked_for(page: httpx.AsyncClient, language: str) -> None:
    shown = (await page.get("/api/page", params={"lang": language})).json()
    assert shown["language"] == language
    assert all(shown["words"].values())
    assert len(shown["quick"]) == 7
    assert {person["group"] for person in shown["people"]} >= {{"de": "Wissenschaft", "en": "Science"}[language]}


async def test_a_language_the_trip_does_not_speak_becomes_its_first(page: httpx.AsyncClient) -> None:
    assert (await page.get("/api/page?lang=xx")).json()["language"] == "de"


@pytest.mark.parametrize("host", ["localhost", "localhost:1", "127.0.0.1:8080", "[::1]:8080", "LOCALHOST:80"])
async def test_this_machine_may_be_called_by_any_of_its_names(page: httpx.AsyncClient, host: str) -> None:
    assert (await page.get("/api/page", headers={"Host": host})).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.nip.io", ""]
)
async def test_a_name_that_only_resolves_here_is_misdirected(page: httpx.AsyncClient, host: str) -> None:
    answer = await page.get("/api/page", headers={"Host": host})
    assert (answer.status_code, answer.json()) == (421, {"error": {"code": "host"}})


async def test_a_configured_host_is_served(clock: SimulatedClock) -> None:
    channel = web_channel(clock, hosts=["annai.example"])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(channel.asgi), base_url="http://annai.example") as page:
        assert (await page.get("/api/page")).status_code == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://localhost:9999", ""])
async def test_only_the_page_itself_may_write(page: httpx.AsyncClient, origin: str) -> None:
    answer = await page.post("/api/say", json={"as": "p01", "text": "hi"}, headers={"Origin": origin})
    assert (answer.status_code, answer.json()) == (403, {"error": {"code": "origin"}})


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"", 400, "unreadable"),
        (b"[]", 400, "unreadable"),
        (b"[" * 16000, 400, "unreadable"),
        (b'{"as": "p01", "text": "\\ud800"}', 400, "unreadable"),
        (b'{"as": "p01", "text": 7}', 400, "unreadable"),
        (b'{"as": "p01"}', 400, "unreadable"),
        (b'{"as": "p01", "text": "  "}', 422, "empty"),
        (b'{"as": "nobody", "text": "hi"}', 404, "nobody"),
        (b'{"as": "' + b"x" * 65 + b'", "text": "hi"}', 422, "too-long"),
        (b'{"as": "p01", "text": "' + b"x" * 2001 + b'"}', 422, "too-long"),
        (b"x" * (16 * 1024 + 1), 413, "too-large"),
    ],
)
async def test_what_cannot_be_said_is_refused_in_words(
    page: httpx.AsyncClient, body: bytes, status: int, code: str
) -> None:
    answer = await page.post("/api/say", content=body, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)
    assert answer.json()["error"]["text"]


async def test_only_json_is_taken(page: httpx.AsyncClient) -> None:
    answer = await page.post("/api/say", content=b'{"as": "p01", "text": "hi"}')
    assert answer.status_code == 415


async def test_the_longest_text_is_taken_and_a_longer_one_told_its_limit(page: httpx.AsyncClient) -> None:
    assert (await page.post("/api/say", json={"as": "p01", "text": "ü" * 2000})).status_code == 204
    answer = await page.post("/api/say?lang=en", json={"as": "p01", "text": "ü" * 2001})
    assert answer.json()["error"]["text"] == "That is too long: at most 2,000 characters."


async def test_an_action_is_at_most_256_characters(page: httpx.AsyncClient) -> None:
    assert (await page.post("/api/tap", json={"as": "p01", "action": "x" * 256})).status_code == 204
    assert (await page.post("/api/tap", json={"as": "p01", "action": "x" * 257})).status_code == 422


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nothing", 404),
        ("GET", "/api/nothing", 404),
        ("GET", "/..%2fserver.py", 404),
        ("GET", "/index.html", 404),
        ("GET", "/api/say", 405),
        ("DELETE", "/api/page", 405),
        ("GET", "/api/file/p01/1", 404),
        ("GET", "/api/file/p01/" + "9" * 5000, 404),
        ("GET", "/api/file/nobody/1", 404),
        ("GET", "/api/stream?as=nobody", 404),
    ],
)
async def test_what_is_not_here_is_said_in_json(page: httpx.AsyncClient, method: str, path: str, status: int) -> None:
    answer = await page.request(method, path)
    assert answer.status_code == status
    assert answer.json()["error"]["text"]


async def test_a_failure_inside_shows_no_details(page: httpx.AsyncClient) -> None:
    answer = await page.post("/api/say", json={"as": "p01", "text": "crash"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (500, "failed")
    assert "details" not in answer.text
    assert "content-security-policy" in answer.headers
    assert (await page.post("/api/say", json={"as": "p01", "text": "still there?"})).status_code == 204


async def test_a_file_is_a_download_under_its_own_name(page: httpx.AsyncClient) -> None:
    await page.post("/api/say", json={"as": "p01", "text": "Als Nächstes?"})
    answer = await page.get("/api/file/p01/2")
    assert answer.content.startswith(b"BEGIN:VCALENDAR")
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''Programm%20%C3%9Cbersicht.ics"


async def test_somebody_unknown_cannot_be_reached(channel: WebChannel) -> None:
    outcomes = [(await channel.send(Parcel(name, HELLO, "key"))).outcome for name in ("p01", "~", "nobody")]
    assert outcomes == [Outcome.SENT, Outcome.SENT, Outcome.UNREACHABLE]


async def test_the_chat_knows_what_it_has_been_sent(channel: WebChannel) -> None:
    receipt = await channel.send(Parcel("p01", HELLO, "one"))
    assert await channel.find("p01", "one", START) == receipt
    assert (await channel.find("p01", "two", START)).outcome is Outcome.NOT_ACCEPTED
    assert (await channel.find("p02", "one", START)).outcome is Outcome.NOT_ACCEPTED
    assert (await channel.find("nobody", "one", START)).outcome is Outcome.UNREACHABLE


async def test_what_was_shown_before_a_restart_is_taken_for_nothing_that_is_shown_now(clock: SimulatedClock) -> None:
    before, after = web_channel(clock), web_channel(clock)
    gone, there = [await each.send(Parcel("p01", HELLO, "one")) for each in (before, after)]
    assert (await after.edit("p01", gone.message_id or "", TAXI)).outcome is Outcome.REFUSED
    assert (await after.edit("p01", there.message_id or "", TAXI)).outcome is Outcome.SENT


async def test_whoever_watches_over_the_service_is_told_how_it_is(page: httpx.AsyncClient) -> None:
    answer = await page.get("/health")
    assert (answer.status_code, answer.json()) == (200, {"ok": True, "complaints": []})


async def test_a_service_that_is_not_well_says_so(clock: SimulatedClock) -> None:
    ill = web_channel(clock, complaints=lambda: ("no-beat",))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(ill.asgi), base_url=HOST) as page:
        answer = await page.get("/health")
    assert (answer.status_code, answer.json()) == (503, {"ok": False, "complaints": ["no-beat"]})


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "//x", "http://[", ""]
)
def test_a_link_that_could_run_something_is_dropped(link: str) -> None:
    assert safe_link(link) is None


@pytest.mark.parametrize("link", ["https://example.org/", "tel:+81300000000", "geo:34.9,135.7", "mailto:a@example.org"])
def test_a_link_that_leads_somewhere_is_kept(link: str) -> None:
    assert safe_link(link) == link
