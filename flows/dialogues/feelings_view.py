"""What the dialogue about feelings looks at and shows: where somebody was, when one may talk again, whom to call.

Promise: pure. Every time on offer lies within hours in which somebody is at the desk, as the contact reads them.
"""

import re
from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from flows.dialogues.asking import carried
from flows.dialogues.talk_to_person_view import answer_by, the_case_id
from flows.engine.conversation import Conversation, Frame
from flows.engine.effects import Button
from flows.engine.events import Asked, Event, Opened, SentFile, Value, Wrote
from flows.engine.grammar import Scene
from flows.engine.told import number
from flows.facts.commands import AskForPerson, EndWaiting, PassOn
from flows.facts.contact_policy import after_working_days, next_opening
from flows.facts.days import Day, read_day
from flows.facts.feeling_commands import EndHold, HoldTalk
from flows.facts.times import HOUR, in_zone, micros
from flows.tables.feelings import EMERGENCY

SOON: Final = 2 * HOUR
RESTING: Final = frozenset({"on_break", "lead_decides"})  # stages in which nothing is answered
LONGEST_SINCE: Final = 80  # characters in which somebody says since when
_SPAN: Final = re.compile(
    r"\b(?:days?|weeks?|months?|years?|monday|tuesday|wednesday|thursday|friday|january|february|march|april|may|june|"
    r"july|august|september|october|november|december|yesterday|spring|summer|autumn|winter|invoice|order)\b"
    r"|[天周月年]|星期|礼拜|季度|昨|前几"
)
_MATTER: Final = re.compile(r"\b[a-z]{1,6}-?\d{3,}\b", re.IGNORECASE)


def zone_of(scene: Scene) -> str:
    """The zone the contact lives by."""
    return scene.books.contact.zone if scene.books.contact else scene.books.company.zone


def why(scene: Scene) -> str:
    """Why this dialogue was begun."""
    return str(scene.notes.get("why") or "")


def over_limit(scene: Scene) -> bool:
    """An insult came for the second time."""
    return why(scene) == "limit"


def to_pause(scene: Scene) -> bool:
    """It came once more."""
    return why(scene) == "pause"


def is_grave(scene: Scene) -> bool:
    """A threat, hatred, or something sexual: for the lead alone."""
    return why(scene) == "grave"


def asks_when(scene: Scene) -> bool:
    """Anger without a matter: asking since when leads to the facts. Not in the middle of another question."""
    return why(scene) == "anger" and at_rest(scene) and number(scene.notes.get("times")) <= 1


def at_rest(scene: Scene) -> bool:
    """Whether nothing else was being asked."""
    frames = scene.conversation.frames
    return len(frames) < 3 and frames[0].flow == "home" and frames[0].stage == "at_rest"  # noqa: PLR2004 - home and this


def agreed(scene: Scene) -> bool:
    """Whether the break was the customer's own choice."""
    return scene.notes.get("agreed") is True


def first_kept(scene: Scene) -> bool:
    """Whether nothing was kept yet since the dialogue rests."""
    return scene.notes.get("kept") is not True


# -- times -------------------------------------------------------------------------------------------------------------
def times_on_offer(scene: Scene) -> list[int]:
    """When one may talk again (µs UTC): later today if there is time, the next working morning and afternoon."""
    zone, company = zone_of(scene), scene.books.company.zone
    later = next_opening(_full_hour(scene.now + SOON), company, calendar=scene.books.house_calendar)
    today = [later] if in_zone(later, zone).date() == in_zone(scene.now, zone).date() else []
    day = in_zone(after_working_days(scene.now, 1, zone, calendar=scene.books.calendar), zone).date()
    hours = (_at(day, hour, zone) for hour in (time(9), time(14)))
    return list(
        dict.fromkeys([*today, *(next_opening(at, company, calendar=scene.books.house_calendar) for at in hours)])
    )


def time_buttons(scene: Scene) -> list[Button]:
    """Each as a button."""
    return [_time_button(at, zone_of(scene)) for at in times_on_offer(scene)]


def _time_button(at: int, zone: str) -> Button:
    local = in_zone(at, zone)
    return Button("talk_at", at, {"day": local.date(), "hour": f"{local:%H:%M}"})


def break_buttons(scene: Scene) -> list[Button]:
    """Going on at once, when the break was agreed; else another time."""
    return [Button("go_on_now")] if agreed(scene) else time_buttons(scene)


def usual_time(scene: Scene) -> int:
    """When the dialogue goes on if nobody chooses: on the next working morning."""
    today, offered = in_zone(scene.now, zone_of(scene)).date(), times_on_offer(scene)
    return next((at for at in offered if in_zone(at, zone_of(scene)).date() > today), offered[-1])


