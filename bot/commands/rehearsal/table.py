"""How many messages each person gets each day: people down, days across, each number a link to its messages."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from statistics import median

from bot.commands.rehearsal.findings import BUSY
from bot.commands.rehearsal.markup import Markup, element, together
from bot.commands.rehearsal.sheet import Sheet
from bot.programme.model import Person

_STEPS = (1, 4, 7, BUSY + 1)
"""From how many messages a day on a cell is shaded darker."""

_MEASURES: dict[str, Callable[[Sequence[int]], float]] = {"sum": sum, "median": median, "max": max}


def table(sheet: Sheet) -> Markup:
    """The table, with sum, median and maximum of each row and column over what is not nothing."""
    days = (
        _heading(
            sheet.say("rehearsal-column", weekday=sheet.times.weekday(day), day=day.day), title=sheet.times.day(day)
        )
        for day in sheet.days
    )
    measures = (_heading(sheet.say(f"rehearsal-{name}")) for name in _MEASURES)
    head = element("tr", _heading(sheet.say("rehearsal-person")), *days, *measures)
    whole = element(
        "table",
        element("thead", head),
        element("tbody", *(_row(person, sheet) for person in sheet.people)),
        element("tfoot", *(_foot(name, sheet) for name in _MEASURES)),
    )
    hint = element("p", sheet.say("rehearsal-table-hint", limit=BUSY), class_="quiet")
    wide = {"class_": "wide", "tabindex": "0", "role": "region", "aria_labelledby": "table"}
    return together(hint, element("div", whole, **wide))


def _heading(text: str, title: str | None = None) -> Markup:
    return element("th", text, scope="col", title=title)


def _row(person: Person, sheet: Sheet) -> Markup:
    counts = sheet.counts(person)
    name: str = element("a", person.name, href=f"#{sheet.anchor(person)}") if counts else person.name
    cells = (_cell(person, day, sheet) for day in sheet.days)
    return element("tr", element("th", name, scope="row"), *cells, *_measured(counts, sheet))


def _cell(person: Person, day: date, sheet: Sheet) -> Markup:
    count = len(sheet.of(person, day))
    if not count:
        return element("td", "0", class_="none")
    link = element("a", str(count), *_sign(person, day, sheet), href=f"#{sheet.anchor(person, day)}")
    return element("td", link, class_=f"step{sum(count >= step for step in _STEPS)}")


def _sign(person: Person, day: date, sheet: Sheet) -> Iterator[Markup]:
    if (concern := sheet.disturbed(person, day)) is not None:
        words = sheet.say(f"rehearsal-mark-{concern}")
        yield element("span", "🌙", role="img", aria_label=words, title=words)


def _measured(counts: list[int], sheet: Sheet) -> Iterator[Markup]:
    for measure in _MEASURES.values():
        yield element("td", sheet.number(measure(counts or [0])), class_="measure")


def _foot(name: str, sheet: Sheet) -> Markup:
    columns = ([len(sheet.of(person, day)) for person in sheet.people if sheet.of(person, day)] for day in sheet.days)
    cells = (element("td", sheet.number(_MEASURES[name](counts)), class_="measure") for counts in columns)
    corner = element("td", colspan=str(len(_MEASURES)))
    return element("tr", element("th", sheet.say(f"rehearsal-{name}"), scope="row"), *cells, corner)
