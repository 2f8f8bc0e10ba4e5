"""The life of an answer that came by phone, by mail, on paper or in person.

What confirms a balance waits for a second colleague and counts only with that one's yes; meanwhile it is never
forgotten. Objections and promises count at once, with their own number and life. Whoever is bound in a chat is told
what was written down in their company's name and may say that it is not so; that is a matter for people. Who edits:
finance.
"""

from flows.engine.grammar import Command, Scene
from flows.engine.told import told_word
from flows.engine.words import call_off, go_to, happened, lifecycle, opens, remind, say, stage, tell_staff, when
from flows.facts.contact_policy import end_of_working_day
from flows.facts.elsewhere import Answer, Kind

APPROVAL_DAYS = 1  # working days of the house until a waiting confirmation is named again


def the_answer(scene: Scene) -> Answer | None:
    """The answer whose life this is."""
    wanted = scene.notes.get("answer_id")
    return next((one for one in scene.books.answers if one.id == wanted), None)


def confirms(scene: Scene) -> bool:
    """Whether a balance would stand confirmed by it."""
    one = the_answer(scene)
    return one is not None and one.kind is Kind.CONFIRMATION


def promises(scene: Scene) -> bool:
    """Whether money is promised by it."""
    one = the_answer(scene)
    return one is not None and one.kind is Kind.PROMISE


def day_ends(scene: Scene) -> int:
    """When a colleague should have decided."""
    return end_of_working_day(scene.now, APPROVAL_DAYS, scene.books.company.zone, scene.books.house_calendar)


def shown(scene: Scene) -> dict[str, object]:
    """What was written down, as messages and thread lines tell it."""
    one, customer = the_answer(scene), scene.books.customer
    statement = scene.books.statement(one.statement_id) if one else None
    promise = next((each for each in scene.books.promises if one and each.id == one.promise_id), None)
    return {
        "number": one.number if one else "",
        "statement": statement.number if statement else "",
        "cut_off": statement.cut_off if statement else scene.books.today,
        "customer": customer.name if customer else "",
        "company": scene.books.company.name,
        "kind": f"desk_heard_{one.kind.value}" if one else "",
        "way": one.way if one else "",
        "person": one.person if one else "",
        "on": one.said_on if one else scene.books.today,
        "agreed": one.agreed if one else None,
        "exceptions": len(one.exceptions) if one else 0,
        "day": promise.day if promise else scene.books.today,
        "documents": ", ".join(item.number for item in promise.items) if promise else "",
        "recorder": one.recorder if one else "",
        "approver": (one.approver if one else "") or told_word(scene, "name"),
        "by": told_word(scene, "name"),
        "record": told_word(scene, "record"),
        "code": told_word(scene, "code"),
        "reason": told_word(scene, "reason"),
        "words": told_word(scene, "text"),
    }


def it_is_right(scene: Scene) -> dict[str, object]:
    """What *That is right* begins with."""
    one = the_answer(scene)
    return {"answer_id": one.id if one else 0, "right": True}


def it_is_not_so(scene: Scene) -> dict[str, object]:
    """What *That is not so* begins with."""
    one = the_answer(scene)
    return {"answer_id": one.id if one else 0}


REPLY = (opens("heard_elsewhere", "heard_right", it_is_right), opens("heard_elsewhere", "heard_wrong", it_is_not_so))

answer_elsewhere = lifecycle(
    "answer_elsewhere",
    stage(
        "noted",
        when(happened("recorded"), confirms).then(
            tell_staff("staff/elsewhere_to_approve", shows=shown),
            remind("elsewhere_open", day_ends),
            go_to("to_approve"),
        ),
        when(happened("recorded"), promises).then(
            tell_staff("staff/elsewhere_recorded", shows=shown),
            say("promise_noted", REPLY, Command("human"), shows=shown),
            go_to("recorded"),
        ),
        when(happened("recorded")).then(tell_staff("staff/elsewhere_recorded", shows=shown), go_to("recorded")),
    ),
    stage(
        "to_approve",
        when(happened("due:elsewhere_open")).then(
            tell_staff("staff/elsewhere_waits", shows=shown), remind("elsewhere_open", day_ends)
        ),
        when(happened("approved")).then(
            call_off(),
            tell_staff("staff/elsewhere_approved", shows=shown),
            say("confirmation_noted", REPLY, Command("human"), shows=shown),
            go_to("recorded"),
        ),
        when(happened("dropped")).then(
            call_off(), tell_staff("staff/elsewhere_dropped", shows=shown), go_to("dropped")
        ),
    ),
    stage(
        "recorded",
        when(happened("agreed")).then(tell_staff("staff/elsewhere_agreed", shows=shown)),
        when(happened("contradicted")).then(
            tell_staff("staff/elsewhere_contradicted", shows=shown), go_to("contradicted")
        ),
        ends=True,
    ),
    stage("dropped", ends=True),
    stage("contradicted", ends=True),
)
