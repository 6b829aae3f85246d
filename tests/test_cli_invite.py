"""`annai invite` and `annai purge` as an organiser meets them."""

import asyncio
import re
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
import segno
from sqlalchemy import select

from bot import app
from bot.app import load, sample_programme
from bot.channels.base import Inbound
from bot.clock import SystemClock
from bot.commands.database import service, settings
from bot.programme.agenda import Agenda
from bot.store.schema import metadata
from tests.fakes.telegram import USERNAME, Ending, FakeTelegram, Fault, Refusal, bad_request
from tests.pages import Element, read
from tests.test_cli import GERMAN, Terminal

TRIP = "thueringen-japan-2024"
URL = "sqlite:///annai.db"


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Terminal:
    """Where the sample trip has been published; it is long over."""
    monkeypatch.chdir(tmp_path)
    found = Terminal(capsys, monkeypatch)
    assert found.run("publish", "--yes", "--silent", str(sample_programme()))[0] == 0
    return found


def say(*said: tuple[str, str]) -> list[str]:
    """What chats on Slack say, and the first line of each answer; `join …` is a tapped button."""

    async def talk() -> list[str]:
        async with service(URL, SystemClock()) as one:
            answers = []
            for chat, words in said:
                tapped = words.startswith("join ")
                text, action = (None, words) if tapped else (words, None)
                answers.append(await one.talks.answer(Inbound("slack", chat, text, action, language="en")))
            return [answer.text.split("\n")[0] for answer in answers]

    return asyncio.run(talk())


def rows() -> str:
    """All that stands in any table."""

    async def looked() -> str:
        async with service(URL, SystemClock()) as one, one.database.read() as tx:
            return "\n".join([str(row) for table in metadata.sorted_tables for row in await tx.execute(select(table))])

    return asyncio.run(looked())


def codes(printed: str) -> dict[str, str]:
    """The invitations printed, by name."""
    lines = (line.rpartition(": ") for line in printed.split("\n"))
    return {name: code for name, _, code in lines if re.fullmatch("[A-Za-z0-9_-]{22}", code)}


@pytest.mark.parametrize(("locale", "examples"), [(GERMAN, "Beispiele:"), ("en_GB.UTF-8", "Examples:")])
@pytest.mark.parametrize("command", ["invite", "purge"])
def test_the_commands_explain_themselves(command: str, locale: str, examples: str, terminal: Terminal) -> None:
    terminal.speak(locale)
    code, out, err = terminal.run(command, "--help")
    assert (code, err) == (0, "")
    assert f"{examples}\n  annai {command}" in out


def test_everybody_who_has_not_joined_is_invited_and_can_join(terminal: Terminal) -> None:
    code, out, err = terminal.run("invite")
    first = codes(out)
    assert (code, err, len(first)) == (0, "", 30)
    assert "30 invitations, to be used once each, good until" in out
    assert "whoever has a code and sends it to Annai" in out
    token = first["Hans Platzhalter"]
    assert say(("U1", token), ("U1", f"join {token}")) == ["Guten Tag, Hans Platzhalter!"] * 2
    second = codes(terminal.run("invite")[1])
    assert len(second) == 29
    assert "Hans Platzhalter" not in second
    assert say(("U2", first["Lieschen Müller-Muster"]))[0].startswith("I am Annai and only")
    assert say(("U2", second["Lieschen Müller-Muster"])) == ["Guten Tag, Lieschen Müller-Muster!"]


