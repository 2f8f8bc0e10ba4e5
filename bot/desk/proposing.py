"""Reading the form of a proposal: amounts as people write them, each fault named under the field where it stands.

Promise: every option that comes out decides each line of the case to the cent, or says what of it stays open; nothing
is guessed.
"""

from bot.desk import proposal_form
from bot.desk.blocks import Block
from bot.desk.deed import Deed
from bot.desk.proposal_form import OPEN, last_page, on_page, undecided, ways, written_before
from flows.facts.amounts import Ambiguous, Understood, read_amount
from flows.facts.dispute import Case, Item, Option, Part
from flows.facts.dispute_lines import settles
from flows.facts.money import Money
from flows.tables.remedies import REMEDIES

Faults = dict[str, str]


def next_page(deed: Deed, case: Case) -> tuple[Block | None, Faults]:
    """The page that follows the one that came back, or what is wrong on it; neither after the last one."""
    page = _page(deed)
    if page >= last_page(case):
        return None, {}
    faults: Faults = {}
    for n in ways(case):
        for at, item in on_page(case, page):
            _part(deed, case, n, (at, item), faults)
    return None if faults else proposal_form.propose(deed, case, page + 1, proposal_form.carried(deed)), faults


def read_options(deed: Deed, case: Case) -> tuple[tuple[Option, ...], Faults]:
    """The options that were filled in, and what is wrong by field; no options and no faults cannot be."""
    faults: Faults = {}
    options = tuple(_option(deed, case, n, faults) for n in ways(case) if n == 1 or _filled_in(deed, n))
    return options, faults


def _filled_in(deed: Deed, n: int) -> bool:
    """Whether anything was written for that option; what becomes of the rest stands there by itself."""
    fields = {**written_before(deed), **deed.acted.values}
    parts = tuple(f"{part}_{n}" for part in ("upheld", "not_upheld", "written_off", "remedy", "text"))
    return any(
        value and (name in parts or name.startswith(tuple(f"{p}_" for p in parts))) for name, value in fields.items()
    )


def _option(deed: Deed, case: Case, n: int, faults: Faults) -> Option:
    before = set(faults)
    lines = undecided(case)
    one = len(lines) == 1
    parts = tuple(
        _only(deed, case, n, item, faults) if one else _part(deed, case, n, (at, item), faults) for at, item in lines
    )
    remedy, text = deed.said(f"remedy_{n}"), " ".join(deed.said(f"text_{n}").split())
    if remedy not in REMEDIES or not REMEDIES[remedy].promised:
        faults[f"remedy_{n}"] = deed.label("choose_one")
    if not text:
        faults[f"text_{n}"] = deed.label("say_why")
    option = Option(sum(p.upheld for p in parts), sum(p.not_upheld for p in parts), remedy, text, parts)
    if set(faults) == before and not settles(case, option):
        faults[f"text_{n}"] = deed.label("nothing_decided")
    return option


def _only(deed: Deed, case: Case, n: int, item: Item, faults: Faults) -> Part:
    """The line of a case that has one, where what is not accepted may be written too."""
    whole, before = item.to_settle, len(faults)
    upheld = _amount(deed, case, f"upheld_{n}", faults, needed=True)
    dropped = _amount(deed, case, f"written_off_{n}", faults)
    rest = max(0, whole - upheld - dropped)
    stays = _said(deed, f"rest_{n}") == OPEN
    refused = _amount(deed, case, f"not_upheld_{n}", faults) if _said(deed, f"not_upheld_{n}") else 0 if stays else rest
    left = max(0, rest - refused) if stays else 0
    if len(faults) == before and upheld + dropped + refused + left != whole:
        total, claimed = Money(upheld + dropped + refused, case.currency), Money(whole, case.currency)
        place = f"not_upheld_{n}" if _said(deed, f"not_upheld_{n}") else f"upheld_{n}"
        faults[place] = deed.plainly("sum_differs", total=total, claimed=claimed)
    return Part(item.document_id, item.document, upheld, refused, dropped, left)


def _part(deed: Deed, case: Case, n: int, line: tuple[int, Item], faults: Faults) -> Part:
    """One line of several: what is left of it is not accepted, or stays open."""
    at, item = line
    upheld, dropped = (_amount(deed, case, f"{part}_{n}_{at}", faults) for part in ("upheld", "written_off"))
    left = item.to_settle - upheld - dropped
    if left < 0:
        total, claimed = Money(upheld + dropped, case.currency), Money(item.to_settle, case.currency)
        faults[f"upheld_{n}_{at}"] = deed.plainly("sum_differs", total=total, claimed=claimed)
    stays = _said(deed, f"rest_{n}_{at}") == OPEN
    refused, open_ = (0, left) if stays else (left, 0)
    return Part(item.document_id, item.document, upheld, refused, dropped, open_)


def _amount(deed: Deed, case: Case, field: str, faults: Faults, *, needed: bool = False) -> int:
    """Minor units in the field; nothing when it is empty and need not be filled in."""
    written = _said(deed, field)
    if not written and not needed:
        return 0
    match read_amount(written, case.currency):
        case Understood(amount):
            return amount.minor
        case Ambiguous(readings):
            faults[field] = deed.plainly("amount_ambiguous", first=readings[0], second=readings[1])
        case _:
            faults[field] = deed.plainly("amount_unreadable", currency=case.currency)
    return 0


def _said(deed: Deed, field: str) -> str:
    return deed.said(field) or written_before(deed).get(field, "")


def _page(deed: Deed) -> int:
    said = deed.said("page")
    return int(said) if said.isdecimal() else 0
