"""Who the customers and colleagues of a simulated year are: how likely each is, how soon they act, and what they do.

A deed is a list of steps: a command, words, or a press on a button by its meaning; "perhaps" is pressed only where the
newest message offers it, and one of those alike by chance. What is not offered ends the deed: the year counts that,
since a deed that nobody can carry through any more shows nothing. Whoever has met another kind of customer adds a row.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
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
STANDS: Final = Deed("ask how it stands", ("command status",))
WHEN: Final = Deed("ask when", ("write When do I hear from you about my case?",))
LOOK: Final = Deed("look", ("command statement",))
LATER: Final = Deed("later", ("command later",))
PERSON: Final = Deed("ask for a person", ("write I want to talk to a person",))
STOP: Final = Deed("stop", ("command stop",))
COMPLAIN: Final = Deed("complain", (
    "command menu", "press more", "press complain", "press topic_late", "press skip", "press skip", "press skip",
    "press amends_explanation", "press complaint_right",
))  # fmt: skip
PLAN: Final = Deed("ask for instalments", (
    *PROMISE, "perhaps all_overdue", "perhaps pick_due", "press instalments", "press so_many_parts", "press that_day",
    "press monthly", "press by_transfer", "press ask_plan",
))  # fmt: skip
# What asks for an answer, and what people do with it, of so many.
ANSWERS: Final = MappingProxyType({
    "answer_offer accept": (
        (14, Deed("accept an offer", ("press answer_offer accept", "press accept_yes"))),
        (3, Deed("decline an offer", ("press answer_offer decline", "press decline_sum", "press talk_on"))),
        (2, Deed("answer with a sum", ("press answer_offer counter", "write 400", "press counter_yes"))),
        (2, Deed("ask about an offer", ("press answer_offer explain", "write Which order do you mean?"))),
        (1, Deed("ask for time", ("press answer_offer time", "perhaps that_day"))),
    ),
    "settle yes": (
        (8, Deed("say that it is solved", ("press settle yes",))),
        (2, Deed("say that it is not", ("press settle no", "write The credit is not on our account"))),
    ),
    "answer_anomaly": ((1, Deed("open a finding", ("press answer_anomaly",))),),
    "agree_plan": ((1, Deed("agree to a plan", ("press agree_plan", "perhaps agree_yes"))),),
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
    Temper("disputing", 14, 0.8, 1, 60, ((5, DISPUTE), (1, HALF), (3, CONFIRM), (1, STANDS), (1, WHEN)), 0.5),
    Temper("promising", 12, 0.8, 1, 50, ((6, PAY_BY), (2, CONFIRM), (1, CALL), (1, PLAN)), 0.5),
    Temper("needing", 8, 0.7, 1, 30, ((3, PERSON), (3, CALL), (3, LATER), (2, CONFIRM), (2, COMPLAIN), (1, STOP)), 0.6),
    Temper("leaving", 4, 0.5, 1, 40, ((1, CONFIRM), (1, LOOK)), 0.5, blocks=1.0),
)


@dataclass(frozen=True, slots=True)
class Visit:
    """What a colleague does with a card; nobody named: whoever has the case, which in the end is a lead.

    `fields` is what its form is filled with. It is done in `odds` of a hundred visits; else what stands below it.
    """

    subject: str
    action: str
    who: str
    fields: Mapping[str, str] = field(default_factory=dict)
    odds: int = 100


VISITS: Final = (  # the most pressing first
    Visit("statement", "issue_statement", "U_JONAS"),
    Visit("case", "return_offer", "U_JONAS", {"comment": "Look at the order again."}, odds=10),
    Visit("case", "approve", "U_JONAS"),
    Visit("case", "report_failure", "", {"reason": "The month is closed."}, odds=10),
    Visit("case", "record_execution", "U_MARA", {"document": "CN-1", "root_cause": "price_list"}),
    Visit("case", "ask_evidence", "", {"list": "The order", "days": "3"}, odds=15),
    Visit("case", "promise_time", "", {"words": "tomorrow 15:00", "note": "The order is being compared."}, odds=8),
    Visit("case", "reply", "", {"text": "The order is before me."}, odds=8),
    Visit("case", "propose", "", {"upheld_1": "100", "remedy_1": "credit_note", "text_1": "The order says 8.00."}),
    Visit("case", "take", "U_WEI"),
    Visit("hand_over", "promise_time", "U_WEI", {"words": "tomorrow 15:00", "note": "I am looking."}, odds=20),
    Visit("hand_over", "reply", "U_WEI", {"text": "I have read it."}, odds=20),
    Visit("hand_over", "return_to_bot", "U_WEI"),
    Visit("hand_over", "take", "U_WEI"),
    Visit("call_back", "not_reached", "U_WEI", odds=30),
    Visit("call_back", "reached", "U_WEI"),
    Visit("anomaly", "verify_anomaly", "U_MARA"),
    Visit("complaint", "assess", "U_MARA", {"weight": "serious"}),
    Visit("complaint", "answer_complaint", "U_MARA", {"text": "It lay with us for two days.", "result": "It is done."}),
    Visit("complaint", "approve_answer", "U_JONAS"),
    Visit("plan", "approve_plan", "U_MARA"),
)
