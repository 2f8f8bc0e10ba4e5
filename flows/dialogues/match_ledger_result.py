"""What came of holding a ledger against our books: the card of the outcome, and how it stands at the end.

Promise: pure views; every difference is counted once. Sums are of how large the differences are, whichever side has
more.
"""

from dataclasses import replace

from flows.dialogues.asking import carried, confirmers, may_confirm
from flows.dialogues.match_ledger_statement import in_its_currency, statement, statement_id
from flows.dialogues.match_ledger_view import currency, kept_until, ledger, ledger_id, matched, money, read
from flows.dialogues.match_ledger_walk import of_a_case, settled, undecided
from flows.engine.effects import Button
from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.engine.told import number
from flows.facts.ledger_bridge import Bridge, bridge
from flows.facts.ledger_commands import MatchLedger, ReadAgain, SendLedgerBridge
from flows.facts.ledger_shape import CurrencySeen, Sign
from flows.facts.match_groups import Class, Decided, Group
from flows.facts.standing import CONFIRMABLE

SHOWN = 6  # cells that could not be read
_NOTHING = Bridge(0, 0, "XXX", 0, 0, (), told=False, matched=0, matched_minor=0)


# -- the card ----------------------------------------------------------------------------------------------------------
def result(scene: Scene) -> dict[str, object]:
    """How much fits, each class of differences with its count and sum, both balances and what lies between."""
    this, kept = statement(scene), ledger(scene)
    whole = bridge(kept) if kept and kept.matched else _NOTHING
    groups = kept.matched.groups if kept and kept.matched else ()
    explained = whole.difference - whole.unexplained
    return {
        "number": this.number if this else "",
        "cut_off": this.cut_off if this else scene.books.today,
        "matched": whole.matched,
        "matched_sum": whole.money(whole.matched_minor),
        "classes": [
            {"what": f"match_class_{klass}", "count": len(some), "sum": money(scene, sum(one.size for one in some))}
            for klass in Class
            if (some := [one for one in groups if one.klass is klass and not one.fits])
        ],
        "ours": whole.money(whole.ours),
        "theirs": whole.money(whole.theirs) if whole.told else None,
        "difference": whole.difference,
        "explained": explained,
        "unexplained": whole.unexplained,
        "equal": not whole.difference and all(one.fits for one in groups),
        "bridge": whole if whole.statement_id else None,
        "confirmers": [] if may_confirm(scene) or not confirmable(scene) else confirmers(scene),
    }


def some_unread(scene: Scene) -> bool:
    """Whether cells were left out that could not be read, and this was not said yet."""
    return bool(read(scene).unread) and "unread_told" not in scene.notes


def unread(scene: Scene) -> dict[str, object]:
    """The first of them, by row and column, and how many more there are."""
    every = read(scene).unread
    first = [
        {"row": one.row, "column": one.column, "quoted": one.quoted, "why": f"ledger_unread_{one.why}"}
        for one in every[:SHOWN]
    ]
    return {"unread": first, "more": max(0, len(every) - SHOWN)}


def nothing_fits(scene: Scene) -> bool:
    """Whether not one row found its like, and nothing was decided yet."""
    found = matched(scene)
    groups = found.groups if found and "taken_so" not in scene.notes else ()
    alone = all(not (one.ours and one.theirs) and one.decided is Decided.OPEN for one in groups)
    return alone and any(one.ours for one in groups) and any(one.theirs for one in groups)


def periods(scene: Scene) -> dict[str, object]:
    """From when to when both are."""
    this, seen = statement(scene), read(scene)
    return {
        "number": this.number if this else "",
        "first": seen.first,
        "last": seen.last,
        "cut_off": this.cut_off if this else scene.books.today,
    }


def result_buttons(scene: Scene) -> list[Button]:
    """To the differences, if any are left; the papers; otherwise on to the confirmation."""
    if undecided(scene):
        return [Button("go_through"), Button("ledger_papers")]
    return [*agreement(scene), Button("ledger_papers")]


def doubt_buttons(scene: Scene) -> list[Button]:
    """What may be the matter when nothing fits, as far as it can be."""
    another = [Button("other_statement")] if len(in_its_currency(scene)) > 1 else []
    return [Button("turn_signs"), Button("fix_columns"), *another, *next_currency(scene), Button("go_through")]


