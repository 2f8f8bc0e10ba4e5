"""The ways countries write a number in digits: "1,234.56", "1.234,56", "1 234,56", "1,23,456.78", "١٬٢٣٤٫٥٦".

Promise: pure; a text is read in every notation that it follows, so what is written alike in two of them gives two
numbers. Whoever adds a notation adds a row to `NOTATIONS`.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final


@dataclass(frozen=True, slots=True)
class Notation:
    """One way to write a number: `whole` matches the part before `marks`, any of which parts off the decimals."""

    name: str
    whole: str
    marks: str

    def read(self, text: str, mark: str | None) -> Decimal | None:
        """The number, or None where the text does not follow this notation, or not with that decimal mark."""
        marks = self.marks if mark is None else mark if mark in self.marks else ""
        tail = rf"(?:[{marks}](?P<part>\d+))?" if marks else ""
        found = re.fullmatch(rf"(?P<whole>{self.whole}){tail}", text)
        if not found or (mark and mark in found["whole"]):
            return None
        part = found["part"] if marks else None
        return Decimal(f"{re.sub(r'[^0-9]', '', found['whole']) or '0'}.{part or '0'}")


# A grouped number does not begin with 0. "1 234" and "1'234" take either decimal mark: both are used with them.
NOTATIONS: Final = (
    Notation("1,234.56", r"[1-9]\d{0,2}(?:,\d{3})+", "."),
    Notation("1.234,56", r"[1-9]\d{0,2}(?:\.\d{3})+", ","),
    Notation("1 234,56", r"[1-9]\d{0,2}(?: \d{3})+", ",."),
    Notation("1'234.56", r"[1-9]\d{0,2}(?:'\d{3})+", ".,"),
    Notation("1,23,456.78", r"[1-9]\d?(?:,\d{2})+,\d{3}", "."),
    Notation("١٬٢٣٤٫٥٦", r"[1-9]\d{0,2}(?:٬\d{3})+", "٫"),
    Notation("1234.56", r"\d*", "."),
    Notation("1234,56", r"\d*", ","),
    Notation("١٢٣٤٫٥٦", r"\d*", "٫"),
)


def numbers(core: str, mark: str | None) -> list[Decimal]:
    """The different numbers that `core` may stand for, with `mark` as the decimal mark where that is known."""
    seen = (notation.read(core, mark) for notation in NOTATIONS)
    return list(dict.fromkeys(number for number in seen if number is not None))