def chosen_time(scene: Scene) -> int:
    """The time that was pressed, if it still lies ahead."""
    at = number(carried(scene))
    return at if at > scene.now else 0


def _full_hour(at: int) -> int:
    return -(-at // HOUR) * HOUR


def _at(day: date, hour: time, zone: str) -> int:
    return micros(datetime.combine(day, hour, tzinfo=ZoneInfo(zone)))


# -- what is asked of the books ----------------------------------------------------------------------------------------
def hold(scene: Scene) -> HoldTalk:
    """The dialogue rests."""
    return HoldTalk(number(scene.notes.get("until")))


def end_hold(scene: Scene) -> EndHold:  # noqa: ARG001 - every maker is given the scene
    """The dialogue goes on."""
    return EndHold()


def ask_lead(scene: Scene) -> AskForPerson:
    """A lead decides: at once for what is grave."""
    reason = "threat" if scene.notes.get("kind") == "threat" else "abuse"
    return AskForPerson(the_case_id(scene), "feelings", number(scene.notes.get("by")), reason, urgent=is_grave(scene))


def end_waiting(scene: Scene) -> EndWaiting | None:
    """Nobody is waited for any more, unless the customer had asked for a person before."""
    asked = any(frame.flow == "talk_to_person" for frame in scene.conversation.frames)
    return None if asked else EndWaiting()


def pass_on(scene: Scene) -> PassOn | None:
    """What was written, for the desk."""
    return PassOn(the_case_id(scene), scene.event.text) if isinstance(scene.event, Wrote) else None


def decided_by(scene: Scene) -> int:
    """When somebody has decided at the latest."""
    return answer_by(scene)


# -- what is shown -----------------------------------------------------------------------------------------------------
def shown(scene: Scene) -> dict[str, object]:
    """When it goes on, whether that was chosen, what else is known of the moment."""
    return {
        "why": why(scene),
        "times": number(scene.notes.get("times")),
        "until": number(scene.notes.get("until")),
        "by": number(scene.notes.get("by")),
        "agreed": agreed(scene),
        "company": scene.books.company.name,
        "zone": zone_of(scene),
    }


def ways(scene: Scene) -> list[Button]:
    """Two next steps and a person: in another order when somebody has had enough."""
    wrong = Button("something_new", opens="raise_dispute")
    stands = [Button("status", opens="follow_case")] if any(not case.closed for case in scene.books.cases) else []
    person = Button("human", command="human")
    return [person, wrong] if why(scene) == "fury" else [wrong, *stands, person]


def since(scene: Scene) -> str:
    """When it began, in the customer's own words; empty when they speak of something else."""
    return since_when(scene.event)


def since_when(event: Event) -> str:
    """The same of an event alone."""
    text = event.text.strip() if isinstance(event, Wrote) else ""
    if not text or len(text) > LONGEST_SINCE or _MATTER.search(text):
        return ""
    known = isinstance(read_day(text, date(2026, 1, 1)), Day)  # only whether it is one
    return text if known or _SPAN.search(text.casefold()) else ""


def quoted(scene: Scene) -> dict[str, object]:
    """The same, to be said back."""
    return {"words": str(scene.notes.get("since") or "")}


def emergency(country: str) -> dict[str, Value]:
    """The number of that country's emergency services; empty when we do not know it for certain."""
    return {"number": EMERGENCY.get(country.upper(), "")}


# -- making way --------------------------------------------------------------------------------------------------------
def makes_way(conversation: Conversation, event: Event) -> bool:
    """Whether what somebody calmly does next is for what this dialogue interrupted."""
    top = conversation.top
    if top.flow != "feelings" or not isinstance(event, Wrote | SentFile | Opened | Asked):
        return False
    if isinstance(event, Asked) and event.command == "back":
        return False
    if top.stage == "since_when":
        return not since_when(event)
    return top.stage == "limit" or (top.stage == "on_break" and top.notes.get("agreed") is True)


def without(conversation: Conversation) -> Conversation:
    """The same without this dialogue, wherever it stands in the stack."""
    frames: tuple[Frame, ...] = tuple(frame for frame in conversation.frames if frame.flow != "feelings")
    return conversation._replace(frames=frames or conversation.frames[:1])


def on_top(conversation: Conversation) -> Conversation:
    """The same with this dialogue speaking, when it stands anywhere in the stack."""
    mine = tuple(frame for frame in conversation.frames if frame.flow == "feelings")
    return without(conversation)._replace(frames=(*without(conversation).frames, *mine[-1:]), answers=())


def rests(conversation: Conversation) -> bool:
    """Whether nothing is answered until a time, or until somebody decides."""
    return any(frame.flow == "feelings" and frame.stage in RESTING for frame in conversation.frames)
