"""Which teams take matters, and which roles find their people: one row per department.

Promise: the keys are stored with colleagues and never renamed; `team` equals the name in flows/tables/reasons.py, where
each reason says whose it is. Finance may edit; a new department needs a reason that names it, or nobody reaches it.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Department:
    """`team` is English and translated where it is said."""

    key: str
    team: str


DEPARTMENTS: Final = MappingProxyType({row.key: row for row in (
    Department("pricing", "pricing team"),
    Department("receivables", "receivables team"),
    Department("logistics", "logistics team"),
    Department("quality", "quality team"),
    Department("sales", "sales team"),
    Department("tax", "tax team"),
    Department("finance", "finance team"),
    Department("account", "account team"),
)})  # fmt: skip

_BY_TEAM: Final = MappingProxyType({row.team: row.key for row in DEPARTMENTS.values()})


def department_of(team: str) -> str:
    """The key of the department with that name; one that is not listed counts as the account team."""
    return _BY_TEAM.get(team, "account")
