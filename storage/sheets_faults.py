"""What can be wrong with a cell of an imported sheet, why, and what the operator does about it.

Promises: every fault names file, sheet, row, column and the value seen. Whoever adds a check adds its sentence to
`REASONS`.
"""

from dataclasses import dataclass
from typing import Final

# Code → (why, what to do); braces are filled with what the check knows.
REASONS: Final[dict[str, tuple[str, str]]] = {
    "empty": ("is empty", "Fill in the cell, or give the value under [{kind}.constants] of a mapping."),
    "extra_cells": ("has more cells than the header row", "Put values that contain the delimiter into quotes."),
    "not_a_day": ("is not a day of the calendar", "Write it as 2026-11-03."),
    "implausible_day": ("is not a day that a ledger would hold", "Check the year."),
    "ambiguous_days": ("reads differently with the day or the month first, and so do all dates of this file",
                       'Save a mapping with dates = "d/m/y" or "m/d/y" and import with --mapping.'),
    "not_an_amount": ("is not an amount", "Write digits only, such as 1234.56."),
    "letter_for_digit": ("holds a letter where a digit belongs", "Did you mean {guess}?"),
    "too_many_decimals": ("has more decimals than {currency} has", "Round it to the minor unit."),
    "too_large": ("is larger than any amount a ledger holds", "Check the number of digits."),
    "ambiguous_amount": ("can mean {readings}", 'Save a mapping with decimals = "." or "," and import with --mapping.'),
    "negative": ("is negative", "Give amounts without a sign; what lowers the balance is a credit note or a payment."),
    "other_currency": ("names {other}, the row says {currency}", "Correct one of the two."),
    "unknown_currency": ("is not a currency of ISO 4217", "{guess}"),
    "unknown_word": ("is not a {field} I know", "Use one of: {known}."),
    "unknown_zone": ("is not a time zone", "Use a name such as Asia/Shanghai."),
    "unknown_country": ("is not a country code", "Use the two letters of ISO 3166, such as CN."),
    "unknown_language": ("is not a language code", "Use a code such as en or zh_Hans."),
    "not_an_email": ("is not an email address", "Correct it or leave it empty."),
    "not_a_number": ("is not a number", "Write digits only, such as 12.5."),
    "not_whole": ("is not a whole number", "Write 1, 2, 3 …"),
    "duplicate": ("already stands in row {row}", "Remove one of the two rows."),
    "differs_from_row": ("is not what row {row} says of the same {what}", "Make both rows agree."),
    "open_over_total": ("is more than the total of {total}", "Correct the open amount or the total."),
    "settled_and_open": ("is still open though the document is settled", "Empty one of the two cells."),
    "before_date": ("is before the document's date {date}", "Correct one of the two dates."),
    "no_due": ("is empty although {open} are open",
               'Fill in the due date, or derive it in a mapping: due = "date + 30".'),
    "unknown_customer": ("is no customer of the ledger or of this import", "Import the customer first."),
    "unknown_document": ("is no open-item document of customer {customer}", "Import the document first."),
    "ambiguous_document": ("is the number of several documents of customer {customer}", "Add a column with the kind."),
    "other_customer": ("belongs to customer {customer} in the ledger", "A source key stays with its customer."),
    "currency_mismatch": ("is not the document's currency {currency}", "A document keeps its currency."),
    "over_allocated": ("is more than the {open} still open on {number}", "Apply no more than is open."),
    "open_and_applied": ("makes open amount and payments exceed the total of {number}",
                         "State what is open after the payments, or leave the open amount empty."),
    "payment_over_applied": ("makes the amounts applied exceed the payment of {total}", "Correct one of the amounts."),
    "total_below_paid": ("is less than the {paid} already set against it", "Correct the total."),
    "no_price": ("is not above zero", "Give the agreed price of one unit, or remove the row."),
    "two_prices": ("reaches past {begins}, when another price of the same goods begins", "Correct one of the two."),
    "amount_missing": ("is empty, and so is quantity or unit price", "Give the amount or both of the others."),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in one place. `row` counts from 1 as spreadsheets do; `column` is the header as written."""

    file: str
    sheet: str
    row: int
    column: str
    seen: str
    code: str
    why: str
    remedy: str

    def __str__(self) -> str:
        """One line for an operator."""
        place = f"{self.file}[{self.sheet}]" if self.sheet else self.file
        return f"{place} row {self.row}, {self.column}: {self.seen!r} {self.why}. {self.remedy}"


class NotReadable(Exception):
    """A file or a mapping that cannot be used at all; the message is the operator's one sentence."""
