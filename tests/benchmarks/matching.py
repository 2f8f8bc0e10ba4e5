"""`matching`: labelled ledgers of one business, matched by us, by a plain pandas merge and by a rapidfuzz join.

The merge takes the same amount within the window, nearest day first; the join the likest number and text, among rows
of the same amount or within the window. Both are brought by whoever measures, and left out where they are missing.
"""

import gc
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from math import log
from pathlib import Path
from time import process_time
from typing import Any, Final

from flows.facts.match_groups import Matched, Tolerances
from flows.facts.matching import match
from tests.benchmarks.rows import Findings, Row, median
from tests.ledgers.judged import TOGETHER, judged
from tests.ledgers.pairs import Pair, pair

SEEDS: Final = range(9_000, 9_005)  # none of those that rules were tried out on
CUT: Final = 80  # likeness in hundredths, from which on the join believes in a pair
WINDOW: Final = Tolerances().window
Pairs = set[tuple[int, int]]
Way = Callable[[Pair], Pairs]


def measure(folder: Path, *, small: bool) -> Findings:  # noqa: ARG001 (every benchmark is given one)
    """Every row of the table."""
    size, scale = (200, (100, 200, 400)) if small else (2_000, (1_000, 20_000, 200_000))
    known = [pair(seed, size) for seed in SEEDS]
    found: list[Row] = []
    for name, way in _ways().items():
        found.extend(_quality(name, way, known))
    large = pair(SEEDS[0], scale[1])
    found.extend(_honesty(f"{size:,} rows", known))
    found.extend(_honesty(f"{scale[1]:,} rows in one pool", [large]))
    found.extend(_growth(scale))
    found.append(median(f"peak memory, {scale[1]:,} rows", [_peak(large)], (500, 0), at_least=False, unit="MB"))
    missing = [name for name in ("pandas", "rapidfuzz") if not find_spec(name)]
    title = (
        f"matching (without {', '.join(missing)}: PYTHONPATH names no folder that has it)" if missing else "matching"
    )
    return Findings(title, found, {"rows of a ledger": size, "ledgers": len(known)})


def _ways() -> dict[str, Way]:
    ways: dict[str, Way] = {"Concord": _ours}
    if find_spec("pandas"):
        ways["pandas merge, amount and nearest day"] = _merged
    if find_spec("rapidfuzz"):
        ways["rapidfuzz join, likest number and text"] = _likest
    return ways


def _quality(name: str, way: Way, known: Iterable[Pair]) -> Iterator[Row]:
    """Precision, recall and F1 of the pairs put together without a question, and processor time per 1,000 rows."""
    precision, recall, together, took = [], [], [], []
    for some in known:
        began = process_time()
        pairs = way(some)
        took.append((process_time() - began) / len(some.theirs) * 1_000)
        true = {(o, t) for ours, theirs in some.links for o in ours for t in theirs}
        right = len(pairs & true)
        precision.append(100 * right / max(1, len(pairs)))
        recall.append(100 * right / len(true))
        together.append(200 * right / (len(pairs) + len(true)))
    yield median(f"{name}: precision", precision, unit="%")
    yield median(f"{name}: recall, unasked", recall, unit="%")
    yield median(f"{name}: F1", together, unit="%")
    yield median(f"{name}: per 1,000 rows", took, at_least=False, unit="s")


def _honesty(what: str, known: list[Pair]) -> Iterator[Row]:
    """What a customer who answers rightly ends with."""
    ends = [judged(some, _matched(some)) for some in known]
    yield median(f"{what}: found or asked back rightly", (100 * one.found for one in ends), (99.5, 0), unit="%")
    yield median(f"{what}: questions", (100 * one.questions / one.rows for one in ends), at_least=False, unit="%")
    wrong = [float(len(one.wrong)) for one in ends]
    swapped = [100 * one.swapped / one.links for one in ends]
    yield Row(f"{what}: wrong without a question, in all", sum(wrong), at_least=False, rounds=tuple(wrong), unit="")
    yield median(f"{what}: partners exchanged, amounts the same", swapped, at_least=False, unit="%")


def _growth(scale: tuple[int, ...]) -> Iterator[Row]:
    """Processor time by size, and by which power it grows; without the collector of cycles, as its process does it."""
    took = {}
    for size in scale:
        some = pair(SEEDS[0], size)
        gc.disable()
        began = process_time()
        _matched(some)
        took[size] = process_time() - began
        gc.enable()
        goal = (5.0, 0.0) if size == scale[1] else (0.0, 0.0)
        yield median(f"Concord: {size:,} rows", [took[size]], goal, at_least=False, unit="s")
    power = log(took[scale[-1]] / took[scale[0]]) / log(scale[-1] / scale[0])
    yield median(f"exponent from {scale[0]:,} to {scale[-1]:,} rows", [power], (1.15, 1.05), at_least=False, unit="")


def _peak(some: Pair) -> float:
    tracemalloc.start()
    _matched(some)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def _matched(some: Pair) -> Matched:
    return match(some.side, some.theirs, None, some.closing)


def _ours(some: Pair) -> Pairs:
    return {(o, t) for one in _matched(some).groups if one.klass in TOGETHER for o in one.ours for t in one.theirs}


def _merged(some: Pair) -> Pairs:
    pandas: Any = import_module("pandas")
    mine = pandas.DataFrame(
        {"id": one.id, "minor": one.minor, "day": one.on.toordinal()} for one in some.side.entries
    ).sort_values("day")
    yours = pandas.DataFrame(
        {"row": row.row, "minor": row.minor, "day": row.on.toordinal()} for row in some.theirs if row.on
    ).sort_values("day")
    both = pandas.merge_asof(yours, mine, on="day", by="minor", direction="nearest", tolerance=WINDOW).dropna()
    both = both.drop_duplicates("id")
    return set(zip(both["id"].astype(int), both["row"], strict=True))


def _likest(some: Pair) -> Pairs:
    ratio: Any = import_module("rapidfuzz.fuzz").WRatio
    plain: Any = import_module("rapidfuzz.utils").default_process
    process: Any = import_module("rapidfuzz.process")
    by_amount: dict[int, list[int]] = {}
    by_day: dict[int, list[int]] = {}
    for one in some.side.entries:
        by_amount.setdefault(one.minor, []).append(one.id)
        by_day.setdefault(one.on.toordinal(), []).append(one.id)
    words = {one.id: one.number for one in some.side.entries}
    found: dict[int, tuple[float, int]] = {}
    for row in some.theirs:
        day = row.on.toordinal() if row.on else 0
        near = [id_ for on in range(day - WINDOW, day + WINDOW + 1) for id_ in by_day.get(on, ())]
        choices = {id_: words[id_] for id_ in (*by_amount.get(row.minor, ()), *near)}
        best = process.extractOne(f"{row.number} {row.text}", choices, scorer=ratio, processor=plain, score_cutoff=CUT)
        if best and best[1] > found.get(best[2], (0.0, 0))[0]:
            found[best[2]] = (best[1], row.row)
    return {(id_, row) for id_, (_, row) in found.items()}
