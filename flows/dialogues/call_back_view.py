"""What arranging a call looks at: what it is about, when it can be, under which number, and what was typed for each.

Promise: pure; a moment is taken only when it can be kept and one reading is left, and it is read back with weekday and
zone; of a number only the last digits are ever shown.
"""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from flows.dialogues.asking import carried, pressed
from flows.dialogues.postponing import zone_of
from flows.engine.effects import Button
from flows.engine.events import SharedContact, Value, Wrote
from flows.engine.grammar import Scene
from flows.engine.told import number, told
from flows.facts.call_backs import (
    WORD,
    Between,
    BookCall,
    CallBack,
    MoveCall,
    callable_at,
    days_for_calls,
    hours_of,
    masked,
    read_phone,
    time_marked,
    times_meant,
    word_before,
)
from flows.facts.places import city
from flows.facts.promised_days import Either, Promised, SomeDay, days_of, read_promise
from flows.facts.times import day_in_zone, in_zone, micros

MATTERS = ("call_statement", "call_payment")
CASES = 3  # that are offered
LONGEST = 300  # characters of a purpose


# -- the call that is there --------------------------------------------------------------------------------------------
def the_call(scene: Scene) -> CallBack | None:
    """The call that is promised to this contact now."""
    contact = scene.books.contact
    mine = (call for call in scene.books.calls if contact and call.contact_id == contact.id and call.open)
    return next(mine, None)


def changing(scene: Scene) -> bool:
    """Whether a call that stands already is being changed."""
    return the_call(scene) is not None


def the_call_id(scene: Scene) -> int:
    """Its id; 0 for none."""
    call = the_call(scene)
    return call.id if call else 0


def its_moment(scene: Scene) -> int:
    """When it is (µs UTC)."""
    call = the_call(scene)
    return call.at if call else 0


def its_phone(scene: Scene) -> str:
    """Under which number."""
    call = the_call(scene)
    return call.phone if call else ""


def arranged(scene: Scene) -> dict[str, object]:
    """When we call, where that is, under which number, about what."""
    call = the_call(scene)
    return {
        "at": call.at if call else number(told(scene, "at")) or number(scene.notes.get("at")),
        "city": city(zone_of(scene)),
        "ending": masked(call.phone if call else str(scene.notes.get("phone") or "")),
        "writing": call is not None and call.state == "writing",
        **_reminded(number(told(scene, "at")), scene),
    }


def _reminded(at: int, scene: Scene) -> dict[str, object]:
    """Whether a word comes before the call, and when it does where that is not an hour before."""
    word = word_before(at, scene.now, _between(scene)) if at else 0
    return {"reminded": word > 0, "evening": word if word and word != at - WORD else 0}


def _between(scene: Scene) -> Between:
    books = scene.books
    return Between(books.company.zone, zone_of(scene), books.house_calendar, books.calendar)


# -- what it is about --------------------------------------------------------------------------------------------------
def purpose_known(scene: Scene) -> bool:
    """Whether it was begun about something: a case, or what a customer waits for a person about."""
    return number(scene.notes.get("case_id")) > 0 or scene.notes.get("from_queue") is True or bool(_purpose(scene))


def purpose_buttons(scene: Scene) -> list[Button]:
    """The open cases, and what else is usual."""
    open_ = [case for case in scene.books.cases if not case.closed][:CASES]
    about = [Button("call_case", case.id, {"number": case.number}) for case in open_]
    return [*about, *(Button(choice) for choice in (*MATTERS, "call_other"))]


def pressed_case(scene: Scene) -> int:
    """The case whose button was pressed."""
    case = scene.books.case(number(carried(scene)))
    return case.id if case else 0


def matter(scene: Scene) -> str:
    """The matter that was pressed, or written in a few words."""
    return scene.event.text[:LONGEST] if isinstance(scene.event, Wrote) else pressed(scene)


def _purpose(scene: Scene) -> str:
    return str(scene.notes.get("purpose") or "")


# -- the day and the hour ----------------------------------------------------------------------------------------------
def day_buttons(scene: Scene) -> list[Button]:
    """The next days on which we can call."""
    days = days_for_calls(scene.now, _between(scene))
    return [Button("that_call_day", day.isoformat(), {"day": day}) for day in days]


def hour_buttons(scene: Scene) -> list[Button]:
    """The hours of that day, or those that what was typed may mean."""
    meant = scene.notes.get("meant")
    moments = meant if isinstance(meant, list) and meant else _hours(scene)
    zone = zone_of(scene)
    return [Button("that_hour", number(at), {"hour": f"{in_zone(number(at), zone):%H:%M}"}) for at in moments]


def when_we_can(scene: Scene) -> dict[str, object]:
    """The day that was chosen, whose time is meant, and whether two readings stand to choose."""
    return {"day": _day(scene), "city": city(zone_of(scene)), "meant": bool(scene.notes.get("meant"))}


def day_chosen(scene: Scene) -> str:
    """The day pressed or written, if we can call on it."""
    value = carried(scene)
    day = date.fromisoformat(value) if isinstance(value, str) and _is_day(value) else _day_written(scene)
    return day.isoformat() if day and hours_of(day, scene.now, _between(scene)) else ""


