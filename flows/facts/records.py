"""The record of a confirmation: what stands up years later, for somebody who trusts neither side.

Promises: pure; the canonical form is sorted, compact UTF-8 JSON of text and whole numbers, so that one cent more is
another SHA-256; whoever said it is there only as a salted reference, so that the person can be taken out and hash,
chain and signature still hold. `sealed` is the file that is handed out: bot/proofs/verify_record.py reads it without
any of this. Who edits: developers; a changed form gets a new `FORMAT`, since old records are read for ever.
"""

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from flows.facts.money import exponent
from flows.facts.statement import Statement, canonical, fingerprint, short_code
from flows.facts.times import in_zone
from flows.facts.timing_items import Timing

FORMAT: Final = "concord-record/1"
SUBJECT: Final = "concord-record/2"  # one that is subject to timing differences; others stay as they were
PREFIX: Final = b"concord confirmation record 1\n"  # what is signed begins so: no signature is good for anything else
CONFIRMED, TAKEN_BACK, CONTRADICTED = "confirmed", "taken_back", "contradicted"
CHAT: Final = "chat"  # the way of what was pressed; others are those of flows/facts/elsewhere.py
NOTHING_BEFORE: Final = "0" * 64
_NONE: Final = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """What a salted reference hides: `salt` 16 bytes of chance, `value` texts and whole numbers.

    `contact_id` is whose they are, for the day that person is taken out; 0: a colleague's, or nobody's.
    """

    part: str
    value: Mapping[str, str | int]
    salt: bytes
    contact_id: int = 0

    @property
    def reference(self) -> str:
        """What stands in the record: SHA-256, in hex."""
        return hashlib.sha256(self.salt + compact(self.value)).hexdigest()


@dataclass(frozen=True, slots=True)
class Head:
    """Where the chains stand: of this customer and of the house, each with how many records there are."""

    customer: str = NOTHING_BEFORE
    house: str = NOTHING_BEFORE
    of_customer: int = 0
    of_house: int = 0


@dataclass(frozen=True, slots=True)
class Seen:
    """The exact words that were on the screen before the second tap, what the button said, in which language."""

    text: str
    button: str
    language: str


@dataclass(frozen=True, slots=True)
class Record:
    """What was agreed to, taken back, or said not to be so by the customer in whose name it was written down.

    `agreed` minor units; `exceptions` (document number, minor units in question, case number); `verified` how it was
    made sure who it was; `heard` what belongs to an answer that came another way; `refers` the number and SHA-256 of
    the record that is taken back; `timing` what the balance is subject to. `at` µs UTC, `zone` where the person lives.
    """

    kind: str
    number: str
    supplier: str
    customer: tuple[str, str]  # its code and its name
    statement: Statement
    agreed: int
    exceptions: tuple[tuple[str, int, str], ...]
    seen: Seen
    role: str
    verified: Mapping[str, str | int]
    way: str
    at: int
    zone: str
    before: Head
    public: bytes
    openings: tuple[Opening, ...]
    heard: Mapping[str, str | int] | None = None
    refers: tuple[str, str] = (_NONE, _NONE)
    timing: tuple[Timing, ...] = ()

    @property
    def body(self) -> bytes:
        """The canonical form: what is hashed and signed."""
        fact, code_name = self.statement, zip(("code", "name"), self.customer, strict=True)
        exceptions = [
            {"document": document, "in_question": minor, "case": case} for document, minor, case in self.exceptions
        ]
        written: dict[str, Any] = {
            "format": SUBJECT if self.timing else FORMAT, "kind": self.kind, "number": self.number,
            "supplier": self.supplier, "customer": dict(code_name), "agreed": self.agreed, "exceptions": exceptions,
            "way": self.way,
            "statement": {
                "number": fact.number, "version": fact.version, "sha256": fingerprint(canonical(fact)),
                "cut_off": fact.cut_off.isoformat(), "currency": fact.currency, "closing": fact.closing.minor,
                "decimals": exponent(fact.currency),
            },
            "shown": {"text": self.seen.text, "button": self.seen.button, "language": self.seen.language},
            "role": self.role, "verified": dict(self.verified), "at": moment(self.at, self.zone),
            "previous": {"customer": self.before.customer, "house": self.before.house},
            "place": {"customer": self.before.of_customer + 1, "house": self.before.of_house + 1},
            "references": {opening.part: opening.reference for opening in self.openings},
            "key": self.public.hex(),
        }  # fmt: skip
        if self.heard:
            written["heard"] = dict(self.heard)
        if self.refers[0]:
            written["refers"] = {"number": self.refers[0], "sha256": self.refers[1]}
        if self.timing:
            written["timing"] = [one.written for one in self.timing]
        return compact(written)


def compact(value: object) -> bytes:
    """Sorted, compact UTF-8 JSON."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def moment(at: int, zone: str) -> dict[str, str | int]:
    """A moment (µs UTC) as the record has it: so, and as the wall clock there showed it, seconds east of Greenwich."""
    local: datetime = in_zone(at, zone)
    east = local.utcoffset()
    return {
        "utc": at,
        "local": local.replace(tzinfo=None).isoformat(timespec="seconds"),
        "zone": zone,
        "offset": int(east.total_seconds()) if east else 0,
    }


def code_of(body: bytes) -> str:
    """The check code that people compare."""
    return short_code(fingerprint(body))


def sealed(body: bytes, signature: bytes, openings: Mapping[str, tuple[bytes, Mapping[str, str | int]]]) -> bytes:
    """The file: record, signature and openings by part (salt, value), each on a line, and all of it once more.

    The second copy is what lets anybody name the first byte that was changed.
    """
    shown = {part: {"salt": salt.hex(), "value": dict(value)} for part, (salt, value) in openings.items()}
    front = b'{"record":%b,\n"signature":"%b",\n"openings":%b,\n' % (body, signature.hex().encode(), compact(shown))
    return front + b'"copy":"%b"}\n' % base64.b64encode(front)


@dataclass(frozen=True, slots=True)
class Kept:
    """A record as it is kept. `openings` (salt, value) by part; those of a person who was taken out are gone."""

    seq: int
    number: str
    kind: str
    customer_id: int
    statement_id: int
    body: bytes
    sha: str
    signature: bytes
    at: int
    openings: Mapping[str, tuple[bytes, Mapping[str, str | int]]]

    @property
    def said(self) -> dict[str, Any]:
        """What the record says, by the names of its canonical form."""
        read: dict[str, Any] = json.loads(self.body)
        return read

    @property
    def code(self) -> str:
        """The check code that people compare."""
        return short_code(self.sha)

    @property
    def file(self) -> tuple[str, bytes]:
        """What the file is called, and the file."""
        return f"{self.number}.json", sealed(self.body, self.signature, self.openings)

    def opened(self, part: str) -> Mapping[str, str | int]:
        """What that reference hides; empty where the person was taken out."""
        return self.openings[part][1] if part in self.openings else {}
