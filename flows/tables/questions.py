"""What a reason asks of its own: one row per question, in the order in which they are asked.

Promise: the keys are stored with the case and never renamed. A question's key is its stage in raise_dispute; its short
name is the label `detail_<key>`, and its words stand in the template `message`, told apart by `key`. Whoever adds a
question adds its row here (about goods: questions_goods.py), its label, its words and its transcript.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from flows.tables.question_rows import Kind, Question
from flows.tables.questions_goods import QUESTIONS_GOODS
from flows.tables.reasons import reason

CHOICE, WORDS, AMOUNT, NUMBER, DAY, DOCUMENT = Kind

_NOT_FOUND = ("payment_id", ("0",))  # a payment that none of ours may be
_ON_WORD = ("proof", ("none",))  # a price that stands nowhere

_WITH_MONEY: Final[Mapping[str, tuple[Question, ...]]] = {
    "price": (
        Question("agreed_with", WORDS, asked_when=_ON_WORD),
        Question("agreed_since", DAY, asked_when=_ON_WORD),
    ),
    "payment_missing": (
        Question("paid_way", CHOICE, ("way_transfer", "way_cheque", "way_card", "way_cash"), _NOT_FOUND),
        Question("paid_to", CHOICE, ("to_known", "to_new", "payment_unsure"), ("paid_way", ("way_transfer",))),
        Question("paid_by", CHOICE, ("payer_us", "payer_other"), _NOT_FOUND),
        Question("payer", WORDS, asked_when=("paid_by", ("payer_other",))),
    ),
    "duplicate": (
        Question("paid_first", DAY, asked_when=("deliveries", ("paid_twice",))),
        Question("paid_again", DAY, asked_when=("deliveries", ("paid_twice",))),
    ),
    "discount": (
        Question("discount_kind", CHOICE, ("discount_early", "discount_rebate", "discount_granted"), skippable=False),
        Question("discount_paid_on", DAY, asked_when=("discount_kind", ("discount_early",))),
        Question("discount_period", WORDS, asked_when=("discount_kind", ("discount_rebate",))),
        Question(
            "discount_reached", CHOICE, ("reached_yes", "reached_no", "payment_unsure"),
            ("discount_kind", ("discount_rebate",)),
        ),
        Question("discount_from", WORDS, asked_when=("discount_kind", ("discount_granted",))),
    ),
    "charge": (
        Question(
            "charge_kind", CHOICE,
            ("charge_freight", "charge_packing", "charge_handling", "charge_surcharge", "charge_late", "charge_other"),
        ),
        Question("charge_agreed", CHOICE, ("charge_never", "charge_less", "charge_included", "payment_unsure")),
    ),
    "return_not_credited": (
        Question("return_number", DOCUMENT),
        Question("returned_on", DAY),
        Question("returned_count", NUMBER),
        Question("return_arrived", CHOICE, ("return_signed", "return_on_way", "payment_unsure")),
        Question("return_receiver", WORDS, asked_when=("return_arrived", ("return_signed",))),
    ),
    "credit_missing": (
        Question("credit_number", DOCUMENT),
        Question("credit_on", DAY, asked_when=("credit_id", ("0",))),
    ),
    "tax": (
        Question("tax_kind", CHOICE, ("tax_rate", "tax_number", "tax_name", "tax_form", "tax_withheld"),
                 skippable=False),
        Question("tax_right", WORDS, asked_when=("tax_kind", ("tax_rate", "tax_number", "tax_name", "tax_form"))),
        Question("tax_certificate", DOCUMENT, asked_when=("tax_kind", ("tax_withheld",))),
    ),
    "extension": (
        Question("extension_where", CHOICE, ("extension_row", "extension_sum", "extension_tax", "payment_unsure")),
        Question("right_total", AMOUNT),
    ),
    "cancelled": (
        Question("cancelled_on", DAY),
        Question("cancelled_with", WORDS),
        Question("cancel_number", DOCUMENT),
    ),
    "terms": (
        Question("terms_basis", CHOICE, ("basis_invoice", "basis_delivery", "basis_month_end", "basis_other"),
                 skippable=False),
        Question("delivered_on", DAY, asked_when=("terms_basis", ("basis_delivery",)), skippable=False),
        Question("terms_days", NUMBER, asked_when=("terms_basis", ("basis_invoice", "basis_delivery",
                                                                  "basis_month_end"))),
        Question("terms_clause", WORDS, asked_when=("terms_basis", ("basis_other",))),
    ),
    "currency": (
        Question("currency_kind", CHOICE, ("currency_other", "currency_rate", "currency_rounding"), skippable=False),
        Question("currency_right", WORDS, asked_when=("currency_kind", ("currency_other", "currency_rate")),
                 skippable=False),
        Question("agreed_rate", NUMBER, asked_when=("currency_kind", ("currency_rate",))),
        Question("rate_from", WORDS, asked_when=("currency_kind", ("currency_rate",))),
    ),
    "docs_missing": (
        Question("doc_kind", CHOICE, ("doc_invoice", "doc_delivery", "doc_order", "doc_certificate", "doc_other"),
                 skippable=False),
        Question("doc_words", WORDS, asked_when=("doc_kind", ("doc_other",)), skippable=False),
    ),
    "omitted": (
        Question("omitted_number", DOCUMENT, skippable=False),
        Question("omitted_on", DAY),
        Question("omitted_for", CHOICE, ("entity_us", "entity_group", "payment_unsure")),
    ),
    "bank_fee": (
        Question("fee_payment", WORDS),
        Question("fee_borne", CHOICE, ("fee_by_us", "fee_shared", "fee_by_you", "payment_unsure")),
    ),
    "already_disputed": (
        Question("earlier_number", DOCUMENT),
        Question("earlier_with", WORDS),
    ),
}  # fmt: skip

QUESTIONS: Final = MappingProxyType({**_WITH_MONEY, **QUESTIONS_GOODS})
EVERY: Final = MappingProxyType({row.key: row for rows in QUESTIONS.values() for row in rows})

# Answers that send a matter to another team than its reason's: (reason, question, answer) to the department.
_TEAMS: Final = MappingProxyType({
    ("price", "proof", "none"): "sales team",
    ("return_not_credited", "return_arrived", "return_on_way"): "logistics team",
    ("omitted", "omitted_for", "entity_us"): "sales team",
    ("docs_missing", "doc_kind", "doc_delivery"): "logistics team",
})  # fmt: skip


def team_for(key: str, answers: Mapping[str, object]) -> str:
    """The department that takes a matter of that reason, as its answers direct it; English, translated where said."""
    directed = (team for (of, asked, said), team in _TEAMS.items() if of == key and str(answers.get(asked)) == said)
    return next(directed, reason(key).department)


def asked_of(key: str, answers: Mapping[str, object]) -> tuple[Question, ...]:
    """The questions that this reason asks, given what was answered so far, in order."""
    return tuple(row for row in QUESTIONS.get(key, ()) if _is_asked(row, answers))


def _is_asked(row: Question, answers: Mapping[str, object]) -> bool:
    earlier, said = row.asked_when
    return not earlier or str(answers.get(earlier)) in said
