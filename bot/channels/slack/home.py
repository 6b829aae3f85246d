"""The home tab: a living page of what matters now; what is tapped there is answered in a modal above it.

Only people who have opened theirs get a new one, and only where it says something new.
"""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.base import Converse, Inbound, Outcome, Priority
from bot.channels.pacing import Pacer
from bot.channels.slack import forms
from bot.channels.slack.blocks import Block, buttons, pages_of, plain
from bot.channels.slack.outcomes import TROUBLE, receipt_of
from bot.channels.slack.reading import Heard
from bot.speech.catalogue import catalogue
from bot.speech.message import Button, Line, Message

NAME = "slack"
SECTIONS = ("now", "next", "today", "b2b", "changes", "reminders")
"""The commands whose answers make up the page."""
BARE = frozenset({"reminders"})
"""Of these only the lines: a form says the rest."""
MORE = (("agenda", "agenda"), ("settings", "reminders"), ("contacts", "contacts"), ("help", "help"))
"""What else is offered: its label in the catalogue, and its command."""
VIEW_BLOCKS = 96
TITLE = "Annai 案内"
LOOK = 20.0
"""Seconds between looks whether the page would say something new."""
REMEMBERED = 10_000
"""People."""

_log = logging.getLogger("annai.slack")


class Home:
    """Everybody's home tab. `edition` changes whenever the pages may say something else."""

    def __init__(self, client: AsyncWebClient, pacer: Pacer, converse: Converse, edition: Callable[[], object]) -> None:
        self._client, self._pacer, self._converse, self._edition = client, pacer, converse, edition
        self._shown: dict[str, list[Block]] = {}

    async def show(self, person: str) -> None:
        """Bring somebody's page up to date."""
        blocks = await self._page(person)
        if blocks == self._shown.get(person):
            return
        if await self._published(person, blocks):
            if len(self._shown) >= REMEMBERED:
                self._shown.clear()
            self._shown[person] = blocks

    async def answered(self, heard: Heard, message: Message) -> bool:
        """Answer a tap in a view with a modal; False if that cannot be: it is too long, too late, or has a file."""
        view = _modal(message)
        if view is None:
            return False
        try:
            if heard.modal:
                await self._client.views_update(view_id=heard.view, view=view)
            else:
                await self._client.views_open(trigger_id=heard.trigger, view=view)
        except TROUBLE as error:
            _log.info("no modal: %s", receipt_of(error).reason)
            return False
        return True

    async def keep_fresh(self) -> None:
        """Look again and again whether the pages would say something new. Never returns."""
        last = self._edition()
        while True:
            await asyncio.sleep(LOOK)
            edition = self._edition()
            if edition != last:
                last = edition
                await self.refresh()

    async def refresh(self) -> None:
        """Bring the pages of all who have opened theirs up to date."""
        for person in list(self._shown):
            await self.show(person)

    async def _page(self, person: str) -> list[Block]:
        messages: list[Message] = []
        told: set[Line] = set()
        for action in SECTIONS:
            message = await self._converse(Inbound(NAME, person, action=action))
            if not told.issuperset(message.lines):  # where nothing is on, it already says what comes next
                messages.append(replace(message, buttons=()) if action in BARE else message)
                told.update(message.lines)
        blocks: list[Block] = []
        for message in messages:
            blocks += [{"type": "divider"}] if blocks else []
            blocks += [block for page in pages_of(message) for block in page.blocks]
        if len(messages) > 1:
            words = catalogue(messages[0].language)
            row = [Button(words.say(f"slack-home-{label}"), command) for label, command in MORE]
            return [*blocks[:VIEW_BLOCKS], {"type": "divider"}, *buttons([row])]
        return blocks[:VIEW_BLOCKS]

    async def _published(self, person: str, blocks: list[Block]) -> bool:
        view: dict[str, Any] = {"type": "home", "blocks": blocks}
        line = f"{person} home"
        try:
            async with self._pacer.turn(line, Priority.BROADCAST):
                await self._client.views_publish(user_id=person, view=view)
        except TROUBLE as error:
            receipt = receipt_of(error)
            if receipt.wait is not None:
                self._pacer.pause(receipt.wait.total_seconds(), None if receipt.everywhere else line)
            level = logging.INFO if receipt.outcome is Outcome.UNREACHABLE else logging.WARNING
            _log.log(level, "no home: %s", receipt.reason)
            return False
        return True


def _modal(message: Message) -> dict[str, Any] | None:
    """A message as a modal; None if it is too long, or has a file."""
    if message.form is not None:
        return forms.modal(message.form, message.language)
    pages = pages_of(message)
    if len(pages) != 1 or message.file is not None:
        return None
    return {"type": "modal", "title": plain(TITLE), "blocks": list(pages[0].blocks)}
