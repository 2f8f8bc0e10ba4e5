"""The card of somebody who wishes to be erased while something of theirs is open: what it is, and who may decide.

Promise: as for all cards (see cards.py); once it is decided nothing on it names the person any more.
"""

from itertools import zip_longest
from typing import Any

from bot.desk import blocks
from bot.desk.cards import put_up
from bot.desk.deed import label, line, plainly
from bot.work import Work
from storage import own_data, people

BUTTONS = ("approve_erasure", "decline_erasure")


def erasure_card(work: Work, contact_id: int) -> None:
    """Put up or rewrite the card of that wish."""
    row = own_data.erasure(work.conn, contact_id)
    if row is None:
        return
    values = _values(work, contact_id, row)
    names = line(work, "erasure_fields", **values).split("\n")
    body = [
        blocks.header(plainly(work, "erasure_title", **values)),
        *blocks.pairs(list(zip_longest(names[::2], names[1::2], fillvalue=""))),
    ]
    made = [_button(work, contact_id, action, values) for action in BUTTONS] if row["state"] == "asked" else []
    put_up(work, f"erasure:{contact_id}", line(work, "erasure_line", **values), body, made)


def _values(work: Work, contact_id: int, row: dict[str, Any]) -> dict[str, Any]:
    contact, customer = people.contact(work.conn, contact_id)
    return {
        "person": contact.name,
        "customer": customer.name,
        "open": list(own_data.still_open(work.conn, contact_id)),
        "state": f"desk_erasure_{row['state']}",
    }


def _button(work: Work, contact_id: int, action: str, values: dict[str, Any]) -> blocks.Block:
    sure = None
    if action == "approve_erasure":
        said = label(work, action)
        sure = blocks.sure(said, plainly(work, "confirm_approve_erasure", **values), said, label(work, "cancel"))
    style = "danger" if action == "approve_erasure" else ""
    return blocks.button(action, label(work, action), f"erasure:{contact_id}", style=style, confirm=sure)
