"""The ledger's tables: the supplier's receivables as its ERP exported them, and what each import did to them.

Promises: `open_amount` plus everything allocated to a document never exceeds its `total`; every row an import wrote or
removed stands in `import_change` with what it was before; the id of a removed row is never given again. A new column
needs a migration and, where imports fill it, its name in `storage/ledger_books.py`.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from storage.tables.metadata import METADATA

CUSTOMER = Table(
    "customer", METADATA,
    Column("id", Integer, primary_key=True),
    Column("code", String, nullable=False, unique=True),
    Column("name", String, nullable=False),
    Column("country", String, nullable=False, server_default=""),
    Column("zone", String, nullable=False, server_default="UTC"),
    Column("language", String, nullable=False, server_default="en"),
    Column("tax_id", String, nullable=False, server_default=""),
    Column("created_at", BigInteger, nullable=False),
    # The colleague who looks after them; 0: nobody. Imports leave it alone.
    Column("account_manager", Integer, nullable=False, default=0, server_default="0"),
    # The part of the country whose holidays are theirs, as lists of holidays call it; empty: the whole country.
    Column("region", String, nullable=False, default="", server_default=""),
    sqlite_autoincrement=True,
)  # fmt: skip

Index("ix_customer_account_manager", CUSTOMER.c.account_manager)

CONTACT = Table(
    "contact", METADATA,
    Column("id", Integer, primary_key=True),
    Column("customer_id", ForeignKey("customer.id"), nullable=False, index=True),
    Column("source_key", String, nullable=False, unique=True),
    Column("name", String, nullable=False),
    Column("email", String, nullable=False, server_default=""),
    Column("phone", String, nullable=False, server_default=""),
    Column("language", String, nullable=False, server_default="en"),
    Column("zone", String, nullable=False, server_default="UTC"),
    Column("role", String),
    Column("limit_minor", BigInteger),
    Column("limit_currency", String(3)),
    Column("stopped", Boolean, nullable=False, server_default=false()),
    Column("postponed_until", BigInteger, nullable=False, server_default=text("0")),
    Column("trusted", Boolean, nullable=False, server_default=false()),
    Column("status", String, nullable=False, server_default="known"),
    # As they wish to be called; empty: by their name as it is on file.
    Column("form_of_address", String, nullable=False, default="", server_default=""),
    # How they are written to: formal, neutral or warm; empty: as their language does.
    Column("register", String, nullable=False, default="", server_default=""),
    CheckConstraint("(limit_minor is null) = (limit_currency is null)", name="limit_has_currency"),
    sqlite_autoincrement=True,
)  # fmt: skip

DOCUMENT = Table(
    "document", METADATA,
    Column("id", Integer, primary_key=True),
    Column("customer_id", ForeignKey("customer.id"), nullable=False),
    Column("kind", String, nullable=False),
    Column("number", String, nullable=False),
    Column("normalised_number", String, nullable=False),
    Column("on_day", Date, nullable=False),
    Column("due_day", Date),
    Column("currency", String(3), nullable=False),
    Column("total", BigInteger, nullable=False),
    Column("open_amount", BigInteger, nullable=False),
    Column("order_no", String, nullable=False, server_default=""),
    # How it was delivered, as far as the export says; no part of a statement, since it may become known later.
    Column("delivery_no", String, nullable=False, server_default=""),
    Column("delivered_on", Date),
    Column("delivered_to", String, nullable=False, server_default=""),
    Column("signed_by", String, nullable=False, server_default=""),
    Column("ordered_by", String, nullable=False, server_default=""),
    Column("cleared_on", Date),
    # What was open when the document vanished from a snapshot: a cut-off before that day still shows it.
    Column("cleared_minor", BigInteger, nullable=False, server_default=text("0")),
    Column("source_key", String, nullable=False, unique=True),
    Column("batch_id", ForeignKey("import_batch.id"), nullable=False),
    CheckConstraint("kind in ('invoice', 'debit_note', 'credit_note', 'payment')", name="kind"),
    CheckConstraint("open_amount >= 0 and open_amount <= total", name="open_within_total"),
    Index(None, "customer_id", "currency", "on_day"),
    Index(None, "customer_id", "normalised_number"),
    Index(None, "batch_id"),
    sqlite_autoincrement=True,
)  # fmt: skip

DOCUMENT_LINE = Table(
    "document_line", METADATA,
    Column("id", Integer, primary_key=True),
    Column("document_id", ForeignKey("document.id"), nullable=False),
    Column("line_no", Integer, nullable=False),
    Column("description", Text, nullable=False, server_default=""),
    # Exact decimals as text: neither a database nor a driver rounds them.
    Column("quantity", String, nullable=False),
    Column("unit", String, nullable=False, server_default=""),
    Column("unit_price", String, nullable=False),
    Column("amount", BigInteger, nullable=False),
    UniqueConstraint("document_id", "line_no"),
    sqlite_autoincrement=True,
)  # fmt: skip

ALLOCATION = Table(
    "allocation", METADATA,
    Column("id", Integer, primary_key=True),
    Column("credit_id", ForeignKey("document.id"), nullable=False),
    Column("debit_id", ForeignKey("document.id"), nullable=False, index=True),
    Column("minor", BigInteger, nullable=False),
    Column("on_day", Date, nullable=False),
    CheckConstraint("minor > 0", name="minor_positive"),
    UniqueConstraint("credit_id", "debit_id"),
    sqlite_autoincrement=True,
)  # fmt: skip

IMPORT_BATCH = Table(
    "import_batch", METADATA,
    Column("id", Integer, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("by", String, nullable=False),
    Column("files", Text, nullable=False),
    Column("as_of", Date),
    Column("undone_at", BigInteger),
    Column("counts", Text, nullable=False),
    sqlite_autoincrement=True,
)  # fmt: skip

IMPORT_CHANGE = Table(
    "import_change", METADATA,
    Column("batch_id", ForeignKey("import_batch.id"), primary_key=True),
    Column("table_name", String, primary_key=True),
    Column("row_id", Integer, primary_key=True),
    # "created", "changed" or "removed"; `before` is JSON of the columns imports own, null for what was created.
    Column("what", String, nullable=False),
    Column("before", Text),
    Index(None, "table_name", "row_id"),
)  # fmt: skip

# Prices agreed with a customer; the one of a day is asked for when somebody doubts an invoice.
PRICE = Table(
    "price", METADATA,
    Column("id", Integer, primary_key=True),
    Column("customer_id", ForeignKey("customer.id"), nullable=False),
    Column("source_key", String, nullable=False, unique=True),
    Column("description", Text, nullable=False),
    Column("unit", String, nullable=False, server_default=""),
    Column("unit_price", String, nullable=False),  # an exact decimal, as in document_line
    Column("currency", String(3), nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_until", Date),
    Column("source", String, nullable=False, server_default=""),
    Index(None, "customer_id"),
    sqlite_autoincrement=True,
)  # fmt: skip

# Copies of documents that the customer may see: the file is kept under its hash, this says whose copy it is.
DOCUMENT_COPY = Table(
    "document_copy", METADATA,
    Column("document_id", ForeignKey("document.id"), primary_key=True),
    Column("sha256", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("added_at", BigInteger, nullable=False),
)  # fmt: skip
