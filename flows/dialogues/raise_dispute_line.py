"""Raise a dispute: which statement and which of its lines, by button, number or amount.

Promise: every function is total and changes nothing.
"""

from flows.dialogues.asking import current_like, pressed
from flows.dialogues.case_view import written
from flows.engine.effects import Button
from flows.engine.events import Value
from flows.engine.grammar import Condition, Scene
from flows.engine.told import number, told
from flows.facts.commands import OpenStatement, PassOn
from flows.facts.dispute import Case, open_case_on, room_on
from flows.facts.document_numbers import named_in, worth
from flows.facts.money import Money
from flows.facts.statement import Line, Statement, StatementState
from flows.facts.withheld import withheld
from flows.tables.reasons import BY_LABEL, LABELS, reason
from flows.tables.reasons import PAGE as REASONS_A_PAGE

PAGE = 8
NOD = 4  # signs
TWO = 2  # pieces: a document number with a space in it


# -- the statement -----------------------------------------------------------------------------------------------------
def the_statement(scene: Scene) -> Statement | None:
    """The statement in question: the one noted (its successor, if replaced), else the only one there is."""
    noted = scene.books.statement(number(scene.notes.get("statement_id")))
    if noted and noted.state is StatementState.SUPERSEDED:
        return current_like(scene, noted) or noted
    if noted:
        return noted
    every = scene.books.statements
    return every[0] if len(every) == 1 else None


def no_statement(scene: Scene) -> bool:
    """Whether there is nothing that could be objected to."""
    return not scene.books.statements and the_statement(scene) is None


def which_statement(scene: Scene) -> bool:
    """Whether it must be asked which statement is meant."""
    return the_statement(scene) is None


def statement_buttons(scene: Scene) -> list[Button]:
    """One button for each statement."""
    return [Button("pick_statement", s.id, {"number": s.number, "amount": s.closing}) for s in scene.books.statements]


def currency(scene: Scene) -> str:
    """The currency the objection is in."""
    statement = the_statement(scene)
    return statement.currency if statement else scene.books.company.currency


# -- the line ----------------------------------------------------------------------------------------------------------
def the_line(scene: Scene) -> Line | None:
    """The line in question; None when nothing listed is meant."""
    statement = the_statement(scene)
    return statement.line(number(scene.notes.get("document_id"))) if statement else None


def first_opening(scene: Scene) -> OpenStatement | None:
    """Its lines are looked at here, perhaps for the first time."""
    statement = the_statement(scene)
    return OpenStatement(statement.id) if statement and statement.state is StatementState.ISSUED else None


def the_twin(scene: Scene) -> Line | None:
    """The other invoice, where the line is said to be billed twice and the statement lists both."""
    statement = the_statement(scene)
    return statement.line(number(scene.notes.get("twin"))) if statement else None


def lines_kept(scene: Scene, key: str) -> list[Line]:
    """The lines whose ids are remembered under `key`, in that order."""
    statement, kept = the_statement(scene), scene.notes.get(key)
    ids = kept if isinstance(kept, list) else []
    found = [statement.line(number(id_)) for id_ in ids] if statement else []
    return [line for line in found if line]


def no_line(scene: Scene) -> bool:
    """Whether nothing listed is meant."""
    return the_line(scene) is None


def line_known(scene: Scene) -> bool:
    """Whether it has been said which line is meant, be it none of those listed."""
    return the_line(scene) is not None or scene.notes.get("document_id") == 0


def payment_told(scene: Scene) -> bool:
    """Whether it was said that a payment is missing, and no line with it: it is looked for, whatever it paid."""
    named = _named(scene, str(scene.notes.get("words", "")))
    return scene.notes.get("reason") == "payment_missing" and not line_known(scene) and not named


def lines(scene: Scene) -> list[Line]:
    """The lines that may be meant: what is owed, or what was found by the last words."""
    found = scene.notes.get("found_lines")
    return [line for line in owed(scene) if not isinstance(found, list) or line.document_id in found]


def owed(scene: Scene) -> list[Line]:
    """What is owed on the statement, but for what is kept back from this customer."""
    statement, kept_back = the_statement(scene), withheld(scene.books.cases)
    every = statement.lines if statement else ()
    return [line for line in every if not line.kind.credit and line.document_id not in kept_back]


