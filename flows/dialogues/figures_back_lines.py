"""One difference after another: which is asked about, what was decided, and what a case of it begins with.

Promise: pure; a difference counts as settled here once it was gone through in this conversation, or a case is open on
its line, whoever raised it.
"""

from flows.dialogues.figures_back_view import case_on, compared, shown, that_statement
from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.engine.told import number
from flows.facts.dispute import Case
from flows.facts.figures_back import Decided, Difference
from flows.facts.figures_commands import DecideFigure
from flows.facts.money import Money


def undecided(scene: Scene) -> list[Difference]:
    """What is still to be gone through."""
    passed = _passed(scene)
    return [
        one
        for one in compared(scene).differ
        if one.decided in {Decided.OPEN, Decided.LATER}
        and one.document_id not in passed
        and case_on(scene, one) is None
    ]


def some_left(scene: Scene) -> bool:
    """Whether anything is."""
    return bool(undecided(scene))


def at_hand(scene: Scene) -> Difference | None:
    """The difference that is asked about."""
    left = undecided(scene)
    return left[0] if left else None


def this_one(scene: Scene) -> dict[str, object]:
    """The difference, and how many are left with it."""
    one = at_hand(scene)
    told = shown(scene, one) if one else shown(scene, Difference(0, "", 0, 0))
    return told | {"left": len(undecided(scene))}


def passed_too(scene: Scene) -> list[Value]:
    """What was gone through in this conversation, with this one."""
    one = at_hand(scene)
    return [*_passed(scene), *([one.document_id] if one else [])]


def _passed(scene: Scene) -> list[Value]:
    before = scene.notes.get("passed")
    return list(before) if isinstance(before, list) else []


def ours_is_right(scene: Scene) -> DecideFigure | None:
    """The customer's books are to be mended."""
    return _decided(scene, Decided.OURS_IS_RIGHT)


def put_off(scene: Scene) -> DecideFigure | None:
    """Not now."""
    return _decided(scene, Decided.LATER)


def _decided(scene: Scene, decided: Decided) -> DecideFigure | None:
    one = at_hand(scene)
    return DecideFigure(number(scene.notes.get("figures_id")), one.document_id, decided) if one else None


def raising(scene: Scene) -> int:
    """The line for which a case is being raised."""
    one = at_hand(scene)
    return one.document_id if one else 0


def begun(scene: Scene) -> int:
    """When it was begun (µs UTC)."""
    return scene.now


def not_begun(scene: Scene) -> bool:
    """Whether it has not been begun yet."""
    return "begun" not in scene.notes


def for_the_case(scene: Scene) -> dict[str, Value]:
    """The line, the remark beside it, and the sum in question; where ours is not the higher, the figure in words."""
    one = _raised(scene)
    if one is None:
        return that_statement(scene)
    told = that_statement(scene) | {"document_id": one.document_id if one.ours > 0 else 0}
    told |= {"their_figure": one.theirs}
    if 0 < one.less <= one.ours:
        return told | {"amount": one.less} | ({"words": one.remark} if one.remark else {})
    said = f"{one.number}: {Money(one.theirs, compared(scene).currency)}"
    return told | {"words": f"{said} · {one.remark}" if one.remark else said}


def new_case(scene: Scene) -> Case | None:
    """The case that was raised; None when it was left."""
    since, line = number(scene.notes.get("begun")), number(scene.notes.get("raising"))
    return next(
        (
            case
            for case in scene.books.cases
            if case.registered_at >= since and (case.concerns(line) or not case.document_id)
        ),
        None,
    )


def case_raised(scene: Scene) -> DecideFigure | None:
    """The file goes with it."""
    one, case = _raised(scene), new_case(scene)
    if one is None or case is None:
        return None
    return DecideFigure(number(scene.notes.get("figures_id")), one.document_id, Decided.CASE, case.id)


def with_raised(scene: Scene) -> list[Value]:
    """What was gone through, with the line of that case."""
    return [*_passed(scene), number(scene.notes.get("raising"))]


def _raised(scene: Scene) -> Difference | None:
    line = number(scene.notes.get("raising"))
    return next((one for one in compared(scene).differ if one.document_id == line), None)


def any_later(scene: Scene) -> bool:
    """Whether something was put off."""
    return bool(_put_off(scene))


def _put_off(scene: Scene) -> list[Value]:
    before = scene.notes.get("later")
    return list(before) if isinstance(before, list) else []


def later_too(scene: Scene) -> list[Value]:
    """What was put off in this conversation, with this one."""
    one = at_hand(scene)
    return [*_put_off(scene), *([one.document_id] if one else [])]
