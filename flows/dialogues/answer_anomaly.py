"""Answering a notice about something that we found ourselves: understood, please explain, I see it otherwise.

Who sees it otherwise comes to the objection with the document filled in; nothing has to be said twice. Who edits:
finance.
"""

from flows.dialogues.asking import tries
from flows.dialogues.case_view import may_not_dispute, who_may, written, zone
from flows.engine.events import Value, Wrote
from flows.engine.grammar import Scene
from flows.engine.told import number
from flows.engine.words import (
    arrived,
    ask,
    chose,
    close,
    do,
    flow,
    go_to,
    hand_on,
    opens,
    otherwise,
    say,
    seal,
    stage,
    when,
    wrote,
)
from flows.facts.anomalies import EXPLAIN_DAYS, Anomaly
from flows.facts.contact_policy import end_of_working_day
from flows.facts.matter_commands import MoveMatter
from flows.facts.paper_commands import SendPaper
from flows.facts.paper_meant import wants_paper

OPEN = frozenset({"told", "explaining", "owing", "unanswered", "closed"})


def the_anomaly(scene: Scene) -> Anomaly | None:
    """The anomaly that the notice told of."""
    wanted = number(scene.notes.get("anomaly_id"))
    return next((one for one in scene.books.anomalies if one.id == wanted and one.told), None)


def no_anomaly(scene: Scene) -> bool:
    """Whether it is about none that this customer was told of."""
    return the_anomaly(scene) is None


def was_withdrawn(scene: Scene) -> bool:
    """Whether it was a mistake of ours and has been taken back."""
    one = the_anomaly(scene)
    return one is not None and one.state == "withdrawn"


def was_contested(scene: Scene) -> bool:
    """Whether the customer has objected to it already."""
    one = the_anomaly(scene)
    return one is not None and one.state == "contested"


def was_understood(scene: Scene) -> bool:
    """Whether understood is said a second time."""
    one = the_anomaly(scene)
    return said_understood(scene) and one is not None and one.state in {"closed", "owing"}


def was_asked(scene: Scene) -> bool:
    """Whether an explanation is on its way."""
    one = the_anomaly(scene)
    return not (said_understood(scene) or said_otherwise(scene)) and one is not None and one.state == "explaining"


def said_understood(scene: Scene) -> bool:
    """Whether the button said: understood."""
    return scene.notes.get("answer") == "understood"


def said_explain(scene: Scene) -> bool:
    """Whether it asked for an explanation."""
    return scene.notes.get("answer") == "explain"


def said_otherwise(scene: Scene) -> bool:
    """Whether it said: I see it otherwise."""
    return scene.notes.get("answer") == "otherwise"


def wants_report(scene: Scene) -> bool:
    """Whether it is wanted in writing, by the button or in words."""
    return scene.notes.get("answer") == "paper" or (isinstance(scene.event, Wrote) and wants_paper(scene.event.text))


def send_report(scene: Scene) -> SendPaper | None:
    """The report on it."""
    one = the_anomaly(scene)
    return SendPaper("anomaly_report", one.id, f"anomaly:{one.id}") if one else None


def understood(scene: Scene) -> MoveMatter:
    """The customer has understood."""
    return MoveMatter("anomaly", number(scene.notes.get("anomaly_id")), "understood")


def explain(scene: Scene) -> MoveMatter:
    """The customer wants it explained; what exactly, in their words."""
    values = {"text": written(scene)}
    return MoveMatter("anomaly", number(scene.notes.get("anomaly_id")), "explanation_wanted", values)


def contest(scene: Scene) -> MoveMatter:
    """The customer sees it otherwise."""
    return MoveMatter("anomaly", number(scene.notes.get("anomaly_id")), "contested", {"text": written(scene)})


def that_line(scene: Scene) -> dict[str, Value]:
    """What the objection is begun with."""
    one = the_anomaly(scene)
    statement = next((s for s in scene.books.statements if one and s.line(one.document_id)), None)
    if one is None or statement is None:
        return {}
    return {"statement_id": statement.id, "document_id": one.document_id}


def anomaly(scene: Scene) -> dict[str, object]:
    """The anomaly as a message tells it."""
    one = the_anomaly(scene)
    soon = end_of_working_day(scene.now, EXPLAIN_DAYS, zone(scene), calendar=scene.books.calendar)
    owed = one.promised_at if one else 0
    return {
        "number": one.number if one else "",
        "document": one.document if one else "",
        "next_step": one.next_step if one else "",
        "owed": owed,
        "by": min(soon, owed) if owed > scene.now else soon,
    }


REPORT = (say("report_coming", shows=anomaly), do(send_report))
BUTTONS_PLEASE = otherwise(say("raise_dispute/use_the_buttons", shows=tries))

answer_anomaly = flow(
    "answer_anomaly",
    stage(
        "opening",
        when(arrived(), no_anomaly).then(say("no_such_notice", "human"), close()),
        when(arrived(), wants_report).then(*REPORT, close()),
        when(arrived(), was_withdrawn).then(say("was_withdrawn", "human", shows=anomaly), close()),
        when(arrived(), was_contested).then(
            say("was_contested", opens("raise_dispute", "object_yes", that_line), "status", "human", shows=anomaly),
            close(),
        ),
        when(arrived(), was_understood).then(say("thank_you", shows=anomaly), close()),
        when(arrived(), was_asked).then(say("explanation_comes", "human", shows=anomaly), close()),
        when(arrived(), said_understood).then(seal(), do(understood), say("thank_you", shows=anomaly), close()),
        when(arrived(), said_explain).then(go_to("what_is_unclear")),
        when(arrived(), said_otherwise, may_not_dispute).then(
            say("raise_dispute/only_looking", "human", shows=who_may), close()
        ),
        when(arrived(), said_otherwise).then(go_to("sure")),
        when(arrived()).then(go_to("answer")),
        otherwise(go_to("answer")),
    ),
    stage(
        "answer",
        ask(
            "your_answer",
            ("anomaly_understood", "anomaly_explain"),
            ("anomaly_otherwise", "anomaly_paper"),
            "human",
            shows=anomaly,
        ),
        when(chose("anomaly_paper")).then(*REPORT),
        when(wrote(), wants_report).then(*REPORT),
        when(chose("anomaly_understood")).then(seal(), do(understood), say("thank_you", shows=anomaly), close()),
        when(chose("anomaly_explain")).then(go_to("what_is_unclear")),
        when(chose("anomaly_otherwise"), may_not_dispute).then(
            say("raise_dispute/only_looking", "human", shows=who_may), close()
        ),
        when(chose("anomaly_otherwise")).then(go_to("sure")),
        BUTTONS_PLEASE,
    ),
    stage(
        "what_is_unclear",
        ask("what_is_unclear", "all_of_it", "human", "back", shows=anomaly),
        when(chose("all_of_it")).then(seal(), do(explain), say("explanation_comes", "human", shows=anomaly), close()),
        when(wrote()).then(do(explain), say("explanation_comes", "human", shows=anomaly), close()),
        otherwise(say("raise_dispute/please_write", shows=tries)),
    ),
    stage(
        "sure",
        ask("object_to_it", "object_yes", ("anomaly_explain", "human"), "back", shows=anomaly),
        when(chose("object_yes")).then(seal(), do(contest), hand_on("raise_dispute", notes=that_line)),
        when(chose("anomaly_explain")).then(go_to("what_is_unclear")),
        BUTTONS_PLEASE,
    ),
)