def other_statements(scene: Scene) -> list[Button]:
    """The statements in that currency but for the one it was held against."""
    return [
        Button("pick_statement", one.id, {"number": one.number, "amount": one.closing})
        for one in in_its_currency(scene)
        if one.id != statement_id(scene)
    ]


# -- read or held otherwise --------------------------------------------------------------------------------------------
def turned(scene: Scene) -> ReadAgain:
    """With plus and minus the other way round."""
    told = Sign.OWED if _sign(scene) is Sign.PAID else Sign.PAID
    return ReadAgain(ledger_id(scene), replace(read(scene).shape, sign=told))


def in_next_currency(scene: Scene) -> ReadAgain:
    """The rows in that currency, read as these were, with the same side above zero: it is one table."""
    shape = replace(read(scene).shape, sign=_sign(scene))
    return ReadAgain(ledger_id(scene), replace(shape, currency=str(carried(scene) or "")))


def _sign(scene: Scene) -> Sign | None:
    found = ledger(scene)
    return read(scene).shape.sign or (found.sign.sign if found and found.sign else None)


def against_that(scene: Scene) -> MatchLedger:
    """Hold it against that statement."""
    return MatchLedger(ledger_id(scene), number(carried(scene)), names_fit=True)


def next_currency(scene: Scene) -> list[Button]:
    """The other currencies of the file in which a statement has been issued."""
    issued = {one.currency for one in scene.books.statements}
    return [Button("next_currency", one.code, {"currency": one.code}) for one in others(scene) if one.code in issued]


def others(scene: Scene) -> list[CurrencySeen]:
    """The currencies of the file but for the one it was read in."""
    return [one for one in read(scene).currencies if one.code != currency(scene)]


# -- how it stands -----------------------------------------------------------------------------------------------------
def walked(scene: Scene) -> dict[str, object]:
    """What fits, what they correct, what is in cases, what is timing and what is left, and what may come next."""
    this = statement(scene)
    return {
        "number": this.number if this else "",
        "stands": _stands(scene),
        "left": bool(left(scene)),
        "until": kept_until(scene),
        "may_agree": may_agree(scene),
        "confirmable": confirmable(scene),
        "confirmers": confirmers(scene),
    }


def _stands(scene: Scene) -> list[dict[str, object]]:
    found = matched(scene)
    groups, differ = (found.groups, found.differences) if found else ((), ())
    by_what = {
        "matched": [one for one in groups if one.fits],
        "ours_is_right": [one for one in differ if settled(scene, one) is Decided.OURS_IS_RIGHT],
        "case": [one for one in differ if settled(scene, one) is Decided.CASE],
        "timing": [one for one in differ if settled(scene, one) is Decided.TIMING],
        "left": left(scene),
    }
    return [
        {
            "what": what,
            "count": len(some),
            "sum": money(scene, sum(abs(one.ours_minor) if what == "matched" else one.size for one in some)),
            "cases": ", ".join(dict.fromkeys(of_a_case(scene, one) for one in some)) if what == "case" else "",
        }
        for what, some in by_what.items()
        if some
    ]


def left(scene: Scene) -> list[Group]:
    """The differences about which nothing was decided."""
    found = matched(scene)
    every = found.differences if found else ()
    return [one for one in every if settled(scene, one) in {Decided.OPEN, Decided.LATER}]


def walked_buttons(scene: Scene) -> list[Button]:
    """Once more what is left, or the confirmation; the next currency; the papers."""
    again = [Button("look_again")] if left(scene) else agreement(scene)
    return [*again, Button("ledger_papers"), *next_currency(scene)]


def agreement(scene: Scene) -> list[Button]:
    """The way to the confirmation, for whoever may go it now."""
    return [Button("note_agreement")] if may_agree(scene) else []


def may_agree(scene: Scene) -> bool:
    """Whether the contact may confirm this statement now, and nothing is left to be decided."""
    return may_confirm(scene) and confirmable(scene) and not left(scene)


def confirmable(scene: Scene) -> bool:
    """Whether it still waits for somebody's confirmation."""
    this = statement(scene)
    return this is not None and this.state in CONFIRMABLE


def with_timing(scene: Scene) -> dict[str, Value]:
    """What the confirmation begins with: the statement, and the ledger with what is only timing."""
    return {"statement_id": statement_id(scene), "ledger_id": ledger_id(scene)}


def papers(scene: Scene) -> SendLedgerBridge:
    """Both ledgers side by side, as a paper and a spreadsheet."""
    return SendLedgerBridge(ledger_id(scene))
