"""The clocks of cases: who is called as one runs out, and word to customers who have heard nothing for long.

Theory of operation. One follow-up per open case waits at the earliest moment at which anything is to be told; it is
computed anew at the end of every turn that touched the case, so that whatever moves a clock moves it too. What was told
stands in the records and nowhere else. Nobody is called at night, but for the most urgent cases.
"""

from collections.abc import Mapping
from typing import Any

from bot import routed, things
from bot.clock_reading import Reading, reading
from bot.desk import blocks
from bot.kinds.thing import desk_line
from bot.mentions import calling, mention
from bot.work import Work
from flows.facts.clocks import Rung, clocks_of, fallen, rungs, silent_at
from flows.facts.contact_policy import PROMISES, next_opening
from flows.facts.dispute import Case
from flows.facts.parties import Colleague
from flows.facts.working_time import closing
from flows.tables.clocks import LADDER, Step
from storage import case_clocks, cases, conversations, follow_ups, people

KIND, ABOUT = "clock", "clock"
TO_ACT = ("reply", "reassign", "promise_time")  # what a lead is offered: one of them ends it


def settle(work: Work) -> None:
    """At the end of a turn: when the cases that it touched have to be looked at next."""
    talks = (cases.hand_over_by_id(work.conn, id_) for id_ in work.hand_overs)
    for case_id in sorted({*work.cases, *(int(row["case_id"]) for row in talks if row and row["case_id"])}):
        case = cases.one(work.conn, case_id)
        if case:
            _await(work, case)


def fell_due(work: Work, id: int, _what: str, _by: str, _values: Mapping[str, object]) -> bool:
    """Somebody is called, the customer hears how it stands, or both. False when nothing is due any more."""
    case = cases.one(work.conn, id)
    if case is None or case.closed:
        return False
    read = reading(work, case)
    work.cases.add(id)
    due = fallen(rungs(read.records, read.priority, read.office), work.now)
    for one in due:
        work.record(
            case.customer_id, "clock", case_clocks.RUNG, f"case:{id}", key=one.key, began=one.began, share=one.share
        )
    if due:
        _call(work, read, due)
    silent = _word_at(work, read)
    told = bool(silent) and silent <= work.now
    if told and (_person_speaks(work, case) or not things.move_case(work, id, case_clocks.SILENCE, "clock")):
        work.record(case.customer_id, "clock", case_clocks.SILENCE, f"case:{id}")
        things.tell_desk(work, f"case:{id}", "staff/case_silent", {"number": case.number})
    return bool(due) or told


def _await(work: Work, case: Case) -> None:
    subject = f"{ABOUT}:{case.id}"
    before, then = follow_ups.due_at(work.conn, KIND, subject), 0 if case.closed else _next(work, reading(work, case))
    if before == then or (before is None and not then):
        return
    if not then:
        follow_ups.cancel(work.conn, subject, (KIND,), "moot", work.now)
        return
    follow_ups.replace(work.conn, KIND, subject, case.customer_id, 0, then, work.now)
    work.rings = True


def _next(work: Work, read: Reading) -> int:
    """The earliest moment at which anything is to be told; 0 for none."""
    steps = rungs(read.records, read.priority, read.office)
    found = [one.at for one in steps[:1]]
    silent = _word_at(work, read)
    return min([*found, *([silent] if silent else [])], default=0)


def _word_at(work: Work, read: Reading) -> int:
    """When the customer is told how it stands; 0: not now, or because word is promised for the same day anyway."""
    at, too_long = silent_at(read.records, read.priority, read.office)
    promised = follow_ups.due_at(work.conn, "answer_due", f"case:{read.case.id}")
    if not at or promised is None or promised <= closing(too_long, read.office):
        return 0
    contact, customer = people.contact(work.conn, read.case.contact_id)
    if contact.stopped:
        return 0
    opens = next_opening(at, contact.zone, PROMISES, work.calendar(customer))
    return next_opening(max(opens, work.now), contact.zone, PROMISES, work.calendar(customer))


def _person_speaks(work: Work, case: Case) -> bool:
    found = people.chat_of(work.conn, case.contact_id)
    standing = conversations.load(work.conn, found[0]) if found else None
    return standing is not None and standing.control == "human"


# -- who is called -----------------------------------------------------------------------------------------------------
def _call(work: Work, read: Reading, due: tuple[Rung, ...]) -> None:
    """One line in the thread for all that is due, to those whom the highest step names."""
    case = read.case
    step = LADDER[max(one.share for one in due)]
    called = _called(work, case, step)
    ends = {one.key: one.due for one in clocks_of(read.records, read.priority, read.office, work.now)}
    told = {
        "number": case.number,
        "step": step.value,
        "clocks": [(f"desk_clock_{one.key}", one.share, ends.get(one.key, 0)) for one in due],
        "called": [(mention(one), one.name) for one in called],
    }
    text = desk_line(work, "clock_rung", **told)
    for one in called:
        text = calling(text, one)
    body: dict[str, Any] = {"text": text, "thread": True}
    if step is Step.LEAD:
        body["blocks"] = _to_act(work, case, text)
    about: dict[str, Any] = {"subject": f"case:{case.id}", "on_uncertain": "look_up"}
    work.post(f"slack:{work.house.desk}", "chat.postMessage", body, "note", **about)


def _to_act(work: Work, case: Case, text: str) -> list[blocks.Block]:
    """The line with a button for each thing that ends it."""
    said, language = work.house.speaker.label, work.house.company.language
    made = [blocks.button(name, said(f"desk_{name}", {}, language), f"case:{case.id}") for name in TO_ACT]
    return [blocks.marked(text), *blocks.buttons(made)]


def _called(work: Work, case: Case, step: Step) -> list[Colleague]:
    """Each of them once. Where nobody has the case, it is whoever should take it."""
    owner = next((one for one in people.staff(work.conn, id=case.owner) if one.active), None) if case.owner else None
    owner = owner or routed.suggestion(work, case)
    if step is Step.OWNER:
        return [owner] if owner else []
    lead = routed.lead_of_today(work)
    if step is Step.ALL:
        everybody = [owner, routed.backup_of(work, owner) if owner else None, lead]
        return list({one.id: one for one in everybody if one}.values())
    return [lead] if lead and step is Step.LEAD else []
