"""From wall clocks to instants: an item's record becomes an item, its times strictly in their zones."""

from datetime import datetime, timedelta

from bot import clock
from bot.programme.model import DEFAULT_DURATIONS, Counterpart, Item, Link, Meet
from bot.programme.sources.complaints import Complaints, Path
from bot.programme.sources.records import ItemRecord, TripRecord
from bot.programme.sources.values import WallClock

LONGEST_ITEM = timedelta(days=60)


class Instants:
    """The items of one draft, put on the one time line."""

    def __init__(self, complaints: Complaints) -> None:
        self._complaints = complaints

    def item(self, path: Path, record: ItemRecord, head: TripRecord) -> Item | None:
        """An item, or None if its times are wrong."""
        zone = record.zone or head.zone
        end_zone = record.end_zone or zone
        day = record.start.on(head.starts).date()
        start = self._instant((*path, "start"), record.start, record.start.on(day), zone)
        end = self._end(path, record, start, end_zone)
        meet = self._meet(path, record, zone, start)
        if start is None or end is None:
            return None
        until = (*path, "duration" if record.end is None else "end")
        if end <= start:
            self._contradicts("end-before-start", until)
            return None
        if end - start > LONGEST_ITEM:
            self._complaints.add("item-too-long", until, args={"limit": LONGEST_ITEM.days})
            return None
        return _item(record, start, end, zone, end_zone, meet)

    def _end(self, path: Path, record: ItemRecord, start: datetime | None, end_zone: str) -> datetime | None:
        if record.end is None:
            length = DEFAULT_DURATIONS[record.kind] if record.duration is None else record.duration
            return None if start is None else start + length
        written = record.end.on(record.start.on(record.start.day).date()) if record.start.day else None
        if written is None:
            return None
        end = self._instant((*path, "end"), record.end, written, end_zone)
        if end and start and record.duration is not None and end - start != record.duration:
            self._contradicts("end-and-duration", (*path, "duration"))
        return end

    def _meet(self, path: Path, record: ItemRecord, zone: str, start: datetime | None) -> Meet | None:
        meet = record.meet
        if meet is None:
            return None
        at = None
        if meet.at is not None and record.start.day is not None:
            at = self._instant((*path, "meet", "at"), meet.at, meet.at.on(record.start.day), zone)
        if at is not None and start is not None and at > start:
            self._contradicts("meets-after-start", (*path, "meet", "at"))
        return Meet(at, meet.place, meet.note)

    def _contradicts(self, code: str, path: Path) -> None:
        self._complaints.add(code, path, found=self._complaints.draft.found(path))

    def _instant(self, path: Path, written: WallClock, wall_clock: datetime, zone: str) -> datetime | None:
        found = self._complaints.draft.found(path)
        try:
            return clock.instant(wall_clock, zone, written.offset)
        except clock.UncertainTime as error:
            first, second = (reading.strftime("%Y-%m-%d %H:%M%z") for reading in error.readings)
            first, second = (f"{reading[:-2]}:{reading[-2:]}" for reading in (first, second))
            code = "time-exists-twice" if error.exists_twice else "time-does-not-exist"
            self._complaints.add(code, path, found=found, args={"zone": zone, "first": first, "second": second})
        except clock.WrongOffset as error:
            offset = f"{error.offset[:3]}:{error.offset[3:]}"
            self._complaints.add("wrong-offset", path, found=found, args={"zone": zone, "offset": offset})
        return None


def _item(record: ItemRecord, start: datetime, end: datetime, zone: str, end_zone: str, meet: Meet | None) -> Item:
    return Item(
        id=record.id,
        kind=record.kind,
        title=record.title,
        start=start,
        end=end,
        zone=zone,
        end_zone=end_zone,
        place=record.place,
        meet=meet,
        travel=record.travel,
        audience=record.audience,
        status=record.status,
        counterparts=tuple(Counterpart(**dict(counterpart)) for counterpart in record.counterparts),
        interpreter=record.interpreter,
        dress=record.dress,
        bring=record.bring,
        notes=record.notes,
        links=tuple(Link(**dict(link)) for link in record.links),
        source=record.source,
    )
