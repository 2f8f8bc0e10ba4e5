"""What the bank may have of a payment that somebody misses, as a line on the card of its case."""

from bot.desk import blocks
from bot.desk.blocks import Block
from bot.desk.deed import plainly
from bot.missed_payments import at_bank
from bot.work import Work
from flows.facts.dispute import Case
from flows.facts.money import Money


def bank_lines(work: Work, case: Case) -> list[Block]:
    """The entries that may be it; nothing where there are none."""
    found = [
        {"on": one.entry.on, "amount": Money(one.entry.minor, one.entry.currency), "payer": one.entry.payer,
         "text": one.entry.text}
        for one in at_bank(work, case)
    ]  # fmt: skip
    return [blocks.words(plainly(work, "bank_entries", found=found))] if found else []
