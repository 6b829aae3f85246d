"""Rules about the assistant itself, and about what it cannot know: help, language, emergencies, what is off topic."""

from datetime import timedelta

from bot.programme.model import Kind
from handlers.request import Query
from handlers.understanding.durations import lengths
from handlers.understanding.lexicon import phrases
from handlers.understanding.subjects import destination
from handlers.understanding.thought import Thought
from handlers.understanding.words import fold

_FRIENDLY = frozenset("👍🙏👌😊🙂😀😁😍🥰❤💪🎉👏🙌🤝😉😄")


def nothing(thought: Thought) -> Query | None:
    """No words at all."""
    if thought.reading.words:
        return None
    return thought.query("thanks" if _FRIENDLY & set(thought.text) else "unknown")


def emergency(thought: Thought) -> Query | None:
    """Somebody needs help: before anything else."""
    return thought.query("contacts") if "emergency" in thought.reading else None


def privacy(thought: Thought) -> Query | None:
    """What is kept about the asker; who asks about an item on that subject means the item."""
    about_items = thought.named or thought.of_kind or thought.reading.when.day
    return None if "privacy" not in thought.reading or about_items else thought.query("privacy")


def offtopic(thought: Thought) -> Query | None:
    """Something no programme answers, whatever day or place stands beside it."""
    if _asks_how_it_works(thought):
        return thought.query("unknown")
    asks_whom = "contact" in thought.reading and not {"who", "whom", "wen"}.isdisjoint(thought.reading.words)
    if "offtopic" not in thought.reading or _told(thought) or asks_whom or "taxi-card" in thought.reading:
        return None
    if "spare" in thought.reading and thought.reading.any("free", "leave") and "where" not in thought.reading:
        return None
    named = thought.named and not thought.reading.any("where")
    about = thought.reading.any("dress", "bring", "interpreter", "meet", "leave", "calendar")
    return None if named and about else thought.query("unknown")


def _told(thought: Thought) -> bool:
    """Whether what sounds off topic is what the notes of the item asked about speak of."""
    reading = thought.reading
    about = thought.named or thought.of_kind or "detail" in reading
    told = all(thought.names.is_told(word) for word in reading.offtopic)
    return bool(about) and told and thought.strange < 2 and "elsewhere" not in reading


def _asks_how_it_works(thought: Thought) -> bool:
    said = set(thought.reading.words)
    works = said & {"how", "wie"} and said & {"work", "works", "funktioniert", "funktionieren"}
    return bool(works) and "capability" not in thought.reading and not thought.reading.when.day


def not_mine(thought: Thought) -> Query | None:
    """Running late; and what only sounds like a wish: not questions about the programme."""
    reading = thought.reading
    asks = reading.any("next", "missing", "where", "meet", "leave", "on", "agenda")
    if "late" in reading and Kind.FLIGHT in reading.kinds:
        return thought.query("unknown")
    if "late" in reading and ("contact" in reading or not asks):
        return _late(thought)
    if "room-of" in reading and thought.people:
        return thought.query("unknown")
    return thought.query("unknown") if reading.any("remind", "stop") and not asks else None


