"""Rules about people."""

from bot.programme.model import Person, organises
from handlers.request import Query
from handlers.understanding.subjects import counterpart_items
from handlers.understanding.thought import Thought

_OF = frozenset({"of", "von", "bei", "at"})


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


def office(thought: Thought) -> Query | None:
    """Heads of towns and firms whom nobody on this trip meets: `who is the mayor of Kyoto`, `the boss of Acme`."""
    reading = thought.reading
    if not reading.any("who", "counterpart") or reading.when.day or reading.any("meet", "next", "now"):
        return None
    met = any(item.counterparts for item in thought.named)
    foreign = reading.words[-1] in reading.unknown and reading.words[-2] in _OF
    asks = foreign or ("office" in reading and "counterpart" not in reading)
    return thought.query("unknown") if asks and not met else None


def theirs(thought: Thought) -> Query | None:
    """For organisers: somebody else's programme, or everybody's."""
    if not organises(thought.person) or thought.strange > 1:
        return None
    others = _others(thought, thought.person)
    if len(others) == 1 and (command := _agenda_command(thought)):
        return thought.query(command, people=others)
    reading = thought.reading
    if (
        "everybody" in reading
        and reading.any("agenda", "appointment", "on", "all")
        and not reading.any("meet", "where")
    ):
        return thought.query(thought.day_command() if reading.when.day else "agenda", aspect="everybody")
    return None


def _others(thought: Thought, asker: Person) -> tuple[Person, ...]:
    return tuple(person for person in thought.people if person is not asker)


def _agenda_command(thought: Thought) -> str | None:
    """Which view of somebody's agenda is asked for, if one is."""
    reading = thought.reading
    if reading.any("where", "meet", "leave", "contact", "dress", "bring", "counterpart", "participants", "room-of"):
        return None
    if reading.when.day:
        return thought.day_command()
    wanted = (("now", ("now",)), ("next", ("next",)), ("agenda", ("agenda", "appointment")))
    return next((command for command, concepts in wanted if reading.any(*concepts)), None)
