"""What rules found in an account: a finding, what they look at beside a statement, and findings about one thing joined.

Promises: pure; a finding names the documents it is about and stops nothing by itself; its key stays the same for the
same documents, so that what a person has looked at does not come again. Stored words: the names of the rules.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from flows.facts.anomalies import Favour
from flows.facts.money import Money
from flows.facts.prices import AgreedPrice
from flows.facts.statement import Statement

SHOWN: Final = 5  # documents that a sentence names
# Of these every document is a finding of its own, and one sentence names them all.
TOGETHER: Final = frozenset({"unapplied_cash", "unused_credit", "number_gap", "stale", "back_dated", "no_voucher"})

_TWICE: Final = frozenset({"duplicate_number", "duplicate_amount"})


@dataclass(frozen=True, slots=True)
class Known:
    """What the books say beside the statement itself.

    `before` is the last one issued to this customer in this currency; `moved` are minor units that documents dated
    since then brought in and clearings took out; `numbers` are the customer's invoices of late, settled ones too;
    `billed_in` are the currencies in which they were billed before anything came in this one.
    """

    before: Statement | None = None
    moved: int = 0
    numbers: tuple[str, ...] = ()
    prices: tuple[AgreedPrice, ...] = ()
    billed_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence. `what` names the rule, `documents` are numbers, `amount` is what it is about.

    `due` is what that was due to be: by the last statement and what moved since, at the agreed price of the `goods`, or
    by its own rows. Of a currency that is new, `goods` names those used before.
    """

    what: str
    documents: tuple[str, ...] = ()
    amount: Money | None = None
    due: Money | None = None
    goods: str = ""

    @property
    def named(self) -> str:
        """Those that the sentence names; `more` counts the others."""
        return ", ".join(self.documents[:SHOWN])

    @property
    def more(self) -> int:
        """How many documents it does not name."""
        return max(0, len(self.documents) - SHOWN)

    @property
    def difference(self) -> Money | None:
        """What is to be put right: the sum, or by how much it is off. None where it is about no sum."""
        return self.amount - self.due if self.amount and self.due else self.amount

    @property
    def favour(self) -> Favour:
        """Whom it would help to have it put right, as far as the figures tell."""
        if self.what in _TWICE:
            return Favour.CUSTOMER
        off = self.amount - self.due if self.amount and self.due else None
        if off is None or not off.minor:
            return Favour.NEITHER
        return Favour.CUSTOMER if off.minor > 0 else Favour.SUPPLIER

    @property
    def key(self) -> str:
        """The same for the same documents: 16 characters. A balance that is off by another sum is another finding."""
        off = self.difference.minor if self.what == "roll_forward" and self.difference else 0
        body = json.dumps([self.what, self.documents, self.goods, off], ensure_ascii=False)
        return hashlib.sha256(body.encode()).hexdigest()[:16]


Rule: TypeAlias = Callable[[Statement, Known], Iterator[Finding]]


def joined(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """One finding a sentence: those of TOGETHER with all their documents and the sum of them, in their order."""
    made: dict[str, Finding] = {}
    for one in findings:
        name = one.what if one.what in TOGETHER else f"{one.what}:{one.key}"
        had = made.get(name)
        made[name] = _added(had, one) if had else one
    return tuple(made.values())


def _added(had: Finding, one: Finding) -> Finding:
    amount = had.amount + one.amount if had.amount and one.amount else had.amount
    return replace(had, documents=had.documents + one.documents, amount=amount)
