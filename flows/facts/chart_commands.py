"""What the lifecycles of questions in the house and of corrective actions ask for. Values, imperative.

Carried out by the kinds of bot/kinds.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TellAbout:
    """Put that line of the desk, filled from the thing at hand, into its thread."""

    message: str