def _late(thought: Thought) -> Query:
    """Late by how much, for which of the asker's own items, as far as that is said; nothing is told before a tap."""
    named = next((item for item in thought.subject if item in thought.chooser.own), None)
    about = f"for {named.id} " if named else ""
    found = lengths(fold(thought.text))
    minutes = next((length // timedelta(minutes=1) for length in (*found.before, *found.later)), 0)
    return thought.query("late", argument=f"{about}{minutes}?" if minutes else about.strip())


def elsewhere(thought: Thought) -> Query | None:
    """Trains to Nikko, flights to Sapporo: places that are not on this trip."""
    reading = thought.reading
    journey = {Kind.FLIGHT, Kind.TRANSFER} & set(reading.kinds) or any(
        "kind:transfer" in _concepts(name) for name in reading.names
    )
    proper = [name for name in reading.names if not _concepts(name)]
    if "elsewhere" not in reading or (proper and thought.named) or not (journey or "where" in reading):
        return None
    return thought.query("unknown") if journey or not reading.any("leave", "meet") else None


def spoken(thought: Thought) -> Query | None:
    """In which language something is held is said by the item, not by switching the assistant's."""
    reading = thought.reading
    named = thought.named or thought.of_kind
    about = reading.any("german", "english") and not reading.any("taxi", "where", "language", "find", "who")
    names = [word for word in reading.names if "german" not in phrases().get(word, ())]
    if named and about and thought.strange <= 1 and (names or reading.kinds):
        return thought.query("item", thought.subject)
    return None


def language(thought: Thought) -> Query | None:
    """Speak another language."""
    reading = thought.reading
    wanted = {"german": "de", "english": "en"}
    named = [code for concept, code in wanted.items() if concept in reading]
    if (
        len(named) == 1
        and (thought.strange == 0)
        and not reading.any("taxi", "interpreter", "who", "where", "when", "status", "detail")
    ):
        return thought.query("language", language=named[0])
    asks = thought.named or thought.of_kind or reading.any("who", "counterpart", "where")
    if "language" not in reading or thought.strange > 1 or asks:
        return None
    said = {language for word in reading.words for concept, language in wanted.items() if concept in _concepts(word)}
    return thought.query("language", language=said.pop() if len(said) == 1 else None)


def _concepts(word: str) -> tuple[str, ...]:
    return phrases().get(word, ())


def calendar(thought: Thought) -> Query | None:
    """The agenda as a file."""
    return thought.query("calendar") if "calendar" in thought.reading else None


def taxi(thought: Thought) -> Query | None:
    """A card for the driver."""
    reading = thought.reading
    if "taxi" in reading or ("japanese" in reading and (reading.any("where") or thought.places or reading.kinds)):
        return thought.query("taxi", thought.subject or thought.chooser.current(), places=destination(thought))
    return None


def capability(thought: Thought) -> Query | None:
    """What can be asked."""
    if "capability" in thought.reading:
        return thought.query("help")
    asks = thought.named or thought.reading.any("next", "where", "leave", "meet", "when", "dress", "bring", "who")
    return thought.query("help") if "help" in thought.reading and not asks else None


def contact(thought: Thought) -> Query | None:
    """Whom to call; the phone of a place is a question about the place."""
    reading = thought.reading
    if ("contact" not in reading and "team" not in reading) or ({"free"} & reading.concepts and reading.when.day):
        return None
    if Kind.HOTEL in reading.kinds or (thought.places and not thought.people):
        return thought.query("place", thought.subject, places=destination(thought))
    if thought.named and not thought.people and "team" not in reading:
        return thought.query("people", thought.subject, aspect="counterpart")
    return thought.query("contacts", people=thought.people)


def courtesy(thought: Thought) -> Query | None:
    """Greetings and thanks."""
    polite = thought.reading.any("thanks", "greet", "who-are-you") and not thought.reading.any(
        "where", "who", "when", "japanese", "offtopic"
    )
    return _politely(thought) if polite and thought.strange <= 2 else None


def thankful(thought: Thought) -> Query | None:
    """Thanks and nothing else, be it for a long list; or small talk, whatever day it is said on."""
    reading = thought.reading
    if "grateful" in reading and "?" not in thought.text and not reading.any("where", "next", "contact", "leave"):
        return _politely(thought)
    if reading.concepts == {"who-are-you"} and not reading.names and not thought.strange:
        return _politely(thought)
    polite = {"thanks", "greet", "help", "bring", "must", "away", "who-are-you"}
    asks = reading.concepts - polite or reading.names or reading.when.named == "tomorrow"
    return _politely(thought) if "thanks" in reading and not asks and thought.strange <= 2 else None


def _politely(thought: Thought) -> Query:
    """An answer in kind: to thanks, or – `greet` – to a greeting or small talk."""
    return thought.query("thanks", aspect=None if "thanks" in thought.reading else "greet")
