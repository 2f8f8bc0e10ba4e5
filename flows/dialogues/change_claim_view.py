"""Change a claim: which sums are possible, and what the change would mean.

Promise: every function is total and changes nothing; a sum that can be read in two ways is asked back.
"""

from flows.dialogues.asking import carried, pressed
from flows.dialogues.case_view import case_values, the_case, the_lines, zone
from flows.dialogues.follow_case_view import changeable
from flows.engine.effects import Button
from flows.engine.events import Value, Wrote
from flows.engine.grammar import Scene
from flows.engine.told import number, told
from flows.facts.amounts import Ambiguous, Amount, Several, Understood, read_amount
from flows.facts.case_commands import ChangeClaim
from flows.facts.dispute import CaseState, Item, claimed_before
from flows.facts.document_numbers import normalised
from flows.facts.money import Money
from flows.facts.to_move import next_contact

READINGS = 3


def not_changeable(scene: Scene) -> bool:
    """Whether it is too late to change it by oneself."""
    return not changeable(scene)


# -- which line --------------------------------------------------------------------------------------------------------
def lines_of(scene: Scene) -> list[tuple[int, Item]]:
    """The lines that are objected to and not decided yet, each with its place in the case."""
    case = the_case(scene)
    items = case.items if case else ()
    return [(at, one) for at, one in enumerate(items) if one.to_settle or len(items) == 1]


def case_items(scene: Scene) -> tuple[Item, ...]:
    """All lines of the case."""
    case = the_case(scene)
    return case.items if case else ()


def which_line(scene: Scene) -> bool:
    """Whether it must be asked which line is meant."""
    return len(lines_of(scene)) > 1 and "line" not in scene.notes


def line_buttons(scene: Scene) -> list[Button]:
    """One button for each line."""
    case = the_case(scene)
    return [
        Button("change_line", at, {"number": one.document, "amount": Money(one.split.claimed, case.currency)})
        for at, one in lines_of(scene)
        if case
    ]


def line_pressed(scene: Scene) -> int:
    """The place of the line whose button was pressed, counted from 1 so that the first is an answer too."""
    at = number(carried(scene)) if pressed(scene) == "change_line" else -1
    return at + 1 if any(at == place for place, _ in lines_of(scene)) else 0


def line_found(scene: Scene) -> int:
    """Its place, from 0."""
    return number(scene.found) - 1


def line_written(scene: Scene) -> int:
    """The same for the only line whose number was written."""
    said = normalised(scene.event.text) if isinstance(scene.event, Wrote) else ""
    hits = [at for at, one in lines_of(scene) if one.document and normalised(one.document) in said]
    return hits[0] + 1 if len(hits) == 1 else 0


def at(scene: Scene) -> int:
    """The place of the line in question."""
    found = lines_of(scene)
    return number(scene.notes["line"]) if "line" in scene.notes else found[0][0] if found else 0


def item(scene: Scene) -> Item | None:
    """The line in question."""
    items, place = case_items(scene), at(scene)
    return items[place] if place < len(items) else None


def takes_back(scene: Scene) -> bool:
    """Whether this was begun to take one line back."""
    return scene.notes.get("take_back") is True and several_lines(scene)


def was_taken_back(scene: Scene) -> bool:
    """Whether what has just been done was to take a line back."""
    return scene.notes.get("take_back") is True


def several_lines(scene: Scene) -> bool:
    """Whether something of the case stays when this line is taken back."""
    return any(place != at(scene) for place, _ in lines_of(scene))


def back_buttons(scene: Scene) -> list[Button]:
    """To take this line back, or where it is all that is left, the case."""
    return [Button("take_line_back" if several_lines(scene) else "case_withdraw")]


# -- how much ----------------------------------------------------------------------------------------------------------
def most(scene: Scene) -> int | None:
    """The most that can be claimed (minor units): what is open on the document and under no other case.

    None where no document is listed.
    """
    case, one = the_case(scene), item(scene)
    line = next((line for line in the_lines(scene) if one and line.document_id == one.document_id), None)
    if case is None or one is None or line is None:
        return None
    others = claimed_before([other for other in scene.books.cases if other.id != case.id], one.document_id)
    return max(one.split.claimed, line.open - others)


def sum_written(scene: Scene) -> int:
    """The new sum in minor units, when the words are exactly one sum that can be claimed."""
    minor = _one_sum(scene)
    return minor if minor and not (same_sum(scene) or too_much(scene) or below_granted(scene)) else 0


