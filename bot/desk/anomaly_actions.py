"""Anomalies: recorded on a statement's card, verified by somebody else, explained, taken back.

Promise: nothing is told that only one colleague has seen, and what is verified is, to the byte, what was shown.
"""

from collections.abc import Callable
from datetime import date

from bot import things
from bot.desk import blocks, forms, writing
from bot.desk.blocks import Block
from bot.desk.deed import Deed, label, plainly
from bot.desk.matter_cards import anomaly_buttons_of
from bot.keeping.anomalies import put_down
from flows.engine.effects import Say
from flows.facts.amounts import Understood, read_amount
from flows.facts.anomalies import Anomaly, Favour
from flows.facts.contact_policy import end_of_day
from flows.facts.statement import Statement, fingerprint
from locales.speak import CannotSay
from storage import anomalies, ledger, statements

PART = 400  # characters of each of the four parts


def record(deed: Deed) -> None:
    """The four parts, as they will be told once somebody else has verified them."""
    statement = statements.one(deed.work.conn, deed.number)
    if statement is None:
        deed.refuse("unknown_button")
        return
    if not deed.acted.form:
        deed.open(_form(deed, statement))
        return
    faults: dict[str, str] = {}
    fields = _read(deed, statement, faults)
    if faults:
        deed.complain(faults)
        return
    put_down(deed.work, deed.actor, fields | {"recorded_by": deed.by.id})
    deed.work.reply("form_done")


def verify(deed: Deed) -> None:
    """Somebody other than whoever recorded it has looked: the customer is told."""
    one = _fitting(deed)
    if one is None:
        return
    if one.recorded_by == deed.by.id:
        deed.refuse("own_anomaly")
    elif deed.said("bound") != one.sha[:16]:
        deed.work.cards.add(("anomaly", one.id))
        deed.refuse("anomaly_changed")
    else:
        _move(deed, one, "verified", sha=one.sha, proposer=one.recorded_by)
        deed.tell("anomaly_told", number=one.number)


def drop(deed: Deed) -> None:
    """It was none; nobody has been told."""
    one = _fitting(deed)
    if one is not None:
        _with_words(deed, one, "reason", "dropped")


def withdraw(deed: Deed) -> None:
    """It was a mistake of ours, and the customer knows of it: taken back openly."""
    one = _fitting(deed)
    if one is not None:
        _with_words(deed, one, "reason", "withdrawn")


def explain(deed: Deed) -> None:
    """In other words, or the cause at last: shown as the customer will read it, then sent."""
    one = _fitting(deed)
    if one is None:
        return
    thing = things.find(deed.work, "anomaly", one.id)
    reader = thing.contact if thing else None
    if reader is None:
        deed.whisper("not_reachable")
        return
    text = " ".join(deed.said("text").split())
    if not deed.acted.form or not text:
        deed.open(forms.reply(deed, reader.name))
        return
    values = {"number": one.number, "document": one.document, "explanation": text, "cause": one.cause}
    try:
        shown = writing.preview(deed, Say("anomaly/explained", {**values, "next_step": one.next_step}), reader)
    except CannotSay:
        deed.complain({"text": deed.label("too_long")})
        return
    seen = fingerprint(shown.encode())
    if deed.said("seen") != seen:
        deed.open(forms.reply(deed, reader.name, text, shown, seen))
        return
    _move(deed, one, "explained", text=text)
    deed.tell("replied", to=reader.name, lines=[text])
    deed.work.reply("form_done")


def _with_words(deed: Deed, one: Anomaly, field: str, what: str) -> None:
    if not deed.acted.form:
        deed.open(forms.comment(deed, field))
        return
    if not deed.said(field):
        deed.complain({field: deed.label("say_what")})
        return
    _move(deed, one, what, reason=deed.said(field))
    deed.work.reply("form_done")


def _move(deed: Deed, one: Anomaly, what: str, **values: object) -> None:
    things.move(deed.work, "anomaly", one.id, what, deed.actor, {"by": deed.by.id, "name": deed.by.name, **values})


def _fitting(deed: Deed) -> Anomaly | None:
    one = anomalies.one(deed.work.conn, deed.number)
    if one is None:
        deed.refuse("unknown_button")
        return None
    if deed.acted.action not in anomaly_buttons_of(one):
        deed.work.cards.add(("anomaly", one.id))
        deed.whisper("moved_on", number=one.number, state=f"desk_anomaly_{one.state}", person="")
        return None
    return one


# -- the form ----------------------------------------------------------------------------------------------------------
def _form(deed: Deed, statement: Statement) -> Block:
    work, customer = deed.work, ledger.customer(deed.work.conn, statement.customer_id)
    favours = {one.value: label(work, f"favour_{one.value}") for one in Favour}
    about = plainly(work, "anomaly_for", customer=customer.name if customer else "", number=statement.number)
    body = [
        blocks.small(about),
        blocks.typed("document", label(work, "anomaly_document"), most=60),
        blocks.typed("effect", label(work, "anomaly_effect"), lines=True, most=PART),
        blocks.typed("cause", label(work, "anomaly_cause"), lines=True, most=PART, optional=True),
        blocks.typed("next_step", label(work, "anomaly_next"), lines=True, most=PART),
        blocks.typed("amount", label(work, "anomaly_amount"), most=40, optional=True),
        blocks.chosen("favour", label(work, "anomaly_favour"), favours, first="neither"),
        blocks.typed("promised", label(work, "anomaly_promised"), most=10, optional=True),
    ]
    return forms.form(deed, body)


def _read(deed: Deed, statement: Statement, faults: dict[str, str]) -> dict[str, object]:
    """The fields of the anomaly; each fault under the field where it stands."""
    wanted = "".join(deed.said("document").split()).upper()
    found = next((one for one in statement.lines if one.number.upper() == wanted), None)
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
        "document_id": found.document_id if found else 0,
        "document": found.number if found else "",
        "amount": _amount(deed, statement.currency, faults),
        "currency": statement.currency,
        "favour": favour,
        "promised_at": _promised(deed, faults),
    }


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


ACTIONS: dict[tuple[str, str], Callable[[Deed], None]] = {
    ("statement", "record_anomaly"): record,
    ("anomaly", "verify_anomaly"): verify,
    ("anomaly", "drop_anomaly"): drop,
    ("anomaly", "explain_anomaly"): explain,
    ("anomaly", "withdraw_anomaly"): withdraw,
}
