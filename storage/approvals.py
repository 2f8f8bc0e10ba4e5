"""Who agreed to offers, what was granted lately, who stands in for whom: rows and the facts they stand for.

Promise: a signature belongs to the bytes that were shown; an offer that reads otherwise has none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert, select, text, update

from flows.facts.concessions import WINDOW, Asked, Granted, Needed, Signature, granted_at_most
from flows.facts.dispute import Case, Offer
from flows.facts.parties import Colleague
from storage.offers import options_of
from storage.prepared import Prepared
from storage.related_parties import is_related
from storage.tables.approvals import APPROVAL, APPROVAL_REQUEST, DELEGATION
from storage.tables.cases import CASE, OFFER

# What stands: offered or accepted, and what is carried out of it.
_STANDING = Prepared(
    text(
        "SELECT o.id, o.case_id, o.options, o.state, o.chosen, o.proposer, c.currency,"
        " COALESCE(o.decided_at, o.made_at) FROM offer o JOIN dispute_case c ON c.id = o.case_id"
        " WHERE c.customer_id = :customer_id"
        " AND o.state IN ('sent', 'accepted') AND COALESCE(o.decided_at, o.made_at) > :since ORDER BY o.id"
    )
)
_NEWEST = Prepared(
    text("SELECT id, sha, COALESCE(decided_at, 0) FROM offer WHERE case_id = :case_id ORDER BY id DESC LIMIT 1")
)
_REQUEST = Prepared(text("SELECT booker, raised FROM approval_request WHERE offer_id = :offer_id"))
# What was signed before the customer accepted late has to be signed once more.
_SIGNED = Prepared(
    text("SELECT approver, role FROM approval WHERE offer_id = :offer_id AND sha = :sha AND at > :since ORDER BY id")
)
_PAPERS = Prepared(text("SELECT count(*) FROM evidence WHERE case_id = :case_id AND state = 'stored'"))


@dataclass(frozen=True, slots=True)
class Delegation:
    """`deputy` decides in `giver`'s place from `since` to `until`, both included."""

    giver: int
    deputy: int
    since: date
    until: date


def asked(conn: Connection, case: Case, now: int) -> Asked:
    """How it stands with the approval of the case's newest offer."""
    newest = _NEWEST.row(conn, case_id=case.id)
    offer_id, sha, since = newest or (0, "", 0)
    booker, raised = _REQUEST.row(conn, offer_id=offer_id) or (0, 0)
    signed = tuple(Signature(*row) for row in _SIGNED.rows(conn, offer_id=offer_id, sha=sha, since=since))
    standing = tuple(one for id_, one in _granted(conn, case.customer_id, now - WINDOW) if id_ != offer_id)
    papers, related = int(_PAPERS.row(conn, case_id=case.id)[0]), is_related(conn, case.customer_id)
    return Asked(raised, booker, signed, standing, papers, related)


def _granted(conn: Connection, customer_id: int, since: int) -> list[tuple[int, Granted]]:
    """(offer id, what it grants) of what was offered or accepted since then (µs UTC)."""
    found = []
    for id_, case_id, body, state, chosen, proposer, currency, at in _STANDING.rows(
        conn, customer_id=customer_id, since=since
    ):
        options = options_of(body)
        kept = options[chosen : chosen + 1] if state == "accepted" and chosen >= 0 else options
        by_rule = proposer == 0 and all(one.remedy == "write_off" for one in kept)  # the books may propose too
        found.append((id_, Granted(case_id, granted_at_most(kept), currency, at, small=by_rule)))
    return found


def ask(conn: Connection, offer: Offer, booker: int = 0) -> None:
    """Keep what the proposal said beside its options."""
    conn.execute(insert(APPROVAL_REQUEST).values(offer_id=offer.id, booker=booker))


def raise_level(conn: Connection, offer: Offer) -> None:
    """Nobody decided in time."""
    done = update(APPROVAL_REQUEST).where(APPROVAL_REQUEST.c.offer_id == offer.id)
    if not conn.execute(done.values(raised=APPROVAL_REQUEST.c.raised + 1)).rowcount:
        conn.execute(insert(APPROVAL_REQUEST).values(offer_id=offer.id, raised=1))


def sign(conn: Connection, offer: Offer, by: Signature, level: Needed, now: int, stood_in_for: int = 0) -> None:
    """One agrees to what was shown. The database refuses whoever proposed it."""
    signed = {"offer_id": offer.id, "sha": offer.sha, "approver": by.by, "role": by.role, "at": now}
    about = {"level": level.level.value, "because": level.because, "proposer": offer.proposer}
    conn.execute(insert(APPROVAL).values(**signed, **about, stood_in_for=stood_in_for))


def granted_since(conn: Connection, since: int) -> Sequence[dict[str, Any]]:
    """Every offer approved since then (µs UTC) that stands, oldest first, with case, level and who agreed to it."""
    rows = conn.execute(
        select(
            OFFER.c.id,
            OFFER.c.options,
            OFFER.c.state,
            OFFER.c.chosen,
            OFFER.c.proposer,
            CASE.c.number,
            CASE.c.customer_id,
            CASE.c.currency,
            APPROVAL.c.level,
            APPROVAL.c.approver,
            APPROVAL.c.at,
        )
        .join(CASE, CASE.c.id == OFFER.c.case_id)
        .join(APPROVAL, (APPROVAL.c.offer_id == OFFER.c.id) & (APPROVAL.c.sha == OFFER.c.sha))
        .where(APPROVAL.c.at > since, OFFER.c.state.in_(("sent", "accepted")))
        .order_by(APPROVAL.c.id)
    ).mappings()
    found: dict[int, dict[str, Any]] = {}
    for row in rows:
        options = options_of(row["options"])
        kept = options[row["chosen"] : row["chosen"] + 1] if row["state"] == "accepted" else options
        one = found.setdefault(row["id"], {**row, "granted": granted_at_most(kept), "approvers": []})
        one["approvers"] += [row["approver"]] if row["approver"] not in one["approvers"] else []
    return tuple(found.values())


# -- standing in -------------------------------------------------------------------------------------------------------
def delegate(conn: Connection, giver: int, deputy: int, since: date, until: date, now: int) -> None:
    """From now on it is the deputy who is asked; what was said for that time before no longer holds."""
    over = DELEGATION.c.giver == giver
    conn.execute(DELEGATION.delete().where(over, DELEGATION.c.until >= since.isoformat()))
    dates = {"since": since.isoformat(), "until": until.isoformat()}
    conn.execute(insert(DELEGATION).values(giver=giver, deputy=deputy, made_at=now, **dates))


def delegations(conn: Connection, today: date) -> tuple[Delegation, ...]:
    """Those that hold on that day, the latest last."""
    day = today.isoformat()
    rows = conn.execute(
        select(DELEGATION).where(DELEGATION.c.since <= day, DELEGATION.c.until >= day).order_by(DELEGATION.c.id)
    )
    return tuple(
        Delegation(row.giver, row.deputy, date.fromisoformat(row.since), date.fromisoformat(row.until)) for row in rows
    )


def asked_of(able: Sequence[Colleague], holding: Sequence[Delegation]) -> list[tuple[Colleague, int]]:
    """Whom to ask among these colleagues: each with the id of whoever is stood in for, 0 where it is themselves."""
    deputies = {one.giver: one.deputy for one in holding if any(one.giver == colleague.id for colleague in able)}
    instead = {deputy: giver for giver, deputy in deputies.items()}
    return [(one, instead.get(one.id, 0)) for one in able if one.id not in deputies]
