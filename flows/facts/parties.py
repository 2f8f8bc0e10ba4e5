"""Who takes part: the company that runs this installation, its customers, their contacts, its colleagues."""

from dataclasses import dataclass
from enum import StrEnum

from flows.facts.money import Money


class Role(StrEnum):
    """What a contact of a customer may do; each role may do what the ones before it may."""

    VIEWER = "viewer"
    DISPUTANT = "disputant"
    CONFIRMER = "confirmer"
    ADMIN = "admin"


_ORDER = tuple(Role)


def allows(has: Role, needs: Role) -> bool:
    """Whether a contact in role `has` may do what `needs` asks for."""
    return _ORDER.index(has) >= _ORDER.index(needs)


class StaffRole(StrEnum):
    """What a colleague may do (flows/tables/roles.py says what that is)."""

    AGENT = "agent"
    ACCOUNTANT = "accountant"
    REVIEWER = "reviewer"
    LEAD = "lead"


@dataclass(frozen=True, slots=True)
class Company:
    """The supplier: the name customers know, where its days begin and its language."""

    name: str
    zone: str = "UTC"
    language: str = "en"
    currency: str = "EUR"


@dataclass(frozen=True, slots=True)
class Customer:
    """A customer of the supplier. `zone` is an IANA name, `language` a code of locales, `tax_id` may be empty."""

    id: int
    code: str
    name: str
    country: str = ""
    zone: str = "UTC"
    language: str = "en"
    tax_id: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """A person at a customer, bound to one chat. `limit` caps what a confirmer may agree to alone, per statement."""

    id: int
    customer_id: int
    name: str
    role: Role
    language: str = "en"
    zone: str = "UTC"
    limit: Money | None = None
    stopped: bool = False
    trusted: bool = False  # a colleague has pressed *confirm this person*


@dataclass(frozen=True, slots=True)
class Colleague:
    """A member of staff, known by workspace and user id; only active ones may act."""

    id: int
    team: str
    user: str
    name: str
    role: StaffRole
    active: bool = True
