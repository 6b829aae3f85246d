"""What was worked out once and need not be worked out again, as Python keeps its compiled modules.

It lies as JSON in the user's own runtime folder (gone after logout or reboot), readable by nobody else, under a name
made of what it was worked out from, so it can never be stale. It is only ever a short cut: whatever is wrong with it,
it is as if nothing had been kept.
"""

import hashlib
import json
import os
import stat
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

KEPT = {"programme": 4, "lexicon": 4, "texts": 64}
"""How many of a kind are kept at a time; older ones are removed. A programme holds personal data: few."""


def name_of(kind: str, content: bytes, sources: Iterable[Path], suffix: str = "") -> str:
    """A name for what the code or data in `sources` makes of some content; `kind` is one of those kept."""
    code = [f"{path.name} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in sorted(sources)]
    digest = hashlib.sha256("\n".join([*code, suffix]).encode() + b"\0" + content).hexdigest()
    return f"{kind}-{digest}"


def load(name: str) -> Any:
    """What was kept under a name; None if there is nothing, or nothing that can be trusted."""
    try:
        return json.loads((_folder(create=False) / name).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None


def keep(name: str, value: Any, plain: Callable[[Any], Any] | None = None) -> None:
    """Keep a value for next time; without a place to keep it, nothing happens.

    `plain` gives the JSON form of what has none.
    """
    with suppress(OSError):
        folder = _folder(create=True)
        temporary = folder / f"{name}.{os.getpid()}"
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            json.dump(value, file, default=plain, ensure_ascii=False, separators=(",", ":"))
        temporary.replace(folder / name)
        kind = name.partition("-")[0]
        for old in sorted(folder.glob(f"{kind}-*"), key=lambda path: path.stat().st_mtime_ns)[: -KEPT[kind]]:
            old.unlink(missing_ok=True)


def _folder(*, create: bool) -> Path:
    """The user's own folder for what need not outlive the session; OSError if it is not safely the user's."""
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    temporary = os.environ.get("TMPDIR") or "/tmp"  # noqa: S108 - only a folder of the user's own below it is used
    folder = Path(runtime or Path(temporary, f"annai-{os.getuid()}"), "annai")
    if create:
        folder.parent.mkdir(mode=0o700, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
    for level in (folder.parent, folder):
        state = level.lstat()
        if not stat.S_ISDIR(state.st_mode) or state.st_uid != os.getuid() or state.st_mode & 0o077:
            raise PermissionError(level)
    return folder
