"""What the statement's cards show: which statement, the overview, how its total arises, its terms.

Promise: pure views of the remembered ids and the books; a statement that is no longer there reads as an empty one.
"""

from datetime import date

from flows.dialogues.asking import carried, confirmers, current_like, may_confirm, role_allows
from flows.engine.asides import text_of
from flows.engine.effects import Button
from flows.engine.grammar import Scene
from flows.engine.told import number
from flows.facts.commands import OpenStatement, SendStatementFile
from flows.facts.dispute import in_question
from flows.facts.explain import explain_total
from flows.facts.glossary import TERMS
from flows.facts.money import Money
from flows.facts.paper_commands import SendPaper
from flows.facts.paper_statement import MOST_LINES
from flows.facts.parties import Role
from flows.facts.standing import CONFIRMABLE, CONFIRMED, standing
from flows.facts.statement import Kind, Line, Statement, StatementState
from flows.facts.statement_wishes import file_wished
from flows.facts.withheld import is_withheld, withheld

_EMPTY = Statement(0, "", 1, 0, "XXX", date.min, date.min, (), StatementState.CLOSED)
_NO_LINE = Line(0, 0, Kind.INVOICE, "", date.min, None, 0, 0)


def statement_of(scene: Scene) -> Statement:
    """The statement this dialogue speaks about."""
    chosen = scene.books.statement(number(scene.notes.get("statement_id")))
    return chosen or next(iter(scene.books.statements), _EMPTY)


def line_of(scene: Scene) -> Line:
    """The line this dialogue speaks about."""
    line = statement_of(scene).line(number(scene.notes.get("document_id")))
    return line if line and line.document_id not in withheld(scene.books.cases) else _NO_LINE


# -- which statement ---------------------------------------------------------------------------------------------------
def none_yet(scene: Scene) -> bool:
    """Whether nothing has been issued to this customer."""
    return not scene.books.statements


def to_come(scene: Scene) -> dict[str, object]:
    """Who issues statements, and the day of the one that is being prepared; None where nobody knows of one."""
    return {"company": scene.books.company.name, "next": scene.books.prepared_for}


def replaced(scene: Scene) -> bool:
    """Whether the statement asked for has been superseded by one that is here."""
    asked = scene.books.statement(number(scene.notes.get("statement_id")))
    return asked is not None and asked.state is StatementState.SUPERSEDED and current_like(scene, asked) is not None


def withdrawn(scene: Scene) -> bool:
    """Whether the statement asked for was taken back altogether."""
    asked = scene.books.statement(number(scene.notes.get("statement_id")))
    return asked is not None and asked.state is StatementState.WITHDRAWN


def taken_back(scene: Scene) -> dict[str, object]:
    """Which one, and why."""
    return head(scene) | {"why": statement_of(scene).reason}


def changed(scene: Scene) -> dict[str, object]:
    """When and why another version took the place of the one that was asked for."""
    newer = current_like(scene, statement_of(scene))
    return head(scene) | {"at": (newer.issued_at if newer else 0) or 0, "why": newer.reason if newer else ""}


def current_id(scene: Scene) -> int:
    """The statement that took its place."""
    newer = current_like(scene, statement_of(scene))
    return newer.id if newer else 0


def line_named(scene: Scene) -> bool:
    """Whether a line of a statement was asked for."""
    return bool(line_of(scene).document_id)


def several(scene: Scene) -> bool:
    """Whether somebody must say which statement is meant."""
    known = scene.books.statement(number(scene.notes.get("statement_id")))
    return known is None and len(scene.books.statements) > 1


def this_id(scene: Scene) -> int:
    """The id of the statement at hand."""
    return statement_of(scene).id


def picked_statement(scene: Scene) -> int:
    """The statement whose button was pressed, if it is still there."""
    chosen = scene.books.statement(number(carried(scene)))
    return chosen.id if chosen else 0


def statement_buttons(scene: Scene) -> list[Button]:
    """One button per statement; currencies are never added up."""
    return [
        Button("see_this_statement", s.id, {"number": s.number, "amount": s.closing}) for s in scene.books.statements
    ]


def first_opening(scene: Scene) -> OpenStatement | None:
    """The first look at an issued statement is recorded; later ones are not."""
    statement = statement_of(scene)
    return OpenStatement(statement.id) if statement.state is StatementState.ISSUED else None


