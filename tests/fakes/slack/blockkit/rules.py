"""Rules for JSON: each is given a value and the place where it stands, and notes what is wrong with it."""

import re
from collections.abc import Callable
from typing import Any


class Findings:
    """What is wrong, in Slack's words, each with its place."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def add(self, what: str, at: str) -> None:
        """Note one more problem."""
        self.problems.append(f"{what} [json-pointer:{at}]")


Rule = Callable[[Findings, Any, str], None]

Fields = dict[str, Rule]


def length(text: str) -> int:
    """In UTF-16 code units: how Slack counts is not documented, and this is never less than any other way."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def string(longest: int, shortest: int = 0) -> Rule:
    """A string with so many characters."""

    def rule(findings: Findings, value: Any, at: str) -> None:
        if not isinstance(value, str):
            findings.add("must be a string", at)
        elif length(value) > longest:
            findings.add(f"must be less than {longest + 1} characters", at)
        elif length(value) < shortest:
            findings.add(f"must be more than {shortest - 1} characters", at)

    return rule


def matching(pattern: str, what: str) -> Rule:
    """A string of a certain form."""
    form = re.compile(pattern)

    def rule(findings: Findings, value: Any, at: str) -> None:
        if not isinstance(value, str) or not form.fullmatch(value):
            findings.add(what, at)

    return rule


def one_of(*values: str) -> Rule:
    """One of a few strings."""

    def rule(findings: Findings, value: Any, at: str) -> None:
        if value not in values:
            findings.add("must be a valid enum value", at)

    return rule


def boolean(findings: Findings, value: Any, at: str) -> None:
    """True or false."""
    if not isinstance(value, bool):
        findings.add("must be a boolean", at)


def integer(low: int, high: int) -> Rule:
    """A whole number within bounds."""

    def rule(findings: Findings, value: Any, at: str) -> None:
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            findings.add(f"must be an integer between {low} and {high}", at)

    return rule


def array(each: Rule, most: int, least: int = 1) -> Rule:
    """A list with so many values of one kind."""

    def rule(findings: Findings, value: Any, at: str) -> None:
        if not isinstance(value, list):
            findings.add("must be an array", at)
            return
        if len(value) > most:
            findings.add(f"no more than {most} items allowed", at)
        if len(value) < least:
            findings.add(f"must provide at least {least} items", at)
        for number, item in enumerate(value):
            each(findings, item, f"{at}/{number}")

    return rule


def shape(required: Fields, optional: Fields, also: Rule | None = None) -> Rule:
    """An object with these fields and no others. `also` looks at one that is right in itself."""
    fields = {**optional, **required}

    def rule(findings: Findings, value: Any, at: str) -> None:
        if not isinstance(value, dict):
            findings.add("must be an object", at)
            return
        before = len(findings.problems)
        for name in required.keys() - value.keys():
            findings.add(f"missing required field: {name}", at)
        for name, content in value.items():
            if name in fields:
                fields[name](findings, content, f"{at}/{name}")
            elif name != "type":
                findings.add(f"invalid additional property: {name}", at)
        if also and len(findings.problems) == before:
            also(findings, value, at)

    return rule


def typed(rules: Fields) -> Rule:
    """An object whose `type` says which rule it follows."""

    def rule(findings: Findings, value: Any, at: str) -> None:
        kind = value.get("type") if isinstance(value, dict) else None
        if kind is None:
            findings.add("missing required field: type", at)
        elif not isinstance(kind, str) or kind not in rules:
            findings.add(f"unsupported type: {kind}", f"{at}/type")
        else:
            rules[kind](findings, value, at)

    return rule


def exactly_one(first: str, second: str) -> Rule:
    """Of two optional fields, one must be there, and not the other."""

    def rule(findings: Findings, value: Any, at: str) -> None:
        if (first in value) == (second in value):
            findings.add(f"must provide exactly one of {first} and {second}", at)

    return rule