def page(scene: Scene) -> int:
    """The page of lines that is shown, from 0."""
    return min(number(scene.notes.get("page")), max(0, (len(lines(scene)) - 1) // PAGE))


def next_page(scene: Scene) -> int:
    """The page after it."""
    return page(scene) + 1


def previous_page(scene: Scene) -> int:
    """The page before it."""
    return max(0, page(scene) - 1)


def line_buttons(scene: Scene) -> list[Button]:
    """One button for each line of the page."""
    start = page(scene) * PAGE
    return [
        Button("pick_line", line.document_id, {"number": line.number, "amount": Money(line.open, currency(scene))})
        for line in lines(scene)[start : start + PAGE]
    ]


def page_buttons(scene: Scene) -> list[Button]:
    """To the neighbouring pages, and back to all lines where only some are shown."""
    buttons = [Button("lines_earlier")] if page(scene) else []
    if (page(scene) + 1) * PAGE < len(lines(scene)):
        buttons.append(Button("lines_more"))
    if isinstance(scene.notes.get("found_lines"), list):
        buttons.append(Button("lines_all"))
    return buttons


def line_list(scene: Scene) -> dict[str, object]:
    """What the question for the line shows."""
    count = len(lines(scene))
    return {
        "count": count,
        "page": page(scene) + 1,
        "pages": max(1, -(-count // PAGE)),
        "found": isinstance(scene.notes.get("found_lines"), list),
    }


def one_line(scene: Scene) -> int | None:
    """The only line that the words name, by number or by amount."""
    named = _named(scene, written(scene))
    return named[0] if len(named) == 1 else None


def some_lines(scene: Scene) -> list[Value] | None:
    """The lines that the words name when they are several."""
    named = _named(scene, written(scene))
    return [*named] if len(named) > 1 else None


def kept_words(scene: Scene) -> str:
    """What the customer has said in own words, with this; a bare number is no words."""
    before, now = str(scene.notes.get("words", "")), written(scene)
    bare = len(now.split()) == TWO and not any(map(_unspaced, now.split()))
    return _joined(before, now) if says_something(scene) and not bare else before


def says_something(scene: Scene) -> bool:
    """Whether the words are more than a nod: two at least, or a few signs of a script that sets no spaces."""
    text = written(scene)
    return len(text.split()) > 1 or _unspaced(text)


def _unspaced(text: str) -> bool:
    return not text.isascii() and len(text) > NOD


def more_words(scene: Scene) -> str:
    """The same, whatever was written."""
    return _joined(str(scene.notes.get("words", "")), written(scene))


def _joined(before: str, now: str) -> str:
    return f"{before}\n{now}".strip() if now not in before.split("\n") else before


def line_in_words(scene: Scene) -> int | None:
    """The only line that the words name with which this dialogue was begun."""
    named = _named(scene, str(scene.notes.get("words", "")))
    return named[0] if len(named) == 1 else None


def _named(scene: Scene, text: str) -> list[int]:
    statement = the_statement(scene)
    if statement is None:
        return []
    able = owed(scene)
    found = named_in(text, able) or tuple(line for line in worth(text, statement) if line in able)
    return [line.document_id for line in found]


# -- the reason, and what is already known about the line --------------------------------------------------------------
def picked_reason(scene: Scene) -> str:
    """The reason of the pressed button, else the one given before."""
    return BY_LABEL.get(pressed(scene), "") or str(scene.notes.get("reason", ""))


def reason_buttons(scene: Scene) -> list[Button]:
    """One button for each reason of the page."""
    start = _reasons_page(scene) * REASONS_A_PAGE
    return [Button(label) for label in LABELS[start : start + REASONS_A_PAGE]]


def reason_pages(scene: Scene) -> list[Button]:
    """To the neighbouring pages of reasons; on the last one also what is no matter of the account."""
    last = (_reasons_page(scene) + 1) * REASONS_A_PAGE >= len(LABELS)
    back = [Button("reasons_back")] if later_reasons(scene) else []
    return [*back, Button("about_service", opens="complain")] if last else [*back, Button("reasons_more")]


def later_reasons(scene: Scene) -> bool:
    """Whether another page of reasons stands before this one."""
    return _reasons_page(scene) > 0


def next_reasons(scene: Scene) -> int:
    """The page of reasons after this one, from 0."""
    return min(_reasons_page(scene) + 1, (len(LABELS) - 1) // REASONS_A_PAGE)


def earlier_reasons(scene: Scene) -> int:
    """The page of reasons before this one."""
    return max(0, _reasons_page(scene) - 1)


def _reasons_page(scene: Scene) -> int:
    return number(scene.notes.get("reasons_page"))


def older_case(scene: Scene) -> int | None:
    """The open case for the same reason on the same line, or the one that leaves nothing of the line to object to."""
    line, key = the_line(scene), picked_reason(scene)
    if line is None or not key:
        return None
    same = open_case_on(scene.books.cases, line.document_id, key)
    if same is None and room_on(line, scene.books.cases) == 0:
        same = next((c for c in scene.books.cases if c.concerns(line.document_id) and not c.closed), None)
    return same.id if same else None


def older(scene: Scene) -> Case | None:
    """That case, once noted."""
    return scene.books.case(number(scene.notes.get("older")))


def older_notes(scene: Scene) -> dict[str, Value]:
    """For the dialogue that takes papers for it; this one is over then."""
    return {"case_id": number(scene.notes.get("older")), "last": True}


def pass_on_to_older(scene: Scene) -> PassOn:
    """What was just written belongs to that case."""
    return PassOn(number(scene.notes.get("older")), written(scene))


def asks(stage: str) -> Condition:
    """Whether the picked reason begins with the questions named `stage`."""

    def begins(scene: Scene) -> bool:
        key = picked_reason(scene)
        return bool(key) and reason(key).starts_at == stage

    begins.__name__ = f"asks_{stage}"
    return begins


def registered_id(scene: Scene) -> int:
    """The id that the new case was given."""
    return number(told(scene, "case_id"))
