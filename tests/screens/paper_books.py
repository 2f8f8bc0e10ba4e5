"""Books in which every paper can be made, for one reader: statements, a case that was decided, an error, a call.

Promise: the same reader has the same books each time, to the byte; nothing is started and nothing is sent.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, insert

from bot import customers, ledger_papers, reconciling, things
from bot.keeping import recording
from bot.papers import PAPERS, Printed, Setting
from bot.signing import Signer
from bot.work import Work
from flows.facts import ledger_bridge
from flows.facts.cycles import Period, Rhythm
from flows.facts.dispute import Item, Split
from flows.facts.money import Money, exponent
from flows.facts.paper_statement import Form
from flows.facts.parties import Company, Role
from flows.facts.records import Seen
from flows.facts.statement import Kind, Line, Statement, StatementState
from flows.facts.times import DAY, HOUR
from flows.facts.timing_items import Timing, timing_items
from locales.papers.words import PaperWords
from locales.samples.papers.readers import AS_A_SOURCE, Reader
from storage import anomalies, call_letters, cycles, people, statement_papers, statements
from storage.cases import register
from storage.embedded import engine_at
from storage.tables import METADATA
from storage.tables.ledger import CONTACT, CUSTOMER, DOCUMENT, IMPORT_BATCH
from tests.bot.desk_scene import LANE, NOW, PERSON, STAFF, TEAM, Desk, speaker
from tests.screens.paper_ledger import keep, matched_ledger

OCTOBER, NOVEMBER = date(2026, 10, 31), date(2026, 11, 30)
COMPANY: Final = Company("Harbourline Trading", "Africa/Lagos", "en", "USD", tax_id="NG-10293847")
SETTING: Final = Setting(COMPANY, speaker())
KEY, SALT = "c0" * 32, bytes(16)  # worthless, and the same each time
THIRD: Final = 2  # place of the line that looks like a source
# Kind, day, total and what is open of it in hundredths of a unit, which of the reader's orders.
ENTRIES: Final = (
    (Kind.INVOICE, date(2026, 6, 18), 2_700_00, 2_700_00, 0),
    (Kind.INVOICE, date(2026, 8, 14), 23_850_00, 20_100_00, 1),
    (Kind.INVOICE, date(2026, 9, 3), 4_800_55, 4_800_55, THIRD),
    (Kind.DEBIT_NOTE, date(2026, 9, 24), 310_20, 310_20, -1),
    (Kind.INVOICE, date(2026, 10, 20), 1_128_400_00, 1_128_400_00, 0),
    (Kind.CREDIT_NOTE, date(2026, 10, 12), 200_00, 200_00, -1),
    (Kind.PAYMENT, date(2026, 10, 26), 1_200_00, 1_200_00, -1),
    (Kind.INVOICE, date(2026, 11, 9), 5_400_00, 5_400_00, 1),
    (Kind.PAYMENT, date(2026, 11, 23), 900_00, 900_00, -1),
)
IN_OCTOBER: Final = 7  # of them
CLAIMED: Final = (200_00, 1_007_50)  # of the first two


@dataclass(frozen=True, slots=True)
class Books:
    """A reader's books; `wanted` is what each paper is asked for with, by its name."""

    conn: Connection
    reader: Reader
    wanted: Mapping[str, Mapping[str, Any]]

    def made(self, name: str) -> Printed:
        """That paper in the reader's language."""
        asked: dict[str, Any] = {"kind": name, "language": self.reader.language, **self.wanted[name]}
        return PAPERS[asked["kind"]](self.conn, SETTING, asked)


@contextmanager
def books_of(reader: Reader) -> Iterator[Books]:
    """In memory, gone afterwards."""
    engine = engine_at(None)
    METADATA.create_all(engine)
    with engine.begin() as conn:
        yield Books(conn, reader, _Hand(conn, reader).filled())
    engine.dispose()


