"""HTML that cannot forget to escape: whatever is not markup already is text."""

from html import escape


class Markup(str):
    """HTML source, as opposed to text; joining it with text gives text again, which will be escaped."""

    __slots__ = ()


def element(tag: str, /, *children: str, **attributes: str | bool | None) -> Markup:
    """An element with its children; attributes are written in Python's spelling (`class_`, `aria_label`).

    An attribute that is True has no value; one that is False or None is left out.
    """
    written = "".join(_attribute(key, value) for key, value in attributes.items() if value not in (None, False))
    return Markup(f"<{tag}{written}>{together(*children)}</{tag}>")


def together(*children: str) -> Markup:
    """Several pieces, one after the other."""
    return Markup("".join(child if isinstance(child, Markup) else escape(child) for child in children))


def _attribute(key: str, value: str | bool | None) -> str:
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
