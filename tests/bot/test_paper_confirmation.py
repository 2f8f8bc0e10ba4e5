"""The balance confirmation on paper: the form to sign in each custom, and the record of what was agreed."""

import json
from datetime import date
from typing import Any

import pytest

from bot import customers
from bot.keeping import matters
from bot.papers import PAPERS, Setting
from bot.papers.confirmation_form import balance_of
from flows.facts.balance_forward import Forward, Movement
from flows.facts.matter_commands import MoveMatter
from flows.facts.money import Money
from flows.facts.paper_confirmation import ACT, CERTIFICATE, LETTER, SEALED, act_of, shape_in
from flows.facts.paper_statement import AsIssued
from flows.facts.parties import Company
from flows.facts.statement import Kind, Line, Statement
from locales.papers.press import Press
from locales.papers.sheet import Sheet
from locales.papers.words import PaperWords
from storage import records
from tests.bot.desk_scene import LANE, NOW, PERSON, Desk, desk, speaker

SETTING = Setting(Company("Okafor & Sons Supply", tax_id="NG-778"), speaker())
BY_PHONE = {
    "heard_from": "1", "heard_name": "", "heard_how": "phone", "heard_on": "2026-11-02", "heard_what": "confirmation",
    "heard_file": "none", "step": "2", "words": "All right.",
}  # fmt: skip


@pytest.fixture(scope="module")
def press() -> Press:
    """The fonts, read once."""
    return Press()


def sheet(here: Desk, kind: str, language: str = "en") -> Sheet:
    """What is set about statement 2."""
    found = PAPERS[kind](here.conn, SETTING, {"kind": kind, "id": 2, "language": language}).sheet
    assert found is not None
    return found


def agreed(here: Desk) -> None:
    """Confirmed by telephone, all but what is under the case; written down by Lena, approved by Omar."""
    here.send("lena", "record_answer", "statement:2", **BY_PHONE)
    here.press("omar", "approve_elsewhere", "elsewhere:1", bound=here.bound("elsewhere:1", "approve_elsewhere"))


def line(id: int, open_: int, on: date, kind: Kind = Kind.INVOICE) -> Line:
    """An open document."""
    return Line(id, id, kind, f"N-{id}", on, None if kind.credit else on, open_, open_)


def statement(*lines: Line) -> Statement:
    """As of 31 October."""
    return Statement(7, "ST-7", 1, 1, "USD", date(2026, 10, 31), date(2026, 11, 14), lines)


OLD, NEW = date(2026, 8, 1), date(2026, 10, 9)


# -- the form to sign --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("language", "shape"),
    [("en", LETTER), ("zh_Hans", SEALED), ("zh_Hant", SEALED), ("ja", CERTIFICATE), ("ru", ACT), ("ar", LETTER)],
)
def test_the_form_has_the_shape_that_auditors_there_are_used_to(language: str, shape: str) -> None:
    """对账确认函, 残高確認書, акт сверки, or a plain letter."""
    with desk() as here:
        made = sheet(here, "confirmation_form", language)

        assert shape_in(made.language) == made.body["shape"] == shape
        assert made.body["balance"]["figure"].strip("\u2066\u2069").replace("\xa0", " ").startswith("USD 2")


def test_the_form_asks_for_either_answer_and_gives_none() -> None:
    """Whoever signs it writes their own figure; silence is none."""
    with desk() as here:
        body = sheet(here, "confirmation_form").body

        assert body["answer"]["agrees"] == "1. The balance agrees with our books."
        assert body["answer"]["differs"].startswith("2. The balance does not agree.")
        assert "No answer is not taken for agreement." in body["notes"][0]
        assert body["balance"]["says"] == "Fu Tong (Shenzhen) Trading owes Okafor & Sons Supply."


def test_the_form_carries_the_lines_and_the_code_of_the_statement() -> None:
    """A machine can tick them off, and the code is the one in the chat."""
    with desk() as here:
        made = sheet(here, "confirmation_form")

        assert [file.name for file in made.attached] == ["ST-2.csv"]
        assert b"INV-7001" in made.attached[0].content
        assert len(made.code) == len("7F3A-91C2")


def test_capitals_stand_beside_yuan_in_chinese() -> None:
    """大写金额, as on every form that is sealed."""
    issued = AsIssued("Okafor & Sons Supply", "", "晨光贸易", "", "C-1")
    owed = balance_of(Money(200_000, "CNY"), issued, PaperWords("zh_Hans"), "paper_confirmation_closing")
    owing = balance_of(Money(-500, "CNY"), issued, PaperWords("en"), "paper_confirmation_closing")

    assert owed["words"] == "大写：贰仟元整"
    assert owing["says"] == "Okafor & Sons Supply owes 晨光贸易."


# -- the act of two columns --------------------------------------------------------------------------------------------
def test_the_act_opens_with_what_is_older_than_its_month_and_closes_with_the_balance() -> None:
    """Opening, turnover and closing add up to the cent."""
    act = act_of(statement(line(1, 5_000, OLD), line(2, 3_000, NEW), line(3, 1_000, NEW, Kind.CREDIT_NOTE)))

    assert (act.opening, act.debits, act.credits, act.closing) == (5_000, 3_000, 1_000, 7_000)
    assert not act.proved


