"""A statement again: submitted once more, issued in a corrected version, taken back altogether.

Promise: a customer never reads two versions as if both held; whoever corrects a statement does not issue it.
"""

from collections.abc import Callable

from bot import cycles, things, versions
from bot.desk import blocks, forms
from bot.desk.deed import Deed
from flows.facts.statement import Statement, StatementState
from storage import follow_ups, ledger, statements

WITHDRAWABLE = (StatementState.DRAFT, StatementState.IN_REVIEW, *statements.STANDING)


def submit_again(deed: Deed) -> None:
    """What was sent back goes before a reviewer once more, with the ledger's figures of now, in this one's name."""
    statement = _in(deed, (StatementState.DRAFT,))
    row = statements.row(deed.work.conn, deed.number)
    if statement is None or row is None:
        return
    lines = ledger.open_lines(deed.work.conn, statement.customer_id, statement.currency, statement.cut_off)
    if lines == statement.lines and row["prepared_by"] == deed.by.id:
        told = {"by": deed.by.id, "name": deed.by.name}
        things.move_statement(deed.work, statement.id, "submitted", deed.actor, told)
        return
    why = versions.make_again(deed.work, statement, deed.by, statement.reason)
    if why:
        deed.whisper("not_made_again", why=why, number=statement.number)


def reissue(deed: Deed) -> None:
    """A corrected version of what has been issued, with the reason that the customer will read."""
    statement = _in(deed, statements.STANDING)
    if statement is None:
        return
    if not deed.acted.form:
        about = deed.plainly("reissue_about", number=statement.number, version=statement.version)
        deed.open(forms.form(deed, [blocks.small(about), _reason(deed)]))
        return
    if not deed.said("reason"):
        deed.complain({"reason": deed.label("say_why")})
        return
    why = versions.make_again(deed.work, statement, deed.by, deed.said("reason"))
    if why:
        deed.complain({"reason": deed.plainly("not_made_again", why=why, number=statement.number)})
        return
    deed.work.reply("form_done")


def withdraw(deed: Deed) -> None:
    """It should never have gone out, or never will: whoever was told of it hears so, with the reason."""
    statement = _in(deed, WITHDRAWABLE)
    if statement is None:
        return
    if not deed.acted.form:
        about = deed.plainly("withdraw_about", number=statement.number, version=statement.version)
        deed.open(forms.form(deed, [blocks.small(about), _reason(deed)]))
        return
    if not deed.said("reason"):
        deed.complain({"reason": deed.label("say_why")})
        return
    issued = statement.state in statements.STANDING
    unsaid = follow_ups.due_at(deed.work.conn, "statement_issued", f"statement:{statement.id}") is not None
    told = {"reason": deed.said("reason"), "name": deed.by.name, "by": deed.by.id, "noticed": issued and not unsaid}
    things.move_statement(deed.work, statement.id, "withdrawn", deed.actor, told)
    cycles.reviewed(deed.work, statement.id, deed.actor)
    deed.work.reply("form_done")


def _reason(deed: Deed) -> blocks.Block:
    return blocks.typed("reason", deed.label(f"why_{deed.acted.action}"), lines=True, most=forms.OPTION_TEXT)


def _in(deed: Deed, states: tuple[StatementState, ...]) -> Statement | None:
    """The statement, when it is in one of these states; otherwise the colleague is told how it stands."""
    statement = statements.one(deed.work.conn, deed.number)
    if statement is not None:
        deed.work.cards.add(("statement", statement.id))
    if statement is None or statement.state not in states:
        state = f"desk_statement_{statement.state.value}" if statement else "desk_statement_closed"
        deed.whisper("statement_moved_on", state=state)
        return None
    return statement


ACTIONS: dict[tuple[str, str], Callable[[Deed], None]] = {
    ("statement", "submit_again"): submit_again,
    ("statement", "reissue_statement"): reissue,
    ("statement", "withdraw_statement"): withdraw,
}
