"""What is shown and decided about a statement that came back filled in.

Promise: every function is total and changes nothing; what is gone reads as an empty outcome.
"""

from flows.dialogues.asking import confirmers, current_like, may_confirm
from flows.dialogues.raise_dispute_line import the_statement
from flows.engine.effects import Button
from flows.engine.events import SentFile, Value
from flows.engine.grammar import Scene
from flows.engine.told import number
from flows.facts.commands import SendStatementFile
from flows.facts.dispute import Case
from flows.facts.figures_back import Compared, Difference, FiguresBack, Odd
from flows.facts.figures_commands import KeepTable
from flows.facts.money import Money
from flows.facts.standing import CONFIRMABLE
from flows.facts.statement import Statement
from flows.facts.times import DAY

SHOWN = 6  # lines of each kind in a message
KEPT = 3 * DAY
TABLES = frozenset({
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/vnd.ms-excel", "text/csv",
    "text/comma-separated-values", "application/csv", "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.ms-excel.sheet.macroenabled.12",
})  # fmt: skip
ENDINGS = (".xlsx", ".csv", ".tsv", ".xls", ".xlsm", ".xlsb", ".ods", ".et")
_NOTHING = Compared(0, "XXX", 0, 0)


# -- a table that was sent ---------------------------------------------------------------------------------------------
def a_table(scene: Scene) -> bool:
    """Whether a spreadsheet was sent, by its type or by its name."""
    sent = scene.event
    return isinstance(sent, SentFile) and (sent.mime.lower() in TABLES or sent.name.lower().endswith(ENDINGS))


def on_top(scene: Scene) -> bool:
    """Whether something is being talked about that goes on meanwhile."""
    return len(scene.conversation.frames) > 1


def keep_table(_: Scene) -> KeepTable:
    """It is looked at before anything is asked about it."""
    return KeepTable()


# -- how it begins -----------------------------------------------------------------------------------------------------
def not_matched(scene: Scene) -> bool:
    """Whether it names a statement that was never issued so to this customer."""
    return scene.notes.get("outcome") == "not_matched"


def one_paper(_: Scene) -> dict[str, object]:
    """How many papers have come."""
    return {"files": 1}


def again_button(scene: Scene) -> list[Button]:
    """To take up what was put off."""
    notes = {"figures_id": number(scene.notes.get("figures_id")), **that_statement(scene)}
    return [Button("look_again", opens="figures_back", notes=notes)]


def kept(scene: Scene) -> FiguresBack | None:
    """What was found in the file."""
    return scene.books.figures(number(scene.notes.get("figures_id")))


def gone(scene: Scene) -> bool:
    """Whether it was deleted meanwhile."""
    return kept(scene) is None


def compared(scene: Scene) -> Compared:
    """The outcome; an empty one when it is gone."""
    found = kept(scene)
    return found.compared if found else _NOTHING


def nothing_given(scene: Scene) -> bool:
    """Whether no figure was entered anywhere."""
    found = compared(scene)
    return found.given == 0 and not found.counts[2] and not found.counts[3]


def that_statement(scene: Scene) -> dict[str, Value]:
    """What another dialogue begins with."""
    return {"statement_id": number(scene.notes.get("statement_id"))}


def statement(scene: Scene) -> Statement | None:
    """The statement in the file."""
    return scene.books.statement(number(scene.notes.get("statement_id")))


# -- the outcome -------------------------------------------------------------------------------------------------------
def result(scene: Scene) -> dict[str, object]:
    """What was checked, agrees and differs, and what could not be compared."""
    found, this = compared(scene), statement(scene)
    differ, empty, odd, unknown = found.counts
    return {
        "number": this.number if this else "",
        "given": found.given,
        "agree": found.agree,
        "count": differ,
        "differ": [shown(scene, one) for one in found.differ[:SHOWN]],
        "more_differ": max(0, differ - SHOWN),
        "empty": list(found.empty[:SHOWN]),
        "more_empty": max(0, empty - SHOWN),
        "unreadable": [_odd(one) for one in found.unreadable[:SHOWN]],
        "more_unreadable": max(0, odd - SHOWN),
        "unknown": [_odd(one) for one in found.unknown[:SHOWN]],
        "more_unknown": max(0, unknown - SHOWN),
        "theirs": Money(found.theirs, found.currency),
        "ours": Money(found.ours, found.currency),
        "total": Money(found.total or 0, found.currency),
        "miscounted": found.miscounted,
        "complete": found.complete,
    }


def shown(scene: Scene, one: Difference) -> dict[str, object]:
    """A difference as a message tells it."""
    code, case = compared(scene).currency, case_on(scene, one)
    return {
        "number": one.number,
        "ours": Money(one.ours, code),
        "theirs": Money(one.theirs, code),
        "less": Money(abs(one.less), code),
        "more": one.less < 0,
        "remark": one.remark,
        "case": case.number if case else "",
    }


def _odd(one: Odd) -> dict[str, object]:
    return {"row": one.row, "number": one.number, "quoted": one.quoted}


def case_on(scene: Scene, one: Difference) -> Case | None:
    """The open case about that line."""
    return next((case for case in scene.books.cases if case.concerns(one.document_id) and not case.closed), None)


# -- the end -----------------------------------------------------------------------------------------------------------
def kept_until(scene: Scene) -> dict[str, object]:
    """Until when (µs UTC) the file is kept."""
    found = kept(scene)
    return {"until": (found.at if found else scene.now) + KEPT}


def all_equal(scene: Scene) -> bool:
    """Whether both books show the same on every line."""
    return compared(scene).equal


def incomplete(scene: Scene) -> bool:
    """Whether lines are left without a figure that could be read."""
    return not compared(scene).complete


def may_agree(scene: Scene) -> bool:
    """Whether the contact may confirm this statement now."""
    this = statement(scene)
    return may_confirm(scene) and this is not None and this.state in CONFIRMABLE


def confirmable(scene: Scene) -> bool:
    """Whether it still waits for somebody's confirmation."""
    this = statement(scene)
    return this is not None and this.state in CONFIRMABLE


def who_may(scene: Scene) -> dict[str, object]:
    """Who may confirm it, and which it is."""
    return result(scene) | {"confirmers": confirmers(scene)}


def send_current(scene: Scene) -> SendStatementFile | None:
    """The file of the version that took its place."""
    this = statement(scene)
    current = current_like(scene, this) if this else the_statement(scene)
    return SendStatementFile(current.id) if current else None


def versions(scene: Scene) -> dict[str, object]:
    """The version in the file, and the one that took its place."""
    this = statement(scene)
    current = current_like(scene, this) if this else None
    return {
        "number": this.number if this else "",
        "version": this.version if this else 0,
        "current": current.number if current else "",
        "current_version": current.version if current else 0,
    }
