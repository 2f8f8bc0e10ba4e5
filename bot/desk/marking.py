"""Who has read what stands beneath a card, and when: a press, a word or a small picture there is a sign of it.

Promise: what a colleague wrote is not looked at; a card is rewritten for it only when the customer has written since
somebody last looked. Edit here when something else is a sign of reading.
"""

from bot.desk import blocks
from bot.desk.blocks import Block
from bot.desk.deed import plainly
from bot.work import Work
from flows.facts.parties import Colleague
from storage import cases, thread_files

CARDS = frozenset({"case", "hand_over"})


def mark_read(work: Work, subject: str, by: Colleague) -> None:
    """That colleague has seen it; the card of a conversation says so."""
    name, _, number = subject.partition(":")
    if name not in CARDS or not number.isdecimal():
        return
    _, before = read_by(work, subject)
    thread_files.mark_read(work.conn, subject, by.id, work.now)
    row = cases.hand_over_by_id(work.conn, int(number)) if name == "hand_over" else None
    if row and row["waits_since"] > before:
        work.hand_overs.add(row["id"])
    if name == "case" and not before:
        work.cases.add(int(number))


def read_by(work: Work, subject: str) -> tuple[str, int]:
    """(who saw it last, when in µs UTC); ("", 0) when nobody did."""
    return thread_files.read_by(work.conn, subject) or ("", 0)


def shown(work: Work, subject: str) -> list[Block]:
    """The line of a card that says so; nothing while nobody has looked."""
    person, at = read_by(work, subject)
    return [blocks.small(plainly(work, "read_by", person=person, at=at))] if at else []
