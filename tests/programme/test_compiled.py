"""A compiled programme is the same programme, or none."""

import json
import os
import stat
from pathlib import Path

import pytest

from bot import kept
from bot.app import load, sample_programme
from bot.programme import compiled
from bot.programme.sources.reading import read

CONTENT = sample_programme().read_bytes()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A runtime folder of the test's own."""
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    return runtime / "annai"


def test_what_was_kept_comes_back_exactly() -> None:
    trip = read(sample_programme()).trip
    assert trip is not None
    assert compiled.load(CONTENT, ".yaml") is None
    compiled.keep(CONTENT, ".yaml", trip)
    assert compiled.load(CONTENT, ".yaml") == trip


def test_other_content_or_another_ending_is_another_programme() -> None:
    compiled.keep(CONTENT, ".yaml", load(sample_programme()).trip)
    assert compiled.load(CONTENT + b"\n", ".yaml") is None
    assert compiled.load(CONTENT, ".ics") is None


def test_nobody_else_may_read_it(folder: Path) -> None:
    compiled.keep(CONTENT, ".yaml", load(sample_programme()).trip)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.glob("programme-*")} == {0o600}


def test_a_folder_open_to_others_is_not_trusted(folder: Path) -> None:
    compiled.keep(CONTENT, ".yaml", load(sample_programme()).trip)
    folder.chmod(0o755)
    assert compiled.load(CONTENT, ".yaml") is None


def test_a_folder_that_is_a_link_is_not_trusted(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    folder.symlink_to(elsewhere)
    compiled.keep(CONTENT, ".yaml", load(sample_programme()).trip)
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"null", b'{"id": 1}', b"\xff\xfe"])
def test_a_damaged_one_is_read_again(folder: Path, damage: bytes) -> None:
    trip = load(sample_programme()).trip
    for file in folder.glob("programme-*"):
        file.write_bytes(damage)
    assert compiled.load(CONTENT, ".yaml") is None
    assert load(sample_programme()).trip == trip


def test_only_the_latest_few_are_kept(folder: Path) -> None:
    trip = load(sample_programme()).trip
    for number in range(kept.KEPT["programme"] + 3):
        compiled.keep(CONTENT + b"#" * number, ".yaml", trip)
    assert len(list(folder.glob("programme-*"))) == kept.KEPT["programme"]


def test_without_a_place_to_keep_it_the_programme_is_still_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", os.fspath(tmp_path / "no" / "such" / "folder"))
    assert load(sample_programme()).trip.id == "thueringen-japan-2024"


def test_it_is_plain_json(folder: Path) -> None:
    load(sample_programme())
    stored = json.loads(next(folder.glob("programme-*")).read_text("utf-8"))
    assert stored["id"] == "thueringen-japan-2024"
