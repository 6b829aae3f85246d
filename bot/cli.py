"""The command line: `annai run | demo | ask | check | template`.

Exit codes: 0 done, 1 the input is wrong, 2 used wrongly, 3 the environment failed. Every error is one clear message.
Each command loads only what it needs; the words are in the catalogue `cli`.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import NoReturn

from bot.commands.ending import DONE, WRONG_USE, Failure, say


def main(arguments: list[str] | None = None) -> int:
    """Run a command; the exit code is returned."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        options = _parser(given).parse_args(given)
        return int(options.command(options))
    except Failure as failure:
        print(failure, file=sys.stderr)  # noqa: T201
        return failure.code
    except KeyboardInterrupt:
        return DONE
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


class _Parser(argparse.ArgumentParser):
    """A parser that speaks the catalogue's words."""

    def error(self, message: str) -> NoReturn:
        raise Failure(say("cli-wrong-use", program=self.prog, reason=message), WRONG_USE)


def _parser(given: list[str]) -> argparse.ArgumentParser:
    """The parser; help texts are only looked up when help is asked for."""
    wanted = not given or bool({"-h", "--help"} & set(given))

    def words(message: str) -> str:
        return say(f"cli-{message}").replace("%", "%%") if wanted else ""

    parser = _Parser(
        prog="annai",
        description=words("description"),
        epilog=words("examples"),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(command=lambda _: _help(parser))
    commands = parser.add_subparsers(metavar="COMMAND", parser_class=_Parser)

    def command(name: str) -> argparse.ArgumentParser:
        return commands.add_parser(
            name,
            help=words(name),
            description=words(name),
            epilog=words(f"{name}-examples"),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )

    run = command("run")
    run.add_argument("--trip", type=Path, metavar="FILE", help=words("option-trip"))
    run.set_defaults(command=_run)
    demo = command("demo")
    demo.add_argument("--trip", type=Path, metavar="FILE", help=words("option-trip"))
    demo.add_argument("--at", metavar="TIME", help=words("option-demo-at"))
    demo.add_argument("--port", type=int, help=words("option-port"))
    demo.set_defaults(command=_demo)
    ask = command("ask")
    ask.add_argument("text", nargs="?", metavar="TEXT", help=words("option-text"))
    ask.add_argument("--trip", type=Path, metavar="FILE", help=words("option-trip"))
    ask.add_argument("--as", dest="person", metavar="PERSON", help=words("option-as"))
    ask.add_argument("--at", metavar="TIME", help=words("option-at"))
    ask.add_argument("--lang", choices=("de", "en"), help=words("option-lang"))
    ask.add_argument("--json", nargs="?", const=True, metavar="-", help=words("option-ask-json"))
    ask.set_defaults(command=_ask)
    check = command("check")
    check.add_argument("file", type=Path, metavar="FILE", help=words("option-file"))
    check.add_argument("--json", action="store_true", help=words("option-json"))
    check.set_defaults(command=_check)
    rehearse = command("rehearse")
    rehearse.add_argument("file", nargs="?", type=Path, metavar="FILE", help=words("option-trip"))
    rehearse.add_argument("--from", dest="start", metavar="TIME", help=words("option-rehearse-from"))
    rehearse.add_argument("--to", dest="end", metavar="TIME", help=words("option-rehearse-to"))
    rehearse.add_argument("--as", dest="person", metavar="PERSON", help=words("option-rehearse-as"))
    rehearse.add_argument("--json", action="store_true", help=words("option-rehearse-json"))
    rehearse.set_defaults(command=_rehearse)
    template = command("template")
    template.add_argument("--from", dest="source", type=Path, metavar="FILE", help=words("option-from"))
    template.add_argument("out", type=Path, metavar="OUT", help=words("option-out"))
    template.set_defaults(command=_template)
    return parser


def _help(parser: argparse.ArgumentParser) -> int:
    parser.print_help()
    return WRONG_USE


def _run(options: argparse.Namespace) -> int:
    from bot.clock import SystemClock
    from bot.commands import serve

    return serve.run(options.trip, SystemClock())


def _demo(options: argparse.Namespace) -> int:
    from bot.commands import serve

    return serve.demo(options.trip, options.at, options.port)


def _ask(options: argparse.Namespace) -> int:
    from bot.commands import ask

    return ask.ask(options)


def _check(options: argparse.Namespace) -> int:
    from bot.commands import check

    return check.check(options.file, as_json=options.json)


def _rehearse(options: argparse.Namespace) -> int:
    from bot.commands import rehearse

    return rehearse.rehearsal(options.file, options.start, options.end, options.person, as_json=options.json)


def _template(options: argparse.Namespace) -> int:
    from bot.commands import template

    return template.template(options.source, options.out)
