"""Rules about single programme points."""

from bot.clock import local_date
from bot.programme.model import Kind
from handlers.request import Query
from handlers.understanding.lexicon import ordinary
from handlers.understanding.subjects import first_of_day, hotel, with_aspect
from handlers.understanding.thought import Thought

ASPECTS = ("dress", "bring", "interpreter", "duration", "detail", "status")
ASKING = ("when", "start", "next", "first", "last", "appointment", "arrive", "leave", "must", "on", "agenda", "where")
"""What turns a kind of item into a question about one, although a word beside it means nothing."""
_FEW_WORDS = 3
STRANGE = 3
"""How many words may mean nothing beside a name and an aspect of it."""


def about_item(thought: Thought) -> Query | None:
    """Dress, gifts, length, interpreter: of the item named, else of what the time points at, else of the next."""
    reading = thought.reading
    if not reading.any(*ASPECTS) or {"over", "next"} <= reading.concepts or ("find" in reading and not thought.named):
        return None
    subject = with_aspect(thought) or thought.subject
    if subject and thought.strange <= STRANGE:
        return thought.query("item", subject)
    if reading.when.day and reading.any("duration", "detail", "agenda", "on"):
        return None
    if thought.strange > 1 or not reading.any("dress", "bring", "duration", "interpreter"):
        return None
    if reading.when.day:
        return thought.query("item", thought.chosen(thought.hinted) or first_of_day(thought))
    if "elsewhere" in reading or (thought.hinted and not reading.any("bus", "now")):
        return None
    current = thought.chooser.running() if "duration" in reading else thought.chooser.current()
    return thought.query("item", current)


def finished(thought: Thought) -> Query | None:
    """`Workshop over, what now?` is about what comes, not about the workshop."""
    reading = thought.reading
    asks = "next" in reading or {"free", "now"} <= reading.concepts
    done = "over" in reading and asks and not reading.when.day and not reading.any("where", "after", "leave")
    return thought.query("next") if done and ("free" not in reading or "now" in reading) else None


def between(thought: Thought) -> Query | None:
    """What is on between two things is a matter of the day they are on."""
    reading = thought.reading
    named = thought.named or thought.of_kind
    if "between" not in reading or not named or thought.strange > 1:
        return None
    item = thought.chooser.soonest(named)[0]
    day = reading.when.day or local_date(item.start, item.zone)
    command = "today" if day == thought.today else "day"
    return thought.query(command if reading.when.day is None else thought.day_command(), day=day, aspect="free")


def after(thought: Thought) -> Query | None:
    """What follows a named item."""
    reading = thought.reading
    named = thought.named or thought.of_kind or thought.timed[:1]
    if "after" not in reading or not named or (reading.when.day and not reading.any("next", "on")):
        return None
    if reading.when.day and "on" in reading and not reading.any(*ASPECTS, "where", "who"):
        return thought.query(thought.day_command())
    towards = Kind.TRANSFER in reading.kinds and "next" not in reading
    if reading.any(*ASPECTS, "who", "participants", "leave", "where", "meet", "free") or towards:
        return None
    following = thought.chooser.following(thought.chooser.soonest(named))
    if following == thought.agenda.next(thought.person, thought.at):
        return thought.query("next", following)
    return thought.query("item", following) if following else None


def search(thought: Thought) -> Query | None:
    """Several items at once: a search, or all of a kind."""
    reading = thought.reading
    wanted = thought.named or thought.of_kind
    if "elsewhere" in reading or thought.strange > 1:
        return None
    counts = "count" in reading and not thought.named and "detail" not in reading and not thought.strange
    if counts and wanted and len(reading.kinds) == 1:
        return thought.query("find", tuple(wanted))
    if "find" in reading and not reading.when.day:
        bus = [item for item in thought.chooser.own if item.kind is Kind.TRANSFER] if "bus" in reading else []
        wanted = wanted or bus or thought.chooser.mentioning(thought.chooser.own, reading)
        return thought.query("find", tuple(wanted)) if wanted or reading.kinds or reading.names else None
    return thought.query("find", tuple(wanted)) if wanted and "all" in reading and not reading.when.day else None


def item(thought: Thought) -> Query | None:
    """One programme point, named or of a kind."""
    reading = thought.reading
    if "except" in reading or (reading.when.day and reading.any("on", "agenda") and not thought.named):
        return None
    if "count" in reading and thought.strange:
        return None
    alone = len(reading.words) <= _FEW_WORDS
    if thought.named and thought.strange <= (2 if reading.concepts else alone):
        where = not {"wo", "wohin", "where"}.isdisjoint(reading.words)
        return thought.query("place" if where else "item", thought.subject)
    if thought.of_kind and thought.strange <= (reading.any(*ASKING) or alone):
        if reading.kinds == (Kind.HOTEL,) and not reading.any("when", "start", "detail", "appointment"):
            return thought.query("place", places=hotel(thought))
        return thought.query("item", thought.subject)
    if reading.kinds == (Kind.B2B,) and not thought.of_kind and not thought.chooser.of_kind(reading):
        return thought.query("item")  # somebody without private meetings: none found, rather than another item
    return None


def often(thought: Thought) -> Query | None:
    """A name that many items share, alone: all of them."""
    reading = thought.reading
    if reading.unknown or reading.concepts or reading.when.day or len(reading.words) > _FEW_WORDS:
        return None
    items = thought.chooser.sharing(reading)
    return thought.query("find", tuple(items)) if len(items) > 1 else None


def detail(thought: Thought) -> Query | None:
    """A word that stands in the notes of an item: hand luggage, safety shoes, the USB stick."""
    reading = thought.reading
    if reading.when.day and not reading.unknown:
        return None
    telling = [word for word in reading.unknown if word not in ordinary()] + list(reading.offtopic)
    if not (telling or reading.any("detail")) or reading.any("greet", "thanks", "language", "next", "agenda"):
        return None
    if not any(thought.names.is_told(word) for word in telling) and "detail" not in reading:
        return None
    items = thought.chooser.mentioning(thought.chooser.narrowed(thought.chooser.own, reading), reading)
    return thought.query("item", thought.chooser.soonest(items)) if items and thought.strange <= 1 else None


def hinted(thought: Thought) -> Query | None:
    """When something is whose name many items share: the soonest of them."""
    reading = thought.reading
    asks = reading.any("when", "leave", "start", "arrive") and not reading.when.day and not thought.strange
    return thought.query("item", thought.chooser.soonest(thought.hinted)) if asks and thought.hinted else None
