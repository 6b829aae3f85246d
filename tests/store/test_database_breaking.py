"""A PostgreSQL that goes away at the worst moment: just when several of us have come in."""

import asyncio
import struct

import pytest

from bot.store.database import NOT_THERE, Database

pytestmark = pytest.mark.anyio


def _said(kind: bytes, content: bytes) -> bytes:
    """A message of PostgreSQL's protocol."""
    return kind + struct.pack("!i", len(content) + 4) + content


WELCOME = _said(b"R", bytes(4)) + _said(b"S", b"server_version\x0015.0\x00") + _said(b"Z", b"I")


async def _welcomes_and_leaves(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    (length,) = struct.unpack("!i", await reader.readexactly(4))
    await reader.readexactly(length - 4)
    writer.write(WELCOME)
    writer.close()


@pytest.mark.parametrize("way", ["read", "write"])
async def test_connections_that_break_as_they_are_made_are_a_database_that_is_not_there(way: str) -> None:
    server = await asyncio.start_server(_welcomes_and_leaves, "127.0.0.1", 0)
    database = Database(f"postgresql://annai@127.0.0.1:{server.sockets[0].getsockname()[1]}/annai?ssl=disable")

    async def come_in() -> None:
        async with getattr(database, way)():
            pass

    ends = await asyncio.gather(*(come_in() for _ in range(3)), return_exceptions=True)
    assert [type(end).__name__ for end in ends if not isinstance(end, NOT_THERE)] == []
    await database.close()
    server.close()
