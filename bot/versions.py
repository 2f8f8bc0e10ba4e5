"""A statement made again: a corrected version from the ledger as it is now, to be issued by somebody else.

Promise: the figures come from the ledger alone; the version that stands goes on standing until the new one is issued.
What happens then is in superseding.py.
"""

from bot import things
from bot.preparing import reply_by
from bot.work import Work
from flows.facts.parties import Colleague
from flows.facts.statement import Statement, StatementState, unbalanced
from flows.facts.times import day_in_zone
from storage import ledger, statements

PENDING = (StatementState.DRAFT, StatementState.IN_REVIEW)


def make_again(work: Work, old: Statement, by: Colleague, reason: str) -> str:
    """Put the next version before a reviewer; why not (a key and, for faults, their sentences), or empty."""
    waiting = [id_ for id_ in statements.with_number(work.conn, old.number, PENDING) if id_ != old.id]
    if waiting:
        return "another_waits"
    customer = ledger.customer(work.conn, old.customer_id)
    lines = ledger.open_lines(work.conn, old.customer_id, old.currency, old.cut_off)
    if not lines or customer is None:
        return "nothing_open"
    if lines == old.lines and old.state not in PENDING:
        return "same_figures"
    day = reply_by(max(old.cut_off, day_in_zone(work.now, work.house.company.zone)), work.calendar(customer))
    version = statements.latest_version(work.conn, old.number) + 1
    draft = Statement(0, old.number, version, old.customer_id, old.currency, old.cut_off, day, lines, reason=reason)
    if unbalanced(draft):
        return "unbalanced"
    stored = statements.add(work.conn, draft, by.id, work.now)
    told = {"by": by.id, "name": by.name}
    if old.state in PENDING:
        things.move_statement(work, old.id, "replaced", f"staff:{by.id}", told)
        work.cards.add(("statement", old.id))
    things.move_statement(work, stored.id, "submitted", f"staff:{by.id}", told)
    work.cards.add(("statement", stored.id))
    return ""
