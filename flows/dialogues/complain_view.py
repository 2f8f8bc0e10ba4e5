"""Complaining: what is remembered, what is shown.

Promise: every function is total and changes nothing; a complaint of another person does not exist here.
"""

from datetime import date

from flows.dialogues.asking import carried, pressed
from flows.dialogues.case_view import written, zone
from flows.dialogues.raise_dispute_payment import the_day
from flows.engine.effects import Button
from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.engine.told import number, told
from flows.facts.complaints import Complaint, first_look_by
from flows.facts.document_numbers import named_in
from flows.facts.matter_commands import AddToMatter, MoveMatter, RegisterComplaint
from flows.facts.statement import Line, Statement
from flows.facts.times import DAY, day_in_zone

TOPICS = ("topic_late", "topic_manner", "topic_wrong", "topic_effort")
WISHES = ("amends_apology", "amends_explanation", "amends_other_person", "amends_not_again", "amends_unsure")
BARE_WORDS = frozenset({
    "a", "about", "an", "complain", "complaining", "complaint", "complaints", "file", "have", "hello", "hi", "i",
    "id", "like", "lodge", "make", "my", "please", "raise", "submit", "something", "the", "to", "us", "want",
    "wanted", "we", "wish", "with", "would", "you", "your",
})  # fmt: skip
BARE_LETTERS = frozenset("我们要想投诉一下你您请进行有个需")
DAYS = {"day_today": 0, "day_yesterday": 1}


def words(scene: Scene) -> str:
    """What was said about it so far."""
    return str(scene.notes.get("words", ""))


def words_said(scene: Scene) -> bool:
    """Whether it was said before anything was asked; that somebody wants to complain is not what happened."""
    said = "".join(letter if letter.isalpha() else " " for letter in words(scene).casefold())
    return any(word not in BARE_WORDS and not set(word) <= BARE_LETTERS for word in said.split())


def the_complaint(scene: Scene) -> Complaint | None:
    """The complaint this is about."""
    wanted = number(scene.notes.get("complaint_id"))
    return next((one for one in scene.books.complaints if one.id == wanted), None)


def about_one(scene: Scene) -> bool:
    """Whether it is about one that this person has made."""
    return the_complaint(scene) is not None


def open_one(scene: Scene) -> Complaint | None:
    """The newest open complaint of this person."""
    return next((one for one in scene.books.complaints if one.is_complaint and one.open), None)


def may_be_withdrawn(scene: Scene) -> bool:
    """Whether it is still being looked into."""
    one = the_complaint(scene)
    return one is not None and one.state in {"received", "in_work", "pending", "second_look"}


# -- what it is about --------------------------------------------------------------------------------------------------
def line_named(scene: Scene) -> tuple[Statement, Line] | None:
    """The only line of a statement whose number stands in the words."""
    found = [(s, line) for s in scene.books.statements for line in named_in(words(scene), s.lines)]
    return found[0] if len(found) == 1 and "sorted" not in scene.notes else None


def line_shown(scene: Scene) -> dict[str, object]:
    """That document."""
    found = line_named(scene)
    return {"document": found[1].number if found else ""}


def line_notes(scene: Scene) -> dict[str, Value]:
    """What an objection to that line is begun with."""
    notes = dict(scene.notes)
    return {key: notes[key] for key in ("statement_id", "document_id") if key in notes}


def document_id(scene: Scene) -> int:
    """That line's document."""
    found = line_named(scene)
    return found[1].document_id if found else 0


def statement_id(scene: Scene) -> int:
    """Its statement."""
    found = line_named(scene)
    return found[0].id if found else 0


def with_amount(scene: Scene) -> bool:
    """Whether a sum is to be looked at as well, as a case of its own."""
    return scene.notes.get("both") is True


# -- when, whom, what would help ---------------------------------------------------------------------------------------
def day_pressed(scene: Scene) -> str:
    """Today or yesterday, where the person is, as an ISO date."""
    return day_in_zone(scene.now - DAYS.get(pressed(scene), 0) * DAY, zone(scene)).isoformat()


def day_meant(scene: Scene) -> str | None:
    """The day that was written or picked."""
    return the_day(scene)


