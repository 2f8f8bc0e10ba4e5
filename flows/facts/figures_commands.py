"""What the dialogue about a statement that came back may ask the books to do."""

from dataclasses import dataclass

from flows.facts.figures_back import Decided


@dataclass(frozen=True, slots=True)
class KeepTable:
    """Keep the table that was just sent: it may be a statement of ours, filled in. What it is, is told later."""


@dataclass(frozen=True, slots=True)
class DecideFigure:
    """The customer decided about one difference; the file goes with the case that was raised from it (0: none)."""

    figures_id: int
    document_id: int
    decided: Decided
    case_id: int = 0
