"""What an offer makes of a case, line by line: whether it fits, what of it is carried out, how the lines stand after.

Promise: total, pure; all sums are minor units of the case's currency. Nothing is granted on a line twice, and what was
credited or let go is never taken back here.
"""

from collections.abc import Iterable
from dataclasses import replace

from flows.facts.dispute import Case, CaseState, Item, Offer, Option, Part
from flows.facts.money import Money
from flows.facts.statement import Statement


def parts_of(case: Case, option: Option) -> tuple[Part, ...]:
    """What the option makes of each line, also when it was proposed without saying so."""
    first = case.items[0]
    return option.parts or (Part(first.document_id, first.document, option.upheld, option.not_upheld),)


def settles(case: Case, option: Option) -> bool:
    """Whether the option decides all that is left on each line, no less and no more, or says what stays open.

    Something must be decided, and every line spoken of is one of the case, once.
    """
    parts = parts_of(case, option)
    by_line = {part.document_id: part for part in parts}
    if len(by_line) != len(parts) or any(min(p.upheld, p.not_upheld, p.written_off, p.open) < 0 for p in parts):
        return False
    sums = {id_: p.upheld + p.not_upheld + p.written_off + p.open for id_, p in by_line.items()}
    left = {item.document_id: item.to_settle for item in case.items}
    same = all(sums.get(id_, 0) == rest for id_, rest in left.items()) and sums.keys() <= left.keys()
    told = (option.upheld, option.not_upheld) == (sum(p.upheld for p in parts), sum(p.not_upheld for p in parts))
    return same and told and (not option.open or option.open < case.to_settle.minor)


def granted_by(case: Case, offer: Offer) -> tuple[Part, ...]:
    """What is carried out of the accepted offer, line by line: all of it, its accepted lines, or what it grants."""
    option = offer.options[max(0, offer.chosen)]
    if not offer.part:
        return parts_of(case, option)
    if offer.lines:
        return tuple(part for part in parts_of(case, option) if part.document_id in offer.lines)
    return tuple(replace(part, not_upheld=0, open=part.open + part.not_upheld) for part in parts_of(case, option))


def carried_out_of(case: Case, offer: Offer) -> Option:
    """The accepted option as far as it is carried out."""
    option = offer.options[max(0, offer.chosen)]
    if not offer.part:
        return option
    parts = granted_by(case, offer)
    brought, refused = sum(part.upheld for part in parts), sum(part.not_upheld for part in parts)
    return replace(option, upheld=brought, not_upheld=refused, parts=parts)


def cause_wanted(case: Case, offer: Offer) -> bool:
    """Whether what was accepted grants something, and nobody has said yet what really went wrong."""
    return not case.root_cause and any(part.upheld for part in granted_by(case, offer))


def cause_missing(case: Case) -> bool:
    """Whether something was granted and carried out, and nobody has said what really went wrong."""
    done = case.state in {CaseState.RESOLVED, CaseState.CLOSED}
    return done and not case.root_cause and bool(case.split.upheld or case.granted)


def left_by(case: Case, offer: Offer) -> Money:
    """What is open still once the accepted offer is carried out."""
    done = sum(part.upheld + part.not_upheld + part.written_off for part in granted_by(case, offer))
    return Money(max(0, case.to_settle.minor - done), case.currency)


def with_parts(case: Case, parts: Iterable[Part], *, lasting: bool) -> tuple[Item, ...]:
    """The items of the case once these parts are carried out.

    `lasting`: the case goes on about the rest, so that what was granted is remembered as decided for good.
    """
    by_line = {part.document_id: part for part in parts}
    return tuple(_with_part(item, by_line.get(item.document_id), lasting=lasting) for item in case.items)


def _with_part(item: Item, part: Part | None, *, lasting: bool) -> Item:
    granted = item.granted + (part.upheld if part else 0)
    refused = item.split.not_upheld + (part.not_upheld if part else 0)
    dropped = item.split.written_off + (part.written_off if part else 0)
    split = item.split.decided(granted, refused, dropped)
    return replace(item, split=split, granted=granted if lasting else item.granted)


def refused_again(case: Case) -> tuple[Item, ...]:
    """The items once all that was refused is open anew; what was credited or let go stays so."""
    return tuple(replace(item, split=item.split.decided(item.split.upheld, 0)) for item in case.items)


# -- as messages tell it -----------------------------------------------------------------------------------------------
def split_values(case: Case, option: Option) -> dict[str, object]:
    """The option's sums as Money; what is let go and what stays open None where nothing is.

    `parts` says the same line by line where the case has several lines.
    """
    several = len(case.items) > 1
    return {
        "upheld": Money(option.upheld, case.currency),
        "not_upheld": Money(option.not_upheld, case.currency),
        "written_off": _some(option.written_off, case.currency),
        "left_open": _some(option.open, case.currency),
        "parts": told_parts(case, option.parts) if several else [],
    }


def told_parts(case: Case, parts: Iterable[Part]) -> list[dict[str, object]]:
    """What becomes of each of these lines, as Money; None where nothing is. `paid`: the part that is paid already."""
    return [_told(part, case.currency) for part in parts]


def _told(part: Part, currency: str) -> dict[str, object]:
    return {
        "document": part.document,
        "paid": not part.document_id,
        "upheld": _some(part.upheld, currency),
        "not_upheld": _some(part.not_upheld, currency),
        "written_off": _some(part.written_off, currency),
        "left_open": _some(part.open, currency),
    }


def _some(minor: int, currency: str) -> Money | None:
    return Money(minor, currency) if minor else None


def items_told(case: Case) -> list[dict[str, object]]:
    """Each line with what is claimed on it and what has become of it, where the case has several; else none."""
    return [
        {
            "document": item.document,
            "paid": not item.document_id,
            "claimed": Money(item.split.claimed, case.currency),
            "upheld": _some(item.split.upheld, case.currency),
            "not_upheld": _some(item.split.not_upheld, case.currency),
            "written_off": _some(item.split.written_off, case.currency),
            "taken_back": item.taken_back,
        }
        for item in case.items
        if len(case.items) > 1
    ]


def payable(case: Case, option: Option, statement: Statement | None) -> Money | None:
    """What is left to pay on the lines with this option; None where one is not listed or is a credit."""
    by_line = {part.document_id: part.upheld + part.written_off for part in parts_of(case, option)}
    left = 0
    for item in [one for one in case.standing_items if one.document_id] or case.standing_items:
        line = statement.line(item.document_id) if statement else None
        if line is None or line.kind.credit:
            return None
        left += max(0, line.open - item.granted - by_line.get(item.document_id, 0))
    return Money(left, case.currency)
