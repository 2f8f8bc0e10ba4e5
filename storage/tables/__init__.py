"""The tables, by what they are about. A table is made when the first feature that writes it comes, by a migration."""

from storage.tables import cases, corridor, ledger, people
from storage.tables.metadata import METADATA

__all__ = ["METADATA", "cases", "corridor", "ledger", "people"]
