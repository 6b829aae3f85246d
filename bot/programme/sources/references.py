"""What entries mean together: ids that are given once, and names that lead somewhere."""

from collections.abc import Iterator

from bot.programme.model import EVERYONE
from bot.programme.problem import Where
from bot.programme.sources.complaints import Complaints, Path
from bot.programme.sources.draft import Series, Table
from bot.programme.sources.fields import listed

REFERENCES: dict[str, dict[tuple[str, ...], str]] = {
    "people": {("groups",): "group"},
    "items": {("place",): "place", ("meet", "place"): "place", ("audience",): "audience"},
}
"""Where entries name others, and what."""


class References:
    """The ids of one draft, those given and those named."""

    def __init__(self, complaints: Complaints) -> None:
        self._complaints = complaints

    def unique(self, section: str, taken: set[str]) -> None:
        """Every id of a section is given once, and none is one of those taken."""
        first: dict[str, Where] = {}
        for path, name in self._ids(section):
            if name in taken:
                self._complaints.add("reserved-id", path, found=name)
            if name in first:
                self._complaints.add("duplicate-id", path, found=name, args=_place_of(first[name]))
            first.setdefault(name, self._complaints.draft.where(path))

    def resolve(self) -> None:
        """Names that lead nowhere, in entries with other mistakes too; a name that is itself wrong is enough said."""
        reported = {problem.where for problem in self._complaints.problems}
        groups = self._group_ids()
        known = {
            "place": dict.fromkeys(name for _, name in self._ids("places")),
            "group": dict.fromkeys(groups),
            "audience": dict.fromkeys([EVERYONE, *groups, *(name for _, name in self._ids("people"))]),
        }
        for path, name, what in self._names():
            if name not in known[what] and self._complaints.draft.where(path) not in reported:
                suggestion = self._complaints.closest(name, known[what])
                self._complaints.add("unknown-id", path, found=name, suggestion=suggestion, args={"what": what})

    def _names(self) -> Iterator[tuple[Path, str, str]]:
        """Every id that an entry names, where, and what it should be the id of."""
        for section, fields in REFERENCES.items():
            for number in range(len(self._series(section))):
                for steps, what in fields.items():
                    path: Path = (section, number, *steps)
                    for inner, name in self._texts(path):
                        yield inner, name, what

    def _texts(self, path: Path) -> Iterator[tuple[Path, str]]:
        """The texts of a list, or in a text that lists several."""
        value: object = self._complaints.draft.root
        for step in path:
            if isinstance(value, Table):
                value = value.get(str(step))
            elif isinstance(value, Series) and isinstance(step, int):
                value = value[step]
        members = listed(value)
        for number, member in enumerate(members if isinstance(members, list) else ()):
            if isinstance(member, str):
                yield (*path, number), member.strip()

    def _ids(self, section: str) -> list[tuple[Path, str]]:
        """The ids of a section, of entries that are wrong elsewhere too."""
        paths: list[Path] = [(section, number, "id") for number in range(len(self._series(section)))]
        found = ((path, self._complaints.draft.found(path)) for path in paths)
        return [(path, name.strip()) for path, name in found if name and name.strip()]

    def _series(self, section: str) -> Series:
        entries = self._complaints.draft.root.get(section)
        return entries if isinstance(entries, Series) else Series(self._complaints.draft.root.at)

    def _group_ids(self) -> list[str]:
        section = self._complaints.draft.root.get("groups")
        return list(section) if isinstance(section, Table) else []


def _place_of(where: Where) -> dict[str, str | int]:
    """The number of a line, or the name of a cell: the catalogue tells them apart."""
    return {"other": f"{where.sheet}!{where.cell}" if where.sheet else where.line or 0}
