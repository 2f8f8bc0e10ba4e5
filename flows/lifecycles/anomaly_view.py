"""The life of an anomaly: what must hold, what each move sets, what is shown.

Promise: total, pure; a date that is told is the date that the same turn sets.
"""

from collections.abc import Callable

from flows.engine.effects import Button
from flows.engine.events import Value
from flows.engine.grammar import Maker, Scene, View
from flows.engine.told import told_number, told_word
from flows.facts.anomalies import CAUSE_DAYS, EXPLAIN_DAYS, ROUND_DAYS, Anomaly
from flows.facts.contact_policy import end_of_working_day, next_unasked
from flows.facts.matter_commands import ChangeMatter
from flows.facts.severity import major
from flows.facts.times import MINUTE, SECOND
from flows.facts.to_move import reminder_at
from flows.facts.unasked import SPREAD

QUESTION = "anomaly_question"
TELL = "anomaly_tell"
AFTER = MINUTE  # the statement's own notice goes first


def the_anomaly(scene: Scene) -> Anomaly | None:
    """The anomaly whose life this is."""
    wanted = scene.notes.get("anomaly_id")
    return next((one for one in scene.books.anomalies if one.id == wanted), None)


def zone(scene: Scene) -> str:
    """Where the customer's person lives."""
    books = scene.books
    return books.contact.zone if books.contact else books.customer.zone if books.customer else "UTC"


# -- guards ------------------------------------------------------------------------------------------------------------
def somebody_else(scene: Scene) -> bool:
    """Whether the verifier is not whoever recorded it."""
    one, by = the_anomaly(scene), told_number(scene, "by")
    return one is not None and by > 0 and by != one.recorded_by


def as_shown(scene: Scene) -> bool:
    """Whether what was verified is, to the byte, what will be told."""
    one = the_anomaly(scene)
    return one is not None and told_word(scene, "sha") in {"", one.sha}


def in_a_round(scene: Scene) -> bool:
    """Whether it is told with the statement that is being prepared: there is one, and it is not major."""
    one = the_anomaly(scene)
    return one is not None and told_number(scene, "round") > 0 and not major(one, told_number(scene, "balance"))


def has_to_wait(scene: Scene) -> bool:
    """Whether it is not told this minute: for its round, or for hours in which its reader is written to."""
    return in_a_round(scene) or _opens(scene) > scene.now


def reason_given(scene: Scene) -> bool:
    """Whether it was said why it cannot wait."""
    return bool(told_word(scene, "reason"))


def cause_unknown(scene: Scene) -> bool:
    """Whether the cause is still looked for."""
    one = the_anomaly(scene)
    return one is not None and not one.cause


def something_promised(scene: Scene) -> bool:
    """Whether a word of ours is still owed."""
    one = the_anomaly(scene)
    return one is not None and one.promised_at > 0


def may_be_sent(scene: Scene) -> bool:
    """Whether the one reminder goes out: it was not kept back, and none has gone before."""
    return told_number(scene, "count") == 0


def _opens(scene: Scene) -> int:
    return next_unasked(scene.now, zone(scene), scene.books.calendar)


# -- when --------------------------------------------------------------------------------------------------------------
def cause_by(scene: Scene) -> int:
    """When the cause is told: the day that was named, else in some working days."""
    one = the_anomaly(scene)
    named = one.promised_at if one else 0
    return (
        named
        if named > scene.now
        else end_of_working_day(scene.now, CAUSE_DAYS, zone(scene), calendar=scene.books.calendar)
    )


def told_by(scene: Scene) -> int:
    """When it is told at the latest: some working days on for a round, else as soon as its reader may be written to."""
    if in_a_round(scene):
        return end_of_working_day(scene.now, ROUND_DAYS, zone(scene), calendar=scene.books.calendar)
    return _opens(scene)


def with_the_statement(scene: Scene) -> int:
    """Just after the notice of the statement, which is spread over some minutes of the reader's morning."""
    opens = _opens(scene)
    return opens + (AFTER if opens == scene.now else AFTER + SPREAD * SECOND)


def explained_by(scene: Scene) -> int:
    """When an explanation comes: sooner than anything promised before."""
    one = the_anomaly(scene)
    soon = end_of_working_day(scene.now, EXPLAIN_DAYS, zone(scene), calendar=scene.books.calendar)
    return min(soon, one.promised_at) if one and one.promised_at > scene.now else soon


def next_word(scene: Scene) -> int:
    """When we are heard of again after a day that came without a result."""
    return end_of_working_day(scene.now, EXPLAIN_DAYS, zone(scene), calendar=scene.books.calendar)


