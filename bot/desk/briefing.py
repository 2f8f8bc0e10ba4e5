"""What somebody who takes a case has to know, as one note in its thread.

It says what the case is about, what happened, what was said and promised and what was decided in such cases, and offers
ways to settle it that open filled in. Promise: everything in it stands in the books; nothing of it has a way to the
customer. The line of its text names the case and for whom it is; the rest stands in blocks, inside Slack's limits.
"""

from collections.abc import Mapping
from typing import Any

from bot.desk import blocks
from bot.desk.bank_lines import bank_lines
from bot.desk.blocks import Block
from bot.desk.cards import own_words
from bot.desk.deed import label, line, plainly
from bot.desk.fitting import actions_for
from bot.desk.head_card import alike
from bot.work import Work
from flows.facts.answers import told as told_answers
from flows.facts.dispute import Case
from flows.facts.money import Money
from flows.facts.parties import Colleague
from flows.facts.prepared import Solution, solutions
from flows.tables.reasons import reason
from flows.tables.remedies import REMEDIES
from storage import case_history, cases, people

EVENTS = 12  # of what happened, the newest


def brief(work: Work, case: Case, reader: Colleague) -> None:
    """Write it into the thread of the case."""
    contact, customer = people.contact(work.conn, case.contact_id)
    records = case_history.told_of(work.conn, case)
    values = {
        "number": case.number,
        "reader": reader.name,
        "person": contact.name,
        "customer": customer.name,
        "reason": f"reason_{reason(case.reason).key}",
        "claimed": case.claimed,
        "to_settle": case.to_settle,
        "documents": [one.document for one in case.items if one.document][:8],
        "wish": f"remedy_{case.remedy if case.remedy in REMEDIES else 'unsure'}",
        "answers": told_answers(case.reason, case.answers, case.currency),
        "next_at": case.next_contact_at,
        "closed": case.closed,
    }
    body = [blocks.words(plainly(work, "brief_aim", **values))]
    if case.words:
        body += [blocks.small(plainly(work, "their_words", **values)), blocks.words(own_words(case.words))]
    body += [*_timeline(work, case, records), *bank_lines(work, case), *alike(work, case), *_prepared(work, case)]
    text = line(work, "brief_line", **values)
    more = {"text": text, "blocks": body, "thread": True}
    work.post(
        f"slack:{work.house.desk}", "chat.postMessage", more, "note", subject=f"case:{case.id}", on_uncertain="look_up"
    )


def _timeline(work: Work, case: Case, records: list[tuple[int, str, str, Mapping[str, Any]]]) -> list[Block]:
    """What happened, with the words that colleagues have sent; papers at the time they came."""
    known = work.house.speaker.labels()
    names = {f"staff:{one.id}": one.name for one in people.staff(work.conn)}
    happened = [
        {"at": at, "what": f"desk_event_{what}", "who": names.get(who, ""), "said": str(body.get("text") or "")[:200]}
        for at, what, who, body in records
        if f"desk_event_{what}" in known
    ]
    papers = [
        {"at": int(row["received_at"]), "what": "desk_event_paper", "who": "", "said": str(row["name"])}
        for row in cases.evidence(work.conn, case_id=case.id)
        if row["state"] in {"announced", "stored"}
    ]
    said = list({tuple(one.items()): one for one in [*happened, *papers]}.values())  # told by two records, said once
    newest = sorted(said, key=lambda one: int(str(one["at"])))[-EVENTS:]
    return [blocks.words(plainly(work, "brief_events", events=newest))] if newest else []


def _prepared(work: Work, case: Case) -> list[Block]:
    """Ways to settle it, each with its button; none where nothing may be proposed now."""
    if "propose" not in actions_for(case):
        return []
    return [_way(work, case, one) for one in solutions(case)]


def _way(work: Work, case: Case, one: Solution) -> Block:
    said = plainly(
        work,
        "brief_way",
        key=one.key,
        upheld=Money(one.upheld, case.currency),
        not_upheld=Money(one.not_upheld, case.currency) if one.not_upheld else None,
        remedy=f"remedy_{one.remedy}",
    )
    button = blocks.button("propose", label(work, "prepared"), f"case:{case.id}#{one.key}")
    return blocks.with_button(said, button)
