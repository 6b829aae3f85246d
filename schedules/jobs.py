"""The beat: APScheduler wakes us, and that is all it does. What is to be done stands in the database.

A beat that comes late or not at all costs nothing but time: the next one finds everything. The scheduler keeps no job
of its own beyond this process.
"""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytz
from apscheduler.schedulers.asyncio import AsyncIOScheduler

BEAT = timedelta(seconds=1)
"""How often we look for what is due."""
REPORT = timedelta(seconds=3)
"""How often we look whether a report that is out says something new."""
AUDIT = timedelta(seconds=30)
"""How often we look whether that was enough."""

Job = Callable[[], Awaitable[None]]


def beating(jobs: dict[timedelta, Job]) -> AsyncIOScheduler:
    """A scheduler for the running event loop that does each job every so often; start it, and shut it down."""
    scheduler = AsyncIOScheduler(timezone=pytz.utc)
    for every, job in jobs.items():
        scheduler.add_job(
            job,
            "interval",
            seconds=every.total_seconds(),
            misfire_grace_time=None,  # however late, never dropped
            coalesce=True,
            max_instances=1,
        )
    return scheduler
