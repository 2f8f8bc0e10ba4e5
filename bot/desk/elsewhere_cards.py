"""The card of an answer received elsewhere: what was written down, by whom, and who has to look at it.

Promise: as for all cards (see cards.py). Its thread holds what became of it.
"""

from bot.desk import blocks
from bot.desk.cards import button_of, own_words, pairs_of, put_up, sure_of
from bot.desk.deed import line, plainly
from bot.work import Work
from flows.facts.elsewhere import AnswerState
from storage import elsewhere, ledger, people, statements


def elsewhere_card(work: Work, answer_id: int) -> None:
    """Put it up, or rewrite it."""
    one = elsewhere.one(work.conn, answer_id)
    statement = statements.one(work.conn, one.statement_id) if one else None
    customer = ledger.customer(work.conn, one.customer_id) if one else None
    if one is None or statement is None or customer is None:
        return
    contact = people.contact(work.conn, one.contact_id)[0] if one.contact_id else None
    values = {
        "number": one.number,
        "customer": customer.name,
        "statement": statement.number,
        "kind": f"desk_heard_{one.kind.value}",
        "way": f"desk_heard_{one.way}",
        "person": one.person,
        "role": f"desk_role_{contact.role.value}" if contact else "desk_role_unknown",
        "on": one.said_on,
        "agreed": one.agreed,
        "without": [line_.number for line_ in statement.lines if line_.document_id in one.exceptions],
        "file": one.file,
        "recorder": one.recorder,
        "approver": one.approver,
        "state": f"desk_answer_{one.state.value}",
    }
    subject = f"elsewhere:{one.id}"
    body = [blocks.header(plainly(work, "elsewhere_title", **values)), *pairs_of(work, "elsewhere_fields", values)]
    if one.words:
        body.append(blocks.words(own_words(one.words)))
    made = []
    if one.state is AnswerState.TO_APPROVE:
        sure = sure_of(work, "approve_elsewhere", "confirm_elsewhere", values)
        made = [button_of(work, "approve_elsewhere", subject, one.sha[:16], sure)]
        made.append(button_of(work, "drop_elsewhere", subject))
    put_up(work, subject, line(work, "elsewhere_line", **values), body, made)
