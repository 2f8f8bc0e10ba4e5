"""What a colleague has at hand who calls a customer about a case: what to say, what to ask, what not to promise.

Promise: only what the case itself holds; nothing here is a decision, and what is not approved is named as such.
"""

from bot.desk.deed import plainly
from bot.work import Work
from flows.facts.dispute import Case, CaseState, OfferState
from flows.tables.reasons import reason
from flows.tables.remedies import REMEDIES
from storage import cases

APPROVED = frozenset({OfferState.SENT, OfferState.ACCEPTED})


def said(work: Work, case: Case, language: str = "") -> str:
    """The script, in plain words."""
    offer = cases.offer(work.conn, case.id)
    papers = [row for row in cases.evidence(work.conn, case_id=case.id) if row["state"] in {"announced", "stored"}]
    values = {
        "number": case.number,
        "document": case.documents,
        "claimed": case.claimed,
        "reason": f"reason_{reason(case.reason).key}",
        "state": f"desk_state_{case.state.value}",
        "next_at": case.next_contact_at,
        "wish": f"remedy_{case.remedy if case.remedy in REMEDIES else 'unsure'}",
        "papers": len(papers),
        "approved": offer is not None and offer.state in APPROVED,
        "waits": case.state is CaseState.AWAITING_CUSTOMER,
    }
    return plainly(work, "call_script", language, **values)
