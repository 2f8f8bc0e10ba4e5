"""What the dialogue about a customer's own ledger may ask the books to do; carried out in the turn."""

from dataclasses import dataclass

from flows.facts.ledger_shape import Shape
from flows.facts.match_groups import Decided


@dataclass(frozen=True, slots=True)
class KeepPasted:
    """Keep the rows that were just pasted into the chat as a ledger; `ledger_id` is the one they continue (0: none)."""

    ledger_id: int = 0


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """Read the file once more, laid out as `told`. The outcome is told later."""

    ledger_id: int
    told: Shape


@dataclass(frozen=True, slots=True)
class MatchLedger:
    """Hold it against our books, by that statement. The outcome is told later."""

    ledger_id: int
    statement_id: int
    names_fit: bool = False  # the customer said that the company which the file names is the one


@dataclass(frozen=True, slots=True)
class DecideGroup:
    """The customer decided about groups; a case that was raised from them gets the file as evidence (0: none).

    `chosen` is the place of the alternative they named in a group with several, -1 for none of them.
    """

    ledger_id: int
    groups: tuple[int, ...]
    decided: Decided
    case_id: int = 0
    chosen: int | None = None


@dataclass(frozen=True, slots=True)
class SendLedgerBridge:
    """Send both books side by side as they were matched and decided, as a paper and as a spreadsheet."""

    ledger_id: int


@dataclass(frozen=True, slots=True)
class DropLedger:
    """The customer wants the file gone: destroyed when no case has it."""

    ledger_id: int


@dataclass(frozen=True, slots=True)
class FileLedger:
    """It is a paper for a case and no ledger to be matched: it lies with the chat's other papers from now on."""

    ledger_id: int
