"""A day of changes as everybody lives it in their chats, whatever platform these are on: upload, look, publish; all are
told; some are silent, one cannot be reached; it is taken back.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Protocol

from bot.programme.agenda import Agenda
from bot.speech.message import File
from tests.channels.lives import Lives
from tests.desk.test_a_day_of_changes import BLOCKED, CLAUDIA, SILENT, with_later_dinner


def small(agenda: Agenda) -> Agenda:
    """A delegation of a dozen, to whom a day may happen several times."""
    people = [one for one in agenda.trip.people if one.id in {CLAUDIA, "o02", *(f"p{n:02}" for n in range(1, 11))}]
    gone = agenda.people.keys() - {one.id for one in people}
    items = [item for item in agenda.trip.items if not gone & set(item.audience)]
    return Agenda(replace(agenda.trip, people=tuple(people), items=tuple(items)))


class Hand(Protocol):
    """Somebody's chat, and what they do there."""

    def say(self, text: str) -> None:
        """Write something."""

    def send(self, file: File) -> None:
        """Send a file."""

    def tap(self, label: str) -> None:
        """Tap the newest button with these words in it."""

    def reads(self, words: str) -> str:
        """Wait for an answer, or something new, with these words."""

    @property
    def texts(self) -> list[str]:
        """All that stands there from Annai."""


class Day:
    """The day of a delegation, on which the process may die after every step; `begin` lets one begin."""

    def __init__(
        self,
        lives: Lives,
        begin: Callable[[], object],
        agenda: Agenda,
        hands: Mapping[str, Hand],
        *,
        crashing: bool,
    ) -> None:
        self._lives, self._begin, self._agenda, self._hands = lives, begin, agenda, hands
        self._crashing, self._said = crashing, 0
        self.claudia = hands[CLAUDIA]
        begin()
        self.step()

    def whole(self) -> None:
        """From the file to its being taken back."""
        self.looked_at()
        self.published()
        self.step()
        self.understood({BLOCKED, *SILENT})
        everybody = len(self._agenda.people)
        report = self.claudia.reads(f"✅ {everybody - 4} von {everybody} haben bestätigt")
        assert f"📨 {everybody - 1} von {everybody} zugestellt" in report
        assert "☎ Jane Sample +49 30 23125 007" in report
        assert "🔇 Noch ohne Antwort (3): John Placeholder, Karl Exempel" in report
        self.pass_time(minutes=31)
        assert [self._copies(person, "❗") for person in ("p01", *SILENT)] == [0, 1, 1, 1]
        self._tapped(SILENT[0])
        self.step()
        self.claudia.reads(f"✅ {everybody - 3} von {everybody} haben bestätigt")
        self.pass_time(minutes=31)
        self._does(self.claudia.say, "/undo", "Änderung 2 (Claudia Leitmuster) zurücknehmen?")
        self.step()
        self._does(self.claudia.tap, "↩️ Zurücknehmen & informieren", "Änderung 2 ist zurückgenommen")
        self.step()
        confirmed = f"✅ 0 von {everybody} haben bestätigt\n📨 {everybody - 1} von {everybody} zugestellt"
        self.claudia.reads(f"📣 Änderung 3: so weit ist sie\n{confirmed}")

    def looked_at(self) -> None:
        """The file is sent, and looked at."""
        self._said += 1
        self.claudia.send(with_later_dinner(self._agenda))
        shown = self.claudia.reads(f"{len(self._agenda.people)} Personen bekommen je eine Nachricht.")
        assert "⏰ Neue Zeit: Di 23. April, 19:30–21:30" in shown
        self.step()

    def published(self) -> None:
        """It is published."""
        self._does(self.claudia.tap, "✅ Veröffentlichen & informieren", "Änderung 2 gilt")

    def happens(self, what: Callable[[], None]) -> None:
        """Something that the platform tells."""
        self._said += 1
        what()
        self.step()

    def understood(self, silent: set[str]) -> None:
        """Everybody else taps that they understood."""
        for person in self._hands.keys() - silent:
            self._tapped(person)
        self.step()

    def pass_time(self, **span: float) -> None:
        """Let some time pass, and what is due be told."""
        self._lives.time.jump(self._lives.time.now() + timedelta(**span))
        self.step()

    def step(self) -> None:
        """A step is done; after it, the process may die."""
        self._lives.rest(self._said)
        if self._crashing:
            self._begin()

    def crash(self) -> None:
        """The process dies in the middle of telling."""
        self._lives.hear_out(self._said)
        self._begin()

    def told(self, person: str) -> list[str]:
        """What somebody was told of changes; what repeats it because they did not answer only once they do."""
        return [text for text in self._hands[person].texts if "🔄" in text and "❗" not in text]

    def _does(self, what: Callable[[str], None], words: str, until: str) -> None:
        self._said += 1
        what(words)
        self.claudia.reads(until)

    def _tapped(self, person: str) -> None:
        self._said += 1
        self._hands[person].tap("Understood" if self._agenda.people[person].language == "en" else "Verstanden")

    def _copies(self, person: str, words: str) -> int:
        return sum(text.startswith(words) for text in self._hands[person].texts)
