"""What a case's file shows to whom, kind of fact by kind of fact: whole, shortened, or not at all.

Promises: what stands in no row is left out; whatever is shortened or left out is counted, and the file says how much
there was of each kind and by which rule. Finance and whoever answers for data protection edit the rows; the words of a
kind and of its rule are `paper_case_kind_<kind>` and `paper_case_why_<kind>`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Audience(StrEnum):
    """Who reads the file."""

    AUDITOR = "auditor"
    CUSTOMER = "customer"


class How(StrEnum):
    """What is done with a fact of a kind."""

    SHOWN = "shown"
    SHORTENED = "shortened"
    BLACKED = "blacked"


@dataclass(frozen=True, slots=True)
class Rule:
    """What is done with a kind of fact for each audience."""

    auditor: How
    customer: How

    def of(self, audience: Audience) -> How:
        """For that one."""
        return self.auditor if audience is Audience.AUDITOR else self.customer


RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {
        "internal_note": Rule(How.BLACKED, How.BLACKED),
        "staff_opinion": Rule(How.BLACKED, How.BLACKED),
        "feeling": Rule(How.BLACKED, How.BLACKED),
        "other_customer": Rule(How.BLACKED, How.BLACKED),
        "contact_data": Rule(How.BLACKED, How.BLACKED),
        "bank_account": Rule(How.SHORTENED, How.SHORTENED),  # the last four characters
        "person": Rule(How.SHORTENED, How.SHOWN),  # initials
        "colleague": Rule(How.SHOWN, How.SHORTENED),  # the role
        "told": Rule(How.SHOWN, How.SHOWN),  # what its customer wrote, or was written
        "decision": Rule(How.SHOWN, How.BLACKED),  # who proposed and agreed to what in the house
        "fact": Rule(How.SHOWN, How.SHOWN),
    }
)

# Entries of the record by their names: what kind of fact it is that such a thing happened. All others are internal.
ENTRIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(
            (
                "registered", "wrote", "asked_customer", "customer_answered", "replied", "accepted", "countered",
                "declined", "needs_time", "claim_changed", "withdrawn", "withdrawn_elsewhere", "appealed",
                "appealed_elsewhere", "executed", "failed", "solved", "not_solved", "reopened", "asked_later",
                "promised", "came_back", "merged", "joined", "split", "split_off", "settled_outside", "went_outside",
                "fixed_by_rule", "paper_sent", "due:offer_expired", "due:solved_question",
            ),
            "fact",
        ),
        **dict.fromkeys(
            (
                "taken", "changed_hands", "proposed", "co_signed", "approved", "returned_offer", "cause_set", "recoded",
                "pack_made", "hold_proposed", "hold_agreed", "hold_dropped", "flagged",
            ),
            "decision",
        ),
        **dict.fromkeys(("consulted", "answered", "consults_over"), "decision"),
        **dict.fromkeys(("feeling", "mood_cleared", "let_go_on", "grave", "harm"), "feeling"),
    }
)  # fmt: skip

# What such an entry says, by the name of the value: its kind. A value without a row here is internal.
VALUES: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "registered": {"claimed": "fact", "reason": "fact"},
        "wrote": {"text": "told"},
        "asked_customer": {"list": "told", "due": "fact"},
        "replied": {"text": "told"},
        "accepted": {"part": "fact", "late": "fact"},
        "countered": {"text": "told", "sum": "fact"},
        "declined": {"why": "told"},
        "needs_time": {"on": "fact"},
        "claim_changed": {"before": "fact", "claimed": "fact", "text": "told", "document": "fact"},
        "withdrawn": {"text": "told"},
        "withdrawn_elsewhere": {"text": "told", "how": "fact"},
        "appealed": {"text": "told", "why": "told"},
        "appealed_elsewhere": {"text": "told", "how": "fact"},
        "not_solved": {"why": "told", "text": "told"},
        "reopened": {"why": "told", "text": "told"},
        "executed": {"document": "fact"},
        "promised": {"until": "fact", "before": "fact"},
        "merged": {"into": "fact"},
        "co_signed": {"level": "fact"},
        "approved": {"level": "fact"},
        "cause_set": {"cause": "fact"},
        "recoded": {"reason": "fact", "before": "fact"},
        "paper_sent": {"paper": "fact"},
        "pack_made": {"audience": "fact"},
        "returned_offer": {"comment": "staff_opinion"},
        "answered": {"answer": "staff_opinion", "text": "staff_opinion"},
        "consulted": {"question": "staff_opinion", "text": "staff_opinion"},
        "feeling": {"words": "feeling", "causes": "feeling", "level": "feeling"},
    }
)
# What only the machine needs: neither shown nor counted.
OF_THE_MACHINE: Final = frozenset(
    {"state", "was", "sha", "offer_id", "option", "lines", "by", "to", "owner", "proposer", "roles", "count", "bound"}
)