def people_known(scene: Scene) -> list[Button]:
    """A button for each colleague whom the customer knows."""
    return [Button("that_colleague", one.id, {"colleague": one.name}) for one in scene.books.met[:4]]


def colleague_picked(scene: Scene) -> int:
    """The colleague whose button was pressed."""
    picked = number(carried(scene))
    return next((one.id for one in scene.books.met if one.id == picked), 0)


def name_picked(scene: Scene) -> str:
    """Their name."""
    picked = number(carried(scene))
    return next((one.name for one in scene.books.met if one.id == picked), "")


def more_words(scene: Scene) -> str:
    """What was said, and what was just added."""
    return f"{words(scene)} {written(scene)}".strip()


# -- what follows ------------------------------------------------------------------------------------------------------
def register(scene: Scene) -> RegisterComplaint:
    """The complaint, as it was read back."""
    notes = scene.notes
    about = number(notes.get("about"))
    return RegisterComplaint(
        "complaint",
        words(scene),
        str(notes.get("topic", "")),
        str(notes.get("happened", "")),
        str(notes.get("whom", "")),
        (about,) if about else (),
        notes.get("everybody") is True,
        str(notes.get("wish", "")),
    )


def add(scene: Scene) -> AddToMatter:
    """What was just written, or said when it began, for its thread."""
    return AddToMatter("complaint", number(scene.notes.get("complaint_id")), written(scene) or words(scene))


def withdraw(scene: Scene) -> MoveMatter:
    """The customer takes it back."""
    return MoveMatter("complaint", number(scene.notes.get("complaint_id")), "withdrawn")


def satisfied(scene: Scene) -> MoveMatter:
    """The answer is good."""
    return MoveMatter("complaint", number(scene.notes.get("complaint_id")), "satisfied")


def not_satisfied(scene: Scene) -> MoveMatter:
    """It is not, and perhaps why."""
    return MoveMatter("complaint", number(scene.notes.get("complaint_id")), "not_satisfied", {"why": written(scene)})


# -- what is shown -----------------------------------------------------------------------------------------------------
def day_of(happened: str) -> date | None:
    """The day that was named; None for words that name none."""
    try:
        return date.fromisoformat(happened)
    except ValueError:
        return None


def read_back(scene: Scene) -> dict[str, object]:
    """All that was said, for the customer to agree to."""
    notes = scene.notes
    return {
        "topic": str(notes.get("topic", "")),
        "words": words(scene),
        "day": day_of(str(notes.get("happened", ""))),
        "happened": str(notes.get("happened", "")),
        "whom": str(notes.get("whom", "")),
        "everybody": notes.get("everybody") is True,
        "wish": str(notes.get("wish", "")),
        "choosing": notes.get("choosing") is True,
    }


def read_back_buttons(scene: Scene) -> list[Button]:
    """Yes or something else; when something else, what."""
    if scene.notes.get("choosing") is True:
        return [Button(name) for name in ("mend_words", "mend_when", "mend_whom", "mend_wish", "mend_nothing")]
    return [Button("complaint_right"), Button("complaint_mend")]


def registered(scene: Scene) -> dict[str, object]:
    """Its number, and when there is a word."""
    return {
        **read_back(scene),
        "number": str(told(scene, "number") or ""),
        "by": number(told(scene, "next")) or first_look_by(scene.now, zone(scene), calendar=scene.books.calendar),
        "company": scene.books.company.name,
        "both": with_amount(scene),
        "files": len(kept) if isinstance(kept := scene.notes.get("files"), list) else 0,
    }


def complaint_values(scene: Scene) -> dict[str, object]:
    """The complaint as a message tells it; empty values for none."""
    one = the_complaint(scene) or open_one(scene)
    return {
        "number": one.number if one else "",
        "state": one.state if one else "closed",
        "by": one.next_contact_at if one else 0,
        "text": one.text if one else "",
        "words": one.words if one else "",
    }


def that_open_one(scene: Scene) -> int:
    """The id of the newest open complaint."""
    one = open_one(scene)
    return one.id if one else 0


def withdraw_button(scene: Scene) -> list[Button]:
    """Taking it back, where that is still possible."""
    return [Button("take_it_back")] if may_be_withdrawn(scene) else []
