"""What a YAML file can never do, whatever is in it: crash the reader, or cost it much time or memory."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.programme.sources import limits
from bot.programme.sources.reading import read
from bot.speech.catalogue import LANGUAGES, catalogue
from bot.speech.views import problems as view
from tests.programme.sources import confined as confining
from tests.programme.sources.confined import Confined
from tests.programme.sources.test_yaml_file import HEAD, WHOLE


def _squared(levels: int) -> str:
    bomb = "".join(f"b{n}: &b{n} [*b{n - 1}, *b{n - 1}]\n" for n in range(1, levels))
    return f"b0: &b0 [x, x]\n{bomb}"


HOSTILE: dict[str, tuple[str, Callable[[], str]]] = {
    "alias bomb": ("too-many-values", lambda: _squared(40)),
    "alias to itself": ("bad-alias", lambda: "a: &a [*a]\n"),
    "nested brackets": ("too-deep", lambda: "items: " + "[" * (limits.FILE_BYTES - 10)),
    "a million keys": ("too-many-values", lambda: "".join(f"{n:x}:\n" for n in range(1_000_000))),
    "fifty thousand unknown fields": ("unknown-field", lambda: HEAD + "".join(f"k{n}: 1\n" for n in range(50_000))),
    "huge scalar": ("too-long", lambda: HEAD.replace("Japan,", f"{'x' * 8_000_000},")),
    "huge key": ("yaml-missing-colon", lambda: HEAD + "x" * 8_000_000 + ": 1\n"),
    "blanks": ("unknown-field", lambda: "a:" + " " * 8_000_000 + "1\n"),
    "nul bytes": ("control-character", lambda: "\0" * 8_000_000),
    "more than is read": ("file-too-large", lambda: "#" * (limits.FILE_BYTES + 1)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_within_little_time_and_memory(confined: Confined, name: str, tmp_path: Path) -> None:
    code, content = HOSTILE[name]
    path = tmp_path / "hostile.yaml"
    path.write_text(content())
    (first, *_), _ = confined.do(confining.read, path)
    assert first[0] == code


def _answered(content: bytes) -> None:
    """Whatever a file holds: a trip, or problems that say where and can be said in every language."""
    with tempfile.NamedTemporaryFile(suffix=".yaml") as file:
        file.write(content)
        file.flush()
        reading = read(Path(file.name))
    assert (reading.trip is None) == bool(reading.problems)
    lines = content.count(b"\n") + content.count(b"\r") + content.count(b"\xc2\x85") + content.count(b"\xe2\x80") + 1
    for problem in reading.problems:
        assert problem.where.line is None or 1 <= problem.where.line <= lines + 1
        for language in LANGUAGES:
            assert view.line(problem, "programme.yaml", catalogue(language))


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_random_bytes_come_back_as_problems(content: bytes) -> None:
    _answered(content)


SIGNS = [bytes([sign]) for sign in b" \t\n:-[]{},\"'|?~#%@9\0\xff\xc3"]
PIECES = st.sampled_from(
    [*SIGNS, b"", b": ", b"- ", b"*a", b"&a ", b"!!int ", b"---\n", b"...\n", b"<<: ", b"9999999", b"all"]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(st.integers(0, len(WHOLE)), st.integers(0, 12), PIECES | st.binary(max_size=4)),
        min_size=1,
        max_size=6,
    )
)
def test_any_damage_to_a_programme_comes_back_as_problems(damage: list[tuple[int, int, bytes]]) -> None:
    content = WHOLE.encode()
    for at, length, piece in damage:
        content = content[:at] + piece + content[at + length :]
    _answered(content)
