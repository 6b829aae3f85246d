"""The campaign through Slack: the real channel is killed at random moments, while a strict Slack outlives it.

Slack has a process of its own; the assistant – channel, conversation and delivery – is forked again and again from one
that has everything loaded. People ask and are reminded all the while, and requests fail in every way they can.
"""

import asyncio
import json
import os
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any

from pydantic import SecretStr

from bot import app
from bot.channels.pacing import Pacer
from bot.channels.slack import channel as slack_channel
from bot.channels.slack import history, sending
from bot.clock import SimulatedClock
from bot.programme.sources import yaml_writer
from bot.service import Service
from bot.settings import Settings
from bot.store import people
from bot.store.database import Database
from schedules import planning
from tests.crash.grounds import Fresh
from tests.crash.journey import BEGIN, STEP, Journey
from tests.crash.processes import Process
from tests.crash.promise import Evidence, outbox
from tests.crash.service import Accepted
from tests.crash.tally import Tally
from tests.fakes.slack import Ending, FakeSlack, Fault, Refusal, flood

SHARE = 4
"""It takes so many times as long to kill a whole assistant as a worker, and so fewer are."""
QUESTION = "language"
WORK = 0.3
"""Seconds an assistant has at most, besides twice those it takes to be there."""
TROUBLE = 1 / 3
"""How likely something fails for one that begins."""
PATIENCE = 60.0
"""Seconds in which all must be well once nothing fails any more."""
ENDINGS: dict[str, Ending | Refusal] = {
    "error": Ending.SERVER_ERROR,
    "gateway": Ending.BAD_GATEWAY,
    "garbled": Ending.GARBLED,
    "reset": Ending.RESET,
    "hang": Ending.HANG,
    "fatal": Refusal("fatal_error"),
    "flood": flood(1),
}


@dataclass(frozen=True)
class Access:
    """How to reach Slack, and who is there, by the names of the trip."""

    url: str
    bot: str
    app: str
    addresses: dict[str, str]


class Slack:
    """A running Slack, for whoever started it."""

    def __init__(self, tell: int, hear: int) -> None:
        self._tell, self._hear = os.fdopen(tell, "w"), os.fdopen(hear)
        self.access = Access(**json.loads(self._hear.readline()))

    def ask(self, do: str, **what: Any) -> Any:
        """Have something done there, and hear what came of it."""
        self._tell.write(json.dumps({"do": do, **what}) + "\n")
        self._tell.flush()
        return json.loads(self._hear.readline())


@contextmanager
def slack(names: Sequence[str]) -> Iterator[Slack]:
    """A Slack for as long as this lasts."""
    hear, said = os.pipe()
    heard, tell = os.pipe()

    def run() -> None:
        os.close(hear)
        os.close(tell)
        _serve(os.fdopen(heard), os.fdopen(said, "w"), names)

    process = Process(run)
    os.close(heard)
    os.close(said)
    try:
        yield Slack(tell, hear)
    finally:
        process.kill()


def _serve(orders: Any, answers: Any, names: Sequence[str]) -> None:
    with FakeSlack(patience=3.0) as there:
        members = {name: there.member(name) for name in names}

        def answer(what: object) -> None:
            answers.write(json.dumps(what) + "\n")
            answers.flush()

        addresses = {name: member.id for name, member in members.items()}
        answer({"url": there.url, "bot": there.bot_token, "app": there.app_token, "addresses": addresses})
        for line in orders:
            order = json.loads(line)
            match order["do"]:
                case "say":
                    answer(members[order["who"]].say(QUESTION))
                case "fail":
                    ending, accepted = ENDINGS[order["ending"]], order["accepted"]
                    there.fault(Fault(ending, order["method"], nth=order["nth"], accepted=accepted))
                    answer(None)
                case "heal":
                    there.heal()
                    answer(None)
                case _:
                    told = [
                        [name, message.ts, (message.json.get("metadata") or {}).get("event_payload", {}), message.text]
                        for name, member in members.items()
                        for message in member.messages
                        if message.by_bot
                    ]
                    line = {"connections": there.connections}
                    answer({"told": told, "pending": there.pending, "lost": len(there.lost)} | line)


def campaign(fresh: Fresh, seed: int, kills: int) -> Tally:
    """What is known after so many kills, once everybody had time to recover."""
    chance, tally, journey = random.Random(seed), Tally(), Journey(kills)
    agenda = journey.agenda
    asked: Counter[str] = Counter()
    with fresh(None) as url, slack([one.id for one in agenda.trip.people]) as there:
        house = House(url, there.access, journey)
        life = 2 * _time_to_begin(there, house) + WORK
        for cycle in range(kills):
            for who in chance.sample(sorted(there.access.addresses), 2):
                there.ask("say", who=who)
                asked[who] += 1
            if chance.random() < TROUBLE:
                _fail(there, chance)
            worker = Process(partial(house.work, journey.moment(cycle)))
            time.sleep(chance.random() * life)
            worker.kill()
        there.ask("heal")
        state = _recovered(there, house, journey, asked.total())
        told = [Accepted(ts, f"slack/{who}", key.get("key", ""), text) for who, ts, key, text in state["told"]]
        tally.add(Evidence(journey.must_hear(), asyncio.run(outbox(url)), _reminders(told), verifying=True), kills)
        tally.wrong += _answered(asked.total(), told, state["lost"])
    return tally


