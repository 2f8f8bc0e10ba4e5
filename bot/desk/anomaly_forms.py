"""The form of an anomaly: empty, or filled in with what a rule knows; what was written in it, or what is wrong there.

Promise: what the customer will read is proposed in their own language, and a person finishes it; each fault stands
under the field that it is about.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from bot import things
from bot.desk import blocks, forms
from bot.desk.blocks import Block
from bot.desk.deed import Deed, label, plainly
from flows.facts.amounts import Understood, read_amount
from flows.facts.anomalies import Favour
from flows.facts.contact_policy import end_of_day
from flows.facts.findings import Finding
from flows.facts.money import Money
from flows.facts.statement import Statement
from flows.tables.severity import WRONG_HANDS
from locales.speak import unmarked
from storage import findings, ledger

PART = 400  # characters of each of the four parts
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


def propose(deed: Deed, statement: Statement, found: Finding, origin: str) -> None:
    """The form with what the rule knows: document, effect, next step, sum and favour. The cause is left open.

    What the customer would read is in their language; a person finishes it. `origin` is the card that it came from.
    """
    sum_ = found.difference and Money(abs(found.difference.minor), found.difference.currency)
    values = {"what": found.what, "favour": found.favour.value, "amount": sum_}
    theirs = (one for one in reversed(found.documents) if _document(deed, statement, one))  # of two, the later
    document = next(theirs, statement.number)
    first = {
        "document": document,
        "effect": _in_their_words(deed, statement, "proposed_effect", values),
        "next_step": _in_their_words(deed, statement, "proposed_next", values),
        "amount": f"{sum_.amount:f}" if sum_ and sum_.currency == statement.currency else "",
        "favour": found.favour.value,
    }
    deed.open(empty(deed, statement, first, finding=found.key, origin=origin))


def _in_their_words(deed: Deed, statement: Statement, message: str, values: Mapping[str, object]) -> str:
    """What is proposed, as plain words of the customer's language."""
    reader = things.recipient(deed.work, statement.customer_id)
    customer = ledger.customer(deed.work.conn, statement.customer_id)
    language = reader[0].language if reader else customer.language if customer else ""
    return " ".join(unmarked(deed.work.house.speaker.speak(f"anomaly/{message}", values, language)).split())


def empty(deed: Deed, statement: Statement, first: Mapping[str, str] = _NOTHING, **carried: str) -> Block:
    """The form of an anomaly, with what is known of it already."""
    work, customer = deed.work, ledger.customer(deed.work.conn, statement.customer_id)
    favours = {one.value: label(work, f"favour_{one.value}") for one in Favour}
    about = plainly(work, "anomaly_for", customer=customer.name if customer else "", number=statement.number)
    there = {name: first.get(name, "") for name in ("document", "effect", "next_step", "amount")}
    body = [
        blocks.small(about),
        blocks.typed("document", label(work, "anomaly_document"), most=60, first=there["document"]),
        blocks.typed("effect", label(work, "anomaly_effect"), lines=True, most=PART, first=there["effect"]),
        blocks.typed("cause", label(work, "anomaly_cause"), lines=True, most=PART, optional=True),
        blocks.typed("next_step", label(work, "anomaly_next"), lines=True, most=PART, first=there["next_step"]),
        blocks.typed("amount", label(work, "anomaly_amount"), most=40, optional=True, first=there["amount"]),
        blocks.chosen("favour", label(work, "anomaly_favour"), favours, first=first.get("favour", "neither")),
        blocks.typed("promised", label(work, "anomaly_promised"), most=10, optional=True),
        blocks.ticked("weight", label(work, "anomaly_weight"), label(work, "wrong_hands")),
    ]
    return forms.form(deed, body, **carried)


def read(deed: Deed, statement: Statement, faults: dict[str, str]) -> dict[str, object]:
    """The fields of the anomaly; each fault under the field where it stands."""
    found = _document(deed, statement, deed.said("document"))
    if found is None:
        faults["document"] = deed.plainly("no_such_document", number=statement.number)
    parts = {name: " ".join(deed.said(name).split()) for name in ("cause", "effect", "next_step")}
    for name in ("effect", "next_step"):
        if not parts[name]:
            faults[name] = deed.label("say_what")
    favour = deed.said("favour") or Favour.NEITHER.value
    return {
        **parts,
        "customer_id": statement.customer_id,
        "statement_id": statement.id,
        "document_id": found[0] if found else 0,
        "document": found[1] if found else "",
        "kind": WRONG_HANDS if deed.said("weight") else "",
        "amount": _amount(deed, statement.currency, faults),
        "currency": statement.currency,
        "favour": favour,
        "promised_at": _promised(deed, faults),
    }


def _document(deed: Deed, statement: Statement, said: str) -> tuple[int, str] | None:
    """Its id and number: on the statement, in this customer's ledger since, or (without an id) the statement itself."""
    wanted = "".join(said.split()).upper()
    line = next((one for one in statement.lines if one.number.upper() == wanted), None)
    if line:
        return line.document_id, line.number
    if wanted == statement.number.upper():
        return 0, statement.number
    return findings.document(deed.work.conn, statement.customer_id, wanted)


def _amount(deed: Deed, currency: str, faults: dict[str, str]) -> int:
    if not deed.said("amount"):
        return 0
    match read_amount(deed.said("amount"), currency):
        case Understood(amount):
            return amount.minor
    faults["amount"] = deed.plainly("amount_unreadable", currency=currency)
    return 0


def _promised(deed: Deed, faults: dict[str, str]) -> int:
    """17:00 of the day named (µs UTC), 0 when none is."""
    if not deed.said("promised"):
        return 0
    try:
        day = date.fromisoformat(deed.said("promised"))
    except ValueError:
        faults["promised"] = deed.label("as_a_date")
        return 0
    at = end_of_day(day, deed.work.house.company.zone)
    if at <= deed.work.now:
        faults["promised"] = deed.label("in_the_future")
    return at
