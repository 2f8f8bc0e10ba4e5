"""Statements under review: issued or sent back by somebody who did not prepare them."""

from collections.abc import Callable, Mapping
from typing import Any

from bot import cycles, desk_papers, things
from bot.desk import forms
from bot.desk.deed import Deed
from bot.desk.statement_cards import review_card, statement_sha
from flows.facts.statement import StatementState
from storage import statements


def issue(deed: Deed) -> None:
    """The statement goes to its customer."""
    row = _in_review(deed)
    if row is None:
        return
    if deed.said("bound") != statement_sha(row):
        deed.refuse("statement_changed")
        return
    values = {
        "proposer": row["prepared_by"], "by": deed.by.id, "name": deed.by.name, "sha": statement_sha(row),
    }  # fmt: skip
    things.move_statement(deed.work, deed.number, "approved", deed.actor, values)
    cycles.reviewed(deed.work, deed.number, deed.actor)
    review_card(deed.work, deed.number)


def give_back(deed: Deed) -> None:
    """Back to whoever prepared it, with the reason."""
    row = _in_review(deed)
    if row is None:
        return
    if not deed.acted.form:
        deed.open(forms.comment(deed, "reason"))
        return
    if not deed.said("reason"):
        deed.complain({"reason": deed.label("say_what")})
        return
    things.move_statement(
        deed.work,
        deed.number,
        "returned",
        deed.actor,
        {"reason": deed.said("reason"), "by": deed.by.id, "name": deed.by.name},
    )
    review_card(deed.work, deed.number)
    deed.work.reply("form_done")


def compare(deed: Deed) -> None:
    """Both books side by side, into the statement's thread."""
    statement = statements.one(deed.work.conn, deed.number)
    if statement is None or statement.state not in statements.STANDING:
        state = f"desk_statement_{statement.state.value}" if statement else "desk_statement_closed"
        deed.whisper("statement_moved_on", state=state)
        return
    desk_papers.reconciliation(deed.work, statement)
    deed.whisper("comparing_balances", number=statement.number)


def _in_review(deed: Deed) -> Mapping[Any, Any] | None:
    """The statement's row, when it waits for a reviewer other than its preparer."""
    row = statements.row(deed.work.conn, deed.number)
    if row is None or row["state"] != StatementState.IN_REVIEW.value:
        if row is not None:
            review_card(deed.work, deed.number)
        deed.whisper("statement_moved_on", state=f"desk_statement_{row['state']}" if row else "desk_statement_closed")
        return None
    if row["prepared_by"] == deed.by.id:
        deed.refuse("own_proposal")
        return None
    return row


ACTIONS: dict[tuple[str, str], Callable[[Deed], None]] = {
    ("statement", "issue_statement"): issue,
    ("statement", "return_statement"): give_back,
    ("statement", "compare_balances"): compare,
}
