"""The answer to a complaint: good so, or somebody else looks at it.

Nobody but the customer calls it good. The first no brings a second look by another person; the second one keeps it
open, with every way outside the house. Who edits: finance.
"""

from flows.dialogues.asking import tries
from flows.dialogues.case_view import zone
from flows.dialogues.complain_view import complaint_values, not_satisfied, satisfied, the_complaint
from flows.engine.grammar import Scene
from flows.engine.words import arrived, ask, chose, close, do, flow, go_to, otherwise, say, seal, stage, when, wrote
from flows.facts.complaints import SECOND_LOOK_DAYS
from flows.facts.contact_policy import end_of_working_day
from flows.facts.times import DAY

REOPENS_FOR = 30 * DAY


def no_complaint(scene: Scene) -> bool:
    """Whether it is about none that this person has made."""
    return the_complaint(scene) is None


def said_yes(scene: Scene) -> bool:
    """Whether the button said that it is good, to a question that is open."""
    return scene.notes.get("answer") == "yes" and waits(scene)


def said_no(scene: Scene) -> bool:
    """Whether the button said that it is not, and a second look is still to be had."""
    one = the_complaint(scene)
    late = one is not None and one.state == "closed" and one.round == 1 and bool(one.text)
    fresh = one is not None and scene.now - one.next_contact_at <= REOPENS_FOR
    return scene.notes.get("answer") == "no" and ((waits(scene) and not is_final(scene)) or (late and fresh))


def said_no_at_last(scene: Scene) -> bool:
    """Whether it said so to the last answer."""
    return scene.notes.get("answer") == "no" and is_final(scene)


def waits(scene: Scene) -> bool:
    """Whether we are waiting for this very word."""
    one = the_complaint(scene)
    return one is not None and one.state in {"answered", "final"}


def is_final(scene: Scene) -> bool:
    """Whether the last answer has been given."""
    one = the_complaint(scene)
    return one is not None and one.state == "final"


def not_asked(scene: Scene) -> bool:
    """Whether this question is not open."""
    return not waits(scene)


def second_look(scene: Scene) -> dict[str, object]:
    """The complaint, and when the second answer comes."""
    return complaint_values(scene) | {
        "by": end_of_working_day(scene.now, SECOND_LOOK_DAYS, zone(scene), calendar=scene.books.calendar)
    }


weigh_answer = flow(
    "weigh_answer",
    stage(
        "opening",
        when(arrived(), no_complaint).then(say("no_such_complaint", "human"), close()),
        when(arrived(), said_yes).then(seal(), do(satisfied), say("thank_you", shows=complaint_values), close()),
        when(arrived(), said_no_at_last).then(go_to("last_word")),
        when(arrived(), said_no).then(go_to("why")),
        when(arrived(), not_asked).then(say("not_asked", "human", shows=complaint_values), close()),
        when(arrived()).then(go_to("good")),
        otherwise(go_to("good")),
    ),
    stage(
        "good",
        ask("is_it_good", ("answer_good", "answer_not_good"), "human", shows=complaint_values),
        when(chose("answer_good")).then(seal(), do(satisfied), say("thank_you", shows=complaint_values), close()),
        when(chose("answer_not_good"), is_final).then(go_to("last_word")),
        when(chose("answer_not_good")).then(go_to("why")),
        otherwise(say("raise_dispute/use_the_buttons", shows=tries)),
    ),
    stage(
        "why",
        ask("what_is_missing", "skip", "human", shows=complaint_values),
        when(wrote()).then(do(not_satisfied), say("second_look", shows=second_look), close()),
        when(chose("skip")).then(seal(), do(not_satisfied), say("second_look", shows=second_look), close()),
        otherwise(say("raise_dispute/please_write", shows=tries)),
    ),
    stage(
        "last_word",
        ask("your_last_word", "skip", "human", shows=complaint_values),
        when(wrote()).then(do(not_satisfied), say("stays_open", shows=complaint_values), close()),
        when(chose("skip")).then(seal(), do(not_satisfied), say("stays_open", shows=complaint_values), close()),
        otherwise(say("raise_dispute/please_write", shows=tries)),
    ),
)
