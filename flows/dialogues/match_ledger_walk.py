"""One difference after another: which is asked about, what it shows, and what is decided about it.

Promise: pure. What is ambiguous comes first, then the largest; a difference is settled here once it was gone through in
this conversation, or a case is open on one of its documents, whoever raised it.
"""

from flows.dialogues.asking import carried
from flows.dialogues.match_ledger_view import ledger, ledger_id, matched, money
from flows.engine.effects import Button
from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.engine.told import number
from flows.facts.dispute import Case
from flows.facts.ledger_commands import DecideGroup
from flows.facts.ledger_rows import Ours, Theirs
from flows.facts.match_groups import Alternative, Class, Decided, Group, Rule

SHOWN = 4  # rows of each side in a message
WAYS = 6  # alternatives that are offered at once
WAITING = frozenset({Decided.OPEN, Decided.LATER})


# -- which one ---------------------------------------------------------------------------------------------------------
def undecided(scene: Scene) -> list[Group]:
    """What is still to be gone through, in its order."""
    found, passed = matched(scene), passed_by(scene)
    every = [one for one in found.differences if one.id not in passed] if found else []
    waiting = [one for one in every if settled(scene, one) in WAITING]
    return sorted(waiting, key=lambda one: (one.klass is not Class.NEEDS_REVIEW, -abs(one.less), one.id))


def passed_by(scene: Scene) -> list[Value]:
    """The ids of what was gone through in this conversation."""
    before = scene.notes.get("passed")
    return list(before) if isinstance(before, list) else []


def settled(scene: Scene, one: Group) -> Decided:
    """What was decided about it; a case on it counts as one, whoever raised it."""
    return Decided.CASE if one.decided in WAITING and case_on(scene, one) else one.decided


def case_on(scene: Scene, one: Group) -> Case | None:
    """The case that it led to, or an open one about one of its documents."""
    cases = scene.books.cases
    own = next((case for case in cases if case.id == one.case_id), None)
    return own or next((case for case in cases if not case.closed and any(map(case.concerns, one.ours))), None)


def of_a_case(scene: Scene, one: Group) -> str:
    """The number of that case."""
    case = case_on(scene, one)
    return case.number if case else ""


def some_left(scene: Scene) -> bool:
    """Whether anything is to be gone through."""
    return bool(undecided(scene))


def at_hand(scene: Scene) -> Group | None:
    """The difference that is asked about."""
    return next(iter(undecided(scene)), None)


def to_choose(scene: Scene) -> bool:
    """Whether it can belong together in several ways."""
    one = at_hand(scene)
    return one is not None and one.klass is Class.NEEDS_REVIEW and bool(one.alternatives)


def alike(scene: Scene) -> list[Group]:
    """All of its kind that are left."""
    one = at_hand(scene)
    return [other for other in undecided(scene) if one and other.klass is one.klass]


# -- what it shows -----------------------------------------------------------------------------------------------------
def ours_of(scene: Scene, one: Group) -> list[Ours]:
    """Its documents of ours."""
    found = ledger(scene)
    return [found.entries[id_] for id_ in one.ours if id_ in found.entries] if found else []


def theirs_of(scene: Scene, one: Group) -> list[Theirs]:
    """Its rows of theirs."""
    found = ledger(scene)
    return [found.rows[row] for row in one.theirs if row in found.rows] if found else []


def this_one(scene: Scene) -> dict[str, object]:
    """The difference with both sides, why it was put together, and how many are left with it."""
    one = at_hand(scene) or Group(0, Class.OURS_ONLY, Rule.NONE, (), (), 0, 0)
    return {
        "what": f"match_class_{one.klass}",
        "ours": [_own(scene, own) for own in ours_of(scene, one)[:SHOWN]],
        "theirs": [_their(scene, row) for row in theirs_of(scene, one)[:SHOWN]],
        "difference": money(scene, abs(one.less) if one.ours and one.theirs else 0),
        "rule": f"match_rule_{one.rule}",
        "rate": one.rate,
        "left": len(undecided(scene)),
    }


def for_all_buttons(scene: Scene) -> list[Button]:
    """The same for all of its kind, where there are several."""
    count = len(alike(scene))
    kinds = ("all_ours_right", "all_timing", "all_later")
    return [Button(name, None, {"count": count}) for name in kinds] if count > 1 else []


