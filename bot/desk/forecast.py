"""Looking ahead: what publishing a programme would mean, worked out beside the event loop."""

import asyncio
from dataclasses import replace

from bot.desk import drafts
from bot.desk.drafts import Draft
from bot.desk.office import Errand, Office
from bot.programme.agenda import Agenda
from bot.programme.changes import affected, item_changes
from bot.programme.check import arisen
from bot.programme.editing import apply, possible
from bot.programme.edits import Edit
from bot.programme.model import Trip
from bot.programme.problem import Problem
from bot.programme.sources.reading import checked
from bot.speech.outlook import Meanwhile, Outlook
from bot.speech.scene import Scene
from bot.store import matters, people
from bot.store.database import Transaction
from schedules import planning
from schedules.shifts import shifts


class NotInOrder(Exception):
    """The programme a draft makes is not one: `problems` say why."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = problems


async def outlook(tx: Transaction, errand: Errand, scene: Scene, after: Agenda) -> Outlook:
    """What comes of publishing `after` now; the scene's agenda is in force."""
    chats = await people.chats(tx, errand.trip)
    wishes = await people.preferences(tx, errand.trip)
    languages = {person: chosen.language for person, chosen in wishes.items() if chosen.language}
    before, reachable = scene.agenda, planning.preferred(chats)

    def work_out() -> Outlook:
        told = affected(before, after, errand.now, languages)
        return Outlook(
            before,
            after,
            languages,
            shifts(before, after, chats, wishes, errand.now),
            tuple(arisen(before.trip, after.trip)),
            len(told),
            sum(person not in reachable for person in told),
        )

    return await asyncio.to_thread(work_out)


async def of_draft(
    office: Office, tx: Transaction, errand: Errand, scene: Scene, draft: Draft
) -> tuple[Draft, Outlook]:
    """A draft, brought up to what is in force, and what comes of it; raises BadEdit or NotInOrder."""
    number, since = office.agendas.number(errand.trip), draft.base
    lost: list[Edit] = []
    if since != number:
        good, lost = possible(draft.on(scene.agenda.trip), draft.edits)
        draft = await drafts.turned(tx, errand, draft, number, good)
    after = await asyncio.to_thread(in_order, draft, scene.agenda.trip)
    found = await outlook(tx, errand, scene, after)
    found = replace(found, drafting=await _drafting(tx, errand, scene, after))
    if since != number:
        meanwhile = await since_then(office, tx, errand, scene, since)
        back = tuple(one for one in meanwhile.changes if after.items.get(one.item_id) != one.new)
        back = back if draft.whole else ()
        found = replace(found, meanwhile=replace(meanwhile, taken_back=back, lost=len(lost)))
    return draft, found


def in_order(draft: Draft, trip: Trip) -> Agenda:
    """The programme a draft makes of the one in force; raises BadEdit or NotInOrder."""
    reading = checked(apply(draft.on(trip), draft.edits))
    if reading.trip is None:
        raise NotInOrder(reading.problems)
    return Agenda(reading.trip)


async def since_then(office: Office, tx: Transaction, errand: Errand, scene: Scene, number: int) -> Meanwhile:
    """What was published after a version, and by whom."""
    now = office.agendas.number(errand.trip)
    then = await office.agendas.at(tx, errand.trip, number)
    names = [await publisher(tx, errand, scene, one) for one in range(number + 1, now + 1)]
    return Meanwhile(tuple(dict.fromkeys(names)), then, item_changes(then, scene.agenda))


async def publisher(tx: Transaction, errand: Errand, scene: Scene, number: int) -> str:
    """Who published a version: a name; the command line has none, and is called so."""
    matter = await matters.get(tx, errand.trip, f"v{number}")
    person = scene.agenda.people.get(matter.author) if matter else None
    return person.name if person else scene.say("draft-command-line")


async def _drafting(tx: Transaction, errand: Errand, scene: Scene, after: Agenda) -> tuple[str, ...]:
    """Who else has a draft about items this one changes: names."""
    mine = {change.item_id for change in item_changes(scene.agenda, after)}
    authors = [
        draft.matter.author
        for draft in await drafts.of_others(tx, errand)
        if mine & await asyncio.to_thread(draft.touched, scene.agenda.trip)
    ]
    return tuple(scene.agenda.people[author].name for author in authors if author in scene.agenda.people)
