"""Cases, their evidence and hand-overs: rows and the facts they stand for. Offers, reached from here, have a file."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, select, text, update

from flows.facts.dispute import (
    Case,
    CaseState,
    Control,
    Item,
    Proof,
    Split,
    sum_of,
)
from storage import case_items, whole_rows
from storage.offers import ask_adjustment, change_offer, decide_offer, offer, propose
from storage.prepared import Prepared
from storage.statements import next_number
from storage.tables.cases import CASE, EVIDENCE, HAND_OVER, OFFER

__all__ = [
    "FIRST_NUMBER",
    "LEDGER_SLOT",
    "adopt",
    "announce",
    "ask_adjustment",
    "ask_person",
    "change",
    "change_claim",
    "change_evidence",
    "change_hand_over",
    "change_offer",
    "decide_offer",
    "deciders",
    "draft_papers",
    "evidence",
    "hand_over",
    "hand_over_by_id",
    "of_customer",
    "offer",
    "one",
    "proof",
    "propose",
    "register",
]

FIRST_NUMBER = 1000
LEDGER_SLOT = "ledger"  # a customer's own ledger, while it is read and matched
_COLUMNS = (
    "id, number, customer_id, contact_id, statement_id, document_id, document, reason, state, currency, claimed,"
    " upheld, not_upheld,"
    " written_off, remedy, words, answers, registered_at, next_contact_at, owner, control, round, reopened,"
    " outcome, version, first_claimed, granted, linked_to, appealed_at, former_owner, asked_when, root_cause"
)
_OF_CUSTOMER = Prepared(text(f"SELECT {_COLUMNS} FROM dispute_case WHERE customer_id = :customer_id ORDER BY id DESC"))  # noqa: S608 - constants
_ONE = Prepared(text(f"SELECT {_COLUMNS} FROM dispute_case WHERE id = :id"))  # noqa: S608
_HAND_OVER = Prepared(text("SELECT * FROM hand_over WHERE id = :id"))
_OPEN_IN = Prepared(text("SELECT * FROM hand_over WHERE chat = :chat AND ended_at IS NULL"))


def of_customer(conn: Connection, customer_id: int) -> tuple[Case, ...]:
    """The customer's cases, newest first."""
    rows = _OF_CUSTOMER.rows(conn, customer_id=customer_id)
    items = case_items.of_customer(conn, customer_id) if rows else {}
    return tuple(_case(row, items.get(row[0], ())) for row in rows)


def one(conn: Connection, id: int) -> Case | None:
    """That case."""
    row = _ONE.row(conn, id=id)
    return _case(row, case_items.of_case(conn, id)) if row else None


def register(conn: Connection, items: Iterable[Item] = (), **fields: Any) -> int:
    """A new case with the next number; `answers` is a mapping. About one line: its document and what is claimed.

    Several lines are given as `items` instead. Returns its id. Raises when an open one stands on the same document and
    reason.
    """
    several = tuple(items) or (Item(fields["document_id"], fields["document"], Split(fields["claimed"])),)
    values = {
        **fields,
        "document_id": several[0].document_id,
        "document": several[0].document,
        "claimed": sum(item.split.claimed for item in several),
        "number": f"D-{FIRST_NUMBER + next_number(conn, 'case')}",
        "answers": json.dumps(fields["answers"], ensure_ascii=False, sort_keys=True),
    }
    id_ = whole_rows.add(conn, CASE, **values)
    case_items.add(conn, id_, str(fields["reason"]), several)
    return id_


def change(conn: Connection, case: Case, **fields: Any) -> bool:
    """Change fields, comparing the version; `items` (all of them, in their order) bring their sums with them.

    What is claimed never changes here (invariant *claim never rewritten*). False when it had moved.
    """
    items = _items(case, fields)
    if "claimed" in fields or sum(item.split.claimed for item in items) != case.split.claimed:
        msg = "What was claimed is never rewritten."
        raise ValueError(msg)
    if "answers" in fields:
        fields["answers"] = json.dumps(fields["answers"], ensure_ascii=False, sort_keys=True)
    return _changed(conn, case, items, fields)


def change_claim(conn: Connection, case: Case, items: tuple[Item, ...]) -> bool:
    """The customer claims other sums now; each item keeps what was claimed first beside it.

    False when the case had moved.
    """
    return _changed(conn, case, items, {})


def _items(case: Case, fields: dict[str, Any]) -> tuple[Item, ...]:
    """The items as they are to be, whether they were given as such or, for a case of one, by their parts."""
    given: tuple[Item, ...] = fields.pop("items", case.items)
    split, parts = fields.pop("split", None), ("upheld", "not_upheld", "written_off")
    named = {name: fields.pop(name) for name in (*parts, "granted") if name in fields}
    if not named and split is None:
        return given
    if len(given) > 1:
        msg = "What becomes of several lines is said line by line."
        raise ValueError(msg)
    was: Split = split or given[0].split
    now = Split(was.claimed, *(named.get(name, getattr(was, name)) for name in parts))
    return (replace(given[0], split=now, granted=named.get("granted", given[0].granted)),)


