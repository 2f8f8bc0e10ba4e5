"""What reasons about goods ask of their own, and a counter-claim: rows like those of questions.py, by reason.

Promise: see questions.py, which adds these rows to its own. Whoever sends a matter to a person by an answer of these
names the answer in flows/dialogues/raise_dispute_goods.py or raise_dispute_stops.py.
"""

from collections.abc import Mapping
from typing import Final

from flows.tables.question_rows import Kind, Question

CHOICE, WORDS, AMOUNT, NUMBER, DAY, DOCUMENT = Kind

LATE_AFTER: Final = 7  # days from the delivery; damage told later than that is taken up and flagged

_ASKED: Final = "raise_dispute_goods/asked"
_HERE: Final = ("not_used", "in_production", "payment_unsure")  # goods that can still be looked at

_AFFECTED = Question("affected", NUMBER, message=_ASKED)
_USABLE = Question(
    "usable", CHOICE, ("usable_yes", "usable_partly", "usable_no", "usable_danger"), skippable=False, message=_ASKED
)

QUESTIONS_GOODS: Final[Mapping[str, tuple[Question, ...]]] = {
    "unknown_invoice": (
        Question("known", CHOICE, ("not_ordered", "other_company"), own=True),
        Question("other_company", WORDS, asked_when=("known", ("other_company",)), skippable=False, message=_ASKED),
    ),
    "quantity": (
        Question("still_coming", NUMBER, asked_when=("coming", ("partly",)), own=True),
        Question("part_on", DAY, asked_when=("coming", ("partly",)), message=_ASKED, ahead=True),
    ),
    "other": (  # more came than was billed
        Question("surplus", CHOICE, ("send_it_back", "bill_it_too"), own=True),
        Question("surplus_came", NUMBER, asked_when=("surplus", ("send_it_back", "bill_it_too")), skippable=False,
                 message=_ASKED),
    ),
    "not_received": (
        Question("goes_to", WORDS, message=_ASKED),
        Question("consignee", WORDS, message=_ASKED),
        Question("due_there", DAY, message=_ASKED),
        Question("delivery_proof", CHOICE, ("signature_unknown", "wrong_address", "still_missing"), own=True),
    ),
    "quality": (
        _USABLE,
        _AFFECTED,
        Question("batch", DOCUMENT, message=_ASKED),
        Question("noticed_on", DAY, message=_ASKED),
        Question("used", CHOICE, ("not_used", "in_production", "resold", "payment_unsure"), skippable=False,
                 message=_ASKED),
        Question("sample", CHOICE, ("sample_sent", "visit_us", "no_sample"), ("used", _HERE), message=_ASKED),
        Question("look_on", DAY, asked_when=("sample", ("sample_sent", "visit_us")), message=_ASKED, ahead=True),
    ),
    "damaged": (
        _USABLE,
        _AFFECTED,
        Question("arrived_on", DAY, message=_ASKED),
        Question("noted", CHOICE, ("noted_on_paper", "told_the_driver", "not_noted", "payment_unsure"),
                 message=_ASKED),
    ),
    "wrong_item": (
        Question("ordered_item", WORDS, message=_ASKED),
        Question("came_item", WORDS, skippable=False, message=_ASKED),
        _AFFECTED,
        Question("still_there", CHOICE, ("there_all", "there_partly", "there_none"), message=_ASKED),
    ),
    "setoff": (
        Question("counter_for", WORDS, skippable=False, message=_ASKED),
        Question("counter_sum", AMOUNT, message=_ASKED),
        Question("counter_paper", DOCUMENT, message=_ASKED),
    ),
}  # fmt: skip

# What may be wished for poor goods, by how far they have gone: keys of remedies.py.
WISHES_BY_USE: Final[Mapping[str, tuple[str, ...]]] = {
    "not_used": ("replacement", "take_back", "explanation", "unsure"),
    "in_production": ("credit_note", "take_back", "explanation", "unsure"),
    "resold": ("compensation", "credit_note", "explanation", "unsure"),
}
