"""`annai template`: the workbook organisers fill in, empty or from a programme – or a workbook's programme as YAML."""

from pathlib import Path

from bot.commands.ending import DONE, ENVIRONMENT, WRONG_INPUT, WRONG_USE, Failure, say, tell
from bot.commands.programme import agenda_of
from bot.programme.model import Trip
from bot.programme.sources import template as workbook
from bot.programme.sources import yaml_writer
from bot.speech.catalogue import LANGUAGES, catalogue


def template(source: Path | None, out: Path, *, force: bool) -> int:
    """Write `out`: a workbook by its name (.xlsx), or a YAML file, which needs a source; over another only by force."""
    suffix = out.suffix.lower()
    if suffix not in {".xlsx", ".yaml", ".yml"} or (suffix != ".xlsx" and source is None):
        raise Failure(say("cli-template-format", found=out.name), WRONG_USE)
    if out.exists() and not force:
        raise Failure(say("cli-exists", found=str(out)), WRONG_INPUT)
    trip = agenda_of(source).trip if source else None
    try:
        _write(out, trip)
    except OSError as error:
        raise Failure(say("cli-cannot-write", found=str(out), reason=error.strerror or ""), ENVIRONMENT) from None
    tell(say("cli-template-written", file=str(out)))
    return DONE


def _write(out: Path, trip: Trip | None) -> None:
    if out.suffix.lower() == ".xlsx":
        workbook.write(out, trip, {language: catalogue(language).say for language in LANGUAGES})
    elif trip is not None:
        yaml_writer.write(out, trip)
