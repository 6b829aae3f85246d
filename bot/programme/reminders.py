"""When reminders of an item are due, and what quiet hours make of it: the definitions of the programme format."""

from datetime import UTC, datetime, timedelta

from bot.clock import UncertainTime, instant, local
from bot.programme.agenda import leave_by
from bot.programme.model import Item, Lead, QuietHours

LEAVE_LEAD = timedelta(minutes=10)
"""`leave` is due this long before the leave-by time."""
TOO_CLOSE = timedelta(minutes=5)
NOTICE_AFTER_QUIET = timedelta(minutes=30)
"""A reminder waits for the end of quiet hours only if this much is left then."""


def due_times(item: Item, leads: tuple[Lead, ...]) -> list[tuple[Lead, datetime]]:
    """Each lead of an item with the instant it is due (UTC), soonest first.

    `leave` needs a leave-by time; of two less than five minutes apart the later is dropped.
    """
    deadline = leave_by(item)
    due = []
    for lead in leads:
        if lead.before is not None:
            due.append((lead, item.start - lead.before))
        elif deadline is not None:
            due.append((lead, deadline - LEAVE_LEAD))
    kept: list[tuple[Lead, datetime]] = []
    for lead, at in sorted(due, key=lambda entry: entry[1]):
        if not kept or at - kept[-1][1] >= TOO_CLOSE:
            kept.append((lead, at))
    return kept


def after_quiet(due: datetime, item: Item, quiet: QuietHours | None, zone: str) -> datetime | None:
    """When a reminder due inside quiet hours goes out (UTC): at their end, or at its own time if that is too late.

    None if it is not due inside them. `zone` is the traveller's at the due time.
    """
    if quiet is None or not quiet.hold(local(due, zone).time()):
        return None
    end = quiet_end(due, quiet, zone)
    deadline = leave_by(item) or item.start
    return end if end + NOTICE_AFTER_QUIET <= deadline else due


def quiet_end(moment: datetime, quiet: QuietHours, zone: str) -> datetime:
    """The end (UTC) of the quiet hours an instant lies in: the first instant that lies in none."""
    there = local(moment, zone)
    day = there.date() if there.time() < quiet.end else there.date() + timedelta(days=1)
    try:
        return instant(datetime.combine(day, quiet.end), zone)
    except UncertainTime as error:  # the night daylight saving begins or ends: look minute by minute
        end = max(moment.replace(second=0, microsecond=0), min(error.readings).astimezone(UTC))
        while quiet.hold(local(end, zone).time()):
            end += timedelta(minutes=1)
        return end