def reminded(scene: Scene) -> int | None:
    """The one reminder."""
    return reminder_at(QUESTION, 0, scene.now, zone(scene), calendar=scene.books.calendar)


def given_up(scene: Scene) -> int | None:
    """When a person is asked to get in touch."""
    return reminder_at(QUESTION, 1, scene.now, zone(scene), calendar=scene.books.calendar)


# -- what each move sets -----------------------------------------------------------------------------------------------
def verified(scene: Scene) -> ChangeMatter:
    """Who verified it."""
    return ChangeMatter({"verified_by": told_number(scene, "by")})


def told_of(scene: Scene) -> ChangeMatter:
    """When it was told."""
    return ChangeMatter({"told_at": scene.now, "promised_at": 0})


def told_unknown(scene: Scene) -> ChangeMatter:
    """The same, with the day of the cause."""
    return ChangeMatter({"told_at": scene.now, "promised_at": cause_by(scene)})


def promised(at: Callable[[Scene], int]) -> Maker:
    """A day on which we are heard of."""

    def fields(scene: Scene) -> ChangeMatter:
        return ChangeMatter({"promised_at": at(scene), "asked": told_word(scene, "text"), "asked_at": scene.now})

    fields.__name__ = f"promised_{at.__name__}"
    return fields


def asked_otherwise(scene: Scene) -> ChangeMatter:
    """What the customer asks instead."""
    return ChangeMatter({"asked": told_word(scene, "text")})


def explained(scene: Scene) -> ChangeMatter:
    """The explanation; where the cause was unknown, it is the cause from now on."""
    one, text = the_anomaly(scene), told_word(scene, "text")
    cause = {} if one and one.cause else {"cause": text}
    return ChangeMatter({"explanation": text, "promised_at": 0, **cause})


def ended(outcome: str) -> Maker:
    """How it ended."""

    def fields(scene: Scene) -> ChangeMatter:  # noqa: ARG001 - every maker is given the scene
        return ChangeMatter({"outcome": outcome, "promised_at": 0})

    fields.__name__ = f"ended_{outcome}"
    return fields


# -- what is shown -----------------------------------------------------------------------------------------------------
def anomaly(scene: Scene) -> dict[str, object]:
    """The anomaly as a message tells it; empty values for none."""
    one, customer, contact = the_anomaly(scene), scene.books.customer, scene.books.contact
    return {
        "number": one.number if one else "",
        "document": one.document if one else "",
        "cause": one.cause if one else "",
        "effect": one.effect if one else "",
        "next_step": one.next_step if one else "",
        "worth": one.worth if one else None,
        "favour": one.favour if one else "neither",
        "explanation": one.explanation if one else "",
        "by": one.promised_at if one else 0,
        "person": contact.name if contact else "",
        "called": contact.called if contact else "",
        "customer": customer.name if customer else "",
        "company": scene.books.company.name,
        "zone": zone(scene),
        "said": told_word(scene, "text") or told_word(scene, "reason"),
        "colleague": told_word(scene, "name"),
    }


def with_date(at: Callable[[Scene], int]) -> View:
    """The anomaly with the date of the next word."""

    def values(scene: Scene) -> dict[str, object]:
        return anomaly(scene) | {"by": at(scene)}

    values.__name__ = f"with_{at.__name__}"
    return values


def waiting(scene: Scene) -> dict[str, object]:
    """What it waits for, and until when."""
    return anomaly(scene) | {"by": told_by(scene), "round": in_a_round(scene)}


def notice(scene: Scene) -> dict[str, object]:
    """The four parts; the day of the cause where it is unknown."""
    return anomaly(scene) | {"by": cause_by(scene) if cause_unknown(scene) else 0}


def explanation(scene: Scene) -> dict[str, object]:
    """The explanation that is given with this event."""
    return anomaly(scene) | {"explanation": told_word(scene, "text")}


# -- buttons -----------------------------------------------------------------------------------------------------------
def answers(scene: Scene) -> list[Button]:
    """Understood, explain it, I see it otherwise, let me have it as a document."""
    return [_answering(scene, answer) for answer in ("understood", "explain", "otherwise", "paper")]


def answers_explained(scene: Scene) -> list[Button]:
    """After an explanation."""
    return [_answering(scene, answer) for answer in ("understood", "otherwise")]


def _answering(scene: Scene, answer: str) -> Button:
    one = the_anomaly(scene)
    notes: dict[str, Value] = {"anomaly_id": one.id if one else 0, "answer": answer}
    return Button(f"anomaly_{answer}", opens="answer_anomaly", notes=notes)
