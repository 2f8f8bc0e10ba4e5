"""Why a customer objects: one row per reason.

Promise: the keys are stored and never renamed. A reason without questions of its own is a row here that starts at
"words", and its name in locales/labels/cases.py; nothing else. `starts_at` names the first stage of
flows/dialogues/raise_dispute.py that asks for it.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Reason:
    """`name` and `department` are English and translated where they are said; `days` are working days to an answer.

    `slots` names the papers that help, the first being the one asked for; `wishes` are keys of remedies.py.
    """

    key: str
    name: str
    label: str
    slots: tuple[str, ...]
    starts_at: str
    department: str
    days: int
    wishes: tuple[str, ...]


REASONS: Final = MappingProxyType({row.key: row for row in (
    Reason("price", "The price", "reason_price", ("agreed_price",), "price", "pricing team", 2,
           ("credit_note", "correct_statement", "explanation", "unsure")),
    Reason("payment_missing", "A payment is missing", "reason_payment_missing", ("payment_slip",), "payment",
           "receivables team", 2,
           ("apply_payment", "correct_statement", "explanation", "unsure")),
    Reason("other", "Something else", "reason_other", ("paper",), "words", "account team", 3,
           ("correct_statement", "credit_note", "explanation", "other", "unsure")),
)})  # fmt: skip

BY_LABEL: Final = MappingProxyType({row.label: row.key for row in REASONS.values()})
LABELS: Final = tuple(BY_LABEL)


def reason(key: str) -> Reason:
    """The row of `key`; a reason that staff gave later and is not listed counts as "other"."""
    return REASONS.get(key, REASONS["other"])
