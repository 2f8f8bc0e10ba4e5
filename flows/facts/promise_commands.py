"""What is asked of the books about promises to pay and plans. Values, imperative; see commands.py."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flows.facts.promises import PromisedItem


@dataclass(frozen=True, slots=True)
class MakePromise:
    """Note what the contact promised: `day` is an ISO date; `wished` a reminder on the working day before."""

    currency: str
    day: str
    way: str
    items: tuple[PromisedItem, ...]
    wished: bool = False


@dataclass(frozen=True, slots=True)
class MovePromise:
    """Tell the promise's lifecycle what the customer did: `what` in past tense, with values."""

    promise_id: int
    what: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AskForPlan:
    """Put days and sums before a colleague who may approve them. `rows` are (ISO date, minor units)."""

    currency: str
    rows: tuple[tuple[str, int], ...]
    way: str
    items: tuple[PromisedItem, ...]


@dataclass(frozen=True, slots=True)
class MovePlan:
    """Tell the plan's lifecycle what the customer did."""

    plan_id: int
    what: str
    values: Mapping[str, object] = field(default_factory=dict)


# -- asked for by lifecycles -------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class ChangePromise:
    """Set these columns of the promise at hand."""

    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class WantPerson:
    """A person must take this up with the contact; `reason` is told to the desk."""

    reason: str


@dataclass(frozen=True, slots=True)
class MakeInstalments:
    """Each row of the agreed plan at hand becomes a promise."""
