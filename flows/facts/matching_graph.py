"""Who may belong to whom, and who must: the part of matching that is arithmetic on graphs.

Promises: pure and deterministic. Of every network of possible pairs it is known which rows are paired in every best
solution and which might as well be left over: that is where a customer is asked. Who pairs with whom in a network in
which nobody is left over makes no difference to any balance; there the cheapest assignment is taken.

Who edits: developers.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

Edges = Mapping[int, Sequence[int]]  # ours to theirs, both by key
Days = tuple[Mapping[int, int], Mapping[int, int]]  # of ours and of theirs, by key
Cost = Callable[[int, int], int]
SMALL: Final = 12  # rows of a side up to which the cheapest assignment is worked out; more go in the order of days
NEVER: Final = 1 << 40


@dataclass(frozen=True, slots=True)
class Network:
    """A connected piece: keys of ours and of theirs, sorted, and the possible pairs between them."""

    ours: tuple[int, ...]
    theirs: tuple[int, ...]
    edges: Edges


def networks(edges: Edges) -> Iterator[Network]:
    """The connected pieces."""
    back = _turned(edges)
    seen: set[int] = set()
    for first in sorted(edges):
        if first in seen or not edges[first]:
            continue
        ours, theirs, waiting = {first}, set[int](), [first]
        while waiting:
            fresh = [t for t in edges[waiting.pop()] if t not in theirs]
            theirs.update(fresh)
            more = {o for t in fresh for o in back[t]} - ours
            ours |= more
            waiting.extend(more)
        seen |= ours
        yield Network(tuple(sorted(ours)), tuple(sorted(theirs)), {o: edges[o] for o in sorted(ours)})


def divided(network: Network, days: Days, cost: Cost, left_out: int) -> tuple[list[tuple[int, int]], list[Network]]:
    """Pairs that belong to every fullest solution, cheapest first, and the networks in which some row is left over.

    Where everybody could have a partner, but it would be cheaper to leave a row of both sides over at `left_out`, rows
    were pushed along to make ends meet: that is no solution either.
    """
    mate, of_ours = _fullest(network, days[0])
    back = _turned(network.edges)
    more_ours, taken_theirs = _reached((o for o in network.ours if o not in of_ours), network.edges, mate)
    more_theirs, taken_ours = _reached((t for t in network.theirs if t not in mate), back, of_ours)
    spare = taken_theirs | more_theirs
    square = {
        o: [t for t in theirs if t not in spare]
        for o, theirs in network.edges.items()
        if o not in more_ours and o not in taken_ours
    }
    loose = {o: network.edges[o] for o in sorted(more_ours)}
    loose |= {o: [t for t in network.edges[o] if t in more_theirs] for o in sorted(taken_ours)}
    pairs, unsettled = [], list(networks(loose))
    for piece in networks(square):
        found = _cheapest(piece, days, cost, left_out)
        pairs.extend(found)
        if not found:
            unsettled.append(piece)
    return pairs, unsettled


def assigned(ours: Sequence[int], theirs: Sequence[int], cost: Cost) -> list[tuple[int, int]]:
    """As many pairs as the shorter side has rows, at the least cost in sum; what costs `NEVER` is left out."""
    if len(ours) > len(theirs):
        return [(o, t) for t, o in assigned(theirs, ours, lambda t, o: cost(o, t))]
    matrix = [[cost(o, t) for t in theirs] for o in ours]
    columns = _hungarian(matrix)
    return [(o, theirs[column]) for o, row, column in zip(ours, matrix, columns, strict=True) if row[column] < NEVER]


def _turned(edges: Edges) -> dict[int, list[int]]:
    back: dict[int, list[int]] = {}
    for o in sorted(edges):
        for t in edges[o]:
            back.setdefault(t, []).append(o)
    return back


def _fullest(network: Network, day: Mapping[int, int]) -> tuple[dict[int, int], dict[int, int]]:
    """A solution with the most pairs: theirs to ours, and ours to theirs. Begun in the order of days."""
    mate: dict[int, int] = {}
    of_ours: dict[int, int] = {}
    for o in sorted(network.ours, key=lambda o: (day.get(o, 0), o)):
        first = next((t for t in network.edges[o] if t not in mate), None)
        if first is not None:
            mate[first], of_ours[o] = o, first
    dead: set[int] = set()
    for o in network.ours:
        if o not in of_ours:
            _moved(o, network.edges, mate, of_ours, dead)
    return mate, of_ours


def _moved(start: int, edges: Edges, mate: dict[int, int], of_ours: dict[int, int], dead: set[int]) -> None:
    """Find `start` a partner by moving others along, where that can be; what led nowhere once never leads anywhere."""
    came: dict[int, int] = {}
    waiting, place = [start], 0
    while place < len(waiting):
        for t in edges[waiting[place]]:
            if t in came or t in dead:
                continue
            came[t] = waiting[place]
            if t not in mate:
                _along(t, came, mate, of_ours)
                return
            waiting.append(mate[t])
        place += 1
    dead.update(came)


def _along(end: int, came: Mapping[int, int], mate: dict[int, int], of_ours: dict[int, int]) -> None:
    """Give everybody on the way to `end` the next partner."""
    here: int | None = end
    while here is not None:
        o = came[here]
        before = of_ours.get(o)
        mate[here], of_ours[o] = o, here
        here = before


def _reached(free: Iterable[int], edges: Edges, mate: Mapping[int, int]) -> tuple[set[int], set[int]]:
    """This side's rows that may be left over instead of one that is, and the other side's rows between them."""
    near, far = set(free), set[int]()
    waiting = sorted(near)
    while waiting:
        fresh = [t for t in edges[waiting.pop()] if t not in far]
        far.update(fresh)
        more = {mate[t] for t in fresh} - near
        near |= more
        waiting.extend(sorted(more))
    return near, far


def _cheapest(piece: Network, days: Days, cost: Cost, left_out: int) -> list[tuple[int, int]]:
    """The pairs of a piece in which everybody has a partner; none where it is better not to have one."""
    may = {o: frozenset(theirs) for o, theirs in piece.edges.items()}
    if len(piece.ours) > SMALL:
        return _in_order(piece, days, lambda o, t: cost(o, t) if t in may[o] else NEVER, left_out)
    nobody = [-1 - place for place in range(len(piece.ours))] if len(piece.ours) > 1 else []
    found = assigned(
        piece.ours,
        [*piece.theirs, *nobody],
        lambda o, t: left_out if t < 0 else cost(o, t) if t in may[o] else NEVER,
    )
    return found if all(t >= 0 for _, t in found) else []


def _in_order(piece: Network, days: Days, cost: Cost, left_out: int) -> list[tuple[int, int]]:
    """The first with the first and so on; none where, with one left out on both sides, those between fit better."""
    ours = sorted(piece.ours, key=lambda o: (days[0].get(o, 0), o))
    theirs = sorted(piece.theirs, key=lambda t: (days[1].get(t, 0), t))
    straight = [cost(o, t) for o, t in zip(ours, theirs, strict=True)]
    before = [cost(o, t) for o, t in zip(ours[1:], theirs, strict=False)]
    after = [cost(o, t) for o, t in zip(ours, theirs[1:], strict=False)]
    gain = max(_most(straight, moved) for moved in (before, after))
    return list(zip(ours, theirs, strict=True)) if max(straight) < NEVER and gain <= left_out else []


def _most(straight: Sequence[int], moved: Sequence[int]) -> int:
    """What is saved at most where all between two places are moved by one, and one is left out on both sides."""
    most = here = straight[0]
    for cost, instead in zip(straight[1:], moved, strict=True):
        here = max(cost, here + cost - instead)
        most = max(most, here)
    return most


def _hungarian(matrix: Sequence[Sequence[int]]) -> list[int]:
    """The column of each row, none twice, at the least cost in sum; rows are not more than columns."""
    wide = len(matrix[0]) if matrix else 0
    rows, columns = [0] * (len(matrix) + 1), [0] * (wide + 1)
    taken = [0] * (wide + 1)  # which row has a column; 0: none
    for row in range(1, len(matrix) + 1):
        came = _row_placed(row, matrix, rows, columns, taken)
        at = came.pop()
        while at:
            before = came[at]
            taken[at] = taken[before]
            at = before
    places = [0] * len(matrix)
    for column in range(1, wide + 1):
        if taken[column]:
            places[taken[column] - 1] = column - 1
    return places


def _row_placed(
    row: int, matrix: Sequence[Sequence[int]], rows: list[int], columns: list[int], taken: list[int]
) -> list[int]:
    """The path by which `row` gets a column: for each column the one before it, and at the end the free column."""
    wide = len(columns)
    taken[0], at = row, 0
    least, came, used = [NEVER * wide] * wide, [0] * wide, [False] * wide
    while taken[at]:
        used[at] = True
        mine, step, after = taken[at], NEVER * wide, 0
        for column in range(1, wide):
            if used[column]:
                continue
            reduced = matrix[mine - 1][column - 1] - rows[mine] - columns[column]
            if reduced < least[column]:
                least[column], came[column] = reduced, at
            if least[column] < step:
                step, after = least[column], column
        for column in range(wide):
            if used[column]:
                rows[taken[column]] += step
                columns[column] -= step
            else:
                least[column] -= step
        at = after
    return [*came, at]