class _Hand:
    """Fills the books as the house would, one matter after the other."""

    def __init__(self, conn: Connection, reader: Reader) -> None:
        self.conn, self.reader, self.desk = conn, reader, Desk(conn)
        self.words = PaperWords(reader.language, reader.zone)

    def filled(self) -> dict[str, Mapping[str, Any]]:
        """Every matter; what to ask for by the name of each paper."""
        self._people()
        self._ledger()
        asked_first = self._issued("ST-2610-014", OCTOBER, IN_OCTOBER)
        self._case(asked_first)
        statement_papers.set_form(self.conn, 1, Form.BALANCE_FORWARD)
        forward = self._issued("ST-2611-014", NOVEMBER, len(ENTRIES))
        self._decided()
        one, case = {"id": asked_first.id}, {"id": 1}
        return {
            "statement_pdf": one,
            "statement_forward": {"id": forward.id, "kind": "statement_pdf"},
            "statement_card": one | {"in_question": sum(self._claimed())},
            "confirmation_form": one,
            "confirmation": self._confirmed(asked_first),
            "confirmation_back": self._taken_back(forward),
            "reconciliation": self._reconciled(asked_first),
            **self._matched(asked_first),
            "anomaly_report": {"id": self._error(asked_first)},
            "call_letter": {"id": self._call()},
            "decision": case,
            "case_pack": case,
            "case_card": case,
            "round_chart": {"id": self._round()},
        }

    def _round(self) -> int:
        """The round of October, of which this customer is a part."""
        schedule = cycles.schedule_on(self.conn, Rhythm.MONTHLY, 3, NOW + 30 * DAY)
        cycles.set_rhythm(self.conn, 1, schedule.id, NOW)
        by = {"preparer": 4, "reviewer": 3, "begun_at": NOW, "review_by": NOW + DAY}
        round_ = cycles.begin(self.conn, schedule, Period("2026-10", OCTOBER), **by)
        cycles.change_member(self.conn, cycles.join(self.conn, round_, 1, "2026-10"), prepared_at=NOW)
        return round_

    def _work(self) -> Work:
        work = self.desk.work()
        work.house = replace(work.house, company=COMPANY, signer=Signer.open(Path(), KEY), salt=lambda: SALT)
        return work

    def _people(self) -> None:
        one = self.reader
        lives = {"language": one.language, "zone": one.zone}
        known = {"id": 1, "code": "C-1042", "name": one.customer, "tax_id": one.tax_id, "created_at": NOW}
        self.conn.execute(insert(CUSTOMER).values(**known, **lives, country=one.country))
        person = {"id": 1, "customer_id": 1, "source_key": "c1", "name": one.contact, "role": Role.CONFIRMER.value}
        self.conn.execute(insert(CONTACT).values(**person, **lives))
        for user, role in STAFF.items():
            people.add_staff(self.conn, TEAM, user, user.title(), role, NOW)
        people.bind(self.conn, people.contact(self.conn, 1)[0], LANE, PERSON, "tax", NOW)

    def _ledger(self) -> None:
        self.conn.execute(insert(IMPORT_BATCH).values(id=1, at=0, by="test", files="", counts="{}"))
        for line in map(self._line, range(1, len(ENTRIES) + 1)):
            row: dict[str, Any] = {
                "id": line.document_id,
                "kind": line.kind.value,
                "number": line.number,
                "on_day": line.on,
            }
            row |= {"due_day": line.due, "total": line.total, "open_amount": line.open, "order_no": line.order}
            row |= {"normalised_number": line.number.replace("-", ""), "source_key": line.number}
            more = {"customer_id": 1, "currency": self.reader.currency, "batch_id": 1}
            self.conn.execute(insert(DOCUMENT).values(**row, **more))

    def _line(self, place: int) -> Line:
        kind, on, total, left, order = ENTRIES[place - 1]
        orders = {-1: "", THIRD: AS_A_SOURCE, **dict(enumerate(self.reader.orders))}
        due = None if kind.credit else on + timedelta(30)
        number = f"{'CN' if kind is Kind.CREDIT_NOTE else 'RC' if kind.credit else 'INV'}-{7000 + place}"
        minor = self._minor(total), self._minor(left)
        return Line(place, place, kind, number, on, due, *minor, order=orders[order])

    def _minor(self, hundredths: int) -> int:
        """So many hundredths of a unit in the reader's currency, rounded down."""
        return int(hundredths * 10 ** exponent(self.reader.currency) // 100)

    def _claimed(self) -> tuple[int, ...]:
        return tuple(map(self._minor, CLAIMED))

    def _issued(self, number: str, cut_off: date, lines: int) -> Statement:
        said = tuple(map(self._line, range(1, lines + 1)))
        fresh = Statement(0, number, 1, 1, self.reader.currency, cut_off, cut_off + timedelta(14), said)
        made = statements.add(self.conn, replace(fresh, state=StatementState.IN_REVIEW), 4, NOW)
        work = self._work()
        things.move_statement(work, made.id, "approved", "staff:3", {"proposer": 4, "by": 3, "name": "Ruth"})
        self.desk.finish(work)
        issued = statements.one(self.conn, made.id)
        assert issued is not None
        return issued

    def _case(self, about: Statement) -> None:
        items = [
            Item(line.document_id, line.number, Split(minor))
            for line, minor in zip(about.lines, self._claimed(), strict=False)
        ]
        whose = {"customer_id": 1, "contact_id": 1, "statement_id": about.id, "currency": about.currency}
        times = {"registered_at": NOW, "next_contact_at": NOW + 2 * DAY}
        what = {"state": "triage", "reason": "price", "remedy": "credit_note", "words": self.reader.claim}
        register(self.conn, items, answers={}, **whose, **times, **what)

    def _decided(self) -> None:
        """Granted in part, proposed by one and approved by another, accepted."""
        self.desk.press("lena", "take", "case:1")
        chosen = {"upheld_1_0": "200", "upheld_1_1": "7", "remedy_1": "credit_note"}
        self.desk.send("lena", "propose", "case:1", text_1=self.reader.answer, **chosen)
        self.desk.press("omar", "approve", "case:1", bound=self.desk.bound("case:1", "approve"))
        work = self._work()
        things.move_case(work, 1, "accepted", "contact:1", {"option": 0, "offer_id": 1})
        self.desk.finish(work)

    def _confirmed(self, statement: Statement) -> dict[str, Any]:
        """All but what is in question."""
        self._agreed(statement, sum(self._claimed()), [1, 2])
        return {"id": statement.id}

    def _taken_back(self, statement: Statement) -> dict[str, Any]:
        self._agreed(statement, 0, [], timing_items(matched_ledger(statement), statement.id))
        work = self._work()
        recording.take_back(work, customers.open_chat(work, LANE, PERSON, ""), statement, self.reader.claim)
        return {"id": statement.id, "kind": "confirmation"}

    def _agreed(self, statement: Statement, less: int, documents: list[int], timing: tuple[Timing, ...] = ()) -> None:
        """The contact says yes in the chat to the balance without `less` (minor units)."""
        work = self._work()
        chat = customers.open_chat(work, LANE, PERSON, "")
        agreed = statement.closing - Money(less, statement.currency)
        seen = Seen(f"{statement.number}\n{self.words.amount(agreed)}", "OK", chat.language), 7
        recording.confirm(work, recording.in_chat(work, chat, statement, agreed.minor, seen), documents, timing)

    def _reconciled(self, statement: Statement) -> dict[str, Any]:
        theirs = statement.closing.minor - sum(self._claimed()) - self._minor(75_00)
        return reconciling.enclosed(self._work(), statement, self.reader.language, theirs)[0]

    def _matched(self, statement: Statement) -> dict[str, Mapping[str, Any]]:
        """The customer's own ledger: the paper and the picture of what differs."""
        found = keep(self.conn, matched_ledger(statement, self.reader.orders[0]))
        paper, _ = ledger_papers.enclosed(self._work(), found.id, self.reader.language)
        card = {"id": statement.id, "at": NOW, "bridge": ledger_bridge.written(ledger_bridge.bridge(found))}
        return {"ledger_bridge": paper, "ledger_card": card}

    def _error(self, statement: Statement) -> int:
        line, one = statement.lines[1], self.reader
        about = {"customer_id": 1, "statement_id": statement.id, "document_id": line.document_id}
        said = {"document": line.number, "cause": one.cause, "effect": one.effect, "next_step": one.follows}
        worth = {"amount": self._minor(150_00), "currency": one.currency, "favour": "customer"}
        told = {
            "recorded_by": 4,
            "recorded_at": NOW,
            "verified_by": 3,
            "told_at": NOW + HOUR,
            "promised_at": NOW + 3 * DAY,
        }
        return anomalies.record(self.conn, state="owing", **about, **said, **worth, **told)

    def _call(self) -> int:
        whose = {"customer_id": 1, "contact_id": 1, "call_back_id": 0, "answer_id": 0, "case_id": 1}
        said = {"colleague": "Lena", "said": self.reader.said, "following": self.reader.follows, "at": NOW}
        kept = call_letters.keep(self.conn, by=date(2026, 11, 5), until=date(2026, 11, 6), **whose, **said)
        return kept.id
