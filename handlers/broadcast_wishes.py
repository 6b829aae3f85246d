"""What organisers wish of broadcasts."""

from dataclasses import dataclass
from datetime import datetime

from bot.speech.message import File
from handlers.request import OrganisersWish


@dataclass(frozen=True)
class Begin(OrganisersWish):
    """A new broadcast; with a text or a file it is to everybody."""

    text: str = ""
    file: File | None = None


@dataclass(frozen=True)
class Address(OrganisersWish):
    """One term more in a draft's audience, or one less; with an empty one it is only shown."""

    draft: str
    term: str = ""
    add: bool = True


@dataclass(frozen=True)
class Write(OrganisersWish):
    """What a draft says in a language; a file with it takes the place of any other."""

    draft: str
    language: str
    text: str
    file: File | None


@dataclass(frozen=True)
class Choose(OrganisersWish):
    """Whether a draft is to be acknowledged, or is urgent; None leaves it as it is."""

    draft: str
    acknowledge: bool | None = None
    urgent: bool | None = None


@dataclass(frozen=True)
class Postpone(OrganisersWish):
    """When a draft is to go out (UTC); None: at once."""

    draft: str
    at: datetime | None = None


@dataclass(frozen=True)
class Preview(OrganisersWish):
    """How a draft will look, in a language; or with `names` who gets it."""

    draft: str
    language: str = ""
    names: bool = False


@dataclass(frozen=True)
class Dispatch(OrganisersWish):
    """Out with a draft, as long as it is what was seen: `mark` names that."""

    draft: str
    mark: str


@dataclass(frozen=True)
class Discard(OrganisersWish):
    """A draft is forgotten."""

    draft: str


@dataclass(frozen=True)
class Stop(OrganisersWish):
    """What of a broadcast is not out yet stays."""

    matter: str


@dataclass(frozen=True)
class Correct(OrganisersWish):
    """A follow-up to those who were told."""

    matter: str


@dataclass(frozen=True)
class Recall(OrganisersWish):
    """The last broadcasts."""