def test_whoever_is_named_is_invited_again(terminal: Terminal) -> None:
    token = codes(terminal.run("invite", "--person", "p05")[1])["Hans Platzhalter"]
    say(("U1", f"join {token}"))
    code, out, _ = terminal.run("invite", "--person", "p05", "p05", "p06", "--days", "3")
    assert (code, list(codes(out))) == (0, ["Hans Platzhalter", "Lieschen Müller-Muster"])


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--person", "p99"), 1, "There is no person “p99” in this programme. Did you mean “p19”?"),
        (("--trip", "mars"), 1, f"No trip “mars” is published. Published: {TRIP}"),
        (("--days", "0"), 2, "annai invite: used wrongly (--days: '0' does not fit). Help: annai invite --help"),
        (("--days", "366"), 2, "annai invite: used wrongly (--days: '366' does not fit). Help: annai invite --help"),
        (("--sheet", "no/such/folder.html"), 3, "“no/such/folder.html” cannot be written: No such file or directory."),
        (("--sheet", "annai.db"), 1, "“annai.db” already exists. Please choose another name; nobody was invited."),
    ],
)
def test_what_goes_wrong_invites_nobody(terminal: Terminal, arguments: tuple[str, ...], code: int, words: str) -> None:
    before = rows()
    assert terminal.run("invite", *arguments) == (code, "", f"{words}\n")
    assert rows() == before


