"""The letter about what became of a case: granted, granted in part, refused with the reason, proposed, or withdrawn.

Promise: made from what its customer was told and from nothing else; bound to the very offer that was shown.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.papers import parts
from bot.papers.parts import Part
from bot.papers.printed import Printed, Setting
from flows.facts.dispute import Option
from flows.facts.dispute_lines import payable
from flows.facts.money import Money
from flows.facts.paper_decision import Decision, Result, Row, claimed_rows, decision, rows_of, sums
from flows.facts.statement import Statement, short_code
from flows.tables.reasons import reason
from locales.papers.sheet import Sheet
from locales.papers.words import PaperWords
from storage import cases, decisions, people, statements, subject_history
from storage.ports import Connection

TITLES = {Result.PROPOSED: "_proposed", Result.WITHDRAWN: "_withdrawn"}
REGRETS = {Result.REFUSED: "_regret", Result.PARTLY: "_regret_partly"}


@dataclass(frozen=True, slots=True)
class _Letter:
    words: PaperWords
    facts: Decision
    statement: Statement | None
    customer: str

    def label(self, name: str, **values: object) -> str:
        return self.words.label(f"paper_decision{name}", **values)

    def amount(self, minor: int) -> str:
        return self.words.amount(Money(minor, self.facts.case.currency)) if minor else ""


def paper(conn: Connection, setting: Setting, wanted: Mapping[str, Any]) -> Printed:
    """`wanted`: id of the case, language. Raises LookupError while there is nothing to write about."""
    case = cases.one(conn, int(wanted["id"]))
    if case is None:
        raise LookupError(f"There is no case {wanted['id']}.")
    contact, customer = people.contact(conn, case.contact_id)
    recorded = subject_history.links(conn, case.customer_id, [f"case:{case.id}"])
    withdrawn = max((one.at for one in recorded if one.action.startswith("withdrawn")), default=case.registered_at)
    facts = decision(case, decisions.told(conn, case.id), withdrawn)
    if facts is None:
        raise LookupError(f"Nothing is decided in {case.number}, so there is no letter about it.")
    words = PaperWords(str(wanted["language"]), contact.zone)
    letter = _Letter(words, facts, statements.one(conn, case.statement_id), customer.name)
    body = [_head(letter), *(part for name in facts.order(words.language) for part in _PARTS[name](letter))]
    sheet = Sheet(
        "decision",
        words.language,
        letter.label(f"_title{TITLES.get(facts.result, '')}"),
        case.number,
        short_code(facts.sha),
        {"parts": parts.filled(body)},
        facts.made_at,
        company=setting.company.name,
    )
    return Printed(f"{case.number}.pdf", sheet)


def _head(letter: _Letter) -> Part:
    words, facts = letter.words, letter.facts
    case, told = facts.case, facts.told
    pairs = [
        (letter.label("_customer"), words.name(letter.customer)),
        (letter.label("_registered"), words.moment(case.registered_at)),
        (letter.label("_case"), words.docno(case.number)),
        (letter.label("_decided"), words.moment(told.told_at) if told else ""),
        (letter.label("_about"), ", ".join(words.docno(i.document) for i in case.items if i.document)),
        (letter.label("_answered"), words.moment(told.answered_at) if told and told.answered_at else ""),
        (letter.label("_reason"), words.label(f"paper_case_reason_{reason(case.reason).key}")),
        (letter.label("_result"), letter.label(f"_result_{facts.result.value}")),
    ]
    return parts.facts(pairs, columns=2)


def _opening(letter: _Letter) -> list[Part]:
    facts = letter.facts
    until = letter.words.moment(facts.told.offer.valid_until) if facts.told else ""
    regret = REGRETS.get(facts.result, "")
    said = letter.label(f"_opens_{facts.result.value}", until=until)
    return [parts.words(said), parts.words(letter.label(regret) if regret else "")]


def _lines(letter: _Letter) -> list[Part]:
    facts = letter.facts
    rows = rows_of(facts.case, facts.ways[0]) if facts.ways else claimed_rows(facts.case)
    return [parts.heading(letter.label("_lines")), _table(letter, rows)]


def _table(letter: _Letter, rows: tuple[Row, ...]) -> Part:
    """Columns of which no row says anything are left out."""
    together = sums(rows)
    shown = [name for name in ("claimed", "granted", "refused", "dropped", "open") if getattr(together, name)]
    columns = [parts.column(letter.label("_line"))]
    columns += [parts.column(letter.label(f"_{name}"), "figure") for name in shown]
    filled = [_row(letter, row, shown, letter.words.docno(row.document) or letter.label("_not_listed")) for row in rows]
    total = _row(letter, together, shown, letter.label("_total")) if len(rows) > 1 else ()
    return parts.lines(columns, filled, total)


def _row(letter: _Letter, row: Row, shown: list[str], first: str) -> tuple[str, ...]:
    return first, *(letter.amount(getattr(row, name)) for name in shown)


def _why(letter: _Letter) -> list[Part]:
    said = letter.words.name(letter.facts.ways[0].text) if letter.facts.ways else ""
    return [parts.heading(letter.label("_why")), parts.quoted(said)]


def _ways(letter: _Letter) -> list[Part]:
    """Each option that is open to the customer, whole."""
    made: list[Part] = []
    for place, way in enumerate(letter.facts.ways, start=1):
        several = len(letter.facts.ways) > 1
        made += [
            parts.heading(letter.label("_option", n=place) if several else letter.label("_lines")),
            _table(letter, rows_of(letter.facts.case, way)),
            parts.facts(_settling(letter, way)),
            parts.quoted(letter.words.name(way.text)),
        ]
    return made


def _settled(letter: _Letter) -> list[Part]:
    facts, told = letter.facts, letter.facts.told
    if told is None or not facts.ways:
        return []
    words, way = letter.words, facts.ways[0]
    pairs = [
        *_settling(letter, way),
        (letter.label("_posted"), words.docno(told.posted)),
        (letter.label("_posted_on"), words.moment(told.posted_at) if told.posted_at else ""),
        (letter.label("_by"), words.moment(facts.case.next_contact_at) if facts.waits_for_books else ""),
    ]
    return [parts.heading(letter.label("_settled")), parts.facts(pairs)]


def _settling(letter: _Letter, way: Option) -> list[tuple[str, str]]:
    words, case = letter.words, letter.facts.case
    left = payable(case, way, letter.statement)
    open_ = letter.label("_payable", document=words.docno(case.documents))
    return [
        (letter.label("_remedy"), words.label(f"paper_case_remedy_{way.remedy}")),
        (open_, words.amount(left) if left is not None and case.documents else ""),
    ]


def _appeal(letter: _Letter) -> list[Part]:
    facts = letter.facts
    if facts.final:
        return [parts.heading(letter.label("_appeal")), parts.words(letter.label("_final"))]
    until = letter.label("_appeal_until", until=letter.words.moment(facts.appeal_until)) if facts.appeal_until else ""
    return [parts.heading(letter.label("_appeal")), parts.words(letter.label("_appeal_how")), parts.words(until)]


def _bound(letter: _Letter) -> list[Part]:
    told = letter.facts.told
    if told is None:
        return []
    how = letter.label("_two" if told.offer.proposer else "_rule")
    code = (letter.label("_code"), letter.words.docno(short_code(told.offer.sha)))
    return [parts.heading(letter.label("_bound")), parts.words(how), parts.facts([code])]


_PARTS: Mapping[str, Callable[[_Letter], list[Part]]] = {
    "opening": _opening,
    "lines": _lines,
    "why": _why,
    "ways": _ways,
    "settled": _settled,
    "appeal": _appeal,
    "bound": _bound,
}
PAPERS = {"decision": paper}
