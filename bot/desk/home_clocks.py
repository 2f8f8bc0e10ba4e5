"""What a colleague has to do today: of each of their cases the clock that runs out next, late ones first.

Promise: read from the books at that moment; at most `LOOKED_AT` cases are looked at, those with the nearest date.
"""

from datetime import timedelta

from bot import clock_reading
from bot.desk import blocks
from bot.desk.blocks import Block
from bot.desk.deed import Deed
from flows.facts.clocks import Clock
from flows.facts.dispute import Case
from flows.facts.times import day_in_zone
from storage import case_history, ledger

LOOKED_AT = 20


def today(deed: Deed) -> list[Block]:
    """A row for each case with a clock that is late or runs out today."""
    zone = deed.work.house.company.zone
    tomorrow = day_in_zone(deed.work.now, zone) + timedelta(days=1)
    own = sorted(case_history.open_of(deed.work.conn, deed.by.id), key=lambda one: one.next_contact_at)[:LOOKED_AT]
    found = [(nearest.due, one, nearest) for one in own if (nearest := _nearest(deed, one))]
    due = sorted((at, one.id, one, clock) for at, one, clock in found if day_in_zone(at, zone) < tomorrow)
    return [_row(deed, one, clock) for _, _, one, clock in due]


def _nearest(deed: Deed, case: Case) -> Clock | None:
    """The first that does not stand still."""
    return next((one for one in clock_reading.running(deed.work, case) if not one.paused), None)


def _row(deed: Deed, case: Case, clock: Clock) -> Block:
    customer = ledger.customer(deed.work.conn, case.customer_id)
    said = deed.plainly(
        "home_clock", number=case.number, customer=customer.name if customer else "",
        clock=f"desk_clock_{clock.key}", due=clock.due, late=clock.late(deed.work.now),
    )  # fmt: skip
    return blocks.with_button(said, blocks.button("open_card", deed.label("open_card"), f"case:{case.id}"))
