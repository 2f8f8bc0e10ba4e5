"""The picture and the papers that go with messages, drawn for a customer who does not exist, in any language.

Promise: the same words, layouts and fonts as those that are sent; no books are needed. What each paper looks like with
everything in it, the tests' pictures show.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple

from bot.commands.preview.said import customer
from bot.papers import confirmation, ledger_card, statement, statement_card
from bot.papers.printed import Printed
from bot.signing import Signer
from flows.facts.ledger_bridge import Bridge, Move, Step
from flows.facts.money import Money, exponent
from flows.facts.paper_confirmation import agreement
from flows.facts.paper_statement import AsIssued
from flows.facts.records import CHAT, CONFIRMED, PREFIX, Head, Kept, Opening, Record, Seen
from flows.facts.statement import Kind, Line, Statement, canonical, fingerprint
from locales.papers.press import CannotSet, Press
from locales.papers.words import PaperWords
from locales.speak import Speaker, unmarked

CARRIED: Final[Mapping[str, tuple[str, ...]]] = {
    "statement/issued": ("card", "statement"),
    "confirm_balance/confirmed": ("record",),
    "match_ledger/result": ("bridge",),
}

_SUPPLIER: Final = ("Okafor & Sons Supply", "NG-10293847")
_CUT_OFF: Final = date(2026, 10, 31)
_AT: Final = 1_793_620_800_000_000  # µs UTC, in the morning of 2 November 2026
# Kind, day, what is open of it in hundredths of a unit.
_LINES: Final = (
    (Kind.INVOICE, date(2026, 7, 18), 2_700_00),
    (Kind.INVOICE, date(2026, 9, 3), 23_850_00),
    (Kind.CREDIT_NOTE, date(2026, 9, 24), 200_00),
    (Kind.INVOICE, date(2026, 10, 12), 4_800_00),
    (Kind.PAYMENT, date(2026, 10, 26), 1_200_00),
)
_CLAIMED: Final = 200_00
_MATCHED: Final = 26_750_00
# What makes the difference to the customer's own books, in hundredths of a unit, and how often.
_MOVES: Final = ((Step.AMOUNT_DIFF, 200_00, 1), (Step.OURS_ONLY, 4_800_00, 2), (Step.DUPLICATE, -310_00, 1))
_WIDTH: Final = 640  # pixels of a picture
_KEY: Final = "c0" * 32  # worthless, and the same each time
_SALT: Final = bytes(16)


class Carried(NamedTuple):
    """A paper beside a message: its pages as pictures, and the file that it is (empty for a picture alone)."""

    name: str
    pages: list[str]
    file: str
    fault: str = ""


@dataclass(frozen=True)
class Papers:
    """Draws for a reader of `language` into the folder `out`."""

    speaker: Speaker
    language: str
    out: Path

    def of(self, message: str) -> list[Carried]:
        """What goes with that message. Raises OSError."""
        return [self._drawn(name) for name in CARRIED.get(message, ())]

    @cached_property
    def _press(self) -> Press:
        return Press()

    @cached_property
    def _statement(self) -> Statement:
        one = customer(self.language)
        lines = tuple(self._line(place, *told) for place, told in enumerate(_LINES, start=1))
        return Statement(7, "ST-2610-7", 1, 1, one.currency, _CUT_OFF, _CUT_OFF + timedelta(14), lines)

    def _line(self, place: int, kind: Kind, on: date, hundredths: int) -> Line:
        due = None if kind.credit else on + timedelta(30)
        minor, orders = self._minor(hundredths), customer(self.language).orders
        return Line(
            place,
            place,
            kind,
            f"{'INV' if due else 'CN'}-{2200 + place}",
            on,
            due,
            minor,
            minor,
            order=orders[place % 2],
        )

    def _minor(self, hundredths: int) -> int:
        return int(hundredths * 10 ** exponent(customer(self.language).currency) // 100)

    def _drawn(self, name: str) -> Carried:
        words, fact, one = (
            PaperWords(self.language, customer(self.language).zone),
            self._statement,
            customer(self.language),
        )
        claimed = self._minor(_CLAIMED)
        issued = AsIssued(*_SUPPLIER, one.customer, one.tax_id, "C-1042", (("D-1001", claimed),))
        sha = fingerprint(canonical(fact))
        if name == "card":
            question = Money(claimed, fact.currency)
            return self._kept(name, statement_card.drawn(fact, issued, _AT, sha, words, question))
        if name == "statement":
            return self._kept(name, statement.drawn(fact, issued, _AT, sha, words))
        if name == "bridge":
            return self._kept(name, ledger_card.drawn(fact, issued, self._bridge, words, _AT))
        kept = self._record(issued)
        agreed = agreement([kept])
        assert agreed is not None  # noqa: S101 - it is one
        return self._kept(name, confirmation.drawn(fact, issued, sha, [kept], agreed, words))

    @property
    def _bridge(self) -> Bridge:
        """What their books lack, have twice and have otherwise."""
        moves = tuple(Move(step, self._minor(hundredths), count) for step, hundredths, count in _MOVES)
        theirs = self._statement.closing.minor - sum(one.minor for one in moves)
        return Bridge(
            4, 7, self._statement.currency, theirs, self._statement.closing.minor, moves, True, 3, self._minor(_MATCHED)
        )

    def _record(self, issued: AsIssued) -> Kept:
        """What is signed when that customer confirms all but what is in question."""
        fact, one, signer = self._statement, customer(self.language), Signer.open(Path(), _KEY)
        (case, claimed), who = issued.cases[0], Opening("person", {"name": one.contact, "role": "confirmer"}, _SALT, 1)
        agreed = fact.closing - Money(claimed, fact.currency)
        left_out = Money(claimed, fact.currency)
        shown = {
            "statement": fact, "number": fact.number, "version": 1, "cut_off": fact.cut_off, "closing": fact.closing,
            "company": issued.supplier, "customer": one.customer, "agreed": agreed,
            "excepted": [("INV-2202", left_out)], "timing": [], "more_timing": 0,
        }  # fmt: skip
        seen = Seen(
            unmarked(self.speaker.speak("confirm_balance/sure", shown, self.language)),
            self.speaker.label("confirm_yes", {}, self.language),
            self.language,
        )
        record = Record(
            CONFIRMED, "BC-00001", issued.supplier, (issued.code, one.customer), fact, agreed.minor,
            (("INV-2202", claimed, case),), seen, "confirmer", {"binding": "amount", "bound_at": _AT, "trusted": 1},
            CHAT, _AT, one.zone, Head(), signer.public, (who,),
        )  # fmt: skip
        body, openings = record.body, {who.part: (who.salt, who.value)}
        signature = signer.sign(PREFIX + body)
        return Kept(1, record.number, CONFIRMED, 1, 7, body, fingerprint(body), signature, _AT, openings)

    def _kept(self, name: str, made: Printed) -> Carried:
        assert made.sheet is not None  # noqa: S101 - all of these are set
        try:
            pages = self._press.pictures(made.sheet, _WIDTH)
            whole = b"" if made.sheet.draws == "png" else self._press.pdf(made.sheet)
        except CannotSet as error:
            return Carried(name, [], "", str(error))
        names = [f"{name}-{page}.png" for page in range(1, len(pages) + 1)]
        for picture, content in zip(names, pages, strict=True):
            (self.out / picture).write_bytes(content)
        file = made.name if whole else ""
        if whole:
            (self.out / file).write_bytes(whole)
        return Carried(name, names, file)
