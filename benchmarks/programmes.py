"""Programmes of any size for measuring: every item has an audience of a group, everybody, or one person."""

from datetime import UTC, date, datetime, timedelta

from bot.programme.model import EVERYONE, Group, Item, Kind, Person, Reminders, Role, Status, Text, Trip


def trip(items: int, people: int) -> Trip:
    """A trip with that many items and people, in ten groups; items start every ten minutes."""
    groups = tuple(Group(f"g{n}", Text((("", f"Group {n}"),))) for n in range(10))
    travellers = tuple(_person(n) for n in range(people))
    start = datetime(2024, 4, 20, 0, 0, tzinfo=UTC)
    return Trip(
        id="benchmark",
        title=Text((("", "Benchmark"),)),
        organiser=None,
        zone="Asia/Tokyo",
        home_zone="Europe/Berlin",
        languages=("de", "en"),
        starts=date(2024, 4, 20),
        ends=date(2024, 5, 30),
        quiet_hours=None,
        reminders=Reminders((), (), None),
        contacts=(),
        groups=groups,
        people=travellers,
        places=(),
        items=tuple(_item(n, start + timedelta(minutes=10 * n), people) for n in range(items)),
    )


def as_yaml(items: int, people: int) -> str:
    """The same as a programme file."""
    lines = ["trip: {id: benchmark, title: Benchmark, zone: Asia/Tokyo, starts: 2024-04-20, ends: 2024-05-30}"]
    lines += ["groups:", *(f"  g{n}: Group {n}" for n in range(10)), "people:"]
    lines += [f"  - {{id: p{n}, name: Person {n}, groups: [g{n % 10}]}}" for n in range(people)]
    lines.append("items:")
    for item in trip(items, people).items:
        start = f"{item.start:%Y-%m-%d %H:%M}"
        title = "{de: Besuch, en: Visit}"
        lines.append(f"  - id: {item.id}\n    kind: visit\n    title: {title}\n    start: {start}")
        lines.append(f"    zone: UTC\n    audience: [{item.audience[0]}]\n    notes: Please be on time.")
    return "\n".join(lines) + "\n"


def _person(number: int) -> Person:
    groups = (f"g{number % 10}",)
    return Person(f"p{number}", f"Person {number}", None, Role.PARTICIPANT, groups, "de", None, None)


def _item(number: int, start: datetime, people: int) -> Item:
    audience = (EVERYONE, f"g{number % 10}", f"p{number % people}")[number % 3]
    title = Text((("de", f"Besuch {number}"), ("en", f"Visit {number}")))
    return Item(
        id=f"i{number}",
        kind=Kind.VISIT,
        title=title,
        start=start,
        end=start + timedelta(minutes=45),
        zone="Asia/Tokyo",
        end_zone="Asia/Tokyo",
        place=None,
        meet=None,
        travel=None,
        audience=(audience,),
        status=Status.CONFIRMED,
        counterparts=(),
        interpreter=None,
        dress=None,
        bring=None,
        notes=None,
        links=(),
        source=None,
    )
