"""The desk: who carries out which wish."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.channels.base import Inbound
from bot.clock import Clock
from bot.desk import changes, matters, own, publications, rollcall, rollcall_export, rollcall_list, uploads
from bot.desk.office import Errand, NotAllowed, Office, Reply
from bot.speech.scene import Scene
from bot.speech.views import talk
from bot.store.agendas import Agendas
from bot.store.database import Database
from handlers import changes as wishes
from handlers import request
from handlers import rollcall as rollcalls
from handlers.request import OrganisersWish, Wish

Doer = Callable[[Office, Errand, Any], Awaitable[Reply | None]]

DOERS: Mapping[type, Doer] = {
    request.Join: own.join,
    request.Prefer: own.prefer,
    request.Snooze: own.snooze,
    request.Leave: own.leave,
    request.Disclose: own.disclose,
    request.Compare: own.compare,
    request.Through: own.through,
    request.Respond: matters.respond,
    request.Remind: matters.remind,
    request.Look: matters.look,
    rollcalls.Present: rollcall.present,
    rollcalls.Overlook: rollcall.overlook,
    rollcalls.Propose: rollcall.propose,
    rollcalls.Begin: rollcall.begin,
    rollcalls.Open: rollcall.open_,
    rollcalls.Missing: rollcall_list.missing,
    rollcalls.Ticking: rollcall_list.ticking,
    rollcalls.Tick: rollcall_list.tick,
    rollcalls.Close: rollcall_list.close,
    rollcalls.Reopen: rollcall_list.reopen,
    rollcalls.Export: rollcall_export.export,
    wishes.Pick: changes.pick,
    wishes.Open: changes.open_,
    wishes.Amend: changes.amend,
    wishes.ShowDraft: changes.show,
    wishes.Discard: changes.discard,
    wishes.Publish: publications.publish,
    wishes.Undo: publications.undo,
    wishes.Upload: uploads.upload,
}
"""Every wish there is."""


class Desk:
    """Carries out what people wish."""

    def __init__(self, database: Database, agendas: Agendas, clock: Clock) -> None:
        self._office = Office(database, agendas, clock)

    async def carry_out(self, wish: Wish, scene: Scene, inbound: Inbound) -> Reply | None:
        """Do what was wished; returns what is to be said instead of the conversation's own words, if anything."""
        errand = Errand(scene, inbound, isinstance(wish, OrganisersWish))
        try:
            return await DOERS[type(wish)](self._office, errand, wish)
        except NotAllowed:
            return Reply(talk.unknown(scene))
