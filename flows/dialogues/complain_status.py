"""How complaints, feedback and what we found ourselves stand, for whoever asks where things stand.

Promise: pure; a person sees their own complaints, everybody at the customer what we found.
"""

from flows.dialogues.asking import replied_to
from flows.dialogues.follow_case_view import none_open
from flows.dialogues.promise_status import promised_anything
from flows.engine.effects import Button
from flows.engine.events import Value, Wrote
from flows.engine.grammar import Scene
from flows.engine.told import number
from flows.facts.anomalies import Anomaly
from flows.facts.complaints import Complaint

WAITING = frozenset({"told", "explaining", "owing", "unanswered"})


def open_complaints(scene: Scene) -> list[Complaint]:
    """What this person has said and is still open."""
    return [one for one in scene.books.complaints if one.open and one.state != "registered"]


def open_anomalies(scene: Scene) -> list[Anomaly]:
    """What we told of and is not settled."""
    return [one for one in scene.books.anomalies if one.told and one.state in WAITING]


def matters_to_tell(scene: Scene) -> bool:
    """Whether there is such a thing, no case was asked for, and it has not been told in this very dialogue."""
    asked = number(scene.notes.get("case_id")) or scene.notes.get("asked") or scene.notes.get("matters_told")
    return not asked and bool(open_complaints(scene) or open_anomalies(scene))


def nothing_else(scene: Scene) -> bool:
    """Whether there is neither a case nor a promise beside it."""
    return none_open(scene) and not promised_anything(scene)


def matters(scene: Scene) -> dict[str, object]:
    """Each with its stage and the date of the next word."""
    said = [
        {"number": one.number, "kind": one.kind, "state": one.state, "by": one.next_contact_at}
        for one in open_complaints(scene)
    ]
    found = [
        {"number": one.number, "kind": "anomaly", "document": one.document, "state": one.state, "by": one.promised_at}
        for one in open_anomalies(scene)
    ]
    return {"said": said, "found": found}


def matter_buttons(scene: Scene) -> list[Button]:
    """To each complaint and each thing we found; feedback only waits."""
    said = [
        Button("see_matter", values={"number": one.number}, opens="complain", notes={"complaint_id": one.id})
        for one in open_complaints(scene)
        if one.is_complaint
    ]
    found = [
        Button("see_matter", values={"number": one.number}, opens="answer_anomaly", notes={"anomaly_id": one.id})
        for one in open_anomalies(scene)
    ]
    return [*said, *found][:6]


# -- named or answered at rest -----------------------------------------------------------------------------------------
def complaint_meant(scene: Scene) -> Complaint | None:
    """The complaint or feedback whose message was answered or whose number was written."""
    known = scene.books.complaints
    return next((one for one in known if _meant(scene, one.number, ("complaint", "feedback"), one.id)), None)


def about_complaint(scene: Scene) -> dict[str, Value]:
    """It, with what was said beside its number."""
    one = complaint_meant(scene)
    text = scene.event.text if isinstance(scene.event, Wrote) else ""
    more = text.strip().casefold() != one.number.casefold() if one else False
    return {"complaint_id": one.id if one else 0} | ({"words": text} if more else {})


def anomaly_meant(scene: Scene) -> Anomaly | None:
    """The thing we found whose message was answered or whose number was written."""
    told = (one for one in scene.books.anomalies if one.told)
    return next((one for one in told if _meant(scene, one.number, ("anomaly",), one.id)), None)


def about_anomaly(scene: Scene) -> dict[str, Value]:
    """It."""
    one = anomaly_meant(scene)
    return {"anomaly_id": one.id if one else 0}


def _meant(scene: Scene, number_: str, names: tuple[str, ...], id_: int) -> bool:
    words = scene.event.text.upper().replace(",", " ").split() if isinstance(scene.event, Wrote) else []
    return replied_to(scene) in {f"{name}:{id_}" for name in names} or number_ in words
