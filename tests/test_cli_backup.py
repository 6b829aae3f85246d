"""`annai backup` and `annai restore` as an administrator meets them: one line, and the password stays a secret."""

import asyncio
from pathlib import Path

import pytest

from bot.store import programmes
from bot.store.database import Database
from bot.store.migration import migrate
from tests.store.rows import NOW, chat
from tests.test_cli import GERMAN, Terminal


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Terminal:
    monkeypatch.chdir(tmp_path)
    return Terminal(capsys, monkeypatch)


def fill(url: str = "sqlite:///annai.db") -> None:
    """Something to back up: two entries and the programme they belong to."""

    async def done() -> None:
        database = Database(url)
        await migrate(database)
        async with database.write() as tx:
            await programmes.publish(tx, "trip", "trip: …", "trip.yaml", NOW)
            await chat(tx)
        await database.close()

    asyncio.run(done())


def test_what_was_backed_up_can_be_restored_into_a_fresh_database(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill()
    assert terminal.run("backup", "one") == (0, "Backed up: one (3 entries)\n", "")
    monkeypatch.setenv("ANNAI_DATABASE_URL", "sqlite:///other.db")
    code, out, _ = terminal.run("restore", "one")
    assert (code, out) == (0, "Restored: one (3 entries)\n")
    assert terminal.run("backup", "two") == (0, "Backed up: two (3 entries)\n", "")
    assert Path("one").read_bytes() == Path("two").read_bytes()


def test_only_force_replaces_anything(terminal: Terminal) -> None:
    fill()
    assert terminal.run("backup", "backup")[0] == 0
    assert terminal.run("backup", "backup") == (1, "", "“backup” already exists. To overwrite it: --force\n")
    refusal = "The database (ANNAI_DATABASE_URL) is not empty. To replace it: --force\n"
    assert terminal.run("restore", "backup") == (1, "", refusal)
    assert [terminal.run(command, "--force", "backup")[0] for command in ("backup", "restore")] == [0, 0]


def test_without_a_database_there_is_nothing_to_back_up_and_none_is_left_behind(terminal: Terminal) -> None:
    terminal.speak(GERMAN)
    words = "Es gibt nichts zu sichern: Die Datenbank (ANNAI_DATABASE_URL) enthält noch nichts.\n"
    assert terminal.run("backup", "backup") == (3, "", words)
    assert not list(Path.cwd().iterdir())


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "There is no file “backup”."),
        (b"hello", "“backup” is not a backup of Annai. Nothing was changed."),
    ],
)
def test_a_file_that_is_no_backup_is_said_before_any_database_is_touched(
    terminal: Terminal, content: bytes | None, words: str
) -> None:
    if content is not None:
        Path("backup").write_bytes(content)
    assert terminal.run("restore", "backup") == (1, "", f"{words}\n")
    assert not Path("annai.db").exists()


def test_a_backup_cut_off_is_refused(terminal: Terminal) -> None:
    fill()
    terminal.run("backup", "whole")
    Path("half").write_bytes(Path("whole").read_bytes()[:-10])
    code, out, err = terminal.run("restore", "--force", "half")
    assert (code, out) == (1, "")
    assert err.splitlines()[-1] == "“half” is damaged or incomplete. Nothing was changed."
    assert terminal.run("backup", "again")[0] == 0
    assert Path("again").read_bytes() == Path("whole").read_bytes()


def test_a_folder_that_is_not_there_is_the_fault_of_the_environment(terminal: Terminal) -> None:
    fill()
    words = "“nowhere/backup” cannot be written: No such file or directory.\n"
    assert terminal.run("backup", "nowhere/backup") == (3, "", words)


EXPECTED = "an address such as sqlite:////data/annai.db or postgresql://name:password@host/annai"


@pytest.mark.parametrize("command", [("backup", "backup"), ("restore", "backup"), ("run",)])
@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("postgresql://annai:s3cret@127.0.0.1:1/annai", "cannot be reached: "),
        ("sqlite:///nowhere/annai.db", "cannot be reached: "),
        ("postgresql://annai:s3cret@host/annai?s3cret=yes", f"Expected: {EXPECTED}"),
        ("s3cret", f"Expected: {EXPECTED}"),
        ("", f"Expected: {EXPECTED}"),
    ],
)
def test_a_database_that_is_not_there_is_one_clear_line_without_its_password(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], url: str, words: str
) -> None:
    fill()
    terminal.run("backup", "backup")
    monkeypatch.setenv("ANNAI_DATABASE_URL", url)
    monkeypatch.setenv("ANNAI_HTTP_PORT", "0")
    if "nowhere" in url and command[0] == "backup":
        words = "There is nothing to back up"
    code, out, err = terminal.run(*command)
    assert (code, out, len(err.splitlines())) == (3, "", 1)
    assert words in err
    assert "s3cret" not in err
