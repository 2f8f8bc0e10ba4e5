"""At the top of every home: customers who have waited so long for a person that no further time is named to them.

Promise: nothing is said to them by the clock any more, so it stands here until somebody writes.
"""

from bot import hand_overs
from bot.desk import blocks
from bot.desk.blocks import Block
from bot.desk.deed import Deed
from flows.facts.times import DAY
from flows.tables.our_promises import UNANSWERED
from storage import cases, people
from storage.hand_overs import waiting_since

SHOWN = 5


def alarm(deed: Deed) -> list[Block]:
    """Its heading and a row for each; nothing where nobody waits that long."""
    found = waiting_since(deed.work.conn, deed.work.now - UNANSWERED * DAY, SHOWN)
    rows = [row for id_, chat, _ in found if (row := _row(deed, id_, chat))]
    return [blocks.header(deed.label("home_waits")), *rows, {"type": "divider"}] if rows else []


def _row(deed: Deed, id_: int, chat: str) -> Block | None:
    row = cases.hand_over_by_id(deed.work.conn, id_)
    who = people.contact_in(deed.work.conn, chat, chat.partition(":")[2])
    days = hand_overs.unanswered(deed.work, row) if row else 0
    if who is None or days < UNANSWERED:
        return None
    said = deed.plainly("home_waits", person=who[0].name, customer=who[1].name, days=days)
    return blocks.with_button(said, blocks.button("open_card", deed.label("open_card"), f"hand_over:{id_}"))
