"""Raise a dispute: where the assistant stops, because only a person may take it.

Promises: what is dangerous (to people, to money, to somebody's privacy) is registered and calls the lead before
anything else is asked; no bank data is ever shown or confirmed, and nothing more of a document that is not theirs. What
was said goes along. Who edits: developers together with the lead; the words that raise an alarm stand in
flows/tables/alarms.py.
"""

from collections.abc import Mapping
from dataclasses import replace

from flows.dialogues.asking import pressed
from flows.dialogues.case_view import written
from flows.dialogues.friendly import FRIENDLY
from flows.dialogues.raise_dispute_figures import claim, room
from flows.dialogues.raise_dispute_line import more_words
from flows.dialogues.raise_dispute_register import register
from flows.dialogues.receiving import PAPERS_BY_THE_WAY
from flows.engine.events import Value, Wrote
from flows.engine.grammar import Condition, Flow, Scene, Stage
from flows.engine.told import number, told
from flows.engine.words import (
    again,
    arrived,
    ask,
    chose,
    do,
    enter,
    go_to,
    hand_on,
    happened,
    note,
    otherwise,
    say,
    stage,
    tell_staff,
    when,
    wrote,
)
from flows.facts.alarm_commands import RaiseAlarm
from flows.facts.alarms import alarm_in
from flows.facts.commands import PassOn, RegisterDispute
from flows.facts.money import Money
from flows.facts.priority import Priority
from flows.tables.alarms import ALARMS


# -- what was said -----------------------------------------------------------------------------------------------------
def writes_of(alarm: str) -> Condition:
    """Whether what was just written raises that alarm."""

    def raised(scene: Scene) -> bool:
        return isinstance(scene.event, Wrote) and alarm_in(scene.event.text) == alarm

    raised.__name__ = f"writes_of_{alarm}"
    return raised


def raises_alarm(scene: Scene) -> bool:
    """Whether what was just written raises an alarm that stops everything."""
    return isinstance(scene.event, Wrote) and alarm_in(scene.event.text) in {"safety", "fraud"}


def began_with(alarm: str) -> Condition:
    """Whether this dialogue was begun because of that alarm."""

    def begun(scene: Scene) -> bool:
        return scene.notes.get("alarm") == alarm

    begun.__name__ = f"began_with_{alarm}"
    return begun


# -- what is done ------------------------------------------------------------------------------------------------------
def raise_alarm(scene: Scene) -> RaiseAlarm:
    """Everything said so far becomes a case, and the lead is called."""
    alarm = str(scene.notes.get("alarm", ""))
    return RaiseAlarm(alarm, str(scene.notes.get("words", "")), _claim(scene, alarm))


def _claim(scene: Scene, alarm: str) -> RegisterDispute:
    """The case as far as it was told; of what is not theirs, the whole line, whatever was said before."""
    said = register(scene)
    reason = str(scene.notes.get("reason") or ALARMS[alarm].reason)
    if alarm == "privacy":
        return replace(said, reason="wrong_customer", remedy="unsure", claimed=room(scene))
    claimed = min(said.claimed, room(scene)) if said.document_id else said.claimed
    return replace(said, reason=reason, claimed=claimed)


def call_lead(scene: Scene) -> RaiseAlarm:
    """The lead is called; what is being told goes on and is registered in its own time."""
    return RaiseAlarm("legal", written(scene))


def pass_on_to_case(scene: Scene) -> PassOn:
    """What was just written, for the thread of the case."""
    return PassOn(number(scene.notes.get("case_id")), written(scene))


# -- what is told ------------------------------------------------------------------------------------------------------
def alarm_case(scene: Scene) -> int:
    """The case that the alarm was registered as; 0 where it could not be."""
    return number(told(scene, "case_id"))


def case_number(scene: Scene) -> str:
    """Its number; empty where there is none."""
    return str(told(scene, "number") or "")


def stopped(scene: Scene) -> dict[str, object]:
    """The case's number, if it has one, and our name."""
    return {
        "case": case_number(scene) or str(scene.notes.get("case_number", "")),
        "company": scene.books.company.name,
    }


def urgent(scene: Scene) -> Mapping[str, Value]:
    """For the dialogue in which a person takes over: why, how urgent, and which case; without one, what was said."""
    case_id = alarm_case(scene) or number(scene.notes.get("case_id"))
    notes: dict[str, Value] = {"reason": str(scene.notes.get("alarm", "")), "priority": Priority.P1.value}
    return notes | ({"case_id": case_id} if case_id else {"words": str(scene.notes.get("words", ""))})


def for_legal(scene: Scene) -> Mapping[str, Value]:
    """The same where nothing was being told."""
    return {"reason": "legal", "priority": Priority.P1.value, "words": written(scene)}


def because_of_it(scene: Scene) -> Mapping[str, Value]:
    """For this dialogue, begun by words that raise an alarm."""
    return {"alarm": alarm_in(written(scene)), "words": written(scene)}


def known_company(scene: Scene) -> dict[str, object]:
    """Whether they know the company named on the document."""
    return {"knows": pressed(scene) == "know_it"}


