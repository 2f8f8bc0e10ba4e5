"""Reading the form of a proposal: amounts as people write them, each fault named under the field where it stands.

Promise: every option that comes out decides the whole claim, no less and no more; nothing is guessed.
"""

from bot.desk.deed import Deed, label, plainly
from bot.desk.forms import OPTIONS
from flows.facts.amounts import Ambiguous, Understood, read_amount
from flows.facts.dispute import Case, Option
from flows.facts.money import Money
from flows.tables.remedies import REMEDIES

Faults = dict[str, str]


def read_options(deed: Deed, case: Case) -> tuple[tuple[Option, ...], Faults]:
    """The options that were filled in, and what is wrong by field; no options and no faults cannot be."""
    faults: Faults = {}
    wanted = [
        n
        for n in OPTIONS
        if n == OPTIONS[0] or any(deed.said(f"{part}_{n}") for part in ("upheld", "not_upheld", "remedy", "text"))
    ]
    options = tuple(_option(deed, case, n, faults) for n in wanted)
    return options, faults


def _option(deed: Deed, case: Case, n: int, faults: Faults) -> Option:
    whole = case.to_settle.minor
    upheld = _amount(deed, case, f"upheld_{n}", None, faults)
    not_upheld = _amount(deed, case, f"not_upheld_{n}", max(0, whole - upheld), faults)
    remedy, text = deed.said(f"remedy_{n}"), " ".join(deed.said(f"text_{n}").split())
    if remedy not in REMEDIES or not REMEDIES[remedy].promised:
        faults[f"remedy_{n}"] = label(deed.work, "choose_one")
    if not text:
        faults[f"text_{n}"] = label(deed.work, "say_why")
    if f"upheld_{n}" not in faults and f"not_upheld_{n}" not in faults and upheld + not_upheld != whole:
        total, claimed = Money(upheld + not_upheld, case.currency), Money(whole, case.currency)
        place = f"not_upheld_{n}" if deed.said(f"not_upheld_{n}") else f"upheld_{n}"
        faults[place] = plainly(deed.work, "sum_differs", total=total, claimed=claimed)
    return Option(upheld, not_upheld, remedy, text)


def _amount(deed: Deed, case: Case, field: str, otherwise: int | None, faults: Faults) -> int:
    """Minor units in the field; `otherwise` when it is empty, None if it must not be."""
    written = deed.said(field)
    if not written and otherwise is not None:
        return otherwise
    match read_amount(written, case.currency):
        case Understood(amount):
            return amount.minor
        case Ambiguous(readings):
            faults[field] = plainly(deed.work, "amount_ambiguous", first=readings[0], second=readings[1])
        case _:
            faults[field] = plainly(deed.work, "amount_unreadable", currency=case.currency)
    return 0
