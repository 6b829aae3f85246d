"""Which sheet and field of the contract a heading means.

Headings are compared without case, blanks, punctuation and umlauts.
"""

import re
import unicodedata
from dataclasses import dataclass

from bot.programme.sources.workbook_vocabulary import FIELDS, KINDS, LANGUAGES, LOCALISED, SHEETS

_IN_LANGUAGE = re.compile(
    r"(?P<field>.+?)(?:_(?P<code>[a-z]{2,3})|\s*[(\[](?P<brackets>[^)\]]+)[)\]]|[\s,/:-]+(?P<word>\w+))"
)
_NESTED = {"meet": "meet", "reminders": "reminders", "counterpart": "counterparts", "link": "links"}
_NUMBERED = {"counterpart", "link"}


@dataclass(frozen=True)
class Column:
    """A field as a column: its flat name (`meet_at`), which counterpart or link it is of, and its language."""

    field: str
    number: int = 1
    language: str = ""

    @property
    def steps(self) -> tuple[str, ...]:
        """Where the value belongs in the contract: `meet_at` is `at` of `meet`."""
        first, _, rest = self.field.partition("_")
        return (_NESTED[first], rest) if first in _NESTED and rest else (self.field,)

    @property
    def numbered(self) -> bool:
        """Whether the field is one of several counterparts or links."""
        return self.field.partition("_")[0] in _NUMBERED

    @property
    def heading(self) -> str:
        """The name the template gives the column."""
        first, _, rest = self.field.partition("_")
        if self.numbered and self.number > 1:
            name = f"{first}_{self.number}_{rest}"
        else:
            name = f"{first}.{rest}" if first == "reminders" else self.field
        return f"{name}_{self.language}" if self.language else name


def plain(name: str) -> str:
    """A name as it is compared: no case, umlauts, blanks or punctuation."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if c.isalnum())
    return re.sub(r"(?<=[aou])e", "", bare)


class Headings:
    """The vocabulary, ready for questions."""

    def __init__(self) -> None:
        self._sheets = {plain(alias): section for section, names in SHEETS.items() for alias in names.split("|")}
        self._fields = {section: _by_alias(fields) for section, fields in FIELDS.items()}
        self._fields["trip"] |= _reminders()
        self._languages = {plain(word): code for code, words in LANGUAGES.items() for word in words.split("|")}

    def section(self, sheet: str) -> str | None:
        """The section a sheet's name stands for."""
        return self._sheets.get(plain(sheet))

    def sheets(self) -> tuple[str, ...]:
        """Every name a sheet may have."""
        return tuple(alias for names in SHEETS.values() for alias in names.split("|"))

    def column(self, section: str, heading: str) -> Column | None:
        """The field a heading stands for in a section, None if it is not known."""
        return self._simple(section, heading) or self._in_language(section, heading)

    def _simple(self, section: str, heading: str) -> Column | None:
        field = self._fields[section].get(plain(heading))
        if field:
            return Column(field)
        number = re.search(r"\d{1,3}", heading)
        if not number:
            return None
        field = self._fields[section].get(plain(heading.replace(number[0], "", 1)))
        column = Column(field, int(number[0])) if field else None
        return column if column and column.numbered else None

    def _in_language(self, section: str, heading: str) -> Column | None:
        match = _IN_LANGUAGE.fullmatch(heading.strip().casefold())
        if not match:
            return None
        column = self._simple(section, match["field"])
        if column is None or column.field not in LOCALISED[section]:
            return None
        written = match["code"] or match["brackets"] or match["word"]
        language = self._languages.get(plain(written))
        if language is None and not match["word"] and re.fullmatch("[a-z]{2,3}", written):
            language = written
        return Column(column.field, column.number, language) if language else None


def _by_alias(fields: dict[str, str]) -> dict[str, str]:
    known = {plain(alias): field for field, aliases in fields.items() for alias in aliases.split("|")}
    return known | {plain(field): field for field in fields}


def _reminders() -> dict[str, str]:
    """Lead times by kind: `reminders.b2b`, "Erinnerung B2B", "Erinnerung Firmenbesuch"."""
    known = {plain(f"reminders{rest}"): f"reminders_{rest}" for rest in ("default", "digest")}
    for kind, names in KINDS.items():
        for alias in (kind, *names.split("|")):
            for word in ("reminders", "reminder", "Erinnerung", "Erinnerungen"):
                known[plain(word + alias)] = f"reminders_{kind}"
    return known


def kind_words() -> dict[str, str]:
    """Every word for a kind of item, as it is compared."""
    return {plain(word): kind for kind, words in KINDS.items() for word in (kind, *words.split("|"))}
