"""A message as it will look in the chat, with buttons that do nothing."""

from bot.commands.rehearsal.markup import Markup, element, together
from bot.speech.message import Button, Line, Message, Style

_SAFE = ("https://", "tel:")


def bubble(message: Message, keys: str) -> Markup:
    """The message, in its own language; `keys` says in the page's what the row of buttons is."""
    lines = [_line(line) for line in message.lines]
    if message.venue is not None:
        lines.append(_box("📍", message.venue.name, message.venue.address))
    if message.file is not None:
        lines.append(_box("📎", message.file.name, None))
    shown = element("div", *lines, class_="bubble", lang=message.language)
    if not message.buttons:
        return shown
    rows = (_row(row) for row in message.buttons)
    return together(shown, element("div", *rows, class_="keys", role="group", aria_label=keys, lang=message.language))


def _line(line: Line) -> Markup:
    if not line.text.strip():
        return element("p", class_="gap")
    words: str = element("s", line.text) if line.style is Style.STRUCK else line.text
    if line.link is not None and line.link.startswith(_SAFE):
        words = element("a", words, href=line.link, rel="noreferrer noopener", target="_blank")
    style = None if line.style in (Style.PLAIN, Style.STRUCK) else line.style.value
    return element("p", words, class_=style, lang=line.language)


def _row(row: tuple[Button, ...]) -> Markup:
    return element("p", *(element("span", button.label) for button in row))


def _box(sign: str, name: str, address: str | None) -> Markup:
    more = [element("small", address)] if address else []
    return element("p", f"{sign} {name}", *more, class_="box")
