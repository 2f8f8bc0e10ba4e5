"""The life of a case: the times that a customer is told, and what they hear when one comes without a result.

Promise: pure; the next time is never further off than the next working day, unless a colleague names one; the third in
a row is a lead's matter. Who edits: finance, with a developer beside them.
"""

from flows.engine.grammar import Follow, Rule, Scene, View
from flows.engine.told import told_number, told_word
from flows.engine.words import call_off, do, go_to, happened, remind, say, tell_staff, when
from flows.facts.case_commands import GiveToLead
from flows.facts.dispute import CaseState
from flows.lifecycles.dispute_asides_view import moves_a_promise, promised_anew, rests, until
from flows.lifecycles.dispute_guards import due, enters, lapsed, next_evening, the_case
from flows.lifecycles.dispute_view import case_in
from flows.tables.our_promises import THIRD


def third_time(scene: Scene) -> bool:
    """Whether it has been put off twice already."""
    return told_number(scene, "times") >= THIRD


def a_lead(scene: Scene) -> GiveToLead:  # noqa: ARG001 - every maker is given the scene
    """A lead has it from now on."""
    return GiveToLead()


def so_far(state: CaseState) -> View:
    """How far it has come: in which state, who has it, what a colleague wrote, and when the next word comes."""
    plainly = case_in(state)

    def values(scene: Scene) -> dict[str, object]:
        one = the_case(scene)
        again = told_number(scene, "times") - THIRD
        owner = next((known.name for known in scene.books.met if one and known.id == one.owner), "")
        who = {"person": owner if again < 0 else "", "again": again > 0}  # from the third time on a lead has it
        return dict(plainly(scene)) | who | {"stage": state.value, "said": told_word(scene, "words")}

    values.__name__ = f"so_far_{state.value}"
    return values


def as_it_stands(state: CaseState) -> View:
    """The same with the time that they were told, which stays."""
    plainly = so_far(state)

    def values(scene: Scene) -> dict[str, object]:
        one = the_case(scene)
        return {**plainly(scene), "by": one.next_contact_at if one else scene.now}

    values.__name__ = f"as_it_stands_{state.value}"
    return values


def question_waits(scene: Scene) -> dict[str, object]:
    """That their question about the offer is not answered yet, and when the next word comes."""
    return dict(so_far(CaseState.OFFERED)(scene)) | {"by": next_evening(scene)}


def progress(state: CaseState) -> tuple[Rule, ...]:
    """The promised time has come without a result: the customer hears where things stand, the desk too.

    They hear it also when nothing was heard for long, and then no time is moved.
    """
    return (
        *when(happened("due:answer_due"), third_time).then(
            do(enters(state)),
            do(a_lead),
            remind("answer_due", due(state)),
            say("progress_owed", "human", shows=so_far(state)),
            tell_staff("staff/case_third_time", shows=so_far(state)),
        ),
        *when(happened("due:answer_due")).then(
            do(enters(state)),
            remind("answer_due", due(state)),
            say("progress", "human", shows=so_far(state)),
            tell_staff("staff/case_answer_due", shows=case_in(state)),
        ),
        *when(happened("due:silence")).then(say("how_it_stands", "human", shows=as_it_stands(state))),
    )


# A question about an offer: the offer keeps its own end, the answer has a time beside it.
QUESTION = (
    *when(happened("asked_about_offer")).then(remind("answer_due", until)),
    *when(happened("wrote_back")).then(call_off("answer_due")),
    *when(happened("promised"), moves_a_promise).then(
        remind("answer_due", until),
        say("put_off", "human", shows=rests),
        tell_staff("staff/case_promised", shows=rests),
    ),
    *when(happened("promised")).then(
        remind("answer_due", until),
        say("time_promised", "human", shows=rests),
        tell_staff("staff/case_promised", shows=rests),
    ),
    *when(happened("due:answer_due")).then(
        remind("answer_due", next_evening),
        say("progress", "human", shows=question_waits),
        tell_staff("staff/case_answer_due", shows=question_waits),
    ),
)


def time_promised(*also: Follow) -> tuple[Rule, ...]:
    """A colleague names a time; `also` is what else that does."""
    return (
        # A colleague wrote to the customer and named the next time in those very words.
        *when(happened("answered")).then(do(promised_anew), *also, remind("answer_due", until)),
        *when(happened("promised"), moves_a_promise).then(
            do(promised_anew),
            *also,
            remind("answer_due", until),
            say("put_off", "human", shows=rests),
            tell_staff("staff/case_promised", shows=rests),
        ),
        *when(happened("promised")).then(
            do(promised_anew),
            *also,
            remind("answer_due", until),
            say("time_promised", "human", shows=rests),
            tell_staff("staff/case_promised", shows=rests),
        ),
    )


TIME_PROMISED = time_promised()
# While the customer was asked: whoever names a time asks no more. So does the house where an offer found no answer,
# which may be accepted for as long as nobody has come back to it.
AWAITING = CaseState.AWAITING_CUSTOMER
WE_COME_BACK = (
    *when(happened("due:answer_due"), lapsed, third_time).then(
        do(enters(AWAITING)),
        do(a_lead),
        remind("answer_due", due(AWAITING)),
        say("progress_owed", "human", shows=question_waits),
        tell_staff("staff/case_third_time", shows=question_waits),
    ),
    *when(happened("due:answer_due"), lapsed).then(
        do(enters(AWAITING)),
        remind("answer_due", due(AWAITING)),
        say("progress", "human", shows=question_waits),
        tell_staff("staff/case_answer_due", shows=question_waits),
    ),
    *when(happened("due:answer_due")).then(
        do(enters(CaseState.INVESTIGATING)),
        call_off(),
        remind("answer_due", due(CaseState.INVESTIGATING)),
        say("progress", "human", shows=so_far(CaseState.INVESTIGATING)),
        tell_staff("staff/case_answer_due", shows=case_in(CaseState.INVESTIGATING)),
        go_to("investigating"),
    ),
    *time_promised(call_off("evidence_wanted")),
)
