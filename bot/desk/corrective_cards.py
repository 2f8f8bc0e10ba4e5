"""The card of a corrective action: what, why, by whom, and who sees whether it works.

Promise: as for all cards (see cards.py); its buttons are those of whoever is to move.
"""

from bot.desk import blocks
from bot.desk.cards import put_up
from bot.desk.deed import label, line, plainly
from bot.kinds.corrective import told_of
from bot.work import Work
from flows.facts.corrective import ActionState
from storage import corrective

BUTTONS = {
    ActionState.PLANNED: ("capa_done", "capa_drop"),
    ActionState.DONE: ("capa_worked", "capa_again"),
}


def corrective_card(work: Work, id: int) -> None:
    """Put up or rewrite the card of that action."""
    one = corrective.one(work.conn, id)
    if one is None:
        return
    told, subject = told_of(work, one), f"corrective:{id}"
    names = line(work, "capa_fields", **told).split("\n")
    body = [
        blocks.header(plainly(work, "capa_title", **told)),
        blocks.words(one.what),
        *blocks.pairs(list(zip(names[::2], names[1::2], strict=False))),
    ]
    made = [blocks.button(action, label(work, action), subject) for action in BUTTONS.get(one.state, ())]
    put_up(work, subject, line(work, "capa_line", **told), body, made)
