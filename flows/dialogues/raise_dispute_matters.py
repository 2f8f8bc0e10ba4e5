"""Raise a dispute: where a reason's own questions are asked, what may be found before them, and what can be corrected.

Promise: the stage "details" is where every reason comes after each answer; it asks what is missing, or goes on to the
sum and the papers. What the books or a person must answer first stands before the questions.
"""

from flows.dialogues.raise_dispute_bank import BANK, BANK_FIRST
from flows.dialogues.raise_dispute_details import CORRECTIONS, QUESTIONS_ASKED, TO_QUESTIONS
from flows.dialogues.raise_dispute_figures import claim
from flows.dialogues.raise_dispute_goods import GOODS, GOODS_FIRST
from flows.dialogues.raise_dispute_listed import LISTED
from flows.dialogues.raise_dispute_money import MONEY, MONEY_FIRST
from flows.dialogues.raise_dispute_stops import STOPS
from flows.dialogues.raise_dispute_unit import UNIT
from flows.engine.grammar import Scene
from flows.engine.words import arrived, chose, correct, forget, go_to, otherwise, stage, when


def sum_known(scene: Scene) -> bool:
    """Whether the sum in question is known, or was said to be unknown."""
    return "amount" in scene.notes or bool(claim(scene))


MATTERS = (
    stage(
        "details",
        BANK_FIRST,
        MONEY_FIRST,
        GOODS_FIRST,
        TO_QUESTIONS,
        when(arrived(), sum_known).then(go_to("evidence")),
        when(arrived()).then(go_to("amount")),
        otherwise(go_to("amount")),
    ),
    *QUESTIONS_ASKED,
    *BANK,
    *MONEY,
    *LISTED,
    *UNIT,
    *GOODS,
    *STOPS,
)

_STAGES = {
    "fix_item": "item",
    "fix_price": "price",
    "fix_quantity": "quantity",
    "fix_received": "received",
    "fix_twin": "twin",
    "fix_paid": "payment",
    "fix_day": "payment_day",
    "fix_reference": "payment_reference",
    "fix_amount": "amount",
    "fix_words": "words",
    "fix_papers": "evidence",
    "fix_remedy": "remedy",
}
CORRECTED = (
    *(rule for fix, asked in _STAGES.items() for rule in when(chose(fix)).then(forget("choosing"), correct(asked))),
    *CORRECTIONS,
)
