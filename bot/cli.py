"""The command line: `annai run | demo | ask | check | rehearse | publish | template`, and
`annai backup | restore | invite | purge | slack-manifest`.

Exit codes: 0 done, 1 the input is wrong, 2 used wrongly, 3 the environment failed. Every error is one clear message.
Each command loads only what it needs; the words are in the catalogue `cli`.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from bot.commands.ending import DONE, ENVIRONMENT, WRONG_USE, Failure, say


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
        options = _parser(given).parse_args(given)
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


_REASONS = {
    r"unrecognized arguments: (?P<found>.*)": "cli-unknown-option",
    r"argument (?P<option>\S+): invalid choice: (?P<found>\S+) \(choose from (?P<choices>.*)\)": "cli-unknown-choice",
    r"argument (?P<option>\S+): expected one argument": "cli-needs-value",
    r"argument (?P<option>\S+): not allowed with argument (?P<found>\S+)": "cli-not-together",
    r"argument (?P<option>\S+): invalid \S+ value: (?P<found>.*)": "cli-bad-value",
    r"the following arguments are required: (?P<option>.*)": "cli-needs-option",
}
"""What the parser complains about, and our words for it."""


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help in the catalogue's words."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, say("cli-usage") if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """A parser that speaks the catalogue's words."""

    def _print_message(self, message: str, file: Any = None) -> None:
        (file or sys.stdout).write(message)  # unlike its parent, does not hide that it could not be written

    def error(self, message: str) -> NoReturn:
        found = ((re.fullmatch(pattern, message), name) for pattern, name in _REASONS.items())
        reasons = (say(name, **match.groupdict()) for match, name in found if match)
        raise Failure(say("cli-wrong-use", program=self.prog, reason=next(reasons, message)), WRONG_USE)


def _parser(given: list[str]) -> argparse.ArgumentParser:
    """The parser; help texts are only looked up when help is asked for."""
    wanted = not given or bool({"-h", "--help"} & set(given))

    def words(message: str) -> str:
        return say(f"cli-{message}").replace("%", "%%") if wanted else ""

    parser = _Parser(
        prog="annai",
        description=words("description"),
        epilog=words("examples"),
        formatter_class=_Formatter,
        add_help=False,
    )
    _titled(parser, words)
    parser.set_defaults(command=lambda _: _help(parser))
    commands = parser.add_subparsers(metavar="COMMAND", parser_class=_Parser, title=words("commands"))

    def command(name: str) -> argparse.ArgumentParser:
        added = commands.add_parser(
            name,
            help=words(name),
            description=words(name),
            epilog=words(f"{name}-examples"),
            formatter_class=_Formatter,
            add_help=False,
        )
        _titled(added, words)
        return added

    run = command("run")
    run.add_argument("--trip", metavar="ID", help=words("option-run-trip"))
    run.set_defaults(command=_run)
    demo = command("demo")
    demo.add_argument("--trip", type=Path, metavar="FILE", help=words("option-trip"))
    demo.add_argument("--at", metavar="TIME", help=words("option-demo-at"))
    demo.add_argument("--port", type=int, choices=range(65536), metavar="PORT", help=words("option-port"))
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
    form = rehearse.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=words("option-rehearse-json"))
    form.add_argument("--html", type=Path, metavar="OUT", help=words("option-rehearse-html"))
    rehearse.set_defaults(command=_rehearse)
    publish = command("publish")
    publish.add_argument("file", type=Path, metavar="FILE", help=words("option-file"))
    publish.add_argument("--yes", action="store_true", help=words("option-publish-yes"))
    publish.add_argument("--silent", action="store_true", help=words("option-publish-silent"))
    publish.set_defaults(command=_publish)
    template = command("template")
    template.add_argument("--from", dest="source", type=Path, metavar="FILE", help=words("option-from"))
    template.add_argument("--force", action="store_true", help=words("option-force"))
    template.add_argument("out", type=Path, metavar="OUT", help=words("option-out"))
    template.set_defaults(command=_template)
    for name, run_it in (("backup", _backup), ("restore", _restore)):
        kept = command(name)
        kept.add_argument("--force", action="store_true", help=words(f"option-{name}-force"))
        kept.add_argument("file", type=Path, metavar="FILE", help=words("option-backup"))
        kept.set_defaults(command=run_it)
    invite = command("invite")
    invite.add_argument("--person", nargs="+", default=[], metavar="ID", help=words("option-invite-person"))
    invite.add_argument("--trip", metavar="ID", help=words("option-invite-trip"))
    invite.add_argument("--sheet", type=Path, metavar="OUT.html", help=words("option-invite-sheet"))
    invite.add_argument("--days", type=_days, default=14, metavar="N", help=words("option-invite-days"))
    invite.set_defaults(command=_invite)
    purge = command("purge")
    purge.add_argument("--trip", required=True, metavar="ID", help=words("option-purge-trip"))
    purge.add_argument("--yes", action="store_true", help=words("option-publish-yes"))
    purge.set_defaults(command=_purge)
    manifest = command("slack-manifest")
    manifest.add_argument("--lang", choices=("de", "en"), help=words("option-manifest-lang"))
    manifest.set_defaults(command=_slack_manifest)
    return parser


def _days(text: str) -> int:
    """How many days an invitation is good for."""
    days = int(text)
    if not 1 <= days <= 365:
        raise ValueError
    return days


def _titled(parser: argparse.ArgumentParser, words: Callable[[str], str]) -> None:
    """Give a parser's help our headings."""
    parser._positionals.title, parser._optionals.title = words("arguments"), words("options")
    parser.add_argument("-h", "--help", action="help", help=words("option-help"))


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

    return rehearse.rehearsal(
        options.file, options.start, options.end, options.person, as_json=options.json, html=options.html
    )


def _publish(options: argparse.Namespace) -> int:
    from bot.clock import SystemClock
    from bot.commands import publish

    return publish.publish(options.file, SystemClock(), yes=options.yes, silent=options.silent)


def _template(options: argparse.Namespace) -> int:
    from bot.commands import template

    return template.template(options.source, options.out, force=options.force)


def _backup(options: argparse.Namespace) -> int:
    from bot.commands import backup

    return backup.backup(options.file, force=options.force)


def _restore(options: argparse.Namespace) -> int:
    from bot.commands import backup

    return backup.restore(options.file, force=options.force)


def _invite(options: argparse.Namespace) -> int:
    from bot.clock import SystemClock
    from bot.commands import invite

    return invite.invite(options.person, options.trip, options.sheet, options.days, SystemClock())


def _slack_manifest(options: argparse.Namespace) -> int:
    from bot.commands import slack_manifest

    return slack_manifest.slack_manifest(options.lang)


def _purge(options: argparse.Namespace) -> int:
    from bot.clock import SystemClock
    from bot.commands import purge

    return purge.purge(options.trip, SystemClock(), yes=options.yes)
