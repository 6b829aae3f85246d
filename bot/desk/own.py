"""What people wish for themselves: to join, to be reminded otherwise, to leave, to see what is kept about them."""

from bot.desk.office import Errand, Office, Reply
from bot.programme.changes import changes_for
from bot.speech.views import changes as changes_view
from bot.speech.views import privacy as privacy_view
from bot.speech.views.privacy import Kept
from bot.store import deliveries, matters, people, programmes
from handlers.request import Compare, Disclose, Join, Leave, Prefer, Snooze, Through
from schedules import planning
from schedules.outbox import again


async def join(office: Office, errand: Errand, _: Join) -> None:
    """The person is here."""
    async with office.work(errand) as (tx, scene):
        person, inbound = errand.person, errand.inbound
        await people.join(tx, errand.trip, person.id, inbound.channel, inbound.address, errand.now)
        await planning.replan(tx, scene.agenda, errand.now, [person.id], catch_up=True)


async def prefer(office: Office, errand: Errand, wish: Prefer) -> None:
    """Choices hold from now on."""
    async with office.work(errand) as (tx, scene):
        await people.keep_preferences(tx, errand.trip, errand.person.id, wish.preferences)
        await planning.replan(tx, scene.agenda, errand.now, [errand.person.id])


async def snooze(office: Office, errand: Errand, wish: Snooze) -> None:
    """One more reminder."""
    async with office.work(errand) as (tx, scene):
        person = errand.person
        channel = planning.preferred(await people.chats_of(tx, errand.trip, person.id)).get(person.id)
        item = scene.agenda.items.get(wish.item)
        if channel is not None and item is not None:
            await deliveries.schedule(tx, [again(scene.agenda, person, item, wish.at, channel)])


async def leave(office: Office, errand: Errand, wish: Leave) -> None:
    """No more messages."""
    async with office.work(errand) as (tx, scene):
        await people.leave(tx, errand.trip, errand.person.id)
        if wish.forget:
            await people.forget(tx, errand.trip, errand.person.id)
        await planning.replan(tx, scene.agenda, errand.now, [errand.person.id])


async def through(office: Office, errand: Errand, wish: Through) -> None:
    """Another chat is preferred; what is open is told there."""
    async with office.work(errand) as (tx, scene):
        await people.prefer_channel(tx, errand.trip, errand.person.id, wish.channel)
        await planning.replan(tx, scene.agenda, errand.now, [errand.person.id])


async def compare(office: Office, errand: Errand, _: Compare) -> Reply:
    """What changed for the person lately."""
    scene = errand.scene
    async with office.database.read() as tx:
        number = await programmes.as_of(tx, errand.trip, errand.now - changes_view.LATELY)
        before = await office.agendas.at(tx, errand.trip, number) if number else scene.agenda
    known = changes_for(errand.person.id, before, scene.agenda, errand.now, scene.language)
    return Reply(changes_view.lately(known, before, scene))


async def disclose(office: Office, errand: Errand, _: Disclose) -> Reply:
    """What there is about the person."""
    trip, person = errand.trip, errand.person.id
    async with office.database.read() as tx:
        channels = tuple(chat.channel for chat in await people.chats_of(tx, trip, person))
        own_settings = await people.has_preferences(tx, trip, person)
        kept = Kept(
            channels,
            own_settings,
            len(await deliveries.history(tx, trip, person)),
            await matters.brought_up(tx, trip, person),
            await matters.answers_of(tx, trip, person),
        )
    return Reply(privacy_view.privacy(errand.scene, kept))
