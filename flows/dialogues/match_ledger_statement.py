"""The statement that a ledger is held against: the one chosen, else the only one that it can be about.

Promise: every function is total and changes nothing; no figure of a statement that is not shown yet is looked at.
"""

from flows.dialogues.asking import current_like
from flows.dialogues.match_ledger_view import currency, is_matched, ledger, ledger_id, read
from flows.engine.effects import Button
from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.engine.told import number
from flows.facts.ledger_commands import MatchLedger
from flows.facts.statement import Statement, StatementState

NEAR = 15  # days between the last row of a ledger and the cut-off of the statement it must be about


def in_its_currency(scene: Scene) -> list[Statement]:
    """The issued statements in the currency of the ledger."""
    return [one for one in scene.books.statements if one.currency == currency(scene)]


def statement(scene: Scene) -> Statement | None:
    """The statement it is held against: the one chosen, else the only one that it can be about."""
    found = ledger(scene)
    told = scene.books.statement(number(scene.notes.get("statement_id")) or (found.statement_id if found else 0))
    if told and told.currency == currency(scene):
        return current_like(scene, told) if told.state is StatementState.SUPERSEDED else told
    every, last = in_its_currency(scene), read(scene).last
    near = [one for one in every if last is None or abs((one.cut_off - last).days) <= NEAR] or every
    return near[0] if len(near) == 1 else None


def statement_id(scene: Scene) -> int:
    """Its id; 0 when it must be asked."""
    found = statement(scene)
    return found.id if found else 0


def that_statement(scene: Scene) -> dict[str, Value]:
    """What another dialogue begins with."""
    return {"statement_id": statement_id(scene)}


def which_statement(scene: Scene) -> bool:
    """Whether it must be asked which statement is meant."""
    return statement(scene) is None


def statement_buttons(scene: Scene) -> list[Button]:
    """One button for each that may be."""
    every = in_its_currency(scene)
    return [Button("pick_statement", one.id, {"number": one.number, "amount": one.closing}) for one in every]


def none_issued(scene: Scene) -> bool:
    """Whether nothing at all has been issued yet."""
    return not scene.books.statements and not scene.books.to_state


def none_in_its_currency(scene: Scene) -> bool:
    """Whether nothing has been issued in the currency of the ledger."""
    return not in_its_currency(scene)


def figure_first(scene: Scene) -> bool:
    """Whether the customer states their own balance before ours may be seen in the difference."""
    hidden = [one for one in scene.books.to_state if one.currency == currency(scene)]
    return bool(hidden) and not in_its_currency(scene)


def asked_for_figure(scene: Scene) -> bool:
    """Whether that was asked here already, and left."""
    return bool(scene.notes.get("figure_asked"))


def hidden_statement(scene: Scene) -> dict[str, Value]:
    """The statement whose figure is asked for."""
    hidden = (one.id for one in scene.books.to_state if one.currency == currency(scene))
    return {"statement_id": next(hidden, 0)}


def foreign(scene: Scene) -> dict[str, object]:
    """In which currency it is."""
    return {"currency": currency(scene)}


def out_of_date(scene: Scene) -> bool:
    """Whether it was held against a statement that another version has replaced."""
    found = ledger(scene)
    held = scene.books.statement(found.statement_id) if found and is_matched(scene) else None
    return held is not None and held.state is StatementState.SUPERSEDED and current_like(scene, held) is not None


def taken_back(scene: Scene) -> bool:
    """Whether that statement was withdrawn."""
    found = ledger(scene)
    held = scene.books.statement(found.statement_id) if found and is_matched(scene) else None
    return held is not None and held.state is StatementState.WITHDRAWN


def withdrawn(scene: Scene) -> dict[str, object]:
    """Which one, and why."""
    found = ledger(scene)
    held = scene.books.statement(found.statement_id) if found else None
    told = {"number": held.number, "version": held.version, "cut_off": held.cut_off, "why": held.reason} if held else {}
    empty = {"number": "", "version": 1, "cut_off": scene.books.today, "why": ""}
    return {**empty, **told, "company": scene.books.company.name}


def match_it(scene: Scene) -> MatchLedger | None:
    """Hold it against that statement; the outcome is told later."""
    found = statement_id(scene)
    fits = bool(scene.notes.get("names_fit"))
    return MatchLedger(ledger_id(scene), found, fits) if found else None
