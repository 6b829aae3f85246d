"""Recurrence rules mean what dateutil says they mean, and none of them can keep a reader busy."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.programme.problem import Where
from bot.programme.sources.calendar_lines import Property
from bot.programme.sources.calendar_recurrence import Budget, rule
from tests.programme.sources.confined import Confined, read_calendar

FIRST = datetime(2024, 2, 29, 9)  # noqa: DTZ001


def numbers(name: str, *choices: int) -> st.SearchStrategy[str]:
    chosen = st.lists(st.sampled_from(choices), max_size=2, unique=True)
    return chosen.map(lambda found: f";{name}={','.join(map(str, found))}" if found else "")


def weekdays(*prefixes: str) -> st.SearchStrategy[str]:
    days = st.builds("{}{}".format, st.sampled_from(prefixes), st.sampled_from(["MO", "TU", "TH", "SU"]))
    return st.lists(days, max_size=2, unique=True).map(lambda found: f";BYDAY={','.join(found)}" if found else "")


# Whatever is drawn takes place at some time: dateutil looks for impossible dates until the year 9999.
INTERVAL = st.sampled_from(["", ";INTERVAL=2", ";INTERVAL=3", ";INTERVAL=5"])
COPRIME = st.sampled_from(["", ";INTERVAL=5"])
MONTHS = numbers("BYMONTH", 2, 3, 10)
MONTH_DAYS = numbers("BYMONTHDAY", 1, 15, -1, -28)
# Not both in one rule: "every Thursday and the second Tuesday" is nothing to dateutil.
NTH = st.one_of(weekdays(""), weekdays("1", "2", "-1", "5"))
WEEK_STARTS = st.sampled_from(["", ";WKST=SU"])
RULES = st.one_of(
    st.builds("FREQ=DAILY{}{}{}{}".format, INTERVAL, MONTHS, MONTH_DAYS, weekdays("")),
    st.builds("FREQ=WEEKLY{}{}{}{}".format, INTERVAL, weekdays(""), MONTHS, WEEK_STARTS),
    st.builds("FREQ=MONTHLY{}{}{}".format, COPRIME, MONTHS, NTH),
    st.builds("FREQ=MONTHLY{}{}{}".format, COPRIME, numbers("BYMONTHDAY", 15, 30, 31, -31), weekdays("")),
    st.builds("FREQ=MONTHLY{}{};BYDAY=MO,TU,WE,TH,FR".format, INTERVAL, numbers("BYSETPOS", 1, 2, -1)),
    st.builds("FREQ=YEARLY{}{}{}{}".format, INTERVAL, MONTHS, NTH, numbers("BYSETPOS", 1, -1)),
    st.builds("FREQ=YEARLY{}{}".format, INTERVAL, numbers("BYYEARDAY", 1, 60, 100, -1)),
)


def starts(text: str, first: datetime, last: datetime) -> list[datetime]:
    written = Property("RRULE", text, {}, Where(line=1))
    return list(rule(written, first, None).starts(last, Budget()))


@settings(max_examples=200, deadline=None, database=None)
@given(RULES, st.integers(0, 400), st.integers(0, 800))
def test_every_date_is_one_dateutil_finds_too(text: str, later: int, days: int) -> None:
    first = FIRST + timedelta(days=later)
    last = first + timedelta(days=days)
    theirs = rrulestr(f"RRULE:{text};UNTIL={last:%Y%m%dT%H%M%S}", dtstart=first)
    assert starts(text, first, last) == sorted({first, *theirs})


def test_a_count_includes_the_first_start() -> None:
    found = starts("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3", FIRST, FIRST + timedelta(days=400))
    assert [f"{start:%m-%d}" for start in found] == ["02-29", "03-31", "05-31"]


EVENT = "BEGIN:VEVENT\nUID:e{n}\nSUMMARY:x\nDTSTART:{start}\n{lines}\nEND:VEVENT\n"


def many(count: int, lines: str = "DURATION:PT1H", start: str = "20240423T090000") -> str:
    return "".join(EVENT.format(n=n, start=start, lines=lines) for n in range(count))


HOSTILE = {
    "impossible days": (many(300, "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"), "ok"),
    "impossible and counted": (
        many(2000, "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=9"),
        "recurrence-too-long",
    ),
    "impossible weekdays": (many(300, "RRULE:FREQ=DAILY;INTERVAL=7;BYDAY=SU"), "ok"),
    "impossible years": (many(300, "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;INTERVAL=9999"), "ok"),
    "never ending count": (
        many(1, "RRULE:FREQ=DAILY;COUNT=99999999") + many(1, start="20250423T090000"),
        "ok",
    ),
    "long ago": (many(19_000, "RRULE:FREQ=DAILY", start="19000101T090000") + many(1), "too-many-occurrences"),
    "every second": (many(1, "RRULE:FREQ=SECONDLY"), "recurrence-too-fine"),
    "too many dates": (
        many(1, "RRULE:FREQ=DAILY") + many(1, start="20260423T090000"),
        "too-many-occurrences",
    ),
    "too many extra dates": (
        many(
            1,
            "RDATE:" + ",".join(f"20240423T{n // 60 % 24:02}{n % 60:02}{n // 1440:02}" for n in range(9_000)),
        ),
        "too-many-occurrences",
    ),
    "too many events": (many(20_001), "too-many-events"),
    "too many events by recurrence": (many(2_000, "RRULE:FREQ=DAILY;COUNT=20"), "too-many-events"),
    "as many events as allowed": (many(20_000), "ok"),
    "one endless line": (
        "BEGIN:VEVENT\nSUMMARY;X=" + "a;b=" * 1_900_000 + "\nEND:VEVENT\n",
        "broken-calendar",
    ),
    "one endless folded line": (
        "BEGIN:VEVENT\nSUMMARY:" + "a\n " * 2_500_000 + "\nEND:VEVENT\n",
        "missing-field",
    ),
    "guests without end": (many(1, "ATTENDEE:mailto:a@example.org\n" * 260_000 + "X:1"), "ok"),
    "exceptions without end": (many(1, "EXDATE:20240423T090000,\n" * 500 + "X:1"), "unexpected"),
    "properties without end": (many(1, "EXDATE:1\n" * 600_000 + "X:1"), "too-many-values"),
    "empty lines": ("\n" * 7_900_000, "no-events"),
    "short lines": ("X:\n" * 2_600_000, "too-many-values"),
    "continued lines": ("X:\n" + " \n" * 3_900_000, "no-events"),
    "nested": ("BEGIN:VEVENT\n" * 500_000, "too-deep"),
    "digits": (many(1, "RRULE:FREQ=DAILY;COUNT=" + "9" * 100_000), "recurrence-unsupported"),
    "backslashes": (many(1, "DESCRIPTION:" + "\\" * 7_000_000), "ok"),
    "a zone that runs for ever": (
        "BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:16010101T000000\nRRULE:FREQ=SECONDLY\n"
        "TZOFFSETFROM:+0900\nTZOFFSETTO:+0900\nEND:STANDARD\nEND:VTIMEZONE\n" + many(1),
        "ok",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_calendar_takes_more_than_ten_seconds_or_half_a_gigabyte(
    confined: Confined, tmp_path: Path, name: str
) -> None:
    body, expected = HOSTILE[name]
    path = tmp_path / "hostile.ics"
    path.write_text(f"BEGIN:VCALENDAR\n{body}END:VCALENDAR\n")
    assert confined.do(read_calendar, path) == expected