def _changed(conn: Connection, case: Case, items: tuple[Item, ...], fields: dict[str, Any]) -> bool:
    sums = {} if items == case.items else _sums(items)
    done = (
        update(CASE)
        .where(CASE.c.id == case.id, CASE.c.version == case.version)
        .values(version=CASE.c.version + 1, **sums, **fields)
    )
    if not conn.execute(done).rowcount:
        return False
    if sums:
        case_items.write(conn, case.id, items)
    if "reason" in fields:
        case_items.change_reason(conn, case.id, fields["reason"])
    ended = CaseState(fields.get("state", case.state)) is CaseState.CLOSED
    if sums or ended is not case.closed:
        case_items.say_what_is_live(conn, case.id, goes_on=not ended)
    return True


def _sums(items: tuple[Item, ...]) -> dict[str, int]:
    split = sum_of(item.split for item in items)
    changed = any(item.first_claimed for item in items)
    return {
        "claimed": split.claimed,
        "upheld": split.upheld,
        "not_upheld": split.not_upheld,
        "written_off": split.written_off,
        "granted": sum(item.granted for item in items),
        "first_claimed": sum(item.first_claimed or item.split.claimed for item in items) if changed else 0,
    }


def deciders(conn: Connection, case: Case) -> frozenset[int]:
    """The colleagues who proposed or approved what was decided before the appeal, and who had the case then."""
    asked = select(OFFER.c.proposer, OFFER.c.approver).where(
        OFFER.c.case_id == case.id, OFFER.c.made_at < case.appealed_at
    )
    named = {person for row in conn.execute(asked) for person in row if person}
    return frozenset(named | ({case.former_owner} - {0}))


# -- evidence ----------------------------------------------------------------------------------------------------------
def announce(conn: Connection, **fields: Any) -> int:
    """A file was sent and is not fetched yet; returns the row's id."""
    return whole_rows.add(conn, EVIDENCE, **{"state": "announced", **fields})


def change_evidence(conn: Connection, id: int, **fields: Any) -> None:
    """Change columns by name."""
    conn.execute(update(EVIDENCE).where(EVIDENCE.c.id == id).values(**fields))


def evidence(conn: Connection, **where: Any) -> list[dict[str, Any]]:
    """Rows whose columns have these values, oldest first."""
    rows = _evidence_by(tuple(where)).rows(conn, **where)
    return [dict(zip(EVIDENCE.c.keys(), row, strict=True)) for row in rows]


def draft_papers(conn: Connection, chat: str) -> list[dict[str, Any]]:
    """What came through that chat and belongs to no case yet; a ledger that is matched belongs to none."""
    return [row for row in evidence(conn, case_id=0, chat=chat) if row["slot"] != LEDGER_SLOT]


def adopt(conn: Connection, chat: str, case_id: int, slot: str = "") -> int:
    """The draft's evidence of that chat now belongs to the registered case. Returns how many pieces."""
    moved = (
        update(EVIDENCE)
        .where(EVIDENCE.c.chat == chat, EVIDENCE.c.case_id == 0, EVIDENCE.c.slot != LEDGER_SLOT)
        .values(case_id=case_id, **({"slot": slot} if slot else {}))
    )
    return int(conn.execute(moved).rowcount)


@cache
def _evidence_by(names: tuple[str, ...]) -> Prepared:
    """The question for evidence by these columns, compiled once."""
    same = (EVIDENCE.c[name] == bindparam(name) for name in names)
    return Prepared(select(EVIDENCE).where(*same).order_by(EVIDENCE.c.id))


def proof(row: Mapping[str, Any]) -> Proof:
    """The row as the customer sees it."""
    return Proof(row["id"], row["case_id"], row["slot"], row["name"], row["size"], row["received_at"], row["state"])


# -- hand-overs --------------------------------------------------------------------------------------------------------
def hand_over(conn: Connection, chat: str) -> dict[str, Any] | None:
    """The open hand-over of that chat."""
    return _OPEN_IN.named(conn, chat=chat)


def hand_over_by_id(conn: Connection, id: int) -> dict[str, Any] | None:
    """That hand-over."""
    return _HAND_OVER.named(conn, id=id)


def ask_person(conn: Connection, **fields: Any) -> int:
    """A person is wanted in that chat; returns the hand-over's id."""
    return whole_rows.add(conn, HAND_OVER, **fields)


def change_hand_over(conn: Connection, id: int, **fields: Any) -> None:
    """Change columns by name."""
    whole_rows.change(conn, HAND_OVER, id, **fields)


def _case(row: Any, items: tuple[Item, ...]) -> Case:
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
        root_cause=row[31],
        items=items,
    )
