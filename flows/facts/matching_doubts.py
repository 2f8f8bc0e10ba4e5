"""Matches that something speaks against: another row fits as well, or the number says one thing and the day another.

Promises: what is in doubt is asked about with every row that comes into question. A match on amount and day is taken
back where a row that was left over fits it as well, be it with day and month exchanged, or where a document after the
cut-off does; where it would have its place in a sum; and where its row seems to be entered twice. One by number is
taken back where a row left over has that number but for a slip, or where a document left over fits its day. A number
far from its document's day is asked about where a document that nobody else names is near.

Who edits: developers.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from flows.facts.ledger_rows import Ours
from flows.facts.match_groups import Class, Rule
from flows.facts.matching_equal import ask, names, nearest, numbers, possible, settle, written_alike
from flows.facts.matching_graph import Network, networks
from flows.facts.matching_numbers import mistyped
from flows.facts.matching_pool import Entry, Pool, entry_of, in_turn, kinds_differ, lag, mentioned, same_number
from flows.facts.matching_sums import runs_by_sum

STRANGE: Final = 1_000  # days that a day which is not usual counts more
TWICE: Final = 5  # days between two rows that may be one entered twice
Placed = Mapping[tuple[int, int], list[Entry]]  # by amount and day


def by_surplus(pool: Pool) -> None:
    """One number and amount more often in one ledger: the nearest are one, unless another's number was mistyped."""
    mine, yours = _placed(pool.free_ours.values()), _placed(pool.free_theirs.values())
    for ours, theirs in list(written_alike(pool)):
        more_ours = {x.key for t in theirs for x in _near(pool, t, mine) if _slip(pool, x, t)} & pool.free_ours.keys()
        more = {y.key for o in ours for y in _near(pool, o, yours) if _slip(pool, o, y)} & pool.free_theirs.keys()
        left = [o for o in ours if o.key in pool.free_ours], [t for t in theirs if t.key in pool.free_theirs]
        if len(ours) == len(theirs) or not all(left):
            continue
        if more_ours or more:
            rows = sorted({t.key for t in left[1]} | more)
            some = dict.fromkeys(sorted({o.key for o in left[0]} | more_ours), rows)
            ask(pool, Network(tuple(some), tuple(rows), some))
            continue
        for o, t in nearest(*left, lambda o, t: abs(lag(o, t)) + (0 if pool.in_reach(o, t) else STRANGE)):
            pool.pair(o.key, t.key)


def by_far_number(pool: Pool) -> None:
    """The same number at any distance in days."""
    exactly = {o.key: [t.key] for some in written_alike(pool) for o, t in nearest(*some)}
    for o, theirs in _unfar(pool, exactly).items():
        pool.pair(o, theirs[0])
    forms = possible(pool, lambda one: one.folded, lambda o, t: bool(o.folded & t.folded))
    settle(pool, _unfar(pool, forms), asks=True)
    pool.learn()
    far = possible(pool, numbers, lambda o, t: same_number(o, t) and t.speaks() and pool.numbers_ours(o.kind))
    settle(pool, _unfar(pool, far), asks=True)


def by_far_name(pool: Pool) -> None:
    """A number that a text mentions, at any distance."""
    far = possible(pool, names, lambda o, t: mentioned(o, t) and not pool.at_odds(o, t))
    settle(pool, _unfar(pool, far), asks=True)


def reconsidered(pool: Pool, after: Iterable[Ours]) -> None:
    """Ask about matches by amount and day that what is left over, or a document after the cut-off, fits as well."""
    pool.listen()
    alike = [one for one in pool.groups if one.klass is Class.EXACT and one.rule is Rule.AMOUNT_DAY]
    mate = {one.theirs[0]: one.ours[0] for one in alike}
    of_ours = {o: t for t, o in mate.items()}
    taken_ours, taken_theirs = _placed(pool.ours[o] for o in of_ours), _placed(pool.theirs[t] for t in mate)
    later = (entry_of(one) for one in after)
    doubted = {t.key for one in later for t in _near(pool, one, taken_theirs) if _may_be(pool, one, t)}
    edges: dict[int, set[int]] = defaultdict(set)
    for o in pool.free_ours.values():
        edges[o.key] = {t.key for t in _near(pool, o, taken_theirs) if _may_be(pool, o, t)}
        doubted |= edges[o.key]
    for t in pool.free_theirs.values():
        for o in _near(pool, t, taken_ours):
            if _may_be(pool, o, t):
                edges[o.key].add(t.key)
                doubted.add(of_ours[o.key])
    doubted |= _of_sums(pool, of_ours) | {t for t in mate if _twice(pool, pool.theirs[t], taken_theirs, mate)}
    doubted = _exchangeable(pool, doubted, mate, taken_ours, edges)
    for key in doubted:
        edges[mate[key]].add(key)
    pool.free(doubted | _slipped(pool, edges))
    for network in networks({o: sorted(theirs) for o, theirs in edges.items()}):
        ask(pool, network)


