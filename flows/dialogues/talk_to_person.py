"""Talk to a person: waiting for one, and speaking with one.

All that was said is passed on, so nobody has to say it twice. When the customer goes on without waiting, or the person
is done, the interrupted question stands again at once.
"""

from flows.dialogues.asking import asked_for, number, told
from flows.dialogues.receiving import COMING, kept_at, with_this
from flows.engine.events import Wrote
from flows.engine.grammar import Scene
from flows.engine.words import (
    again,
    arrived,
    ask,
    chose,
    close,
    do,
    flow,
    go_to,
    happened,
    note,
    otherwise,
    say,
    seal,
    stage,
    when,
    wrote,
)
from flows.facts.commands import AskForPerson, EndWaiting, PassOn
from flows.facts.contact_policy import REMINDERS, next_opening
from flows.facts.times import HOUR, MINUTE, in_zone

ANSWERED_WITHIN = 2 * HOUR
QUARTER = 15 * MINUTE


def the_case_id(scene: Scene) -> int:
    """The case that is spoken about, here or in what was interrupted; 0 for none."""
    frames = reversed(scene.conversation.frames)
    return next((found for frame in frames if (found := number(frame.notes.get("case_id")))), 0)


def interrupted(scene: Scene) -> str:
    """Where the customer was: dialogue and stage."""
    frames = scene.conversation.frames
    return f"{frames[-2].flow}/{frames[-2].stage}" if len(frames) > 1 else ""


def ask_for_person(scene: Scene) -> AskForPerson:
    """Hand over, saying where."""
    by = number(scene.notes.get("by"))
    return AskForPerson(the_case_id(scene), str(scene.notes.get("asked") or interrupted(scene)), by)


def answer_by(scene: Scene) -> int:
    """When a colleague answers at the latest (µs UTC): within two hours in which somebody is at the desk."""
    zone = scene.books.company.zone
    begin = next_opening(scene.now, zone)
    local = in_zone(begin + ANSWERED_WITHIN, zone)
    if local.time() <= REMINDERS[1] and local.date() == in_zone(begin, zone).date():
        return _round(begin + ANSWERED_WITHIN)
    return _round(next_opening(begin + ANSWERED_WITHIN, zone) + ANSWERED_WITHIN)


def _round(at: int) -> int:
    """The next full quarter of an hour: nobody promises 12:12."""
    return -(-at // QUARTER) * QUARTER


def end_waiting(scene: Scene) -> EndWaiting:  # noqa: ARG001 - every maker is given the scene
    """The customer goes on without a person."""
    return EndWaiting()


def pass_on(scene: Scene) -> PassOn | None:
    """What was just written, for whoever takes over."""
    return PassOn(the_case_id(scene), scene.event.text) if isinstance(scene.event, Wrote) else None


def first_words(scene: Scene) -> bool:
    """Whether nothing was passed on yet since waiting began."""
    return scene.notes.get("passed_on") is not True


def waiting(scene: Scene) -> dict[str, object]:
    """By when somebody answers, whether anybody is there now, and whether that moment has passed."""
    by = number(scene.notes.get("by"))
    open_now = next_opening(scene.now, scene.books.company.zone) == scene.now
    return {"by": by, "open_now": open_now, "late": bool(by) and scene.now > by, "company": scene.books.company.name}


def person(scene: Scene) -> dict[str, object]:
    """Who has taken over."""
    return {"person": str(told(scene, "name") or scene.notes.get("person") or "")}


def still_busy(scene: Scene) -> dict[str, object]:
    """Who has taken over, and by when there is a word now."""
    return {**waiting(scene), **person(scene)}


def person_name(scene: Scene) -> str:
    """The name of the colleague who took over."""
    return str(told(scene, "name") or "")


def asked_back(scene: Scene) -> bool:
    """Whether the customer only wants what was interrupted."""
    return asked_for(scene) == "back"


PASSED_ON = (
    *when(wrote(), first_words).then(do(pass_on), note("passed_on", value=True), say("passed_on", shows=waiting)),
    *when(wrote()).then(do(pass_on)),
    *COMING,
    *when(happened("evidence_kept"), first_words).then(
        note("files", with_this),
        note("kept_at", kept_at),
        note("passed_on", value=True),
        say("passed_on", shows=waiting),
    ),
    *when(happened("evidence_kept")).then(note("files", with_this), note("kept_at", kept_at)),
    *when(happened("person_waiting")).then(),
    *when(happened("returned")).then(say("returned", shows=person), close()),
)

talk_to_person = flow(
    "talk_to_person",
    stage(
        "opening",
        when(arrived()).then(note("by", answer_by), do(ask_for_person), go_to("waiting")),
        otherwise(go_to("waiting")),
    ),
    stage(
        "waiting",
        ask("somebody_will_answer", "stop_waiting", shows=waiting),
        when(chose("stop_waiting"), chose("back")).then(seal(), do(end_waiting), say("going_on"), close()),
        when(chose("human")).then(again()),
        when(happened("taken")).then(note("person", person_name), note("passed_on", value=True), go_to("with_person")),
        when(happened("promise_due")).then(note("by", answer_by), say("not_yet", shows=waiting), do(ask_for_person)),
        PASSED_ON,
        otherwise(say("words_or_papers")),
    ),
    stage(
        "with_person",
        ask("speaking_with", shows=person),
        when(chose("back"), asked_back).then(again()),
        when(chose("human")).then(again()),
        when(happened("taken")).then(note("person", person_name), again()),
        # To have taken over is not to have answered: the promised time is kept here too.
        when(happened("promise_due")).then(
            note("by", answer_by), say("no_answer_yet", shows=still_busy), do(ask_for_person)
        ),
        PASSED_ON,
        otherwise(say("always/person_listening")),
    ),
)
