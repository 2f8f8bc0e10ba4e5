"""Where Alembic meets the store: it is handed a connection and stays inside that connection's transaction."""

from alembic import context

from storage.migrate import METADATA

# Partial indexes and tables without row ids are compared too; SQLite cannot alter a table in place, hence batches.
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=True,
    render_as_batch=True,
)
context.run_migrations()
