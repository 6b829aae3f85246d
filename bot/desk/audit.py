"""What organisers did, for organisers to read."""

from bot.desk.office import Errand, Office, Reply
from bot.speech.views import audit as view
from bot.store import acts
from handlers.overview import LookBack


async def look_back(office: Office, errand: Errand, wish: LookBack) -> Reply:
    """A page of deeds, and whether there are earlier ones."""
    async with office.work(errand) as (tx, scene):
        found = await acts.deeds(tx, errand.trip, view.PAGE + 1, wish.first)
        shown = [view.Done(deed.at, deed.person, deed.action, deed.content) for deed in found[: view.PAGE]]
        return Reply(view.log(shown, wish.first, len(found) > view.PAGE, scene))
