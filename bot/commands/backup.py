"""`annai backup` and `annai restore`: everything in the database as one file, and back."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.commands.database import settings
from bot.commands.ending import DONE, ENVIRONMENT, WRONG_INPUT, Failure, say, tell
from bot.commands.programme import unreadable
from bot.store import backup as store
from bot.store.backup_file import BadBackup, Reader
from bot.store.database import NOT_THERE, Database, address_of, reason
from bot.store.migration import NewerDatabase, revision


def backup(path: Path, *, force: bool) -> int:
    """Write a backup, over another file only by force; the service may go on meanwhile."""
    tell(say("cli-backup-written", file=str(path), rows=asyncio.run(_backup(path, force))))
    return DONE


def restore(path: Path, *, force: bool) -> int:
    """Fill the database from a backup; one that holds something is replaced only by force."""
    tell(say("cli-restored", file=str(path), rows=asyncio.run(_restore(path, force))))
    return DONE


async def _backup(path: Path, force: bool) -> int:
    url = settings().database_url.get_secret_value()
    if _comes_into_being(url):
        raise Failure(say("cli-backup-nothing"), ENVIRONMENT)
    async with _database(url) as database:
        try:
            return await store.back_up(database, path, force=force)
        except store.NothingThere:
            raise Failure(say("cli-backup-nothing"), ENVIRONMENT) from None
        except store.OddRow as error:
            raise Failure(say("cli-backup-odd-row", table=error.table), ENVIRONMENT) from None
        except FileExistsError:
            raise Failure(say("cli-exists", found=str(path)), WRONG_INPUT) from None
        except OSError as error:
            raise Failure(say("cli-cannot-write", found=str(path), reason=error.strerror or ""), ENVIRONMENT) from None


async def _restore(path: Path, force: bool) -> int:
    url = settings().database_url.get_secret_value()
    try:
        with path.open("rb") as file:
            backup = Reader(file)  # before the database is touched
            async with _database(url) as database:
                return await store.restore(database, backup, force=force)
    except store.NotEmpty:
        raise Failure(say("cli-restore-not-empty"), WRONG_INPUT) from None
    except BadBackup as error:
        raise Failure(say(f"cli-restore-{error.reason}", file=str(path)), WRONG_INPUT) from None
    except OSError as error:
        raise unreadable(path, error) from None


@asynccontextmanager
async def _database(url: str) -> AsyncIterator[Database]:
    """A database that answers; Failure if it does not, fails us later, or belongs to a newer Annai."""
    database = Database(url)
    try:
        async with database.read() as tx:
            await revision(tx)
        yield database
    except NewerDatabase:
        raise Failure(say("cli-database-newer"), ENVIRONMENT) from None
    except NOT_THERE as error:
        raise Failure(say("cli-database-unreachable", reason=reason(error)), ENVIRONMENT) from None
    finally:
        await database.close()


def _comes_into_being(url: str) -> bool:
    """Whether it is a SQLite that is not there yet: opening it would create it."""
    address = address_of(url)
    return address.get_backend_name() == "sqlite" and not Path(address.database or "").exists()
