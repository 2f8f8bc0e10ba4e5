"""What dialogues and lifecycles ask for about complaints, feedback, surveys and anomalies. Values, imperative.

Carried out by bot/keeping/matters.py for dialogues and by the kinds of bot/kinds for lifecycles.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RegisterComplaint:
    """Keep what was said under a number of its own. `kind`: complaint, praise, suggestion or remark."""

    kind: str
    words: str
    topic: str = ""
    happened: str = ""
    whom: str = ""
    about: tuple[int, ...] = ()
    everybody: bool = False
    wish: str = ""


@dataclass(frozen=True, slots=True)
class MoveMatter:
    """Tell the lifecycle of that thing ("complaint", 3) what the customer did."""

    name: str
    id: int
    what: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AddToMatter:
    """Put the customer's own words into the thread of that thing."""

    name: str
    id: int
    text: str


# -- asked for by lifecycles -------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class ChangeMatter:
    """Set these fields of the thing at hand."""

    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class PlanSurvey:
    """Ask the person of the thing at hand in a while how it went; `number` is what they know it by."""

    number: str
