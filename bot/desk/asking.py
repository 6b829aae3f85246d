"""A question goes to the organisers, their answers to whoever asked."""

from dataclasses import replace
from datetime import timedelta

from bot.desk.office import Errand, Office, Reply
from bot.speech.scene import Scene
from bot.speech.views import matters as matters_view
from bot.speech.views import question as view
from bot.store import deliveries, matters, people
from bot.store.database import Transaction
from bot.store.matters import MOST, Matter, MatterKind, Stage
from bot.store.schema import State
from handlers.asking import Answered, AskMore, KeepQuestion, ReplyTo, SendQuestion
from schedules import calling, planning
from schedules.calling import Telling
from schedules.planner import NoticeKind

WORTH_TELLING = timedelta(days=2)
UNSENT = timedelta(days=1)
"""How long a question that was not sent is kept, and how many of a person's at most."""
MOST_UNSENT = 5


async def keep(office: Office, errand: Errand, wish: KeepQuestion) -> Reply:
    """Nothing is sent before the person says so; what was not sent is forgotten before long."""
    async with office.work(errand) as (tx, scene):
        who, now = errand.person.id, errand.now
        kept = await matters.find(tx, errand.trip, [MatterKind.QUESTION], [Stage.DRAFT], author=who)
        for number, draft in enumerate(kept, 1):
            if number >= MOST_UNSENT or draft.created_at < now - UNSENT:
                await matters.drop(tx, errand.trip, draft.id)
        content = {"who": who, "recipients": [], "answers": [], "sent": False, "closed": None}
        content |= {"thread": [_entry(errand, wish.text)]}
        matter = Matter(errand.trip, matters.new_id(), MatterKind.QUESTION, Stage.DRAFT, who, now, now, content)
        await matters.put(tx, matter)
        return Reply(view.may_ask(matter.id, scene) if wish.unknown else view.preview(matter.id, wish.text, scene))


async def send(office: Office, errand: Errand, wish: SendQuestion) -> Reply:
    """Put a question to the organisers, once."""
    async with office.work(errand) as (tx, scene):
        matter = await _own(tx, errand, wish.matter)
        if matter is None:
            return Reply(matters_view.gone(scene))
        if matter.stage is Stage.DRAFT:
            recipients = calling.organisers(scene.agenda, errand.person.id)
            matter = replace(matter, stage=Stage.OPEN)
            matter = await matters.amend(tx, matter, errand.now, sent=True, recipients=recipients)
            await _tell(tx, errand, scene, matter)
        told = await matters.told(tx, errand.trip, matter.id)
        rows = [row for row in told if row.key.kind == NoticeKind.CASE]
        night = all(row.state is State.PENDING and row.at > errand.now for row in rows)
        return Reply(view.on_its_way(matter.content, len({row.key.person for row in rows}), night, scene))


async def more(office: Office, errand: Errand, wish: AskMore) -> Reply:
    """The person asks on; that opens a question again."""
    async with office.work(errand) as (tx, scene):
        matter = await _own(tx, errand, wish.matter)
        if matter is None or matter.stage is Stage.DRAFT:
            return Reply(matters_view.gone(scene))
        if not wish.text:
            return Reply(view.write(matter.content, scene), f"ask more {matter.id}")
        if await office.is_new(tx, errand):
            if len(matter.content["thread"]) > MOST:
                return Reply(view.too_long(scene))
            matter = replace(matter, stage=Stage.OPEN)
            matter = await matters.amend(tx, matter, errand.now, thread=_longer(errand, matter, wish.text), closed=None)
            await _tell(tx, errand, scene, matter)
        return Reply(view.passed_on(matter.content, scene))


async def reply(office: Office, errand: Errand, wish: ReplyTo) -> Reply:
    """An organiser answers; the person is told, and the other organisers see it."""
    async with office.work(errand) as (tx, scene):
        matter = await _sent(tx, errand, wish.matter)
        if matter is None:
            return Reply(matters_view.gone(scene))
        if not wish.text:
            return Reply(view.write(matter.content, scene), f"ask reply {matter.id}")
        channel = planning.preferred(await people.chats_of(tx, errand.trip, matter.author)).get(matter.author)
        if await office.is_new(tx, errand):
            if len(matter.content["thread"]) > MOST:
                return Reply(view.too_long(scene))
            matter = await matters.amend(tx, matter, errand.now, thread=_longer(errand, matter, wish.text))
            if channel is not None:
                await deliveries.schedule(tx, [_telling(errand, matter, NoticeKind.WORD).to(matter.author, channel)])
            await office.note(tx, errand, "question-answer", matter=matter.id, person=matter.author)
        return Reply(view.replied(matter.id, matter.content, scene, arrives=channel is not None))


async def answered(office: Office, errand: Errand, wish: Answered) -> Reply:
    """There is no more to say."""
    async with office.work(errand) as (tx, scene):
        matter = await _sent(tx, errand, wish.matter)
        if matter is None:
            return Reply(matters_view.gone(scene))
        if matter.stage is Stage.OPEN:
            closed = {"by": errand.person.id, "at": errand.now.isoformat()}
            matter = await matters.amend(tx, replace(matter, stage=Stage.CLOSED), errand.now, closed=closed)
            await office.note(tx, errand, "question-done", matter=matter.id, person=matter.author)
        return Reply(view.case(matter.id, matter.content, scene, in_place=True))


def _entry(errand: Errand, text: str) -> dict[str, str]:
    return {"by": errand.person.id, "text": text}


def _longer(errand: Errand, matter: Matter, text: str) -> list[dict[str, str]]:
    return [*matter.content["thread"], _entry(errand, text)]


async def _sent(tx: Transaction, errand: Errand, name: str) -> Matter | None:
    """A question that was put to the organisers: nobody else's business before."""
    matter = await matters.get(tx, errand.trip, name, hold=True)
    asked = matter is not None and matter.kind is MatterKind.QUESTION and matter.stage is not Stage.DRAFT
    return matter if asked else None


async def _own(tx: Transaction, errand: Errand, name: str) -> Matter | None:
    matter = await matters.get(tx, errand.trip, name, hold=True)
    own = matter is not None and matter.kind is MatterKind.QUESTION and matter.author == errand.person.id
    return matter if own else None


async def _tell(tx: Transaction, errand: Errand, scene: Scene, matter: Matter) -> None:
    """The newest entry goes to every organiser; at night it waits for the morning."""
    chats = await calling.reachable(tx, errand.trip, matter.content["recipients"])
    telling = _telling(errand, matter, NoticeKind.CASE)
    await deliveries.schedule(tx, await calling.by_day(tx, scene.agenda, telling, chats))


def _telling(errand: Errand, matter: Matter, kind: NoticeKind) -> Telling:
    number = len(matter.content["thread"]) - 1
    return Telling(errand.trip, matter.id, kind, errand.now, errand.now + WORTH_TELLING, again=number)
