"""The bots that `benchmarks.telegram` compares, each to be run as a process of its own.

`annai`: the assistant with the sample programme, a database on disk, and no limits but its own concurrency. `default`:
python-telegram-bot as it comes, with a handler that sends a fixed answer. `bare`: the same with our transport, and as
many updates at once as there are connections worth having. `durable`: `bare`, which writes each update to the disk
before it is confirmed.
"""

import argparse
import asyncio
import gc
import json
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

CONCURRENT = 32


class Kept(asyncio.Queue[Any]):
    """The library's way to know an update durable before it is confirmed: it waits for `put`."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._base = sqlite3.connect(folder / "updates.db", isolation_level=None, check_same_thread=False)
        for statement in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "CREATE TABLE updates (content TEXT)"):
            self._base.execute(statement)

    async def put(self, item: Any) -> None:
        """As the library's, once it is on the disk."""
        await asyncio.to_thread(self._base.execute, "INSERT INTO updates VALUES (?)", (item.to_json(),))
        await super().put(item)


async def echo(url: str, token: str, answer: dict[str, str], kind: str, folder: Path) -> None:
    """Answer every message with the same text and buttons."""
    from telegram import InlineKeyboardMarkup, Update
    from telegram.ext import ApplicationBuilder, TypeHandler

    keyboard = InlineKeyboardMarkup.de_json(json.loads(answer["keyboard"]), None)

    async def tell(update: Update, _: Any) -> None:
        if update.effective_message:
            await update.effective_message.reply_html(answer["html"], reply_markup=keyboard)

    builder = ApplicationBuilder().token(token).base_url(f"{url}/bot")
    if kind != "default":
        from bot.channels.telegram.transport import Transport

        builder = builder.request(Transport()).get_updates_request(Transport()).concurrent_updates(CONCURRENT)
    if kind == "durable":
        builder = builder.update_queue(Kept(folder))
    application = builder.build()
    application.add_handler(TypeHandler(Update, tell))
    async with application:
        await application.start()
        assert application.updater
        await application.updater.start_polling(timeout=25)
        await asyncio.Event().wait()


async def annai(url: str, token: str, chats: list[int], folder: Path) -> None:
    """The assistant, which knows these chats."""
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
    crowd = tuple(replace(trip.people[5], id=f"c{chat}") for chat in chats)
    service = Service(Database(f"sqlite:///{folder / 'annai.db'}"), SimulatedClock(app.demo_start(trip), speed=0))
    await service.open()
    await service.publish(Agenda(replace(trip, people=(*trip.people, *crowd))), "", silent=True)
    async with service.database.write() as tx:
        for chat in chats:
            await people.join(tx, trip.id, f"c{chat}", "telegram", str(chat), service.clock.now())
        await service.agendas.refresh(tx)
    settings = Settings(telegram_token=SecretStr(token), telegram_api_url=url)
    channel = app.telegram_channel(service, settings, Pacer())
    assert channel
    await channel.start()
    await asyncio.Event().wait()


def main() -> None:
    """Run one of them until killed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("bot", choices=("annai", "durable", "bare", "default"))
    parser.add_argument("url")
    parser.add_argument("token")
    parser.add_argument("folder", type=Path, help="with chats.json and answer.json")
    given = parser.parse_args()
    if given.bot == "annai":
        gc.set_threshold(100_000)  # as whoever runs `annai` does
        asyncio.run(annai(given.url, given.token, json.loads((given.folder / "chats.json").read_text()), given.folder))
        return
    answer = json.loads((given.folder / "answer.json").read_text())
    asyncio.run(echo(given.url, given.token, answer, given.bot, given.folder))


if __name__ == "__main__":
    main()
