"""HTML as a browser reads it, strictly: what is not closed, or closed twice, is an error."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta"}


@dataclass
class Element:
    """An element with what is inside."""

    tag: str
    attributes: dict[str, str]
    inside: "list[Element | str]" = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text inside."""
        return "".join(part if isinstance(part, str) else part.text for part in self.inside)

    def every(self, tag: str = "", look: str = "") -> "Iterator[Element]":
        """All elements inside, or those of a tag and a class."""
        for part in self.inside:
            if isinstance(part, Element):
                if tag in ("", part.tag) and (not look or look in part.attributes.get("class", "").split()):
                    yield part
                yield from part.every(tag, look)

    def texts(self, tag: str = "", look: str = "") -> list[str]:
        """Their texts."""
        return [element.text for element in self.every(tag, look)]

    def named(self, name: str) -> "Element":
        """The one element with an id."""
        (element,) = (element for element in self.every() if element.attributes.get("id") == name)
        return element


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), f"an attribute of {tag} stands twice"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def read(page: str) -> Element:
    """A whole page."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    (root,) = reader.open
    return root
