"""Anomalies: recorded on a statement's card, verified by somebody else, explained, taken back.

Promise: nothing is told that only one colleague has seen, and what is verified is, to the byte, what was shown.
"""

from collections.abc import Callable

from bot import things
from bot.desk import anomaly_forms, forms, writing
from bot.desk.deed import Deed
from bot.desk.finding_cards import at_hand, settle
from bot.desk.matter_cards import anomaly_buttons_of
from bot.keeping.anomalies import put_down
from flows.engine.effects import Say
from flows.facts.anomalies import Anomaly, AnomalyState
from flows.facts.statement import fingerprint
from locales.speak import CannotSay
from storage import anomalies, statements
from storage.findings import RECORDED


def record(deed: Deed) -> None:
    """The four parts, as they will be told once somebody else has verified them."""
    statement = statements.one(deed.work.conn, deed.number)
    if statement is None:
        deed.refuse("unknown_button")
        return
    if not deed.acted.form:
        deed.open(anomaly_forms.empty(deed, statement))
        return
    faults: dict[str, str] = {}
    fields = anomaly_forms.read(deed, statement, faults)
    if faults:
        deed.complain(faults)
        return
    origin, key = deed.said("origin"), deed.said("finding")
    found = next((one.finding for one in at_hand(deed.work, origin) if one.finding.key == key), None) if key else None
    if found and not fields["kind"]:
        fields["kind"] = found.what
    id_ = put_down(deed.work, deed.actor, fields | {"recorded_by": deed.by.id})
    if found:
        about = {"state": RECORDED, "decided_by": deed.by.id, "decided_at": deed.work.now, "anomaly_id": id_}
        settle(deed.work, origin, statement.customer_id, found, **about)
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
        statement = statements.one(deed.work.conn, one.statement_id)
        balance = statement.closing.minor if statement and statement.currency == one.currency else 0
        ahead = int(anomalies.round_ahead(deed.work.conn, one.customer_id))
        _move(deed, one, "verified", sha=one.sha, proposer=one.recorded_by, round=ahead, balance=balance)
        now = anomalies.one(deed.work.conn, one.id)
        if now and now.state == AnomalyState.TOLD:
            deed.tell("anomaly_told", number=one.number)


def tell_now(deed: Deed) -> None:
    """It is verified and waits: a lead says why it cannot, and the customer is told this minute."""
    one = _fitting(deed)
    if one is not None:
        _with_words(deed, one, "reason", "told_now")


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


ACTIONS: dict[tuple[str, str], Callable[[Deed], None]] = {
    ("statement", "record_anomaly"): record,
    ("anomaly", "verify_anomaly"): verify,
    ("anomaly", "drop_anomaly"): drop,
    ("anomaly", "tell_now"): tell_now,
    ("anomaly", "explain_anomaly"): explain,
    ("anomaly", "withdraw_anomaly"): withdraw,
}
