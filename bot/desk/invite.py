"""A fresh invitation, for an organiser to forward."""

from datetime import timedelta

from bot.clock import local_date
from bot.desk.office import Errand, Office, Reply
from bot.speech.views import invitation as view
from bot.store import invitations, people
from handlers.overview import Invite

GOOD_FOR = timedelta(days=14)


async def invite(office: Office, errand: Errand, wish: Invite) -> Reply:
    """A one-time link or code for somebody who cannot be reached yet; earlier ones are void. It is kept nowhere."""
    async with office.work(errand) as (tx, scene):
        person = scene.agenda.people.get(wish.person)
        if person is None:
            return Reply(view.nobody(scene))
        chats = await people.chats_of(tx, errand.trip, person.id)
        if any(chat.unreachable is None for chat in chats):
            return Reply(view.here_already(person, scene))
        token = await invitations.invite(tx, errand.trip, person.id, errand.now, GOOD_FOR)
        await office.note(tx, errand, "invite", person=person.id)
        until = local_date(errand.now + GOOD_FOR, scene.agenda.trip.home_zone)
        link = next(filter(None, (link_of(token) for link_of in office.links.values())), None)
        return Reply(view.to_forward(person, token, link, until, scene))
