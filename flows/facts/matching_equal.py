"""Pairs of the same amount: by number, by what a text mentions, by day. Where several fit equally well, it is asked.

Promises: a stronger sign comes before a weaker one, and among equal ones nobody is chosen: either everybody has a
partner, and then who has whom changes no balance, or the customer is asked. Who edits: developers.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from flows.facts.match_groups import Alternative, Class, Rule
from flows.facts.matching_graph import Network, assigned, divided, networks
from flows.facts.matching_numbers import SUFFIX, ends_like, mistyped
from flows.facts.matching_pool import (
    SILENT,
    VOICES,
    Entry,
    Pool,
    in_turn,
    kinds_differ,
    lag,
    mentioned,
    same_number,
)
from flows.facts.statement import Kind

MOST_NEAR: Final = 24  # candidates of a row that are looked at, nearest by day
MOST_ASKED: Final = 48  # alternatives of a question, nearest by day
FEW: Final = 8  # possible pairs of rows far from each other in days, up to which it is asked
Key = tuple[int, str]  # an amount, and what two rows of it share
LEFT_OUT: Final = 64  # what it costs to leave a row of both sides over, in eighths of a day
Keys = Callable[[Entry], Iterable[str]]
May = Callable[[Entry, Entry], bool]


def exact(pool: Pool) -> None:
    """The same number and the same amount as often on both sides, and days that are near."""
    for ours, theirs in written_alike(pool):
        for o, t in nearest(ours, theirs) if len(ours) == len(theirs) else ():
            if pool.in_reach(o, t):
                pool.pair(o.key, t.key)


def written_alike(pool: Pool) -> Iterator[tuple[list[Entry], list[Entry]]]:
    """Free rows of both sides that have one number, written alike, and one amount."""
    mine, yours = by_key(pool.free_ours, lambda one: (one.full,)), by_key(pool.free_theirs, lambda one: (one.full,))
    for key in sorted(mine.keys() & yours.keys()):
        yield mine[key], yours[key]


def nearest(
    ours: list[Entry], theirs: list[Entry], cost: Callable[[Entry, Entry], int] = lambda o, t: abs(lag(o, t))
) -> list[tuple[Entry, Entry]]:
    """As many pairs as there can be, days as near as can be; all amounts are the same."""
    if len(ours) == len(theirs):
        in_order = (sorted(side, key=lambda one: (one.day, one.key)) for side in (ours, theirs))
        return list(zip(*in_order, strict=True))
    mine, yours = {one.key: one for one in ours}, {one.key: one for one in theirs}
    pairs = assigned(sorted(mine), sorted(yours), lambda o, t: cost(mine[o], yours[t]))
    return [(mine[o], yours[t]) for o, t in pairs]


def by_number(pool: Pool) -> None:
    """The same number but for the way it is written, near in days.

    Digits alone, without the letters before them, count where they find enough of the numbers that there are.
    """
    near = possible(pool, numbers, lambda o, t: same_number(o, t) and pool.in_reach(o, t))
    settle(pool, _heard(pool, near), asks=True)


def by_sign(pool: Pool) -> None:
    """A number that a text mentions, the end of a longer one, one slip of the hand; where these leave no choice."""
    settle(pool, possible(pool, names, _mentioned_in(pool)), asks=False)
    for keys, alike in ((_ends, ends_like), (_amount, mistyped)):
        settle(pool, possible(pool, keys, _near_in(pool, alike)), asks=False)


def _heard(pool: Pool, edges: Mapping[int, list[int]]) -> dict[int, list[int]]:
    """Without what digits alone found, of kinds of which they found next to nothing."""
    found = Counter(pool.ours[o].kind for o in edges)
    voices = {kind: pool.voices[kind][1] if kind else 0 for kind in found}
    heard = {kind: voices[kind] < VOICES or rows * SILENT > voices[kind] for kind, rows in found.items()}
    return {
        o: kept
        for o, theirs in edges.items()
        if (kept := [t for t in theirs if heard[pool.ours[o].kind] or pool.ours[o].folded & pool.theirs[t].folded])
    }


def _mentioned_in(pool: Pool) -> May:
    return lambda o, t: mentioned(o, t) and pool.in_reach(o, t) and not pool.at_odds(o, t)


def _near_in(pool: Pool, alike: Callable[[str, str], bool]) -> May:
    foreign = {kind: pool.foreign(kind) for kind in (None, *Kind)}
    return lambda o, t: not foreign[o.kind] and pool.in_reach(o, t) and alike(o.stem, t.stem) and not pool.at_odds(o, t)


def by_rare_amount(pool: Pool) -> None:
    """An amount that stands once on either side within the days: that is nobody's choice, and shows what is usual."""
    for network in networks(possible(pool, _amount, _fits_in(pool))):
        alone = len(network.ours) == len(network.theirs) == 1
        if alone and pool.ours[network.ours[0]].minor not in pool.common:
            _pair(pool, network.ours[0], network.theirs[0])


