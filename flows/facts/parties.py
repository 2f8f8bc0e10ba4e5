"""Who takes part: the company that runs this installation, its customers, their contacts, its colleagues."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from flows.facts.languages import ENGLISH, Language
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
    RESPONDER = "responder"
    CONTROLLER = "controller"
    LEGAL = "legal"
    PRIVACY = "privacy_officer"
    AUDITOR = "auditor"
    ADMIN = "administrator"  # runs the installation; a contact's role has the shorter word


@dataclass(frozen=True, slots=True)
class Company:
    """The supplier: the name customers know, where its days begin, its own language, and those it speaks in chats."""

    name: str
    zone: str = "UTC"
    language: str = "en"
    currency: str = "EUR"
    country: str = ""  # ISO 3166, for its calendar; a region may follow behind a hyphen (DE-BY)
    reminds_of_due: bool = False  # customers are reminded of what is due, unless decided otherwise for one
    tax_id: str = ""  # as papers name it; empty: not named
    speaks: tuple[Language, ...] = (ENGLISH,)


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
    account_manager: int = 0  # the colleague who looks after them; 0: nobody
    region: str = ""  # the part of the country, as lists of holidays call it; "" where that is not known


@dataclass(frozen=True, slots=True)
class Contact:
    """A person at a customer, bound to one chat. `limit` caps what a confirmer may agree to alone, per statement.

    `language` is theirs as it is on file, and that of their papers; what they are spoken with stands in the books.
    """

    id: int
    customer_id: int
    name: str
    role: Role
    language: str = "en"
    zone: str = "UTC"
    limit: Money | None = None
    stopped: bool = False
    trusted: bool = False  # a colleague has pressed *confirm this person*
    form_of_address: str = ""  # as they wish to be called
    register: str = ""  # formal, neutral or warm, as colleagues chose; "": their language's own

    @property
    def called(self) -> str:
        """How they are addressed: as they wish, else by their name as it is on file, whole."""
        return self.form_of_address or self.name


@dataclass(frozen=True, slots=True)
class Colleague:
    """A member of staff, known by workspace and user id; only active ones may act.

    `departments` are keys of flows/tables/departments.py, `languages` codes of locales they write in. Through
    `absent_until` (None: not absent) the colleague `backup` stands in; `shift_ends` is read on the house's clock.
    `language` and `zone` are what they read and live by ("": the house's); `barred` why Slack's own list keeps them
    out: "", guest, gone.
    """

    id: int
    team: str
    user: str
    name: str
    role: StaffRole
    active: bool = True
    departments: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    absent_until: date | None = None
    backup: int = 0
    shift_ends: time | None = None
    language: str = ""
    barred: str = ""
    zone: str = ""

    def away(self, today: date) -> bool:
        """Whether nothing may be waited for from them on that day."""
        return not self.active or bool(self.barred) or (self.absent_until is not None and today <= self.absent_until)
