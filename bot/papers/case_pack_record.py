"""What happened in a case, who agreed to what, what was kept: the parts of its file that are read from the record.

Promise: nothing is shown here but what the redactor gave; no paper of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.papers import parts
from bot.papers.parts import Part
from bot.papers.printed import Setting
from flows.facts.money import Money
from flows.facts.paper_case_pack import CaseFile, Shown, entries, written
from flows.facts.redaction import Redactor
from flows.facts.statement import short_code
from flows.tables.reasons import REASONS
from flows.tables.redaction import How
from locales.papers.words import PaperWords
from locales.speak import unmarked

MONEY = frozenset({"sum", "before", "claimed"})
MOMENTS = frozenset({"until", "due", "on"})
ACTORS = frozenset({"customer", "colleague", "clock", "house", "ledger", "operator", "rule"})


@dataclass(slots=True)
class Pack:
    """One file in the making: the facts, the reader's words, and what is left out so far."""

    setting: Setting
    words: PaperWords
    file: CaseFile
    redactor: Redactor
    seq: int
    hash: str
    made_at: int
    _entries: tuple[Shown, ...] | None = field(default=None)

    def label(self, name: str, **values: object) -> str:
        """Words of labels/paper_case.py."""
        return self.words.label(f"paper_case_{name}", **values)

    def amount(self, minor: int) -> str:
        """In the case's currency; empty for nothing."""
        return self.words.amount(Money(minor, self.file.case.currency)) if minor else ""

    def colleague(self, id: int) -> str:
        """One of us, as this reader may know them; empty for nobody."""
        name, role = self.file.colleagues.get(id, ("", ""))
        return self.words.name(self.redactor.colleague(name, known(self, f"role_{role}"))) if name else ""

    def once(self) -> tuple[Shown, ...]:
        """The entries; redacted, and counted, once."""
        if self._entries is None:
            self._entries = entries(self.file, self.redactor)
        return self._entries


def shown(pack: Pack) -> tuple[Shown, ...]:
    """The entries of the record as this reader may read them."""
    return pack.once()


def known(pack: Pack, name: str) -> str:
    """A stored name (a role, a level, a cause) in the reader's words; the bare name where there are none."""
    try:
        return pack.label(name)
    except LookupError:
        return name.partition("_")[2]


def who(pack: Pack, name: str) -> str:
    """A person's name, or what kind of actor it was."""
    if name in ACTORS:
        return pack.label(f"actor_{name}")
    roles = {role for _, role in pack.file.colleagues.values()}
    return known(pack, f"role_{name}") if name in roles else pack.words.name(name)


def what(pack: Pack, action: str) -> str:
    """What an entry is called."""
    if action.startswith("due:"):
        return pack.label("did_due")
    said = known(pack, f"did_{action}")
    return said if said != action else pack.label("did_other", action=pack.words.docno(action))


def said(pack: Pack, one: Shown) -> list[str]:
    """The values of an entry, each as its reader reads it."""
    return [text for name, value in one.values if (text := _value(pack, name, value))]


def _value(pack: Pack, name: str, value: object) -> str:
    words = pack.words
    if isinstance(value, bool):
        return ""
    if isinstance(value, int):
        if name in MONEY:
            return pack.amount(value)
        return words.moment(value) if name in MOMENTS else words.count(value)
    text = str(value)
    if name in {"reason", "before"} and text in REASONS:
        return pack.label(f"reason_{text}")
    if name in {"cause", "level"}:
        return known(pack, f"{name}_{text}")
    return "\n".join(words.name(row) for row in text.split("\n"))


def timeline(pack: Pack) -> list[Part]:
    """Everything in its order: the entries of the record, and between them the words that the customer was sent."""
    rows = [
        (
            one.at,
            0,
            {
                "at": pack.words.moment(one.at),
                "what": what(pack, one.action),
                "who": who(pack, one.who),
                "said": said(pack, one),
            },
        )
        for one in shown(pack)
    ]
    rows += [
        (at, 1, {"at": pack.words.moment(at), "what": pack.label("said"), "who": "", "said": [_plain(pack, text)]})
        for at, text in written(pack.file, pack.redactor)
    ]
    ordered = [row for _, _, row in sorted(rows, key=lambda one: one[:2])]
    return [parts.heading(pack.label("timeline")), {"kind": "dated", "rows": ordered}]


