"""A case that lawyers or courts have. While it stands, nothing of the case is erased and nobody bargains in it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LegalHold:
    """Proposed by one colleague (ids), set by a controller and by legal, who are two others. Times are µs UTC."""

    id: int
    case_id: int
    why: str
    proposed_by: int
    proposed_at: int
    controller: int = 0
    legal: int = 0
    set_at: int = 0
    ended_at: int = 0
    reference: str = ""

    @property
    def agreed(self) -> bool:
        """Whether both who must agree did."""
        return bool(self.controller and self.legal)
