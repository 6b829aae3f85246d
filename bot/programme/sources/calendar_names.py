"""Readable ids, and kinds, for what a calendar only describes."""

import hashlib
import re
import unicodedata

from bot.programme.model import EVERYONE, Kind
from bot.programme.sources.calendar_lines import Component

_LONGEST = 40
_WORDS = (
    # The first that fits decides: a transfer to a dinner is a transfer.
    (Kind.TRANSFER, r"transfer|shinkansen|shuttle"),
    (Kind.FLIGHT, r"\b(?:hin|rück|ab|an)?fl(?:ug|üge)\b|\bflights?\b"),
    (Kind.B2B, r"\bb2b\b"),
    (Kind.DINNER, r"dinner|abendessen"),
    (Kind.RECEPTION, r"reception|\w*empfang\b"),
    (Kind.WORKSHOP, r"workshop"),
    (Kind.BRIEFING, r"briefing"),
    (Kind.VISIT, r"firmenbesuch|unternehmensbesuch|werksbesichtigung|company visit|factory tour"),
    (Kind.POLITICS, r"botschaft|embassy|ministerium|ministry"),
    (Kind.SCIENCE, r"\buniversit(?:y|ät)|hochschule"),
    (Kind.FAIR, r"messebesuch|\bmesse\b|trade fair|\bexhibition\b"),
    (Kind.CULTURE, r"\btemp(?:el|le)\b|museum|sightseeing|stadtrundgang"),
    (Kind.HOTEL, r"hotel.{0,3}check.?(?:in|out)|check.?(?:in|out).{0,4}hotel"),
    (Kind.FREE, r"freizeit|zur freien verfügung|free time"),
)
_UNKNOWN = Kind.BRIEFING
"""An appointment that does not say what it is: short, in company, and without special reminders."""


def kind(event: Component) -> Kind:
    """The kind an event's categories name, else the one its title tells, else the most neutral one."""
    for categories in event.every("CATEGORIES"):
        for category in categories.text.lower().split(","):
            if category.strip() in set(Kind):
                return Kind(category.strip())
    title = event.one("SUMMARY")
    words = title.text.lower() if title else ""
    return next((kind for kind, pattern in _WORDS if re.search(pattern, words)), _UNKNOWN)


def slug(text: str) -> str:
    """The text in a-z, 0-9 and hyphens, as far as it can be."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("ß", "ss")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def stable_id(uid: str) -> str:
    """An id that depends on nothing but a UID; what was shortened or reworded is told apart by a digest."""
    local = uid.partition("@")[0].lower()
    readable = slug(local)
    if readable == local and len(readable) <= _LONGEST:
        return readable
    return f"{readable[:_LONGEST].rstrip('-')}-{_digest(uid)}".lstrip("-")


class Ids:
    """Ids for things known by a text: the same text gets the same id, another text another."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {EVERYONE: ""}

    def of(self, text: str, wanted: str) -> str:
        """The id of a text, made from the wanted words."""
        plain = slug(wanted)[:_LONGEST].strip("-")
        name = plain or _digest(text)
        if self._texts.setdefault(name, text) != text:
            name = f"{plain}-{_digest(text)}"
            self._texts[name] = text
        return name


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
