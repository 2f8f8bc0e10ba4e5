"""What banks say has come in, as it was imported, and what of it lies near a sum and a day.

Promises: the same statement twice, or two that overlap, is stored once; two payments that are alike in everything are
two. Nothing here moves an account. Payers are people and companies by name: an entry goes with `forget_before`, and who
is erased with `forget_person`.
"""

import hashlib
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from flows.facts.bank_entries import MOST, WINDOW, BankEntry, Fit, fitting
from flows.facts.match_groups import Tolerances
from storage.bank_rows import BankRow
from storage.tables.bank import BANK_ENTRY
from storage.tables.cases import CASE

_AT_ONCE = 500  # keys asked for in one statement
_LOOKED_AT = 500  # entries of about that sum, the newest


def keep(conn: Connection, rows: Sequence[BankRow], sha256: str, now: int) -> int:
    """Store what is new. Returns how many entries that was."""
    seen: Counter[str] = Counter()
    keyed: dict[str, BankRow] = {}
    for row in rows:
        said = _said(row)
        keyed[hashlib.sha256(f"{said}\n{seen[said]}".encode()).hexdigest()] = row
        seen[said] += 1
    known = _known(conn, list(keyed))
    new = [
        {
            "key": key, "account": row.account, "on_day": row.on, "value_day": row.valued, "minor": row.minor,
            "currency": row.currency, "bank_reference": row.reference, "end_to_end": row.end_to_end,
            "payer": row.payer, "text": row.text, "sha256": sha256, "imported_at": now,
        }
        for key, row in keyed.items() if key not in known
    ]  # fmt: skip
    if new:
        conn.execute(insert(BANK_ENTRY), new)
    return len(new)


def may_be(
    conn: Connection, currency: str, amount: int, day: date, names: Sequence[str], references: Sequence[str]
) -> tuple[Fit, ...]:
    """Up to three entries that may be a payment of `amount` minor units about that day, the likeliest first."""
    limits = Tolerances()
    table = BANK_ENTRY.c
    near = (
        select(
            table.id, table.on_day, table.minor, table.currency, table.payer, table.text, table.end_to_end,
            table.bank_reference,
        )
        .where(table.currency == currency, table.minor.between(amount - limits.fee, amount))
        .where(table.on_day.between(day - timedelta(days=WINDOW), day + timedelta(days=WINDOW)))
        .order_by(table.minor.desc(), table.id.desc())
        .limit(_LOOKED_AT)
    )  # fmt: skip
    found = [BankEntry(*row) for row in conn.execute(near)]
    return fitting(found, amount, day, names, references, limits)[:MOST]


def missed(conn: Connection) -> list[int]:
    """The ids of the open cases about a payment that is missing, the oldest first."""
    found = select(CASE.c.id).where(CASE.c.reason == "payment_missing", CASE.c.closed_at.is_(None)).order_by(CASE.c.id)
    return list(conn.execute(found).scalars())


def forget_before(conn: Connection, day: date) -> int:
    """Delete what was booked before that day. Returns how many entries that was."""
    return int(conn.execute(delete(BANK_ENTRY).where(BANK_ENTRY.c.on_day < day)).rowcount)


def forget_person(conn: Connection, name: str) -> None:
    """Take that name out of what the bank said: who paid and what for. The sums stay, and stay known."""
    if not name.strip():
        return
    named = BANK_ENTRY.c.payer.icontains(name, autoescape=True) | BANK_ENTRY.c.text.icontains(name, autoescape=True)
    conn.execute(update(BANK_ENTRY).where(named).values(payer="", text=""))


def _said(row: BankRow) -> str:
    """What the bank said of an entry; two files that hold it say the same."""
    return "\n".join(
        map(str, (row.account, row.on, row.minor, row.currency, row.reference, row.end_to_end, row.payer, row.text))
    )


def _known(conn: Connection, keys: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for at in range(0, len(keys), _AT_ONCE):
        some = select(BANK_ENTRY.c.key).where(BANK_ENTRY.c.key.in_(keys[at : at + _AT_ONCE]))
        found.update(conn.execute(some).scalars())
    return found
