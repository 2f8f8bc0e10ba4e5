"""Rows that are one thing though their amounts differ, and rows that are there once too often.

Promises: a number that tells documents apart brings two rows together whatever their amounts; a number that may be
theirs alone does so only where their numbers are known to be ours, or where many pairs share one rate. Without a number
nothing is paired: what a fee or a tax would explain is asked. Who edits: developers.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Final

from flows.facts.match_groups import MATCHED, Alternative, Class, Rule
from flows.facts.matching_classes import PARTS, class_of, exchange_rates, is_fee, tax_rate
from flows.facts.matching_graph import networks
from flows.facts.matching_numbers import mistyped
from flows.facts.matching_pool import Entry, Pool, lag, mentioned, same_number
from flows.facts.statement import Kind

LATE: Final = 45  # days between two rows of one number, beyond which it is a slip of the hand
SHARED: Final = 5  # pairs of other amounts that must show one ratio, where no number brings them together
CLOSE: Final = 5_000  # one in so many parts is how far such ratios may lie apart
MANY: Final = 1_000_000  # possible pairs beyond which no ratio is looked for
MOST_ASKED: Final = 4  # alternatives of a question whose amounts differ
Near = list[tuple[Entry, Entry]]
Reason = Callable[[Pool, Entry, Entry], bool]


def within_rounding(pool: Pool) -> None:
    """The same number, and amounts that differ by next to nothing; a bare number far from its day says too little."""
    near = [
        (o, t)
        for o, t in _by_number(pool)
        if abs(o.minor - t.minor) <= pool.limits.rounding and (o.full == t.full or _may_be(pool, o, t))
    ]
    for o, t in near:
        pool.take(Class.TOLERANCE, Rule.TOLERANCE, (o.key,), (t.key,))


def by_number_alone(pool: Pool) -> None:
    """The same number, another amount: the difference is named, not judged."""
    pairs = _by_number(pool)
    rates = exchange_rates((o.minor, t.minor) for o, t in pairs)
    pool.rates = sorted({Fraction(rate).as_integer_ratio() for rate in rates.values()})
    for o, t in pairs:
        shared = rates.get((o.minor, t.minor), "")
        if shared or _may_be(pool, o, t):
            _differ(pool, (o,), (t,), shared)


def learn_rates(pool: Pool) -> None:
    """Ratios that many rows show that are left over and near in days, each of other amounts: only rates do that."""
    if len(pool.free_ours) * len(pool.free_theirs) > MANY:
        return
    near = sorted({(Fraction(t.minor, o.minor), o.minor, t.minor) for o, t in _near(pool, lambda *_: True)})
    known = {Fraction(*rate) for rate in pool.rates}
    start = 0
    for end in range(1, len(near) + 1):
        if end < len(near) and near[end][0] <= near[start][0] * (1 + Fraction(1, CLOSE)):
            continue
        if end - start >= SHARED:
            known.add(near[(start + end) // 2][0])
        start = end
    pool.rates = sorted(rate.as_integer_ratio() for rate in known)


def by_parts(pool: Pool) -> None:
    """Several rows that bear one number, whatever they come to; where one of our documents alone has that number."""
    named: dict[int, list[Entry]] = defaultdict(list)
    ours = _alone(pool.free_ours.values())
    for t in pool.free_theirs.values():
        meant = {o.key for name in t.names if (o := ours.get((t.minor < 0, name))) and _may_be(pool, o, t)}
        if len(meant) == 1:
            named[meant.pop()].append(t)
    for key, parts in named.items():
        _differ(pool, (pool.ours[key],), parts, "")


def _differ(pool: Pool, ours: Sequence[Entry], theirs: Sequence[Entry], shared: str) -> None:
    mine, yours = sum(one.minor for one in ours), sum(one.minor for one in theirs)
    klass, rate = class_of(mine, yours, payment=_payment(ours[0], theirs[0]), limits=pool.limits)
    if klass is Class.AMOUNT_DIFF and shared:
        klass, rate = Class.FX, shared
    keys = [one.key for one in ours], [one.key for one in theirs]
    pool.take(klass, Rule.NUMBER_ALONE, *keys, rate=rate)


def asked_of_near(pool: Pool) -> None:
    """Days that fit and a difference that something explains, best explanations first: asked where choices are few."""
    for reason in REASONS:
        edges: dict[int, list[int]] = defaultdict(list)
        for o, t in _near(pool, reason):
            edges[o.key].append(t.key)
        for network in networks(edges):
            ways = [Alternative((o,), (t,)) for o in network.ours for t in network.edges[o]]
            if min(len(network.ours), len(network.theirs)) == 1 and len(ways) <= MOST_ASKED:
                pool.take(Class.NEEDS_REVIEW, Rule.ALIKE, network.ours, network.theirs, alternatives=tuple(ways))


def duplicates(pool: Pool) -> None:
    """What is left over and looks like something that was matched: the same number and amount, or all the same."""
    matched = [one for one in pool.groups if one.klass in MATCHED]
    mine = {_look(pool.ours[key]) for one in matched for key in one.ours}
    yours = {_look(pool.theirs[key]) for one in matched for key in one.theirs}
    for key, one in sorted(pool.free_ours.items()):
        if _look(one) in mine:
            pool.take(Class.DUPLICATE, _why(one), ours=(key,))
    for key, one in sorted(pool.free_theirs.items()):
        if _look(one) in yours:
            pool.take(Class.DUPLICATE, _why(one), theirs=(key,))


def _by_number(pool: Pool) -> Near:
    """Free rows of one sign that a number brings together, one of each side."""
    found: dict[int, Entry] = {}
    taken: set[int] = set()
    for key in (_whole, _bare):
        mine, yours = _singles(pool.free_ours, key), _singles(pool.free_theirs, key)
        for name in sorted(mine.keys() & yours.keys()):
            o, t = mine[name], yours[name]
            another = t.full != o.full and t.full in pool.written
            if o.key not in found and t.key not in taken and not another:
                found[o.key] = t
                taken.add(t.key)
    return [(pool.ours[o], t) for o, t in found.items()]


def _singles(free: Mapping[int, Entry], key: Callable[[Entry], str]) -> dict[tuple[bool, str], Entry]:
    """Those that are the only one of their sign with a number."""
    found: dict[tuple[bool, str], list[Entry]] = defaultdict(list)
    for one in free.values():
        if name := key(one):
            found[one.minor < 0, name].append(one)
    return {name: entries[0] for name, entries in found.items() if len(entries) == 1}


def _alone(entries: Iterable[Entry]) -> dict[tuple[bool, str], Entry]:
    """Those that are the only one of their sign with one of their names: a number, its digits, an order."""
    found: dict[tuple[bool, str], list[Entry]] = defaultdict(list)
    for one in entries:
        for name in one.names:
            found[one.minor < 0, name].append(one)
    return {name: some[0] for name, some in found.items() if len(some) == 1}


def _whole(one: Entry) -> str:
    return one.full


def _bare(one: Entry) -> str:
    return one.stem if one.speaks() else ""


def _tells(pool: Pool, ours: Entry, theirs: Entry) -> bool:
    """Whether the number is enough: it has letters and digits, or their numbers are known to be ours."""
    if ours.full == theirs.full and not ours.full.isdigit() and ours.stem:
        return True
    return pool.ours_indeed(ours.kind) if mentioned(ours, theirs) else pool.numbers_ours(ours.kind)


def _may_be(pool: Pool, ours: Entry, theirs: Entry) -> bool:
    return abs(lag(ours, theirs)) <= LATE and _tells(pool, ours, theirs)


def _payment(ours: Entry, theirs: Entry) -> bool:
    return Kind.PAYMENT in {ours.kind, theirs.kind}


def _near(pool: Pool, reason: Reason) -> Near:
    """Free rows of one sign whose days fit, whose numbers do not disagree, and whose difference has that reason."""
    days: dict[int, list[Entry]] = defaultdict(list)
    for t in pool.free_theirs.values():
        days[t.day].append(t)
    window = range(-pool.limits.window, pool.limits.window + 1)
    return [
        (o, t)
        for o in pool.free_ours.values()
        if o.day
        for more in window
        for t in days.get(o.day + more, ())
        if o.minor * t.minor > 0 and o.minor != t.minor and reason(pool, o, t) and not pool.at_odds(o, t)
    ]


def _numbered_alike(_pool: Pool, ours: Entry, theirs: Entry) -> bool:
    return same_number(ours, theirs)


def _rounded(pool: Pool, ours: Entry, theirs: Entry) -> bool:
    return abs(ours.minor - theirs.minor) <= pool.limits.rounding


def _fee_or_tax(pool: Pool, ours: Entry, theirs: Entry) -> bool:
    if _payment(ours, theirs):
        return is_fee(ours.minor, theirs.minor, pool.limits)
    return tax_rate(ours.minor, theirs.minor, pool.limits) is not None


def _exchanged(pool: Pool, ours: Entry, theirs: Entry) -> bool:
    return any(
        abs(theirs.minor * under - over * ours.minor) * PARTS <= abs(theirs.minor) * under for over, under in pool.rates
    )


def _slipped(_pool: Pool, ours: Entry, theirs: Entry) -> bool:
    return mistyped(str(abs(ours.minor)), str(abs(theirs.minor)))


REASONS: Final[tuple[Reason, ...]] = (_numbered_alike, _rounded, _fee_or_tax, _exchanged, _slipped)


def _look(one: Entry) -> tuple[object, ...]:
    return (one.minor, one.full) if one.full else (one.minor, one.day, one.names, one.words)


def _why(one: Entry) -> Rule:
    return Rule.EXACT if one.full else Rule.AMOUNT_DAY
