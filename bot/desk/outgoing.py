"""Which fields of which forms a customer reads: what stands there is weighed before anything else is done with it.

Promise: every field of the desk that reaches a customer is named here, its own words or a customer's quoted; a test
holds this table against all forms. Whoever adds such a field adds it here, and nothing else.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

Fields = Mapping[tuple[str, str], tuple[str, ...]]  # by what the form is about and its action

_ANSWER = ("text", "result", "prevention")
# A colleague's own words. A name that ends with "_" stands for all that begin so.
OWN_WORDS: Final[Fields] = MappingProxyType(
    {
        **{(kind, "reply"): ("text",) for kind in ("case", "hand_over", "call_back")},
        ("call_back", "call_result"): ("text", "following"),
        ("reply", "correct_reply"): ("text",),
        ("hand_over", "return_agreed"): ("text",),
        **{(kind, "promise_time"): ("note",) for kind in ("case", "hand_over")},
        ("case", "propose"): ("text_",),
        ("case", "ask_evidence"): ("list",),
        ("case", "snooze"): ("note",),
        ("complaint", "answer_complaint"): _ANSWER,
        ("feedback", "answer_feedback"): _ANSWER,
        ("statement", "record_anomaly"): ("effect", "cause", "next_step"),
        ("anomaly", "explain_anomaly"): ("text",),
        ("anomaly", "withdraw_anomaly"): ("reason",),
        ("statement", "reissue_statement"): ("reason",),
        ("statement", "withdraw_statement"): ("reason",),
        ("plan", "decline_plan"): ("reason",),
        ("erasure", "decline_erasure"): ("reason",),
    }
)
# Where a colleague may be named: an answer about how somebody was treated speaks of people.
NAMING: Final = frozenset({"answer_complaint", "answer_feedback"})
# What others said or wrote, as a colleague copied it: read back to the customer.
QUOTED: Final[Fields] = MappingProxyType(
    {
        ("customer", "new_case"): ("words",),
        ("contact", "set_manner"): ("called",),
        ("statement", "record_answer"): ("words",),
        ("case", "record_answer"): ("words",),
        ("case", "split_case"): ("words",),
        # numbers of documents, as somebody typed them
        ("case", "record_execution"): ("document", "paper_"),
        ("case", "settled_outside"): ("reference",),
    }
)


def written(table: Fields, subject: str, action: str, values: Mapping[str, object]) -> dict[str, str]:
    """What stands in the fields of that form that the table names; nothing for a form that it does not name."""
    named = table.get((subject.partition(":")[0], action), ())
    many = tuple(name for name in named if name.endswith("_"))
    return {
        name: text
        for name, value in values.items()
        if (name in named or (many and name.startswith(many))) and (text := str(value or "").strip())
    }
