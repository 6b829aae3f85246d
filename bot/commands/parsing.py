"""How the command line is read: argparse, in the catalogue's words."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from typing import Any, NoReturn

from bot.commands.ending import WRONG_USE, Failure, say

_REASONS = {
    r"unrecognized arguments: (?P<found>.*)": "cli-unknown-option",
    r"argument (?P<option>\S+): invalid choice: (?P<found>\S+) \(choose from (?P<choices>.*)\)": "cli-unknown-choice",
    r"argument (?P<option>\S+): expected one argument": "cli-needs-value",
    r"argument (?P<option>\S+): not allowed with argument (?P<found>\S+)": "cli-not-together",
    r"argument (?P<option>\S+): invalid \S+ value: (?P<found>.*)": "cli-bad-value",
    r"the following arguments are required: (?P<option>.*)": "cli-needs-option",
}
"""What the parser complains about, and our words for it."""


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Help in the catalogue's words."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """How it is used."""
        super().add_usage(usage, actions, groups, say("cli-usage") if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser that speaks the catalogue's words."""

    def _print_message(self, message: str, file: Any = None) -> None:
        (file or sys.stdout).write(message)  # unlike its parent, does not hide that it could not be written

    def error(self, message: str) -> NoReturn:
        """Used wrongly; Failure."""
        found = ((re.fullmatch(pattern, message), name) for pattern, name in _REASONS.items())
        reasons = (say(name, **match.groupdict()) for match, name in found if match)
        raise Failure(say("cli-wrong-use", program=self.prog, reason=next(reasons, message)), WRONG_USE)


def titled(parser: argparse.ArgumentParser, words: Callable[[str], str]) -> None:
    """Give a parser's help our headings."""
    parser._positionals.title, parser._optionals.title = words("arguments"), words("options")
    parser.add_argument("-h", "--help", action="help", help=words("option-help"))
