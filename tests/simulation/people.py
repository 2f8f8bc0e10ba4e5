"""Who the customers and colleagues of a simulated year are: how likely each is, how soon they act, and what they do.

A deed is a list of steps: a command, words, or a press on a button by its meaning; "perhaps" is pressed only where the
newest message offers it, and one of those alike by chance. What is not offered ends the deed: the year counts that,
since a deed that nobody can carry through any more shows nothing. Whoever has met another kind of
customer adds a row.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Deed:
    """What a customer sets out to do, step by step."""

    name: str
    steps: tuple[str, ...]


STATEMENT: Final = ("command statement", "perhaps see_this_statement")  # the newest, where there are several
PROMISE: Final = ("command menu", "press more", "press promise_to_pay")
PRICE: Final = (*STATEMENT, "press differs", "perhaps pick_line", "press reason_price", "write 8.00")
CONFIRM: Final = Deed("confirm", (*STATEMENT, "press agree", "press confirm_yes", "press confirm_in_name"))
DISPUTE: Final = Deed("dispute", (
    *PRICE, "press for_one", "press whole_quantity", "press skip", "press wish_credit", "press rest_is_fine",
    "press that_is_it",
))  # fmt: skip
HALF: Final = Deed("begin a dispute", PRICE)
PAY_BY: Final = Deed("promise to pay", (
    *PROMISE, "perhaps all_overdue", "perhaps pick_due", "press that_day", "press by_transfer", "press yes_promise",
))  # fmt: skip
CALL: Final = Deed("ask for a call", (
    "command menu", "press more", "press call_back", "press call_payment", "press that_call_day", "press that_hour",
    "press number_on_file", "press call_me_then",
))  # fmt: skip
LOOK: Final = Deed("look", ("command statement",))
LATER: Final = Deed("later", ("command later",))
PERSON: Final = Deed("ask for a person", ("write I want to talk to a person",))
STOP: Final = Deed("stop", ("command stop",))
ANSWERS: Final = MappingProxyType({  # a button that asks for an answer, and what most people do with it
    "answer_offer": Deed("accept an offer", ("press answer_offer", "press accept_yes")),
    "solved": Deed("say that it is solved", ("press solved",)),
    "answer_anomaly": Deed("open a finding", ("press answer_anomaly",)),
    "agree_plan": Deed("agree to a plan", ("press agree_plan",)),
})  # fmt: skip

IN_PART: Final = 0.2  # of payments
RHYTHMS: Final = (("monthly", 80), ("weekly", 8), ("quarterly", 8), ("", 4))  # of a hundred customers; "": none


@dataclass(frozen=True, slots=True)
class Temper:
    """`share` of a hundred customers; to a message they react `often` (of 1), between so many hours later.

    `deeds` are drawn by weight; `pays` is how likely an invoice that is due is paid in a month; one that `blocks` does
    so in one month of twelve.
    """

    name: str
    share: int
    often: float
    soonest: float
    latest: float
    deeds: tuple[tuple[int, Deed], ...]
    pays: float
    blocks: float = 0.0


TEMPERS: Final = (
    Temper("prompt", 28, 0.98, 0.02, 6, ((20, CONFIRM), (1, DISPUTE)), 0.9),
    Temper("late", 20, 0.6, 20, 150, ((8, CONFIRM), (1, PAY_BY), (1, LATER)), 0.6),
    Temper("silent", 14, 0.02, 24, 300, ((1, LOOK),), 0.3),
    Temper("disputing", 14, 0.8, 1, 60, ((5, DISPUTE), (1, HALF), (3, CONFIRM)), 0.5),
    Temper("promising", 12, 0.8, 1, 50, ((6, PAY_BY), (2, CONFIRM), (1, CALL)), 0.5),
    Temper("needing", 8, 0.7, 1, 30, ((3, PERSON), (3, CALL), (3, LATER), (2, CONFIRM), (1, STOP)), 0.6),
    Temper("leaving", 4, 0.5, 1, 40, ((1, CONFIRM), (1, LOOK)), 0.5, blocks=1.0),
)

# What a colleague does with a card, the most pressing first: (subject, action) to who and what a form is filled with.
# Nobody named: whoever has the case; after it was put off three times that is a lead.
DEEDS: Final = MappingProxyType({
    ("statement", "issue_statement"): ("U_JONAS", {}),
    ("case", "approve"): ("U_JONAS", {}),
    ("case", "record_execution"): ("U_MARA", {"document": "CN-1", "root_cause": "price_list"}),
    ("case", "propose"): ("", {"upheld_1": "100", "remedy_1": "credit_note", "text_1": "The order says 8.00."}),
    ("case", "take"): ("U_WEI", {}),
    ("hand_over", "return_to_bot"): ("U_WEI", {}),
    ("hand_over", "take"): ("U_WEI", {}),
    ("call_back", "reached"): ("U_WEI", {}),
    ("anomaly", "verify_anomaly"): ("U_MARA", {}),
})  # fmt: skip
