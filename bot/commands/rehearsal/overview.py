"""What the page says first: the trip in four numbers, and what there is to look at."""

from statistics import median

from bot.commands.rehearsal.findings import Finding, day_of
from bot.commands.rehearsal.markup import Markup, element
from bot.commands.rehearsal.sheet import Sheet
from bot.commands.rehearsal.wording import sentence


def figures(sheet: Sheet) -> Markup:
    """The trip in four numbers."""
    counts = [len(messages) for messages in sheet.daily.values()]
    shown = {
        "messages": sum(counts),
        "people": len({person for person, _ in sheet.daily}),
        "median": median(counts) if counts else 0,
        "most": max(counts, default=0),
    }
    pairs = (
        element("div", element("dt", sheet.say(f"rehearsal-figure-{name}")), element("dd", sheet.number(value)))
        for name, value in shown.items()
    )
    return element("dl", *pairs, class_="figures")


def concerns(found: list[Finding], sheet: Sheet) -> Markup:
    """The findings, each with links to the people and days it is about."""
    if not found:
        return element("p", sheet.say("rehearsal-no-findings"))
    return element("ul", *(_finding(finding, sheet) for finding in found), class_="findings")


def _finding(finding: Finding, sheet: Sheet) -> Markup:
    words = element("p", sentence(finding, sheet.agenda, sheet.language))
    day = day_of(finding.messages[0], sheet.agenda) if finding.messages else None
    names = [
        element("a", person.name, href=f"#{sheet.anchor(person, day)}") if day else element("span", person.name)
        for person in finding.people
    ]
    if len(names) == 1:
        return element("li", words, element("p", *names, class_="who"), class_=finding.concern)
    summary = element("summary", sheet.say("rehearsal-people", count=len(names)))
    return element("li", words, element("details", summary, element("p", *names, class_="who")), class_=finding.concern)
