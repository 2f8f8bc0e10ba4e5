"""A colleague's morning: their cases, what is due and promised today, what was not sent, what was told quietly.

Promise: derived from the books at that moment, in the colleague's language, from the same readers as their home page;
of each thing `SHOWN`, so that a message stays within 50 blocks however much there is; None when there is nothing to
say. Figures are only for whoever may see cases. A new part is a function here and a line in `daily`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from html import unescape

from bot.desk import blocks, home_clocks
from bot.desk.blocks import Block
from bot.desk.deed import Deed
from bot.desk.home import decision, due_row, row, why_withheld
from flows.facts.dispute import CaseState
from flows.facts.times import day_in_zone, in_zone, micros
from flows.facts.to_move import Party, to_move
from flows.tables.roles import may
from storage import desk_home, digest_accounts, digests, findings, held_letters
from storage.desk_home import Due
from storage.digest_accounts import Standing

SHOWN = 5
MOST = SHOWN + 1  # one more than is shown tells that there are more
OTHERS = frozenset({CaseState.PENDING_APPROVAL, CaseState.EXECUTING, CaseState.AWAITING_INTERNAL, CaseState.EXTERNAL})
_CALLED = re.compile(r"<@\w+> \(([^)]*)\)")  # whoever was called there has been: the name is enough


@dataclass(frozen=True, slots=True)
class Digest:
    """A message to one colleague: the whole of it as text (escaped), and as blocks."""

    text: str
    blocks: list[Block]


def daily(deed: Deed, since: int) -> Digest | None:
    """What concerns them today, and what happened since then (µs UTC)."""
    if not may(deed.by.role.value, "see_case"):
        return None
    own = digests.own_cases(deed.work.conn, deed.by.id)
    managed = digest_accounts.looked_after(deed.work.conn, deed.by.id)
    theirs = frozenset(managed) | {customer for _, customer, _ in own}
    today = day_in_zone(deed.work.now, deed.work.house.company.zone)
    parts = (
        part(deed, "clocks", home_clocks.today(deed)),
        _told(deed, theirs),
        _customers(deed, managed, since),
        part(deed, "findings", _findings(deed, theirs)),
        part(deed, "held", _held(deed)),
        part(deed, "withheld", _withheld(deed, theirs, since)),
        part(deed, "quiet", _quiet(deed, [id_ for id_, _, _ in own], since), "threads"),
    )
    title = deed.plainly("digest_title", person=deed.by.name, day=today, since=None)
    return made(title, [*_cases(deed, [state for _, _, state in own]), *(one for each in parts for one in each)])


def made(title: str, body: list[Block]) -> Digest | None:
    """The message; None without a body."""
    if not body:
        return None
    text = "\n".join(line for block in body for line in _said(block))
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return Digest(blocks.cut(f"{title}\n{escaped}", blocks.SECTION), [blocks.header(unescape(title)), *body])


def part(deed: Deed, name: str, rows: list[Block], more: str = "home") -> list[Block]:
    """A part under its heading; nothing at all when it has no rows. `more` says where what is not shown stands."""
    if not rows:
        return []
    tail = [blocks.small(deed.label(f"digest_{more}"))] if len(rows) > SHOWN else []
    return [blocks.header(deed.label(f"digest_{name}")), *rows[:SHOWN], *tail]


def customer_row(deed: Deed, one: Standing, statements: Iterable[tuple[str, str]]) -> Block:
    """How a customer stands."""
    shown = [(number, f"desk_statement_{state}") for number, state in statements]
    counted = {"cases": one.cases, "begun": one.begun, "ended": one.ended, "claimed": one.claimed}
    return blocks.words(deed.plainly("digest_customer", customer=one.name, statements=shown[:SHOWN], **counted))


def _said(block: Block) -> list[str]:
    """What is read on a block, line by line; a drawing is nothing that is read."""
    text = block.get("text") or block.get("elements", [{}])[0]
    if text.get("type") == "mrkdwn":
        return []
    return [line for line in str(text.get("text", "")).split("\n") if line]


def _cases(deed: Deed, states: list[CaseState]) -> list[Block]:
    if not states:
        return []
    customer = sum(to_move(state) is Party.CUSTOMER for state in states)
    others = sum(state in OTHERS for state in states)
    counted = {"customer": customer, "others": others, "ours": len(states) - customer - others}
    return [blocks.words(deed.plainly("digest_cases", total=len(states), **counted))]


def _told(deed: Deed, theirs: frozenset[int]) -> list[Block]:
    """Times that their customers were told, calls, and what these promised to pay: all of today, and what is late."""
    conn, zone = deed.work.conn, deed.work.house.company.zone
    here = in_zone(deed.work.now, zone)
    midnight = micros((here + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0))
    answers = digests.answers_due(conn, deed.by.id, midnight, MOST)
    due = [*desk_home.calls(conn, midnight, MOST, theirs), *desk_home.promises(conn, here.date(), MOST, theirs)]
    return part(deed, "told", [*(_answer(deed, one) for one in answers), *(due_row(deed, one) for one in due)])


def _answer(deed: Deed, one: Due) -> Block:
    shown = {"number": one.number, "customer": one.customer, "at": one.at, "late": one.at < deed.work.now}
    return row(deed, one.kind, one.id, deed.plainly("digest_answer", **shown))


def _customers(deed: Deed, managed: list[int], since: int) -> list[Block]:
    found = [one for one in digest_accounts.standing(deed.work.conn, managed, since) if one.news]
    return part(deed, "customers", [customer_row(deed, one, one.moved) for one in found[:MOST]], "more")


def _held(deed: Deed) -> list[Block]:
    """Letters in words that nobody has read: those that this colleague is asked to look at, or anybody is."""
    if not may(deed.by.role.value, "send_held"):
        return []
    found = held_letters.to_decide(deed.work.conn, deed.by.id, MOST, theirs=True)
    return [row(deed, one.kind, one.id, decision(deed, one)) for one in found]


def _findings(deed: Deed, theirs: frozenset[int]) -> list[Block]:
    """What imports brought and nobody has looked at: at their customers, at all for whoever leads."""
    role = deed.by.role.value
    if not may(role, "record_finding"):
        return []
    found = findings.waiting(deed.work.conn, None if may(role, "see_week") else theirs)[:MOST]
    return [blocks.words(deed.plainly("digest_finding", customer=name, count=many)) for _, name, many in found]


def _withheld(deed: Deed, theirs: frozenset[int], since: int) -> list[Block]:
    found = desk_home.withheld(deed.work.conn, since, MOST, theirs)
    return [blocks.words(why_withheld(deed, one)) for one in found]


def _quiet(deed: Deed, own: list[int], since: int) -> list[Block]:
    """The newest, each by its first line: what their threads were told."""
    found = digests.quiet(deed.work.conn, since, deed.work.now, {f"case:{id_}" for id_ in own})[-MOST:]
    first = [(one.at, unescape(_CALLED.sub(r"\1", one.said.partition("\n")[0]))) for one in reversed(found)]
    return [blocks.words(deed.plainly("digest_quiet", at=at, said=said)) for at, said in first]
