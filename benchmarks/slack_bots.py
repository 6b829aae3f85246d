"""The apps that `benchmarks.slack` compares, each to be run as a process of its own.

`annai`: the assistant with the sample programme, a database on disk, no limits but its own concurrency. `bare`: Bolt
with a listener that posts a fixed answer, over one shared session.
"""

import argparse
import asyncio
import gc
import json
from dataclasses import replace
from pathlib import Path
from typing import Any


async def echo(url: str, bot: str, app_token: str, answer: dict[str, Any]) -> None:
    """Answer every message of a person with the same text and blocks."""
    import aiohttp
    from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
    from slack_bolt.async_app import AsyncApp
    from slack_sdk.web.async_client import AsyncWebClient

    async with aiohttp.ClientSession() as session:
        client = AsyncWebClient(bot, url, session=session, retry_handlers=[])
        app = AsyncApp(client=client, signing_secret="-")

        @app.event("message")
        async def _(event: dict[str, Any]) -> None:
            await client.chat_postMessage(channel=event["channel"], **answer)

        await AsyncSocketModeHandler(app, app_token).start_async()  # type: ignore[no-untyped-call]


async def annai(url: str, bot: str, app_token: str, people_there: list[str], folder: Path) -> None:
    """The assistant, which knows these people."""
    from pydantic import SecretStr

    from bot import app
    from bot.channels.pacing import Pacer
    from bot.clock import SimulatedClock
    from bot.programme.agenda import Agenda
    from bot.service import Service
    from bot.settings import Settings
    from bot.store import people
    from bot.store.database import Database

    trip = app.load(app.sample_programme()).trip
    crowd = tuple(replace(trip.people[5], id=f"c{person.lower()}", email=None) for person in people_there)
    service = Service(Database(f"sqlite:///{folder / 'annai.db'}"), SimulatedClock(app.demo_start(trip), speed=0))
    await service.open()
    await service.publish(Agenda(replace(trip, people=(*trip.people, *crowd))), "", silent=True)
    async with service.database.write() as tx:
        for person in people_there:
            await people.join(tx, trip.id, f"c{person.lower()}", "slack", person, service.clock.now())
        await service.agendas.refresh(tx)
    settings = Settings(slack_bot_token=SecretStr(bot), slack_app_token=SecretStr(app_token), slack_api_url=url)
    channel = app.slack_channel(service, settings, Pacer())
    assert channel
    await channel.start()
    await asyncio.Event().wait()


def main() -> None:
    """Run one of them until killed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("which", choices=("annai", "bare"))
    parser.add_argument("url")
    parser.add_argument("bot")
    parser.add_argument("app")
    parser.add_argument("folder", type=Path, help="with people.json and answer.json")
    given = parser.parse_args()
    if given.which == "annai":
        gc.set_threshold(100_000)  # as whoever runs `annai` does
        there = json.loads((given.folder / "people.json").read_text())
        asyncio.run(annai(given.url, given.bot, given.app, there, given.folder))
        return
    asyncio.run(echo(given.url, given.bot, given.app, json.loads((given.folder / "answer.json").read_text())))


if __name__ == "__main__":
    main()
