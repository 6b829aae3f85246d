"""`annai ask`: one question, or a batch of them as JSON lines, answered as in the chat."""

import json
import sys
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot import app
from bot.clock import SystemClock
from bot.commands.ending import DONE, WRONG_INPUT, WRONG_USE, Failure, say, tell
from bot.commands.programme import agenda_of, instant_of, person_of
from bot.speech.message import Message

if TYPE_CHECKING:
    import argparse

    from handlers.request import Answer


def ask(options: "argparse.Namespace") -> int:
    """Answer what the options ask."""
    if options.json not in {None, True, "-"}:  # `--json TEXT`: the text went where only `-` may stand
        if options.text is not None:
            raise Failure(say("cli-wrong-use", program="annai ask", reason=str(options.json)), WRONG_USE)
        options.text, options.json = options.json, True
    if options.json != "-" and options.text is None:
        raise Failure(say("cli-no-text"), WRONG_USE)
    assistant = app.Assistant(agenda_of(options.trip))
    if options.json == "-":
        return _batch(assistant, options)
    answer = _one(assistant, options.text, options.person, options.at, options.lang)
    tell(json.dumps(_as_json(answer), ensure_ascii=False) if options.json else plain(answer.message))
    return DONE


def plain(message: Message) -> str:
    """A message as plain text, buttons in brackets, as one reads it in a terminal."""
    rows = [" ".join(f"[{button.label}]" for button in row) for row in message.buttons]
    attached = [f"📎 {message.file.name}"] if message.file else []
    return "\n".join([message.text, *attached, *rows])


def _batch(assistant: app.Assistant, options: "argparse.Namespace") -> int:
    """Every line gets a line back; one that cannot be answered gets its error, and the others go on."""
    code = DONE
    for number, line in _lines():
        try:
            asked = _parsed(line, number)
            answer = _one(
                assistant,
                asked["text"],
                asked.get("as", options.person),
                asked.get("at", options.at),
                asked.get("lang", options.lang),
            )
            tell(json.dumps(_as_json(answer), ensure_ascii=False))
        except Failure as failure:
            tell(json.dumps({"error": str(failure), "line": number}, ensure_ascii=False))
            code = WRONG_INPUT
    return code


def _lines() -> Iterator[tuple[int, str]]:
    return ((number, line) for number, line in enumerate(sys.stdin, 1) if line.strip())


def _parsed(line: str, number: int) -> dict[str, Any]:
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):
        raise Failure(say("cli-bad-line", line=number), WRONG_INPUT) from None
    fields = {"text", "as", "at", "lang"}
    known = isinstance(asked, dict) and asked.keys() <= fields
    if not known or not isinstance(asked.get("text"), str):
        raise Failure(say("cli-bad-line", line=number), WRONG_INPUT)
    if not all(value is None or isinstance(value, str) for value in asked.values()):
        raise Failure(say("cli-bad-line", line=number), WRONG_INPUT)
    if asked.get("lang") not in {None, "de", "en"}:
        raise Failure(say("cli-bad-line", line=number), WRONG_INPUT)
    return dict(asked)


def _one(assistant: app.Assistant, text: str, name: str | None, at: str | None, language: str | None) -> "Answer":
    person = person_of(name, assistant.agenda)
    moment: datetime = instant_of(at, assistant.agenda.trip.zone) if at else SystemClock().now()
    return assistant.ask(text, person, moment, language)


def _as_json(answer: "Answer") -> dict[str, Any]:
    return {
        "command": answer.command,
        "items": [item.id for item in answer.items],
        "text": answer.message.text,
    }
