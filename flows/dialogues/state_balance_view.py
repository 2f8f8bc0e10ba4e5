"""What is shown and decided while a customer states their own balance.

Promise: pure; nothing here looks at a line or a sum of ours before the figure has been given (the books do not hold
the statement for this conversation until then).
"""

from flows.dialogues.asking import carried, confirmers, may_confirm, pressed
from flows.engine.effects import Button
from flows.engine.events import Value, Wrote
from flows.engine.grammar import Scene
from flows.engine.told import number, told
from flows.facts.amounts import Ambiguous, Negative, Several, Understood, read_amount
from flows.facts.money import Money
from flows.facts.own_figures import StateBalance
from flows.facts.statement import Line, Statement

READINGS = 3


# -- which statement ---------------------------------------------------------------------------------------------------
def wanted(scene: Scene) -> Statement | None:
    """The statement whose figure is asked for: the one meant, else the newest."""
    meant = number(scene.notes.get("statement_id"))
    asked_for = scene.books.to_state
    return next((s for s in asked_for if s.id == meant), asked_for[0] if asked_for else None)


def own_figure_first(scene: Scene) -> bool:
    """Whether nothing may be shown yet of what is meant: the customer's own figure comes first."""
    meant = number(scene.notes.get("statement_id"))
    return any(s.id == meant for s in scene.books.to_state) or bool(scene.books.to_state and not scene.books.statements)


def nothing_to_state(scene: Scene) -> bool:
    """Whether nobody asks for a figure."""
    return wanted(scene) is None


def may_not(scene: Scene) -> bool:
    """Whether somebody else speaks for the customer's books."""
    return not may_confirm(scene)


def the_statement_id(scene: Scene) -> int:
    """Its id."""
    found = wanted(scene)
    return found.id if found else 0


def that_statement(scene: Scene) -> dict[str, Value]:
    """What another dialogue begins with."""
    return {"statement_id": number(scene.notes.get("statement_id"))}


def asked_about(scene: Scene) -> dict[str, Value]:
    """Which figure is asked for when something was to be looked at that may not be shown yet."""
    return {"statement_id": number(scene.notes.get("statement_id"))}


def who_may(scene: Scene) -> dict[str, object]:
    """Who speaks for the customer's books."""
    return {"confirmers": confirmers(scene), "company": scene.books.company.name}


def asked(scene: Scene) -> dict[str, object]:
    """Which balance: of which day and currency."""
    found, customer = wanted(scene), scene.books.customer
    return {
        "company": scene.books.company.name,
        "customer": customer.name if customer else "",
        "cut_off": found.cut_off if found else scene.books.today,
        "currency": found.currency if found else "",
        "readings": len(_kept(scene)),
    }


# -- the figure --------------------------------------------------------------------------------------------------------
def figure_read(scene: Scene) -> int | None:
    """What was written or picked, in minor units; below zero as it was written."""
    if pressed(scene) == "that_figure":
        return number(carried(scene))
    match _read(scene):
        case Understood(value=Money() as value) | Negative(value=Money() as value):
            return value.minor
    return None


def readings(scene: Scene) -> list[Value] | None:
    """What the words may mean when there is more than one way to read them, in minor units."""
    match _read(scene):
        case Ambiguous(readings=several) | Several(values=several):
            return list[Value](value.minor for value in several)[:READINGS]
    return None


def reading_buttons(scene: Scene) -> list[Button]:
    """A button for each."""
    return [Button("that_figure", minor, {"amount": _money(scene, minor)}) for minor in _kept(scene)]


def never_mind(scene: Scene) -> bool:
    """Whether no figure has been given."""
    return not isinstance(scene.notes.get("owed"), int)


def read_back(scene: Scene) -> dict[str, object]:
    """The figure as it was understood, and who owes whom by its sign."""
    owed = number(scene.notes.get("owed"))
    return asked(scene) | {"figure": _money(scene, abs(owed)), "below": owed < 0}


def signed(scene: Scene) -> list[Button]:
    """Who owes it: the likelier first, since a minus may be the customer's own sign for what they owe."""
    if not number(scene.notes.get("owed")):
        return [Button("nothing_either_way")]
    return [Button("we_owe_that"), Button("in_our_favour")]


def state(scene: Scene) -> StateBalance:
    """The decision."""
    owed = abs(number(scene.notes.get("owed")))
    return StateBalance(the_statement_id(scene), -owed if pressed(scene) == "in_our_favour" else owed)


# -- the difference ----------------------------------------------------------------------------------------------------
def the_same(scene: Scene) -> bool:
    """Whether both books show it."""
    return number(told(scene, "owed")) == number(told(scene, "ours"))


def stated_before(scene: Scene) -> bool:
    """Whether a colleague of theirs was first."""
    return str(told(scene, "why")) == "stated_before"


def figures(scene: Scene) -> list[Value]:
    """Ours and theirs, in minor units."""
    return [number(told(scene, "ours")), number(told(scene, "owed"))]


def was_confirming(scene: Scene) -> bool:
    """Whether the question for a confirmation lies below and goes on by itself."""
    frames = scene.conversation.frames
    return len(frames) > 1 and frames[-2].flow == "confirm_balance"


def figures_given(scene: Scene) -> bool:
    """Whether both are known already: another figure was named where ours was to be confirmed."""
    return _shown(scene) is not None and isinstance(scene.notes.get("ours"), list)


def both(scene: Scene) -> dict[str, object]:
    """Both figures, and what lies between."""
    statement = _shown(scene)
    ours, theirs = _both(scene)
    currency = statement.currency if statement else ""
    match_ = _alone(scene)
    return {
        "ours": Money(ours, currency),
        "theirs": Money(abs(theirs), currency),
        "favour": theirs < 0,
        "difference": Money(abs(ours - theirs), currency),
        "more": ours > theirs,
        "cut_off": statement.cut_off if statement else scene.books.today,
        "number": match_.number if match_ else "",
        "stated": any(one.statement_id == number(scene.notes.get("statement_id")) for one in scene.books.stated),
    }


def line_of_that_size(scene: Scene) -> list[Button]:
    """The one line that explains the difference alone, if there is exactly one."""
    line = _alone(scene)
    return [Button("that_line", line.document_id, {"number": line.number})] if line and not line.kind.credit else []


def the_line(scene: Scene) -> dict[str, Value]:
    """That line, for an objection."""
    return that_statement(scene) | {"document_id": number(carried(scene))}


def the_payment(scene: Scene) -> dict[str, Value]:
    """A payment that is missing, for an objection."""
    return that_statement(scene) | {"document_id": 0, "reason": "payment_missing"}


def _alone(scene: Scene) -> Line | None:
    statement = _shown(scene)
    ours, theirs = _both(scene)
    fits = [line for line in statement.lines if line.signed == ours - theirs] if statement else []
    return fits[0] if len(fits) == 1 else None


def _both(scene: Scene) -> tuple[int, int]:
    kept = scene.notes.get("ours")
    return (number(kept[0]), number(kept[1])) if isinstance(kept, list) else (0, 0)


def _shown(scene: Scene) -> Statement | None:
    return scene.books.statement(number(scene.notes.get("statement_id")))


def _read(scene: Scene) -> object:
    found = wanted(scene)
    if not isinstance(scene.event, Wrote) or found is None:
        return None
    return read_amount(scene.event.text, found.currency)


def _kept(scene: Scene) -> list[int]:
    kept = scene.notes.get("readings")
    return [number(minor) for minor in kept] if isinstance(kept, list) else []


def _money(scene: Scene, minor: int) -> Money:
    found = wanted(scene)
    return Money(minor, found.currency if found else "XXX")
