"""What the desk reads of a customer's own ledger: how it matched, and when it names another supplier."""

from collections import Counter
from typing import Any, Final

from bot import things
from bot.work import Work
from flows.facts.ledger_bridge import bridge
from flows.facts.ledgers import Ledger
from flows.facts.match_groups import MATCHED, Class, Matched
from flows.facts.money import Money
from storage import ledger, statements

_NAMED: Final = {Class.THEIRS_ONLY: "desk_theirs_only"}  # other words than the customer reads


def matched(work: Work, found: Ledger, before: Matched | None) -> None:
    """How it matched, class by class; nothing when matching again gave what it had given `before`."""
    assert found.matched is not None  # noqa: S101 - only what was matched is told
    if before and _grouped(before) == _grouped(found.matched):
        return
    subject = f"statement:{found.statement_id}"
    counts = Counter(group.klass for group in found.matched.groups)
    figures = {klass.value: counts[klass] for klass in Class if counts[klass]}
    whole = bridge(found)
    told = {"ledger": found.id, "evidence": found.evidence_id, "unexplained": whole.unexplained.minor} | figures
    work.record(found.customer_id, "house", "ledger_matched", subject, **told)
    things.tell_desk(work, subject, "staff/ledger_matched", {
        "customer": _name(work, found),
        "number": _number(work, found),
        "matched": whole.matched,
        "of": len(found.matched.groups),
        "differ": _classes(found.matched),
        "difference": whole.money(abs(whole.difference.minor)),
        "higher": whole.difference.minor < 0,
        "unexplained": whole.unexplained,
    })  # fmt: skip


def stranger(work: Work, found: Ledger) -> None:
    """It names another supplier than us: whoever sent it is asked, and the desk knows."""
    parties = list(found.read.parties) if found.read else []
    things.tell_desk(work, "", "staff/ledger_stranger", {"customer": _name(work, found), "parties": parties})


def _grouped(found: Matched) -> tuple[object, ...]:
    """Its groups, whatever was decided about them, and both balances."""
    groups = ((one.klass, one.ours, one.theirs) for one in found.groups)
    return (found.ours_closing, found.theirs_closing, *groups)


def _classes(found: Matched) -> list[dict[str, Any]]:
    """Each class of differences: how many, and how much is in question; the same as the customer reads."""
    return [
        {
            "what": _NAMED.get(klass, f"match_class_{klass.value}"),
            "count": len(groups),
            "sum": Money(sum(group.size for group in groups), found.currency),
        }
        for klass in Class
        if klass not in MATCHED and (groups := found.of(klass))
    ]


def _name(work: Work, found: Ledger) -> str:
    customer = ledger.customer(work.conn, found.customer_id)
    return customer.name if customer else ""


def _number(work: Work, found: Ledger) -> str:
    statement = statements.one(work.conn, found.statement_id)
    return statement.number if statement else ""
