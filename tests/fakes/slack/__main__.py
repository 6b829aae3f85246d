"""A Slack to try the app by hand: what is typed is said to the app, and what it says is shown.

`[a label]` taps a button, `/annai …` is the command, `home` opens the home tab, `label = value` fills in a field of a
modal, `ok` sends it off.
"""

import argparse
import sys
import threading
from collections.abc import Iterator

from tests.fakes.slack import DOCUMENTED, UNLIMITED, FakeSlack, Member

_HOURS = 24 * 3600.0


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m tests.fakes.slack", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0: any free one")
    parser.add_argument("--latency", type=float, default=0.0, metavar="MS", help="milliseconds each way")
    parser.add_argument("--strict", action="store_true", help="keep the documented rate limits")
    parser.add_argument("--email", default="erika@example.org", help="by which the app knows who it is")
    options = parser.parse_args()
    limits = DOCUMENTED if options.strict else UNLIMITED
    with FakeSlack(port=options.port, latency=options.latency / 1000, limits=limits) as slack:
        member = slack.member(email=options.email)
        settings = {"API_URL": slack.url, "BOT_TOKEN": slack.bot_token, "APP_TOKEN": slack.app_token}
        _print(" ".join(f"ANNAI_SLACK_{name}={value}" for name, value in settings.items()))
        threading.Thread(target=_show, args=(slack, member), daemon=True).start()
        try:
            for line in filter(None, map(str.strip, sys.stdin)):
                _act(member, line)
            threading.Event().wait()
        except KeyboardInterrupt:
            return


def _act(member: Member, line: str) -> None:
    try:
        if line.startswith("["):
            member.tap(line.strip("[]"))
        elif line.startswith("/"):
            member.command(line)
        elif line == "home":
            member.opens_home()
        elif not member.modal:
            member.say(line)
        elif line == "ok":
            member.submit()
        else:
            field, _, value = line.partition("=")
            member.fill(field.strip(), value.strip())
    except (LookupError, ValueError) as error:
        _print(str(error))


def _show(slack: FakeSlack, member: Member) -> None:
    seen: dict[str, str] = {}
    while True:
        for name, text in slack.wait_for(
            lambda: [item for item in _screen(member) if item not in seen.items()], _HOURS
        ):
            seen[name] = text
            _print(text)


def _screen(member: Member) -> Iterator[tuple[str, str]]:
    """Everything of the app that stands on the screen, by id."""
    yield from ((message.ts, str(message)) for message in member.messages if message.by_bot)
    yield from ((view.id, str(view)) for view in (member.home, *member.modals) if view)


def _print(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
