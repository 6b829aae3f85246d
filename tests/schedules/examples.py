"""Examples for the planner, written as a programme and read as people hear them."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.programme.agenda import Agenda
from bot.programme.model import Item, Kind, Lead, Meet, Person, Reminders
from bot.programme.sources import values
from schedules.planner import NoticeKind, plan
from tests.programme.strategies import PEOPLE, item, trip

TOKYO, BERLIN, NEW_YORK = "Asia/Tokyo", "Europe/Berlin", "America/New_York"
ANA, BEN, *_ = PEOPLE


def at(text: str, zone: str = TOKYO) -> datetime:
    """`23 14:00` of April 2024 in Japan, or any ISO time, in a zone."""
    written = text if text.startswith("2024") else f"2024-04-{text}"
    return datetime.fromisoformat(written).replace(tzinfo=ZoneInfo(zone))


def visit(start: str, name: str = "visit", zone: str = TOKYO, **more: object) -> Item:
    """An hour and a half, a visit unless said otherwise; `meet` is the meeting time, `travel` minutes."""
    begins = at(start, zone)
    basic = item(name, begins, begins + timedelta(minutes=90), zone=zone)
    if isinstance(meet := more.pop("meet", None), str):
        more["meet"] = Meet(at(meet, zone), None, None)
    return replace(basic, **more)  # type: ignore[arg-type]


def flight(name: str, start: str, zone: str, end: str, end_zone: str) -> Item:
    """From one zone to another."""
    return item(name, at(start, zone), at(end, end_zone), kind=Kind.FLIGHT, zone=zone, end_zone=end_zone)


OUTBOUND = flight("outbound", "20 12:00", BERLIN, "21 08:00", TOKYO)
HOMEWARD = flight("homeward", "27 12:00", TOKYO, "27 19:00", BERLIN)


def leads(written: str) -> tuple[Lead, ...]:
    """Leads as a programme writes them, separated by commas."""
    return tuple(values.lead(part) for part in written.split(",") if part)


def planned(
    *items: Item,
    default: str = "60min",
    quiet: str | None = None,
    digest: str | None = None,
    zone: str = TOKYO,
    **by_kind: str,
) -> Agenda:
    """The agenda of a trip with these items; leads, quiet hours and the digest as a programme writes them."""
    settings = Reminders(
        tuple((Kind(kind), leads(written)) for kind, written in by_kind.items()),
        leads(default),
        values.time_of_day(digest) if digest else None,
    )
    hours = values.quiet_hours(quiet) if quiet else None
    return Agenda(replace(trip(items, zone, BERLIN), reminders=settings, quiet_hours=hours))


def heard(agenda: Agenda, person: Person = ANA, zone: str = TOKYO) -> list[str]:
    """What a person hears: `23 13:00 visit`, in a zone's time; one entry is one message."""
    lines = []
    for notice in plan(agenda, person):
        what = [reminder.item.id for reminder in notice.reminders]
        if notice.kind is NoticeKind.DIGEST:
            what = ["digest", f"{notice.day:%d}"]
        lines.append(" ".join([f"{notice.at.astimezone(ZoneInfo(zone)):%d %H:%M}", *what]))
    return lines
