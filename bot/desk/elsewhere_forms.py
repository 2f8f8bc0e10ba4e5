"""The forms of an answer received elsewhere: who said what and how, then what exactly."""

from typing import Final

from bot.desk import blocks, forms, opening
from bot.desk.beginning import CONTACTS, SOMEBODY
from bot.desk.blocks import Block
from bot.desk.deed import Deed
from flows.facts.elsewhere import WAYS, Kind
from flows.facts.money import Money
from flows.facts.standing import standing
from flows.facts.statement import Statement
from flows.facts.times import day_in_zone
from flows.tables.payment_ways import WAYS as PAYMENT_WAYS
from storage import cases, ledger, thread_files

NAME, WORDS, DAY = 80, 1500, 10  # characters
FILES = 99  # entries that a list may have, less one
NO_FILE: Final = "none"


def who_and_how(deed: Deed, statement: Statement) -> Block:
    """Who answered which way, when, what it was and the document it rests on."""
    contacts = ledger.contacts_of(deed.work.conn, statement.customer_id)[:CONTACTS]
    people = {str(one.id): one.name for one in contacts} | {SOMEBODY: deed.label("somebody_else")}
    ways = {key: deed.label(f"heard_{key}") for key in WAYS}
    kinds = {kind.value: deed.label(f"heard_{kind.value}") for kind in Kind}
    shared = thread_files.found(deed.work.conn, subject=deed.acted.subject)[:FILES]
    files = {NO_FILE: deed.label("no_file")} | {str(one.id): one.name for one in shared}
    today = day_in_zone(deed.work.now, deed.work.house.company.zone)
    body = [
        blocks.small(deed.plainly("elsewhere_about", number=statement.number, closing=statement.closing)),
        blocks.chosen("heard_from", deed.label("heard_who"), people, first=next(iter(people))),
        blocks.typed("heard_name", deed.label("heard_name"), most=NAME, optional=True),
        blocks.chosen("heard_how", deed.label("heard_how"), ways, first=WAYS[0]),
        blocks.typed("heard_on", deed.label("heard_on"), most=DAY, first=today.isoformat()),
        blocks.chosen("heard_what", deed.label("heard_what"), kinds, first=Kind.CONFIRMATION.value),
        blocks.chosen("heard_file", deed.label("heard_file"), files, first=NO_FILE),
    ]
    return forms.form(deed, body, "next")


def what_exactly(deed: Deed, statement: Statement, kind: Kind) -> Block:
    """The second form; what was entered in the first comes back with it."""
    carried = {name: value for name, value in deed.acted.values.items() if name.startswith("heard_")}
    body = {Kind.CONFIRMATION: _confirmed, Kind.OBJECTION: _objected, Kind.PROMISE: _promised}[kind](deed, statement)
    return forms.form(deed, body, step="2", **{name: str(value) for name, value in carried.items()})


def _confirmed(deed: Deed, statement: Statement) -> list[Block]:
    known = cases.of_customer(deed.work.conn, statement.customer_id)
    stands = standing(statement, known)
    told = {"agreed": stands.undisputed, "in_question": stands.in_question, "cut_off": statement.cut_off}
    return [
        blocks.words(deed.plainly("elsewhere_confirming", **told)),
        blocks.typed("words", deed.label("heard_words"), lines=True, most=WORDS, optional=True),
    ]


def _objected(deed: Deed, statement: Statement) -> list[Block]:
    return opening.fields(deed, [statement])


def _promised(deed: Deed, statement: Statement) -> list[Block]:
    money = deed.work.house.speaker
    lines = {
        str(line.document_id): deed.label(
            "line", number=blocks.cut(line.number, opening.NUMBER), amount=Money(line.open, statement.currency)
        )
        for line in statement.lines
        if not line.kind.credit
    }
    ways = {key: money.label(row.label, {}, deed.language) for key, row in PAYMENT_WAYS.items()}
    return [
        blocks.several("lines", deed.label("promised_lines"), dict(list(lines.items())[: opening.LINES])),
        blocks.typed("sum", deed.label("promised_sum"), most=40, optional=True),
        blocks.typed("day", deed.label("promised_day"), most=DAY),
        blocks.chosen("way", deed.label("promised_way"), ways, first="transfer"),
        blocks.typed("words", deed.label("heard_words"), lines=True, most=WORDS, optional=True),
    ]
