"""Any rows the tables can hold."""

from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import JSON, Boolean, Column, Integer, Table

from bot.store.columns import Instant
from bot.store.schema import metadata, trips

TRIPS = ("japan", "kenya")
plain = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=4,
)
documents = st.none() | st.lists(values, max_size=3) | st.dictionaries(st.text(), values, max_size=3)


def value(column: Column[Any]) -> st.SearchStrategy[Any]:
    """Anything a column can hold."""
    if column.name == "trip":
        return st.sampled_from(TRIPS)
    if column.name == "id" and isinstance(column.type, Integer):
        return st.integers(1, 2**31 - 1)
    if isinstance(column.type, Instant):
        found: st.SearchStrategy[Any] = st.datetimes(datetime(1900, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
    elif isinstance(column.type, Boolean):
        found = st.booleans()
    elif isinstance(column.type, Integer):
        found = st.integers(-(2**31), 2**31 - 1)
    elif isinstance(column.type, JSON):
        found = documents
    else:
        found = st.text(plain, max_size=getattr(column.type, "length", None) or 200)
    return st.none() | found if column.nullable else found


def rows(table: Table) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Some rows of a table, none of them there twice."""
    if table is trips:
        return st.just([{"id": trip, "version": 1} for trip in TRIPS])
    keys = [tuple(constraint.columns.keys()) for constraint in table.constraints if hasattr(constraint, "columns")]
    unique = [key for key in keys if key != ("trip",)]
    return st.lists(
        st.fixed_dictionaries({column.name: value(column) for column in table.c}),
        max_size=3,
        unique_by=tuple(lambda row, key=key: tuple(row[name] for name in key) for key in unique),  # type: ignore[misc]
    )


everything = st.fixed_dictionaries({table.name: rows(table) for table in metadata.sorted_tables})
