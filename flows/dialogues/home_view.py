"""What the menu shows, and what somebody at rest may mean: an answer about a case, a line of the statement, a paper.

Promise: pure; whatever cannot be told for sure is asked, never guessed.
"""

import re

from flows.dialogues.asking import asked_for, carried, replied_to
from flows.dialogues.case_view import values_of_case
from flows.dialogues.edited_later import EDITED_WITHIN
from flows.engine.asides import readings, small_talk, text_of
from flows.engine.conversation import Frame
from flows.engine.effects import Button
from flows.engine.events import Edited, Value, Wrote
from flows.engine.everywhere import company
from flows.engine.grammar import Scene
from flows.engine.told import number
from flows.facts.commands import FileUnder, PassOn, StopReminders
from flows.facts.dispute import Case, open_case_on
from flows.facts.lines_meant import lines_meant_in
from flows.facts.money import Money
from flows.facts.statement import Line, Statement
from flows.facts.withheld import withheld
from flows.tables.reasons import reason

CASE = "case:"
SAYS_MORE = 3  # letters; a number alone asks for its card
FEW_LINES = 6
MORE = (
    ("questions", "ask_question"),
    ("want_to_pay", "promise_to_pay"),
    ("want_a_call", "call_back"),
    ("want_to_complain", "complain"),
    ("want_to_tell", "give_feedback"),
)

# Dialogues that only show something: there is nothing in them to take up again.
LOOKING = frozenset(
    {"home", "view_statement", "follow_case", "settings", "cancel", "privacy", "ask_question", "choose_company"}
)


# -- the menu ----------------------------------------------------------------------------------------------------------
def called(scene: Scene) -> bool:
    """Whether the menu was asked for."""
    return bool(asked_for(scene))


def silenced(scene: Scene) -> bool:
    """Whether somebody who wanted no more messages begins again."""
    contact = scene.books.contact
    return asked_for(scene) == "start" and contact is not None and contact.stopped


def write_again(scene: Scene) -> StopReminders:  # noqa: ARG001 - every maker is given the scene
    """We may write first again."""
    return StopReminders(stop=False)


def menu(scene: Scene) -> dict[str, object]:
    """Whom the assistant speaks for; `first` when somebody begins."""
    return company(scene) | {"first": asked_for(scene) == "start"}


def resume_buttons(scene: Scene) -> list[Button]:
    """What was interrupted, and what was put aside as a draft."""
    below = [Button("resume")] if interrupted(scene) else []
    kept = draft(scene)
    return below + ([Button("resume_draft", opens=kept.flow, notes=kept.notes)] if kept else [])


def interrupted(scene: Scene) -> bool:
    """Whether a dialogue with something to go on with lies below."""
    frames = scene.conversation.frames
    return len(frames) > 1 and frames[-2].flow not in LOOKING


def over_a_look(scene: Scene) -> bool:
    """Whether what lies below only showed something, and is over once something else is begun."""
    frames = scene.conversation.frames
    return len(frames) > 2 and frames[-2].flow in LOOKING  # noqa: PLR2004 - home, what was looked at, and this


def draft(scene: Scene) -> Frame | None:
    """The newest of what was put aside and, if it was an objection, has not been registered since."""
    kept = reversed(scene.conversation.drafts)
    return next((frame for frame in kept if frame.flow != "raise_dispute" or not _done(scene, frame)), None)


def draft_notes(scene: Scene) -> dict[str, Value]:
    """What had been entered in it."""
    kept = draft(scene)
    return dict(kept.notes) if kept else {}


def more_buttons(scene: Scene) -> list[Button]:  # noqa: ARG001 - every maker is given the scene
    """What else may be wanted, so that the menu itself stays short."""
    return [Button(label, opens=name) for label, name in MORE]


def _done(scene: Scene, kept: Frame) -> bool:
    document, why = number(kept.notes.get("document_id")), str(kept.notes.get("reason", ""))
    return open_case_on(scene.books.cases, document, why) is not None


# -- about a case ------------------------------------------------------------------------------------------------------
def answered_case(scene: Scene) -> Case | None:
    """The case whose message was answered."""
    subject = replied_to(scene)
    named = subject.removeprefix(CASE)
    return scene.books.case(int(named)) if subject.startswith(CASE) and named.isdecimal() else None


def named_case(scene: Scene) -> Case | None:
    """The case whose number was written."""
    words = re.findall(r"[A-Z0-9-]+", text_of(scene).upper())
    return next((case for case in scene.books.cases if case.number.upper() in words), None)


