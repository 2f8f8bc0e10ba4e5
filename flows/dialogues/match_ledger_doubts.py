"""What must be asked before a ledger can be used: its sheet, currency, days, amounts, whose it is, and who owes whom.

Promise: pure; each answer is a shape of the file, by which it is read once more. Nothing is taken for granted that the
file itself does not show.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from flows.dialogues.asking import carried, pressed, tries
from flows.dialogues.match_ledger_view import NEW_LEDGER, drop_it, ledger, ledger_id, money, read, unasked
from flows.dialogues.receiving import PAPERS_BY_THE_WAY
from flows.engine.effects import Button
from flows.engine.grammar import Condition, Scene
from flows.engine.told import number
from flows.engine.words import (
    again,
    arrived,
    ask,
    chose,
    close,
    do,
    each,
    forget,
    go_to,
    note,
    otherwise,
    say,
    seal,
    stage,
    toast,
    when,
)
from flows.facts.days import AmbiguousDay, Order, read_day
from flows.facts.ledger_commands import ReadAgain
from flows.facts.ledger_shape import Doubt, Shape, Sign
from flows.facts.notations import numbers

NOT_CAUGHT = otherwise(say("always/not_understood", shows=tries), again())


def doubted(doubt: Doubt) -> Condition:
    """Whether that doubt is the next to be asked about."""

    def is_next(scene: Scene) -> bool:
        return next((one for one in Doubt if unasked(scene, one)), None) is doubt

    is_next.__name__ = f"{doubt.value}_in_doubt"
    return is_next


def read_again(told: Callable[[Scene], Shape]) -> Callable[[Scene], ReadAgain]:
    """The command to read it so; the outcome is told later."""

    def make(scene: Scene) -> ReadAgain:
        return ReadAgain(ledger_id(scene), told(scene))

    make.__name__ = f"read_again_{told.__name__}"
    return make


# -- the sheet ---------------------------------------------------------------------------------------------------------
def sheets(scene: Scene) -> dict[str, object]:
    """The sheets that look like a ledger."""
    return {"sheets": [{"name": one.name, "rows": one.rows} for one in read(scene).sheets]}


def sheet_buttons(scene: Scene) -> list[Button]:
    """A button for each."""
    return [Button("use_sheet", one.name, {"sheet": _short(one.name)}) for one in read(scene).sheets]


def by_sheet(scene: Scene) -> Shape:
    """On that sheet; where its columns are is still to be found."""
    return Shape(sheet=str(carried(scene) or ""))


# -- the currency ------------------------------------------------------------------------------------------------------
def currencies(scene: Scene) -> dict[str, object]:
    """Each currency in the file, its sum and rows."""
    seen = read(scene).currencies
    return {
        "currencies": [{"sum": replace(money(scene, one.minor), currency=one.code), "rows": one.rows} for one in seen]
    }


def currency_buttons(scene: Scene) -> list[Button]:
    """A button for each; where the file tells none, for those of the account."""
    seen = [one.code for one in read(scene).currencies]
    issued = (one.currency for one in (*scene.books.statements, *scene.books.to_state))
    codes = seen if len(seen) > 1 else list(dict.fromkeys((*seen, *issued)))
    return [Button("use_currency", code, {"currency": code}) for code in codes]


def by_currency(scene: Scene) -> Shape:
    """In that currency."""
    return replace(read(scene).shape, currency=str(carried(scene) or ""))


# -- days and amounts --------------------------------------------------------------------------------------------------
def _quoted(scene: Scene, why: str) -> str:
    return next((one.quoted for one in read(scene).unread if one.why == why), "")


def quoted_day(scene: Scene) -> dict[str, object]:
    """A day that can be read in two ways."""
    return {"quoted": _quoted(scene, "ambiguous_day") or "03/04"}


def day_buttons(scene: Scene) -> list[Button]:
    """Both ways to read it."""
    first, then = _both_days(_quoted(scene, "ambiguous_day"), scene.books.today)
    return [
        Button("day_reading", Order.DAY_FIRST.value, {"day": first}),
        Button("day_reading", Order.MONTH_FIRST.value, {"day": then}),
    ]


def _both_days(quoted: str, today: date) -> tuple[date, date]:
    match read_day("/".join(re.findall(r"\d+", quoted)), today):
        case AmbiguousDay(readings=both):
            return both
    return date(today.year, 4, 3), date(today.year, 3, 4)


def by_order(scene: Scene) -> Shape:
    """Written in that order."""
    wanted = str(carried(scene))
    return replace(read(scene).shape, order=next((one for one in Order if one == wanted), Order.DAY_FIRST))


def quoted_amount(scene: Scene) -> dict[str, object]:
    """An amount that can be read in two ways."""
    return {"quoted": _quoted(scene, "ambiguous_amount") or "1.234"}


def amount_buttons(scene: Scene) -> list[Button]:
    """Both ways to read it, by the mark that parts off the decimals."""
    quoted = _quoted(scene, "ambiguous_amount") or "1.234"
    digits = re.sub(r"[^\d.,]", "", quoted)
    both = [(mark, found[0]) for mark in ".," if (found := numbers(digits, mark))]
    return [Button("amounts_are", mark, {"figure": _plainly(value)}) for mark, value in both]


def _plainly(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def by_mark(scene: Scene) -> Shape:
    """With that decimal mark."""
    return replace(read(scene).shape, mark="," if carried(scene) == "," else ".")


# -- whose it is -------------------------------------------------------------------------------------------------------
def names(scene: Scene) -> dict[str, object]:
    """Whom the file names, and who we are."""
    return {"company": scene.books.company.name, "names": [*read(scene).parties][:3]}


# -- who owes whom -----------------------------------------------------------------------------------------------------
def balance(scene: Scene) -> dict[str, object]:
    """The balance of the ledger, or one of its rows where that is nothing."""
    found, first = ledger(scene), next(iter(read(scene).samples), None)
    seen = found.sign if found else None
    return {
        "balance": money(scene, abs(seen.as_owed)) if seen and seen.as_owed else None,
        "number": first.number if first else "",
        "amount": money(scene, abs(first.minor if first else 0)),
    }


def by_sign(scene: Scene) -> Shape:
    """With that sign: what the customer owes stands above zero, or below."""
    found, first = ledger(scene), next(iter(read(scene).samples), None)
    shown = found.sign.as_owed if found and found.sign else 0
    above = (shown or number(first.minor if first else 0)) >= 0
    owed = pressed(scene) == "we_owe_that"
    return replace(read(scene).shape, sign=Sign.OWED if owed == above else Sign.PAID)


AGAIN = (toast("match_ledger/reading"), close())  # it takes a moment; the outcome is told by itself
DOUBTS = (
    stage(
        "sheet",
        ask("which_sheet", each(sheet_buttons), "human", shows=sheets),
        when(chose("use_sheet")).then(seal(), do(read_again(by_sheet)), *AGAIN),
        NEW_LEDGER,
        PAPERS_BY_THE_WAY,
        NOT_CAUGHT,
    ),
    stage(
        "currency",
        ask("which_currency", each(currency_buttons, 2), "human", shows=currencies),
        when(chose("use_currency")).then(seal(), do(read_again(by_currency)), *AGAIN),
        NEW_LEDGER,
        PAPERS_BY_THE_WAY,
        NOT_CAUGHT,
    ),
    stage(
        "days",
        ask("which_day", each(day_buttons, 2), "human", shows=quoted_day),
        when(chose("day_reading")).then(seal(), do(read_again(by_order)), *AGAIN),
        NEW_LEDGER,
        PAPERS_BY_THE_WAY,
        NOT_CAUGHT,
    ),
    stage(
        "amounts",
        ask("which_amount", each(amount_buttons, 2), "human", shows=quoted_amount),
        when(chose("amounts_are")).then(seal(), do(read_again(by_mark)), *AGAIN),
        NEW_LEDGER,
        PAPERS_BY_THE_WAY,
        NOT_CAUGHT,
    ),
    stage(
        "stranger",
        ask("stranger", ("another_file", "same_company"), "human", shows=names),
        when(chose("another_file")).then(seal(), do(drop_it), forget("ledger_id"), say("dropped"), go_to("awaiting")),
        when(chose("same_company")).then(seal(), note("names_fit", value=True), go_to("next")),
        NEW_LEDGER,
        PAPERS_BY_THE_WAY,
        NOT_CAUGHT,
    ),
    stage(
        "sign",
        ask("which_sign", ("we_owe_that", "in_our_favour"), ("fix_columns", "human"), shows=balance),
        when(chose("we_owe_that", "in_our_favour")).then(seal(), do(read_again(by_sign)), *AGAIN),
        when(chose("fix_columns")).then(go_to("columns")),
        NEW_LEDGER,
        PAPERS_BY_THE_WAY,
        NOT_CAUGHT,
    ),
)
_STAGES = {
    Doubt.SHEET: "sheet", Doubt.COLUMNS: "columns", Doubt.CURRENCY: "currency", Doubt.DAYS: "days",
    Doubt.AMOUNTS: "amounts", Doubt.NAMES: "stranger", Doubt.SIGN: "sign",
}  # fmt: skip
TO_DOUBTS = tuple(rule for doubt, name in _STAGES.items() for rule in when(arrived(), doubted(doubt)).then(go_to(name)))


def _short(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:29].rstrip()}…"  # noqa: PLR2004 - what fits a button