def sum_pressed(scene: Scene) -> int:
    """The sum of the button, if it can be claimed."""
    minor, ceiling = number(carried(scene)), most(scene)
    return minor if ceiling is None or minor <= ceiling else 0


def same_sum(scene: Scene) -> bool:
    """Whether that is the sum that is claimed now."""
    one = item(scene)
    return one is not None and _one_sum(scene) == one.split.claimed


def too_much(scene: Scene) -> bool:
    """Whether it is more than can be claimed."""
    minor, ceiling = _one_sum(scene), most(scene)
    return minor is not None and ceiling is not None and minor > ceiling


def below_granted(scene: Scene) -> bool:
    """Whether it is less than has been decided already."""
    one, minor = item(scene), _one_sum(scene)
    return one is not None and minor is not None and 0 < minor < one.decided


def amounts_meant(scene: Scene) -> list[Value]:
    """The sums (minor units) that the words may mean, when there are several."""
    match _read(scene):
        case Ambiguous(readings=several) | Several(values=several):
            ceiling = most(scene)
            fitting = [one.minor for one in several if one.minor > 0 and (ceiling is None or one.minor <= ceiling)]
            return list[Value](dict.fromkeys(fitting))[:READINGS]
    return []


def reading_buttons(scene: Scene) -> list[Button]:
    """Those sums, to choose from."""
    case, kept = the_case(scene), scene.notes.get("readings")
    sums = [number(one) for one in kept] if isinstance(kept, list) and case else []
    return [Button("reading", minor, {"amount": Money(minor, case.currency)}) for minor in sums if case]


def words_with_it(scene: Scene) -> str:
    """What was written."""
    return scene.event.text.strip() if isinstance(scene.event, Wrote) else ""


def most_values(scene: Scene) -> dict[str, object]:
    """The claim as it is, and the most it can be; `asked_back` when one of several sums is to be chosen."""
    ceiling, currency, one = most(scene), _currency(scene), item(scene)
    granted = one.decided if one else 0
    return _line_values(scene) | {
        "most": Money(ceiling, currency) if ceiling is not None else None,
        "granted": Money(granted, currency) if granted else None,
        "asked_back": isinstance(scene.notes.get("readings"), list),
    }


def _currency(scene: Scene) -> str:
    case = the_case(scene)
    return case.currency if case else "EUR"


def _line_values(scene: Scene) -> dict[str, object]:
    """The case as a message tells it, with the document and the claim of the line in question."""
    one, several = item(scene), len(case_items(scene)) > 1
    told_ = {"document": one.document, "claimed": Money(one.split.claimed, _currency(scene))} if one else {}
    return case_values(scene) | told_ | {"several": several}


def changed_sums(scene: Scene) -> dict[str, object]:
    """The claim as it was first made, as it is now and as it will be; by when we answer."""
    case, one, currency = the_case(scene), item(scene), _currency(scene)
    first = one.first_claimed or one.split.claimed if one else 0
    due = next_contact(
        CaseState.INVESTIGATING,
        scene.now,
        zone(scene),
        case.next_contact_at if case else 0,
        calendar=scene.books.calendar,
    )
    return _line_values(scene) | {
        "first": Money(first, currency),
        "new": Money(number(told(scene, "claimed")) or number(scene.notes.get("sum")), currency),
        "by": number(told(scene, "next")) or due,
        "granted": Money(one.decided, currency) if one and one.decided else None,
    }


def change(scene: Scene) -> ChangeClaim:
    """The claim is another one from now on."""
    notes = scene.notes
    words = str(notes.get("words") or "")
    return ChangeClaim(number(notes.get("case_id")), number(notes.get("sum")), words, at(scene))


def take_back(scene: Scene) -> ChangeClaim:
    """The line is no longer objected to, but for what has been decided on it."""
    one, words = item(scene), str(scene.notes.get("words") or "")
    return ChangeClaim(number(scene.notes.get("case_id")), one.decided if one else 0, words, at(scene))


def refused_room(scene: Scene) -> bool:
    """Whether it could not be changed because other claims have taken the room."""
    return bool(told(scene, "why") == "too_much")


def _read(scene: Scene) -> Amount | None:
    case = the_case(scene)
    return read_amount(scene.event.text, case.currency) if case and isinstance(scene.event, Wrote) else None


def _one_sum(scene: Scene) -> int | None:
    match _read(scene):
        case Understood(value=sum_):
            return sum_.minor
    return None
