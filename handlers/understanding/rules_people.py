"""Rules about people."""

from handlers.request import Query
from handlers.understanding.subjects import counterpart_items
from handlers.understanding.thought import Thought


def who(thought: Thought) -> Query | None:
    """Counterparts, fellow travellers, single people."""
    reading = thought.reading
    if reading.any("interpreter"):
        return None
    if "counterpart" in reading or ("who" in reading and thought.named and not thought.people):
        return thought.query("people", counterpart_items(thought), aspect="counterpart")
    if "participants" in reading and thought.people and thought.named:
        return thought.query("people", thought.subject, aspect="participants")
    if "who" in reading and reading.when.day and not thought.named and reading.any("on"):
        return None
    if thought.people and ("who" in reading or not reading.any("where", "leave", "dress", "bring")):
        return thought.query("people", people=thought.people)
    if reading.any("where", "meet"):
        return None
    members = thought.members if "participants" in reading else ()
    if members:
        return thought.query("people", people=members)
    if "participants" in reading and "now" not in reading:
        return thought.query("people", thought.subject or thought.timed, aspect="participants")
    if "who" in reading and thought.strange == 0:
        return thought.query("people", counterpart_items(thought), aspect="counterpart")
    return None
