"""What a customer hears next from us unasked, as the desk reads it: on a case's card, and where one is looked up.

Promise: the rules that will decide have been asked (bot/foreseen.py); a reason is the sentence it would be given.
"""

from bot import foreseen
from bot.desk import blocks
from bot.desk.blocks import Block
from bot.desk.deed import plainly
from bot.work import Work
from flows.facts.parties import Customer


def lines(work: Work, customer: Customer, language: str = "", about: str = "") -> list[Block]:
    """One small line; none where nothing waits. `about` is a matter, `language` another one than the house's."""
    spoken = language or work.house.company.language
    found = foreseen.next_to(work, customer, spoken, about)
    if found is None:
        return []
    shown = {"kind": found.kind, "at": found.at, "zone": found.zone, "why": found.why, "customer": customer.name}
    return [blocks.small(plainly(work, "next_unasked", language, **shown))]
