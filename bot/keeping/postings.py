"""What the ledger posted for an accepted offer, as an import found it: the case hears of it, or the desk is asked."""

from bot import causes, things
from bot.doors import Ordered
from bot.work import Work
from flows.facts.dispute import CaseState
from flows.tables.remedies import carried_out
from storage import adjustments, cases


def order(work: Work, ordered: Ordered) -> None:
    """Carry out what the ledger says: closed where nothing else is needed and the sum is the one that was asked for.

    values: case_id, document, remedy, same. Replies `done`, or `asked` where a colleague has to look.
    """
    values = ordered.values
    case, document = cases.one(work.conn, int(values["case_id"])), str(values["document"])
    if case is None or case.state is not CaseState.EXECUTING:
        work.reply("asked")
        return
    if not values["same"] or not carried_out(str(values["remedy"]), document, nothing_to_post=False):
        told = {"number": case.number, "posted": document, "same": bool(values["same"])}
        adjustments.hint(work.conn, case.id, document)
        things.tell_desk(work, f"case:{case.id}", "staff/posting_found", told)
        work.reply("asked")
        return
    adjustments.record(work.conn, case.id, document, work.now, {})
    things.move_case(work, case.id, "executed", "import", {"document": document, "papers": []})
    causes.look(work, case.id)
    work.reply("done")