# -- the overview ------------------------------------------------------------------------------------------------------
def head(scene: Scene) -> dict[str, object]:
    """Which statement a card is about."""
    statement = statement_of(scene)
    return {
        "number": statement.number,
        "version": statement.version,
        "cut_off": statement.cut_off,
        "company": scene.books.company.name,
    }


def overview(scene: Scene) -> dict[str, object]:
    """The figures of the statement, and who may agree to them."""
    statement = statement_of(scene)
    stands = standing(statement, scene.books.cases)
    # A sum that stands for nothing but what is kept back would name it.
    named = in_question(statement, (case for case in scene.books.cases if not is_withheld(case)))
    return head(scene) | {
        "closing": stands.closing,
        "overdue": stands.overdue,
        "in_question": stands.in_question if named else named,
        "undisputed": stands.undisputed,
        "credits": Money(sum(min(0, line.signed) for line in statement.lines), statement.currency),
        "ageing": [(name, amount) for name, amount in statement.ageing if amount],
        "lines": len(statement.lines),
        "statement": statement,
        "reply_by": statement.reply_by,
        "confirmed": statement.state in CONFIRMED,
        "elsewhere": confirmed_elsewhere(scene),
        "may_confirm": may_confirm(scene),
        "waits": role_allows(scene, Role.CONFIRMER) and not may_confirm(scene),
        "confirmers": confirmers(scene),
    }


def confirmed_elsewhere(scene: Scene) -> dict[str, object] | None:
    """The answer by phone, mail or on paper that it stands confirmed by; None when it was confirmed in a chat."""
    this = statement_of(scene)
    answers = scene.books.answers if this.state in CONFIRMED else ()
    one = next((one for one in answers if one.statement_id == this.id and one.confirms), None)
    told = ("way", "person", "recorder", "approver")
    return {"on": one.said_on, **{name: getattr(one, name) for name in told}} if one else None


def confirm_button(scene: Scene) -> list[Button]:
    """*It agrees* and what takes that back, for those who may; *Something differs* for everybody."""
    statement = statement_of(scene)
    if may_confirm(scene) and statement.state in CONFIRMED:
        notes = {"statement_id": statement.id, "take_back": True}
        return [Button("take_back_yes", opens="confirm_balance", notes=notes), Button("differs")]
    return [*([Button("agree")] if may_agree(scene) else []), Button("differs")]


def may_agree(scene: Scene) -> bool:
    """Whether this contact may confirm this statement."""
    return may_confirm(scene) and statement_of(scene).state in CONFIRMABLE


def total_steps(scene: Scene) -> dict[str, object]:
    """How the closing balance arises."""
    return head(scene) | {"steps": explain_total(statement_of(scene))}


# -- papers ------------------------------------------------------------------------------------------------------------
def send_file(scene: Scene) -> SendStatementFile:
    """The statement that holds, as a spreadsheet."""
    return SendStatementFile(current_id(scene) or this_id(scene))


def send_pdf(scene: Scene) -> SendPaper:
    """The statement that holds, as a paper."""
    id_ = current_id(scene) or this_id(scene)
    return SendPaper("statement_pdf", id_, f"statement:{id_}")


def is_long(scene: Scene) -> bool:
    """Whether its paper only sums it up, so that the lines go with it as a spreadsheet."""
    return len(statement_of(scene).lines) > MOST_LINES


def pdf_wished(scene: Scene) -> bool:
    """Whether the paper is asked for in words."""
    return file_wished(text_of(scene)) == "pdf"


def sheet_wished(scene: Scene) -> bool:
    """Whether the spreadsheet is."""
    return file_wished(text_of(scene)) == "xlsx"


def some_file_wished(scene: Scene) -> bool:
    """Whether either is."""
    return bool(file_wished(text_of(scene)))


def only_one(scene: Scene) -> bool:
    """Whether there is no doubt which statement is meant, and no figure of the customer's own comes first."""
    waiting = {one.id for one in scene.books.to_state}
    return len(scene.books.statements) == 1 and this_id(scene) not in waiting


# -- terms -------------------------------------------------------------------------------------------------------------
def term_buttons(_: Scene) -> list[Button]:
    """A button for each term."""
    return [Button(f"term_{name}") for name in TERMS]
