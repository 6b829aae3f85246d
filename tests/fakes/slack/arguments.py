"""The arguments of a request, however they travelled: query, form or JSON."""

import json
from collections.abc import Collection, Mapping
from typing import Any
from urllib.parse import parse_qsl

from tests.fakes.slack.refusals import Json, wrong, wrong_arguments


class Arguments:
    """Values by name. In a query or a form all are texts, and objects are JSON in a text."""

    def __init__(self, values: Json) -> None:
        self.values = values

    def check_names(self, known: Collection[str]) -> None:
        """Refuse what a method does not know; Slack would silently ignore it."""
        if unknown := sorted(self.values.keys() - set(known)):
            raise wrong_arguments(*(f"unexpected argument: {name}" for name in unknown))

    def text(self, name: str) -> str:
        """The text, empty if absent."""
        value = self.values.get(name, "")
        return value if isinstance(value, str) else json.dumps(value)

    def required(self, name: str) -> str:
        """The text, which must be there."""
        if text := self.text(name):
            return text
        raise wrong_arguments(f"missing required field: {name}")

    def flag(self, name: str) -> bool:
        """Whether something was asked for."""
        return self.text(name).lower() in {"true", "1"}

    def integer(self, name: str, default: int, most: int) -> int:
        """A number from 1 to `most`."""
        text = self.text(name) or str(default)
        if not text.isdecimal() or not 1 <= int(text) <= most:
            raise wrong_arguments(f"must be between 1 and {most} [json-pointer:/{name}]")
        return int(text)

    def json(self, name: str, error: str) -> Any:
        """An object or array, itself or as a text; None if absent. `error` is what Slack calls one it cannot read."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise wrong(error) from None


def arguments_of(query: Mapping[str, str], content_type: str, body: bytes) -> Arguments:
    """Read the arguments of a request; raises Refused if they are not in the announced form."""
    values: Json = dict(query)
    kind = content_type.partition(";")[0].strip().lower()
    if not body:
        return Arguments(values)
    if kind == "application/json":
        return Arguments(values | _object(body))
    if kind != "application/x-www-form-urlencoded":
        raise wrong("invalid_post_type" if kind else "missing_post_type")
    try:
        return Arguments(values | dict(parse_qsl(body.decode(), keep_blank_values=True)))
    except ValueError:
        raise wrong("invalid_form_data") from None


def _object(body: bytes) -> Json:
    try:
        value = json.loads(body)
    except ValueError:
        raise wrong("invalid_json") from None
    if not isinstance(value, dict):
        raise wrong("json_not_object")
    return {name: content for name, content in value.items() if content is not None}
