"""What may be asked of the books about a case once it is registered. Values, imperative; see commands.py.

Whoever adds one adds its keeper in bot/keeping/case_matters.py, or in bot/kinds/cases.py where a lifecycle asks for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ChangeClaim:
    """The customer claims `claimed` (minor units of the case's currency) from now on, for the reason in `words`.

    `line`: the place of the line among the items of the case, from 0. Nothing claimed: the line is taken back.
    """

    case_id: int
    claimed: int
    words: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class AskWhen:
    """The customer asks when they hear of the case; asked again before they did, its owner is alarmed."""

    case_id: int


@dataclass(frozen=True, slots=True)
class ForwardOffer:
    """Put the open offer of the case before these contacts of the customer, who may accept it."""

    case_id: int
    contacts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MovePaper:
    """That piece of evidence belongs to this case (0: to the draft of this conversation) and slot."""

    paper_id: int
    case_id: int
    slot: str


@dataclass(frozen=True, slots=True)
class WithdrawPaper:
    """That piece of evidence is not to be used; with `erase` its content is destroyed as well."""

    paper_id: int
    erase: bool = False


# -- asked for by the lifecycle ----------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class ProlongOffer:
    """The newest offer of the case at hand stands until then (µs UTC), this once."""

    until: int


@dataclass(frozen=True, slots=True)
class RaiseApproval:
    """The newest offer of the case at hand was not decided in time: one level up, and it stands until then (µs UTC)."""

    until: int


@dataclass(frozen=True, slots=True)
class FixByRule:
    """Offer to drop all of the case at hand, as a rule allows for small sums; the case hears `fixed_by_rule` then."""


@dataclass(frozen=True, slots=True)
class GiveToLead:
    """A lead has the case at hand from now on, unless one has it already."""


@dataclass(frozen=True, slots=True)
class EndWatch:
    """What the case at hand put right is watched no longer; the case hears `how` with those values then."""

    how: str
    values: Mapping[str, object] = field(default_factory=dict)
