"""The demonstration clock over HTTP: where it may be moved, and where not."""

from typing import Any

import httpx
import pytest

from bot.clock import SimulatedClock
from tests.channels.web_stage import HOST, START, faces, web_channel

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("wish", "shown"),
    [
        ({"ahead": 15}, "23.04. 14:20 Japan"),
        ({"jump": "2024-04-25T07:30"}, "25.04. 07:30 Japan"),
        ({"to": "morning"}, "24.04. 07:00 Japan"),
        ({"to": "item", "as": "p01"}, "23.04. 14:50 Japan"),
    ],
)
async def test_the_clock_jumps_in_the_zone_of_the_trip(
    page: httpx.AsyncClient, clock: SimulatedClock, wish: dict[str, Any], shown: str
) -> None:
    assert (await page.post("/api/clock", json=wish)).status_code == 204
    assert faces(clock.now(), "de")[0] == shown


async def test_before_the_next_item_walks_from_item_to_item_and_skips_cancelled_ones(
    page: httpx.AsyncClient, clock: SimulatedClock
) -> None:
    for hour, minute in ((5, 50), (9, 50)):
        assert (await page.post("/api/clock", json={"to": "item"})).status_code == 204
        assert (clock.now().hour, clock.now().minute) == (hour, minute)
    assert (await page.post("/api/clock", json={"to": "item"})).json()["error"]["code"] == "clock-no-item"


@pytest.mark.parametrize(
    "wish",
    [
        {},
        {"speed": 5},
        {"speed": -1},
        {"ahead": 0},
        {"ahead": 10**30},
        {"jump": "tomorrow"},
        {"jump": "2024-04-23T14:00+09:00"},
        {"jump": "9999-12-31T23:59"},
        {"jump": "0001-01-01T00:00"},
        {"to": "item", "as": "nobody"},
    ],
)
async def test_a_clock_movement_that_makes_no_sense_moves_nothing(
    page: httpx.AsyncClient, clock: SimulatedClock, wish: dict[str, Any]
) -> None:
    answer = await page.post("/api/clock", json=wish)
    assert 400 <= answer.status_code < 500
    assert answer.json()["error"]["text"]
    assert clock.now() == START


async def test_a_real_clock_cannot_be_moved(clock: SimulatedClock) -> None:
    channel = web_channel(clock, steerable=False)
    transport = httpx.ASGITransport(channel.asgi)
    async with httpx.AsyncClient(transport=transport, base_url=HOST, headers={"Origin": HOST}) as page:
        assert (await page.post("/api/clock", json={"speed": 60})).status_code == 404
        assert not (await page.get("/api/page")).json()["steerable"]
