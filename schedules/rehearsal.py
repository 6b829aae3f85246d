"""The rehearsal: every message a trip would send, played before anybody travels."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.programme.agenda import Agenda
from bot.programme.model import Person
from bot.speech.message import Message
from bot.speech.scene import Scene
from bot.speech.views import notices as view
from schedules.planner import Notice, NoticeKind, plan


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """A message as it would be sent: to whom, when (UTC) and how it looks."""

    notice: Notice
    message: Message


def rehearse(agenda: Agenda, people: Iterable[Person], start: datetime, end: datetime) -> Iterator[Rehearsed]:
    """All messages to the given people from an instant to another, in the order they go out."""
    notices = [notice for person in people for notice in plan(agenda, person) if start <= notice.at < end]
    for notice in sorted(notices, key=lambda notice: notice.at):
        yield Rehearsed(notice, rendered(notice, agenda))


def rendered(notice: Notice, agenda: Agenda) -> Message:
    """A notice in its person's language, as of the instant it goes out."""
    scene = Scene(agenda, notice.person, notice.at, notice.person.language)
    if notice.kind is NoticeKind.DIGEST and notice.day is not None:
        return view.digest(agenda.day(notice.person, notice.day), notice.day, scene)
    items = {reminder.item.id: reminder.item for reminder in notice.reminders}
    return view.reminder(tuple(items.values()), scene)


def items_of(notice: Notice, agenda: Agenda) -> list[str]:
    """The ids of what a notice is about: its reminders' items, or those of the digest's day."""
    if notice.day is not None:
        return [item.id for item in agenda.day(notice.person, notice.day)]
    return [reminder.item.id for reminder in notice.reminders]
