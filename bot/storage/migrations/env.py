"""What Alembic runs for every command: migrations inside the transaction it was handed."""

from __future__ import annotations

from alembic import context

from bot.storage.registry import ALL

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=ALL,
    # SQLite cannot alter a column: Alembic then copies the table.
    render_as_batch=True,
)
context.run_migrations()
