"""PostgreSQL for tests, campaigns and benchmarks: a server of our own that ends with us, or the one we are told to use.

`ANNAI_TEST_POSTGRES` is the address of a server on which databases may be created; without it, one is started with
what is installed on this machine. Nothing here may be called while an event loop runs in the same thread.
"""

import asyncio
import itertools
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.ext.asyncio import create_async_engine

from bot.store.database import address_of

_START = 60
"""Seconds a server may take until it answers."""
_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "shared_buffers": "32MB",
    "max_connections": "60",
}
"""Reached by a socket in its own folder only. It must survive the death of its processes, not of the machine."""


class NoServer(RuntimeError):
    """There is no PostgreSQL here."""


class Server:
    """A running server; `url` is the address of a database that is always there."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._numbers = itertools.count(1)

    @contextmanager
    def database(self, template: str | None = None) -> Iterator[str]:
        """The address of a fresh database, dropped at the end; a copy of the one at `template`, or empty."""
        name = f"annai_test_{os.getpid()}_{next(self._numbers)}"
        copied = make_url(template).database if template else "template0"
        self._do(f'CREATE DATABASE {name} TEMPLATE "{copied}" STRATEGY file_copy')
        try:
            yield make_url(self.url).set(database=name).render_as_string(hide_password=False)
        finally:
            self._do(f"DROP DATABASE {name} WITH (FORCE)")

    def _do(self, statement: str) -> None:
        async def done() -> None:
            engine = create_async_engine(address_of(self.url), isolation_level="AUTOCOMMIT")
            async with engine.connect() as connection:
                await connection.exec_driver_sql(statement)
            await engine.dispose()

        asyncio.run(done())


class OwnServer(Server):
    """A server of our own in a folder; it can be struck down."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"postgresql://postgres@/postgres?host={folder}")
        self._folder = folder
        self._programs = _programs()
        self._process: subprocess.Popen[bytes] | None = None

    def create(self) -> None:
        """Prepare the folder."""
        options = ["-D", str(self._folder / "data"), "-U", "postgres", "-E", "UTF8", "--locale=C", "--auth=trust"]
        command = [*_as_nobody_special(), str(self._programs / "initdb"), *options, "--no-sync"]
        subprocess.run(command, check=True, capture_output=True)
        settings = [f"{name} = '{value}'" for name, value in _SETTINGS.items()]
        settings.append(f"unix_socket_directories = '{self._folder}'")
        (self._folder / "data" / "postgresql.auto.conf").write_text("\n".join(settings) + "\n", "utf-8")

    def start(self) -> None:
        """Start, and wait until it answers; should we die, it stops."""
        data = str(self._folder / "data")
        command = [*_as_nobody_special("--pdeathsig", "INT"), str(self._programs / "postgres"), "-D", data]
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log)
        ready = [str(self._programs / "pg_isready"), "-q", "-h", str(self._folder), "-U", "postgres"]
        until = time.monotonic() + _START
        while subprocess.run(ready, check=False).returncode:
            if self._process.poll() is not None or time.monotonic() > until:
                raise NoServer((self._folder / "log").read_text("utf-8", "replace")[-2000:])
            time.sleep(0.05)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop: by SIGINT at once but in order; by SIGQUIT as if it crashed. Every connection breaks."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(_START)
            self._process = None

    def restart(self) -> None:
        """Crash, and come back."""
        self.stop(signal.SIGQUIT)
        self.start()


@contextmanager
def server() -> Iterator[Server]:
    """The server we are told to use, or one of our own for as long as this lasts; raises NoServer."""
    if told := os.environ.get("ANNAI_TEST_POSTGRES"):
        yield Server(told)
        return
    with own_server() as own:
        yield own


@contextmanager
def own_server() -> Iterator[OwnServer]:
    """A server of our own, for as long as this lasts; raises NoServer."""
    folder = Path(tempfile.mkdtemp(prefix="annai-pg-"))
    try:
        own = OwnServer(folder)
        if os.getuid() == 0:
            account = _account()
            os.chown(folder, account.pw_uid, account.pw_gid)
        own.create()
        try:
            own.start()
            yield own
        finally:
            own.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    """The folder of the newest PostgreSQL installed."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not installed:
        raise NoServer("PostgreSQL is not installed")
    return installed[-1].parent


def _as_nobody_special(*more: str) -> list[str]:
    """What runs a program with an account PostgreSQL accepts: it refuses to be root."""
    if not (setpriv := shutil.which("setpriv")):
        return []
    if os.getuid() != 0:
        return [setpriv, *more] if more else []
    return [setpriv, f"--reuid={_account().pw_name}", f"--regid={_account().pw_gid}", "--clear-groups", *more]


def _account() -> pwd.struct_passwd:
    with suppress(KeyError):
        return pwd.getpwnam("postgres")
    return pwd.getpwnam("nobody")
