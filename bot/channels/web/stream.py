"""The live line to one open page: server-sent events with what was said and what time it is.

The server formats the clock and sends it whenever its face changes: the page calculates nothing, so it cannot
drift. An entry's event id is `<boot>-<news>`; a page that reconnects names the last one it saw and gets
what it missed, or everything anew if the server was restarted meanwhile.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

from bot.channels.web.transcript import Bell, Entry, Transcript

LOOK_AGAIN = 1.0
"""Real seconds after which the clock is looked at even if nothing rang."""

HEARTBEAT = 15
"""Looks without news after which a comment keeps the line open."""

RETRY = 1000
"""Milliseconds after which a page reconnects."""


def event(kind: str, data: dict[str, Any], event_id: str | None = None) -> str:
    """One server-sent event. JSON in ASCII has no line breaks, so no text can end the event early."""
    named = f"id: {event_id}\n" if event_id else ""
    return f"{named}event: {kind}\ndata: {json.dumps(data)}\n\n"


class Stream:
    """What one page is sent. `clock_face` and `draw` turn the present and an entry into JSON values."""

    def __init__(
        self,
        boot: str,
        transcript: Transcript | None,
        clock_face: Callable[[], dict[str, Any]],
        draw: Callable[[Entry], dict[str, Any]],
    ) -> None:
        self._boot = boot
        self._transcript = transcript
        self._clock_face = clock_face
        self._draw = draw
        self._seen = 0
        self._face: dict[str, Any] | None = None

    async def events(self, bell: Bell, last_seen: str | None, is_open: Callable[[], bool]) -> AsyncIterator[str]:
        """Everything a page has not seen yet, then everything new, until it goes or the channel closes."""
        with bell.listening() as rung:
            yield f"retry: {RETRY}\n\n" + self._hello(last_seen)
            quiet = 0
            while is_open():
                rung.clear()
                news = "".join(self._news())
                quiet = 0 if news else quiet + 1
                if news or quiet % HEARTBEAT == 0:
                    yield news or ": still here\n\n"
                await _either(rung, LOOK_AGAIN)

    def _hello(self, last_seen: str | None) -> str:
        boot, _, number = (last_seen or "").rpartition("-")
        known = boot == self._boot and number.isdecimal() and len(number) < 10
        resumed = bool(known and self._transcript and self._transcript.continues(int(number)))
        self._seen = int(number) if resumed else 0
        untouched = self._transcript is not None and self._transcript.unanswered
        return event("hello", {"anew": not resumed, "untouched": untouched})

    def _news(self) -> Iterator[str]:
        for entry in self._transcript.after(self._seen) if self._transcript else ():  # a page puts each in its place
            self._seen = max(self._seen, entry.news)
            yield event("entry", self._draw(entry), f"{self._boot}-{entry.news}")
        face = self._clock_face()
        if face != self._face:
            self._face = face
            yield event("clock", face)


async def _either(rung: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(rung.wait(), seconds)
    except TimeoutError:
        return
