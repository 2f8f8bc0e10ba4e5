"""What the menu shows, and what somebody at rest may mean: an answer about a case, a line of the statement, a paper.

Promise: pure; whatever cannot be told for sure is asked, never guessed.
"""

from flows.dialogues.asking import asked_for, carried, number, replied_to
from flows.dialogues.case_view import values_of_case
from flows.engine.conversation import Frame
from flows.engine.effects import Button
from flows.engine.events import Value, Wrote
from flows.engine.everywhere import company
from flows.engine.grammar import Scene
from flows.facts.commands import FileUnder, PassOn, StopReminders
from flows.facts.dispute import Case, open_case_on
from flows.facts.document_numbers import named_in, worth
from flows.facts.statement import Line, Statement
from flows.tables.reasons import reason

CASE = "case:"

# Dialogues that only show something: there is nothing in them to take up again.
LOOKING = frozenset({"home", "view_statement", "follow_case", "settings", "cancel"})


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
    return below + [Button("resume_draft")] * (draft(scene) is not None)


def interrupted(scene: Scene) -> bool:
    """Whether a dialogue with something to go on with lies below."""
    frames = scene.conversation.frames
    return len(frames) > 1 and frames[-2].flow not in LOOKING


def draft(scene: Scene) -> Frame | None:
    """The newest objection that was put aside and has not been registered since."""
    kept = [frame for frame in reversed(scene.conversation.drafts) if frame.flow == "raise_dispute"]
    return next((frame for frame in kept if not _done(scene, frame)), None)


def draft_notes(scene: Scene) -> dict[str, Value]:
    """What had been entered in it."""
    kept = draft(scene)
    return dict(kept.notes) if kept else {}


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
    words = scene.event.text.upper().replace(",", " ").split() if isinstance(scene.event, Wrote) else []
    return next((case for case in scene.books.cases if case.number.upper() in words), None)


def pass_on(scene: Scene) -> PassOn | None:
    """The words, for the thread of the case."""
    case = answered_case(scene)
    return PassOn(case.id, scene.event.text) if case and isinstance(scene.event, Wrote) else None


def passed_on(scene: Scene) -> dict[str, object]:
    """Which case it went to, and when we answer."""
    case = answered_case(scene)
    return {"number": case.number if case else "", "next_at": case.next_contact_at if case else 0}


def about_answered(scene: Scene) -> dict[str, Value]:
    """What the evidence dialogue is begun with when a message was answered."""
    case = answered_case(scene)
    return {"case_id": case.id if case else 0}


def about_named(scene: Scene) -> dict[str, Value]:
    """What the case's card is begun with when its number was written."""
    case = named_case(scene)
    return {"case_id": case.id if case else 0}


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
def line_meant(scene: Scene) -> tuple[Statement, Line] | None:
    """The only line whose number, or failing that whose amount, stands in the text."""
    text = scene.event.text if isinstance(scene.event, Wrote) else ""
    named = [(s, line) for s in scene.books.statements for line in named_in(text, s.lines)]
    found = named or [(s, line) for s in scene.books.statements for line in worth(text, s)]
    return found[0] if len(found) == 1 else None


def that_line(scene: Scene) -> dict[str, Value]:
    """What the statement's dialogue is begun with."""
    found = line_meant(scene)
    return {"statement_id": found[0].id, "document_id": found[1].document_id} if found else {}
