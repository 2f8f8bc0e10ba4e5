"""Raise a dispute: what our own books answer before a case is opened, for the reasons about money and papers.

A rebate whose period runs; a due date computed both ways; copies that are on file; a credit that is there and not yet
used; a document that is listed after all; a matter that has its case. Each is said with its figures, and who does not
see it so goes on. Promise: every function is total and changes nothing.
"""

import calendar
import re
from datetime import date, timedelta
from decimal import Decimal

from flows.dialogues.asking import carried, tries
from flows.dialogues.raise_dispute_figures import room
from flows.dialogues.raise_dispute_line import currency, the_line, the_statement
from flows.dialogues.raise_dispute_view import line_values
from flows.dialogues.receiving import PAPERS_BY_THE_WAY
from flows.engine.effects import Button
from flows.engine.grammar import Scene
from flows.engine.told import number
from flows.engine.words import (
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
    when,
)
from flows.facts.commands import SendCopies
from flows.facts.document_numbers import named_in, normalised
from flows.facts.figure_forms import CURRENCIES
from flows.facts.money import Money, money
from flows.facts.statement import Kind, Line

SHOWN = 3  # credits offered at once
LONGEST_TERM = 3650  # days; more is a slip of the pen


def _reason(scene: Scene) -> str:
    return str(scene.notes.get("reason", ""))


def _unexplained(scene: Scene) -> bool:
    return "explained" not in scene.notes


# -- a rebate ----------------------------------------------------------------------------------------------------------
def rebate_to_come(scene: Scene) -> bool:
    """Whether the threshold of a rebate is not reached yet."""
    return _reason(scene) == "discount" and scene.notes.get("discount_reached") == "reached_no" and _unexplained(scene)


# -- a due date --------------------------------------------------------------------------------------------------------
def due_as_told(scene: Scene) -> date | None:
    """The due date by the basis and the days that the customer names; None while one of them is missing."""
    line, notes = the_line(scene), scene.notes
    days = str(notes.get("terms_days", ""))
    if line is None or not days or not 0 < Decimal(days) <= LONGEST_TERM:
        return None
    begins = {"basis_invoice": line.on, "basis_month_end": _month_end(line.on)}.get(str(notes.get("terms_basis")))
    delivered = str(notes.get("delivered_on", ""))
    if notes.get("terms_basis") == "basis_delivery" and delivered:
        begins = date.fromisoformat(delivered)
    return begins + timedelta(days=int(Decimal(days))) if begins else None


def _month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def two_due_dates(scene: Scene) -> bool:
    """Whether both due dates can be shown, and have not been."""
    return _reason(scene) == "terms" and _unexplained(scene) and due_as_told(scene) is not None


def due_values(scene: Scene) -> dict[str, object]:
    """Our due date with the days from the invoice, theirs with its basis, and how far they are apart."""
    line, told = the_line(scene), due_as_told(scene) or scene.books.today
    ours = (line.due if line else None) or (line.on if line else scene.books.today)
    return line_values(scene) | {
        "ours": ours,
        "our_days": (ours - line.on).days if line else 0,
        "theirs": told,
        "their_days": int(Decimal(str(scene.notes.get("terms_days") or 0))),
        "basis": str(scene.notes.get("terms_basis", "basis_other")),
        "apart": abs((told - ours).days),
    }


# -- copies ------------------------------------------------------------------------------------------------------------
def copies_on_file(scene: Scene) -> bool:
    """Whether the copy that is missed is on file and was not sent yet."""
    line = the_line(scene)
    wanted = _reason(scene) == "docs_missing" and scene.notes.get("doc_kind") == "doc_invoice"
    return wanted and line is not None and bool(line.files) and "copies" not in scene.notes


def send_copies(scene: Scene) -> SendCopies:
    """The copies of the line."""
    statement = the_statement(scene)
    return SendCopies(statement.id if statement else 0, (number(scene.notes.get("document_id")),))


# -- a credit that is there --------------------------------------------------------------------------------------------
def credits_found(scene: Scene) -> tuple[Line, ...]:
    """The credit notes on the statement that may be meant: the one whose number was given, else all of them."""
    statement = the_statement(scene)
    there = tuple(one for one in (statement.lines if statement else ()) if one.kind is Kind.CREDIT_NOTE)
    told = str(scene.notes.get("credit_number") or scene.notes.get("return_number") or "")
    if told and told != "sent":
        return named_in(told, there)[:SHOWN]
    return there[:SHOWN]


def _asks_for_credit(scene: Scene) -> bool:
    asked = {"credit_missing": "credit_number", "return_not_credited": "returned_on"}.get(_reason(scene))
    return asked is not None and asked in scene.notes and "credit_id" not in scene.notes


def credit_there(scene: Scene) -> bool:
    """Whether a credit on the statement may be the one that is missed."""
    return _asks_for_credit(scene) and bool(credits_found(scene))


def no_credit_there(scene: Scene) -> bool:
    """Whether none may be."""
    return _asks_for_credit(scene) and not credits_found(scene)


def credit_values(scene: Scene) -> dict[str, object]:
    """The credits found, and the invoice they could be set against."""
    code = currency(scene)
    found = [{"number": one.number, "on": one.on, "open": Money(one.open, code)} for one in credits_found(scene)]
    return line_values(scene) | {"credits": found}


def credit_buttons(scene: Scene) -> list[Button]:
    """One button for each credit."""
    return [
        Button("pick_line", one.document_id, {"number": one.number, "amount": Money(one.open, currency(scene))})
        for one in credits_found(scene)
    ]


