"""A case's file for an auditor or its customer: one paper with contents, and a bundle with what belongs to it.

Promise: everything in it went through the rules of flows/tables/redaction.py; it says what was left out, and up to
which entry of the customer's record it was read.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from bot.papers import case_pack_record, parts
from bot.papers.case_pack_record import Pack
from bot.papers.parts import Part
from bot.papers.printed import Printed, Setting
from flows.facts.dispute import Case
from flows.facts.money import Money
from flows.facts.paper_case_pack import inside, redactor_of
from flows.facts.paper_code import bound
from flows.facts.statement import short_code
from flows.facts.withheld import is_withheld
from flows.tables.reasons import reason
from flows.tables.redaction import Audience
from locales.bidi import clean
from locales.papers.sheet import Sheet
from locales.papers.words import PaperWords, paper_language
from storage import case_pack, cases, subject_history
from storage.ports import Connection
from storage.sheets_out import round_csv

LARGEST_EVIDENCE = 64  # files that one bundle brings


def paper(conn: Connection, setting: Setting, wanted: Mapping[str, Any]) -> Printed:
    """`wanted`: what `stands` gives, or the id of the case and a language. Raises LookupError where there is none.

    Nobody's customer gets the file of a case that turned out to be about somebody else.
    """
    pack = _pack(conn, setting, wanted)
    return Printed(f"{pack.file.case.number}-file.pdf", _sheet(pack))


def bundle(conn: Connection, setting: Setting, wanted: Mapping[str, Any]) -> Printed:
    """The same with the entries as CSV and copies of the evidence beside it, in one ZIP."""
    pack = _pack(conn, setting, wanted)
    number = pack.file.case.number
    beside: list[tuple[str, bytes | str]] = [(f"{number}-entries.csv", _entries(pack))]
    kept = [one for one in pack.file.evidence if one.sha256][:LARGEST_EVIDENCE]
    beside += [(f"evidence/{at:02d}-{one.sha256[:16]}", one.sha256) for at, one in enumerate(kept, start=1)]
    return Printed(f"{number}-file.zip", _sheet(pack), inside=f"{number}-file.pdf", beside=tuple(beside))


def stands(conn: Connection, case: Case, audience: str, language: str, now: int) -> dict[str, Any]:
    """What names the file: the customer's record up to its last entry, which says that the file was asked for."""
    seq, hash_ = subject_history.head(conn, case.customer_id)
    read = {"seq": seq, "hash": hash_.hex(), "made_at": now}
    return {"id": case.id, "language": paper_language(language), "for": audience, **read}


def _pack(conn: Connection, setting: Setting, wanted: Mapping[str, Any]) -> Pack:
    case = cases.one(conn, int(wanted["id"]))
    audience = Audience(str(wanted.get("for") or Audience.AUDITOR))
    if case is None or (audience is Audience.CUSTOMER and is_withheld(case)):
        raise LookupError(f"There is no file of case {wanted['id']} for this reader.")
    head = subject_history.head(conn, case.customer_id)
    seq = int(wanted.get("seq") or head[0])
    file = case_pack.gathered(conn, case, seq)
    redactor = redactor_of(file, audience)
    words = PaperWords(str(wanted["language"]), setting.company.zone)
    at = int(wanted.get("made_at") or max((one.at for one in file.record), default=case.registered_at))
    hash_ = str(wanted.get("hash") or head[1].hex())
    return Pack(setting, words, file, redactor, seq, hash_, at)


def _sheet(pack: Pack) -> Sheet:
    """All parts are made before the list of what was left out: it counts what they asked for."""
    made = [*_parties(pack), *_matter(pack), *_lines(pack), *case_pack_record.timeline(pack)]
    made += [*case_pack_record.offers(pack), *case_pack_record.adjustments(pack), *case_pack_record.promises(pack)]
    made += [*case_pack_record.evidence(pack), *_confirmations(pack), *_chain(pack)]
    inside(pack.file, pack.redactor)
    made += _left_out(pack)
    body = [_reader(pack), {"kind": "contents", "said": pack.label("contents")}, *parts.filled(made)]
    number = pack.file.case.number
    said = bound({"case": number, "seq": pack.seq, "hash": pack.hash, "for": pack.redactor.audience.value})
    return Sheet(
        "case_pack",
        pack.words.language,
        pack.label("title"),
        number,
        short_code(said),
        {"parts": body},
        pack.made_at,
        company=pack.setting.company.name,
    )


def _reader(pack: Pack) -> Part:
    return parts.words(f"{pack.label(f'for_{pack.redactor.audience.value}')} · {pack.words.moment(pack.made_at)}")


def _parties(pack: Pack) -> list[Part]:
    file, words = pack.file, pack.words
    pairs = [
        (pack.label("supplier"), words.name(pack.setting.company.name)),
        (pack.label("customer"), words.name(file.customer)),
        (pack.label("customer_code"), words.docno(file.code)),
        (pack.label("contact"), words.name(pack.redactor.person(file.contact))),
        (pack.label("owner"), pack.colleague(file.case.owner)),
        (pack.label("account_manager"), pack.colleague(file.manager)),
    ]
    return [parts.heading(pack.label("parties")), parts.facts(pairs)]