def _plain(pack: Pack, text: str) -> str:
    return "\n".join(pack.words.name(row) for row in unmarked(text).split("\n") if row.strip())


def offers(pack: Pack) -> list[Part]:
    """Each proposal with who proposed it and who agreed; how the house decides is no part of a customer's file."""
    house = pack.redactor.how("decision") is How.SHOWN
    rows: list[tuple[str, ...]] = []
    for offer, signed in pack.file.offers:
        granted = pack.amount(max((one.upheld + one.written_off for one in offer.options), default=0))
        by = pack.colleague(offer.proposer) or pack.label("by_rule")
        first = pack.words.docno(short_code(offer.sha)), pack.label(f"offer_state_{offer.state.value}"), granted
        if not house:
            rows.append(first)
            continue
        rows += [(*first, by, *_signature(pack, one)) for one in signed or (None,)]
    columns = [
        parts.column(pack.label("offer"), "code", "auto"),
        parts.column(pack.label("offer_state"), width="auto"),
        parts.column(pack.label("granted"), "figure"),
    ]
    more = ("proposed_by", "approved_by", "approved_role", "approved_at") if house else ()
    return [
        parts.heading(pack.label("offers")),
        parts.lines([*columns, *(parts.column(pack.label(name)) for name in more)], rows),
        *_wordings(pack),
    ]


def _signature(pack: Pack, one: Any) -> tuple[str, str, str]:
    if one is None:
        return "", "", ""
    by = pack.colleague(one.approver) or pack.label("by_rule")
    return by, known(pack, f"role_{one.role}"), pack.words.moment(one.at)


def _wordings(pack: Pack) -> list[Part]:
    """The reasons that were given with each offer, as they were sent; what never left the house is an opinion."""
    made = []
    for offer, _ in pack.file.offers:
        sent = offer.state.value not in {"awaiting_approval", "returned"}
        for option in offer.options:
            text = pack.redactor.text("told" if sent else "staff_opinion", option.text) if option.text else None
            if text:
                code = pack.words.docno(short_code(offer.sha))
                made.append(parts.quoted(f"{code} · {pack.words.name(text)}"))
    return made


def adjustments(pack: Pack) -> list[Part]:
    """What the ledger was asked for, and under which number it posted it."""
    columns = [
        parts.column(pack.label("adjustment_remedy")),
        parts.column(pack.label("amount"), "figure"),
        parts.column(pack.label("adjustment_document")),
        parts.column(pack.label("when"), "day"),
    ]
    rows = [
        (pack.label(f"remedy_{key}"), pack.amount(minor), pack.words.docno(doc), pack.words.moment(at) if at else "")
        for key, minor, doc, at in pack.file.posted
    ]
    return [parts.heading(pack.label("adjustments")), parts.lines(columns, rows)]


def promises(pack: Pack) -> list[Part]:
    """The times that were named to the customer, and whether they were kept."""
    columns = [parts.column(pack.label("promised_until"), "day"), parts.column(pack.label("promised_state"))]
    rows = [(pack.words.moment(at), pack.label(f"promise_{state}")) for at, state in pack.file.promised]
    return [parts.heading(pack.label("promises")), parts.lines(columns, rows)]


def evidence(pack: Pack) -> list[Part]:
    """Each piece with its fingerprint, whole."""
    rows: list[Mapping[str, Any]] = [
        {
            "at": pack.words.moment(one.received_at),
            "what": pack.words.name(pack.redactor.text("told", one.name) or ""),
            "who": pack.label(f"evidence_state_{one.state}"),
            "said": [_sized(pack, one.size), *([f"SHA-256 {one.sha256}"] if one.sha256 else [])],
        }
        for one in pack.file.evidence
    ]
    return [parts.heading(pack.label("evidence")), {"kind": "dated", "rows": rows}]


def _sized(pack: Pack, octets: int) -> str:
    return f"{pack.words.count(octets)} B"
