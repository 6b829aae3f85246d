"""Files that are no backup, or no longer one, or never were: each is refused, and nothing has changed."""

import gzip
import io
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from bot.programme.preferences import Preferences
from bot.store import programmes
from bot.store.backup import back_up, restore
from bot.store.backup_file import LINE, BadBackup, Reader
from bot.store.database import Database
from bot.store.people import keep_preferences
from tests.databases import KINDS
from tests.store.damages import DAMAGES, FOREIGN, HEAD, MISFITS, Lines, lines, packed, set_to
from tests.store.rows import NOW, chat, delivery
from tests.store.test_backup import content

pytestmark = pytest.mark.anyio


@pytest.fixture
async def filled(database: Database, tmp_path: Any) -> AsyncIterator[Database]:
    """A database that holds something, and must hold the same afterwards."""
    async with database.write() as tx:
        await programmes.publish(tx, "trip", "trip: …", "trip.yaml", NOW)
        await chat(tx)
        await delivery(tx)
        await keep_preferences(tx, "trip", "p1", Preferences())
        before = await content(tx)
    yield database
    async with database.read() as tx:
        assert await content(tx) == before


_GOOD: dict[bool, bytes] = {}
"""Of SQLite or not; what is in the database is always the same."""


@pytest.fixture
async def good(filled: Database, tmp_path: Any) -> bytes:
    """A backup of it."""
    if filled.is_sqlite not in _GOOD:
        await back_up(filled, tmp_path / "backup")
        _GOOD[filled.is_sqlite] = bytes((tmp_path / "backup").read_bytes())
    return _GOOD[filled.is_sqlite]


async def refused(database: Database, file: bytes) -> str:
    """Why a file is refused."""
    with pytest.raises(BadBackup) as error:
        await restore(database, Reader(io.BytesIO(file)), force=True)
    return error.value.reason


@pytest.mark.parametrize("file", FOREIGN.values(), ids=FOREIGN)
@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
async def test_what_is_no_backup_is_foreign(filled: Database, file: bytes) -> None:
    assert await refused(filled, file) == "foreign"


@pytest.mark.parametrize("newer", [{"annai-backup": 2}, {"annai-backup": "x"}, {"revision": "9999"}])
async def test_what_a_newer_annai_wrote_is_left_to_it(filled: Database, good: bytes, newer: dict[str, Any]) -> None:
    assert await refused(filled, packed([HEAD | newer, *lines(good)[1:]])) == "newer"


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
async def test_a_backup_cut_off_anywhere_is_refused(filled: Database, good: bytes) -> None:
    assert {await refused(filled, good[:length]) for length in range(0, len(good), 41)} == {"foreign", "damaged"}
    every_line = lines(good)
    for length in range(1, len(every_line)):
        assert await refused(filled, packed(every_line[:length])) == "damaged"


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
async def test_a_changed_byte_is_noticed_or_does_not_matter(filled: Database, good: bytes) -> None:
    noticed = 0
    for position in range(0, len(good), 31):
        changed = bytearray(good)
        changed[position] ^= 0x55
        try:
            await restore(filled, Reader(io.BytesIO(changed)), force=True)  # the fixture sees whether it mattered
        except BadBackup:
            noticed += 1
    assert noticed > len(good) / 31 - 3


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
async def test_a_backup_somebody_changed_is_refused(
    filled: Database, good: bytes, damage: Callable[[Lines], Lines]
) -> None:
    assert await refused(filled, packed(damage(lines(good)))) == "damaged"


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
async def test_a_line_without_end_is_not_read_to_its_end(filled: Database, good: bytes) -> None:
    first, rest = gzip.decompress(good).split(b"\n", 1)
    bomb = gzip.compress(first + b"\n" + b" " * (LINE + 1) + rest, compresslevel=1)
    assert await refused(filled, bomb) == "damaged"


@pytest.mark.parametrize("misfit", MISFITS.values(), ids=MISFITS)
async def test_rows_that_contradict_each_other_are_refused(
    filled: Database, good: bytes, misfit: Callable[[Lines], Lines]
) -> None:
    assert await refused(filled, packed(misfit(lines(good)))) == "unfit"


@pytest.mark.parametrize("address", ["x" * 129, "4711\0"])
@pytest.mark.parametrize("database_url", KINDS[1:], indirect=True)
async def test_texts_only_sqlite_can_hold_do_not_fit_into_postgresql(
    filled: Database, good: bytes, address: str
) -> None:
    assert await refused(filled, packed(set_to("chats", address=address)(lines(good)))) == "unfit"


async def test_the_backup_all_these_were_made_of_is_a_good_one(filled: Database, good: bytes) -> None:
    assert await restore(filled, Reader(io.BytesIO(packed(lines(good)))), force=True) == 5
