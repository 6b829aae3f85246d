"""Another process that looks into our SQLite and goes again takes nothing of ours with it."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.store.database import Database

pytestmark = pytest.mark.anyio

LOOK = "import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute('SELECT count(*) FROM t').fetchone()[0])"


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def seen_by_another(path: Path) -> int:
    return int(subprocess.run([sys.executable, "-c", LOOK, path], capture_output=True, check=True, text=True).stdout)


async def test_what_is_written_after_another_process_has_looked_is_seen_by_everybody(tmp_path: Path) -> None:
    path = tmp_path / "annai.db"
    ours = Database(f"sqlite:///{path}")
    async with ours.write() as tx:
        await tx.execute(text("CREATE TABLE t (x INTEGER)"))
        async with ours.read() as look:  # a second connection, opened while the first is in use
            await look.execute(text("SELECT 1"))
    assert seen_by_another(path) == 0
    async with ours.write() as tx:
        await tx.execute(text("INSERT INTO t VALUES (1)"))
    assert seen_by_another(path) == 1
    await ours.close()
    assert seen_by_another(path) == 1
