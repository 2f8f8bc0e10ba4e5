"""What would put a matter right: what a customer may wish for, what an offer may promise, what carrying it out needs.

Promise: the keys are stored and never renamed. Whoever adds a remedy adds its line here and its name to
locales/labels/cases.py; one with an empty `wish` is offered by staff only. A paper that a remedy cannot do without has
its field's name, `desk_paper_<key>`, in locales/labels/desk_approvals.py.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from flows.tables.approvals import Level


class Needs(StrEnum):
    """What must be known before a remedy counts as carried out."""

    DOCUMENT = "document"  # the number that the ledger gave it
    NOTHING = "nothing"  # there is nothing to post
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Remedy:
    """`name` is English and translated where it is said; `wish` is the choice id of the customer's button.

    `lowest` is the least authority that may approve it, whatever the sum; where it `grants` nothing, the sum does not
    count. `papers` must be known before it is carried out, beside the ledger's number; `asks` may be given with it.
    """

    key: str
    name: str
    wish: str
    needs: Needs
    promised: bool = True  # whether an offer may promise it
    lowest: Level = Level.REVIEWER
    grants: bool = True
    papers: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()


REMEDIES: Final = MappingProxyType({row.key: row for row in (
    Remedy("credit_note", "a credit for the difference", "wish_credit", Needs.DOCUMENT, asks=("tax_paper",)),
    Remedy("apply_payment", "the payment set against the invoice", "wish_payment", Needs.DOCUMENT,
           lowest=Level.COLLEAGUE, grants=False, asks=("slip",)),
    Remedy("correct_statement", "a corrected statement", "wish_correction", Needs.DOCUMENT, grants=False),
    Remedy("send_missing", "the missing goods delivered", "wish_missing", Needs.EITHER, papers=("delivery",)),
    Remedy("replacement", "the goods replaced", "wish_replacement", Needs.EITHER, papers=("swap_order",)),
    Remedy("take_back", "the goods taken back and credited", "wish_take_back", Needs.DOCUMENT,
           papers=("return_note",), asks=("tax_paper",)),
    Remedy("correct_invoice", "a corrected invoice", "wish_invoice", Needs.DOCUMENT, asks=("tax_paper",)),
    Remedy("cancel_invoice", "the invoice cancelled", "wish_cancel", Needs.DOCUMENT, asks=("tax_paper",)),
    Remedy("apply_credit", "the credit set against the invoice", "wish_apply_credit", Needs.DOCUMENT,
           lowest=Level.COLLEAGUE, grants=False),
    Remedy("set_off", "both claims set against each other", "wish_set_off", Needs.DOCUMENT, grants=False),
    Remedy("refund", "the sum paid back", "wish_refund", Needs.DOCUMENT),
    Remedy("other_due_date", "another due date", "wish_due_date", Needs.EITHER,
           lowest=Level.LEAD, grants=False, papers=("terms",)),
    Remedy("move_item", "the invoice moved to the company it belongs to", "wish_move", Needs.DOCUMENT,
           grants=False, papers=("other_side",)),
    Remedy("compensation", "compensation for the loss", "wish_compensation", Needs.DOCUMENT,
           lowest=Level.LEAD, papers=("proof_of_loss",)),
    Remedy("compensation_indirect", "compensation for what followed from it", "", Needs.DOCUMENT,
           lowest=Level.TWO, papers=("agreement",)),
    Remedy("goodwill", "a sum out of goodwill", "", Needs.DOCUMENT, lowest=Level.LEAD, papers=("budget",)),
    Remedy("bill_surplus", "an invoice for what came too much", "", Needs.DOCUMENT),
    Remedy("copies", "the missing papers", "wish_copies", Needs.NOTHING, lowest=Level.COLLEAGUE, grants=False),
    Remedy("write_off", "the small difference dropped", "", Needs.DOCUMENT),
    Remedy("explanation", "an explanation", "wish_explanation", Needs.NOTHING, lowest=Level.COLLEAGUE, grants=False),
    Remedy("other", "something else", "wish_other", Needs.EITHER),
    Remedy("unsure", "not sure yet", "wish_unsure", Needs.EITHER, promised=False),
)})  # fmt: skip

# What may be wished where the money is with us already.
MONEY_BACK: Final = ("refund", "credit_note", "apply_payment", "explanation", "unsure")
BY_WISH: Final = MappingProxyType({row.wish: row.key for row in REMEDIES.values() if row.wish})


def remedy(key: str) -> Remedy:
    """The row of `key`; one that is not listed any more counts as "other"."""
    return REMEDIES.get(key, REMEDIES["other"])


def carried_out(key: str, document: str, *, nothing_to_post: bool, papers: Collection[str] = ()) -> bool:
    """Whether this is enough to call a remedy carried out: the ledger's number or the word that none is needed.

    `papers` are the keys of those that are known; each that the remedy cannot do without must be among them, and they
    stand for a number where there need not be one.
    """
    row = REMEDIES.get(key)
    if row is None or not set(row.papers) <= set(papers):
        return row is None and bool(document)
    if row.needs is Needs.DOCUMENT:
        return bool(document)
    return bool(document) or nothing_to_post or bool(row.papers)
