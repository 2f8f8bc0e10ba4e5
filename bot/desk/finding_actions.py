"""What rules found, decided on: recorded as an anomaly, the form filled in by the rule, or dropped with a reason."""

from collections.abc import Callable
from dataclasses import replace

from bot.desk import anomaly_forms, blocks, forms
from bot.desk.deed import Deed
from bot.desk.finding_cards import LISTED, AtHand, at_hand, redraw_after, sentence, settle
from storage import findings, statements


def record(deed: Deed) -> None:
    """The form of an anomaly, filled in as far as the rule knows; it is sent as that form (anomaly_actions.py)."""
    one = next(
        (each for each in at_hand(deed.work, deed.acted.subject) if each.finding.key == deed.said("bound")), None
    )
    statement = statements.one(deed.work.conn, one.statement_id) if one else None
    if one is None or statement is None:
        _too_late(deed)
        return
    about = replace(deed.acted, subject=f"statement:{statement.id}", action="record_anomaly")
    anomaly_forms.propose(Deed(deed.work, deed.by, about), statement, one.finding, deed.acted.subject)


def drop(deed: Deed) -> None:
    """None of these is an error: which, and why. They do not come again for the same documents."""
    found = at_hand(deed.work, deed.acted.subject)[:LISTED]
    if not found:
        _too_late(deed)
        return
    alone = len(found) == 1
    if not deed.acted.form:
        options = {one.finding.key: sentence(deed.work, one.finding) for one in found}
        which = [] if alone else [blocks.several("findings", deed.label("findings"), options)]
        why = blocks.typed("reason", deed.label("why_drop_findings"), lines=True, most=forms.COMMENT)
        deed.open(forms.form(deed, [*which, why]))
        return
    asked = deed.said("findings").split(",")
    chosen = [one for one in found if alone or one.finding.key in asked]
    if not chosen or not deed.said("reason"):
        deed.complain({"reason" if chosen else "findings": deed.label("say_what")})
        return
    for one in chosen:
        _dropped(deed, one)
    deed.work.reply("form_done")


def _dropped(deed: Deed, one: AtHand) -> None:
    fields = {"state": findings.DROPPED, "decided_by": deed.by.id, "decided_at": deed.work.now}
    settle(deed.work, deed.acted.subject, one.customer_id, one.finding, reason=deed.said("reason"), **fields)
    about = {"rule": one.finding.what, "documents": list(one.finding.documents), "reason": deed.said("reason")}
    deed.work.record(one.customer_id, deed.actor, "finding_dropped", f"statement:{one.statement_id}", **about)


def _too_late(deed: Deed) -> None:
    redraw_after(deed.work, deed.acted.subject)
    deed.whisper("finding_decided")


ACTIONS: dict[tuple[str, str], Callable[[Deed], None]] = {
    (name, action): do
    for name in ("findings", "statement")
    for action, do in (("record_finding", record), ("drop_findings", drop))
}
