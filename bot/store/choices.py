"""How choices lie in the database. A row that makes no sense (by hand, or by another Annai) says nothing."""

import json
from datetime import time
from typing import Any

from sqlalchemy import Integer, Row, Text, type_coerce

from bot.programme.model import Kind, Lead, QuietHours
from bot.programme.preferences import Preferences, Wanted
from bot.programme.sources import values
from bot.store.schema import people

OFF = "off"
"""No quiet hours at all."""


COLUMNS = (
    people.c.person,
    people.c.language,
    people.c.wanted,
    type_coerce(people.c.digest, Integer).label("digest"),
    people.c.quiet,
    type_coerce(people.c.leads, Text).label("leads"),
)
"""The choices as they lie there: what is no JSON, or neither yes nor no, must not stop the rest from being read."""


def written(preferences: Preferences) -> dict[str, Any]:
    """Choices as they are kept."""
    return {
        "language": preferences.language,
        "wanted": preferences.wanted.value,
        "digest": preferences.digest,
        "quiet": _span(preferences.quiet) if preferences.own_quiet else None,
        "leads": {kind.value: [lead.written for lead in leads] for kind, leads in preferences.leads},
    }


def read(row: Row[Any]) -> Preferences:
    """Choices as they were kept; `row` has the COLUMNS."""
    own_quiet, quiet = _quiet(row.quiet)
    return Preferences(
        language=row.language if isinstance(row.language, str) else None,
        wanted=Wanted(row.wanted) if row.wanted in set(Wanted) else Wanted.ALL,
        leads=_leads(row.leads),
        digest=row.digest != 0,
        quiet=quiet,
        own_quiet=own_quiet,
    )


def _quiet(written: Any) -> tuple[bool, QuietHours | None]:
    """Whether somebody has quiet hours of their own, and which."""
    if written == OFF:
        return True, None
    try:
        return True, values.quiet_hours(written)
    except (values.NotUnderstood, TypeError, AttributeError):
        return False, None


def _leads(written: Any) -> tuple[tuple[Kind, tuple[Lead, ...]], ...]:
    try:
        by_kind = json.loads(written) if isinstance(written, str) else written  # PostgreSQL's driver has read it
    except (ValueError, RecursionError):
        return ()
    if not isinstance(by_kind, dict):
        return ()
    found = ((Kind(kind), _lead_times(of_kind)) for kind, of_kind in by_kind.items() if kind in set(Kind))
    return tuple((kind, leads) for kind, leads in found if leads is not None)


def _lead_times(written: Any) -> tuple[Lead, ...] | None:
    """The lead times of a kind; None if any of them makes no sense."""
    try:
        return tuple(values.lead(one) for one in written)
    except (values.NotUnderstood, TypeError, AttributeError):
        return None


def _span(quiet: QuietHours | None) -> str:
    return f"{_clock(quiet.start)}-{_clock(quiet.end)}" if quiet else OFF


def _clock(at: time) -> str:
    return at.isoformat("seconds" if at.second else "minutes")
