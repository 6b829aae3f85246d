"""What somebody wants: a reading becomes a query.

An ordered list of rules, the surest first: each looks at the reading and either knows what is meant, or leaves it to
the next. When none knows, nothing is guessed: the answer is an honest `unknown`.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.programme.agenda import Agenda
from bot.programme.model import Item, Kind, Person, Place
from handlers.request import Query
from handlers.understanding.dates import EVENING
from handlers.understanding.items import Chooser
from handlers.understanding.names import Names
from handlers.understanding.reading import SHORT, Reading, read
from handlers.understanding.words import fold, words

ABOUT_ITEM = ("dress", "bring", "duration", "interpreter", "detail", "when", "start", "first")
PLACE_NAMED = 0.45
PERSON_NAMED = 0.5


class Understanding:
    """The understanding of one programme's names; build once per programme version."""

    def __init__(self, agenda: Agenda) -> None:
        self._agenda = agenda
        self._names = Names(agenda)

    def understand(self, text: str, person: Person | None, at: datetime) -> Query:
        """What a text means to this person at this instant (UTC)."""
        reading = read(text, self._names, self._agenda.today(person, at), self._agenda.trip)
        thought = Thought(reading, self._agenda, self._names, person, at, text)
        for rule in RULES:
            query = rule(thought)
            if query is not None:
                return query
        return thought.query("unknown")

    def within(self, command: str, text: str, person: Person | None, at: datetime) -> Query:
        """What the words after a typed command mean: always that command, about whatever they name."""
        reading = read(text, self._names, self._agenda.today(person, at), self._agenda.trip)
        thought = Thought(reading, self._agenda, self._names, person, at, text)
        if command == "find":
            return thought.query(command, tuple(thought.named or thought.of_kind))
        return thought.query(command, thought.subject, places=destination(thought), people=thought.people)


