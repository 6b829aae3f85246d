"""A programme as flat rows under the headings of a workbook: which columns it takes, and what stands in them."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.programme.model import Kind, Trip
from bot.programme.sources import plain
from bot.programme.sources.workbook_headings import Column
from bot.programme.sources.workbook_vocabulary import FIELDS, LOCALISED

Cells = list[tuple[Column, str]]

LANGUAGES = ("de", "en")
NONE = "–"
"""An empty list that is meant: no reminders, nobody."""

_READ_ONLY = {"date", "end_date", "latitude", "longitude"}
"""Columns that organisers' own workbooks may have; the template says the same in one."""
_GROUPS = {"meet": "meet", "counterparts": "counterpart", "links": "link", "reminders": "reminders"}


def fields(section: str) -> list[str]:
    """The fields of a section, in the order of the template."""
    names = [name for name in FIELDS[section] if name not in _READ_ONLY]
    if section == "trip":
        names[-1:-1] = [f"reminders_{kind.value}" for kind in Kind]
    return names


def rows(trip: Trip) -> dict[str, list[Cells]]:
    """What each sheet holds, entry by entry; the trip is one entry."""
    content = plain.content(trip)
    head = dict(content["trip"])
    groups = [{"id": name, "label": label} for name, label in content.get("groups", {}).items()]
    sections = {"contacts": head.pop("contacts", []), "groups": groups, "trip": [head]}
    for section in ("people", "places", "items"):
        sections[section] = content.get(section, [])
    return {section: [_flat(entry) for entry in entries] for section, entries in sections.items()}


def columns(section: str, entries: Iterable[Cells], languages: Iterable[str]) -> list[Column]:
    """The columns a sheet needs, in order; texts without any entry get one for each language of the trip.

    The order of a text's languages means something (the first is the fallback). Where entries differ in it, a column
    is there twice.
    """
    used: dict[tuple[str, int], list[str]] = {}
    for entry in entries:
        for (field, number), order in _orders(entry).items():
            used[field, number] = _containing(used.get((field, number), []), order)
    found = []
    for field in fields(section):
        if field == "source" and (field, 1) not in used:
            continue
        default = list(languages) if field in LOCALISED[section] else [""]
        found += [Column(field, 1, language) for language in used.get((field, 1), default)]
    return _numbered(found, used)


def placed(entry: Cells, heads: list[Column]) -> dict[int, str]:
    """The texts of an entry by the number of their column, from 0; languages keep their order."""
    taken: dict[tuple[str, int], int] = {}
    places = {}
    for column, text in entry:
        key = (column.field, column.number)
        at = heads.index(column, taken.get(key, 0))
        taken[key] = at
        places[at] = text
    return places


def _orders(entry: Cells) -> dict[tuple[str, int], list[str]]:
    orders: dict[tuple[str, int], list[str]] = {}
    for column, _ in entry:
        orders.setdefault((column.field, column.number), []).append(column.language)
    return orders


def _containing(sequence: list[str], order: list[str]) -> list[str]:
    """The sequence, made longer where needed so that it holds `order` in its order."""
    longer, at = list(sequence), 0
    for language in order:
        if language not in longer[at:]:
            longer.append(language)
        at = longer.index(language, at) + 1
    return longer


def _numbered(found: list[Column], used: Iterable[tuple[str, int]]) -> list[Column]:
    """Second and further counterparts and links follow the first, with the same fields."""
    most: dict[str, int] = {}
    for field, number in used:
        kind = field.partition("_")[0]
        most[kind] = max(number, most.get(kind, 1))
    result: list[Column] = []
    for at, column in enumerate(found):
        result.append(column)
        kind = column.field.partition("_")[0]
        last = at + 1 == len(found) or found[at + 1].field.partition("_")[0] != kind
        if column.numbered and last:
            group = [member for member in found if member.field.partition("_")[0] == kind]
            result += [Column(member.field, n) for n in range(2, most.get(kind, 1) + 1) for member in group]
    return result


def _flat(entry: Mapping[str, Any]) -> Cells:
    cells: Cells = []
    for name, value in entry.items():
        if name not in _GROUPS:
            cells += _texts(name, 1, value)
            continue
        members = value if isinstance(value, list) else [value]
        for number, member in enumerate(members, 1):
            for inner, inner_value in member.items():
                cells += _texts(f"{_GROUPS[name]}_{inner}", number, inner_value)
    return cells


def _texts(field: str, number: int, value: Any) -> Cells:
    if isinstance(value, dict):
        return [(Column(field, number, language), text) for language, text in value.items()]
    if isinstance(value, list):
        separator = "; " if field.startswith("reminders_") else ", "
        value = separator.join(value) or NONE
    return [(Column(field, number), value)] if value else []
