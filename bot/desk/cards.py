"""The cards on the desk: one message a case, a hand-over, a statement under review and a person to be confirmed.

Promise: each is put up once and rewritten in its place ever after; its thread holds all that happened. Every card has
a text that says the same in one sentence. Whoever adds something to a card adds it to its template and here.
"""

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any

from bot.desk import blocks, moods
from bot.desk.blocks import Block
from bot.desk.deed import label, line, plainly
from bot.desk.fitting import actions_for
from bot.work import Work
from flows.facts.dispute import Case, Offer, OfferState, claimed_before
from flows.facts.money import Money
from flows.facts.parties import Customer
from flows.facts.priority import Priority, priority_of
from flows.facts.standing import standing
from flows.facts.statement import Statement, StatementState, short_code
from flows.tables.reasons import reason
from flows.tables.remedies import REMEDIES
from locales.bidi import clean
from storage import cases, ledger, people, statements

STYLES = {
    "take": "primary",
    "propose": "primary",
    "approve": "primary",
    "record_execution": "primary",
    "issue_statement": "primary",
    "confirm_person": "primary",
    "report_failure": "danger",
}
DECIDED_ON = frozenset({OfferState.AWAITING_APPROVAL, OfferState.SENT, OfferState.ACCEPTED})
WORDS = 2900  # characters of a customer's own words on a card


def head(work: Work, case_id: int) -> None:
    """The card of a case."""
    case = cases.one(work.conn, case_id)
    if case is None:
        return
    contact, customer = people.contact(work.conn, case.contact_id)
    values = _case_values(work, case, customer) | {"person": contact.name}
    body = [blocks.header(plainly(work, "head_title", **values)), *_pairs(work, "head_fields", values)]
    if case.words:
        body += [blocks.small(plainly(work, "their_words", **values)), blocks.words(_own_words(case.words))]
    offer = cases.offer(work.conn, case_id)
    if offer and offer.state in DECIDED_ON and not case.closed:
        body += _offer(work, case, offer)
    put_up(work, f"case:{case_id}", line(work, "head_line", **values), body, _case_buttons(work, case, offer, values))


def review_card(work: Work, statement_id: int) -> None:
    """The card of a statement: to be issued by somebody who did not prepare it."""
    statement, row = statements.one(work.conn, statement_id), statements.row(work.conn, statement_id)
    if statement is None or row is None:
        return
    values = _statement_values(work, statement, row)
    subject, body = (
        f"statement:{statement_id}",
        [blocks.header(plainly(work, "review_title", **values)), *_pairs(work, "review_fields", values)],
    )
    made = [_button(work, "record_anomaly", subject)] if statement.state in statements.STANDING else []
    if statement.state is StatementState.IN_REVIEW:
        sure = _sure(work, "issue_statement", "confirm_issue", values)
        made = [
            _button(work, "issue_statement", subject, statement_sha(row), sure),
            _button(work, "return_statement", subject),
        ]
    put_up(work, subject, line(work, "review_line", **values), body, made)


def person_card(work: Work, person_id: int) -> None:
    """The card of a person to be looked at: a contact, or with a minus sign an invitation that waits."""
    invited = people.invitation(work.conn, id=-person_id) if person_id < 0 else None
    if person_id < 0 and invited is None:
        return
    contact, customer = (invited.contact, invited.customer) if invited else people.contact(work.conn, person_id)
    done = invited.used_at is not None if invited else contact.trusted
    role = invited.role if invited else contact.role
    values = {
        "person": contact.name,
        "customer": customer.name,
        "role": f"desk_role_{role.value}",
        "limit": contact.limit,
        "waits": invited is not None,
        "done": done,
    }
    subject = f"invitation:{-person_id}" if invited else f"contact:{person_id}"
    made = (
        []
        if done
        else [_button(work, "confirm_person", subject, "", _sure(work, "confirm_person", "confirm_person", values))]
    )
    body = [blocks.header(plainly(work, "person_title", **values)), *_pairs(work, "person_fields", values)]
    put_up(work, subject, line(work, "person_line", **values), body, made)


def statement_sha(row: Mapping[Any, Any]) -> str:
    """What the buttons of a review card are bound to."""
    return str(row["sha"])[:16]


def put_up(work: Work, subject: str, text: str, body: Sequence[Block], row: Sequence[Block]) -> None:
    """Queue the card before the notes of its thread; the door posts it when nothing is there to be rewritten yet."""
    written = {"text": text, "blocks": [*body, *blocks.buttons(row)]}
    queued = next((letter for letter in work.letters if letter.subject == subject and letter.kind == "head"), None)
    if queued:
        queued.body.update(written)
        return
    first = next((at for at, letter in enumerate(work.letters) if letter.subject == subject), len(work.letters))
    work.post(f"slack:{work.house.desk}", "chat.update", written, "head", subject=subject, on_uncertain="look_up")
    work.letters.insert(first, work.letters.pop())