def test_without_a_programme_there_is_nobody_to_invite(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANNAI_DATABASE_URL", "sqlite:///empty.db")
    assert terminal.run("invite") == (1, "", "No programme is published yet: annai publish FILE\n")


@pytest.fixture
def telegram(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeTelegram]:
    """Where our bot is."""
    with FakeTelegram() as telegram:
        monkeypatch.setenv("ANNAI_TELEGRAM_TOKEN", telegram.token)
        monkeypatch.setenv("ANNAI_TELEGRAM_API_URL", telegram.url)
        yield telegram


def test_with_a_bot_there_are_links_and_the_sheet_holds_them_for_its_owner_only(
    terminal: Terminal, telegram: FakeTelegram, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    code, out, err = terminal.run("invite", "--person", "p05", "p25", "--sheet", "sheet.html")
    assert (code, err) == (0, "")
    links = re.findall(rf"https://t\.me/{USERNAME}\?start=[A-Za-z0-9_-]{{22}}\b", out)
    assert len(links) == 2
    assert "whoever has a link is that person" in out
    assert telegram.token not in caplog.text
    assert not [link for link in links if link.partition("=")[2] in caplog.text]
    assert stat.S_IMODE(Path("sheet.html").stat().st_mode) == 0o600
    page = Path("sheet.html").read_text("utf-8")
    cards = list(_read(page).every("article"))
    assert [card.texts("code") for card in cards] == [[link] for link in links]
    assert [_drawn(card) for card in cards] == [_meant(link) for link in links]
    spoken = [load(sample_programme()).people[name].language for name in ("p05", "p25")]
    assert [card.attributes["lang"] for card in cards] == spoken
    assert set(re.findall(r"\w+://[^?<\" ]+", page)) == {f"https://t.me/{USERNAME}"}
    assert "<script" not in page


@pytest.mark.parametrize(
    ("locale", "ending", "words"),
    [
        (GERMAN, Refusal(401, "Unauthorized"), "Telegram kennt das ANNAI_TELEGRAM_TOKEN nicht: Es gibt Codes statt"),
        ("en_GB.UTF-8", Refusal(404, "Not Found"), "Telegram does not know the ANNAI_TELEGRAM_TOKEN: here are codes"),
        (GERMAN, Ending.BAD_GATEWAY, "Telegram ist gerade nicht erreichbar: Es gibt Codes statt Links."),
        ("en_GB.UTF-8", Ending.RESET, "Telegram cannot be reached just now: here are codes instead of links."),
        ("en_GB.UTF-8", Ending.GARBLED, "Telegram cannot be reached just now: here are codes instead of links."),
        ("en_GB.UTF-8", bad_request("who?"), "Telegram cannot be reached just now: here are codes instead of links."),
    ],
)
def test_if_telegram_does_not_say_what_the_bot_is_called_there_are_codes_and_a_word_why(
    terminal: Terminal, telegram: FakeTelegram, locale: str, ending: Ending | Refusal, words: str
) -> None:
    terminal.speak(locale)
    telegram.fault(Fault(ending, "getMe"))
    code, out, err = terminal.run("invite", "--person", "p05")
    assert (code, err[: len(words)], err.count("\n")) == (0, words, 1)
    token = codes(out)["Hans Platzhalter"]
    assert say(("U1", token)) == ["Guten Tag, Hans Platzhalter!"]
    assert telegram.token not in out + err


def test_a_link_is_opened_with_one_tap_and_brings_its_person_in(terminal: Terminal, telegram: FakeTelegram) -> None:
    link = terminal.run("invite", "--person", "p05")[1].split("\n")[0].rpartition(" ")[2]
    hans = telegram.user("Hans Platzhalter")

    async def joins() -> str:
        async with service(URL, SystemClock()) as one:
            channel = app.telegram_channel(one, settings())
            assert channel is not None
            await channel.start()
            hans.start(link.partition("?start=")[2])
            await asyncio.to_thread(hans.reads, "Guten Tag, Hans Platzhalter!")
            hans.tap("Einverstanden")
            welcome = await asyncio.to_thread(hans.reads, "Ich bin Annai")
            await channel.stop()
            return welcome.text

    assert asyncio.run(joins()).startswith("Guten Tag, Hans Platzhalter!")


def test_only_a_trip_that_is_over_is_purged_and_only_when_confirmed(terminal: Terminal, sample: Agenda) -> None:
    ahead = sample_programme().read_text("utf-8").replace("2024-04-", "2199-04-").replace(TRIP, "ahead")
    Path("ahead.yaml").write_text(ahead, encoding="utf-8")
    assert terminal.run("publish", "--yes", "ahead.yaml")[0] == 0
    before = rows()
    refusal = "“Delegation to Japan 2024” is not over yet. Nothing was deleted.\n"
    assert terminal.run("purge", "--yes", "--trip", "ahead") == (1, "", refusal)
    assert terminal.run("purge", "--trip", TRIP)[0] == 2
    assert terminal.run("purge", "--yes", "--trip", "mars")[0] == 1
    assert rows() == before


def test_after_a_purge_nothing_names_a_person(terminal: Terminal, sample: Agenda) -> None:
    terminal.speak(GERMAN)
    token = codes(terminal.run("invite", "--person", "p05")[1])["Hans Platzhalter"]
    say(("U1", f"join {token}"), ("U1", "english please"))
    assert "U1" in rows()
    code, out, _ = terminal.run("purge", "--yes", "--trip", TRIP)
    assert (code, out.split(":")[0]) == (0, "„Delegationsreise Japan 2024“")
    assert "1 Chats" in out
    assert rows() == ""
    people = sample.trip.people
    names = [text for who in people for text in (who.name, who.organisation, who.email, who.phone) if text]
    left = b"".join(path.read_bytes() for path in Path.cwd().glob("annai.db*"))
    assert [name for name in [*names, "U1", TRIP] if name.encode() in left] == []
    assert say(("U1", "next"))[0].startswith("I am Annai and only")


def _read(page: str) -> Element:
    return read(re.sub(r"<path([^>]*)/>", r"<path\1></path>", page))


def _drawn(card: Element) -> set[tuple[int, int]]:
    """The dark modules of the QR code on a card, as (row, column)."""
    (path,) = card.every("path")
    found, row, column = set(), 0, 0
    for step, numbers in re.findall(r"([Mmh])([-0-9. ]+)", path.attributes["d"]):
        values = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", numbers)]
        if step == "h":
            found |= {(row, column + each) for each in range(int(values[0]))}
            column += int(values[0])
        else:
            column, row = (
                (int(values[0]), int(values[1])) if step == "M" else (column + int(values[0]), row + int(values[1]))
            )
    return found


def _meant(link: str) -> set[tuple[int, int]]:
    """The dark modules of a link's QR code, with its quiet zone."""
    matrix = segno.make_qr(link, error="m").matrix
    return {(row + 4, column + 4) for row, line in enumerate(matrix) for column, dark in enumerate(line) if dark}
