"""What rules found: on the card of a statement under review, and on a card of its own after an import.

Promise: as for all cards (see cards.py); each can be recorded or dropped alone, and what somebody has looked at is
offered no more. What the customer would read of it is proposed in their language (anomaly_actions.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.desk import blocks
from bot.desk.blocks import Block
from bot.desk.cards import put_up
from bot.desk.deed import label, plainly
from bot.keeping.findings import CARD
from bot.work import Work
from flows.facts.findings import Finding
from flows.facts.precheck import each_finding
from flows.facts.statement import Statement, StatementState
from storage import anomalies, findings, ledger, statements
from storage.findings import RECORDED, WAITING, Found
from storage.precheck import known

MOST, LISTED = 10, 20  # on a card with a button each; in a list
_RECORD, _DROP = "record_finding", "drop_findings"


@dataclass(frozen=True, slots=True)
class AtHand:
    """Something found that nobody has decided on: whose it is, and on which statement it would be recorded."""

    customer_id: int
    statement_id: int
    finding: Finding


def at_hand(work: Work, subject: str) -> list[AtHand]:
    """What waits on that card: "findings:3", or "statement:7" while it is reviewed."""
    name, number = _named(subject)
    if name == CARD:
        waits = [one for one in findings.on_card(work.conn, number) if one.state == WAITING]
        return [AtHand(one.customer_id, one.statement_id, one.finding) for one in waits]
    statement = statements.one(work.conn, number)
    found = undecided(work, statement) if statement else ()
    return [AtHand(statement.customer_id, statement.id, one) for one in found] if statement else []


def undecided(work: Work, statement: Statement) -> tuple[Finding, ...]:
    """What the rules find in a statement under review, less what somebody has looked at; one by one."""
    if statement.state is not StatementState.IN_REVIEW:
        return ()
    seen = findings.decided(work.conn, statement.customer_id)
    return tuple(one for one in each_finding(statement, known(work.conn, statement)) if one.key not in seen)


def listed(work: Work, statement: Statement, found: Sequence[Finding]) -> list[Block]:
    """The list on a review card: each to be recorded, and all that are none."""
    if not found:
        return []
    subject = f"statement:{statement.id}"
    options = {f"{subject}#{_RECORD}#{one.key}": sentence(work, one) for one in found[:LISTED]}
    return [blocks.more(label(work, "record_one"), options | {f"{subject}#{_DROP}": label(work, _DROP)})]


def findings_card(work: Work, card: int) -> None:
    """The card of what an import brought at one customer."""
    every = findings.on_card(work.conn, card)
    customer = ledger.customer(work.conn, every[0].customer_id) if every else None
    if customer is None:
        return
    waits, subject = [one for one in every if one.state == WAITING], f"{CARD}:{card}"
    title = plainly(work, "findings_title", customer=customer.name)
    said = [f"{place}. {sentence(work, one.finding)}" for place, one in enumerate(waits[:MOST], 1)]
    said += [f"+ {len(waits) - MOST}"] if len(waits) > MOST else []
    said += [_decided(work, one) for one in every if one.state != WAITING]
    made = [_button(work, subject, place, one) for place, one in enumerate(waits[:MOST], 1)]
    made += [blocks.button(_DROP, label(work, _DROP), subject)] if waits else []
    text = blocks.cut("\n".join((title, *said)), blocks.SECTION)
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    put_up(work, subject, escaped, [blocks.header(title), blocks.words("\n".join(said))], made)


def sentence(work: Work, one: Finding) -> str:
    """A finding, plain."""
    return plainly(work, "finding", one=one)


def settle(work: Work, subject: str, customer_id: int, one: Finding, **decided: object) -> None:
    """Keep what became of it; the card from which it was decided, and that on which it waited, are drawn again."""
    card = findings.decide(work.conn, customer_id, one, **decided)
    redraw_after(work, subject)
    if card:
        work.cards.add((CARD, card))


def redraw_after(work: Work, subject: str) -> None:
    """That card is drawn again."""
    work.cards.add(_named(subject))


def _named(subject: str) -> tuple[str, int]:
    """What it is called and its id; 0 for nonsense."""
    name, _, number = subject.partition(":")
    return name, int(number) if number.isdecimal() else 0


def _decided(work: Work, one: Found) -> str:
    became = anomalies.one(work.conn, one.anomaly_id) if one.state == RECORDED else None
    mark = f"✓ {became.number}" if became else "–"
    return f"{mark} {sentence(work, one.finding)}"


def _button(work: Work, subject: str, place: int, one: Found) -> Block:
    said = label(work, _RECORD, place=place)
    return blocks.button(f"{_RECORD}.{place}", said, f"{subject}#{one.finding.key}")
