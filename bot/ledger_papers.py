"""The papers of a customer's own ledger that was matched: worked out once, so that what waits to be sent stays so.

Promise: the paper shows what its letter holds; the spreadsheet, which lists everything, is made from the rows that are
kept, with the decisions that its letter holds, or not at all where they were matched anew meanwhile. Edit here when the
papers are to say something else of what was decided.
"""

from collections.abc import Mapping
from typing import Any, Final

from bot.work import Work
from flows.facts.ledgers import Ledger, LedgerState
from flows.facts.match_groups import Decided, Matched
from flows.facts.paper_code import bound
from flows.facts.paper_ledger import Numbers, between, by_rule, in_order, left_over, listed, written
from flows.facts.paper_reconciliation import written as side_by_side
from flows.facts.statement import short_code
from storage import cases, ledger_uploads

KINDS: Final = ("ledger_bridge", "ledger_bridge_sheet")  # the paper, and all of it as a spreadsheet
MOST_LINES: Final = 500  # differences that the paper lists
MOST_UNREAD: Final = 40  # cells that could not be read


def enclosed(work: Work, ledger_id: int, language: str) -> list[dict[str, Any]]:
    """What names the paper and the spreadsheet in a letter; nothing for one that is not matched, or over."""
    ledger = ledger_uploads.one(work.conn, ledger_id)
    if ledger is None or ledger.matched is None or ledger.state is not LedgerState.MATCHED:
        return []
    numbers = {case.id: case.number for case in cases.of_customer(work.conn, ledger.customer_id)}
    return in_letters(ledger, ledger.matched, numbers, language, work.now)


def in_letters(ledger: Ledger, matched: Matched, numbers: Numbers, language: str, now: int) -> list[dict[str, Any]]:
    """The same of that ledger as it stands `now` (µs UTC); `numbers` are those of its customer's cases."""
    groups, decided = groups_code(matched), _decided(matched, numbers)
    whole = {"id": ledger.id, "statement": ledger.statement_id, "language": language, "at": now}
    whole["code"] = short_code(bound({"at": now, "id": ledger.id, "groups": groups, "decided": decided}))
    paper, sheet = KINDS
    return [
        {"kind": paper, **whole, **_worked_out(ledger, matched, numbers)},
        {"kind": sheet, **whole, "groups": groups, "decided": decided},
    ]


def groups_code(matched: Matched) -> str:
    """The same as long as rows and documents are grouped alike, whatever was decided."""
    groups = [
        [one.id, one.klass, one.rule, one.ours, one.theirs, one.ours_minor, one.theirs_minor] for one in matched.groups
    ]
    ends = [matched.ours_opening, matched.ours_closing, matched.theirs_opening, matched.theirs_closing]
    return bound({"groups": groups, "ends": ends, "in": matched.currency})


def _decided(matched: Matched, numbers: Numbers) -> list[list[Any]]:
    """Each group about which something was decided, what, and the number of its case."""
    return [
        [one.id, one.decided.value, numbers.get(one.case_id, "")]
        for one in matched.groups
        if one.decided is not Decided.OPEN
    ]


def _worked_out(ledger: Ledger, matched: Matched, numbers: Numbers) -> Mapping[str, Any]:
    """What the paper shows, as JSON would have it."""
    lines = list(listed(in_order(matched.differences), ledger.rows, ledger.entries, numbers))
    unread = ledger.read.unread if ledger.read else ()
    whole = between(matched, lines)
    left = left_over(matched, whole)
    return {
        "file": ledger.name,
        "bridge": side_by_side(whole),
        "left": [left.undecided, left.opening, left.unexplained],
        "told": matched.theirs_closing is not None,
        "rules": [[rule.value, count, minor] for rule, count, minor in by_rule(matched)],
        "lines": written(lines[:MOST_LINES]),
        "more": len(lines[MOST_LINES:]),
        "unread": [[one.row, one.column, one.quoted, one.why] for one in unread[:MOST_UNREAD]],
        "more_unread": len(unread[MOST_UNREAD:]),
    }
