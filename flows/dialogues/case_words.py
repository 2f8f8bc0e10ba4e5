"""What words about a case may be: thanks, the question when, words about two cases at once, or a fact for its thread.

Promise: pure; only what cannot be mistaken is taken for anything but a fact, and a fact is always passed on.
"""

import re

from flows.dialogues.case_view import case_values, the_case, zone
from flows.engine.effects import Button
from flows.engine.events import Value, Wrote
from flows.engine.grammar import Maker, Scene
from flows.engine.told import number
from flows.facts.case_commands import AskWhen
from flows.facts.commands import PassOn
from flows.facts.contact_policy import end_of_working_day
from flows.facts.dispute import Case
from flows.facts.meant import meant_wants
from flows.facts.to_move import Party, to_move

_PIECES = re.compile(r"[\w./-]+")
FEW = 12  # words; a longer message says more than "when?" or "thanks"
FEW_SIGNS = 24  # characters, where words are not spaced


def text_of(scene: Scene) -> str:
    """What was just written."""
    return scene.event.text.strip() if isinstance(scene.event, Wrote) else ""


def cases_named(scene: Scene) -> list[Case]:
    """The cases whose number, or whose document, stands in what was written."""
    pieces = {piece.upper().strip(".") for piece in _PIECES.findall(text_of(scene))}
    found = [case for case in scene.books.cases if case.number.upper() in pieces]
    return found or [c for c in scene.books.cases if any(i.document.upper() in pieces for i in c.items if i.document)]


def only_a_number(scene: Scene) -> int:
    """The case whose number is all that was written."""
    found = cases_named(scene)
    names = {found[0].number, *(item.document for item in found[0].items)} if found else set()
    return found[0].id if len(found) == 1 and text_of(scene).upper() in names else 0


def that_case(scene: Scene) -> dict[str, Value]:
    """The case whose number was written, for its card."""
    return {"case_id": only_a_number(scene)}


def two_cases(scene: Scene) -> list[Value]:
    """The ids of the cases that the words are about, when there are several."""
    found = cases_named(scene)
    return [case.id for case in found] if len(found) > 1 else []


def another_case(scene: Scene) -> int:
    """The other case that the words are about."""
    found = cases_named(scene)
    return found[0].id if len(found) == 1 and found[0].id != number(scene.notes.get("case_id")) else 0


def says_thanks(scene: Scene) -> bool:
    """Whether nothing but thanks or an "ok" was written."""
    return _brief(scene) and set(meant_wants(text_of(scene))) in ({"thanks"}, {"thanks", "goodbye"})


def asks_when(scene: Scene) -> bool:
    """Whether nothing but the question when was written."""
    return _brief(scene) and "status" in meant_wants(text_of(scene))


def _brief(scene: Scene) -> bool:
    text = text_of(scene)
    return len(text.split()) <= FEW and (text.isascii() or len(text) <= FEW_SIGNS or " " in text)


def ask_when(scene: Scene) -> AskWhen | None:
    """We are asked, where it is for us to answer."""
    case = the_case(scene)
    return AskWhen(case.id) if case and to_move(case.state) is Party.SUPPLIER else None


def promised(scene: Scene) -> dict[str, object]:
    """By when something is heard, who is to move, and whether it was asked before."""
    case = the_case(scene)
    ours = case is not None and to_move(case.state) is Party.SUPPLIER
    again = case is not None and ours and case.asked_when > 0
    late = case is not None and case.next_contact_at <= scene.now
    by = (
        end_of_working_day(scene.now, 1, zone(scene), calendar=scene.books.calendar)
        if late
        else case.next_contact_at
        if case
        else 0
    )
    return case_values(scene) | {"ours": ours, "again": again, "by": by}


def which_buttons(scene: Scene) -> list[Button]:
    """A button for each of the cases that the words may be for, and one for all of them."""
    kept = scene.notes.get("two")
    found = [case for each in (kept if isinstance(kept, list) else []) if (case := scene.books.case(number(each)))]
    one_by_one = [
        Button("words_for", case.id, {"number": case.number, "document": case.document or "–"}) for case in found
    ]
    return [*one_by_one, Button("words_for_all")]


def kept_words(scene: Scene) -> str:
    """The words, until it is known which case they are for."""
    return text_of(scene)


def words_of_note(scene: Scene) -> str:
    """The words that wait for their case."""
    return str(scene.notes.get("said") or "")


def for_this(scene: Scene) -> PassOn | None:
    """The kept words, for the case that was chosen."""
    case = the_case(scene)
    return PassOn(case.id, words_of_note(scene)) if case and words_of_note(scene) else None


def for_nth(place: int) -> Maker:
    """The kept words, for the case at that place among those that were named."""

    def each(scene: Scene) -> PassOn | None:
        kept = scene.notes.get("two")
        ids = kept if isinstance(kept, list) else []
        return PassOn(number(ids[place]), words_of_note(scene)) if place < len(ids) else None

    each.__name__ = f"for_case_{place + 1}"
    return each
