"""A roll call as a table, for a file: what an embassy asks for after an earthquake, or who was on the bus."""

from bot.clock import local
from bot.programme.model import Person
from bot.speech.message import Button, File, Line, Message, Style
from bot.speech.progress import Standing
from bot.speech.scene import Scene
from bot.speech.views.report import Account
from bot.speech.views.rollcall_report import hurt, missing, unhurt

_HERE = ("name", "organisation", "groups", "state", "time", "home-time", "by", "phone")
_STATUS = ("name", "organisation", "groups", "state", "where", "time", "home-time", "by", "phone", "email")


def table(account: Account, scene: Scene) -> list[list[str]]:
    """A row of headings, and a row for everybody: in an emergency those hurt first, then those without an answer."""
    status, progress = account.content["status"], account.progress
    columns = _STATUS if status else _HERE
    order = [*hurt(progress), *missing(progress), *unhurt(progress)] if status else list(progress.standings)
    rows = [_cells(name, account, scene) for name in order]
    return [[_heading(column, scene) for column in columns], *([cells[column] for column in columns] for cells in rows)]


def handed_over(account: Account, file: File, scene: Scene) -> Message:
    """The file, for whoever asked for it; as the other sort of file, too, if that is wanted."""
    other = "xlsx" if file.name.endswith(".csv") else "csv"
    button = Button(scene.say(f"rollcall-button-{other}"), f"rollcall export {account.matter} {other}")
    lines = (Line(scene.say("rollcall-file"), Style.STRONG), Line(scene.say("rollcall-file-private"), Style.QUIET))
    return Message(lines, ((button,),), file=file, language=scene.language)


def _heading(column: str, scene: Scene) -> str:
    zones = {"time": scene.agenda.trip.zone, "home-time": scene.agenda.trip.home_zone}
    zone = scene.times.zone(zones[column]) if column in zones else ""
    return scene.say(f"rollcall-column-{'time' if zone else column}", zone=zone)


def _cells(name: str, account: Account, scene: Scene) -> dict[str, str]:
    trip, response = scene.agenda.trip, account.progress.responses.get(name)
    person = scene.agenda.people.get(name)
    by = scene.agenda.people.get(response.by) if response else None
    return {
        "name": person.name if person else name,
        "organisation": (person.organisation if person else None) or "",
        "groups": _groups(person, scene),
        "state": scene.say(f"rollcall-state-{_state(name, account)}"),
        "where": response.note if response else "",
        "time": f"{local(response.at, trip.zone):%Y-%m-%d %H:%M}" if response else "",
        "home-time": f"{local(response.at, trip.home_zone):%Y-%m-%d %H:%M}" if response else "",
        "by": (by.name if by else response.by) if response else "",
        "phone": (person.phone if person else None) or "",
        "email": (person.email if person else None) or "",
    }


def _state(name: str, account: Account) -> str:
    if (response := account.progress.responses.get(name)) is not None:
        return response.answer
    silent = "silent" if account.content["status"] else "missing"
    unreached = account.progress.standings[name] in (Standing.UNDELIVERED, Standing.NOT_HERE)
    return f"{silent}-unreached" if unreached else silent


def _groups(person: Person | None, scene: Scene) -> str:
    names = person.groups if person else ()
    return ", ".join(scene.text(scene.agenda.groups[name].label) for name in names if name in scene.agenda.groups)
