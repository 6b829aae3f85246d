"""What each command takes."""

from __future__ import annotations

import argparse
from pathlib import Path

from bot.commands import launch
from bot.commands.ending import WRONG_USE, say
from bot.commands.parsing import Formatter, Parser, titled


def parser_for(given: list[str]) -> argparse.ArgumentParser:
    """The parser; help texts are only looked up when help is asked for."""
    wanted = not given or bool({"-h", "--help"} & set(given))

    def words(message: str) -> str:
        return say(f"cli-{message}").replace("%", "%%") if wanted else ""

    parser = Parser(
        prog="annai",
        description=words("description"),
        epilog=words("examples"),
        formatter_class=Formatter,
        add_help=False,
    )
    titled(parser, words)
    parser.set_defaults(command=lambda _: _help(parser))
    commands = parser.add_subparsers(metavar="COMMAND", parser_class=Parser, title=words("commands"))

    def command(name: str) -> argparse.ArgumentParser:
        added = commands.add_parser(
            name,
            help=words(name),
            description=words(name),
            epilog=words(f"{name}-examples"),
            formatter_class=Formatter,
            add_help=False,
        )
        titled(added, words)
        return added

    run = command("run")
    run.add_argument("--trip", metavar="ID", help=words("option-run-trip"))
    run.set_defaults(command=launch.run)
    demo = command("demo")
    demo.add_argument("--trip", type=Path, metavar="FILE", help=words("option-trip"))
    demo.add_argument("--at", metavar="TIME", help=words("option-demo-at"))
    demo.add_argument("--port", type=int, choices=range(65536), metavar="PORT", help=words("option-port"))
    demo.set_defaults(command=launch.demo)
    ask = command("ask")
    ask.add_argument("text", nargs="?", metavar="TEXT", help=words("option-text"))
    ask.add_argument("--trip", type=Path, metavar="FILE", help=words("option-trip"))
    ask.add_argument("--as", dest="person", metavar="PERSON", help=words("option-as"))
    ask.add_argument("--at", metavar="TIME", help=words("option-at"))
    ask.add_argument("--lang", choices=("de", "en"), help=words("option-lang"))
    ask.add_argument("--json", nargs="?", const=True, metavar="-", help=words("option-ask-json"))
    ask.set_defaults(command=launch.ask)
    check = command("check")
    check.add_argument("file", type=Path, metavar="FILE", help=words("option-file"))
    check.add_argument("--json", action="store_true", help=words("option-json"))
    check.set_defaults(command=launch.check)
    rehearse = command("rehearse")
    rehearse.add_argument("file", nargs="?", type=Path, metavar="FILE", help=words("option-trip"))
    rehearse.add_argument("--from", dest="start", metavar="TIME", help=words("option-rehearse-from"))
    rehearse.add_argument("--to", dest="end", metavar="TIME", help=words("option-rehearse-to"))
    rehearse.add_argument("--as", dest="person", metavar="PERSON", help=words("option-rehearse-as"))
    form = rehearse.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=words("option-rehearse-json"))
    form.add_argument("--html", type=Path, metavar="OUT", help=words("option-rehearse-html"))
    rehearse.set_defaults(command=launch.rehearse)
    publish = command("publish")
    publish.add_argument("file", type=Path, metavar="FILE", help=words("option-file"))
    publish.add_argument("--yes", action="store_true", help=words("option-publish-yes"))
    publish.add_argument("--silent", action="store_true", help=words("option-publish-silent"))
    publish.set_defaults(command=launch.publish)
    template = command("template")
    template.add_argument("--from", dest="source", type=Path, metavar="FILE", help=words("option-from"))
    template.add_argument("--force", action="store_true", help=words("option-force"))
    template.add_argument("out", type=Path, metavar="OUT", help=words("option-out"))
    template.set_defaults(command=launch.template)
    for name, run_it in (("backup", launch.backup), ("restore", launch.restore)):
        kept = command(name)
        kept.add_argument("--force", action="store_true", help=words(f"option-{name}-force"))
        kept.add_argument("file", type=Path, metavar="FILE", help=words("option-backup"))
        kept.set_defaults(command=run_it)
    invite = command("invite")
    invite.add_argument("--person", nargs="+", default=[], metavar="ID", help=words("option-invite-person"))
    invite.add_argument("--trip", metavar="ID", help=words("option-invite-trip"))
    invite.add_argument("--sheet", type=Path, metavar="OUT.html", help=words("option-invite-sheet"))
    invite.add_argument("--days", type=_days, default=14, metavar="N", help=words("option-invite-days"))
    invite.set_defaults(command=launch.invite)
    purge = command("purge")
    purge.add_argument("--trip", required=True, metavar="ID", help=words("option-purge-trip"))
    purge.add_argument("--yes", action="store_true", help=words("option-publish-yes"))
    purge.set_defaults(command=launch.purge)
    manifest = command("slack-manifest")
    manifest.add_argument("--lang", choices=("de", "en"), help=words("option-manifest-lang"))
    manifest.set_defaults(command=launch.slack_manifest)
    return parser


def _days(text: str) -> int:
    """How many days an invitation is good for."""
    days = int(text)
    if not 1 <= days <= 365:
        raise ValueError
    return days


def _help(parser: argparse.ArgumentParser) -> int:
    parser.print_help()
    return WRONG_USE
