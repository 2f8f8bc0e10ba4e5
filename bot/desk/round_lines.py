"""How rounds of statements stand, as colleagues look them up: of all on the board, of one customer beside its account.

Promise: read from the statements as they are at that moment.
"""

from bot.desk import blocks
from bot.desk.blocks import Block
from bot.desk.deed import Deed
from flows.facts.parties import Customer
from flows.facts.times import day_in_zone
from flows.lifecycles.cycle import told_of
from storage import cycles, follow_ups

MOST = 5  # rounds that the board tells of, the newest first


def open_rounds(deed: Deed) -> list[Block]:
    """One small line for each round that is not closed: its step, who has it, until when."""
    zone = deed.work.house.company.zone
    today = day_in_zone(deed.work.now, zone)
    return [
        blocks.small(deed.plainly("round_step", state=one.state.value, **told_of(one, zone, today)))
        for one in reversed(cycles.open_cycles(deed.work.conn)[-MOST:])
    ]


def rhythm_of(deed: Deed, customer: Customer) -> list[Block]:
    """How often that customer is sent statements, and when next; nothing where somebody prepares them."""
    schedule = cycles.rhythm_of(deed.work.conn, customer.id)
    at = follow_ups.due_at(deed.work.conn, "cycle_run", f"schedule:{schedule.id}") if schedule else None
    if schedule is None or at is None:
        return []
    shown = {"rhythm": f"desk_rhythm_{schedule.rhythm.value}", "begins": day_in_zone(at, deed.work.house.company.zone)}
    return [blocks.small(deed.plainly("slash_rhythm", **shown))]
