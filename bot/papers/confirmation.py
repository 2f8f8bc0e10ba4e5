"""The record of an agreed balance as a paper: who, when, to which words, what was left out, and its fingerprint.

Promise: everything comes from the signed record and from what the statement's paper said when it was issued, never from
the books of today; a confirmation that was taken back says so above everything else. The record itself and the
statement's lines are attached. Who edits: developers.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from bot.papers.confirmation_form import attached_lines, balance_of, statement_facts
from bot.papers.printed import Printed, Setting
from bot.papers.statement import told
from flows.facts.money import Money
from flows.facts.paper_confirmation import Agreement, TakenBack, agreement
from flows.facts.paper_statement import AsIssued
from flows.facts.records import Kept
from flows.facts.statement import Statement, short_code
from locales.papers.sheet import Attached, Sheet
from locales.papers.words import PaperWords
from storage import records
from storage.ports import Connection


def record(conn: Connection, setting: Setting, wanted: Mapping[str, Any]) -> Printed:
    """`wanted`: the statement's id, the language. Raises LookupError where nothing was agreed."""
    statement, issued, _, sha = told(conn, setting, int(wanted["id"]))
    kept = records.of_statement(conn, statement.id)
    agreed = agreement(kept)
    if agreed is None:
        raise LookupError(f"Statement {statement.number} was not confirmed.")
    return drawn(statement, issued, sha, kept, agreed, PaperWords(str(wanted["language"]), agreed.zone))


def drawn(
    statement: Statement, issued: AsIssued, sha: str, kept: Sequence[Kept], agreed: Agreement, words: PaperWords
) -> Printed:
    """What the records `kept` agree to about a statement (its fingerprint `sha`), as a paper in these words."""
    back = agreed.taken_back
    title = words.label(f"paper_confirmation_title_{back.kind if back else 'record'}")
    sheet = Sheet(
        "confirmation", words.language, title, words.docno(agreed.number), short_code(agreed.sha),
        _body(statement, issued, agreed, sha, words), back.at if back else agreed.at,
        attached=(attached_lines(statement, words), *(_signed(*one.file, words) for one in kept)),
        company=words.name(issued.supplier),
    )  # fmt: skip
    return Printed(f"{agreed.number}-{back.kind.replace('_', '-')}.pdf" if back else f"{agreed.number}.pdf", sheet)


def _signed(name: str, content: bytes, words: PaperWords) -> Attached:
    return Attached(name, content, "application/json", words.label("paper_confirmation_attached_record"))


def _body(statement: Statement, issued: AsIssued, agreed: Agreement, sha: str, words: PaperWords) -> dict[str, Any]:
    label = words.label
    back = _back(agreed.taken_back, words) if agreed.taken_back else None
    noted = agreed.noted if not agreed.shown else ""
    said = [words.name(row) for row in (agreed.shown or agreed.noted).splitlines() if row.strip()]
    return {
        "shape": "record",
        "taken_back": back,
        "says": [],
        "facts": [_number(agreed, words), *statement_facts(statement, issued, words)],
        "across": 1,
        "balance": balance_of(agreed.agreed, issued, words, "paper_confirmation_agreed"),
        "exceptions": _exceptions(agreed, words),
        "timing": _timing(agreed, words),
        "proof": {"heading": label("paper_confirmation_proof"), "facts": _proof(agreed, words)},
        "shown": {"label": label(f"paper_confirmation_{'said' if noted else 'shown'}"), "said": said} if said else None,
        "fingerprints": [
            [label("paper_confirmation_fingerprint"), agreed.sha],
            [label("paper_confirmation_statement_fingerprint"), sha],
        ],
        "notes": [label("paper_confirmation_attached_record")],
    }  # fmt: skip


def _number(agreed: Agreement, words: PaperWords) -> list[str]:
    return [words.label("paper_confirmation_record"), words.docno(agreed.number)]


def _proof(agreed: Agreement, words: PaperWords) -> list[list[str]]:
    label = words.label
    nobody = label("paper_confirmation_nobody")
    told_of = [("confirmed_by", words.name(agreed.person) if agreed.person else nobody)]
    if agreed.role:
        told_of.append(("role", label(f"paper_confirmation_role_{agreed.role}")))
    told_of += [("way", label(f"paper_confirmation_way_{agreed.way}"))]
    others = ("prepared_by", "recorded_by", "approved_by")
    told_of += [(name, words.name(who)) for name in others if (who := getattr(agreed, name))]
    told_of += [("at_utc", words.moment(agreed.at, "UTC"))]
    if agreed.zone != "UTC":
        told_of += [("at_local", f"{words.moment(agreed.at)} · {words.docno(agreed.zone)}")]
    return [[label(f"paper_confirmation_{name}"), said] for name, said in told_of]


def _exceptions(agreed: Agreement, words: PaperWords) -> dict[str, Any] | None:
    if not agreed.left_out:
        return None
    currency = agreed.agreed.currency
    columns = [
        {"label": words.label("paper_confirmation_document"), "kind": "text"},
        {"label": words.label("paper_confirmation_case"), "kind": "code"},
        {"label": f"{words.label('paper_confirmation_in_question')}, {words.docno(currency)}", "kind": "figure"},
    ]
    rows = [
        [words.docno(one.document), words.docno(one.case), words.figure(Money(one.minor, currency))]
        for one in agreed.left_out
    ]
    heading = words.label("paper_confirmation_exceptions")
    return {"heading": heading, "columns": columns, "rows": rows, "total": []}


def _timing(agreed: Agreement, words: PaperWords) -> dict[str, Any] | None:
    if not agreed.timing:
        return None
    label, currency = words.label, agreed.agreed.currency
    columns = [
        {"label": label("paper_confirmation_document"), "kind": "text"},
        {"label": label("paper_confirmation_dated"), "kind": "day"},
        {"label": label("paper_confirmation_missing_in"), "kind": "text"},
        {"label": words.docno(currency), "kind": "figure"},
    ]
    rows = [
        [
            words.docno(one.document), words.day(one.on) if one.on else "", label(f"paper_page_{one.missing_in}"),
            words.figure(Money(one.minor, currency)),
        ]
        for one in agreed.timing
    ]  # fmt: skip
    return {"heading": label("paper_confirmation_timing"), "columns": columns, "rows": rows, "total": []}


def _back(back: TakenBack, words: PaperWords) -> dict[str, Any]:
    nobody = words.label("paper_confirmation_nobody")
    told_of = (
        ("record", words.docno(back.number)),
        ("at", words.moment(back.at)),
        ("by", words.name(back.person) if back.person else nobody),
        ("why", words.name(back.words) if back.words else nobody),
    )
    facts = [[words.label(f"paper_confirmation_taken_back_{name}"), said] for name, said in told_of]
    return {"says": words.label(f"paper_confirmation_{back.kind}"), "facts": facts}


PAPERS: Final = {"confirmation": record}
