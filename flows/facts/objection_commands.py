"""What raising a dispute asks of the books beside one case: a second one with it, and words left for a colleague."""

from dataclasses import dataclass

from flows.facts.commands import RegisterDispute


@dataclass(frozen=True, slots=True)
class RegisterTogether:
    """Open these cases with one paraphrase: the further ones, which want another remedy, follow on the first."""

    cases: tuple[RegisterDispute, ...]


@dataclass(frozen=True, slots=True)
class LeaveToColleague:
    """Tell the contacts of this customer who may object what this one, who may only look, found."""

    words: str
