"""What a question is about when it does not say so outright: the hotel, the next meeting, the day's first item."""

from collections.abc import Sequence

from bot.programme.model import Item, Kind, Place
from handlers.understanding.dates import EVENING
from handlers.understanding.thought import Thought


def destination(thought: Thought) -> tuple[Place, ...]:
    """The places a question names; `hotel` alone is the one the traveller stays in."""
    if Kind.HOTEL in thought.reading.kinds and not _names_beyond_hotel(thought):
        return hotel(thought)
    return thought.places


def hotel(thought: Thought) -> tuple[Place, ...]:
    """The traveller's hotel now: where the last check-in was, else where the first will be."""
    stays = [item for item in thought.chooser.own if item.kind is Kind.HOTEL and item.place and not item.cancelled]
    begun = [item for item in stays if item.start <= thought.at] or stays[:1]
    return (thought.agenda.places[begun[-1].place or ""],) if begun else ()


def counterpart_items(thought: Thought) -> tuple[Item, ...]:
    """The items whose counterparts are asked for: named ones, else the next meeting that has one."""
    subject = thought.subject or thought.timed[:1]
    if subject:
        return subject
    meetings = [item for item in thought.chooser.own if item.counterparts and not item.cancelled]
    return thought.chooser.soonest(thought.chooser.narrowed(meetings, thought.reading) or meetings)


def with_aspect(thought: Thought) -> tuple[Item, ...]:
    """Of several items that could be meant, the one that has what is asked for: a dress code, something to bring."""
    reading = thought.reading
    candidates: Sequence[Item] = thought.named or thought.of_kind or thought.timed
    if "duration" in reading and Kind.TRANSFER not in reading.kinds and "ride" in reading:
        candidates = [item for item in thought.chooser.own if item.kind is Kind.TRANSFER and item in thought.hinted]
    if reading.any("dress"):
        candidates = [item for item in candidates if item.dress] or candidates
    elif reading.any("bring"):
        candidates = [item for item in candidates if item.bring] or candidates
    if reading.when.part == EVENING:
        candidates = [item for item in candidates if item.kind in {Kind.DINNER, Kind.RECEPTION}] or candidates
    unasked = {Kind.TRANSFER, Kind.HOTEL} - set(reading.kinds)
    settled = [item for item in candidates if item.kind not in unasked] or candidates
    return thought.chosen(thought.chooser.mentioning(settled, reading) or settled)


def first_of_day(thought: Thought) -> tuple[Item, ...]:
    """The first item ahead on the day named."""
    day = thought.reading.when.day
    if day is None:
        return ()
    items = [item for item in thought.agenda.day(thought.person, day) if not item.cancelled]
    items = thought.chooser.narrowed(items, thought.reading)
    ahead = [item for item in items if item.start > thought.at]
    return tuple(ahead[:1] or items[:1])


def _names_beyond_hotel(thought: Thought) -> bool:
    return any(word not in {"hotel", "hotels"} for word in thought.reading.names)