class Thought:
    """A reading beside the programme: everything a rule may look at."""

    def __init__(
        self, reading: Reading, agenda: Agenda, names: Names, person: Person | None, at: datetime, text: str
    ) -> None:
        self.reading = reading
        self.agenda = agenda
        self.person = person
        self.text = text
        self.at = at
        self.today = agenda.today(person, at)
        self.chooser = Chooser(agenda, names, person, at)
        named = names.of(reading.names)
        self.place_scores = named.places
        self.person_scores = named.people

    def query(self, command: str, items: tuple[Item, ...] = (), **more: object) -> Query:
        """A query for this text."""
        when = self.reading.when
        base = Query(command, day=when.day, part=when.part, items=items, words=self.text)
        return replace(base, **more)  # type: ignore[arg-type]

    @property
    def named(self) -> list[Item]:
        """Items named in the text, on the day named."""
        return self.chooser.narrowed(self.chooser.named(self.reading), self.reading)

    @property
    def of_kind(self) -> list[Item]:
        """Items of the kind named, on the day named."""
        return self.chooser.narrowed(self.chooser.of_kind(self.reading), self.reading)

    @property
    def places(self) -> tuple[Place, ...]:
        """Places named in the text, best first."""
        best = max(self.place_scores.values(), default=0.0)
        if best < PLACE_NAMED:
            return ()
        return tuple(self.agenda.places[name] for name, score in self.place_scores.items() if score > best - 0.15)

    @property
    def people(self) -> tuple[Person, ...]:
        """Travellers named in the text."""
        best = max(self.person_scores.values(), default=0.0)
        if best < PERSON_NAMED:
            return ()
        return tuple(self.agenda.people[name] for name, score in self.person_scores.items() if score > best - 0.15)

    @property
    def members(self) -> tuple[Person, ...]:
        """The travellers of the group a text names."""
        said = set(self.reading.words)
        for group in self.agenda.trip.groups:
            label = {
                word for text in (*group.label.every(), group.id) for word in words(fold(text)) if len(word) > SHORT
            }
            if label & said:
                return tuple(person for person in self.agenda.trip.people if group.id in person.groups)
        return ()

    @property
    def subject(self) -> tuple[Item, ...]:
        """The item a question is about: named, of the kind, on the day – else none."""
        for found in (self.named, self.of_kind):
            if found:
                return self.chooser.soonest(found, begun="next" not in self.reading)
        return ()

    @property
    def timed(self) -> tuple[Item, ...]:
        """The item a day, part of it, or hour points at, if it points at one."""
        when = self.reading.when
        if not (when.part or when.at):
            return ()
        day = when.day or self.today
        on_day = [item for item in self.agenda.day(self.person, day) if not item.cancelled]
        reading = replace(self.reading, when=replace(when, day=day))
        found = self.chooser.narrowed(on_day, reading)
        return tuple(found) if len(found) < len(on_day) or len(on_day) == 1 else ()

    @property
    def strange(self) -> int:
        """How many words nobody knows; a long, polite sentence is forgiven some."""
        return max(0, len(self.reading.unknown) - len(self.reading.words) // 10)

    def day_command(self) -> str:
        """Which of the day commands a named day means."""
        named = self.reading.when.named
        return named if named in {"today", "tomorrow"} else "day"


Rule = Callable[[Thought], Query | None]


def nothing(thought: Thought) -> Query | None:
    """No words at all."""
    return None if thought.reading.words else thought.query("unknown")


def emergency(thought: Thought) -> Query | None:
    """Somebody needs help: before anything else."""
    return thought.query("contacts") if "emergency" in thought.reading else None


def offtopic(thought: Thought) -> Query | None:
    """Something no programme answers, whatever day or place stands beside it."""
    if "offtopic" not in thought.reading:
        return None
    named = thought.named and not thought.reading.any("where")
    about = thought.reading.any("dress", "bring", "interpreter", "meet", "leave", "calendar")
    return None if named and about else thought.query("unknown")


def not_mine(thought: Thought) -> Query | None:
    """Reminders, leaving the chat, running late: wishes, not questions about the programme."""
    reading = thought.reading
    asks = reading.any("next", "now", "where", "meet", "leave", "on", "agenda")
    if "late" in reading and not asks:
        return thought.query("contacts")
    return thought.query("unknown") if reading.any("remind", "stop") and not asks and not thought.named else None


def elsewhere(thought: Thought) -> Query | None:
    """Trains to Nikko, flights to Sapporo: places that are not on this trip."""
    reading = thought.reading
    travels = reading.any("where") or {Kind.FLIGHT, Kind.TRANSFER} & set(reading.kinds)
    strange = "elsewhere" in reading and travels and not thought.named
    return thought.query("unknown") if strange and not reading.any("leave", "meet") else None


def language(thought: Thought) -> Query | None:
    """Speak another language."""
    reading = thought.reading
    wanted = {"german": "de", "english": "en"}
    named = [code for concept, code in wanted.items() if concept in reading]
    if len(named) == 1 and (thought.strange == 0) and not reading.any("taxi", "interpreter", "who", "where", "when"):
        return thought.query("language", language=named[0])
    asks = reading.names or reading.any("who", "counterpart")
    return thought.query("language") if "language" in reading and thought.strange == 0 and not asks else None


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
    if "contact" not in reading and "team" not in reading or {"free"} & reading.concepts and reading.when.day:
        return None
    if Kind.HOTEL in reading.kinds or (thought.places and not thought.people):
        return thought.query("place", thought.subject, places=destination(thought))
    if thought.named and not thought.people and "team" not in reading:
        return thought.query("people", thought.subject, aspect="counterpart")
    return thought.query("contacts", people=thought.people)


def who(thought: Thought) -> Query | None:
    """Counterparts, fellow travellers, single people."""
    reading = thought.reading
    if reading.any("interpreter"):
        return None
    if "counterpart" in reading or ("who" in reading and thought.named and not thought.people):
        return thought.query("people", counterpart_items(thought), aspect="counterpart")
    if thought.people and ("who" in reading or not reading.any("where", "leave", "dress", "bring")):
        return thought.query("people", people=thought.people)
    members = thought.members if "participants" in reading else ()
    if members:
        return thought.query("people", people=members)
    if "participants" in reading and "now" not in reading:
        return thought.query("people", thought.subject or thought.timed, aspect="participants")
    if "who" in reading and thought.strange == 0:
        return thought.query("people", counterpart_items(thought), aspect="counterpart")
    return None


def leave(thought: Thought) -> Query | None:
    """When to be on the way."""
    reading = thought.reading
    if reading.any("first", "agenda") and reading.when.day or {"where", "next"} <= reading.concepts:
        return None
    bus = "bus" in reading and not reading.any("where", "meet") and not thought.named
    away = "away" in reading and reading.any("must", "when") and not reading.any("where")
    if "leave" in reading or bus or away or (reading.any("meet") and reading.any("when") and not thought.named):
        subject = tuple(item for item in thought.subject if item.start > thought.at)
        return thought.query("leave", subject or first_of_day(thought) or thought.chooser.current())
    return None


def about_item(thought: Thought) -> Query | None:
    """Dress, gifts, length, interpreter: of the item named, else of what the time points at, else of the next."""
    reading = thought.reading
    if not reading.any("dress", "bring", "interpreter", "duration", "detail"):
        return None
    subject = with_aspect(thought) or thought.subject
    if subject:
        return thought.query("item", subject)
    if reading.when.day and reading.any("duration", "detail", "agenda", "on"):
        return None
    if thought.strange > 1 or (reading.any("detail") and not reading.any("dress", "bring", "duration", "interpreter")):
        return None
    if reading.when.day:
        return thought.query("item", first_of_day(thought))
    current = thought.chooser.running() if "duration" in reading else thought.chooser.current()
    return thought.query("item", current)


def where(thought: Thought) -> Query | None:
    """Addresses, maps, meeting points, ways."""
    reading = thought.reading
    if not reading.any("where", "meet") or (reading.any("when") and thought.named):
        return None
    subject = thought.subject or thought.timed[:1]
    aspect = "meet" if "meet" in reading else None
    if thought.people and not subject:
        return thought.query("unknown")
    places = () if aspect and subject else destination(thought)
    if subject or places:
        return thought.query("place", subject, places=places, aspect=aspect)
    if thought.strange:
        return None
    return thought.query("place", first_of_day(thought) or thought.chooser.current(), aspect=aspect)


def free(thought: Thought) -> Query | None:
    """Time of one's own."""
    reading = thought.reading
    if "free" not in reading or thought.named or (Kind.FREE in reading.kinds and not reading.when.day):
        return None
    if thought.strange > 1:
        return None
    day = reading.when.day or thought.today
    command = thought.day_command() if reading.when.day else "today"
    return thought.query(command, day=day, aspect="free")


def after(thought: Thought) -> Query | None:
    """What follows a named item."""
    reading = thought.reading
    named = thought.named or thought.of_kind
    if reading.when.day and "next" not in reading:
        return None
    if "after" not in reading or not named or reading.any("dress", "bring", "who", "leave", "where", "meet", "free"):
        return None
    following = thought.chooser.following(thought.chooser.soonest(named))
    if following == thought.agenda.next(thought.person, thought.at):
        return thought.query("next", following)
    return thought.query("item", following) if following else None


def search(thought: Thought) -> Query | None:
    """Several items at once: a search, or all of a kind."""
    reading = thought.reading
    wanted = thought.named or thought.of_kind
    counts = "count" in reading and reading.any("must", "on", "free", "all") and not thought.named
    if counts and wanted and len(reading.kinds) == 1:
        return thought.query("find", tuple(wanted))
    if "find" in reading and (wanted or reading.kinds) or (wanted and "all" in reading and not reading.when.day):
        return thought.query("find", tuple(wanted))
    return None


def item(thought: Thought) -> Query | None:
    """One programme point, named or of a kind."""
    reading = thought.reading
    if "except" in reading or (reading.when.day and reading.any("on", "agenda") and not thought.named):
        return None
    if thought.named and thought.strange <= (2 if reading.concepts else 1):
        return thought.query("item", thought.subject)
    if thought.of_kind and thought.strange <= 1:
        if reading.kinds == (Kind.HOTEL,) and not reading.any("when", "start", "detail", "appointment"):
            return thought.query("place", places=hotel(thought))
        return thought.query("item", thought.subject)
    return None


def detail(thought: Thought) -> Query | None:
    """A word that stands in the notes of an item: hand luggage, safety shoes, the USB stick."""
    items = thought.chooser.narrowed(thought.chooser.mentioning(thought.reading), thought.reading)
    return thought.query("item", thought.chooser.soonest(items)) if items else None


def day(thought: Thought) -> Query | None:
    """A day, or a part of one."""
    reading = thought.reading
    when = reading.when
    cue = reading.any(
        "on", "agenda", "appointment", "start", "first", "when", "next", "last", "free", "duration", "all"
    )
    if thought.strange > (2 if cue else 0):
        return None
    if when.day:
        return thought.query(thought.day_command(), thought.timed)
    if when.part or when.at:
        return thought.query("today", thought.timed, day=thought.today)
    return None


def here(thought: Thought) -> Query | None:
    """Where one should be at this moment."""
    reading = thought.reading
    asks = {"where", "now"} <= reading.concepts and "next" not in reading and not reading.kinds and not thought.named
    return thought.query("now") if asks else None


def next_(thought: Thought) -> Query | None:
    """What comes."""
    reading = thought.reading
    if thought.strange > (2 if reading.any("appointment", "agenda", "on") else 1):
        return None
    if "next" in reading:
        return thought.query("next")
    if reading.any("start") and not thought.strange:
        return thought.query("next")
    return None


def now(thought: Thought) -> Query | None:
    """What is on."""
    return thought.query("now") if "now" in thought.reading and thought.strange <= 1 else None


def whole(thought: Thought) -> Query | None:
    """The whole trip."""
    reading = thought.reading
    if thought.strange > 1 or not reading.any("agenda", "appointment", "on", "all", "day-plan"):
        return None
    if "day-plan" in reading:
        return thought.query("today")
    if reading.any("agenda") or (reading.any("all") and reading.any("appointment", "on")):
        return thought.query("agenda")
    return thought.query("next") if reading.any("appointment", "on") and not thought.strange else None


def place(thought: Thought) -> Query | None:
    """A place, named alone."""
    return thought.query("place", places=thought.places) if thought.places and thought.strange <= 1 else None


def courtesy(thought: Thought) -> Query | None:
    """Greetings and thanks."""
    polite = thought.reading.any("thanks", "greet", "who-are-you")
    return thought.query("thanks") if polite and thought.strange <= 2 else None


def thankful(thought: Thought) -> Query | None:
    """Thanks and nothing else."""
    reading = thought.reading
    polite = {"thanks", "greet", "help", "bring", "must", "away", "who-are-you"}
    asks = reading.concepts - polite or reading.names or reading.when.named == "tomorrow"
    return thought.query("thanks") if "thanks" in reading and not asks and thought.strange <= 2 else None


def bare_question(thought: Thought) -> Query | None:
    """`Wann?` alone is about what comes."""
    return thought.query("next") if "when" in thought.reading and not thought.strange else None


RULES: tuple[Rule, ...] = (
    nothing,
    emergency,
    not_mine,
    calendar,
    offtopic,
    language,
    taxi,
    elsewhere,
    thankful,
    capability,
    contact,
    after,
    who,
    leave,
    about_item,
    here,
    where,
    free,
    search,
    item,
    detail,
    day,
    next_,
    now,
    whole,
    place,
    courtesy,
    bare_question,
)


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
    candidates = thought.named or thought.of_kind or thought.timed
    if reading.any("dress"):
        candidates = [item for item in candidates if item.dress] or candidates
    elif reading.any("bring"):
        candidates = [item for item in candidates if item.bring] or candidates
    if reading.when.part == EVENING:
        candidates = [item for item in candidates if item.kind in {Kind.DINNER, Kind.RECEPTION}] or candidates
    settled = [item for item in candidates if item.kind not in {Kind.TRANSFER, Kind.HOTEL}]
    return thought.chooser.soonest(settled or list(candidates))


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
