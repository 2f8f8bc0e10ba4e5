"""Carrying out what was accepted: recorded with the papers its remedy needs, or told to be impossible.

Promise: nothing counts as done before all of them are known; the customer is asked then, and never closed silently.
"""

from collections.abc import Callable

from bot.desk import blocks, forms
from bot.desk.blocks import Block
from bot.desk.case_actions import fitting_case, move
from bot.desk.cause_actions import cause_field
from bot.desk.deed import Deed
from flows.facts.dispute_lines import cause_wanted
from flows.tables.remedies import Needs, Remedy, carried_out, remedy
from flows.tables.root_causes import ROOT_CAUSES
from storage import adjustments, cases


def record_execution(deed: Deed) -> None:
    """What the ledger posted for the accepted offer, or that nothing had to be posted, and the papers beside it."""
    case = fitting_case(deed)
    offer = cases.offer(deed.work.conn, case.id) if case else None
    if case is None or offer is None:
        return
    row = remedy(offer.options[max(0, offer.chosen)].remedy)
    if not deed.acted.form:
        deed.open(_form(deed, row, [cause_field(deed, case)] if cause_wanted(case, offer) else []))
        return
    document, nothing = " ".join(deed.said("document").split()), bool(deed.said("nothing"))
    papers = {key: said for key in (*row.papers, *row.asks) if (said := " ".join(deed.said(f"paper_{key}").split()))}
    faults = _faults(deed, row, document, papers, nothing=nothing)
    cause = deed.said("root_cause")
    if cause_wanted(case, offer) and cause not in ROOT_CAUSES:
        faults["root_cause"] = deed.plainly("cause_missing")
    if faults:
        deed.complain(faults)
        return
    if cause in ROOT_CAUSES:
        cases.change(deed.work.conn, case, root_cause=cause)
    adjustments.record(deed.work.conn, case.id, document, deed.work.now, papers)
    known = {"papers": list(papers), "cause": cause or case.root_cause}
    move(deed, case, "executed", document=document, nothing_to_post=nothing, **known)
    deed.work.reply("form_done")


def _faults(deed: Deed, row: Remedy, document: str, papers: dict[str, str], *, nothing: bool) -> dict[str, str]:
    """What is missing or contradicts itself, by field."""
    faults = {f"paper_{key}": deed.label("paper_needed") for key in row.papers if key not in papers}
    if document and nothing:
        faults["document"] = deed.label("one_of_both")
    elif not faults and not carried_out(row.key, document, nothing_to_post=nothing, papers=papers):
        faults["document"] = deed.label("document_needed")
    return faults


def _form(deed: Deed, row: Remedy, more: list[Block]) -> Block:
    """Exactly what this remedy needs, and what else is not known yet."""
    must, may = row.papers, row.asks
    body = [
        blocks.typed("document", deed.label("document"), most=forms.DOCUMENT, optional=True),
        *(blocks.typed(f"paper_{key}", deed.label(f"paper_{key}"), most=forms.DOCUMENT) for key in must),
        *(blocks.typed(f"paper_{key}", deed.label(f"paper_{key}"), most=forms.DOCUMENT, optional=True) for key in may),
    ]
    if row.needs is not Needs.DOCUMENT:
        body.append(blocks.ticked("nothing", deed.label("no_document"), deed.label("nothing_to_post")))
    return forms.form(deed, [*body, *more])


def report_failure(deed: Deed) -> None:
    """The accepted offer could not be carried out; the customer is told that we look at it again."""
    case = fitting_case(deed)
    if case is None:
        return
    if not deed.acted.form:
        deed.open(forms.comment(deed, "reason"))
        return
    adjustments.fail(deed.work.conn, case.id, deed.work.now)
    move(deed, case, "failed", reason=deed.said("reason"))
    deed.work.reply("form_done")


ACTIONS: dict[tuple[str, str], Callable[[Deed], None]] = {
    ("case", "record_execution"): record_execution,
    ("case", "report_failure"): report_failure,
}
