"""Asking in the house: a department is asked from a case's card and answers in a private message.

Promise: one question goes to one colleague of each department, who answers, asks for time or says that it is not
theirs; then the next of the department is asked. No answer has a way to the customer.
"""

from collections.abc import Callable

from bot import routed, things
from bot.desk import blocks, forms
from bot.desk.blocks import Block
from bot.desk.case_actions import fitting_case, move
from bot.desk.deed import Deed
from bot.kinds.consults import tell_case, told_of
from flows.facts.consults import ANSWERABLE, Consult
from flows.facts.contact_policy import end_of_working_day
from flows.facts.parties import Colleague, StaffRole
from flows.tables.departments import DEPARTMENTS
from storage import consults, people

QUESTION, ANSWER = 1000, 1500  # characters
DUE_DAYS = (1, 2, 3, 5)  # working days
MOST = 50  # colleagues in a list
MAY_ALSO = frozenset({StaffRole.LEAD})  # answers in somebody's place


def ask(deed: Deed) -> None:
    """A question to one department or to several at once."""
    case = fitting_case(deed)
    if case is None:
        return
    if not deed.acted.form:
        deed.open(_form(deed))
        return
    question = deed.said("question")
    if not question:
        deed.complain({"question": deed.label("say_what")})
        return
    wanted = _wanted(deed)
    if isinstance(wanted, str):
        deed.complain({"departments": wanted})
        return
    due = end_of_working_day(deed.work.now, _days(deed), deed.work.house.company.zone, deed.work.house_calendar())
    for department, colleague in wanted:
        _put(deed, case.id, department, colleague, question, due)
    move(deed, case, "consulted", departments=[department for department, _ in wanted])
    deed.work.cases.add(case.id)
    deed.work.reply("form_done")


def _wanted(deed: Deed) -> list[tuple[str, Colleague]] | str:
    """Whom to ask, by department; the sentence for the field where nobody can be."""
    named = int(deed.said("colleague")) if deed.said("colleague").isdecimal() else 0
    person = next((one for one in people.staff(deed.work.conn, id=named) if one.active), None) if named else None
    departments = [key for key in deed.said("departments").split(",") if key in DEPARTMENTS]
    if person:
        own = [key for key in (*departments, *person.departments) if key in person.departments]
        return [((own or departments or ["account"])[0], person)]
    if not departments:
        return deed.label("choose_department")
    found: list[tuple[str, Colleague]] = []
    for key in departments:
        one = whom(deed, key)
        if one is None:
            return deed.plainly("consult_nobody", department=f"desk_asked_{key}")
        found.append((key, one))
    return found


def whom(deed: Deed, department: str, asked: frozenset[int] = frozenset()) -> Colleague | None:
    """Who of that department is asked next: present, not asked yet, with the fewest questions open."""
    load = consults.load(deed.work.conn)
    fitting = [
        one
        for one in people.staff(deed.work.conn)
        if one.active and department in one.departments and one.id not in asked
        and not routed.is_away(deed.work, one)
    ]  # fmt: skip
    return min(
        fitting, key=lambda one: (one.role is not StaffRole.RESPONDER, load.get(one.id, 0), one.id), default=None
    )


def _put(deed: Deed, case_id: int, department: str, colleague: Colleague, question: str, due: int) -> None:
    asked = consults.ask(
        deed.work.conn,
        case_id=case_id,
        department=department,
        colleague=colleague.id,
        question=question,
        asked_by=deed.by.id,
        asked_at=deed.work.now,
        due=due,
    )
    things.move(deed.work, "consult", asked, "asked", deed.actor, {"due": due})


def stop(deed: Deed) -> None:
    """Nobody is waited for any more; the case goes on with what there is."""
    case = fitting_case(deed)
    if case is None:
        return
    for one in consults.open_of_case(deed.work.conn, case.id):
        things.move(deed.work, "consult", one.id, "called_back", deed.actor)


# -- in the private message --------------------------------------------------------------------------------------------
def answer(deed: Deed) -> None:
    """The answer, into the case's thread."""
    one = _asked(deed)
    if one is None:
        return
    if not deed.acted.form:
        deed.open(forms.form(deed, [_typed(deed, "answer", one.answer)], "send"))
        return
    said = deed.said("answer")
    if not said:
        deed.complain({"answer": deed.label("say_what")})
        return
    _keep(deed, one, said)
    things.move(deed.work, "consult", one.id, "answered", deed.actor)
    deed.work.reply("form_done")


