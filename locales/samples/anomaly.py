"""Situations of something that we found ourselves."""

from typing import Final

from flows.facts.money import Money

_AT: Final = 1_793_000_000_000_000
_ONE: Final = {
    "number": "A-1001", "document": "INV-2207", "cause": "A price list of last year was used.", "by": 0, "owed": 0,
    "effect": "You were billed too much.", "next_step": "A credit note follows.", "worth": Money(12_000, "USD"),
    "favour": "customer", "explanation": "The price rose in January only.", "person": "Amara Okafor",
    "called": "Ms Okafor", "said": "", "customer": "Okafor Foods", "company": "Okafor & Sons Supply",
    "zone": "Africa/Lagos",
}  # fmt: skip
_UNKNOWN: Final = {**_ONE, "cause": "", "by": _AT, "worth": None, "favour": "neither"}
_RULES: Final = (
    "unapplied_cash", "unused_credit", "back_dated", "number_gap", "new_currency", "no_voucher", "stale",
)  # fmt: skip
SAMPLES: Final = {
    "anomaly/notice": (_ONE, _UNKNOWN, {**_ONE, "favour": "supplier"}, {**_ONE, "favour": "neither"}),
    "anomaly/proposed_effect": tuple(
        {"what": what, "amount": Money(12_000, "USD"), "favour": favour}
        for what, favour in (
            *((what, "neither") for what in _RULES),
            ("price_off", "supplier"),
            ("price_off", "customer"),
        )
    ),
    "anomaly/proposed_next": ({"what": "stale"}, {"what": "unapplied_cash"}),
    "anomaly/reminder": (_ONE,),
    "anomaly/explained": (_ONE,),
    "anomaly/not_yet": ({**_UNKNOWN},),
    "anomaly/withdrawn": (_ONE, {**_ONE, "said": "Two lists were mixed up."}),
    "answer_anomaly/no_such_notice": ({},),
    "answer_anomaly/was_withdrawn": (_ONE,),
    "answer_anomaly/was_contested": (_ONE,),
    "answer_anomaly/thank_you": (_ONE, {**_ONE, "owed": _AT}),
    "answer_anomaly/explanation_comes": ({**_ONE, "by": _AT},),
    "answer_anomaly/your_answer": (_ONE,),
    "answer_anomaly/report_coming": (_ONE,),
    "answer_anomaly/what_is_unclear": (_ONE,),
    "answer_anomaly/object_to_it": (_ONE,),
}
