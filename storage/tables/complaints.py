"""Complaints and feedback: what was said, who looks into it, what came of it."""

from sqlalchemy import BigInteger, CheckConstraint, Column, Index, Integer, String, Table, Text

from storage.tables.metadata import METADATA

COMPLAINT = Table(
    "complaint",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("number", String, nullable=False, unique=True),
    Column("kind", String, nullable=False),  # complaint, praise, suggestion, remark
    Column("customer_id", Integer, nullable=False),
    Column("contact_id", Integer, nullable=False),
    Column("topic", String, nullable=False, default=""),
    Column("words", Text, nullable=False, default=""),
    Column("happened", String, nullable=False, default=""),
    Column("whom", String, nullable=False, default=""),
    Column("about", String, nullable=False, default=""),  # ids of colleagues with commas between them
    Column("everybody", Integer, nullable=False, default=0),
    Column("wish", String, nullable=False, default=""),
    Column("state", String, nullable=False),
    Column("registered_at", BigInteger, nullable=False),
    Column("next_contact_at", BigInteger, nullable=False),
    Column("owner", Integer, nullable=False, default=0),
    Column("weight", String, nullable=False, default=""),
    Column("text", Text, nullable=False, default=""),
    Column("result", Text, nullable=False, default=""),
    Column("prevention", Text, nullable=False, default=""),
    Column("author", Integer, nullable=False, default=0),
    Column("earlier", Integer, nullable=False, default=0),
    Column("round", Integer, nullable=False, default=1),
    Column("late", Integer, nullable=False, default=0),
    Column("outcome", String, nullable=False, default=""),
    Column("closed_at", BigInteger),
    CheckConstraint("next_contact_at > 0", name="always_a_next_date"),
)
Index("ix_complaint_contact", COMPLAINT.c.contact_id)
Index("ix_complaint_customer", COMPLAINT.c.customer_id)
