"""What the tests of the readers share."""

from collections.abc import Iterator

import pytest

from tests.programme.sources.confined import Confined


@pytest.fixture(scope="session")
def confined() -> Iterator[Confined]:
    """Where files that may do harm are read."""
    with Confined() as one:
        yield one
