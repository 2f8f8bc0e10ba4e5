"""Answer an offer: what each answer asks of the books, and by when we come back to it.

Promise: every function is total and changes nothing.
"""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from flows.dialogues.answer_offer_view import answer_by, expired, lines_kept, newest, picked, the_offer, who_can
from flows.dialogues.case_view import case_values, the_case, written, zone
from flows.engine.effects import Button
from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.engine.told import number
from flows.facts.amounts import Understood, read_amount
from flows.facts.case_commands import ForwardOffer
from flows.facts.commands import MoveCase
from flows.facts.contact_policy import end_of_working_day, next_opening
from flows.facts.dispute import LAST_ROUND
from flows.facts.money import Money
from flows.facts.times import micros

LONGEST = 10  # working days that an offer can be prolonged by
TEN = time(10)
DECLINED_WITH = frozenset({"", "decline_sum", "decline_grounds", "decline_remedy"})  # no words of their own


def counter_amount(scene: Scene) -> Money | None:
    """The sum that was proposed instead, when the words are exactly one."""
    case = the_case(scene)
    match read_amount(str(scene.notes.get("counter", "")), case.currency if case else "EUR"):
        case Understood(value=sum_) if case and 0 < sum_.minor <= case.to_settle.minor:
            return sum_
    return None


def counter_values(scene: Scene) -> dict[str, object]:
    """The counter-proposal as we understood it."""
    return case_values(scene) | {
        "sum": counter_amount(scene),
        "text": str(scene.notes.get("counter", "")),
        "by": answer_by(scene),
    }


def soon_answered(scene: Scene) -> dict[str, object]:
    """The case, and when we come back to it."""
    return case_values(scene) | {"by": answer_by(scene)}


def ask_about(scene: Scene) -> MoveCase:
    """A question about the offer: answered by the time that they are told."""
    return MoveCase(number(scene.notes.get("case_id")), "asked_about_offer", {"until": answer_by(scene)})


def accept(scene: Scene) -> MoveCase:
    """The customer accepts this option of this offer."""
    values = {"offer_id": newest(scene), "option": picked(scene), "late": expired(scene)}
    return MoveCase(number(scene.notes.get("case_id")), "accepted", values)


def counter(scene: Scene) -> MoveCase:
    """The customer proposes something else; a sum in minor units where one was named."""
    sum_ = counter_amount(scene)
    values = {"offer_id": newest(scene), "text": str(scene.notes.get("counter", "")), "sum": sum_.minor if sum_ else 0}
    return MoveCase(number(scene.notes.get("case_id")), "countered", values)


def decline(scene: Scene) -> MoveCase:
    """The customer declines, saying what is missing."""
    why = str(scene.notes.get("why", "")) or written(scene)
    return MoveCase(number(scene.notes.get("case_id")), "declined", {"offer_id": newest(scene), "why": why})


def accept_part(scene: Scene) -> MoveCase:
    """The customer accepts what the option grants, or single lines as they are, and goes on about the rest."""
    values: dict[str, object] = {"offer_id": newest(scene), "option": picked(scene), "late": expired(scene)}
    values |= {"part": True} | ({"lines": list(lines_kept(scene))} if lines_kept(scene) else {})
    return MoveCase(number(scene.notes.get("case_id")), "accepted", values)


def forward(scene: Scene) -> ForwardOffer:
    """Whoever may accept it gets it."""
    return ForwardOffer(number(scene.notes.get("case_id")), who_can(scene))


def is_final(scene: Scene) -> bool:
    """Whether this is the decision that followed an appeal."""
    case = the_case(scene)
    return case is not None and case.under_appeal


def appeal_notes(scene: Scene) -> dict[str, Value]:
    """What the appeal is begun with: the case, and what was missing in own words."""
    why = str(scene.notes.get("why") or "")
    own = {} if why in DECLINED_WITH else {"why": why}
    return {"case_id": number(scene.notes.get("case_id")), **own}


def third_round(scene: Scene) -> bool:
    """Whether a lead joins with this answer."""
    case = the_case(scene)
    return case is not None and case.round + 1 >= LAST_ROUND


def call_buttons(scene: Scene) -> list[Button]:
    """A call with the lead."""
    notes: dict[str, Value] = {"case_id": number(scene.notes.get("case_id"))}
    return [Button("lead_call", opens="call_back", notes=notes)]


# -- time to talk it over ----------------------------------------------------------------------------------------------
def no_more_time(scene: Scene) -> bool:
    """Whether it was prolonged already."""
    offer = the_offer(scene)
    return offer is not None and offer.prolonged


def stands_until(scene: Scene) -> int:
    """Until when the offer stands with the day that was named (µs UTC): never shorter than it did."""
    offer = the_offer(scene)
    asked = end_of_working_day(_moment(scene), 0, zone(scene), calendar=scene.books.calendar)
    farthest = end_of_working_day(scene.now, LONGEST, zone(scene), calendar=scene.books.calendar)
    return max(min(asked, farthest), offer.valid_until if offer else 0)


def need_time(scene: Scene) -> MoveCase:
    """The customer answers on that day; the offer stands until then, this once."""
    values = {"offer_id": newest(scene), "until": stands_until(scene), "on": _moment(scene)}
    return MoveCase(number(scene.notes.get("case_id")), "needs_time", values)


def time_given(scene: Scene) -> dict[str, object]:
    """The day that was named, and until when the offer stands."""
    return case_values(scene) | {"day": _day(scene), "until": stands_until(scene)}


def _day(scene: Scene) -> date:
    kept = str(scene.notes.get("until") or "")
    return date.fromisoformat(kept) if kept else scene.books.today


def _moment(scene: Scene) -> int:
    at = micros(datetime.combine(_day(scene), TEN, tzinfo=ZoneInfo(zone(scene))))
    return next_opening(max(at, scene.now), zone(scene), calendar=scene.books.calendar)
