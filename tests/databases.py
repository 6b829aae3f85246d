"""Databases for tests: the same test runs on SQLite and on PostgreSQL, each time in one that nobody used before."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.store.database import Database
from bot.store.migration import migrate
from tests import postgres

KINDS = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Server]:
    """The PostgreSQL of this test run; one for each process that runs tests."""
    try:
        with postgres.server() as server:
            yield server
    except postgres.NoServer as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def postgres_template(postgres_server: postgres.Server) -> Iterator[str]:
    """A database with our tables, to be copied."""
    with postgres_server.database() as url:
        _migrated(url)
        yield url


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Likewise, as a file."""
    path = tmp_path_factory.mktemp("sqlite") / "annai.db"
    _migrated(f"sqlite:///{path}")
    return path


@pytest.fixture(params=KINDS)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without anything."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    with request.getfixturevalue("postgres_server").database() as url:
        yield url


@pytest.fixture(params=KINDS)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database with our tables and nothing in them."""
    if request.param == "sqlite":
        path = tmp_path / "annai.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    with request.getfixturevalue("postgres_server").database(request.getfixturevalue("postgres_template")) as url:
        yield url


@pytest.fixture
async def database(database_url: str, anyio_backend: str) -> AsyncIterator[Database]:
    """A database with our tables and nothing in them."""
    opened = Database(database_url)
    yield opened
    await opened.close()


def _migrated(url: str) -> None:
    async def done() -> None:
        database = Database(url)
        await migrate(database)
        await database.close()

    asyncio.run(done())