def more_time(deed: Deed) -> None:
    """Until when, and why."""
    one = _asked(deed)
    if one is None:
        return
    if not deed.acted.form:
        days = {str(days): deed.label("days", days=days) for days in DUE_DAYS}
        field = blocks.chosen("days", deed.label("due_days"), days, first="1")
        deed.open(forms.form(deed, [field, _typed(deed, "why_time", optional=True)], "send"))
        return
    due = end_of_working_day(deed.work.now, _days(deed), deed.work.house.company.zone, deed.work.house_calendar())
    fields = {"due": due, "prolonged": one.prolonged + 1, "answer": deed.said("why_time")}
    consults.change(deed.work.conn, one.id, **fields)
    late = one.state.value == "late"
    things.move(deed.work, "consult", one.id, "prolonged", deed.actor, {"due": due})
    after = consults.one(deed.work.conn, one.id)
    if after and not late:
        tell_case(deed.work, after, "consult_prolonged")
    deed.work.reply("form_done")


def not_mine(deed: Deed) -> None:
    """Somebody else's: the next of the department is asked, or whoever asked hears that there is none."""
    one = _asked(deed)
    if one is None:
        return
    if not deed.acted.form:
        deed.open(forms.form(deed, [_typed(deed, "whose", optional=True)], "send"))
        return
    _keep(deed, one, deed.said("whose"))
    asked = frozenset(other.colleague for other in consults.of_case(deed.work.conn, one.case_id))
    following = whom(deed, one.department, asked)
    if following:
        again = Deed(deed.work, _asker(deed, one), deed.acted)
        _put(again, one.case_id, one.department, following, one.question, max(one.due, deed.work.now))
    things.move(deed.work, "consult", one.id, "passed_on", deed.actor)
    deed.work.reply("form_done")


def _asker(deed: Deed, one: Consult) -> Colleague:
    found = people.staff(deed.work.conn, id=one.asked_by)
    return found[0] if found else deed.by


def _asked(deed: Deed) -> Consult | None:
    """The question, when it is open and was put to this colleague, or may be answered in their place."""
    one = consults.one(deed.work.conn, deed.number)
    if one is None:
        deed.refuse("unknown_button")
        return None
    asked = people.staff(deed.work.conn, id=one.colleague)
    if deed.by.id != one.colleague and deed.by.role not in MAY_ALSO:
        deed.refuse("consult_not_yours", colleague=asked[0].name if asked else "")
        return None
    deed.work.cards.add(("consult", one.id))
    if one.state not in ANSWERABLE:
        deed.whisper("consult_over", **told_of(deed.work, one))
        return None
    return one


def _keep(deed: Deed, one: Consult, said: str) -> None:
    fields = {"answer": said[:ANSWER], "answered_by": deed.by.id, "answered_at": deed.work.now}
    consults.change(deed.work.conn, one.id, **fields)


# -- forms -------------------------------------------------------------------------------------------------------------
def _form(deed: Deed) -> Block:
    teams = {key: deed.label(f"asked_{key}") for key in DEPARTMENTS}
    known = [one for one in people.staff(deed.work.conn) if one.active and one.id != deed.by.id][:MOST]
    days = {str(days): deed.label("days", days=days) for days in DUE_DAYS}
    return forms.form(
        deed,
        [
            blocks.boxes("departments", deed.label("departments"), teams),
            blocks.chosen("colleague", deed.label("or_person"), {str(o.id): o.name for o in known}, optional=True),
            blocks.typed("question", deed.label("question"), lines=True, most=QUESTION),
            blocks.chosen("days", deed.label("due_days"), days, first="2"),
        ],
        "send",
    )


def _typed(deed: Deed, name: str, first: str = "", *, optional: bool = False) -> Block:
    return blocks.typed(name, deed.label(name), lines=True, first=first, most=ANSWER, optional=optional)


def _days(deed: Deed) -> int:
    return int(deed.said("days")) if deed.said("days").isdecimal() else DUE_DAYS[1]


ACTIONS: dict[tuple[str, str], Callable[[Deed], None]] = {
    ("case", "ask_department"): ask,
    ("case", "stop_asking"): stop,
    ("consult", "answer_consult"): answer,
    ("consult", "more_time"): more_time,
    ("consult", "not_mine"): not_mine,
}