def edited_case(scene: Scene) -> Case | None:
    """The case that an edited message had led to: the newest open one of those registered lately or taken up again."""
    since = scene.now - EDITED_WITHIN
    open_ = [case for case in scene.books.cases if not case.closed and (case.registered_at > since or case.reopened)]
    return max(open_, key=lambda case: case.registered_at, default=None)


def keep_edit(scene: Scene) -> PassOn | None:
    """The new words, marked as an edit, for the thread of that case."""
    case = edited_case(scene)
    return PassOn(case.id, f"✎ {scene.event.text}") if case and isinstance(scene.event, Edited) else None


def kept_edit(scene: Scene) -> dict[str, object]:
    """Which case the edit was kept with."""
    case = edited_case(scene)
    return {"number": case.number if case else ""}


def about_edited(scene: Scene) -> dict[str, Value]:
    """What that case's card is begun with."""
    case = edited_case(scene)
    return {"case_id": case.id if case else 0}


def about_answered(scene: Scene) -> dict[str, Value]:
    """What a dialogue about the case is begun with when a message was answered: what was written is for its thread."""
    case = answered_case(scene)
    told: dict[str, Value] = {"case_id": case.id if case else 0}
    return told | {"words": True} if isinstance(scene.event, Wrote) else told


def about_named(scene: Scene) -> dict[str, Value]:
    """What the case's card is begun with when its number was written; more than that is for its thread."""
    case = named_case(scene)
    told: dict[str, Value] = {"case_id": case.id if case else 0}
    said = text_of(scene).upper().replace(case.number.upper() if case else "", "")
    return told | {"words": True} if len(re.findall(r"\w", said)) >= SAYS_MORE else told


# -- about a paper -----------------------------------------------------------------------------------------------------
def case_buttons(scene: Scene) -> list[Button]:
    """A button for each open case."""
    return [
        Button("about_case", case.id, {"number": case.number, "document": case.document or "–"})
        for case in scene.books.cases
        if not case.closed
    ]


def chosen_case(scene: Scene) -> int:
    """The case that the paper is about."""
    case = scene.books.case(number(carried(scene)))
    return case.id if case else 0


def chosen(scene: Scene) -> dict[str, object]:
    """That case, as a message tells it."""
    return values_of_case(scene.books.case(number(carried(scene))))


def file_under(scene: Scene) -> FileUnder | None:
    """The papers, to that case."""
    case = scene.books.case(number(scene.notes.get("case_chosen")))
    return FileUnder(case.id, reason(case.reason).slots[0]) if case else None


def about_chosen(scene: Scene) -> dict[str, Value]:
    """What the evidence dialogue is begun with when a case was chosen."""
    return {"case_id": number(carried(scene))}


def papers(scene: Scene) -> dict[str, object]:
    """How many papers have come."""
    kept = scene.notes.get("files")
    return {"files": len(kept) if isinstance(kept, list) else 0}


# -- about the statement -----------------------------------------------------------------------------------------------
def only_a_line(scene: Scene) -> bool:
    """Whether the words ask for nothing beyond the line that they name."""
    return not (readings(scene) or small_talk(scene))


def line_meant(scene: Scene) -> tuple[Statement, Line] | None:
    """The only line whose number, or failing that whose amount or day, stands in the text."""
    found = _lines(scene)
    return found[0] if len(found) == 1 else None


def lines_meant(scene: Scene) -> bool:
    """Whether a few lines may be meant."""
    return 1 < len(_lines(scene)) <= FEW_LINES


def offered_lines(scene: Scene) -> list[Button]:
    """A button for each of them."""
    return [
        Button(
            "this_line",
            values={"number": line.number, "open": Money(line.open or line.total, statement.currency)},
            opens="view_statement",
            notes={"statement_id": statement.id, "document_id": line.document_id},
        )
        for statement, line in _lines(scene)
    ]


def _lines(scene: Scene) -> list[tuple[Statement, Line]]:
    found = lines_meant_in(text_of(scene), scene.books.statements, scene.books.today)
    kept_back = withheld(scene.books.cases)
    return [(statement, line) for statement, line in found if line.document_id not in kept_back]


def that_line(scene: Scene) -> dict[str, Value]:
    """What the statement's dialogue is begun with."""
    found = line_meant(scene)
    return {"statement_id": found[0].id, "document_id": found[1].document_id} if found else {}