def by_day(pool: Pool) -> None:
    """The same amount within the days that are usual, where that leaves no choice."""
    settle(pool, possible(pool, _amount, _fits_in(pool)), asks=False)


def asked_by_day(pool: Pool) -> None:
    """Where that leaves a choice, it is asked."""
    settle(pool, possible(pool, _amount, _fits_in(pool)), asks=True)


def asked_in_window(pool: Pool) -> None:
    """What lies within the window, though such days are not usual, is asked about."""
    window = pool.limits.window
    for network in networks(possible(pool, _amount, lambda o, t: abs(lag(o, t)) <= window and not pool.at_odds(o, t))):
        ask(pool, network)


def by_amount(pool: Pool, days: int) -> None:
    """What is left with the same amount is never taken for a pair, but asked about where there are few choices."""
    edges = possible(pool, _amount, lambda o, t: _perhaps(pool, o, t, days) and not kinds_differ(o, t))
    for network in networks(edges):
        if len(network.ours) * len(network.theirs) <= FEW:
            ask(pool, network)


def _fits_in(pool: Pool) -> May:
    return lambda o, t: pool.in_reach(o, t) and not pool.at_odds(o, t)


def _perhaps(pool: Pool, ours: Entry, theirs: Entry, days: int) -> bool:
    """Whether the days are not too far apart, or would be near if day and month were taken for each other."""
    return abs(lag(ours, theirs)) <= days or in_turn(ours, theirs, pool.limits.window)


def settle(pool: Pool, edges: Mapping[int, list[int]], *, asks: bool) -> None:
    """Pair what belongs together in every fullest solution; ask about the rest."""
    days = {o: one.day for o, one in pool.free_ours.items()}, {t: one.day for t, one in pool.free_theirs.items()}
    for network in networks(edges):
        if len(network.ours) == len(network.theirs) == 1:
            _pair(pool, network.ours[0], network.theirs[0])
            continue
        left_out = 0 if pool.ours[network.ours[0]].minor in pool.crowded else LEFT_OUT
        pairs, unsettled = divided(network, days, lambda o, t: _unlikely(pool.ours[o], pool.theirs[t]), left_out)
        if len({pool.ours[o].kind for o, _ in pairs}) > 1 and any(pool.doubtful(*_both(pool, *pair)) for pair in pairs):
            mine, yours = (tuple(sorted(side)) for side in zip(*pairs, strict=True))
            unsettled.append(Network(mine, yours, network.edges))
            pairs = []
        for o, t in pairs:
            _pair(pool, o, t)
        for one in unsettled:
            if _all_one(pool, one):
                _any(pool, one)
            elif asks:
                ask(pool, one)


def _both(pool: Pool, o: int, t: int) -> tuple[Entry, Entry]:
    return pool.ours[o], pool.theirs[t]


def _pair(pool: Pool, o: int, t: int) -> None:
    """They are one; unless the amount alone says so, and proves too little."""
    if pool.doubtful(*_both(pool, o, t)):
        ask(pool, Network((o,), (t,), {o: (t,)}))
    else:
        pool.pair(o, t)


def _unlikely(ours: Entry, theirs: Entry) -> int:
    """What a pair costs: days first, then how few words both texts share."""
    shared = len(ours.words & theirs.words)
    return 8 * abs(lag(ours, theirs)) + max(0, 7 - shared)


