"""How the tables came to be, step by step; Alembic's scripts, run by `bot.store.migration`."""