def with_a_person(scene: Scene) -> dict[str, object]:
    """The new case, the sum nobody reminds of, and whether something else is wrong too."""
    statement = scene.books.statement(number(scene.notes.get("statement_id")))
    code = statement.currency if statement else scene.books.company.currency
    return {
        "case": case_number(scene),
        "claimed": Money(claim(scene) or 0, code),
        "more": scene.notes.get("rest") == "more",
    }


def to_a_person(scene: Scene) -> Mapping[str, Value]:
    """For the dialogue in which a person takes over a case that was told to its end."""
    why = "setoff" if scene.notes.get("reason") == "setoff" else "quality_resale" if resold(scene) else "asked"
    return {"reason": why, "case_id": alarm_case(scene)}


def is_dangerous(scene: Scene) -> bool:
    """Whether they said that somebody could be hurt."""
    return scene.notes.get("usable") == "usable_danger"


def is_not_theirs(scene: Scene) -> bool:
    """Whether they say that it is another company's."""
    return scene.notes.get("reason") == "wrong_customer"


def is_paid_elsewhere(scene: Scene) -> bool:
    """Whether the money went to an account that they were told is new."""
    return scene.notes.get("reason") == "payment_missing" and scene.notes.get("paid_to") == "to_new"


def only_by_person(scene: Scene) -> bool:
    """Whether the case just registered is one that a person decides on and talks about from the beginning."""
    return scene.notes.get("reason") == "setoff" or resold(scene) or scene.notes.get("known") == "other_company"


def resold(scene: Scene) -> bool:
    """Whether poor goods had been sold on before it was noticed."""
    return scene.notes.get("reason") == "quality" and scene.notes.get("used") == "resold"


# -- rules for other stages --------------------------------------------------------------------------------------------
# First wherever something is asked: what is unmistakable is not asked about first.
_ALARMS_IN_WORDS = (
    *when(wrote(), writes_of("safety")).then(note("words", more_words), go_to("safety")),
    *when(wrote(), writes_of("fraud")).then(note("words", more_words), go_to("fraud")),
    *when(wrote(), writes_of("legal")).then(
        note("alarm", "legal"),
        do(call_lead),
        say("raise_dispute_stops/legal", shows=stopped),
        enter("talk_to_person", notes=urgent),
    ),
)
# First where nothing is asked and words may mean anything.
ALARMS_AT_REST = (
    *when(wrote(), raises_alarm).then(enter("raise_dispute", notes=because_of_it)),
    *when(wrote(), writes_of("legal")).then(
        do(call_lead), say("raise_dispute_stops/legal", shows=stopped), enter("talk_to_person", notes=for_legal)
    ),
)
# First in the opening stage: the dialogue may be begun because of an alarm.
BEGUN_BY_ALARM = (
    *when(arrived(), began_with("safety")).then(go_to("safety")),
    *when(arrived(), began_with("fraud")).then(go_to("fraud")),
    *when(arrived(), began_with("privacy")).then(go_to("privacy")),
)
# First wherever an answer may have been given anew.
STOPPED_BY_AN_ANSWER = (
    *when(arrived(), is_dangerous).then(go_to("safety")),
    *when(arrived(), is_not_theirs).then(go_to("privacy")),
    *when(arrived(), is_paid_elsewhere).then(go_to("fraud")),
)
# First where a case is registered.
TO_A_PERSON = when(happened("registered"), only_by_person).then(
    say("raise_dispute_stops/with_a_person", shows=with_a_person),
    hand_on("talk_to_person", notes=to_a_person),
)


# -- the stages --------------------------------------------------------------------------------------------------------
def _at_once(alarm: str) -> Stage:
    """Registered and handed over before anything is asked."""
    return stage(
        alarm,
        ask("one_moment", quiet=True),
        when(arrived()).then(note("alarm", alarm), do(raise_alarm)),
        when(happened("alarm_raised")).then(
            say(f"raise_dispute_stops/{alarm}", shows=stopped), hand_on("talk_to_person", notes=urgent)
        ),
        otherwise(do(raise_alarm)),
    )


TAKEN_OVER = (say("raise_dispute_stops/not_yours", shows=stopped), hand_on("talk_to_person", notes=urgent))

STOPS = (
    _at_once("safety"),
    _at_once("fraud"),
    stage(
        "privacy",
        ask("raise_dispute_stops/do_you_know_it", "know_it", "do_not_know", "human", shows=stopped),
        when(arrived()).then(note("alarm", "privacy"), do(raise_alarm)),
        when(happened("alarm_raised")).then(note("case_id", alarm_case), note("case_number", case_number), again()),
        when(chose("know_it", "do_not_know")).then(
            tell_staff("staff/knows_the_company", shows=known_company), *TAKEN_OVER
        ),
        when(wrote()).then(do(pass_on_to_case), *TAKEN_OVER),
        when(chose("back")).then(again()),
        PAPERS_BY_THE_WAY,
        otherwise(again()),
    ),
)


def heeding_alarms(dialogue: Flow) -> Flow:
    """The same dialogue: words that raise an alarm are heeded, and friendly ones answered, whatever is being asked."""
    heeding = {
        one.name: stage(one.name, one.card, _ALARMS_IN_WORDS, FRIENDLY, one.rules)
        for one in dialogue.stages.values()
        if one.card and one.name not in ALARMS
    }
    return replace(dialogue, stages={name: heeding.get(name, one) for name, one in dialogue.stages.items()})