def _all_one(pool: Pool, network: Network) -> bool:
    """Whether nothing tells the rows of the longer side apart, so that any of them may be the one left over.

    Where there are as many on both sides, all of ours have to be of one day: one that is missing would hide otherwise.
    """
    mine = {_looks(pool.ours[o]) for o in network.ours}
    yours = {_looks(pool.theirs[t]) for t in network.theirs}
    if len(network.ours) == len(network.theirs):
        return len(yours) == 1 and len({pool.ours[o].day for o in network.ours}) == 1
    return len(mine if len(network.ours) > len(network.theirs) else yours) == 1


def _looks(one: Entry) -> tuple[object, ...]:
    return one.minor, one.day, one.full, one.names, one.words


def _any(pool: Pool, network: Network) -> None:
    ours, theirs = [pool.ours[o] for o in network.ours], [pool.theirs[t] for t in network.theirs]
    shorter = min(len(ours), len(theirs))
    for o, t in nearest(ours[:shorter], theirs[:shorter]):
        pool.pair(o.key, t.key)


def ask(pool: Pool, network: Network) -> None:
    """A group to be asked about; the first question is about the earliest row of the shorter side."""
    if len(network.theirs) <= len(network.ours):
        t = min(network.theirs, key=lambda key: (pool.theirs[key].day, key))
        mine = [o for o in network.ours if t in network.edges[o]]
        ways = [(o, t) for o in mine]
    else:
        o = min(network.ours, key=lambda key: (pool.ours[key].day, key))
        ways = [(o, t) for t in network.edges[o]]
    ways.sort(key=lambda way: (abs(lag(pool.ours[way[0]], pool.theirs[way[1]])), way))
    alternatives = tuple(Alternative((o,), (t,)) for o, t in ways[:MOST_ASKED])
    pool.take(Class.NEEDS_REVIEW, Rule.AMOUNT_DAY, network.ours, network.theirs, alternatives=alternatives)


def possible(pool: Pool, keys: Keys, may: May) -> dict[int, list[int]]:
    """The possible pairs of the same amount that share a key."""
    amounts = {one.minor for one in pool.free_ours.values()}
    yours = by_key({key: one for key, one in pool.free_theirs.items() if one.minor in amounts}, keys)
    for key in yours:
        yours[key].sort(key=lambda one: (one.day, one.key))
    days = {key: [one.day for one in entries] for key, entries in yours.items()}
    edges: dict[int, list[int]] = {}
    for o in pool.free_ours.values():
        found = {
            t.key
            for key in _with_amount(o, keys)
            if key in yours
            for t in _near(o.day, yours[key], days[key])
            if may(o, t)
        }
        if found:
            edges[o.key] = sorted(found)
    return edges


def _near(day: int, entries: list[Entry], days: list[int]) -> list[Entry]:
    """Those nearest by day; those without one come along."""
    if len(entries) <= MOST_NEAR:
        return entries
    undated = bisect_right(days, 0)
    place = bisect_left(days, day)
    return entries[: min(undated, MOST_NEAR)] + entries[max(undated, place - MOST_NEAR) : place + MOST_NEAR]


def by_key(free: Mapping[int, Entry], keys: Keys) -> dict[Key, list[Entry]]:
    """Rows by their amount and what they share."""
    found: dict[Key, list[Entry]] = defaultdict(list)
    for one in free.values():
        for key in _with_amount(one, keys):
            found[key].append(one)
    return found


def _with_amount(one: Entry, keys: Keys) -> set[Key]:
    return {(one.minor, key) for key in keys(one) if key}


def numbers(one: Entry) -> frozenset[str]:
    """The ways to write its number, and its digits."""
    return one.folded | {f"#{one.stem}"} if one.stem else one.folded


def names(one: Entry) -> frozenset[str]:
    """All numbers that it or its text has."""
    return one.names


def _ends(one: Entry) -> tuple[str]:
    return (one.stem[-SUFFIX:] if len(one.stem) >= SUFFIX else "",)


def _amount(_one: Entry) -> tuple[str]:
    return ("=",)
