"""A case's file as an auditor or its customer may read it: what is on record, through the rules of redaction.

Promises: pure; nothing goes from a case's record into what is shown but through the redactor, kind by kind; what no
rule names is left out, and counted.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from flows.facts.dispute import Case, Offer
from flows.facts.redaction import SHORTEST, Redactor
from flows.facts.statement import Statement
from flows.tables.redaction import ENTRIES, OF_THE_MACHINE, VALUES, Audience, How

UNNAMED: Final = "decision"  # what an entry is that no row names: how the house works


@dataclass(frozen=True, slots=True)
class OnRecord:
    """One link of the customer's record about the case: its place, when (µs UTC), who, what, with which values."""

    seq: int
    at: int
    actor: str
    action: str
    said: Mapping[str, object]
    hash: str


@dataclass(frozen=True, slots=True)
class Signed:
    """Who agreed to an offer, in which role, on which level, when (µs UTC); `approver` 0 is a rule."""

    approver: int
    role: str
    level: str
    at: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A piece of evidence; `sha256` empty where its bytes are not here."""

    name: str
    slot: str
    size: int
    received_at: int
    state: str
    sha256: str


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Everything about a case that its file is made of, not yet redacted. Moments µs UTC; names by id.

    `written` are (when, words) of what the customer was sent; `posted` (remedy, minor units, document, when);
    `promised` (until when, state); `confirmed` (number, minor units, when, fingerprint); `notes` how many notes lie in
    the thread, `consulted` how many questions went to departments; `broken` the first place at which the customer's
    record does not follow, 0 for none.
    """

    case: Case
    customer: str
    code: str
    contact: str
    statement: Statement | None
    closed_at: int
    manager: int
    record: tuple[OnRecord, ...]
    written: tuple[tuple[int, str], ...]
    offers: tuple[tuple[Offer, tuple[Signed, ...]], ...]
    evidence: tuple[Kept, ...]
    posted: tuple[tuple[str, int, str, int], ...]
    promised: tuple[tuple[int, str], ...]
    confirmed: tuple[tuple[str, int, int, str], ...]
    notes: int
    consulted: int
    colleagues: Mapping[int, tuple[str, str]]  # name and role
    persons: tuple[str, ...]
    others: tuple[str, ...]
    broken: int = 0


def redactor_of(file: CaseFile, audience: Audience) -> Redactor:
    """Whoever leaves out for this audience; of all other customers only those are looked for that may be named here."""
    said = [text for _, text in file.written]
    said += [str(value) for one in file.record for value in one.said.values()]
    said += [option.text for offer, _ in file.offers for option in offer.options]
    said += [file.case.words, *(one.name for one in file.evidence)]
    begins = {text[at : at + SHORTEST] for text in said for at in range(len(text) - SHORTEST + 1)}
    near = [one for one in file.others if one[:SHORTEST] in begins]
    return Redactor(audience, (file.contact, *file.persons), near)


@dataclass(frozen=True, slots=True)
class Shown:
    """One entry as it may be read: `who` is a redacted name or the name of a kind of actor, `values` by their names."""

    seq: int
    at: int
    action: str
    who: str
    values: tuple[tuple[str, object], ...]
    hash: str


def entries(file: CaseFile, redactor: Redactor) -> tuple[Shown, ...]:
    """The record as this audience may read it, oldest first; what is left out is counted."""
    return tuple(shown for one in file.record if (shown := _entry(file, redactor, one)))


def _entry(file: CaseFile, redactor: Redactor, one: OnRecord) -> Shown | None:
    kind = ENTRIES.get(one.action, UNNAMED)
    if redactor.how(kind) is How.BLACKED:
        redactor.left_out("internal_note" if kind == UNNAMED else kind)
        return None
    values = tuple(_values(redactor, one))
    return Shown(one.seq, one.at, one.action, actor(file, redactor, one.actor), values, one.hash)


def _values(redactor: Redactor, one: OnRecord) -> Iterable[tuple[str, object]]:
    known = VALUES.get(one.action, {})
    for name, value in one.said.items():
        if name in OF_THE_MACHINE or value in (None, "", 0, False) or (isinstance(value, list) and not value):
            continue
        kind = known.get(name, "internal_note")
        text = "\n".join(map(str, value)) if isinstance(value, list) else value
        if redactor.how(kind) is How.BLACKED:
            redactor.left_out(kind)
        elif isinstance(text, str):
            yield name, redactor.text(kind, text)
        else:
            yield name, text


def actor(file: CaseFile, redactor: Redactor, name: str) -> str:
    """Who did it: a person's or a colleague's name as this audience may read it, else a kind ("clock", "house")."""
    kind, _, id_ = name.partition(":")
    if kind == "staff" and id_.isdecimal():
        found, role = file.colleagues.get(int(id_), ("", ""))
        return redactor.colleague(found, role) if found else "colleague"
    if kind == "contact":
        return redactor.person(file.contact) if id_ == str(file.case.contact_id) else "customer"
    return kind if kind in {"clock", "house", "ledger", "operator", "rule"} else "customer"


def written(file: CaseFile, redactor: Redactor) -> tuple[tuple[int, str], ...]:
    """What the customer was sent, in the words they read, without what this audience may not."""
    found = ((at, redactor.text("told", said)) for at, said in file.written)
    return tuple((at, said) for at, said in found if said is not None)


def inside(file: CaseFile, redactor: Redactor) -> None:
    """Count what lies in the house and in no file: notes in the thread, and what departments were asked."""
    for _ in range(file.notes):
        redactor.left_out("internal_note")
    for _ in range(file.consulted):
        redactor.left_out("staff_opinion")
