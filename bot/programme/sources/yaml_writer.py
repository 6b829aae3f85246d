"""Writes a trip as a YAML programme that reads back to an equal trip."""

from pathlib import Path
from typing import Any

import yaml

from bot.programme.model import Trip
from bot.programme.sources import plain

_WIDTH = 110
_UNSEEN_BREAKS = set("\r\x85\u2028\u2029")
_QUOTED = {"tag:yaml.org,2002:null", "tag:yaml.org,2002:int"}


def write(path: Path, trip: Trip) -> None:
    """Write a trip into a file."""
    path.write_bytes(text(trip).encode())


def text(trip: Trip) -> str:
    """A trip as people write programmes: in blocks, only fields that are set, in its own script."""
    document: str = yaml.dump(plain.content(trip), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return document


class _Dumper(yaml.SafeDumper):
    """Quotes what other readers would take for something else – times, numbers, null – but not plain days.

    Our own reader keeps every scalar but null as it is written.
    """

    yaml_implicit_resolvers = {  # noqa: RUF012 – declared by the library as a class attribute
        letter: [(tag, pattern) for tag, pattern in resolvers if tag in _QUOTED]
        for letter, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
    }

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 – the library's
        """Indent lists below their key."""
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 – the library's signature
        """Repeat equal values: an alias is nothing for people."""
        return True


def _list(dumper: yaml.SafeDumper, values: list[Any]) -> yaml.Node:
    """Ids and lead times stand in one line, entries below each other."""
    return dumper.represent_sequence(
        "tag:yaml.org,2002:seq", values, flow_style=all(isinstance(v, str) for v in values)
    )


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
    """Paragraphs stand as they are. What YAML takes for a line break and people do not see is written as an escape."""
    unseen = not _UNSEEN_BREAKS.isdisjoint(value)
    return dumper.represent_scalar(
        "tag:yaml.org,2002:str", value, style='"' if unseen else "|" if "\n" in value else None
    )


_Dumper.add_representer(list, _list)
_Dumper.add_representer(str, _text)
