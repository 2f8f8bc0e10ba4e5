"""The papers that were sent: which there are, where one may be filed, and whether a decision rests on it.

Promise: every function is total and changes nothing; a paper that is not this customer's does not exist here.
"""

from collections.abc import Mapping
from types import MappingProxyType

from flows.dialogues.asking import carried
from flows.dialogues.case_view import case_values, the_case
from flows.engine.effects import Button
from flows.engine.grammar import Scene
from flows.engine.told import number, told
from flows.facts.case_commands import MovePaper, WithdrawPaper
from flows.facts.dispute import CaseState, Proof
from flows.tables.papers import PAPERS
from flows.tables.reasons import reason

SHOWN = 8
NAMES: Mapping[str, str] = MappingProxyType(
    PAPERS
    | {"agreed_price": "where the price is written", "payment_slip": "the payment slip", "paper": "another paper"}
)
SLOTS = tuple(f"paper_{slot}" for slot in NAMES)  # the buttons that name them
DECIDED = frozenset({CaseState.OFFERED, CaseState.EXECUTING, CaseState.RESOLVED, CaseState.CLOSED})


def sent(scene: Scene) -> tuple[Proof, ...]:
    """What was sent for the case and stands, newest first."""
    known = scene.books.evidence(number(scene.notes.get("case_id")))
    return tuple(one for one in reversed(known) if one.state != "refused")[:SHOWN]


def the_paper(scene: Scene) -> Proof | None:
    """The one in question."""
    wanted = number(scene.notes.get("paper_id"))
    return next((one for one in sent(scene) if one.id == wanted), None)


def paper_known(scene: Scene) -> bool:
    """Whether one was named that is there."""
    return the_paper(scene) is not None


def wants_deletion(scene: Scene) -> bool:
    """Whether the button that began this asked to delete it."""
    return scene.notes.get("ask") == "delete"


def wants_moving(scene: Scene) -> bool:
    """Whether the button that began this said that it is filed wrongly."""
    return scene.notes.get("ask") == "move"


def no_papers(scene: Scene) -> bool:
    """Whether there is none."""
    return not sent(scene)


def only_paper(scene: Scene) -> int:
    """The only one."""
    there = sent(scene)
    return there[0].id if len(there) == 1 else 0


def one_pressed(scene: Scene) -> int:
    """The one whose button was pressed."""
    wanted = number(carried(scene))
    return wanted if any(one.id == wanted for one in sent(scene)) else 0


def papers(scene: Scene) -> dict[str, object]:
    """The list, each with its slot and when it came."""
    return case_values(scene) | {"papers": [_told(one) for one in sent(scene)]}


def paper_buttons(scene: Scene) -> list[Button]:
    """One for each."""
    return [Button("pick_paper", one.id, {"n": place}) for place, one in enumerate(sent(scene), 1)]


def paper_shown(scene: Scene) -> dict[str, object]:
    """The one in question."""
    one = the_paper(scene)
    return case_values(scene) | (_told(one) if one else {"name": "", "slot": "", "at": 0})


def moved(scene: Scene) -> dict[str, object]:
    """The paper that was filed elsewhere, and the slot or other case it went to."""
    name, slot = str(told(scene, "name") or ""), slot_name(str(told(scene, "slot") or ""))
    to_case = scene.books.case(number(told(scene, "case_id")))
    elsewhere = to_case is not None and to_case.id != number(scene.notes.get("case_id"))
    return {"name": name, "to_slot": slot, "to_case": to_case.number if to_case and elsewhere else ""}


def erased(scene: Scene) -> bool:
    """Whether its content was destroyed as well."""
    return told(scene, "erased") is True


def removed(scene: Scene) -> dict[str, object]:
    """The paper that was taken back."""
    return case_values(scene) | {"name": str(told(scene, "name") or "")}


def slot_name(slot: str) -> str:
    """What the slot is called, in English; translated where it is said."""
    return NAMES.get(slot, NAMES["paper"])


def _told(one: Proof) -> dict[str, object]:
    return {"name": one.name, "slot": slot_name(one.slot), "at": one.received_at}


def where_buttons(scene: Scene) -> list[Button]:
    """The other slots of its case, and the customer's other open cases."""
    case, one = the_case(scene), the_paper(scene)
    slots = reason(case.reason if case else "other").slots
    here = [slot for slot in dict.fromkeys((*slots, "paper")) if one is None or slot != one.slot]
    others = [other for other in scene.books.cases if not other.closed and (case is None or other.id != case.id)]
    return [
        *(Button(f"paper_{slot}", slot) for slot in here),
        *(
            Button("pick_case", other.id, {"number": other.number, "document": other.document or "–"})
            for other in others
        ),
    ]


def decided(scene: Scene) -> bool:
    """Whether a decision rests on it already."""
    case = the_case(scene)
    return case is not None and case.state in DECIDED


def held(scene: Scene) -> bool:
    """Whether lawyers or a court have the case, so that nothing of it may change."""
    case = the_case(scene)
    return case is not None and case.state is CaseState.EXTERNAL


def move_to_slot(scene: Scene) -> MovePaper | None:
    """Into that slot of the same case."""
    one, slot = the_paper(scene), carried(scene)
    return MovePaper(one.id, one.case_id, slot) if one and isinstance(slot, str) else None


def move_to_case(scene: Scene) -> MovePaper | None:
    """To that case, as the first thing that helps there."""
    one, case = the_paper(scene), scene.books.case(number(carried(scene)))
    return MovePaper(one.id, case.id, reason(case.reason).slots[0]) if one and case else None


def withdraw(scene: Scene) -> WithdrawPaper | None:
    """It is not to be used."""
    one = the_paper(scene)
    return WithdrawPaper(one.id) if one else None


def erase(scene: Scene) -> WithdrawPaper | None:
    """It is not to be used, and its content is destroyed."""
    one = the_paper(scene)
    return WithdrawPaper(one.id, erase=True) if one else None
