"""How people write where their database is."""

import pytest

from bot.store.database import BadAddress, address_of


@pytest.mark.parametrize(
    "url",
    [
        "annai.db",
        "mysql://localhost/annai",
        "sqlite://annai.db",
        "sqlite:///annai.db?mode=ro",
        "postgresql://annai:secret@host:port/annai",
        "postgresql://host/annai?password=secret&foo=bar",
        "",
    ],
)
def test_an_address_that_cannot_be_meant_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(BadAddress) as refused:
        address_of(url)
    assert str(refused.value) == ""
    assert refused.value.__suppress_context__ or refused.value.__context__ is None


@pytest.mark.parametrize(
    ("url", "driven"),
    [
        ("sqlite:///annai.db", "sqlite+aiosqlite:///annai.db"),
        ("postgres://annai@host/annai", "postgresql+asyncpg://annai@host/annai"),
        ("postgresql+psycopg2://host/annai", "postgresql+asyncpg://host/annai"),
        ("postgresql://host/annai?sslmode=require", "postgresql+asyncpg://host/annai?ssl=require"),
    ],
)
def test_an_address_is_taken_as_providers_write_it(url: str, driven: str) -> None:
    assert str(address_of(url)) == driven
