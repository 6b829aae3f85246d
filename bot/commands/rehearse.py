"""`annai rehearse`: every message the whole trip would send, before anybody travels."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from bot.clock import local, local_date
from bot.commands.ending import DONE, say, tell
from bot.commands.programme import agenda_of, instant_of, person_of
from bot.programme.agenda import Agenda
from schedules.rehearsal import Rehearsed, items_of, rehearse


def rehearsal(path: Path | None, start: str | None, end: str | None, person: str | None, *, as_json: bool) -> int:
    """Play the trip of a file – or the part of it between two times, or for one person – and print what is sent."""
    agenda = agenda_of(path)
    zone = agenda.trip.zone
    first = instant_of(start, zone) if start else datetime.min.replace(tzinfo=UTC)
    last = instant_of(end, zone) if end else datetime.max.replace(tzinfo=UTC)
    one = person_of(person, agenda)
    played = rehearse(agenda, [one] if one else agenda.trip.people, first, last)
    if as_json:
        for sent in played:
            tell(json.dumps(_as_json(sent, agenda), ensure_ascii=False))
    else:
        _report(list(played), agenda)
    return DONE


def _as_json(sent: Rehearsed, agenda: Agenda) -> dict[str, Any]:
    notice = sent.notice
    return {
        "at": notice.at.isoformat().replace("+00:00", "Z"),
        "person": notice.person.id,
        "channel": "web",
        "kind": notice.kind.value,
        "items": items_of(notice, agenda),
        "leads": [reminder.lead.written for reminder in notice.reminders],
        "text": sent.message.text,
    }


def _report(played: list[Rehearsed], agenda: Agenda) -> None:
    """Each message under its time and person, then how many a person gets a day."""
    for sent in played:
        zone = agenda.zone_of(sent.notice.person, sent.notice.at)
        at = local(sent.notice.at, zone).strftime("%Y-%m-%d %H:%M")
        tell(f"── {at} {zone} · {sent.notice.person.id} · {sent.notice.kind.value}")
        tell(f"{sent.message.text}\n")
    if played:
        daily = list(_per_day(played, agenda).values())
        tell(say("cli-rehearsed", count=len(played), median=median(daily), most=max(daily)))
    else:
        tell(say("cli-rehearsed-nothing"))


def _per_day(played: Iterable[Rehearsed], agenda: Agenda) -> dict[tuple[str, str], int]:
    counted: dict[tuple[str, str], int] = {}
    for sent in played:
        day = local_date(sent.notice.at, agenda.zone_of(sent.notice.person, sent.notice.at)).isoformat()
        counted[sent.notice.person.id, day] = counted.get((sent.notice.person.id, day), 0) + 1
    return counted
