"""Change a claim: which sums are possible, and what the change would mean.

Promise: every function is total and changes nothing; a sum that can be read in two ways is asked back.
"""

from flows.dialogues.asking import carried
from flows.dialogues.case_view import case_values, the_case, the_line, zone
from flows.dialogues.follow_case_view import changeable
from flows.engine.effects import Button
from flows.engine.events import Value, Wrote
from flows.engine.grammar import Scene
from flows.engine.told import number, told
from flows.facts.amounts import Ambiguous, Amount, Several, Understood, read_amount
from flows.facts.case_commands import ChangeClaim
from flows.facts.dispute import CaseState, claimed_before
from flows.facts.money import Money
from flows.facts.to_move import next_contact

READINGS = 3


def not_changeable(scene: Scene) -> bool:
    """Whether it is too late to change it by oneself."""
    return not changeable(scene)


def most(scene: Scene) -> int | None:
    """The most that can be claimed (minor units): what is open on the document and under no other case.

    None where no document is listed.
    """
    case, line = the_case(scene), the_line(scene)
    if case is None or line is None:
        return None
    others = claimed_before([one for one in scene.books.cases if one.id != case.id], case.document_id)
    return max(case.split.claimed, line.open - others)


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
    case = the_case(scene)
    return case is not None and _one_sum(scene) == case.split.claimed


def too_much(scene: Scene) -> bool:
    """Whether it is more than can be claimed."""
    minor, ceiling = _one_sum(scene), most(scene)
    return minor is not None and ceiling is not None and minor > ceiling


def below_granted(scene: Scene) -> bool:
    """Whether it is less than an accepted part has brought already."""
    case, minor = the_case(scene), _one_sum(scene)
    return case is not None and minor is not None and 0 < minor < max(case.granted, case.split.upheld)


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
    case, ceiling = the_case(scene), most(scene)
    currency = case.currency if case else "EUR"
    granted = max(case.granted, case.split.upheld) if case else 0
    return case_values(scene) | {
        "most": Money(ceiling, currency) if ceiling is not None else None,
        "granted": Money(granted, currency) if granted else None,
        "asked_back": isinstance(scene.notes.get("readings"), list),
    }


def changed_sums(scene: Scene) -> dict[str, object]:
    """The claim as it was first made, as it is now and as it will be; by when we answer."""
    case = the_case(scene)
    currency = case.currency if case else "EUR"
    first = case.first_claimed or case.split.claimed if case else 0
    due = next_contact(CaseState.INVESTIGATING, scene.now, zone(scene), case.next_contact_at if case else 0)
    return case_values(scene) | {
        "first": Money(first, currency),
        "new": Money(number(told(scene, "claimed")) or number(scene.notes.get("sum")), currency),
        "by": number(told(scene, "next")) or due,
    }


def change(scene: Scene) -> ChangeClaim:
    """The claim is another one from now on."""
    notes = scene.notes
    return ChangeClaim(number(notes.get("case_id")), number(notes.get("sum")), str(notes.get("words") or ""))


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
