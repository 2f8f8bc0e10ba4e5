"""Which cards a turn has touched, and how each kind of card is drawn again: a table, walked once at the turn's end.

Promise: the order is fixed, so that the same turn always makes the same letters. Whoever adds a kind of card adds a
line to CARDS and puts (name, id) into the work's `cards`.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bot.desk import pictures
from bot.desk.cards import person_card
from bot.desk.consult_cards import consult_card
from bot.desk.corrective_cards import corrective_card
from bot.desk.elsewhere_cards import elsewhere_card
from bot.desk.erasure_cards import erasure_card
from bot.desk.finding_cards import findings_card
from bot.desk.head_card import head
from bot.desk.held_actions import held_card
from bot.desk.hold_actions import hold_card
from bot.desk.matter_cards import anomaly_card, complaint_card
from bot.desk.mood_cards import mood_card
from bot.desk.plan_cards import plan_card
from bot.desk.reply_cards import reply_card
from bot.desk.statement_cards import review_card
from bot.desk.waiting_cards import call_back_card, hand_over_head
from bot.work import Work

CARDS: Mapping[str, Callable[[Work, int], None]] = MappingProxyType(
    {
        "case": head,
        "statement": review_card,
        "hand_over": hand_over_head,
        "call_back": call_back_card,
        "person": person_card,
        "mood": mood_card,
        "complaint": complaint_card,
        "anomaly": anomaly_card,
        "findings": findings_card,
        "plan": plan_card,
        "erasure": erasure_card,
        "reply": reply_card,
        "consult": consult_card,
        "corrective": corrective_card,
        "hold": hold_card,
        "held": held_card,
        "elsewhere": elsewhere_card,
        "case_picture": pictures.of_case,
    }
)


def redraw(work: Work) -> None:
    """Bring every card up to date that this turn touched."""
    touched = {"case": set(work.cases), "hand_over": set(work.hand_overs), "person": set(work.persons)}
    for name, id_ in work.cards:
        touched.setdefault(name, set()).add(id_)
    for name, draw in CARDS.items():
        for id_ in sorted(touched.get(name, ())):
            draw(work, id_)
