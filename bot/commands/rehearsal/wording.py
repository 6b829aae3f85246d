"""A finding in words: what happens when, and to whom."""

from bot.clock import local_date
from bot.commands.rehearsal.findings import Concern, Finding
from bot.programme.agenda import Agenda
from bot.speech.catalogue import catalogue
from bot.speech.when import Times


def sentence(finding: Finding, agenda: Agenda, language: str) -> str:
    """`10 Nachrichten an einem Tag: Di 23. April`; times are those of the place where the travellers are."""
    say = catalogue(language).say
    if not finding.messages:
        return say("rehearsal-silent")
    first, last = finding.messages[0], finding.messages[-1]
    zone = agenda.zone_of(first.person, first.at)
    times = Times(language, agenda.trip.home_zone)
    hours = dict.fromkeys(times.clock(message.at, zone) for message in (first, last))
    what = [say(f"rehearsal-kind-{message.kind}") for message in finding.messages]
    if finding.concern is Concern.EARLY:
        what = [agenda.items[name].title.in_(language) for name in first.items if name in agenda.items]
    return say(
        f"rehearsal-{finding.concern}",
        count=len(finding.messages),
        day=times.day(local_date(first.at, zone)),
        time=f"{'–'.join(hours)} {times.zone(zone)}",
        what=", ".join(dict.fromkeys(what)),
    )


def line(finding: Finding, agenda: Agenda, language: str) -> str:
    """A finding as one line of text, with one of those it concerns and how many they are."""
    who = catalogue(language).say("rehearsal-who", people=len(finding.people), person=finding.people[0].name)
    return catalogue(language).say("rehearsal-line", what=sentence(finding, agenda, language), who=who)
