"""Offers, and what was asked of the ERP once one was accepted: rows and the facts they stand for.

Promise: an offer's options are stored as the bytes that its hash is made of, and never changed.
"""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, insert, text, update

from flows.facts.dispute import Case, Offer, OfferState, Option, Part
from flows.facts.dispute_lines import granted_by
from flows.facts.statement import fingerprint
from storage.prepared import Prepared
from storage.tables.adjustment_lines import ADJUSTMENT_LINE
from storage.tables.cases import ADJUSTMENT, OFFER

_NEWEST_OFFER = Prepared(
    text(
        "SELECT id, round, options, state, proposer, valid_until, chosen, sha, part, prolonged, lines FROM offer"
        " WHERE case_id = :case_id ORDER BY id DESC LIMIT 1"
    )
)


def propose(
    conn: Connection, case: Case, options: tuple[Option, ...], proposer: int, valid_until: int, now: int
) -> Offer:
    """A new offer awaiting approval; its hash is what will be approved, sent and carried out."""
    body = offer_body(options)
    values = {
        "case_id": case.id,
        "round": case.round,
        "options": body,
        "sha": fingerprint(body.encode()),
        "valid_until": valid_until,
        "state": OfferState.AWAITING_APPROVAL.value,
        "proposer": proposer,
        "made_at": now,
    }
    conn.execute(insert(OFFER).values(**values))
    found = offer(conn, case.id)
    assert found is not None  # noqa: S101 - just inserted
    return found


def offer_body(options: Iterable[Option]) -> str:
    """The options as they are stored, and as their hash is made of."""
    rows: list[list[Any]] = []
    for one in options:
        parts = [[p.document_id, p.document, p.upheld, p.not_upheld, p.written_off, p.open] for p in one.parts]
        rows.append([one.upheld, one.not_upheld, one.remedy, one.text, *([parts] if parts else [])])
    return json.dumps(rows, ensure_ascii=False)


def options_of(body: str) -> tuple[Option, ...]:
    """The options as they were stored."""
    return tuple(
        Option(upheld, not_upheld, remedy, words, tuple(Part(*part) for parts in more for part in parts))
        for upheld, not_upheld, remedy, words, *more in json.loads(body)
    )


def offer(conn: Connection, case_id: int) -> Offer | None:
    """The newest offer of that case."""
    row = _NEWEST_OFFER.row(conn, case_id=case_id)
    if row is None:
        return None
    number, round_, body, state, proposer, valid, chosen, sha, part, prolonged, lines = row
    return Offer(
        number,
        case_id,
        round_,
        options_of(body),
        OfferState(state),
        proposer,
        valid,
        chosen,
        sha,
        bool(part),
        bool(prolonged),
        tuple(json.loads(lines)),
    )


def decide_offer(conn: Connection, id: int, state: OfferState, now: int, **fields: Any) -> None:
    """Move an offer on, with further columns by name. The database refuses an approver who is the proposer."""
    conn.execute(update(OFFER).where(OFFER.c.id == id).values(state=state.value, decided_at=now, **fields))


def change_offer(conn: Connection, id: int, **fields: Any) -> None:
    """Change columns by name."""
    conn.execute(update(OFFER).where(OFFER.c.id == id).values(**fields))


def ask_adjustment(conn: Connection, case: Case, accepted: Offer, now: int) -> None:
    """Ask the ERP once for what the accepted option says; where a case has several lines, for each of its documents."""
    option = accepted.options[accepted.chosen]
    asked = [(part, part.upheld + part.written_off) for part in granted_by(case, accepted)]
    made = conn.execute(
        insert(ADJUSTMENT).values(
            case_id=case.id,
            offer_id=accepted.id,
            remedy=option.remedy,
            amount=sum(amount for _, amount in asked),
            currency=case.currency,
            state="requested",
            made_at=now,
        )
    ).inserted_primary_key
    granted = [(part, amount) for part, amount in asked if amount] if len(case.items) > 1 else []
    rows = [
        {"position": at, "document_id": part.document_id, "document": part.document, "amount": amount}
        for at, (part, amount) in enumerate(granted, start=1)
    ]
    if rows and made:
        conn.execute(insert(ADJUSTMENT_LINE), [{"adjustment_id": made[0], **row} for row in rows])
