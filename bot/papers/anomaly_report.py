"""The report on an error that we found ourselves, for its customer and for the desk.

Promise: none before the error was verified by a second person and told; made from what is on record alone.
"""

from collections.abc import Mapping
from typing import Any

from bot.papers import parts
from bot.papers.parts import Part
from bot.papers.printed import Printed, Setting
from flows.facts.money import Money
from flows.facts.paper_anomaly import AnomalyReport, anomaly_report
from flows.facts.statement import canonical, fingerprint, short_code
from locales.papers.sheet import Sheet
from locales.papers.words import PaperWords
from storage import anomalies, ledger, people, statements, subject_history
from storage.ports import Connection

SHA = 16  # characters of a file's fingerprint that are printed


def paper(conn: Connection, setting: Setting, wanted: Mapping[str, Any]) -> Printed:
    """`wanted`: id of the anomaly, language. Raises LookupError where there is no report yet."""
    one = anomalies.one(conn, int(wanted["id"]))
    customer = ledger.customer(conn, one.customer_id) if one else None
    if one is None or customer is None:
        raise LookupError(f"There is no anomaly {wanted['id']}.")
    statement = statements.one(conn, one.statement_id) if one.statement_id else None
    told = subject_history.links(conn, one.customer_id, [f"anomaly:{one.id}"])
    names = _named(conn, one.recorded_by), _named(conn, one.verified_by)
    report = anomaly_report(one, statement, [(link.at, link.action) for link in told], names)
    if report is None:
        raise LookupError(f"{one.number} has not been told to its customer, so there is no report on it.")
    words = PaperWords(str(wanted["language"]), customer.zone)
    sheet = Sheet(
        "anomaly_report",
        words.language,
        words.label("paper_anomaly_title"),
        one.number,
        short_code(report.sha),
        {"parts": parts.filled([*_head(words, report, customer.name), *_body(words, report)])},
        report.made_at,
        company=setting.company.name,
    )
    return Printed(f"{one.number}.pdf", sheet)


def _named(conn: Connection, id: int) -> str:
    found = people.staff(conn, id=id) if id else []
    return found[0].name if found else ""


def _head(words: PaperWords, report: AnomalyReport, customer: str) -> list[Part]:
    one, line = report.anomaly, report.line
    label = words.label
    statement = report.statement
    pairs = [
        (label("paper_anomaly_customer"), words.name(customer)),
        (label("paper_anomaly_told_on"), words.moment(one.told_at)),
        (label("paper_anomaly_document"), words.docno(one.document)),
        (label("paper_anomaly_recorded_on"), words.moment(one.recorded_at)),
        (label("paper_anomaly_day"), words.day(line.on) if line else ""),
        (label("paper_anomaly_statement"), words.docno(statement.number) if statement else ""),
        (label("paper_anomaly_worth"), words.amount(one.worth) if one.worth else ""),
        (label("paper_anomaly_state"), label(f"paper_anomaly_state_{one.state}")),
        (label("paper_anomaly_favour"), label(f"paper_anomaly_favour_{one.favour}") if one.worth else ""),
    ]
    return [parts.heading(label("paper_anomaly_found")), parts.facts(pairs, columns=2)]


def _body(words: PaperWords, report: AnomalyReport) -> list[Part]:
    """Item, cause, effect, what was done, what comes next, what it rests on, who has looked: in this order."""
    one, label = report.anomaly, words.label
    withdrawn = parts.words(label("paper_anomaly_withdrawn") if report.withdrawn else "")
    return [
        withdrawn,
        parts.heading(label("paper_anomaly_cause")),
        parts.words(_cause(words, report)),
        parts.heading(label("paper_anomaly_explanation")),
        parts.words(words.name(one.explanation) if one.explanation != one.cause else ""),
        parts.heading(label("paper_anomaly_effect")),
        parts.words(words.name(one.effect)),
        parts.heading(label("paper_anomaly_balance")),
        _bridge(words, report),
        parts.heading(label("paper_anomaly_done")),
        _steps(words, report),
        *_next(words, report),
        parts.heading(label("paper_anomaly_evidence")),
        _evidence(words, report),
        parts.heading(label("paper_anomaly_checked")),
        parts.facts(
            [
                (label("paper_anomaly_recorded_by"), words.name(report.recorded_by)),
                (label("paper_anomaly_verified_by"), words.name(report.verified_by)),
                (label("paper_anomaly_wording"), words.docno(short_code(one.sha))),
            ]
        ),
        parts.note("" if report.withdrawn else label("paper_anomaly_object")),
    ]


def _cause(words: PaperWords, report: AnomalyReport) -> str:
    one = report.anomaly
    if one.cause:
        return words.name(one.cause)
    if one.promised_at:
        return words.label("paper_anomaly_cause_unknown", by=words.moment(one.promised_at))
    return words.label("paper_anomaly_cause_open")


def _next(words: PaperWords, report: AnomalyReport) -> list[Part]:
    if report.withdrawn:
        return []
    one = report.anomaly
    owed = words.label("paper_anomaly_by", by=words.moment(one.promised_at)) if one.promised_at else ""
    return [
        parts.heading(words.label("paper_anomaly_next")),
        parts.words("\n".join(part for part in (words.name(one.next_step), owed) if part)),
    ]


def _bridge(words: PaperWords, report: AnomalyReport) -> Part:
    if report.bridge is None or report.statement is None:
        return parts.lines([], [])
    closing, correction, corrected = report.bridge
    number, document = report.statement.number, report.anomaly.document
    rows = [
        (words.label("paper_anomaly_closing", number=words.docno(number)), words.amount(closing)),
        (words.label("paper_anomaly_correction", document=words.docno(document)), words.amount(correction)),
    ]
    total = (words.label("paper_anomaly_corrected"), words.amount(corrected))
    columns = [
        parts.column(words.label("paper_anomaly_what")),
        parts.column(words.label("paper_anomaly_worth"), "figure"),
    ]
    return parts.lines(columns, rows, total)


def _steps(words: PaperWords, report: AnomalyReport) -> Part:
    columns = [
        parts.column(words.label("paper_anomaly_when"), "day"),
        parts.column(words.label("paper_anomaly_what")),
    ]
    rows = [(words.moment(step.at), words.label(f"paper_anomaly_did_{step.what}")) for step in report.steps]
    return parts.lines(columns, rows)


def _evidence(words: PaperWords, report: AnomalyReport) -> Part:
    """The statement, the document as it stands there, and the copies on file: each with what it can be known by."""
    statement, line = report.statement, report.line
    if statement is None:
        return parts.lines([], [])
    rows = [
        (
            words.label("paper_anomaly_closing", number=words.docno(statement.number)),
            words.day(statement.cut_off),
            words.amount(statement.closing),
            words.docno(short_code(fingerprint(canonical(statement)))),
        )
    ]
    if line:
        open_ = Money(line.signed, statement.currency)
        rows.append((words.docno(line.number), words.day(line.on), words.amount(open_), ""))
        copy = words.label("paper_anomaly_copy", document=words.docno(line.number))
        rows += [(copy, "", "", words.docno(sha[:SHA])) for sha in line.files]
    label = words.label
    columns = [
        parts.column(label("paper_anomaly_paper")),
        parts.column(label("paper_anomaly_day"), "day"),
        parts.column(label("paper_anomaly_open"), "figure"),
        parts.column(label("paper_anomaly_code"), "code"),
    ]
    return parts.lines(columns, rows)


PAPERS = {"anomaly_report": paper}
