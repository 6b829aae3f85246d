"""The events of a calendar, one by one: recurring ones on every date they take place during the trip.

An event that recurs without an end goes no further than the rest of the calendar; everything else counts, so
nothing is lost unsaid.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from bot.programme.problem import Problem, Severity, Unreadable
from bot.programme.sources import limits
from bot.programme.sources.calendar_lines import Calendar, Component, Property
from bot.programme.sources.calendar_recurrence import Budget, Rule, parsed, rule, unsupported
from bot.programme.sources.calendar_times import Moment, Zones, length


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An event on one date. `day` tells the dates of a recurring event apart, wherever they are moved."""

    event: Component
    start: Moment
    end: Moment | None
    length: timedelta | None
    day: date | None

    def last_instant(self) -> datetime:
        """Until when it takes at least."""
        return self.end.instant() if self.end else self.start.instant() + (self.length or timedelta(0))


@dataclass(frozen=True, slots=True)
class _Timed:
    """An event with an hour, as the calendar has it."""

    first: Occurrence
    uid: str
    replaces: Moment | date | None
    """The date of a recurring event of the same UID that this event stands for."""
    rule: Rule | None
    extra: tuple[Moment | date, ...]
    excluded: tuple[Moment | date, ...]


class Events:
    """What takes place; `notices` tell what was left out, `problems` what cannot be read."""

    def __init__(self, calendar: Calendar, zones: Zones) -> None:
        self._zones = zones
        self._budget = Budget()
        self._replaced: dict[str, list[Moment | date]] = defaultdict(list)
        self._zone_of: dict[str, str] = {}
        self._timed: list[_Timed] = []
        self.notices: list[Problem] = []
        self.problems: list[Problem] = []
        for event in calendar.events:
            try:
                self._take(event)
            except Unreadable as error:
                self.problems.extend(error.problems)

    def occurrences(self) -> list[Occurrence]:
        """Every event on every date; raises Unreadable."""
        if self.problems:
            raise Unreadable(*self.problems[: limits.PROBLEMS])
        if not self._timed:
            return []
        last = max(self._reach(timed) for timed in self._timed)
        found: list[Occurrence] = []
        for timed in self._timed:
            found.extend(self._dates(timed, last))
            if len(found) > limits.EVENTS:
                at = timed.first.event.at
                raise Unreadable(Problem("too-many-events", at, args={"limit": limits.EVENTS}))
        return found

    def _take(self, event: Component) -> None:
        written = event.one("DTSTART")
        if written is None:
            raise Unreadable(Problem("missing-field", event.at, args={"field": "start"}))
        uid = event.one("UID")
        replaces = self._replaces(event, uid.text if uid else "")
        start = self._zones.moment(written)
        if not isinstance(start, Moment):
            self._skip(event)
            return
        end, lasts = self._end(event, start)
        if replaces is None and uid:
            self._zone_of[uid.text] = self._shown_in(start)
        self._timed.append(
            _Timed(
                Occurrence(event, start, end, lasts, None),
                uid.text if uid else "",
                replaces,
                self._rule(event, start),
                self._list(event, "RDATE"),
                self._list(event, "EXDATE"),
            )
        )

    def _replaces(self, event: Component, uid: str) -> Moment | date | None:
        """Which date of a recurring event that this event stands for, if it does."""
        written = event.one("RECURRENCE-ID")
        if written is None:
            return None
        if "RANGE" in written.parameters or event.every("RRULE"):
            raise unsupported(written)
        moment = self._zones.moment(written)
        self._replaced[uid].append(moment)
        return moment

    def _skip(self, event: Component) -> None:
        """An event without an hour cannot be a programme point; it is left out, and that is said."""
        title = event.one("SUMMARY")
        found = title.text if title else None
        self.notices.append(Problem("all-day-skipped", event.at, found=found, severity=Severity.WARNING))

    def _end(self, event: Component, start: Moment) -> tuple[Moment | None, timedelta | None]:
        """How an event says when it ends; one that ends as it starts takes its kind's usual time."""
        if written := event.one("DURATION"):
            return None, length(written) or None
        written = event.one("DTEND")
        if written is None:
            return None, None
        end = self._zones.moment(written)
        if not isinstance(end, Moment):
            args: dict[str, str | int] = {"field": "dtend"}
            problem = Problem("unexpected", written.at, found=written.value, expected="date-time", args=args)
            raise Unreadable(problem)
        return (None if end.instant() == start.instant() else end), None

    def _rule(self, event: Component, start: Moment) -> Rule | None:
        rules = event.every("RRULE")
        if excess := [*rules[1:], *event.every("EXRULE")]:
            raise unsupported(excess[0])
        return rule(rules[0], start.wall, _until(rules[0], start)) if rules else None

    def _list(self, event: Component, name: str) -> tuple[Moment | date, ...]:
        return tuple(moment for written in event.every(name) for moment in self._zones.moments(written))

    def _reach(self, timed: _Timed) -> datetime:
        """The latest instant an event is sure to take the trip to."""
        start = timed.first.start
        latest = start.wall
        if timed.rule is not None:
            horizon = latest + timedelta(days=limits.TRIP_DAYS)
            if timed.rule.ends_by(horizon, self._budget):
                *_, latest = timed.rule.starts(horizon, self._budget)
        ends = [Moment(latest, start.zone).instant()]
        ends.extend(extra.instant() for extra in timed.extra if isinstance(extra, Moment))
        return max(ends)

    def _dates(self, timed: _Timed, last: datetime) -> Iterator[Occurrence]:
        first = timed.first
        if timed.replaces is not None:
            yield replace(first, day=_day(timed.replaces, self._zone_of.get(timed.uid, self._zones.default)))
            return
        if timed.rule is None and not timed.extra:
            yield first
            return
        shown_in = self._shown_in(first.start)
        excluded = _on_the_wall((*timed.excluded, *self._replaced.get(timed.uid, ())), first.start)
        for number, wall in enumerate(self._walls(timed, last)):
            if number == limits.OCCURRENCES:
                args: dict[str, str | int] = {"limit": limits.OCCURRENCES}
                raise Unreadable(Problem("too-many-occurrences", first.event.at, args=args))
            if wall not in excluded and wall.date() not in excluded:
                by = wall - first.start.wall
                start, end = first.start.later(by), first.end.later(by) if first.end else None
                yield replace(first, start=start, end=end, day=_day(start, shown_in))

    def _shown_in(self, start: Moment) -> str:
        """The zone that tells an event's dates apart: its own, or the calendar's if it is written in UTC."""
        return self._zones.default if start.utc else start.zone

    def _walls(self, timed: _Timed, last: datetime) -> list[datetime]:
        """All starts on the event's own wall clock, each once; one more than allowed at most."""
        start = timed.first.start
        extra = {wall for wall in _on_the_wall(timed.extra, start) if isinstance(wall, datetime)}
        walls = {start.wall} | extra
        if timed.rule is not None:
            bound = Moment(last.replace(tzinfo=None), "UTC").seen_in(start.zone).wall
            for wall in timed.rule.starts(bound, self._budget):
                walls.add(wall)
                if len(walls) > limits.OCCURRENCES:
                    break
        return sorted(walls)


def _until(written: Property, start: Moment) -> datetime | None:
    """The end of a rule on the event's own wall clock; a plain date includes that day."""
    until = next(iter(parsed(written).get("UNTIL", ())), None)
    if isinstance(until, datetime):
        if until.tzinfo is None:
            return until
        return Moment(until.replace(tzinfo=None), "UTC").seen_in(start.zone).wall
    return datetime.combine(until, time.max) if isinstance(until, date) else None


def _day(moment: Moment | date, zone: str) -> date:
    if not isinstance(moment, Moment):
        return moment
    return (moment if moment.zone == zone else moment.seen_in(zone)).wall.date()


def _on_the_wall(moments: tuple[Moment | date, ...], start: Moment) -> set[date]:
    """Times as an event's own wall clock shows them; whole days stay days."""
    return {
        (moment if moment.zone == start.zone else moment.seen_in(start.zone)).wall
        if isinstance(moment, Moment)
        else moment
        for moment in moments
    }
