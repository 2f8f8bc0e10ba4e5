"""What is not shown to a customer any more: documents they say are not theirs, while a person looks into it.

Promise: pure; sums stay as they were issued, only the document itself is left out. What belongs to somebody else is
never confirmed here.
"""

from collections.abc import Iterable

from flows.facts.dispute import Case
from flows.facts.priority import alarm_of


def is_withheld(case: Case) -> bool:
    """Whether only a person writes to the customer about this case."""
    return alarm_of(case) == "privacy" and not case.closed


def withheld(cases: Iterable[Case]) -> frozenset[int]:
    """The documents (by id) that these cases keep back."""
    return frozenset(id_ for case in cases if is_withheld(case) for id_ in case.listed)
