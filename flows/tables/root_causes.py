"""Why something really went wrong: our finding, beside the reason that the customer gave.

Promise: the keys are stored and never renamed. Finance owns the list; whoever adds a cause adds its line here and its
label `desk_cause_<key>` in locales/labels/desk_chart.py. A cause with `ours` False lies outside our house: there is
nothing that we could correct.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class RootCause:
    """`ours`: whether a corrective action of ours could prevent it."""

    key: str
    ours: bool = True


ROOT_CAUSES: Final = MappingProxyType({row.key: row for row in (
    RootCause("price_list"),  # an old or wrong price in our master data
    RootCause("discount_terms"),  # what was agreed never reached billing
    RootCause("entry"),  # typed or posted wrongly
    RootCause("unapplied_cash"),  # the payment was here and not set against the invoice
    RootCause("credit_not_posted"),
    RootCause("billed_twice"),
    RootCause("picking"),  # too few, too many or the wrong goods left the warehouse
    RootCause("carrier", ours=False),  # lost or damaged on the way
    RootCause("production"),
    RootCause("tax_setting"),
    RootCause("system"),
    RootCause("cut_off", ours=False),  # a matter of dates: both books are right
    RootCause("customer_side", ours=False),  # a mistake in the customer's books
    RootCause("misunderstood", ours=False),  # nothing was wrong, it was not explained well enough
    RootCause("not_found"),  # looked for in earnest and not found
)})  # fmt: skip

# What lies nearest for a reason; a proposal for the form, never entered by itself.
LIKELY: Final = MappingProxyType(
    {
        "price": "price_list",
        "discount": "discount_terms",
        "charge": "discount_terms",
        "payment_missing": "unapplied_cash",
        "quantity": "picking",
        "not_received": "carrier",
        "damaged": "carrier",
        "quality": "production",
        "duplicate": "billed_twice",
        "wrong_item": "picking",
        "return_not_credited": "credit_not_posted",
        "credit_missing": "credit_not_posted",
        "tax": "tax_setting",
        "extension": "entry",
        "currency": "entry",
        "bank_fee": "customer_side",
    }
)
