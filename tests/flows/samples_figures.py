"""Statements that came back filled in, for the walk through every situation: differing, all equal, gone through."""

from flows.engine.conversation import Frame
from flows.engine.events import Opened, Value
from flows.facts.figures_back import Compared, Decided, Difference, FiguresBack, Odd

AT = 1_793_620_800_000_000
_ODD = Odd(9, "INV-1003", "about 300")
DIFFER = (
    Difference(1001, "INV-1001", 137_000, 130_000, "two came back"),
    Difference(1002, "INV-1002", 60_000, 90_000),
    Difference(1015, "CRE-1015", -100_015, -120_000),
)
DONE = Difference(1001, "INV-1001", 137_000, 130_000, "", Decided.OURS_IS_RIGHT)
FIGURES = (
    FiguresBack(1, 5, AT, Compared(1, "USD", 16, 11, DIFFER, ("INV-1004",), (_ODD,), (_ODD,), (3, 1, 1, 1), 9, 8, 7)),
    FiguresBack(2, 6, AT, Compared(1, "USD", 16, 16, ours=9, theirs=9, total=9)),
    FiguresBack(3, 7, AT, Compared(1, "USD", 16, 15, (DONE,), counts=(1, 0, 0, 0), ours=9, theirs=8)),
    FiguresBack(4, 8, AT, Compared(1, "USD", 16, 0, counts=(0, 16, 0, 0), ours=9)),
)


def _about(id: int) -> dict[str, Value]:
    return {"figures_id": id, "statement_id": 1}


NOTICES = (
    *(Opened("figures_back", _about(one.id)) for one in FIGURES),
    Opened("figures_back", _about(99)),
    Opened("figures_back", {"outcome": "not_matched"}),
)
ALSO = (
    (Frame("figures_back", 1, "older", _about(1)),),
    (
        Frame("figures_back", 1, "raising", _about(1) | {"raising": 1002, "begun": AT}),
        Frame("raise_dispute", 1, "reason", {"statement_id": 1, "document_id": 1002, "their_figure": 90_000}),
    ),
)
