"""A case that a colleague opens for a customer: which customer, then which lines, why, how much and in which words.

Promise: only lines of the customer's own standing statements can be chosen, all of one statement; several lines are
claimed in whole. What the books refuse is said under the field it concerns.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from bot.desk import blocks
from bot.desk.blocks import Block
from bot.desk.deed import Deed
from bot.keeping.opened import open_for
from flows.engine.events import Happened
from flows.facts.amounts import Understood, read_amount
from flows.facts.commands import RegisterDispute
from flows.facts.dispute import Item, Split, room_on
from flows.facts.money import Money
from flows.facts.parties import Contact, Customer, Role, allows
from flows.facts.statement import Line, Statement
from flows.tables.reasons import REASONS
from flows.tables.remedies import REMEDIES
from storage import cases, ledger, people, statements

LINES: Final = 100  # entries that a list may have
WORDS, NUMBER = 1500, 30  # characters of the customer's words, and of a document's number in a list
UNSURE: Final = "unsure"


def which_case(deed: Deed) -> None:
    """Ask for the customer; in answer to that, for everything else."""
    if not deed.acted.form:
        looked_for = blocks.looked_up("customer", deed.label("customer"), deed.label("type_customer"))
        deed.open(_form(deed, "shortcut:0", [looked_for], "next"))
        return
    chosen = deed.said("customer")
    customer = ledger.customer(deed.work.conn, int(chosen)) if chosen.isdecimal() else None
    if customer is None:
        deed.complain({"customer": deed.label("choose_customer")})
        return
    contacts, shown = _may_object(deed, customer), _standing(deed, customer)
    if not contacts or not shown:
        deed.complain({"customer": deed.label("nothing_to_open" if contacts else "nobody_to_open_for")})
        return
    raised_by = blocks.chosen("contact", deed.label("raised_by"), {str(one.id): one.name for one in contacts})
    deed.open(_form(deed, f"customer:{customer.id}", [raised_by, *fields(deed, shown)], "open_it"))


def fields(deed: Deed, shown: Sequence[Statement]) -> list[Block]:
    """Which lines of these statements, why, how much, what is wished for and in which words."""
    speak, language = deed.work.house.speaker, deed.language
    lines = {f"{one.id}.{line.document_id}": _named(deed, one, line) for one in shown for line in one.lines}
    reasons = {key: speak.label(row.label, {}, language) for key, row in REASONS.items()}
    wishes = {key: speak.label(f"remedy_{key}", {}, language) for key in REMEDIES}
    return [
        blocks.several("lines", deed.label("lines"), dict(list(lines.items())[:LINES])),
        blocks.chosen("reason", deed.label("reason"), reasons),
        blocks.typed("claimed", deed.label("claimed"), most=40, optional=True),
        blocks.chosen("remedy", deed.label("wish"), wishes, first=UNSURE),
        blocks.typed("words", deed.label("their_words"), lines=True, most=WORDS),
    ]


def open_case(deed: Deed) -> None:
    """Register it in the customer's name."""
    customer = ledger.customer(deed.work.conn, deed.number)
    if customer is None or not deed.acted.form:
        deed.refuse("unknown_button")
        return
    contact = next((one for one in _may_object(deed, customer) if str(one.id) == deed.said("contact")), None)
    command, faults = command_of(deed, customer, {"opened_by": deed.by.name})
    if contact is None or command is None:
        deed.complain(faults or {"contact": deed.label("choose_one")})
        return
    done = open_for(deed.work, deed.by, (contact, customer), command)
    if refused(deed, done):
        return
    text = deed.plainly("opened", number=done.values["number"], customer=customer.name)
    deed.open(blocks.notice(text, deed.label("title_new_case"), deed.label("close")))


def refused(deed: Deed, done: Happened) -> bool:
    """Whether the books did not take it, which is then said at the lines."""
    if done.what == "registered":
        return False
    why, number = str(done.values["why"]), str(done.values.get("number") or "")
    deed.complain({"lines": deed.plainly("not_opened", why=why, number=number)})
    return True


def command_of(
    deed: Deed, customer: Customer, answers: Mapping[str, object]
) -> tuple[RegisterDispute | None, Mapping[str, str]]:
    """What is to be registered, beside its `answers`, or what is wrong with the form."""
    chosen = deed.said("lines").split(",")
    of_lines = [
        (one, line)
        for one in _standing(deed, customer)
        for line in one.lines
        if f"{one.id}.{line.document_id}" in chosen
    ]
    statement = of_lines[0][0] if of_lines else None
    if statement is None or any(one.id != statement.id for one, _ in of_lines):
        return None, {"lines": deed.label("lines_of_one")}
    if deed.said("reason") not in REASONS or deed.said("remedy") not in REMEDIES:
        return None, {"reason": deed.label("choose_one")}
    items, faults = _claims(deed, customer, statement, [line for _, line in of_lines])
    if faults:
        return None, faults
    reason, remedy, words = (deed.said(name) for name in ("reason", "remedy", "words"))
    first, claimed = items[0], sum(item.split.claimed for item in items)
    about = statement.id, first.document_id, first.document, reason, statement.currency, claimed, remedy, words
    return RegisterDispute(*about, answers, items), {}


def _claims(
    deed: Deed, customer: Customer, statement: Statement, lines: Sequence[Line]
) -> tuple[tuple[Item, ...], Mapping[str, str]]:
    """How much is claimed on each line, or what is wrong: the sum that was written, or all that is free on each."""
    known, written = cases.of_customer(deed.work.conn, customer.id), deed.said("claimed")
    sums = [room_on(line, known) for line in lines]
    if written and len(sums) > 1:
        return (), {"claimed": deed.label("whole_lines")}
    if written:
        read = read_amount(written, statement.currency)
        if not isinstance(read, Understood) or not read.value.minor:
            return (), {"claimed": deed.plainly("amount_unreadable", currency=statement.currency)}
        sums = [read.value.minor]
    if not all(sums):
        return (), {"lines": deed.label("claimed_already")}
    return tuple(Item(one.document_id, one.number, Split(sum_)) for one, sum_ in zip(lines, sums, strict=True)), {}


def _may_object(deed: Deed, customer: Customer) -> list[Contact]:
    """The contacts in whose name it can be opened, those whom we can tell first."""
    able = [one for one in ledger.contacts_of(deed.work.conn, customer.id) if allows(one.role, Role.DISPUTANT)]
    return sorted(able, key=lambda one: people.chat_of(deed.work.conn, one.id) is None)[:LINES]


def _standing(deed: Deed, customer: Customer) -> list[Statement]:
    return [one for one in statements.of_customer(deed.work.conn, customer.id) if one.lines]


def _named(deed: Deed, statement: Statement, line: Line) -> str:
    return deed.label("line", number=blocks.cut(line.number, NUMBER), amount=Money(line.open, statement.currency))


def _form(deed: Deed, subject: str, body: list[Block], submit: str) -> Block:
    said = {"title": deed.label("title_new_case"), "submit": deed.label(submit), "close": deed.label("cancel")}
    return blocks.modal("new_case", subject, body, {"channel": "", "message": ""}, **said)
