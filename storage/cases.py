"""Cases, offers, evidence, hand-overs and what was asked of the ERP: rows and the facts they stand for."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, bindparam, insert, select, text, update
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from flows.facts.dispute import Case, CaseState, Control, Offer, OfferState, Option, Proof, Split
from flows.facts.statement import fingerprint
from storage.prepared import Prepared
from storage.statements import next_number
from storage.tables.cases import ADJUSTMENT, CASE, EVIDENCE, HAND_OVER, OFFER

FIRST_NUMBER = 1000
_NEWEST_OFFER = Prepared(
    text(
        "SELECT id, round, options, state, proposer, valid_until, chosen, sha, part, prolonged FROM offer"
        " WHERE case_id = :case_id ORDER BY id DESC LIMIT 1"
    )
)
_COLUMNS = (
    "id, number, customer_id, contact_id, statement_id, document_id, document, reason, state, currency, claimed,"
    " upheld, not_upheld,"
    " written_off, remedy, words, answers, registered_at, next_contact_at, owner, control, round, reopened,"
    " outcome, version, first_claimed, granted, linked_to, appealed_at, former_owner, asked_when"
)
_OF_CUSTOMER = Prepared(text(f"SELECT {_COLUMNS} FROM dispute_case WHERE customer_id = :customer_id ORDER BY id DESC"))  # noqa: S608 - constants
_ONE = Prepared(text(f"SELECT {_COLUMNS} FROM dispute_case WHERE id = :id"))  # noqa: S608


def of_customer(conn: Connection, customer_id: int) -> tuple[Case, ...]:
    """The customer's cases, newest first."""
    return tuple(_case(row) for row in _OF_CUSTOMER.rows(conn, customer_id=customer_id))


def one(conn: Connection, id: int) -> Case | None:
    """That case."""
    row = _ONE.row(conn, id=id)
    return _case(row) if row else None


def register(conn: Connection, **fields: Any) -> int:
    """A new case with the next number; `answers` is a mapping.

    Returns its id. Raises when an open one stands on the same document and reason.
    """
    number = f"D-{FIRST_NUMBER + next_number(conn, 'case')}"
    values = {**fields, "number": number, "answers": json.dumps(fields["answers"], ensure_ascii=False, sort_keys=True)}
    return _inserted(conn, CASE, values)


def change(conn: Connection, case: Case, **fields: Any) -> bool:
    """Change fields, comparing the version.

    `claimed` never changes (invariant *claim never rewritten*). False when it had moved.
    """
    if "claimed" in fields:
        msg = "What was claimed is never rewritten."
        raise ValueError(msg)
    split = fields.pop("split", None)
    if isinstance(split, Split):
        fields |= {"upheld": split.upheld, "not_upheld": split.not_upheld, "written_off": split.written_off}
    if "answers" in fields:
        fields["answers"] = json.dumps(fields["answers"], ensure_ascii=False, sort_keys=True)
    done = (
        update(CASE)
        .where(CASE.c.id == case.id, CASE.c.version == case.version)
        .values(version=CASE.c.version + 1, **fields)
    )
    return bool(conn.execute(done).rowcount)


def change_claim(conn: Connection, case: Case, claimed: int) -> bool:
    """The customer claims another sum now (minor units); what was claimed first is kept beside it.

    False when the case had moved.
    """
    first = case.first_claimed or case.split.claimed
    done = (
        update(CASE)
        .where(CASE.c.id == case.id, CASE.c.version == case.version)
        .values(version=CASE.c.version + 1, claimed=claimed, first_claimed=first)
    )
    return bool(conn.execute(done).rowcount)


def deciders(conn: Connection, case: Case) -> frozenset[int]:
    """The colleagues who proposed or approved what was decided before the appeal, and who had the case then."""
    asked = select(OFFER.c.proposer, OFFER.c.approver).where(
        OFFER.c.case_id == case.id, OFFER.c.made_at < case.appealed_at
    )
    named = {person for row in conn.execute(asked) for person in row if person}
    return frozenset(named | ({case.former_owner} - {0}))


# -- offers ------------------------------------------------------------------------------------------------------------
def propose(
    conn: Connection, case: Case, options: tuple[Option, ...], proposer: int, valid_until: int, now: int
) -> Offer:
    """A new offer awaiting approval; its hash is what will be approved, sent and carried out."""
    body = json.dumps([[o.upheld, o.not_upheld, o.remedy, o.text] for o in options], ensure_ascii=False)
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


def offer(conn: Connection, case_id: int) -> Offer | None:
    """The newest offer of that case."""
    row = _NEWEST_OFFER.row(conn, case_id=case_id)
    if row is None:
        return None
    options = tuple(Option(*option) for option in json.loads(row[2]))
    number, round_, _, state, proposer, valid, chosen, sha, part, prolonged = row
    return Offer(
        number, case_id, round_, options, OfferState(state), proposer, valid, chosen, sha, bool(part), bool(prolonged)
    )


def decide_offer(conn: Connection, id: int, state: OfferState, now: int, **fields: Any) -> None:
    """Move an offer on, with further columns by name. The database refuses an approver who is the proposer."""
    conn.execute(update(OFFER).where(OFFER.c.id == id).values(state=state.value, decided_at=now, **fields))


