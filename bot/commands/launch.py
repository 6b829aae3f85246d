"""Each command, with no more loaded than it needs."""

from __future__ import annotations

from argparse import Namespace


def run(options: Namespace) -> int:
    """The assistant itself."""
    from bot.clock import SystemClock
    from bot.commands import serve

    return serve.run(options.trip, SystemClock())


def demo(options: Namespace) -> int:
    """The sample trip, or another, with a clock to steer."""
    from bot.commands import serve

    return serve.demo(options.trip, options.at, options.port)


def ask(options: Namespace) -> int:
    """One question, or many."""
    from bot.commands import ask

    return ask.ask(options)


def check(options: Namespace) -> int:
    """What is wrong with a programme."""
    from bot.commands import check

    return check.check(options.file, as_json=options.json)


def rehearse(options: Namespace) -> int:
    """A whole trip, played."""
    from bot.commands import rehearse

    return rehearse.rehearsal(
        options.file, options.start, options.end, options.person, as_json=options.json, html=options.html
    )


def publish(options: Namespace) -> int:
    """A programme into force."""
    from bot.clock import SystemClock
    from bot.commands import publish

    return publish.publish(options.file, SystemClock(), yes=options.yes, silent=options.silent)


def template(options: Namespace) -> int:
    """A workbook to fill in."""
    from bot.commands import template

    return template.template(options.source, options.out, force=options.force)


def backup(options: Namespace) -> int:
    """The database into a file."""
    from bot.commands import backup

    return backup.backup(options.file, force=options.force)


def restore(options: Namespace) -> int:
    """And back."""
    from bot.commands import backup

    return backup.restore(options.file, force=options.force)


def invite(options: Namespace) -> int:
    """Links with which people join."""
    from bot.clock import SystemClock
    from bot.commands import invite

    return invite.invite(options.person, options.trip, options.sheet, options.days, SystemClock())


def slack_manifest(options: Namespace) -> int:
    """What Slack wants to know of the app."""
    from bot.commands import slack_manifest

    return slack_manifest.slack_manifest(options.lang)


def purge(options: Namespace) -> int:
    """A trip is forgotten."""
    from bot.clock import SystemClock
    from bot.commands import purge

    return purge.purge(options.trip, SystemClock(), yes=options.yes)
