"""What several commands share: reading a programme from an argument, and times and people named in arguments."""

from datetime import UTC, datetime
from pathlib import Path

from bot import app
from bot.clock import UncertainTime, instant
from bot.commands.ending import WRONG_INPUT, WRONG_USE, Failure, language, say
from bot.programme.agenda import Agenda
from bot.programme.model import Person
from bot.programme.sources.limits import PROBLEMS
from bot.speech.catalogue import catalogue
from bot.speech.views import problems as view


def agenda_of(path: Path | None) -> Agenda:
    """The agenda of a file, of the sample trip without one; Failure with every problem found."""
    path = path or app.sample_programme()
    try:
        return app.load(path)
    except OSError as error:
        raise unreadable(path, error) from None
    except app.BadProgramme as error:
        words = catalogue(language())
        found = error.reading.problems
        lines = [view.line(problem, path.name, words) for problem in found[:PROBLEMS]]
        if len(found) > PROBLEMS:
            lines.append(words.say("check-more", count=len(found) - PROBLEMS))
        raise Failure("\n".join([*lines, words.say("check-errors", count=len(found))]), WRONG_INPUT) from None


def unreadable(path: Path, error: OSError) -> Failure:
    """A file that is not there, or not to be opened."""
    if isinstance(error, FileNotFoundError):
        return Failure(say("check-not-found", found=str(path)), WRONG_INPUT)
    return Failure(say("check-not-readable", found=str(path), reason=error.strerror or ""), WRONG_INPUT)


def person_of(name: str | None, agenda: Agenda) -> Person | None:
    """The person with an id; None if no name is given."""
    if name is None:
        return None
    if name in agenda.people:
        return agenda.people[name]
    from difflib import get_close_matches

    plain = {known.replace("0", ""): known for known in agenda.people}  # p5 is p05
    near = (
        [plain[name.replace("0", "")]]
        if name.replace("0", "") in plain
        else get_close_matches(name, plain.values(), n=1)
    )
    message = say("cli-unknown-person", found=name)
    raise Failure(f"{message} {say('cli-did-you-mean', found=near[0])}" if near else message, WRONG_INPUT)


def instant_of(text: str, zone: str) -> datetime:
    """An ISO time as a UTC instant; without an offset it is wall-clock time in `zone`."""
    try:
        written = datetime.fromisoformat(text)
        return written.astimezone(UTC) if written.tzinfo else instant(written, zone)
    except (ValueError, OverflowError, UncertainTime):
        raise Failure(say("cli-bad-time", found=text), WRONG_USE) from None
