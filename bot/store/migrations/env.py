"""What Alembic runs: the revisions, within the transaction that `bot.store.migration` has begun."""

from alembic import context

from bot.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
context.run_migrations()
