"""What somebody shows or taps to join: a token, alone, after a command or in a link, and a yes or no to the notice."""

import re
from dataclasses import dataclass
from enum import StrEnum

_SHAPE = "[A-Za-z0-9_-]{22}"
_TYPED = re.compile(rf"(?:/?(?:start|join)(?:@\w+)?\s+|https://t\.me/\w+\?start=)?({_SHAPE})")
ROSTER = "roster"
"""In place of a token: somebody the platform vouches for, by the e-mail address the programme has of them."""
_TAPPED = re.compile(rf"(join|decline) ({_SHAPE}|{ROSTER})")


class Step(StrEnum):
    """How far somebody is."""

    SHOWN = "shown"
    """A token was shown: time for the notice."""
    AGREED = "join"
    DECLINED = "decline"


@dataclass(frozen=True)
class Shown:
    """A token, and what its holder wants."""

    token: str
    step: Step


def shown(text: str | None, action: str | None) -> Shown | None:
    """The token in what was typed or tapped, if that is all there is; it comes from outside and may be anything."""
    if action is not None:
        tapped = _TAPPED.fullmatch(action)
        return Shown(tapped[2], Step(tapped[1])) if tapped else None
    typed = _TYPED.fullmatch((text or "").strip())
    return Shown(typed[1], Step.SHOWN) if typed else None
