"""The campaign: one worker after the other is killed at a random moment, while messages are in flight."""

import asyncio
import os
import random
import select
from dataclasses import dataclass, replace
from datetime import datetime

from tests.crash.grounds import Fresh
from tests.crash.journey import Journey, begin
from tests.crash.processes import Process
from tests.crash.promise import Evidence, outbox
from tests.crash.scenes import SCENES
from tests.crash.tally import Tally
from tests.crash.workers import Post

CALM = 5
"""Cycles at the end in which nothing fails and nobody is killed."""
PATIENCE = 20.0
"""Seconds an answer may take then: nothing is silent any more, but a machine may be busy."""
BLOCKED = 1 / 200
"""How likely somebody blocks their chat during a cycle."""


def campaign(fresh: Fresh, where: str, seed: int, kills: int) -> Tally:
    """What is known after so many kills, when everybody had time to recover.

    `where` names the scene. All chance comes from the seed, but for the machine's own: how far a worker gets.
    """
    chance, hunter, tally = random.Random(seed), Hunter(), Tally()
    journey = Journey(kills * 4 // 3 + 5)
    with fresh(None) as url, SCENES[where](seed, journey) as scene:
        chat = scene.chat
        post = scene.post(url, asyncio.run(begin(url, journey.agenda, scene.channels, chat.address)))
        for cycle in range(journey.cycles):
            if chance.random() < BLOCKED:
                chat.block(chat.address(scene.channels[0], chance.choice(journey.guests())))
            if hunter.kills < kills:
                hunter.hunt(post, journey.moment(cycle), chance.random())
            else:
                post.play([journey.moment(cycle)])
        chat.calm()
        calm = replace(post, patience=PATIENCE)
        calm.play(journey.moments(range(journey.cycles, journey.cycles + CALM)))
        tally.add(
            Evidence(journey.must_hear(), asyncio.run(outbox(url)), chat.accepted(), scene.verifying), hunter.kills
        )
    if hunter.kills < kills:
        tally.wrong.append("too many workers were too fast to be killed")
    return tally


@dataclass
class Hunter:
    """Kills workers while they work, and counts them."""

    kills: int = 0
    longest: float = 0.2
    """Seconds a worker has at most; adjusts itself so that about one in ten gets everything done, on any machine."""

    def hunt(self, post: Post, now: datetime, share: float) -> None:
        """Let a worker deliver what is due, for a share of the longest time; it counts if it was caught at it."""
        progress, begun = os.pipe()
        worker = Process(lambda: post.play([now], begun=lambda: os.write(begun, b".")))
        os.close(begun)
        os.read(progress, 1)
        done, _, _ = select.select([progress], [], [], share * self.longest)
        worker.kill()
        os.close(progress)
        self.longest *= 0.6 if done else 1.05
        self.kills += not done
