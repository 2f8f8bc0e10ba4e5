"""The tables, by what they are about. A table is made when the first feature that writes it comes, by a migration."""

from storage.tables import (
    anomalies,
    call_backs,
    cases,
    complaints,
    corridor,
    feelings,
    ledger,
    own_data,
    own_figures,
    people,
    promises,
    second_yes,
    surveys,
)
from storage.tables.metadata import METADATA

__all__ = [
    "METADATA",
    "anomalies",
    "call_backs",
    "cases",
    "complaints",
    "corridor",
    "feelings",
    "ledger",
    "own_data",
    "own_figures",
    "people",
    "promises",
    "second_yes",
    "surveys",
]
