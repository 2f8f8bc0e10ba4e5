"""The reconciliation statement of a customer's own ledger: what was matched and decided, as its papers show it.

Promises: pure; minor units of one currency with our sign. An item changes the side whose books do not hold it yet;
what nobody has decided changes neither and is named. Everything is as it was worked out when the papers were asked for.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from flows.facts.ledger_bridge import their_balance
from flows.facts.ledger_rows import Ours, Theirs
from flows.facts.match_groups import Class, Decided, Group, Matched, Rule
from flows.facts.paper_reconciliation import Between, Bridge, Why

MOST_ITEMS: Final = 12  # of one sign on one side that are named one by one, the largest
_NAMED: Final = 3  # documents of a group that an item names
_SHORT: Final = 40  # characters of a text that stands for a number

Numbers = Mapping[int, str]  # the numbers of cases by their id


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of theirs (`row` as their program counts it), or a document of ours (row 0)."""

    number: str
    on: date | None
    minor: int
    text: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """A group as a line of the papers: both sides, what it is, by which rule, what was decided, and by how much."""

    id: int
    klass: Class
    rule: Rule
    decided: Decided
    case: str
    less: int
    rate: str
    ours: tuple[Entry, ...]
    theirs: tuple[Entry, ...]


def listed(
    groups: Iterable[Group], theirs: Mapping[int, Theirs], ours: Mapping[int, Ours], cases: Numbers
) -> Iterator[Listed]:
    """Each group with its rows and documents."""
    for one in groups:
        left = tuple(Entry(it.number, it.on, it.minor, it.text) for id_ in one.ours if (it := ours.get(id_)))
        right = [theirs[row] for row in one.theirs if row in theirs]
        case = cases.get(one.case_id, "")
        rows = tuple(Entry(it.number, it.on, it.minor, it.text, it.row) for it in right)
        yield Listed(one.id, one.klass, one.rule, one.decided, case, one.less, one.rate, left, rows)


def in_order(groups: Iterable[Group]) -> list[Group]:
    """By class as they are listed everywhere, the largest difference first."""
    places = {klass: place for place, klass in enumerate(Class)}
    return sorted(groups, key=lambda one: (places[one.klass], -abs(one.less), one.id))


# -- both books, item by item ------------------------------------------------------------------------------------------
def between(matched: Matched, lines: Sequence[Listed]) -> Bridge:
    """Both balances with what was decided; `lines` are the differences. What nobody decided is in neither column."""
    to_ours: list[Between] = []
    to_theirs: list[Between] = []
    for one in lines:
        where, item = _item(one)
        if item:
            (to_ours if where == "ours" else to_theirs).append(item)
    rounding = sum(group.less for group in matched.groups if group.fits)
    if rounding:
        to_theirs.append(Between(Why.ROUNDING, rounding, ""))
    theirs, _ = their_balance(matched)
    return Bridge(matched.currency, matched.ours_closing, theirs, _shortened(to_ours), _shortened(to_theirs))


def _item(one: Listed) -> tuple[str, Between | None]:
    """Whose column the line changes, and how."""
    match one.decided:
        case Decided.OURS_IS_RIGHT:
            return "theirs", Between(Why.TO_BOOK, one.less, document_of(one))
        case Decided.CASE:
            return "ours", Between(Why.IN_QUESTION, -one.less, document_of(one), one.case)
        case Decided.TIMING:
            on = next((it.on for it in (*one.ours, *one.theirs) if it.on), None)
            if not_ours_yet(one):
                return "ours", Between(Why.TIMING, -one.less, document_of(one), on=on)
            return "theirs", Between(Why.TIMING, one.less, document_of(one), on=on)
    return "", None


def not_ours_yet(one: Listed) -> bool:
    """Whether it stands in their balance alone; a document that we booked after the cut-off stands in none of ours."""
    return bool(one.theirs) and one.less == -sum(it.minor for it in one.theirs)


def document_of(one: Listed, *, texts: bool = True) -> str:
    """The numbers of ours, or else of theirs; a row without one by its text, if `texts` may be shown, or its place."""
    named = [it.number or it.text[:_SHORT] * texts or f"#{it.row}" for it in one.ours or one.theirs]
    return ", ".join(named[:_NAMED]) + (" …" if len(named) > _NAMED else "")


def _shortened(items: Sequence[Between]) -> tuple[Between, ...]:
    """The largest of each sign; the others together."""
    kept: list[Between] = []
    for sign in (1, -1):
        some = sorted((one for one in items if one.minor * sign > 0), key=lambda one: -abs(one.minor))
        kept += some[:MOST_ITEMS]
        if rest := some[MOST_ITEMS:]:
            kept.append(Between(Why.FURTHER, sum(one.minor for one in rest), str(len(rest))))
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class Left:
    """What the two columns leave between them, in parts: not decided, the openings, and what nothing explains."""

    undecided: int
    opening: int
    unexplained: int


def left_over(matched: Matched, whole: Bridge) -> Left:
    """Of the difference between both adjusted balances."""
    undecided = sum(one.less for one in matched.differences if one.decided in {Decided.OPEN, Decided.LATER})
    opening = 0 if matched.theirs_opening is None else matched.ours_opening - matched.theirs_opening
    return Left(undecided, opening, whole.unexplained.minor - undecided - opening)


def by_rule(matched: Matched) -> tuple[tuple[Rule, int, int], ...]:
    """Of what fits: each rule, how many groups, and their sum in our books."""
    found: dict[Rule, list[int]] = defaultdict(list)
    for one in matched.groups:
        if one.fits:
            found[one.rule].append(one.ours_minor)
    return tuple((rule, len(found[rule]), sum(found[rule])) for rule in Rule if rule in found)


# -- as it stands in a letter that waits to be sent --------------------------------------------------------------------
def written(lines: Iterable[Listed]) -> list[dict[str, Any]]:
    """As JSON would have it; `read` makes the same of it again."""
    return [{**asdict(one), "ours": [*map(_plain, one.ours)], "theirs": [*map(_plain, one.theirs)]} for one in lines]


def read(data: Iterable[Mapping[str, Any]]) -> tuple[Listed, ...]:
    """What `written` wrote."""
    return tuple(_line(**one) for one in data)


def _plain(one: Entry) -> list[Any]:
    return [one.number, one.on.isoformat() if one.on else "", one.minor, one.text, one.row]


def _entry(number: str, on: str, minor: int, text: str, row: int) -> Entry:
    return Entry(number, date.fromisoformat(on) if on else None, minor, text, row)


def _line(*, klass: str, rule: str, decided: str, ours: Any, theirs: Any, **said: Any) -> Listed:
    left, right = (tuple(_entry(*one) for one in side) for side in (ours, theirs))
    return Listed(klass=Class(klass), rule=Rule(rule), decided=Decided(decided), ours=left, theirs=right, **said)
