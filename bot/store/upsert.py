"""Inserting what may be there already: the one statement the databases spell alike but SQLAlchemy keeps apart."""

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite


def insert(dialect: str, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An insert that knows `on_conflict_do_update` and `on_conflict_do_nothing`, in a database's dialect."""
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)
