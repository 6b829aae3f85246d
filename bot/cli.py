"""The command line: `annai run | demo | ask | check | rehearse | publish | template`, and
`annai backup | restore | invite | purge | slack-manifest`.

Exit codes: 0 done, 1 the input is wrong, 2 used wrongly, 3 the environment failed. Every error is one clear message.
Each command loads only what it needs; the words are in the catalogue `cli`.
"""

from __future__ import annotations

import gc
import io
import os
import sys

from bot.commands.arguments import parser_for
from bot.commands.ending import DONE, ENVIRONMENT, Failure, say


def main(arguments: list[str] | None = None) -> int:
    """Run a command; the exit code is returned."""
    given = sys.argv[1:] if arguments is None else arguments
    gc.set_threshold(100_000)  # a command lives for a moment: collecting its garbage takes longer than leaving it
    _forgive_letters()
    try:
        code = _run_command(given)
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:  # no file is named: it is the output that failed
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        print(say("cli-output-failed", reason=error.strerror or ""), file=sys.stderr)  # noqa: T201
        return ENVIRONMENT


def _run_command(given: list[str]) -> int:
    try:
        options = parser_for(given).parse_args(given)
        return int(options.command(options))
    except Failure as failure:
        print(failure, file=sys.stderr)  # noqa: T201
        return failure.code
    except SystemExit as leaving:  # help was asked for and printed
        return DONE if leaving.code is None else int(leaving.code)
    except KeyboardInterrupt:
        return DONE


def _forgive_letters() -> None:
    """A terminal that lacks a letter, or a byte that is none, costs that letter and not the answer."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