def _exchangeable(
    pool: Pool, doubted: set[int], mate: Mapping[int, int], taken: Placed, edges: dict[int, set[int]]
) -> set[int]:
    """These rows of theirs, and those that could change partners with one of them: who has whom is open as well."""
    of_ours = {o: t for t, o in mate.items()}
    found, waiting = set(doubted), sorted(doubted)
    while waiting:
        t = waiting.pop()
        for o, row in _exchanges(pool, t, mate[t], taken, of_ours):
            edges[o].add(t)
            edges[mate[t]].add(row)
            if row not in found:
                found.add(row)
                waiting.append(row)
    return found


def _exchanges(pool: Pool, t: int, o: int, taken: Placed, of_ours: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Matched documents and their rows, both of which would fit this pair as well."""
    for other in _near(pool, pool.theirs[t], taken):
        row = of_ours[other.key]
        if row != t and _fits(pool, other, pool.theirs[t]) and _fits(pool, pool.ours[o], pool.theirs[row]):
            yield other.key, row


def _slipped(pool: Pool, edges: dict[int, set[int]]) -> set[int]:
    """Rows with our number whose document an open row, with a number that is none of ours, may mean by a slip."""
    known = [one for one in pool.groups if one.klass is Class.EXACT and one.rule in {Rule.EXACT, Rule.NUMBER}]
    mate = {one.ours[0]: one.theirs[0] for one in known}
    mine = _placed(pool.ours[o] for o in mate)
    strange = [t for t in _open_rows(pool).values() if t.speaks() and t.full not in pool.written]
    found = {(o.key, t.key) for t in strange for o in _near(pool, t, mine) if _meant(pool, o, t)}
    for o, t in found:
        edges[o] |= {t, mate[o]} if t in pool.free_theirs else {mate[o]}
    return {mate[o] for o, _ in found} | _early(pool, mate, edges)


def _early(pool: Pool, mate: Mapping[int, int], edges: dict[int, set[int]]) -> set[int]:
    """Rows with our number on a day unusual for it, which a document left over fits in day, and in number by a slip."""
    unusual = {t: o for o, t in mate.items() if not pool.in_reach(pool.ours[o], pool.theirs[t])}
    placed = _placed(pool.theirs[t] for t in unusual)
    found = {(o.key, t.key) for o in pool.free_ours.values() for t in _near(pool, o, placed) if _meant(pool, o, t)}
    for o, t in found:
        edges[o].add(t)
        edges[unusual[t]].add(t)
    return {t for _, t in found}


def _open_rows(pool: Pool) -> dict[int, Entry]:
    """Rows of theirs that are left over or asked about."""
    asked = (t for one in pool.groups if one.klass is Class.NEEDS_REVIEW for t in one.theirs)
    return pool.free_theirs | {t: pool.theirs[t] for t in asked}


def _meant(pool: Pool, ours: Entry, theirs: Entry) -> bool:
    return not pool.foreign(ours.kind) and _slip(pool, ours, theirs)


def _of_sums(pool: Pool, of_ours: Mapping[int, int]) -> set[int]:
    """Rows of theirs whose document would with others come to an open row, or that are what some open ones come to.

    Of ours alone, documents of one day that follow one another: payments are made for several at once.
    """
    asked = [one for one in pool.groups if one.klass is Class.NEEDS_REVIEW]
    taken = {*of_ours.values()}
    rows = _open_rows(pool) | {t: pool.theirs[t] for t in taken}
    documents = pool.free_ours | {o: pool.ours[o] for o in (*of_ours, *(o for one in asked for o in one.ours))}
    runs = runs_by_sum(documents, {t.minor for t in rows.values()})
    found: set[int] = set()
    for t in rows.values():
        for run in runs.get(t.minor, ()):
            matched = {of_ours[part.key] for part in run if part.key in of_ours}
            if pool.in_reach(run[0], t) and bool(matched) is (t.key not in taken):
                found |= matched or {t.key}
    return found


def _twice(pool: Pool, one: Entry, taken: Placed, mate: Mapping[int, int]) -> bool:
    """Whether it or another row like it may have been entered twice.

    With the same number of their own; or without any, some days apart, as their documents are not. Of an amount that
    many rows have that says nothing, and those of one day are one like the other.
    """
    alike = [x for x in _near(pool, one, taken) if (x.full, x.words) == (one.full, one.words) and x.key != one.key]
    if one.speaks():
        return bool(alike)
    late = lag(pool.ours[mate[one.key]], one)
    return one.minor not in pool.crowded and any(
        0 < abs(x.day - one.day) <= TWICE and lag(pool.ours[mate[x.key]], x) != late for x in alike
    )


def _unfar(pool: Pool, edges: Mapping[int, Sequence[int]]) -> dict[int, list[int]]:
    """`edges` without the pairs whose days contradict their number: these are asked about, and free no longer."""
    named = {t for theirs in edges.values() for t in theirs}
    mine = _placed(one for key, one in pool.free_ours.items() if key not in edges)
    yours = _placed(one for key, one in pool.free_theirs.items() if key not in named)
    for o, t in list(_far(pool, edges)):
        others = [x for x in _near(pool, t, mine) if pool.in_reach(x, t) and not kinds_differ(x, t)]
        others = [x for x in others if x.key in pool.free_ours]
        if others and o.key in pool.free_ours and t.key in pool.free_theirs:
            rows = [t, *(y for y in _near(pool, o, yours) if pool.in_reach(o, y) and y.key in pool.free_theirs)]
            some = {o.key: sorted(y.key for y in rows)}
            some |= {x.key: sorted(y.key for y in rows if pool.in_reach(x, y)) for x in others}
            ask(pool, Network(tuple(sorted(some)), tuple(some[o.key]), some))
    kept = {o: [t for t in theirs if t in pool.free_theirs] for o, theirs in edges.items() if o in pool.free_ours}
    return {o: theirs for o, theirs in kept.items() if theirs}


def _far(pool: Pool, edges: Mapping[int, Sequence[int]]) -> Iterator[tuple[Entry, Entry]]:
    for key in sorted(edges):
        for other in edges[key]:
            o, t = pool.ours[key], pool.theirs[other]
            if not pool.in_reach(o, t) and not in_turn(o, t, pool.limits.window):
                yield o, t


def _slip(pool: Pool, ours: Entry, theirs: Entry) -> bool:
    """Whether one number may be the other, mistyped."""
    return mistyped(ours.stem, theirs.stem) and pool.in_reach(ours, theirs) and not kinds_differ(ours, theirs)


def _fits(pool: Pool, ours: Entry, theirs: Entry) -> bool:
    return pool.in_reach(ours, theirs) and not pool.at_odds(ours, theirs)


def _may_be(pool: Pool, ours: Entry, theirs: Entry) -> bool:
    """Whether nothing speaks against a pair; its days may be exchanged."""
    near = pool.in_reach(ours, theirs) or in_turn(ours, theirs, pool.limits.window)
    return near and not kinds_differ(ours, theirs) and not pool.at_odds(ours, theirs)


def _placed(entries: Iterable[Entry]) -> Placed:
    """Where day and month may be exchanged, at both days."""
    found: dict[tuple[int, int], list[Entry]] = defaultdict(list)
    for one in entries:
        for day in {one.day, one.turned or one.day}:
            found[one.minor, day].append(one)
    return found


def _near(pool: Pool, one: Entry, placed: Placed) -> list[Entry]:
    """Those of the same amount within the window of its day, or of that with day and month exchanged."""
    window = pool.limits.window
    days = {0} | {day + more for day in (one.day, one.turned) if day for more in range(-window, window + 1)}
    found = {other.key: other for day in days for other in placed.get((one.minor, day), ())}
    return [found[key] for key in sorted(found)]
