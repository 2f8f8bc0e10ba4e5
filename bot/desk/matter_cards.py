"""The cards of complaints, feedback and anomalies: what was said, by when an answer is due, what may be pressed.

Promise: as for all cards (see cards.py). What is not shown is not allowed: old buttons are judged by these tables.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from bot.desk import blocks
from bot.desk.blocks import Block
from bot.desk.cards import WORDS, put_up
from bot.desk.deed import label, line, plainly
from bot.work import Work
from flows.facts.anomalies import Anomaly
from flows.facts.complaints import Complaint
from flows.facts.statement import fingerprint
from locales.bidi import clean
from storage import anomalies, cases, complaints, ledger, people

COMPLAINT_BUTTONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "received": ("assess",),
        "in_work": ("answer_complaint",),
        "pending": ("approve_answer", "return_answer"),
        "second_look": ("assess",),
    }
)
FEEDBACK_BUTTONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"received": ("thank", "answer_feedback"), "acknowledged": ("answer_feedback",)}
)
ANOMALY_BUTTONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "recorded": ("verify_anomaly", "drop_anomaly"),
        "verified": ("tell_now", "drop_anomaly"),
        "told": ("explain_anomaly", "send_report", "withdraw_anomaly"),
        "explaining": ("explain_anomaly", "send_report", "withdraw_anomaly"),
        "owing": ("explain_anomaly", "send_report", "withdraw_anomaly"),
        "unanswered": ("explain_anomaly", "send_report", "withdraw_anomaly"),
        "contested": ("explain_anomaly", "send_report", "withdraw_anomaly"),
        "closed": ("send_report", "withdraw_anomaly"),
        "withdrawn": ("send_report",),
    }
)
ALIKE = 5  # earlier anomalies that a card names
STYLES = {"assess": "primary", "approve_answer": "primary", "thank": "primary", "verify_anomaly": "primary"}


def buttons_of(one: Complaint) -> tuple[str, ...]:
    """What may be pressed on it as it stands."""
    return (COMPLAINT_BUTTONS if one.is_complaint else FEEDBACK_BUTTONS).get(one.state, ())


def anomaly_buttons_of(one: Anomaly) -> tuple[str, ...]:
    """What may be pressed on it as it stands; what was never told cannot be taken back."""
    shown = ANOMALY_BUTTONS.get(one.state, ())
    return shown if one.told or one.state in {"recorded", "verified"} else ()


def complaint_card(work: Work, complaint_id: int) -> None:
    """The card of a complaint or of feedback."""
    one = complaints.one(work.conn, complaint_id)
    if one is None:
        return
    contact, customer = people.contact(work.conn, one.contact_id)
    kind = "complaint" if one.is_complaint else "feedback"
    values = complaint_values(work, one) | {"customer": customer.name, "person": contact.name}
    subject = f"{kind}:{one.id}"
    body = [blocks.header(plainly(work, "complaint_title", **values)), *_pairs(work, f"{kind}_fields", values)]
    if one.words:
        body += [blocks.small(plainly(work, "their_words", **values)), blocks.words(_own(one.words))]
    if one.state == "pending":
        body += [{"type": "divider"}, blocks.words(plainly(work, "complaint_answer", **values))]
    made = [_button(work, action, subject, answer_sha(one)) for action in buttons_of(one)]
    put_up(work, subject, line(work, "complaint_line", **values), body, made)


def anomaly_card(work: Work, anomaly_id: int) -> None:
    """The card of an anomaly: the four parts as they will be told, to be verified by somebody else."""
    one = anomalies.one(work.conn, anomaly_id)
    if one is None:
        return
    customer = ledger.customer(work.conn, one.customer_id)
    values = {
        "number": one.number,
        "customer": customer.name if customer else "",
        "document": one.document,
        "cause": one.cause,
        "effect": one.effect,
        "next_step": one.next_step,
        "worth": one.worth,
        "favour": f"desk_favour_{one.favour}",
        "state": f"desk_anomaly_{one.state}",
        "author": name_of(work, one.recorded_by),
        "verifier": name_of(work, one.verified_by),
        "by": one.promised_at,
    }
    subject = f"anomaly:{one.id}"
    body = [blocks.header(plainly(work, "anomaly_title", **values)), *_pairs(work, "anomaly_fields", values)]
    body += [blocks.words(plainly(work, "anomaly_parts", **values)), *_alike(work, one)]
    made = [_button(work, action, subject, one.sha[:16]) for action in anomaly_buttons_of(one)]
    put_up(work, subject, line(work, "anomaly_line", **values), body, made)


def _alike(work: Work, one: Anomaly) -> list[Block]:
    """What was found before: at this customer, and of the same kind at others."""
    found = [
        {"number": each.number, "document": each.document, "customer": customer.name if customer else "",
         "state": f"desk_anomaly_{each.state}"}
        for each in anomalies.alike(work.conn, one, ALIKE)
        for customer in (ledger.customer(work.conn, each.customer_id),)
    ]  # fmt: skip
    return [blocks.small(plainly(work, "anomaly_alike", found=found))] if found else []


def complaint_values(work: Work, one: Complaint) -> dict[str, Any]:
    """A complaint as the desk's templates show it."""
    return {
        "number": one.number,
        "kind": f"desk_kind_{one.kind}",
        "topic": one.topic,
        "happened": one.happened,
        "day": day_of(one),
        "whom": one.whom or ", ".join(name_of(work, id_) for id_ in one.about),
        "everybody": one.everybody,
        "wish": one.wish,
        "state": f"desk_complaint_{one.state}",
        "owner": name_of(work, one.owner),
        "weight": f"desk_weight_{one.weight}" if one.weight else "",
        "next_at": one.next_contact_at,
        "open": one.open,
        "papers": len(cases.evidence(work.conn, case_id=-one.id)),
        "text": one.text,
        "result": one.result,
        "prevention": one.prevention,
        "author": name_of(work, one.author),
        "round": one.round,
    }


def day_of(one: Complaint) -> date | None:
    """The day it happened; None when the customer named none."""
    try:
        return date.fromisoformat(one.happened)
    except ValueError:
        return None


def answer_sha(one: Complaint) -> str:
    """What the buttons of a card are bound to: the answer as it stands on it."""
    said = f"{one.text}\n{one.result}\n{one.prevention}"
    return fingerprint(said.encode())[:16] if one.state == "pending" else ""


def name_of(work: Work, colleague_id: int) -> str:
    """A colleague's name; empty for nobody."""
    found = people.staff(work.conn, id=colleague_id) if colleague_id else []
    return found[0].name if found else ""


def _own(text: str) -> str:
    return blocks.cut("\n".join(clean(row) for row in text.splitlines()), WORDS)


def _pairs(work: Work, message: str, values: Mapping[str, object]) -> list[Block]:
    said = line(work, message, **values).split("\n")
    return blocks.pairs(list(zip(said[::2], [*said[1::2], ""], strict=False)))


def _button(work: Work, action: str, subject: str, bound: str) -> Block:
    value = f"{subject}#{bound}" if bound else subject
    return blocks.button(action, label(work, action), value, style=STYLES.get(action, ""))
