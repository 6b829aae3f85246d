"""Times as people read them: the item's zone first, by name, then home in brackets."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache

from babel import Locale
from babel.core import get_global
from babel.dates import format_date

from bot.clock import local, local_date
from bot.programme.model import Item
from bot.speech.catalogue import Catalogue, catalogue


@cache
def locale_of(language: str) -> Locale:
    """The Babel locale of a language. How a day is written is the catalogue's choice, not the country's."""
    return Locale(catalogue(language).language)


@cache
def zone_name(zone: str, language: str) -> str:
    """What travellers call a zone: its country, or its city where the country has several."""
    territory = get_global("zone_territories").get(zone)
    country = locale_of(language).territories.get(territory) if territory else None
    zones = {name: code for name, code in get_global("zone_territories").items() if code == territory}
    if country and (len(zones) == 1 or _same_all_year(zones)):
        return str(country)
    return zone.rpartition("/")[2].replace("_", " ")


def _same_all_year(zones: dict[str, str]) -> bool:
    """Whether all zones of a country show the same time nowadays (Germany has a second one, for a village)."""
    probes = [datetime.fromisoformat(f"2024-{month:02}-15T12:00+00:00") for month in (1, 4, 7, 10)]
    return len({tuple(local(probe, name).utcoffset() for probe in probes) for name in zones}) == 1


@dataclass(frozen=True)
class Times:
    """The times of one trip in one language."""

    language: str
    home_zone: str

    @property
    def _words(self) -> Catalogue:
        return catalogue(self.language)

    def day(self, day: date) -> str:
        """`Di 23. April`."""
        return _written(day, self._words.say("when-day-pattern"), self.language)

    def clock(self, moment: datetime, zone: str) -> str:
        """`14:00`, as the clocks of a zone show it."""
        return local(moment, zone).strftime("%H:%M")

    def zone(self, zone: str) -> str:
        """`Japan`."""
        return zone_name(zone, self.language)

    def point(self, moment: datetime, zone: str) -> str:
        """`Di 23. April, 14:00 Japan (07:00 Deutschland)`."""
        return f"{self.day(local_date(moment, zone))}, {self._with_home(self.clock(moment, zone), moment, zone)}"

    def span(self, item: Item) -> str:
        """`Di 23. April, 14:00–15:30 Japan (07:00 Deutschland)`; both ends in full where they differ in zone or day."""
        first, last = local_date(item.start, item.zone), local_date(item.end, item.end_zone)
        if self._differ(item.start, item.zone, item.end_zone) or (first != last and not self._next_morning(item)):
            return f"{self.point(item.start, item.zone)} –\n{self.point(item.end, item.end_zone)}"
        return f"{self.day(first)}, {self._with_home(self._hours(item), item.start, item.zone)}"

    def brief(self, item: Item, day: date) -> str:
        """`14:00–15:30 (07:00)`: one line of the view of a day, whose heading names the zones."""
        if self._differ(item.start, item.zone, item.end_zone):
            start = self._on(day, item.start, item.zone)
            return (
                f"{start} {self.zone(item.zone)} – {self._on(day, item.end, item.end_zone)} {self.zone(item.end_zone)}"
            )
        hours = f"{self._on(day, item.start, item.zone)}–{self._on(day, item.end, item.end_zone)}"
        if not self._differ(item.start, item.zone, self.home_zone):
            return f"{hours} {self.zone(item.zone)}"
        return f"{hours} ({self.clock(item.start, self.home_zone)})"

    def moment(self, moment: datetime, zone: str, beside: date) -> str:
        """`13:15`, with the day in front if it is not the one beside it."""
        return self._on(beside, moment, zone)

    def away(self, span: timedelta) -> str:
        """A length after `in`, `since` or `ago`: German declines the days, `in 3 Tagen`."""
        days = _whole_days(span)
        return self._words.say("when-days-away", days=days) if days else self.length(span)

    def length(self, span: timedelta) -> str:
        """`45 min`, `2 h 10 min`, `3 Tage`: rounded to what matters at that distance."""
        minutes = max(0, round(span.total_seconds() / 60))
        if minutes < 60:
            return self._words.say("when-minutes", minutes=minutes)
        if days := _whole_days(span):
            return self._words.say("when-days", days=days)
        hours, rest = divmod(minutes, 60)
        if rest == 0:
            return self._words.say("when-hours", hours=hours)
        return self._words.say("when-hours-minutes", hours=hours, minutes=rest)

    def until(self, moment: datetime, zone: str, beside: date) -> str:
        """`09:55 Japan (02:55 Deutschland)`, with the day in front if it is not the one beside it."""
        return self._with_home(self._on(beside, moment, zone), moment, zone)

    def time(self, wall_clock: time) -> str:
        """`14:00`."""
        return wall_clock.strftime("%H:%M")

    def _hours(self, item: Item) -> str:
        return f"{self.clock(item.start, item.zone)}–{self.clock(item.end, item.end_zone)}"

    def _next_morning(self, item: Item) -> bool:
        """An evening that ends after midnight needs no second date."""
        return item.end - item.start < timedelta(hours=12)

    def _differ(self, moment: datetime, zone: str, other: str) -> bool:
        return local(moment, zone).utcoffset() != local(moment, other).utcoffset()

    def _with_home(self, hours: str, moment: datetime, zone: str) -> str:
        named = f"{hours} {self.zone(zone)}"
        if not self._differ(moment, zone, self.home_zone):
            return named
        home = self._on(local_date(moment, zone), moment, self.home_zone)
        return f"{named} ({home} {self.zone(self.home_zone)})"

    def _on(self, day: date, moment: datetime, zone: str) -> str:
        """The clock, with the weekday in front if it shows another day than `day`."""
        there = local_date(moment, zone)
        clock = self.clock(moment, zone)
        return clock if there == day else f"{self.weekday(there)} {clock}"

    def weekday(self, day: date) -> str:
        """`Di`."""
        return _written(day, "EEE", self.language)


def _whole_days(span: timedelta) -> int:
    """How many days a length is, if it is a day or more."""
    minutes = round(span.total_seconds() / 60)
    return round(minutes / 60 / 24) if minutes >= 24 * 60 else 0


@lru_cache(maxsize=1024)
def _written(day: date, pattern: str, language: str) -> str:
    """A day as Babel writes it, but without the dot of `Di.`, which on a phone only costs room."""
    first, space, rest = format_date(day, pattern, locale=locale_of(language)).partition(" ")
    return first.rstrip(".") + space + rest
