"""The card of a statement: its figures, what is new since the last one, how it was confirmed, what may be done.

Promise: a reviewer sees every difference to what the customer was told last, or how many more there are; as for all
cards see cards.py.
"""

from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from bot.desk import blocks
from bot.desk.blocks import Block
from bot.desk.cards import button_of, name_of, pairs_of, put_up, sure_of
from bot.desk.deed import label, line, plainly
from bot.desk.finding_cards import listed, undecided
from bot.statement_papers import as_issued
from bot.work import Work
from flows.facts.findings import Finding, joined
from flows.facts.money import Money
from flows.facts.standing import standing
from flows.facts.statement import Line, Statement, StatementState, short_code
from flows.facts.statement_changes import changes
from storage import cases, elsewhere, ledger, people, statements

SHOWN = 8  # lines of each sort
LATER = ("record_answer", "compare_balances", "reissue_statement", "withdraw_statement")


def review_card(work: Work, statement_id: int) -> None:
    """The card of a statement: to be issued by somebody who did not prepare it."""
    statement, row = statements.one(work.conn, statement_id), statements.row(work.conn, statement_id)
    if statement is None or row is None:
        return
    values = _statement_values(work, statement, row)
    each, subject = undecided(work, statement), f"statement:{statement_id}"
    found = findings(work, statement, each)
    body = [
        blocks.header(plainly(work, "review_title", **values)),
        *pairs_of(work, "review_fields", values),
        *_notes(work, statement, found),
    ]
    made = [button_of(work, "record_anomaly", subject)] if statement.state in statements.STANDING else []
    if statement.state is StatementState.IN_REVIEW:
        sure = sure_of(work, "issue_statement", "confirm_issue", values)
        made = [
            button_of(work, "issue_statement", subject, statement_sha(row), sure),
            button_of(work, "return_statement", subject),
            *listed(work, statement, each),
        ]
    text = "\n".join((line(work, "review_line", **values), *found))
    put_up(work, subject, text, body, [*made, *_further(work, statement)])


def statement_sha(row: Mapping[Any, Any]) -> str:
    """What the buttons of a review card are bound to."""
    return str(row["sha"])[:16]


def _notes(work: Work, statement: Statement, found: tuple[str, ...]) -> list[Block]:
    """The differences and what was `found` while it is reviewed, the confirmation once there is one."""
    said = [*_since(work, statement), *_unproved(work, statement), *map(unescape, found), *_confirmed(work, statement)]
    return [blocks.words(text) for text in said]


def _further(work: Work, statement: Statement) -> list[Block]:
    """What else may be done with it: with a draft as buttons, with what was issued as a list."""
    subject = f"statement:{statement.id}"
    if statement.state is StatementState.DRAFT:
        return [button_of(work, one, subject) for one in ("submit_again", "withdraw_statement")]
    if statement.state not in statements.STANDING:
        return []
    return [blocks.more(label(work, "more"), {f"{subject}#{one}": label(work, one) for one in LATER})]


def _since(work: Work, statement: Statement) -> Iterator[str]:
    before = statements.issued_before(work.conn, statement)
    if statement.state is not StatementState.IN_REVIEW or before is None:
        return
    found, currency = changes(before, statement), statement.currency
    shown = found.changed[:SHOWN]
    yield plainly(
        work, "review_changes", number=before.number, version=before.version, before=before.closing,
        closing=statement.closing, new=[_named(line, currency) for line in found.new[:SHOWN]],
        gone=[_named(line, currency) for line in found.gone[:SHOWN]],
        changed=[(now.number, Money(was.open, currency), Money(now.open, currency)) for was, now in shown],
        more=sum(max(0, len(each) - SHOWN) for each in (found.new, found.gone, found.changed)), reason=statement.reason,
    )  # fmt: skip


def _unproved(work: Work, statement: Statement) -> Iterator[str]:
    """Why the balance will not be brought forward, where that is the form: said while it can still be put right."""
    if statement.state is not StatementState.IN_REVIEW:
        return
    why = as_issued(work.conn, work.house.company, statement)[1]
    if why:
        told = {"number": statement.number, "before": why.before, "difference": why.difference}
        yield plainly(work, "not_brought_forward", **told)


def findings(work: Work, statement: Statement, each: tuple[Finding, ...]) -> tuple[str, ...]:
    """What was found before it goes out, while it is reviewed: one text, escaped; none where nothing was."""
    return (line(work, "review_findings", findings=joined(each), cut_off=statement.cut_off),) if each else ()


def _confirmed(work: Work, statement: Statement) -> Iterator[str]:
    row = statements.confirmation(work.conn, statement.id)
    if row is None:
        return
    heard = elsewhere.one(work.conn, row["answer_id"]) if row["answer_id"] else None
    person = heard.person if heard else people.contact(work.conn, row["contact_id"])[0].name
    marked = {"way": heard.way, "recorder": heard.recorder, "approver": heard.approver} if heard else {"way": ""}
    yield plainly(work, "review_confirmed", record=row["number"], person=person, at=row["at"], **marked)


def _named(line: Line, currency: str) -> tuple[str, Money]:
    return line.number, Money(line.signed, currency)


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
        "proposer": name_of(work, row["prepared_by"]),
        "colleague": name_of(work, row["issued_by"] or 0),
        "code": short_code(row["sha"]),
        "state": f"desk_statement_{statement.state.value}",
    }
