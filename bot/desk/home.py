"""A colleague's home page: what waits for them, what falls due, what was not sent, how the round goes, their cases.

Promise: derived from the books at that moment, in the colleague's language, at most `ROWS` cases and 100 blocks; who
may see no case sees no figure. A new part of the page is a function here and a line in `home_view`.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from html import unescape
from types import MappingProxyType
from typing import Any

from bot import unasked
from bot.desk import authority, blocks, home_clocks, home_tasks, home_waits
from bot.desk.blocks import Block
from bot.desk.deed import Deed
from bot.desk.hold_actions import still_theirs
from bot.desk.home_asked import Asked, Late, Which, Whose
from flows.facts.dispute import CaseState
from flows.facts.money import Money
from flows.facts.statement import StatementState
from flows.facts.times import DAY, day_in_zone, in_zone, micros
from flows.facts.to_move import Party, to_move
from flows.tables.departments import department_of
from flows.tables.reasons import REASONS
from flows.tables.roles import may
from storage import cases, desk_home, desk_tasks, held_letters
from storage.desk_home import CaseRow, Due, ToDecide, Wanted, Withheld

ROWS, SHOWN = 10, 5  # cases on a page; of each other kind of thing
LOOKED_AT = 20  # of each kind that waits for a decision: not all of them are this colleague's to make
SOON, PROMISED_DAYS, LOOK_BACK = DAY, 2, 7 * DAY  # calls, promises to pay, messages that were not sent
BAR = 20  # characters of the longest bar


# Who may decide on it, and where what waits is found.
DECISIONS: Mapping[str, Callable[..., list[ToDecide]]] = MappingProxyType(
    {
        "approve": desk_home.offers,
        "issue_statement": desk_home.statements,
        "approve_plan": desk_home.plans,
        "verify_anomaly": desk_home.anomalies,
        "approve_answer": desk_home.answers,
        "approve_elsewhere": desk_tasks.elsewhere,
        "agree_hold": desk_tasks.holds,
        "approve_erasure": desk_tasks.erasures,
        "confirm_person": desk_tasks.persons,
        "send_held": held_letters.to_decide,
    }
)
_OPENED_BY = MappingProxyType({"erasure": "open_task", "contact": "open_person", "invitation": "open_person"})
_WAITS: Mapping[CaseState, str] = MappingProxyType(
    {
        CaseState.PENDING_APPROVAL: "approval",
        CaseState.EXECUTING: "booking",
        CaseState.AWAITING_INTERNAL: "department",
        CaseState.EXTERNAL: "outside",
    }
)
_ROUND: Mapping[str, tuple[StatementState, ...]] = MappingProxyType(
    {
        "issued": (StatementState.ISSUED,),
        "viewed": (StatementState.VIEWED,),
        "confirmed": (StatementState.CONFIRMED, StatementState.CONFIRMED_EXCEPT),
        "disputed": (StatementState.DISPUTED,),
        "no_reply": (StatementState.NO_REPLY,),
    }
)


def home_view(deed: Deed, asked: Asked) -> Block:
    """The page."""
    who = {"company": deed.work.house.company.name, "person": deed.by.name}
    top = [blocks.header(deed.plainly("home_title", **who)), blocks.small(deed.plainly("home_as_of", at=deed.work.now))]
    if not may(deed.by.role.value, "see_case"):
        return _page([*top, *_without_cases(deed)])
    asks, round_ = (_to_decide(deed), _yours(deed), _due(deed)), of_round(deed)
    parts = (*asks, [{"type": "divider"}, *round_] if round_ else [], _withheld(deed), _cases(deed, asked))
    return _page([*top, *home_waits.alarm(deed), *home_tasks.quiet(deed), *(block for part in parts for block in part)])


def _without_cases(deed: Deed) -> list[Block]:
    """For whoever sees no case: what they were asked, and what is theirs to decide all the same."""
    rights = any(may(deed.by.role.value, action) for action in DECISIONS)
    parts = [*(_to_decide(deed) if rights else []), *_yours(deed)]
    role = f"desk_role_{deed.by.role.value}"
    return [blocks.words(deed.plainly("home_no_cases", role=role, asked=bool(parts))), *parts]


def _yours(deed: Deed) -> list[Block]:
    rows, more = home_tasks.tasks(deed)
    return _headed(deed, "home_yours", rows, more=more) if rows else []


def neutral_view(deed: Deed) -> Block:
    """For whoever is no colleague of ours: not a word of what is done here."""
    return _page([blocks.words(deed.plainly("home_neutral", company=deed.work.house.company.name))])


def row(deed: Deed, kind: str, number: int, text: str) -> Block:
    """A line with a button that opens what it is about."""
    open_it = blocks.button(_OPENED_BY.get(kind, "open_card"), deed.label("open_card"), f"{kind}:{number}")
    return blocks.with_button(text, open_it)


def case_row(deed: Deed, one: CaseRow) -> Block:
    """A case in a list: what it is about, where it stands, whom it waits for and until when."""
    waits, owner = waits_for(one)
    text = deed.plainly(
        "home_case",
        number=one.number,
        customer=one.customer,
        claimed=Money(one.claimed, one.currency),
        reason=f"reason_{one.reason if one.reason in REASONS else 'other'}",
        state=f"desk_state_{one.state.value}",
        waits=f"desk_waits_{waits}",
        owner=owner,
        at=one.next_at,
    )
    return row(deed, "case", one.id, text)


def waits_for(one: CaseRow) -> tuple[str, str]:
    """(label of whom the case waits for, the colleague's name when it is one)."""
    if to_move(one.state) is Party.CUSTOMER:
        return "customer", ""
    waits = _WAITS.get(one.state)
    return (waits, "") if waits else ("nobody", one.owner)


def _page(body: list[Block]) -> Block:
    return {"type": "home", "blocks": body}


def _headed(deed: Deed, heading: str, rows: list[Block], *, more: bool = False) -> list[Block]:
    """A part of the page under its heading; nothing to show is said too."""
    body = rows or [blocks.small(deed.label("home_nothing"))]
    tail = [blocks.small(deed.label("home_more"))] if more else []
    return [{"type": "divider"}, blocks.header(deed.label(heading)), *body, *tail]


def of_round(deed: Deed) -> list[Block]:
    """How far the newest round has come: one bar a state, drawn in characters, since every client shows those."""
    found = round_counted(deed)
    if found is None:
        return []
    cut_off, counted = found
    total = sum(counted.values())
    bars = (f"{_bar(number, total)} {number:>5}  {deed.label(f'round_{name}')}" for name, number in counted.items())
    drawn = {"type": "section", "text": {"type": "mrkdwn", "text": "```" + "\n".join(bars) + "```", "verbatim": True}}
    return [blocks.words(deed.plainly("home_round", total=total, cut_off=cut_off)), drawn]


def round_counted(deed: Deed) -> tuple[date, Mapping[str, int]] | None:
    """The newest round's cut-off day and how many of its statements stand where; None before the first."""
    found = desk_home.progress(deed.work.conn)
    if found is None:
        return None
    cut_off, states = found
    return cut_off, {name: sum(states.get(state, 0) for state in made_of) for name, made_of in _ROUND.items()}


def _bar(number: int, total: int) -> str:
    full = round(BAR * number / total) if total else 0
    return ("█" * max(full, int(number > 0))).ljust(BAR, "░")


def _to_decide(deed: Deed) -> list[Block]:
    found: list[ToDecide] = []
    for action, waiting in DECISIONS.items():
        if may(deed.by.role.value, action):
            found += [one for one in waiting(deed.work.conn, deed.by.id, LOOKED_AT) if _theirs(deed, one)]
    if may(deed.by.role.value, "confirm_person"):
        found += desk_tasks.invited(deed.work.conn, deed.work.now, LOOKED_AT)
    rows = [row(deed, one.kind, one.id, decision(deed, one)) for one in found[:SHOWN]]
    return _headed(deed, "home_decide", rows, more=len(found) > SHOWN)


def _theirs(deed: Deed, one: ToDecide) -> bool:
    """Whether a proposal is within their authority and a hold still theirs; the rest is a matter of the role."""
    if one.kind == "hold":
        return still_theirs(deed, one.id)
    if one.kind != "case":
        return True
    case, offer = cases.one(deed.work.conn, one.id), cases.offer(deed.work.conn, one.id)
    if case is None or offer is None:
        return False
    return authority.obstacle(deed, case, offer, authority.level_of(deed.work, case, offer)) in {"", "approval_bare"}


def decision(deed: Deed, one: ToDecide) -> str:
    """What waits, in a line."""
    values: dict[str, Any] = {"kind": f"desk_kind_{one.kind}", "number": one.number, "customer": one.customer}
    amount = Money(one.amount, one.currency) if one.amount is not None and one.currency else None
    return deed.plainly("home_decide", amount=amount, **values)


def _due(deed: Deed) -> list[Block]:
    """Their own clocks of today, calls promised within a day, and what customers promised to pay within two."""
    conn, now = deed.work.conn, deed.work.now
    through = day_in_zone(now, deed.work.house.company.zone) + timedelta(days=PROMISED_DAYS)
    found = [*desk_home.calls(conn, now + SOON, SHOWN + 1), *desk_home.promises(conn, through, SHOWN + 1)]
    rows = [*home_clocks.today(deed), *(due_row(deed, one) for one in found)]
    return _headed(deed, "home_due", rows[:SHOWN], more=len(rows) > SHOWN)


def due_row(deed: Deed, one: Due) -> Block:
    """A call or a payment that falls due."""
    if one.kind == "call_back":
        return row(deed, one.kind, one.id, deed.plainly("home_call", customer=one.customer, at=one.at))
    amount = Money(one.amount, one.currency)
    said = {"customer": one.customer, "number": one.number, "amount": amount, "day": one.day}
    return blocks.words(deed.plainly("home_promise", **said))


def _withheld(deed: Deed) -> list[Block]:
    found = desk_home.withheld(deed.work.conn, deed.work.now - LOOK_BACK, SHOWN + 1)
    rows = [blocks.small(why_withheld(deed, one)) for one in found[:SHOWN]]
    return _headed(deed, "home_withheld", rows, more=len(found) > SHOWN)


def why_withheld(deed: Deed, one: Withheld) -> str:
    """The sentence of why it was not sent, plain."""
    language = deed.by.language or deed.work.house.company.language
    return unescape(unasked.sentence(deed.work, one.customer, one.because, one.shows, language))


# -- cases -------------------------------------------------------------------------------------------------------------
def _cases(deed: Deed, asked: Asked) -> list[Block]:
    wanted = wanted_cases(deed, asked)
    total = desk_home.count(deed.work.conn, wanted)
    page = min(asked.page, max(0, (total - 1) // ROWS))
    rows = [case_row(deed, one) for one in desk_home.cases(deed.work.conn, wanted, ROWS, page * ROWS)]
    listed = _headed(deed, "home_cases", rows)
    listed.insert(2, _filters(deed, asked))
    return [*listed, *_turning(deed, replace(asked, page=page), total)]


def wanted_cases(deed: Deed, asked: Asked) -> Wanted:
    """The same as the books are asked for it."""
    reasons = tuple(key for key, one in REASONS.items() if department_of(one.department) in deed.by.departments)
    states = {
        Which.OPEN: (),
        Which.OURS: tuple(s for s in CaseState if to_move(s) is Party.SUPPLIER and s not in _WAITS),
        Which.CUSTOMER: tuple(s for s in CaseState if to_move(s) is Party.CUSTOMER),
        Which.APPROVAL: (CaseState.PENDING_APPROVAL,),
    }[asked.which]
    return Wanted(
        deed.by.id if asked.whose is Whose.MINE else 0,
        (reasons or ("",)) if asked.whose is Whose.DEPARTMENT else (),
        states,
        {Late.ANY: 0, Late.TODAY: _midnight(deed), Late.OVERDUE: deed.work.now}[asked.late],
    )


def _midnight(deed: Deed) -> int:
    """When the house's day ends."""
    here = in_zone(deed.work.now, deed.work.house.company.zone)
    return micros((here + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0))


def _filters(deed: Deed, asked: Asked) -> Block:
    """Three lists; each choice carries the whole page that it leads to."""
    lists = (
        _list(deed, "whose", {one: replace(asked, whose=one, page=0) for one in Whose}, asked.whose),
        _list(deed, "which", {one: replace(asked, which=one, page=0) for one in Which}, asked.which),
        _list(deed, "late", {one: replace(asked, late=one, page=0) for one in Late}, asked.late),
    )
    return {"type": "actions", "block_id": "filters", "elements": list(lists)}


def _list(deed: Deed, name: str, leads: Mapping[Any, Asked], now: StrEnum) -> Block:
    offered = {
        one: {"text": blocks.plain(deed.label(f"{name}_{one.value}"), blocks.OPTION), "value": f"home:0#{asked}"}
        for one, asked in leads.items()
    }
    chosen = {"options": list(offered.values()), "initial_option": offered[now]}
    return {"type": "static_select", "action_id": f"turn_home.{name}", **chosen}


def _turning(deed: Deed, asked: Asked, total: int) -> list[Block]:
    first, last = asked.page * ROWS + 1, min(total, (asked.page + 1) * ROWS)
    if total <= ROWS:
        return []
    steps = {"page_before": (asked.page - 1, first > 1), "next_page": (asked.page + 1, last < total)}
    made = [
        blocks.button(f"turn_home.{name}", deed.label(name), f"home:0#{replace(asked, page=to)}")
        for name, (to, there) in steps.items()
        if there
    ]
    said = blocks.small(deed.plainly("home_page", first=first, last=last, total=total))
    return [said, {"type": "actions", "block_id": "pages", "elements": made}]
