"""The desk: who carries out which wish."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.channels.base import Inbound
from bot.channels.reach import LinkOf
from bot.clock import Clock
from bot.desk import (
    asking,
    audit,
    broadcast_drafts,
    broadcasts,
    changes,
    invite,
    late,
    matters,
    overview,
    own,
    publications,
    rollcall,
    rollcall_export,
    rollcall_list,
    sos,
    uploads,
)
from bot.desk.office import Errand, NotAllowed, Office, Reply
from bot.speech.scene import Scene
from bot.speech.views import talk
from bot.store.agendas import Agendas
from bot.store.database import Database
from handlers import asking as questions
from handlers import broadcast_wishes, request
from handlers import changes as wishes
from handlers import late as lateness
from handlers import overview as overviews
from handlers import rollcall as rollcalls
from handlers import sos as calls
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
    lateness.Late: late.late,
    calls.CallForHelp: sos.call,
    calls.TellWhere: sos.tell_where,
    calls.CallOff: sos.call_off,
    calls.TakeCare: sos.take_care,
    calls.Helped: sos.helped,
    questions.KeepQuestion: asking.keep,
    questions.SendQuestion: asking.send,
    questions.AskMore: asking.more,
    questions.ReplyTo: asking.reply,
    questions.Answered: asking.answered,
    overviews.LookAround: overview.look_around,
    overviews.Decide: overview.decide,
    overviews.Invite: invite.invite,
    overviews.LookBack: audit.look_back,
    broadcast_wishes.Begin: broadcast_drafts.begin,
    broadcast_wishes.Address: broadcast_drafts.address,
    broadcast_wishes.Write: broadcast_drafts.write,
    broadcast_wishes.Choose: broadcast_drafts.choose,
    broadcast_wishes.Postpone: broadcast_drafts.postpone,
    broadcast_wishes.Preview: broadcast_drafts.preview,
    broadcast_wishes.Discard: broadcast_drafts.discard,
    broadcast_wishes.Dispatch: broadcasts.dispatch,
    broadcast_wishes.Stop: broadcasts.stop,
    broadcast_wishes.Correct: broadcasts.correct,
    broadcast_wishes.Recall: broadcasts.recall,
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

    def __init__(self, database: Database, agendas: Agendas, clock: Clock, links: Mapping[str, LinkOf]) -> None:
        self._office = Office(database, agendas, clock, links)

    async def carry_out(self, wish: Wish, scene: Scene, inbound: Inbound) -> Reply | None:
        """Do what was wished; returns what is to be said instead of the conversation's own words, if anything."""
        errand = Errand(scene, inbound, isinstance(wish, OrganisersWish))
        try:
            return await DOERS[type(wish)](self._office, errand, wish)
        except NotAllowed:
            return Reply(talk.unknown(scene))
