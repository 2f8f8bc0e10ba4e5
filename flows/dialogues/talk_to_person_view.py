"""What waiting for a person looks at and asks for: where the customer was, by when somebody answers, who that is.

Promise: pure; a time that is told is one that the desk keeps or owns up to, and none is promised outside its hours.
"""

from flows.dialogues.asking import asked_for, pressed
from flows.engine.effects import Button
from flows.engine.events import Edited, Value, Wrote
from flows.engine.grammar import Scene
from flows.engine.told import number, told
from flows.facts.commands import AskForPerson, EndWaiting, PassOn
from flows.facts.contact_policy import REMINDERS, after_working_days, next_opening
from flows.facts.meant import meant_wants
from flows.facts.our_promises import inside_hours
from flows.facts.persons import AwaitReader, RaiseUrgency
from flows.facts.times import HOUR, MINUTE, in_zone
from flows.tables.hand_overs import OFFERED, wanted
from flows.tables.our_promises import THIRD, UNANSWERED

ANSWERED_WITHIN = 2 * HOUR
QUARTER = 15 * MINUTE
URGENT = "urgent_"
LONG_WAIT = 2  # the second note from the queue: from here on a call is offered


def the_case_id(scene: Scene) -> int:
    """The case that is spoken about, here or in what was interrupted; 0 for none."""
    frames = reversed(scene.conversation.frames)
    return next((found for frame in frames if (found := number(frame.notes.get("case_id")))), 0)


def interrupted(scene: Scene) -> str:
    """Where the customer was: dialogue and stage."""
    frames = scene.conversation.frames
    return f"{frames[-2].flow}/{frames[-2].stage}" if len(frames) > 1 else ""


# -- what is asked of the books ----------------------------------------------------------------------------------------
def ask_for_person(scene: Scene) -> AskForPerson:
    """Hand over, saying where and why."""
    notes = scene.notes
    row = wanted(str(notes.get("reason") or ""))
    return AskForPerson(
        the_case_id(scene),
        str(notes.get("asked") or interrupted(scene)),
        number(notes.get("by")),
        row.key,
        row.urgent or notes.get("priority") == "p1",
        number(notes.get("earlier")),
        str(notes.get("words") or ""),
    )


def end_waiting(scene: Scene) -> EndWaiting:  # noqa: ARG001 - every maker is given the scene
    """The customer goes on without a person."""
    return EndWaiting()


def pass_on(scene: Scene) -> PassOn | None:
    """What was just written, or changed, for whoever takes over."""
    return PassOn(the_case_id(scene), scene.event.text) if isinstance(scene.event, Wrote | Edited) else None


def await_reader(scene: Scene) -> AwaitReader:
    """Notice when nobody reads or answers it; thanks ask for no answer."""
    return AwaitReader(clocks=not thanks(scene))


def urge(scene: Scene) -> RaiseUrgency:
    """Pass it on at once, for the reason that was pressed."""
    return RaiseUrgency(pressed(scene).removeprefix(URGENT))


# -- times -------------------------------------------------------------------------------------------------------------
def answer_by(scene: Scene) -> int:
    """When a colleague answers at the latest (µs UTC): within two hours in which somebody is at the desk.

    Where that is night for whoever waits, in their morning.
    """
    zone = scene.books.company.zone
    begin = next_opening(scene.now, zone, calendar=scene.books.house_calendar)
    local = in_zone(begin + ANSWERED_WITHIN, zone)
    if local.time() <= REMINDERS[1] and local.date() == in_zone(begin, zone).date():
        return _for_them(scene, begin + ANSWERED_WITHIN)
    next_day = next_opening(begin + ANSWERED_WITHIN, zone, calendar=scene.books.house_calendar)
    return _for_them(scene, next_day + ANSWERED_WITHIN)


def put_off_to(scene: Scene) -> int:
    """The next time, when one has passed without an answer: once within hours, then one on each working day.

    A day on which nobody has been at the desk yet is not left out.
    """
    times = number(told(scene, "times")) + 1
    if times < THIRD or (times == THIRD and not office_open(scene)):
        return answer_by(scene)
    company = scene.books.company
    opens = after_working_days(scene.now, 1, company.zone, calendar=scene.books.house_calendar)
    return _for_them(scene, opens + ANSWERED_WITHIN)


def still_by(scene: Scene) -> int:
    """The promised time while it lies ahead, else a new one."""
    by = number(scene.notes.get("by"))
    return by if by > scene.now else answer_by(scene)


def promised_by(scene: Scene) -> int:
    """The time that a colleague has named."""
    return number(told(scene, "until"))


def third_time(scene: Scene) -> bool:
    """Whether it has been put off twice already."""
    return number(told(scene, "times")) >= THIRD


def nobody_comes(scene: Scene) -> bool:
    """Whether it has lasted so long that naming a further time would be no honest word."""
    return number(told(scene, "days")) >= UNANSWERED


