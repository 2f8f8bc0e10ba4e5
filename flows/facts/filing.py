"""Papers that came before anybody said what they are about, and the command that files them.

Whoever adds a command about papers adds its keeper in bot/keeping.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileUnder:
    """The papers of this conversation's draft (case 0) belong to that case; the new ones are reported on the desk."""

    case_id: int
    slot: str
