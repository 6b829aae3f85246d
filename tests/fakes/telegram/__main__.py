"""A Telegram to try the bot by hand: what is typed is said to the bot, `[a label]` taps a button, answers are shown."""

import argparse
import sys
import threading

from tests.fakes.telegram import DOCUMENTED, UNLIMITED, FakeTelegram, Shown, User

_HOURS = 24 * 3600.0


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m tests.fakes.telegram", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0: any free one")
    parser.add_argument("--latency", type=float, default=0.0, metavar="MS", help="milliseconds each way")
    parser.add_argument("--strict", action="store_true", help="keep the documented flood limits")
    parser.add_argument("--language", default="de")
    options = parser.parse_args()
    limits = DOCUMENTED if options.strict else UNLIMITED
    with FakeTelegram(port=options.port, latency=options.latency / 1000, limits=limits) as telegram:
        user = telegram.user(language=options.language)
        _print(f"ANNAI_TELEGRAM_API_URL={telegram.url} ANNAI_TELEGRAM_TOKEN={telegram.token}")
        threading.Thread(target=_show, args=(telegram, user), daemon=True).start()
        try:
            for line in filter(None, map(str.strip, sys.stdin)):
                _act(user, line)
            threading.Event().wait()
        except KeyboardInterrupt:
            return


def _act(user: User, line: str) -> None:
    if not (line.startswith("[") and line.endswith("]")):
        user.say(line)
        return
    try:
        user.tap(line[1:-1])
    except LookupError as error:
        _print(str(error))


def _show(telegram: FakeTelegram, user: User) -> None:
    seen: dict[int, Shown] = {}
    while True:
        news = telegram.wait_for(
            lambda: [message for message in user.messages if message.by_bot and message != seen.get(message.id)], _HOURS
        )
        for message in news:
            seen[message.id] = message
            _print("\n".join([message.text or str(message.venue or message.file or "…"), *_rows(message)]))


def _rows(message: Shown) -> list[str]:
    return [" ".join(f"[{label}]" for label in row) for row in message.labels]


def _print(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