def credit_sum(scene: Scene) -> int:
    """What of the credit can be set against the line, or all of it where no line is meant; minor units."""
    picked = next((one for one in credits_found(scene) if one.document_id == carried(scene)), None)
    open_ = picked.open if picked else 0
    return min(open_, room(scene)) if the_line(scene) else open_


# -- a document that is listed -----------------------------------------------------------------------------------------
def listed_after_all(scene: Scene) -> int | None:
    """The line of the statement that the omitted document's number names."""
    statement = the_statement(scene)
    if _reason(scene) != "omitted" or "listed" in scene.notes or statement is None:
        return None
    found = named_in(str(scene.notes.get("omitted_number") or ""), statement.lines)
    return found[0].document_id if len(found) == 1 else None


def listed_values(scene: Scene) -> dict[str, object]:
    """That line."""
    statement, code = the_statement(scene), currency(scene)
    line = statement.line(number(scene.notes.get("listed"))) if statement else None
    return {
        "number": line.number if line else "",
        "on": line.on if line else scene.books.today,
        "open": Money(line.open if line else 0, code),
    }


def listed_line(scene: Scene) -> int:
    """Its document."""
    return number(scene.notes.get("listed"))


# -- a matter that has its case ----------------------------------------------------------------------------------------
def earlier_case(scene: Scene) -> int | None:
    """The open case whose number was given, or the only one on the line."""
    if _reason(scene) != "already_disputed" or "earlier_number" not in scene.notes:
        return None
    told, line = normalised(str(scene.notes.get("earlier_number", ""))), the_line(scene)
    open_ = [case for case in scene.books.cases if not case.closed]
    named = [case.id for case in open_ if told and normalised(case.number) in told]
    here = [case.id for case in open_ if line and not told and case.concerns(line.document_id)]
    return next(iter(named or here), None)


# -- another invoice, another rate -------------------------------------------------------------------------------------
def to_reissue(scene: Scene) -> bool:
    """Whether wrong particulars are what is wrong: then a corrected invoice is what is wished, and not asked about."""
    kind = scene.notes.get("tax_kind")
    return _reason(scene) == "tax" and kind in {"tax_number", "tax_name", "tax_form"} and "remedy" not in scene.notes


def converted(scene: Scene) -> Money | None:
    """What the line comes to at the agreed rate, in the currency that was named; for information only."""
    line, rate = the_line(scene), str(scene.notes.get("agreed_rate", ""))
    codes = re.findall(r"[A-Z]{3}", str(scene.notes.get("currency_right", "")).upper())
    known = [code for code in codes if code in CURRENCIES and code != currency(scene)]
    return (
        money(Money(line.open, currency(scene)).amount * Decimal(rate), known[0]) if line and rate and known else None
    )


MONEY_FIRST = (
    *when(arrived(), rebate_to_come).then(go_to("rebate_later")),
    *when(arrived(), two_due_dates).then(go_to("due_dates")),
    *when(arrived(), copies_on_file).then(do(send_copies), note("copies", value=True), go_to("copies")),
    *when(arrived(), credit_there).then(go_to("credit_found")),
    *when(arrived(), no_credit_there).then(note("credit_id", 0), go_to("details")),
    *when(arrived(), listed_after_all).then(note("listed"), go_to("listed_here")),
    *when(arrived(), earlier_case).then(note("older"), go_to("joined")),
    *when(arrived(), to_reissue).then(note("remedy", "correct_invoice"), go_to("details")),
)

MONEY = (
    stage(
        "rebate_later",
        ask("rebate_comes_later", "timing_fine", "register_it", "back", "human", shows=line_values),
        when(chose("timing_fine")).then(seal(), say("nothing_opened"), close()),
        when(chose("register_it")).then(note("explained", value=True), go_to("details")),
        PAPERS_BY_THE_WAY,
        otherwise(say("use_the_buttons", shows=tries)),
    ),
    stage(
        "due_dates",
        ask("both_due_dates", "timing_fine", "register_it", "back", "human", shows=due_values),
        when(chose("timing_fine")).then(seal(), say("nothing_opened"), close()),
        when(chose("register_it")).then(note("explained", value=True), go_to("details")),
        PAPERS_BY_THE_WAY,
        otherwise(say("use_the_buttons", shows=tries)),
    ),
    stage(
        "copies",
        ask("copies_sent", "copies_enough", "copies_not_enough", "back", "human", shows=line_values),
        when(chose("copies_enough")).then(seal(), say("nothing_opened"), close()),
        when(chose("copies_not_enough")).then(go_to("details")),
        PAPERS_BY_THE_WAY,
        otherwise(say("use_the_buttons", shows=tries)),
    ),
    stage(
        "credit_found",
        ask("is_it_this_credit", each(credit_buttons), "none_of_these", "back", "human", shows=credit_values),
        when(chose("pick_line")).then(
            note("credit_id", carried), note("amount", credit_sum), note("remedy", "apply_credit"),
            note("proof", "found"), go_to("details"),
        ),
        when(chose("none_of_these")).then(note("credit_id", 0), go_to("details")),
        PAPERS_BY_THE_WAY,
        otherwise(say("use_the_buttons", shows=tries)),
    ),
    stage(
        "listed_here",
        ask("it_is_listed", "timing_fine", "listed_wrong", "payment_no", "human", shows=listed_values),
        when(chose("timing_fine")).then(seal(), say("nothing_opened"), close()),
        when(chose("listed_wrong")).then(
            note("document_id", listed_line), forget("reason"), forget("omitted_number"), go_to("reason")
        ),
        when(chose("payment_no")).then(go_to("details")),
        PAPERS_BY_THE_WAY,
        otherwise(say("use_the_buttons", shows=tries)),
    ),
)  # fmt: skip
