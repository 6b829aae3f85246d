"""What the tests of the web chat share."""

from collections.abc import AsyncIterator, Iterator

import httpx
import pytest

from bot.channels.web.channel import WebChannel
from bot.clock import SimulatedClock
from tests.channels.browser import CHROMIUM, DESK, DRIVER, Browser, chromium
from tests.channels.web_stage import HOST, START, Stage, staged, web_channel


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def clock() -> SimulatedClock:
    return SimulatedClock(START, speed=0)


@pytest.fixture
def channel(clock: SimulatedClock) -> WebChannel:
    return web_channel(clock)


@pytest.fixture
async def page(channel: WebChannel) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(channel.asgi, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url=HOST, headers={"Origin": HOST}) as client:
        yield client


@pytest.fixture
def stage() -> Iterator[Stage]:
    with staged() as stage:
        yield stage


@pytest.fixture(scope="session")
def shared_browser() -> Iterator[Browser]:
    """One Chromium for all tests, as it takes a second to start."""
    if not (CHROMIUM.exists() and DRIVER.exists()):
        pytest.skip(f"no {CHROMIUM} or {DRIVER} on this machine")
    with chromium() as browser:
        yield browser


@pytest.fixture
def browser(shared_browser: Browser) -> Iterator[Browser]:
    """The browser with one window; every test ends with a clean console."""
    shared_browser.resize(DESK)
    shared_browser.prefer("light")
    shared_browser.complaints()
    shared_browser.requested()
    yield shared_browser
    complaints = shared_browser.complaints()
    first, *others = shared_browser.driver.window_handles
    for window in others:
        shared_browser.driver.switch_to.window(window)
        shared_browser.driver.close()
    shared_browser.driver.switch_to.window(first)
    shared_browser.driver.get("about:blank")
    assert [line for line in complaints if "ERR_CONNECTION" not in line and "ERR_INCOMPLETE" not in line] == []
