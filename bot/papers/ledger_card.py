"""The bridge from the balance in a customer's books to ours, as a picture: a bar for each step, under each other.

Promise: the figures are those of the message it goes with; every bar has its words and its signed figure, so nothing is
told by length, direction or colour alone; of one letter always the same bytes.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from bot.papers.printed import Printed, Setting
from bot.papers.reconciliation import books
from bot.papers.statement import told
from bot.papers.statement_parts import version
from flows.facts.ledger_bridge import Bridge, Step, read, written
from flows.facts.money import Money
from flows.facts.paper_code import bound
from flows.facts.paper_statement import AsIssued
from flows.facts.statement import Statement, short_code
from locales.papers.sheet import Sheet
from locales.papers.words import PaperWords
from storage.ports import Connection

WHOLE: Final = 1000  # thousandths
STUMP: Final = 150  # of them, left of everything where the scale does not begin at nothing
_SAID_ELSEWHERE: Final = {Step.UNEXPLAINED: "paper_reconciliation_unexplained"}


def ledger_card(conn: Connection, setting: Setting, wanted: Mapping[str, Any]) -> Printed:
    """`wanted`: id of the statement, language, `at` (µs UTC), the bridge as its facts write it.

    Raises LookupError where there is no such statement.
    """
    statement, issued, _, _ = told(conn, setting, int(wanted["id"]))
    return drawn(statement, issued, read(wanted["bridge"]), PaperWords(str(wanted["language"])), int(wanted["at"]))


def drawn(statement: Statement, issued: AsIssued, whole: Bridge, words: PaperWords, at: int) -> Printed:
    """The bridge to that statement's balance in these words."""
    matched = f"{words.count(whole.matched)} · {words.amount(whole.money(whole.matched_minor))}"
    code = short_code(bound({"bridge": written(whole), "statement": statement.number, "at": at}))
    bars = list(_bars(issued, whole, words))
    body = {
        "bars": bars,
        "cut": _low(whole) > 0,
        "note": "" if whole.told else words.label("paper_ledger_worked_out"),
        "facts": [
            [words.label("paper_statement_number"), version(statement, words)],
            [words.label("paper_statement_cut_off"), words.day(statement.cut_off)],
            [words.label("paper_statement_currency"), words.docno(whole.currency)],
            [words.label("paper_ledger_matched"), matched],
        ],
    }
    sheet = Sheet(
        "ledger_card", words.language, words.label("paper_ledger_title"), words.docno(statement.number), code, body, at,
        draws="png", company=words.name(issued.supplier),
    )  # fmt: skip
    return Printed(f"{statement.number}-ledger.png", sheet)


def _bars(issued: AsIssued, whole: Bridge, words: PaperWords) -> Iterator[dict[str, Any]]:
    """Their balance, each step from where the one before ended, ours."""
    yield _balance(books(issued.customer, words), whole.theirs, whole, words)
    now = whole.theirs
    for move in whole.moves:
        yield {
            "kind": "step",
            "label": words.label(_SAID_ELSEWHERE.get(move.step, f"paper_ledger_{move.step.value}")),
            "count": f"×{words.count(move.count)}" if move.count > 1 else "",
            "figure": _signed(whole.money(move.minor), words),
            "adds": (move.minor > 0) - (move.minor < 0),
            "from": _at(now, whole),
            "to": _at(now + move.minor, whole),
        }
        now += move.minor
    yield _balance(books(issued.supplier, words), whole.ours, whole, words)


def _balance(label: str, minor: int, whole: Bridge, words: PaperWords) -> dict[str, Any]:
    begins = 0 if _low(whole) > 0 else _at(0, whole)
    figure = words.figure(whole.money(minor))
    return {"kind": "balance", "label": label, "count": "", "figure": figure, "from": begins, "to": _at(minor, whole)}


def _signed(amount: Money, words: PaperWords) -> str:
    """With its sign in either direction."""
    return f"+{words.figure(amount)}" if amount.minor > 0 else words.figure(amount)


def _ends(whole: Bridge) -> list[int]:
    """Every figure that a bar ends at."""
    now, found = whole.theirs, [whole.theirs, whole.ours]
    for move in whole.moves:
        now += move.minor
        found.append(now)
    return found


def _low(whole: Bridge) -> int:
    """Where the scale begins: at nothing, or short below the lowest bar where all the steps are small beside it."""
    low, high = min(_ends(whole)), max(_ends(whole))
    return low if low > 0 and low > high - low else min(low, 0)


def _at(minor: int, whole: Bridge) -> int:
    """The place of a figure in thousandths of the room."""
    low, high = _low(whole), max(0, *_ends(whole))
    stump = STUMP if low > 0 else 0
    return stump + (WHOLE - stump) * (minor - low) // max(1, high - low)


PAPERS: Final = {"ledger_card": ledger_card}
