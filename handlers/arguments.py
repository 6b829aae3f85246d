"""What stands after `reminders`, in a button or typed: one small grammar, and what it makes of somebody's choices.

    all | essential | none                          how much
    digest on | off                                 the evening's look at tomorrow
    quiet 22:00-06:30 | off | programme             quiet hours
    b2b,visit 2h,30min,leave | none | programme     lead times, by kind; `every`: wherever the programme reminds
    leads, leads 30min, b2b, quiet                  wants to choose: changes nothing

It comes from outside: whatever is not exactly so is nothing.
"""

import re
from dataclasses import replace
from datetime import time, timedelta

from bot.programme.model import Kind, Lead, QuietHours, Reminders
from bot.programme.preferences import Preferences, Wanted
from bot.speech.views.leads import LEAVE, MOST, written

CHOOSE_LEADS, CHOOSE_QUIET = "leads", "quiet"
EVERY = "every"
_SWITCH = {"on": True, "off": False}
_NONE, _PROGRAMME = "none", "programme"
_LEAD = re.compile("(?P<minutes>[0-9]{1,5})min|(?P<hours>[0-9]{1,4})h")
_HOUR = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_QUIET = re.compile(f"({_HOUR})-({_HOUR})")


def exact(argument: str, reminders: Reminders) -> bool:
    """Whether an argument is in the grammar; `reminders` are the programme's."""
    topic, _, value = argument.partition(" ")
    choosing = argument in {CHOOSE_LEADS, CHOOSE_QUIET} or kinds(argument) or (topic == CHOOSE_LEADS and leads(value))
    return bool(choosing) or changed(argument, Preferences(), reminders) is not None


def changed(argument: str, preferences: Preferences, reminders: Reminders) -> Preferences | None:
    """Somebody's choices after a change; None if the argument is none. `reminders` are the programme's."""
    topic, _, value = argument.partition(" ")
    if not value:
        return _wanting(topic, preferences)
    if topic == "digest":
        return replace(preferences, digest=_SWITCH[value]) if value in _SWITCH else None
    if topic == CHOOSE_QUIET:
        return _with_quiet(value, preferences)
    return _with_leads(kinds(topic, reminders), value, preferences)


def kinds(names: str, reminders: Reminders | None = None) -> tuple[Kind, ...]:
    """The kinds written with commas between, or – `every` – all that `reminders` know; none if one is not a kind."""
    if names == EVERY and reminders is not None:
        return tuple(kind for kind in Kind if reminders.leads(kind))
    named = names.split(",")
    return tuple(kind for kind in Kind if kind in named) if set(named) <= set(Kind) else ()


def leads(value: str) -> tuple[Lead, ...]:
    """The lead times written with commas between, the longest first and `leave` last; none if one of them is wrong."""
    found = [_lead(part) for part in value.split(",")]
    good = {lead for lead in found if lead is not None}
    if None in found or len(good) > MOST:
        return ()
    return tuple(sorted(good, key=lambda lead: lead.before or timedelta(0), reverse=True))


def _lead(text: str) -> Lead | None:
    if text == LEAVE:
        return Lead(None, LEAVE)
    match = _LEAD.fullmatch(text)
    if match is None:
        return None
    before = timedelta(minutes=int(match["minutes"] or 0), hours=int(match["hours"] or 0))
    return Lead(before, written(before))


def _wanting(topic: str, preferences: Preferences) -> Preferences | None:
    """How much is wanted; all means all, also where nothing was wanted before."""
    if topic not in set(Wanted):
        return None
    if topic == Wanted.ALL:
        some = tuple((kind, own) for kind, own in preferences.leads if own)
        preferences = replace(preferences, digest=True, leads=some)
    return replace(preferences, wanted=Wanted(topic))


def _with_quiet(value: str, preferences: Preferences) -> Preferences | None:
    if value == _PROGRAMME:
        return replace(preferences, quiet=None, own_quiet=False)
    if value == "off":
        return replace(preferences, quiet=None, own_quiet=True)
    match = _QUIET.fullmatch(value)
    if match is None or match[1] == match[2]:
        return None
    hours = QuietHours(time.fromisoformat(match[1]), time.fromisoformat(match[2]))
    return replace(preferences, quiet=hours, own_quiet=True)


def _with_leads(chosen: tuple[Kind, ...], value: str, preferences: Preferences) -> Preferences | None:
    own = leads(value)
    if not chosen or not (own or value in {_NONE, _PROGRAMME}):
        return None
    if preferences.wanted is Wanted.NONE and value != _NONE:  # of these, and still of nothing else
        silent = tuple((kind, ()) for kind in Kind)
        preferences = replace(preferences, wanted=Wanted.ALL, digest=False, leads=silent)
    kept = {kind: lead for kind, lead in preferences.leads if kind not in chosen}
    if value != _PROGRAMME:
        kept |= dict.fromkeys(chosen, own)
    return replace(preferences, leads=tuple((kind, kept[kind]) for kind in Kind if kind in kept))