def time_promised(scene: Scene) -> dict[str, object]:
    """By when, by whom, and what they wrote about it."""
    who = str(told(scene, "name") or scene.notes.get("person") or "")
    return {"by": promised_by(scene), "person": who, "said": str(told(scene, "text") or "")}


def _for_them(scene: Scene, at: int) -> int:
    """That moment as it can be told: a full quarter, and inside the hours of whoever waits."""
    contact = scene.books.contact
    return inside_hours(_round(at), contact.zone if contact else scene.books.company.zone, scene.books.calendar)


def _round(at: int) -> int:
    """The next full quarter of an hour: nobody promises 12:12."""
    return -(-at // QUARTER) * QUARTER


# -- what is looked at -------------------------------------------------------------------------------------------------
def first_words(scene: Scene) -> bool:
    """Whether nothing was passed on yet since waiting began."""
    return scene.notes.get("passed_on") is not True


def long_wait(scene: Scene) -> bool:
    """Whether it is time to offer a call."""
    return number(told(scene, "count")) >= LONG_WAIT


def thanks(scene: Scene) -> bool:
    """Whether these words only thank or agree."""
    return isinstance(scene.event, Wrote) and set(meant_wants(scene.event.text)) == {"thanks"}


def nobody_can_be_reached(scene: Scene) -> bool:
    """Whether word from us has stopped arriving at the desk."""
    return scene.books.queue.unreachable


def asked_back(scene: Scene) -> bool:
    """Whether the customer only wants what was interrupted."""
    return asked_for(scene) == "back"


def office_open(scene: Scene) -> bool:
    """Whether somebody is at the desk at this hour."""
    return next_opening(scene.now, scene.books.company.zone, calendar=scene.books.house_calendar) == scene.now


def is_urgent(scene: Scene) -> bool:
    """Whether it was passed on as urgent."""
    return scene.notes.get("urgent") is True or wanted(str(scene.notes.get("reason") or "")).urgent


# -- what is shown -----------------------------------------------------------------------------------------------------
def waiting(scene: Scene) -> dict[str, object]:
    """By when somebody answers, how it stands at the desk, and whether that moment has passed."""
    by, queue = number(scene.notes.get("by")), scene.books.queue
    return {
        "by": by,
        "open_now": office_open(scene),
        "opens": next_opening(scene.now, scene.books.company.zone, calendar=scene.books.house_calendar),
        "late": bool(by) and scene.now > by,
        "company": scene.books.company.name,
        "ahead": queue.ahead,
        "unreachable": queue.unreachable,
        "long": scene.notes.get("long") is True,
        "urgent": is_urgent(scene),
        "earlier": number(scene.notes.get("earlier")) > 0,
        "given_up": scene.notes.get("given_up") is True and not by,
        "days": number(told(scene, "days")),
    }


def waiting_buttons(scene: Scene) -> list[Button]:
    """A call once the wait is long or the desk is closed; what cannot wait until morning; and going on."""
    closed, long = not office_open(scene), scene.notes.get("long") is True
    call = [Button("call_instead")] * (closed or long or scene.notes.get("given_up") is True)
    return [*call, *[Button("it_is_urgent")] * (closed and not is_urgent(scene)), Button("stop_waiting")]


def urgent_buttons(_: Scene) -> list[Button]:
    """What is passed on at once."""
    return [Button(f"{URGENT}{key}") for key in OFFERED]


def danger(scene: Scene) -> dict[str, object]:
    """Whether somebody may be hurt: then there is a number to call before ours."""
    return {"danger": pressed(scene) == f"{URGENT}safety"}


def person(scene: Scene) -> dict[str, object]:
    """Who has taken over, and as what; what was agreed, when they hand back."""
    name, role = told(scene, "name"), told(scene, "role")
    return {
        "person": str(name or scene.notes.get("person") or ""),
        "role": _role(str(role or scene.notes.get("role") or "")),
        "agreed": told(scene, "agreed") or [],
    }


def still_busy(scene: Scene) -> dict[str, object]:
    """Who has taken over, and by when there is a word now."""
    return {**waiting(scene), **person(scene), "gone": told(scene, "gone") is True}


def person_name(scene: Scene) -> str:
    """The name of the colleague who took over."""
    return str(told(scene, "name") or "")


def person_role(scene: Scene) -> str:
    """What that colleague is."""
    return str(told(scene, "role") or "")


def _role(role: str) -> str:
    return f"person_role_{role}" if role in {"agent", "accountant", "reviewer", "lead", "controller"} else ""


def for_a_call(scene: Scene) -> dict[str, Value]:
    """What the dialogue about a call begins with: what was interrupted, so that nobody is asked twice."""
    return {"case_id": the_case_id(scene), "from_queue": True}