def _matter(pack: Pack) -> list[Part]:
    file, words, case = pack.file, pack.words, pack.file.case
    outcome = case.outcome.partition(":")[0]
    pairs = [
        (pack.label("number"), words.docno(case.number)),
        (pack.label("reason"), pack.label(f"reason_{reason(case.reason).key}")),
        (pack.label("wish"), pack.label(f"remedy_{case.remedy}")),
        (pack.label("statement"), words.docno(file.statement.number) if file.statement else ""),
        (pack.label("state"), pack.label(f"state_{case.state.value}")),
        (pack.label("outcome"), pack.label(f"outcome_{outcome}") if outcome in OUTCOMES else ""),
        (pack.label("registered"), words.moment(case.registered_at)),
        (pack.label("next"), "" if case.closed else words.moment(case.next_contact_at)),
        (pack.label("closed"), words.moment(file.closed_at) if file.closed_at else ""),
        (pack.label("claimed_first"), pack.amount(case.first_claimed)),
    ]
    said = pack.redactor.text("told", case.words) or ""
    return [parts.heading(pack.label("matter")), parts.facts(pairs), parts.quoted(words.name(said))]


OUTCOMES = frozenset(
    {"upheld", "partly_upheld", "not_upheld", "withdrawn", "merged", "not_agreed", "external", "cleared"}
)


def _lines(pack: Pack) -> list[Part]:
    case = pack.file.case
    columns = [parts.column(pack.label("document"))]
    columns += [
        parts.column(pack.label(name), "figure") for name in ("claimed", "granted", "refused", "dropped", "open")
    ]
    rows = [
        (
            pack.words.docno(item.document),
            *map(pack.amount, (s.claimed, s.upheld, s.not_upheld, s.written_off, s.open)),
        )
        for item in case.items
        for s in (item.split,)
    ]
    s = case.split
    sums = (pack.label("total"), *map(pack.amount, (s.claimed, s.upheld, s.not_upheld, s.written_off, s.open)))
    return [parts.heading(pack.label("lines")), parts.lines(columns, rows, sums if len(rows) > 1 else ())]


def _confirmations(pack: Pack) -> list[Part]:
    words, file = pack.words, pack.file
    currency = file.statement.currency if file.statement else file.case.currency
    rows = [
        {
            "at": words.moment(at),
            "what": words.docno(number),
            "who": words.amount(Money(amount, currency)),
            "said": [sha],
        }
        for number, amount, at, sha in file.confirmed
    ]
    return [parts.heading(pack.label("confirmations")), {"kind": "dated", "rows": rows}]


def _chain(pack: Pack) -> list[Part]:
    """Where the record stood, so that what was read can be found again and followed from its beginning."""
    broken = pack.file.broken
    whole = pack.label("chain_broken", place=broken) if broken else pack.label("chain_whole")
    pairs = [
        (pack.label("chain_links"), pack.words.count(len(pack.file.record))),
        (pack.label("chain_seq"), pack.words.count(pack.seq)),
        (pack.label("chain_hash"), pack.words.docno(pack.hash)),
    ]
    return [parts.heading(pack.label("chain")), parts.facts(pairs), parts.words(whole)]


def _left_out(pack: Pack) -> list[Part]:
    columns = [
        parts.column(pack.label("left_kind"), width="2fr"),
        parts.column(pack.label("left_how"), width="auto"),
        parts.column(pack.label("left_count"), "figure"),
        parts.column(pack.label("left_why"), width="2fr"),
    ]
    rows = [
        (pack.label(f"kind_{kind}"), pack.label(how.value), pack.words.count(number), pack.label(f"why_{kind}"))
        for kind, how, number in pack.redactor.lists()
    ]
    nothing = "" if rows else pack.label("nothing_left_out")
    return [parts.heading(pack.label("left_out")), parts.words(nothing), parts.lines(columns, rows)]


def _entries(pack: Pack) -> bytes:
    """The entries as CSV: the same that the paper shows, with their places and hashes."""
    headings = {name: name for name in ("entry", "at_utc", "who", "what", "words", "hash")}
    rows = [
        {
            "entry": one.seq,
            "at_utc": datetime.fromtimestamp(one.at // 1_000_000, UTC).isoformat(),
            "who": clean(case_pack_record.who(pack, one.who)),
            "what": one.action,
            "words": clean(" · ".join(case_pack_record.said(pack, one))),
            "hash": one.hash,
        }
        for one in case_pack_record.shown(pack)
    ]
    return round_csv(rows, headings).encode("utf-8-sig")


PAPERS: Mapping[str, Callable[[Connection, Setting, Mapping[str, Any]], Printed]] = {
    "case_pack": paper,
    "case_bundle": bundle,
}
