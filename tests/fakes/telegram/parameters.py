"""The parameters of a request, however they travelled: query, form, JSON or multipart."""

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, unquote

from tests.fakes.telegram.refusals import Json, wrong

_QUOTED = re.compile(r'(\w+)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a request."""

    name: str
    media_type: str
    content: bytes


class Parameters:
    """Texts and files by name. As in the Bot API, everything that is no file is a text; objects are JSON in a text."""

    def __init__(self, texts: dict[str, str], files: dict[str, Upload] | None = None) -> None:
        self.texts = texts
        self.files = files or {}

    def text(self, name: str) -> str:
        """The text, empty if absent."""
        return self.texts.get(name, "")

    def required(self, name: str) -> str:
        """The text, which must be there."""
        if text := self.text(name):
            return text
        raise wrong(f'parameter "{name}" is required')

    def integer(self, name: str, default: int = 0, low: int = -(2**31), high: int = 2**31 - 1) -> int:
        """A number within bounds; what is none counts as 0, as there."""
        text = self.text(name)
        return max(low, min(high, (_integer(text) or 0) if text else default))

    def flag(self, name: str) -> bool:
        """Whether something was asked for."""
        return self.text(name).lower() in {"true", "yes", "1"}

    def json(self, name: str, called: str) -> Any:
        """The value of a text in JSON, None if absent."""
        if not (text := self.text(name)):
            return None
        try:
            return json.loads(text)
        except ValueError:
            raise wrong(f"can't parse {called} JSON object") from None

    def objects(self, name: str, called: str, each: str) -> list[Json]:
        """An array of objects in JSON, empty if absent."""
        values = self.json(name, called)
        if values is None:
            return []
        if not isinstance(values, list):
            raise wrong(f"expected an Array of {each}")
        if not all(isinstance(value, dict) for value in values):
            raise wrong(f"can't parse {each}: expected an Object")
        return values

    @property
    def chat(self) -> int | None:
        """The chat it is about, if a number."""
        return _integer(self.text("chat_id"))


def parameters_of(query: str, content_type: str, body: bytes) -> Parameters:
    """Read the parameters of a request; ValueError if they are not in the announced form."""
    texts = dict(parse_qsl(query, keep_blank_values=True))
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/x-www-form-urlencoded":
        texts.update(parse_qsl(body.decode(), keep_blank_values=True))
    elif kind == "application/json" and body:
        texts.update({name: _text(value) for name, value in json.loads(body).items() if value is not None})
    elif kind == "multipart/form-data":
        return _multipart(content_type.rpartition("boundary=")[2].strip('"'), body, texts)
    return Parameters(texts)


def _multipart(boundary: str, body: bytes, texts: dict[str, str]) -> Parameters:
    files: dict[str, Upload] = {}
    _, *parts, end = body.split(f"--{boundary}".encode())
    if not end.startswith(b"--"):
        raise ValueError("the form is cut off")
    for part in parts:
        head, _, content = part.removeprefix(b"\r\n").removesuffix(b"\r\n").partition(b"\r\n\r\n")
        lines = (line.partition(": ") for line in head.decode().split("\r\n"))
        headers = {name.lower(): value for name, _, value in lines}
        described = dict(_QUOTED.findall(headers["content-disposition"]))
        if "filename" in described:
            media_type = headers.get("content-type", "application/octet-stream")
            files[described["name"]] = Upload(unquote(described["filename"]), media_type, content)
        else:
            texts[described["name"]] = content.decode()
    return Parameters(texts, files)


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _integer(text: str) -> int | None:
    return int(text) if text.removeprefix("-").isdecimal() and len(text) < 20 else None
