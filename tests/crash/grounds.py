"""Where experiments take place: databases nobody used before, of either kind."""

import itertools
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from tests import postgres
from tests.databases import KINDS

Fresh = Callable[[str | None], AbstractContextManager[str]]
"""Makes the address of a database: empty, or a copy of the one at an address."""


@contextmanager
def grounds(kind: str) -> Iterator[Fresh]:
    """Databases of a kind, for as long as this lasts; raises NoServer."""
    if kind == KINDS[0]:
        with tempfile.TemporaryDirectory(prefix="annai-crash-") as folder:
            yield _files(Path(folder))
    else:
        with postgres.server() as server:
            yield server.database


def _files(folder: Path) -> Fresh:
    numbers = itertools.count()

    @contextmanager
    def fresh(template: str | None) -> Iterator[str]:
        path = folder / f"{next(numbers)}.db"
        if template is not None:
            shutil.copy(template.removeprefix("sqlite:///"), path)
        yield f"sqlite:///{path}"

    return fresh
