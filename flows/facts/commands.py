"""What a dialogue or a lifecycle may ask the books to do. Values, imperative; carried out in the turn's transaction.

Each command is a decision that the flow has already taken; carrying it out may still refuse (someone else was first),
which is told to the flow as a happening. Whoever adds a command adds its keeper in bot/keeping.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flows.facts.dispute import Item


@dataclass(frozen=True, slots=True)
class OpenStatement:
    """An entitled contact has opened this statement: issued becomes viewed."""

    statement_id: int


@dataclass(frozen=True, slots=True)
class ConfirmBalance:
    """The contact agrees to the statement as shown, except these documents (each with a case)."""

    statement_id: int
    wording: str
    exceptions: tuple[int, ...] = ()
    ledger_id: int = 0  # the customer's own, whose timing differences it is subject to; 0: none


@dataclass(frozen=True, slots=True)
class TakeBackConfirmation:
    """The customer no longer stands by what was confirmed; the confirmation stays in the record beside this."""

    statement_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class PrepareConfirmation:
    """The contact agrees, but to more than they may alone: a second confirmer of the same customer is asked."""

    statement_id: int
    amount: int
    ledger_id: int = 0  # see ConfirmBalance


@dataclass(frozen=True, slots=True)
class RegisterDispute:
    """Open a case with what the customer confirmed in the paraphrase. `claimed` minor units, all lines together.

    `items` where the case is about several lines: each with its own claim, the first of them being the document named
    here.
    """

    statement_id: int
    document_id: int
    document: str
    reason: str
    currency: str
    claimed: int
    remedy: str
    words: str
    answers: Mapping[str, object] = field(default_factory=dict)
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class KeepEvidence:
    """Keep what was just sent: for a case, or (case 0) for the draft of this conversation."""

    case_id: int
    slot: str


@dataclass(frozen=True, slots=True)
class FileUnder:
    """The papers of this conversation's draft (case 0) belong to that case; they are reported on the desk."""

    case_id: int
    slot: str


@dataclass(frozen=True, slots=True)
class PassOn:
    """Put the customer's own words into the case's thread on the desk (case 0: the customer's general thread)."""

    case_id: int
    text: str


@dataclass(frozen=True, slots=True)
class MoveCase:
    """Tell the case's lifecycle what the customer did: `what` in past tense, with values."""

    case_id: int
    what: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AskForPerson:
    """Hand this conversation to a person, who answers by `by` (µs UTC). `case_id` 0 when it is about no case.

    `reason` is where the customer was, `why` a key of flows/tables/hand_overs.py; `earlier` the hand-over that the
    customer answered after it had ended, with these `words`.
    """

    case_id: int
    reason: str
    by: int = 0
    why: str = "asked"
    urgent: bool = False
    earlier: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class EndWaiting:
    """The customer no longer waits for a person."""


@dataclass(frozen=True, slots=True)
class SetLanguage:
    """Speak this language with the contact from now on."""

    language: str


@dataclass(frozen=True, slots=True)
class SetFormOfAddress:
    """The contact wishes to be called so; empty: by their name as it is on file."""

    text: str


@dataclass(frozen=True, slots=True)
class SetZone:
    """The contact lives by this IANA zone."""

    zone: str


@dataclass(frozen=True, slots=True)
class StopReminders:
    """No unasked message any more (`stop` True), or again (False)."""

    stop: bool


@dataclass(frozen=True, slots=True)
class Postpone:
    """No reminder to this customer before `until` (µs UTC)."""

    until: int


@dataclass(frozen=True, slots=True)
class AnswerInvitation:
    """What the person typed (or shared) to prove who they are."""

    answer: str


@dataclass(frozen=True, slots=True)
class SendStatementFile:
    """Send the statement as XLSX."""

    statement_id: int


@dataclass(frozen=True, slots=True)
class SendCopies:
    """Send the copies on file of these documents as one download; as evidence in a case they bear its number."""

    statement_id: int
    document_ids: tuple[int, ...]
    case_number: str = ""


# -- asked for by lifecycles -------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class ChangeCase:
    """Set these fields of the case at hand (field names of flows.facts.dispute.Case)."""

    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class DecideOffer:
    """Set the state of the newest offer of the case at hand, and the chosen option if any.

    `part`: only the option's `lines` (document ids), or where none is named what it grants, is accepted; the rest goes
    on.
    """

    state: str
    chosen: int = -1
    part: bool = False
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MoveStatement:
    """Tell the statement's lifecycle what happened."""

    statement_id: int
    what: str
    values: Mapping[str, object] = field(default_factory=dict)
