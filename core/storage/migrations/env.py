"""Alembic's entry: runs the steps on the connection that `core.storage.upgrade` gives it, inside that transaction."""

from alembic import context

from core.storage.tables import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    transaction_per_migration=False,
    compare_type=True,
)
context.run_migrations()