def moment_written(scene: Scene) -> int:
    """The day with its hour, when both stand in the text and we can call then."""
    day = _day_written(scene)
    if day is None or not isinstance(scene.event, Wrote) or not time_marked(scene.event.text):
        return 0
    able = _able(scene, day, times_meant(_without_days(scene.event.text)))
    return able[0] if len(able) == 1 else 0


def hour_chosen(scene: Scene) -> int:
    """The moment pressed or written, if we can call then (µs UTC)."""
    if at := number(carried(scene)):
        return at if callable_at(at, scene.now, _between(scene)) else 0
    able = _hours_written(scene)
    return able[0] if len(able) == 1 else 0


def hours_meant(scene: Scene) -> list[Value]:
    """Both moments, when what was written may be either."""
    able = _hours_written(scene)
    return list(able) if len(able) > 1 else []


def still_ahead(scene: Scene) -> bool:
    """Whether we can still call at the moment that is being confirmed."""
    at = number(scene.notes.get("at"))
    return callable_at(at, scene.now, _between(scene))


def _hours(scene: Scene) -> tuple[int, ...]:
    return hours_of(_day(scene), scene.now, _between(scene))


def _day(scene: Scene) -> date:
    kept = scene.notes.get("day")
    return date.fromisoformat(kept) if isinstance(kept, str) else scene.books.today


def _is_day(text: str) -> bool:
    return len(text) == len("2026-11-02") and text.replace("-", "").isdecimal()


def _day_written(scene: Scene) -> date | None:
    """The one day that the text names and on which we can call."""
    text = scene.event.text if isinstance(scene.event, Wrote) else ""
    read = read_promise(text, scene.books.today, scene.books.calendar)
    match read:
        case Promised(day=day):
            days: tuple[date, ...] = (day,)
        case Either(days=days):
            pass
        case SomeDay() as some:
            days = days_of(some, scene.books.calendar)
        case _:
            return None
    able = [day for day in days if hours_of(day, scene.now, _between(scene))]
    return able[0] if len(able) == 1 else None


def _hours_written(scene: Scene) -> tuple[int, ...]:
    times = times_meant(scene.event.text) if isinstance(scene.event, Wrote) else ()
    return _able(scene, _day(scene), times)


def _able(scene: Scene, day: date, times: tuple[time, ...]) -> tuple[int, ...]:
    zone = zone_of(scene)
    moments = (micros(datetime.combine(day, at, tzinfo=ZoneInfo(zone))) for at in times)
    between = _between(scene)
    return tuple(at for at in moments if callable_at(at, scene.now, between))


def _without_days(text: str) -> str:
    """Only the part of the text around its marked time: the figures of a date are no hour."""
    words = text.replace("，", " ").replace(",", " ").split()
    pairs = zip(words, [*words[1:], ""], strict=True)
    marked = (f"{word} {after}" if after.lower() in {"am", "pm"} else word for word, after in pairs)
    return next((word for word in marked if time_marked(word)), text)


def day_of_moment(scene: Scene) -> str:
    """The day of the moment that was written with it."""
    return day_in_zone(moment_written(scene), zone_of(scene)).isoformat()


def not_then(scene: Scene) -> dict[str, object]:
    """The hours in which we can call, as a sentence tells them: first and last of the chosen day."""
    hours = _hours(scene)
    return {"first": hours[0] if hours else 0, "last": hours[-1] if hours else 0}


# -- the number --------------------------------------------------------------------------------------------------------
def phone_kept(scene: Scene) -> bool:
    """Whether a number was given already."""
    return bool(scene.notes.get("phone"))


def phone_on_file(scene: Scene) -> bool:
    """Whether we have one on file."""
    return bool(masked(scene.books.phone))


def on_file(scene: Scene) -> str:
    """It."""
    return scene.books.phone


def on_file_button(scene: Scene) -> list[Button]:
    """Offers it by its last digits."""
    return [Button("number_on_file", None, {"ending": masked(scene.books.phone)})]


def phone_given(scene: Scene) -> str:
    """The number written or shared."""
    if isinstance(scene.event, SharedContact):
        return read_phone(scene.event.phone)
    return read_phone(scene.event.text) if isinstance(scene.event, Wrote) else ""


# -- what is asked of the books ----------------------------------------------------------------------------------------
def book(scene: Scene) -> BookCall | MoveCall:
    """Promise it, or change what was promised."""
    notes = scene.notes
    at, phone = number(notes.get("at")), str(notes.get("phone") or "")
    call = the_call(scene)
    if call:
        return MoveCall(call.id, "moved", {"at": at, "phone": phone})
    return BookCall(_purpose(scene), number(notes.get("case_id")), phone, at)


def call_off(scene: Scene) -> MoveCall:
    """No call."""
    return MoveCall(the_call_id(scene), "cancelled")


def from_queue(scene: Scene) -> bool:
    """Whether the customer would otherwise be waiting for a person."""
    return scene.notes.get("from_queue") is True


def read_back(scene: Scene) -> dict[str, object]:
    """What was chosen, before it is promised."""
    notes = scene.notes
    case = scene.books.case(number(notes.get("case_id")))
    purpose = _purpose(scene)
    return {
        "at": number(notes.get("at")),
        "city": city(zone_of(scene)),
        "ending": masked(str(notes.get("phone") or "")),
        "case": case.number if case else "",
        "matter": purpose if purpose in MATTERS else "",
        "words": "" if purpose in MATTERS else purpose,
    }
