"""Everything that is on record about a case, gathered for its file; what of it may be read is decided in flows.

Promise: reads only, in one go, up to one place of the customer's record.
"""

import json
from typing import Any

from sqlalchemy import Connection, text

from flows.facts.dispute import Case, Offer, OfferState
from flows.facts.paper_case_pack import CaseFile, Kept, OnRecord, Signed
from storage import audit, cases, consults, ledger, people, statements, subject_history
from storage.offers import options_of
from storage.prepared import Prepared

_HAND_OVERS = Prepared(text("SELECT id FROM hand_over WHERE case_id = :case_id ORDER BY id"))
_OFFERS = Prepared(
    text(
        "SELECT id, round, options, state, proposer, valid_until, chosen, sha, part, prolonged, lines FROM offer"
        " WHERE case_id = :case_id ORDER BY id"
    )
)
_SIGNED = Prepared(
    text("SELECT approver, role, level, at FROM approval WHERE offer_id = :offer_id AND sha = :sha ORDER BY id")
)
_WRITTEN = Prepared(
    text(
        "SELECT sent_at, body FROM outbox WHERE subject = :subject AND customer_id = :customer_id"
        " AND channel = 'telegram' AND state = 'sent' AND method IN ('sendMessage', 'editMessageText') ORDER BY id"
    )
)
_NOTES = Prepared(text("SELECT count(*) FROM outbox WHERE subject = :subject AND channel = 'slack' AND kind = 'note'"))
_POSTED = Prepared(
    text(
        "SELECT remedy, amount, erp_document, COALESCE(done_at, 0) FROM adjustment_request WHERE case_id = :case_id"
        " ORDER BY id"
    )
)
_PROMISED = Prepared(text("SELECT due_at, state FROM our_promise WHERE subject = :subject ORDER BY id"))
_CONFIRMED = Prepared(
    text("SELECT number, amount, at, sha FROM confirmation WHERE statement_id = :statement_id ORDER BY id")
)
_CLOSED = Prepared(text("SELECT COALESCE(closed_at, 0) FROM dispute_case WHERE id = :id"))
_OTHERS = Prepared(text("SELECT name, code FROM customer WHERE id <> :id"))
_NUMBERED = Prepared(text("SELECT id FROM dispute_case WHERE number = :number"))


def numbered(conn: Connection, number: str) -> Case | None:
    """The case of that number."""
    row = _NUMBERED.row(conn, number=number)
    return cases.one(conn, int(row[0])) if row else None


def gathered(conn: Connection, case: Case, until: int) -> CaseFile:
    """The whole file; of the customer's record nothing after the place `until`."""
    contact, customer = people.contact(conn, case.contact_id)
    known = ledger.contacts_of(conn, customer.id)
    statement = statements.one(conn, case.statement_id) if case.statement_id else None
    subject = f"case:{case.id}"
    broken = audit.broken(conn, customer.id)
    return CaseFile(
        case=case,
        customer=customer.name,
        code=customer.code,
        contact=contact.name,
        statement=statement,
        closed_at=int(_CLOSED.row(conn, id=case.id)[0]),
        manager=customer.account_manager,
        record=_record(conn, case, until),
        written=tuple((int(at), json.loads(body)["text"]) for at, body in _written(conn, case)),
        offers=tuple((one, _signed(conn, one)) for one in _offers(conn, case)),
        evidence=tuple(_kept(row) for row in cases.evidence(conn, case_id=case.id)),
        posted=tuple((r, int(a), d, int(at)) for r, a, d, at in _POSTED.rows(conn, case_id=case.id)),
        promised=tuple((int(at), state) for at, state in _PROMISED.rows(conn, subject=subject)),
        confirmed=tuple(
            (n, int(a), int(at), sha) for n, a, at, sha in _CONFIRMED.rows(conn, statement_id=case.statement_id)
        ),
        notes=int(_NOTES.row(conn, subject=subject)[0]),
        consulted=len(consults.of_case(conn, case.id)),
        colleagues={one.id: (one.name, one.role.value) for one in people.staff(conn)},
        persons=tuple({name for one in known for name in (one.name, one.form_of_address) if name}),
        others=tuple(said for row in _OTHERS.rows(conn, id=customer.id) for said in row if said),
        broken=broken or 0,
    )


def _record(conn: Connection, case: Case, until: int) -> tuple[OnRecord, ...]:
    overs = [f"hand_over:{id_}" for (id_,) in _HAND_OVERS.rows(conn, case_id=case.id)]
    links = subject_history.links(conn, case.customer_id, [f"case:{case.id}", *overs], until)
    return tuple(OnRecord(one.seq, one.at, one.actor, one.action, one.said, one.hash.hex()) for one in links)


def _written(conn: Connection, case: Case) -> list[Any]:
    return list(_WRITTEN.rows(conn, subject=f"case:{case.id}", customer_id=case.customer_id))


def _offers(conn: Connection, case: Case) -> list[Offer]:
    made = []
    for id_, round_, body, state, proposer, valid, chosen, sha, part, prolonged, lines in _OFFERS.rows(
        conn, case_id=case.id
    ):
        more = bool(part), bool(prolonged), tuple(json.loads(lines))
        made.append(
            Offer(id_, case.id, round_, options_of(body), OfferState(state), proposer, valid, chosen, sha, *more)
        )
    return made


def _signed(conn: Connection, offer: Offer) -> tuple[Signed, ...]:
    return tuple(Signed(*row) for row in _SIGNED.rows(conn, offer_id=offer.id, sha=offer.sha))


def _kept(row: dict[str, Any]) -> Kept:
    state = row["state"] if row["state"] in {"stored", "withdrawn"} else "other"
    sha = str(row["sha256"] or "") if state == "stored" else ""
    return Kept(row["name"], row["slot"], int(row["size"]), int(row["received_at"]), state, sha)
