"""The people of a customer as their own administrator sees them, and what that administrator may ask for.

Promise: a limit of 0 means none was set. What is asked for here is refused again by its keeper wherever it is too much.
"""

from dataclasses import dataclass

from flows.facts.parties import Contact, Role, allows

HERE, INVITED, KNOWN = "here", "invited", "known"
LONGEST_NAME = 60  # characters


@dataclass(frozen=True, slots=True)
class Member:
    """A contact and how they stand with us: speaking here, invited until `until` (µs UTC), or only on file."""

    contact: Contact
    state: str
    until: int = 0


@dataclass(frozen=True, slots=True)
class InvitePerson:
    """A personal link for somebody: on file (`contact_id`) or new by `name`. `limit` minor units of `currency`."""

    contact_id: int
    name: str
    role: Role
    limit: int = 0
    currency: str = ""


@dataclass(frozen=True, slots=True)
class ChangeRights:
    """Another role or limit for somebody who speaks here."""

    contact_id: int
    role: Role
    limit: int = 0
    currency: str = ""


@dataclass(frozen=True, slots=True)
class RemovePerson:
    """Somebody may no longer see anything: `left` the firm, or no longer responsible."""

    contact_id: int
    left: bool


@dataclass(frozen=True, slots=True)
class VoidInvitation:
    """Whoever opened the link is not the one invited: it is of no more use to anybody."""

    invitation_id: int


@dataclass(frozen=True, slots=True)
class SpeakFor:
    """Whoever writes speaks for that customer from now on, being bound to it in the same chat."""

    customer_id: int


@dataclass(frozen=True, slots=True)
class LeaveWord:
    """Somebody whom we do not know wants this to reach a colleague."""

    text: str


def has_limit(role: Role) -> bool:
    """Whether a limit means anything in that role."""
    return allows(role, Role.CONFIRMER)


def needs_colleague(before: Contact, role: Role, limit: int, currency: str) -> bool:
    """Whether a colleague of ours confirms the person anew: they may confirm balances, or more of them, from now on."""
    if not has_limit(role):
        return False
    was = before.limit
    if not has_limit(before.role) or not before.trusted:
        return True
    wider = was is not None and (not limit or was.currency != currency or limit > was.minor)
    return wider or (role is Role.ADMIN and before.role is not Role.ADMIN)


def last_administrator(members: tuple[Member, ...], id: int) -> bool:
    """Whether nobody would be left to invite and remove people once this one has gone."""
    admins = [one.contact.id for one in members if one.state == HERE and one.contact.role is Role.ADMIN]
    return admins == [id]
