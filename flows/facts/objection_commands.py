"""What raising a dispute asks of the books beside one case: several at once, and words left for a colleague."""

from dataclasses import dataclass

from flows.facts.commands import RegisterDispute


@dataclass(frozen=True, slots=True)
class RegisterTogether:
    """Open a case for each of these lines, for one reason and with one paraphrase, each naming the others."""

    cases: tuple[RegisterDispute, ...]


@dataclass(frozen=True, slots=True)
class LeaveToColleague:
    """Tell the contacts of this customer who may object what this one, who may only look, found."""

    words: str
