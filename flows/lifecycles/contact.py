"""The life of a contact: half a year without a word, and they are asked once whether it is still them.

Promise: asked once and never again until they wrote; nobody's silence is taken for an answer, a colleague hears of it.
When the question is due stands nowhere but in the last word heard: it is looked up when the half year is over. Who
edits: finance.
"""

from flows.engine.effects import Button
from flows.engine.grammar import Scene
from flows.engine.told import withheld
from flows.engine.words import call_off, do, each, go_to, happened, lifecycle, remind, say, stage, when
from flows.facts.contact_policy import after_working_days, next_opening
from flows.facts.presence import LeaveAlone, NoteAsked, TellWhoLooksAfter
from flows.facts.times import DAY
from flows.lifecycles.dispute_guards import told, zone
from flows.tables.followups import FOLLOWUPS

QUESTION, SILENT = "stale_contact", "stale_silent"
HALF_A_YEAR = FOLLOWUPS[QUESTION].days[0] * DAY


def somebody_there(scene: Scene) -> bool:
    """Whether a chat still speaks for this contact."""
    return scene.books.contact is not None


def long_silent(scene: Scene) -> bool:
    """Whether nothing was heard for so long, and they have not been asked since."""
    presence = scene.books.presence
    return somebody_there(scene) and scene.now - presence.heard_at >= HALF_A_YEAR and not presence.unanswered


def heard_since(scene: Scene) -> bool:
    """Whether they wrote or pressed anything since they were asked."""
    return not scene.books.presence.unanswered


def next_time(scene: Scene) -> int:
    """Half a year after their last word; where that is over, after now (µs UTC)."""
    then = scene.books.presence.heard_at + HALF_A_YEAR
    return next_opening(
        then if then > scene.now else scene.now + HALF_A_YEAR, zone(scene), calendar=scene.books.calendar
    )


def half_a_year_on(scene: Scene) -> int:
    """Half a year from now (µs UTC)."""
    return next_opening(scene.now + HALF_A_YEAR, zone(scene), calendar=scene.books.calendar)


def long_enough(scene: Scene) -> int:
    """When an answer is no longer waited for (µs UTC)."""
    return after_working_days(scene.now, FOLLOWUPS[SILENT].days[0], zone(scene), calendar=scene.books.calendar)


def never_asked(scene: Scene) -> NoteAsked:  # noqa: ARG001 - every maker is given the scene
    """They are known from now on."""
    return NoteAsked(0)


def asked(scene: Scene) -> NoteAsked:
    """Now."""
    return NoteAsked(scene.now)


def nobody_answers(scene: Scene) -> TellWhoLooksAfter:  # noqa: ARG001
    """A colleague finds out another way."""
    return TellWhoLooksAfter("silent")


def somebody_else(scene: Scene) -> TellWhoLooksAfter:
    """A colleague asks in the right person and ends the access of this one."""
    return TellWhoLooksAfter("gone", str(told(scene, "instead") or ""), left=told(scene, "left") is True)


def in_peace(scene: Scene) -> LeaveAlone:  # noqa: ARG001
    """Nothing more comes to them by itself."""
    return LeaveAlone(alone=True)


def welcome_back(scene: Scene) -> LeaveAlone:  # noqa: ARG001
    """They were invited anew."""
    return LeaveAlone(alone=False)


def person(scene: Scene) -> dict[str, object]:
    """Who is asked, about whose account."""
    contact, customer = scene.books.contact, scene.books.customer
    return {
        "person": contact.name if contact else "",
        "customer": customer.name if customer else "",
        "company": scene.books.company.name,
    }


def answers(scene: Scene) -> list[Button]:
    """Still them, somebody else by now, or gone."""
    contact = scene.books.contact
    at = contact.id if contact else 0
    return [Button(f"still_{one}", opens="still_you", notes={"contact_id": at, "answer": one}) for one in ANSWERS]


ANSWERS = ("yes", "else", "left")
KNOWN = (do(never_asked), remind(QUESTION, half_a_year_on))

contact_life = lifecycle(
    "contact",
    stage(
        "known",
        when(happened("known")).then(*KNOWN),
        when(happened(f"due:{QUESTION}"), withheld).then(remind(QUESTION, half_a_year_on)),
        when(happened(f"due:{QUESTION}"), long_silent).then(
            do(asked), remind(SILENT, long_enough), say("still_you", each(answers), shows=person)
        ),
        when(happened(f"due:{QUESTION}"), somebody_there).then(remind(QUESTION, next_time)),
        when(happened(f"due:{SILENT}"), heard_since).then(remind(QUESTION, next_time)),
        when(happened(f"due:{SILENT}"), somebody_there).then(do(nobody_answers), remind(QUESTION, half_a_year_on)),
        when(happened("still_me")).then(call_off(), remind(QUESTION, half_a_year_on)),
        when(happened("not_me")).then(call_off(), do(in_peace), do(somebody_else), go_to("gone")),
    ),
    stage("gone", when(happened("known")).then(do(welcome_back), *KNOWN, go_to("known")), ends=True),
)