def test_the_act_lists_every_movement_where_the_balance_is_proved() -> None:
    """What was paid in between stands there too."""
    forward = Forward("ST-6", date(2026, 9, 30), 9_000, (Movement(NEW, "payment", "P-1", -2_000),))
    act = act_of(statement(line(1, 7_000, OLD)), forward)

    assert (act.opening, act.credits, act.closing, act.proved) == (9_000, 2_000, 7_000, True)


def test_the_columns_of_the_other_side_are_left_for_them() -> None:
    """Nobody fills in what a customer's books say."""
    with desk() as here:
        act = sheet(here, "confirmation_form", "ru").body["act"]

        assert set(map(len, act["rows"])) <= {4}
        assert len(act["closing"]) == 3


# -- the record --------------------------------------------------------------------------------------------------------
def test_what_was_not_agreed_cannot_be_printed() -> None:
    """The letter that asked for it learns so."""
    with desk() as here, pytest.raises(LookupError, match="was not confirmed"):
        sheet(here, "confirmation")


def test_the_record_says_who_agreed_to_what_how_and_who_wrote_it_down() -> None:
    """From the signed record, not from the books of today."""
    with desk() as here:
        agreed(here)
        body = sheet(here, "confirmation").body
        told = dict(body["proof"]["facts"])

        assert body["balance"]["figure"] == "USD 1,000.00"
        assert told["Confirmed by"] == "Li Na"
        assert (told["How"], told["Written down by"], told["Approved by"]) == ("by telephone", "Lena", "Omar")
        assert told["Time (UTC)"] == "2 Nov 2026 09:00 UTC"
        assert told["Local time"] == "2 Nov 2026 10:00 UTC+01:00 · Africa/Lagos"
        assert body["shown"] == {"label": "Words as they were written down", "said": ["All right."]}


def test_what_was_left_out_stands_there_with_its_case() -> None:
    """The sum in question, and under which number it is looked at."""
    with desk() as here:
        agreed(here)
        out = sheet(here, "confirmation").body["exceptions"]

        assert out["rows"] == [["INV-7001", "D-1001", "1,000.00"]]


def test_the_signed_record_is_inside_and_its_code_on_the_page() -> None:
    """The same code as in the chat, and a file that verifies alone."""
    with desk() as here:
        agreed(here)
        made, kept = sheet(here, "confirmation"), records.of_statement(here.conn, 2)[0]
        names = [file.name for file in made.attached]

        assert names == ["ST-2.csv", f"{kept.number}.json"]
        assert (made.code, made.made_at, made.number) == (kept.code, NOW, kept.number)
        assert json.loads(made.attached[1].content)["signature"] == kept.signature.hex()
        assert ["Fingerprint of this confirmation (SHA-256)", kept.sha] in made.body["fingerprints"]


def test_a_person_who_was_taken_out_is_named_no_more() -> None:
    """The paper can still be made, without them."""
    with desk() as here:
        agreed(here)
        records.forget(here.conn, 1)
        told = dict(sheet(here, "confirmation").body["proof"]["facts"])

        assert told["Confirmed by"] == "no longer on file"


def test_one_that_the_customer_contradicts_says_so_above_everything_else() -> None:
    """In their words, with the record of it inside too."""
    with desk() as here:
        agreed(here)
        work = here.work()
        chat = customers.open_chat(work, LANE, PERSON, "")
        matters.move(
            work, chat, MoveMatter("elsewhere", 1, "contradicted", {"text": "Nobody called us.", "name": "Li Na"})
        )
        here.finish(work)
        made = sheet(here, "confirmation")

        assert made.title == "Balance confirmation, contradicted by the customer"
        assert dict(made.body["taken_back"]["facts"])["In their words"] == "Nobody called us."
        assert len(made.attached) == 3


def test_colleagues_see_it_in_the_statements_thread() -> None:
    """In the house's language, under the same number."""
    with desk() as here:
        agreed(here)
        copy = next(letter for letter in here.letters if letter.method == "files.upload")

        assert (copy.subject, copy.body["title"]) == ("statement:2", "BC-00001.pdf")
        assert copy.body["enclose"] == {"kind": "confirmation", "id": 2, "language": "en"}


# -- set ---------------------------------------------------------------------------------------------------------------
def test_the_same_record_is_set_as_the_same_bytes(press: Press) -> None:
    """What somebody holds can be made again."""
    with desk() as here:
        agreed(here)
        first, second = (press.pdf(sheet(here, "confirmation", "zh_Hans")) for _ in range(2))

        assert first == second
        assert first.startswith(b"%PDF-1.7")


@pytest.mark.parametrize("language", ["en", "zh_Hans", "ja", "ru", "he"])
def test_every_shape_is_set_on_one_page(press: Press, language: str) -> None:
    """The answer stays beside the balance it is about."""
    with desk() as here:
        pages: list[Any] = press.pictures(sheet(here, "confirmation_form", language), 300)

        assert len(pages) == 1