def change_offer(conn: Connection, id: int, **fields: Any) -> None:
    """Change columns by name."""
    conn.execute(update(OFFER).where(OFFER.c.id == id).values(**fields))


def ask_adjustment(conn: Connection, case: Case, accepted: Offer, now: int) -> None:
    """Ask the ERP once for what the accepted option says."""
    option = accepted.options[accepted.chosen]
    conn.execute(
        insert(ADJUSTMENT).values(
            case_id=case.id,
            offer_id=accepted.id,
            remedy=option.remedy,
            amount=option.upheld,
            currency=case.currency,
            state="requested",
            made_at=now,
        )
    )


def record_adjustment(conn: Connection, case_id: int, document: str, now: int) -> None:
    """What the ERP posted for it: its document number, or nothing to post when empty."""
    done = {"erp_document": document, "state": "posted" if document else "nothing_to_post", "done_at": now}
    conn.execute(
        update(ADJUSTMENT).where(ADJUSTMENT.c.case_id == case_id, ADJUSTMENT.c.state == "requested").values(**done)
    )


# -- evidence ----------------------------------------------------------------------------------------------------------
def announce(conn: Connection, **fields: Any) -> int:
    """A file was sent and is not fetched yet; returns the row's id."""
    return _inserted(conn, EVIDENCE, {"state": "announced", **fields})


def change_evidence(conn: Connection, id: int, **fields: Any) -> None:
    """Change columns by name."""
    conn.execute(update(EVIDENCE).where(EVIDENCE.c.id == id).values(**fields))


def evidence(conn: Connection, **where: Any) -> list[dict[str, Any]]:
    """Rows whose columns have these values, oldest first."""
    rows = _evidence_by(tuple(where)).rows(conn, **where)
    return [dict(zip(EVIDENCE.c.keys(), row, strict=True)) for row in rows]


def adopt(conn: Connection, chat: str, case_id: int, slot: str = "") -> int:
    """The draft's evidence of that chat now belongs to the registered case. Returns how many pieces."""
    moved = (
        update(EVIDENCE)
        .where(EVIDENCE.c.chat == chat, EVIDENCE.c.case_id == 0)
        .values(case_id=case_id, **({"slot": slot} if slot else {}))
    )
    return int(conn.execute(moved).rowcount)


@cache
def _evidence_by(names: tuple[str, ...]) -> Prepared:
    """The question for evidence by these columns, compiled once."""
    same = (EVIDENCE.c[name] == bindparam(name) for name in names)
    return Prepared(select(EVIDENCE).where(*same).order_by(EVIDENCE.c.id))


@cache
def _insert(table: Table, names: frozenset[str]) -> Prepared:
    """A row of that table from these columns, compiled once."""
    return Prepared(insert(table).values({name: bindparam(name) for name in names}).returning(table.c.id))


@cache
def _defaults(table: Table) -> dict[str, Any]:
    """What a column holds when nothing is said about it."""
    return {
        column.name: column.default.arg for column in table.c if isinstance(column.default, ScalarElementColumnDefault)
    }


def _inserted(conn: Connection, table: Table, values: dict[str, Any]) -> int:
    whole = _defaults(table) | values
    return _insert(table, frozenset(whole)).insert(conn, **whole)


def proof(row: Mapping[str, Any]) -> Proof:
    """The row as the customer sees it."""
    return Proof(row["id"], row["case_id"], row["slot"], row["name"], row["size"], row["received_at"], row["state"])


# -- hand-overs --------------------------------------------------------------------------------------------------------
def hand_over(conn: Connection, chat: str) -> RowMapping | None:
    """The open hand-over of that chat."""
    return (
        conn.execute(select(HAND_OVER).where(HAND_OVER.c.chat == chat, HAND_OVER.c.ended_at.is_(None)))
        .mappings()
        .first()
    )


def hand_over_by_id(conn: Connection, id: int) -> RowMapping | None:
    """That hand-over."""
    return conn.execute(select(HAND_OVER).where(HAND_OVER.c.id == id)).mappings().first()


def ask_person(conn: Connection, **fields: Any) -> int:
    """A person is wanted in that chat; returns the hand-over's id."""
    key = conn.execute(insert(HAND_OVER).values(**fields)).inserted_primary_key
    return int(key[0]) if key else 0


def change_hand_over(conn: Connection, id: int, **fields: Any) -> None:
    """Change columns by name."""
    conn.execute(update(HAND_OVER).where(HAND_OVER.c.id == id).values(**fields))


def _case(row: Any) -> Case:
    return Case(
        id=row[0],
        number=row[1],
        customer_id=row[2],
        contact_id=row[3],
        statement_id=row[4],
        document_id=row[5],
        document=row[6],
        reason=row[7],
        state=CaseState(row[8]),
        currency=row[9],
        split=Split(row[10], row[11], row[12], row[13]),
        remedy=row[14],
        words=row[15],
        answers=json.loads(row[16]),
        registered_at=row[17],
        next_contact_at=row[18],
        owner=row[19],
        control=Control(row[20]),
        round=row[21],
        reopened=row[22],
        outcome=row[23],
        version=row[24],
        first_claimed=row[25],
        granted=row[26],
        linked_to=row[27],
        appealed_at=row[28],
        former_owner=row[29],
        asked_when=row[30],
    )
