"""`annai rehearse`: every message the whole trip would send, before anybody travels."""

import asyncio
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from bot.clock import local
from bot.commands.ending import DONE, ENVIRONMENT, Failure, language, say, tell
from bot.commands.programme import agenda_of, instant_of, person_of
from bot.commands.rehearsal.findings import daily, findings
from bot.commands.rehearsal.wording import line
from bot.programme.agenda import Agenda
from bot.programme.model import Person
from schedules.rehearsal import Rehearsed, rehearse


def rehearsal(
    path: Path | None, start: str | None, end: str | None, person: str | None, *, as_json: bool, html: Path | None
) -> int:
    """Play the trip of a file – or the part of it between two times, or for one person – and print what is sent.

    With `html` a page of it is written there instead.
    """
    agenda = agenda_of(path)
    zone = agenda.trip.zone
    first = instant_of(start, zone) if start else datetime.min.replace(tzinfo=UTC)
    last = instant_of(end, zone) if end else datetime.max.replace(tzinfo=UTC)
    one = person_of(person, agenda)
    travellers = [one] if one else agenda.trip.people
    played = asyncio.run(rehearse(agenda, travellers, first, last))
    if html is not None:
        _write(html, agenda, played, travellers)
    elif as_json:
        for sent in played:
            tell(json.dumps(_as_json(sent), ensure_ascii=False))
    else:
        _report(played, agenda, travellers)
    return DONE


def _write(html: Path, agenda: Agenda, played: Sequence[Rehearsed], travellers: Sequence[Person]) -> None:
    from bot.commands.rehearsal.page import page

    try:
        html.write_text(page(agenda, played, language(), people=travellers), encoding="utf-8")
    except OSError as error:
        raise Failure(say("cli-cannot-write", found=str(html), reason=error.strerror or ""), ENVIRONMENT) from None
    tell(say("cli-rehearsal-written", file=str(html), count=len(played)))


def _as_json(sent: Rehearsed) -> dict[str, Any]:
    return {
        "at": sent.at.isoformat().replace("+00:00", "Z"),
        "person": sent.person.id,
        "channel": sent.channel,
        "kind": sent.kind,
        "items": list(sent.items),
        "leads": list(sent.leads),
        "text": sent.message.text,
    }


def _report(played: Sequence[Rehearsed], agenda: Agenda, travellers: Sequence[Person]) -> None:
    """Each message under its time and person, then what to look at, and how many a person gets a day."""
    for sent in played:
        zone = agenda.zone_of(sent.person, sent.at)
        at = local(sent.at, zone).strftime("%Y-%m-%d %H:%M")
        tell(f"── {at} {zone} · {sent.person.id} · {sent.kind}")
        tell(f"{sent.message.text}\n")
    if not played:
        tell(say("cli-rehearsed-nothing"))
        return
    for finding in findings(agenda, played, travellers):
        tell(line(finding, agenda, language()))
    counts = [len(messages) for messages in daily(agenda, played).values()]
    tell(say("cli-rehearsed", count=len(played), median=median(counts), most=max(counts)))
