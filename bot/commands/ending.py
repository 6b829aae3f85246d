"""How a command ends: exit codes, the one message of a failure, and the words of the command line."""

from __future__ import annotations

import os
import sys

Word = str | int | float

DONE, WRONG_INPUT, WRONG_USE, ENVIRONMENT = 0, 1, 2, 3


class Failure(Exception):
    """Ends a command with a message and an exit code."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.code = code


def language() -> str:
    """The language of the command line: the environment's, German or English."""
    setting = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "de" if setting.lower().startswith("de") else "en"


def say(message: str, /, **values: Word) -> str:
    """A message of the command line."""
    from bot.speech.catalogue import catalogue  # only now: the garbage collector has been told to be patient

    return catalogue(language()).say(message, **values)


def tell(text: str) -> None:
    """Print for whoever ran the command, at once."""
    print(text, flush=True)  # noqa: T201


def complain(text: str) -> None:
    """Say what went wrong, though the command goes on; apart from what it prints."""
    print(text, file=sys.stderr, flush=True)  # noqa: T201


def confirmed(question: str, otherwise: str) -> bool:
    """Whether whoever ran the command says yes; Failure with `otherwise` if there is nobody to ask."""
    if not sys.stdin.isatty():
        raise Failure(otherwise, WRONG_USE)
    print(question, end=" ", flush=True)  # noqa: T201
    return sys.stdin.readline().strip().lower() in {"j", "ja", "y", "yes"}
