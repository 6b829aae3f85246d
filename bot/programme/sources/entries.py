"""Entries of a draft, each on its own: field by field against the records, every mistake said as a problem."""

from collections.abc import Iterable
from typing import Any, TypeVar

import pytz
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.programme.model import EVERYONE, Group
from bot.programme.sources.complaints import Complaints, Path
from bot.programme.sources.draft import Series, Table
from bot.programme.sources.records import GroupRecord, Record

R = TypeVar("R", bound=Record)


class Entries:
    """The entries of one draft."""

    def __init__(self, complaints: Complaints) -> None:
        self._complaints = complaints

    def record(self, model: type[R], path: Path, value: object) -> R | None:
        """One entry as its record, or None if there is none or it is wrong."""
        if value is None:
            return None
        try:
            return model.model_validate(value)
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False)
            misspelt = {self._meant(model, detail) for detail in details}
            for detail in details:
                if detail["type"] != "missing" or detail["loc"] not in misspelt:  # one mistake, one message
                    self._wrong(model, path, detail)
            return None

    def groups(self) -> dict[str, Group]:
        """The groups, by id."""
        section = self._complaints.draft.root.get("groups")
        if section is None:
            return {}
        if not isinstance(section, Table):
            self._complaints.add("unexpected", ("groups",), expected="mapping", args={"field": "groups"})
            return {}
        groups = {}
        for name, label in section.items():
            if name == EVERYONE:
                self._complaints.add("reserved-id", ("groups", name), key=True, found=name)
            record = self.record(GroupRecord, ("groups", name), {"label": label})
            if record is not None:
                groups[name] = Group(name, record.label)
        return groups

    def of(self, model: type[R], section: str) -> list[tuple[Path, R]]:
        """The entries of a section that are right, with their paths."""
        entries = self._complaints.draft.root.get(section)
        if entries is None:
            return []
        if not isinstance(entries, Series):
            self._complaints.add("unexpected", (section,), expected="list", args={"field": section})
            return []
        records = [
            ((section, number), self.record(model, (section, number), entry)) for number, entry in enumerate(entries)
        ]
        return [(path, record) for path, record in records if record is not None]

    def _wrong(self, model: type[Record], path: Path, detail: ErrorDetails) -> None:
        """One pydantic finding, said as a problem."""
        location: Path = (*path, *(step for step in detail["loc"]))
        name = next((step for step in reversed(location) if isinstance(step, str)), "")
        context, found = detail.get("ctx", {}), self._complaints.draft.found(location) or None
        match detail["type"]:
            case "missing":
                self._complaints.add("missing-field", location, args={"field": name})
            case "extra_forbidden":
                suggestion = (self._meant(model, detail) or (None,))[-1]
                self._complaints.add("unknown-field", location, key=True, found=name, suggestion=suggestion)
            case "expected":
                self._complaints.add(
                    "unexpected", location, found=found, expected=context["expected"], args={"field": name}
                )
            case "enum":
                self._choice(location, found, str(context["expected"]))
            case "unknown-zone":
                suggestion = self._complaints.closest(
                    found or "", [zone for zone in pytz.common_timezones if "/" in zone]
                )
                self._complaints.add("unknown-zone", location, found=found, suggestion=suggestion)
            case "unknown-language":
                language = str(context["language"])
                self._complaints.add("unknown-language", (*location, language), key=True, found=language)
            case "too-long":
                self._complaints.add("too-long", location, args={"field": name, **context})
            case kind:
                self._complaints.add("unexpected", location, found=found, expected=_shape(kind), args={"field": name})

    def _meant(self, model: type[Record], detail: ErrorDetails) -> Path | None:
        """The location of the field that an unknown one was probably meant to be."""
        if detail["type"] != "extra_forbidden":
            return None
        *around, name = detail["loc"]
        meant = self._complaints.closest(str(name), _model_at(model, around).model_fields)
        return (*around, meant) if meant else None

    def _choice(self, location: Path, found: str | None, expected: str) -> None:
        choices = [choice.strip(" '") for choice in expected.replace(" or ", ", ").split(",")]
        self._complaints.add(
            "unknown-choice",
            location,
            found=found,
            suggestion=self._complaints.closest((found or "").lower(), choices),
            args={"field": str(location[-1]), "choices": ", ".join(choices)},
        )


def _shape(kind: str) -> str:
    if kind.startswith(("tuple", "list")):
        return "list"
    if kind.startswith(("model", "dict")):
        return "mapping"
    return "at-least-one" if kind == "too_short" else "text"


def _model_at(model: type[Record], location: Iterable[str | int]) -> type[Record]:
    """The record that the field at a location of another holds."""
    for step in location:
        if isinstance(step, str) and step in model.model_fields:
            model = _record_in(model.model_fields[step].annotation) or model
    return model


def _record_in(annotation: Any) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    inner = (_record_in(argument) for argument in getattr(annotation, "__args__", ()))
    return next((found for found in inner if found is not None), None)