# -- several ways ------------------------------------------------------------------------------------------------------
def ways(scene: Scene) -> dict[str, object]:
    """The ways in which it may belong together, those of this page, and whether there is but one at all."""
    several, first = _ways(scene), _first(scene)
    told = [{"place": first + at, **_told(scene, way)} for at, way in enumerate(several[first : first + WAYS], 1)]
    return {"ways": told, "single": len(several) == 1}


def _ways(scene: Scene) -> tuple[Alternative, ...]:
    one = at_hand(scene)
    return one.alternatives if one else ()


def _first(scene: Scene) -> int:
    """How many were shown before."""
    return number(scene.notes.get("ways_shown"))


def _told(scene: Scene, way: Alternative) -> dict[str, object]:
    found = ledger(scene)
    entries, rows = (found.entries, found.rows) if found else ({}, {})
    return {
        "ours": [_own(scene, entries[id_]) for id_ in way.ours if id_ in entries][:SHOWN],
        "theirs": [_their(scene, rows[row]) for row in way.theirs if row in rows][:SHOWN],
    }


def _own(scene: Scene, one: Ours) -> dict[str, object]:
    return {"number": one.number, "on": one.on, "amount": money(scene, one.minor)}


def _their(scene: Scene, x: Theirs) -> dict[str, object]:
    return {"row": x.row, "number": x.number, "on": x.on, "amount": money(scene, x.minor), "text": x.text}


def way_buttons(scene: Scene) -> list[Button]:
    """A button for each of this page; yes where there is but one."""
    several, first = _ways(scene), _first(scene)
    if len(several) == 1:
        return [Button("yes"), Button("no")]
    page = range(first, min(first + WAYS, len(several)))
    return [Button("this_group", place, {"what": str(place + 1)}) for place in page]


def other_ways(scene: Scene) -> list[Button]:
    """What there is besides: further ones, and only after the last that it is none of them."""
    left = len(_ways(scene)) - _first(scene) - WAYS
    if len(_ways(scene)) == 1:
        return []
    return [Button("more" if left > 0 else "none_of_these")]


def next_ways(scene: Scene) -> int:
    """How many were shown, with these."""
    return _first(scene) + WAYS


def choose_it(scene: Scene) -> DecideGroup | None:
    """That one it is; the only one there is, where there are no others."""
    one, place = at_hand(scene), number(carried(scene))
    if one is None or place >= len(one.alternatives):
        return None
    return DecideGroup(ledger_id(scene), (one.id,), Decided.OPEN, chosen=place)


def choose_none(scene: Scene) -> DecideGroup | None:
    """None of them; what is left of both sides is gone through by itself."""
    one = at_hand(scene)
    return DecideGroup(ledger_id(scene), (one.id,), Decided.OPEN, chosen=-1) if one else None


# -- decided -----------------------------------------------------------------------------------------------------------
def ours_is_right(scene: Scene) -> DecideGroup | None:
    """The customer's books are to be mended."""
    return _decided(scene, Decided.OURS_IS_RIGHT)


def is_timing(scene: Scene) -> DecideGroup | None:
    """Both are right, one of them later."""
    return _decided(scene, Decided.TIMING)


def put_off(scene: Scene) -> DecideGroup | None:
    """Not now."""
    return _decided(scene, Decided.LATER)


def _decided(scene: Scene, decided: Decided) -> DecideGroup | None:
    one = at_hand(scene)
    return DecideGroup(ledger_id(scene), (one.id,), decided) if one else None


def all_ours_right(scene: Scene) -> DecideGroup | None:
    """The same for all of its kind."""
    return _all_decided(scene, Decided.OURS_IS_RIGHT)


def all_timing(scene: Scene) -> DecideGroup | None:
    """The same for all of its kind."""
    return _all_decided(scene, Decided.TIMING)


def all_later(scene: Scene) -> DecideGroup | None:
    """The same for all of its kind."""
    return _all_decided(scene, Decided.LATER)


def _all_decided(scene: Scene, decided: Decided) -> DecideGroup | None:
    ids = tuple(one.id for one in alike(scene))
    return DecideGroup(ledger_id(scene), ids, decided) if ids else None


def passed_too(scene: Scene) -> list[Value]:
    """What was gone through, with this one."""
    one = at_hand(scene)
    return [*passed_by(scene), *([one.id] if one else [])]


def all_passed(scene: Scene) -> list[Value]:
    """What was gone through, with all of this kind."""
    return [*passed_by(scene), *(one.id for one in alike(scene))]