def _time_to_begin(there: Slack, house: "House") -> float:
    """How many seconds an assistant takes on this machine until it listens."""
    first, begun = Process(partial(house.work, BEGIN)), time.monotonic()
    while not there.ask("tell")["connections"]:
        time.sleep(0.01)
    first.kill()
    return time.monotonic() - begun


def _fail(there: Slack, chance: random.Random) -> None:
    method = chance.choice(["chat.postMessage", "chat.postMessage", "conversations.history", "conversations.open"])
    ending, accepted = chance.choice(sorted(ENDINGS)), chance.random() < 1 / 2
    there.ask("fail", ending=ending, method=method, nth=chance.randint(1, 4), accepted=accepted and ending != "flood")


def _recovered(there: Slack, house: "House", journey: Journey, asked: int) -> Any:
    """What is there once the last one had time."""
    last = Process(lambda: house.work(journey.moment(journey.cycles), for_good=True))
    until = time.monotonic() + PATIENCE
    while True:
        time.sleep(0.5)
        state = there.ask("tell")
        answers = sum(key.get("key", "").startswith("answer ") for _, _, key, _ in state["told"])
        open_ = asyncio.run(house.still_open())
        if (answers + state["lost"] >= asked and not open_ and not state["pending"]) or time.monotonic() > until:
            last.kill()
            return state


def _reminders(told: Sequence[Accepted]) -> list[Accepted]:
    """All that was no answer; the parts of one message as one, by the id of the last."""
    whole: dict[str, Accepted] = {}
    for one in told:
        key = one.key.partition(" part ")[0]
        if not key.startswith("answer "):
            before = f"{whole[key].text}\n" if key in whole else ""
            whole[key] = replace(one, key=key, text=before + one.text)
    return list(whole.values())


def _answered(asked: int, told: Sequence[Accepted], lost: int) -> Iterator[str]:
    """Nothing came twice, and every question has an answer – but those Slack gave up, as nobody was there in time."""
    for key, copies in Counter(one.key for one in told).items():
        if copies > 1:
            yield f"{key}: {copies} copies"
    answers = sum(one.key.startswith("answer ") for one in told)
    if answers < asked - lost:
        yield f"{asked} questions, {answers} answers, {lost} nobody was there to take"


class House:
    """The assistant, ready to be forked: all is read and loaded, no connection is open."""

    def __init__(self, url: str, access: Access, journey: Journey) -> None:
        history.SETTLE = sending.BREATHER = sending.BETWEEN = 0.05  # this Slack shows at once what it has
        slack_channel.ANSWER_WITHIN = 0.3
        self._journey = journey
        self._url = url
        self._settings = Settings(
            slack_bot_token=SecretStr(access.bot), slack_app_token=SecretStr(access.app), slack_api_url=access.url
        )
        self._clock = SimulatedClock(BEGIN, speed=0)
        self._service = Service(Database(url), self._clock)
        asyncio.run(self._begin(access))

    async def _begin(self, access: Access) -> None:
        service, agenda, before = self._service, self._journey.agenda, BEGIN - STEP
        await service.open()
        async with service.database.write() as tx:
            content = yaml_writer.text(agenda.trip)
            await planning.publish(tx, agenda, content, "test.yaml", before, before=None, silent=True)
            for name, address in access.addresses.items():
                await people.join(tx, agenda.trip.id, name, "slack", address, before)
            await planning.replan(tx, agenda, before, catch_up=True)
            await service.agendas.refresh(tx)
        await service.database.close()

    async def still_open(self) -> int:
        """How much is still to be told by now."""
        return sum(row.state.value in {"pending", "sending", "uncertain"} for row in await outbox(self._url))

    def work(self, now: datetime, *, for_good: bool = False) -> None:
        """Answer and deliver until killed; `for_good`, also what the time after brings."""
        self._clock.jump(now)

        async def run() -> None:
            channel = app.slack_channel(self._service, self._settings, Pacer(concurrency=6))
            assert channel is not None
            await channel.start()
            while True:
                await self._service.delivery.deliver()
                await asyncio.sleep(0.02)
                if for_good:
                    self._clock.jump(self._clock.now() + STEP / 20)

        asyncio.run(run())
