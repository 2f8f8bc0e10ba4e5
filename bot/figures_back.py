"""A statement that came back filled in: whoever sent it is told what was found, and it is deleted when left undecided.

Promises: a file that names a statement of somebody else, or one that we never issued so, is destroyed and answered in
words that tell nothing. What a case was raised from stays with that case; anything else is gone after `KEPT`.
"""

from collections.abc import Mapping
from typing import Any

from bot import customers, ledgers, ledgers_kept, things
from bot.address import say_to
from bot.doors import Fetched
from bot.figures_kept import FLOW, SLOT, refusal
from bot.work import Work
from flows.dialogues.drafts import entered
from flows.engine.effects import Button, Say
from flows.engine.events import Opened, Value
from flows.facts.figures_back import Compared
from flows.facts.money import Money
from flows.facts.times import HOUR
from storage import cases, figures_back, follow_ups, ledger, statements

ABOUT = "figures"
KIND = "figures_over"
KEPT = 72 * HOUR


def tell(work: Work, lane: str, **notes: Value) -> None:
    """The dialogue about it begins, or says in a sentence why there is none."""
    customers.tell(work, lane, Opened(FLOW, notes))


def refused(work: Work, lane: str, values: Mapping[str, Any], twin: int = 0) -> None:
    """A table was not taken: why; of one that came before, what was found then."""
    notes = refusal(work.conn, values, [twin] if twin else [])
    customers.tell(work, lane, Opened(FLOW if "figures_id" in notes else ledgers_kept.FLOW, notes))


def came(work: Work, row: Mapping[str, Any], did: Fetched) -> None:
    """A file was fetched and kept: what it is, if it is a table."""
    looked, alone = did.figures, row["slot"] == SLOT
    if looked and looked.compared and looked.customer_id == row["customer_id"]:
        _found(work, row, looked.compared, alone=alone)
    elif looked and alone:
        _destroy(work, int(row["id"]))
        work.record(row["customer_id"], "house", "figures_not_theirs", f"evidence:{row['id']}", sha256=did.sha256)
        tell(work, row["chat"], outcome="not_matched")
    elif alone:
        ledgers.came(work, row, did)


def _found(work: Work, row: Mapping[str, Any], compared: Compared, *, alone: bool) -> None:
    """Written down, told to the desk and to whoever sent it; what goes with a case already only offers itself."""
    id_ = figures_back.add(work.conn, row["customer_id"], row["id"], compared, work.now)
    if alone:
        cases.change_evidence(work.conn, row["id"], slot="own_calculation")
    follow_ups.replace(work.conn, KIND, f"{ABOUT}:{id_}", row["customer_id"], 0, work.now + KEPT, work.now)
    work.rings = True
    subject = f"statement:{compared.statement_id}"
    told = {"given": compared.given, "agree": compared.agree, "differ": compared.counts[0]}
    work.record(row["customer_id"], "house", "figures_compared", subject, evidence=row["id"], **told)
    statement = statements.one(work.conn, compared.statement_id)
    number = statement.number if statement else ""
    if compared.given:
        customer = ledger.customer(work.conn, row["customer_id"])
        less = sum(one.less for one in compared.differ)
        shown = {
            "customer": customer.name if customer else "",
            "number": number,
            "lines": compared.lines,
            "difference": Money(abs(less), compared.currency),
            "higher": less < 0,
        }
        things.tell_desk(work, subject, "staff/figures_back", told | shown)
    if cases.hand_over(work.conn, row["chat"]) is None:  # while a person speaks, the thread says it
        _say(work, row["chat"], {"figures_id": id_, "statement_id": compared.statement_id}, number, alone=alone)


def _say(work: Work, lane: str, notes: dict[str, Value], number: str, *, alone: bool) -> None:
    """It is talked about at once, or offered where something else is being entered or the file came for that."""
    chat = customers.open_chat(work, lane, lane.partition(":")[2], "")
    if alone and not entered(chat.standing.conversation.top):
        tell(work, lane, **notes)
        return
    button = Button("compare_it", opens=FLOW, notes=notes)
    said = Say(f"{FLOW}/came_meanwhile", {"number": number}, ((button,),))
    say_to(work, lane, chat.person, chat.language, chat.zone, said, "", customer_id=chat.customer_id)


def fell_due(work: Work, id: int, _what: str, _by: str, _values: Mapping[str, object]) -> bool:
    """Its time is over: what nothing was decided about is forgotten, and a file that no case has is destroyed."""
    evidence_id = figures_back.evidence_of(work.conn, id)
    rows = cases.evidence(work.conn, id=evidence_id) if evidence_id else []
    if not rows:
        return False
    kept = figures_back.one(work.conn, id, rows[0]["customer_id"])
    settled = kept.compared.settled if kept else None
    if settled and settled.differ:
        figures_back.change(work.conn, id, settled)
    else:
        figures_back.forget(work.conn, id)
    if not rows[0]["case_id"] and rows[0]["state"] == "stored":
        _destroy(work, evidence_id)
    return True


def _destroy(work: Work, evidence_id: int) -> None:
    cases.change_evidence(work.conn, evidence_id, state="erasing", why="erased")
    work.fetch.append(evidence_id)