def _pairs(work: Work, message: str, values: Mapping[str, object]) -> list[Block]:
    """A template's lines, name and value in turn; a value may be empty."""
    said = line(work, message, **values).split("\n")
    return blocks.pairs(list(zip_longest(said[::2], said[1::2], fillvalue="")))


def _button(work: Work, action: str, subject: str, bound: str = "", confirm: Block | None = None) -> Block:
    value = f"{subject}#{bound}" if bound else subject
    return blocks.button(action, label(work, action), value, style=STYLES.get(action, ""), confirm=confirm)


def _sure(work: Work, action: str, message: str, values: Mapping[str, object]) -> Block:
    return blocks.sure(
        label(work, action), plainly(work, message, **values), label(work, action), label(work, "cancel")
    )


def _name(work: Work, colleague_id: int) -> str:
    found = people.staff(work.conn, id=colleague_id) if colleague_id else []
    return found[0].name if found else ""


def _own_words(text: str) -> str:
    return blocks.cut("\n".join(clean(row) for row in text.splitlines()), WORDS)


# -- a case ------------------------------------------------------------------------------------------------------------
def _case_values(work: Work, case: Case, customer: Customer) -> dict[str, Any]:
    urgency = priority_of(case, statements.one(work.conn, case.statement_id))
    return {
        "number": case.number,
        "customer": customer.name,
        "code": customer.code,
        "document": case.document,
        "claimed": case.claimed,
        "undisputed": _undisputed(work, case),
        "reason": f"reason_{reason(case.reason).key}",
        "state": f"desk_state_{case.state.value}",
        "owner": _name(work, case.owner),
        "control": f"desk_control_{case.control.value}",
        "next_at": case.next_contact_at,
        "wish": f"remedy_{case.remedy if case.remedy in REMEDIES else 'unsure'}",
        "papers": sum(row["state"] in {"announced", "stored"} for row in cases.evidence(work.conn, case_id=case.id)),
        "first": Money(case.first_claimed, case.currency) if case.first_claimed else None,
        "granted": Money(case.granted, case.currency) if case.granted else None,
        "follows": _number(work, case.linked_to),
        "appeal": case.under_appeal,
        "mood": "" if case.closed else moods.shown(work, case.contact_id),
        "closed": case.closed,
        "priority": f"desk_priority_{urgency.value}",
        "urgent": urgency is Priority.P1 and not case.closed,
    }


def _number(work: Work, case_id: int) -> str:
    found = cases.one(work.conn, case_id) if case_id else None
    return found.number if found else ""


def _undisputed(work: Work, case: Case) -> Money:
    """What nobody objects to: of the document, or of the statement when no document is listed."""
    statement = statements.one(work.conn, case.statement_id)
    known = cases.of_customer(work.conn, case.customer_id)
    listed = statement.line(case.document_id) if statement else None
    if listed:
        return Money(max(0, listed.open - claimed_before(known, case.document_id)), case.currency)
    return standing(statement, known).undisputed if statement else Money(0, case.currency)


def _offer(work: Work, case: Case, offer: Offer) -> list[Block]:
    """What is proposed, exactly as it will be sent, and who proposed it."""
    said = [
        plainly(
            work,
            "offer_option",
            n=at,
            upheld=Money(option.upheld, case.currency),
            not_upheld=Money(option.not_upheld, case.currency) if option.not_upheld else None,
            remedy=f"remedy_{option.remedy}",
            text=option.text,
        )
        for at, option in enumerate(offer.options, start=1)
    ]
    foot = plainly(
        work,
        "offer_foot",
        proposer=_name(work, offer.proposer),
        until=offer.valid_until,
        code=short_code(offer.sha),
        state=f"desk_offer_{offer.state.value}",
    )
    return [{"type": "divider"}, *(blocks.words(one) for one in said), blocks.small(foot)]


def _case_buttons(work: Work, case: Case, offer: Offer | None, values: Mapping[Any, Any]) -> list[Block]:
    subject, made = f"case:{case.id}", []
    for action in actions_for(case):
        confirm = _sure(work, action, "confirm_approve", values) if action == "approve" else None
        bound = offer.sha[:16] if offer and action in {"approve", "return_offer"} else ""
        made.append(_button(work, action, subject, bound, confirm))
    return made if case.closed else [*made, *moods.clearing(work, case.contact_id, subject)]


def _statement_values(work: Work, statement: Statement, row: Mapping[Any, Any]) -> dict[str, Any]:
    known = cases.of_customer(work.conn, statement.customer_id)
    customer = ledger.customer(work.conn, statement.customer_id)
    stands = standing(statement, known)
    return {
        "customer": customer.name if customer else "",
        "number": statement.number,
        "version": statement.version,
        "cut_off": statement.cut_off,
        "reply_by": statement.reply_by,
        "closing": stands.closing,
        "overdue": stands.overdue,
        "in_question": stands.in_question,
        "lines": len(statement.lines),
        "proposer": _name(work, row["prepared_by"]),
        "colleague": _name(work, row["issued_by"] or 0),
        "code": short_code(row["sha"]),
        "state": f"desk_statement_{statement.state.value}",
    }
