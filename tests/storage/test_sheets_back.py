"""A statement's spreadsheet that comes back: known again, whatever program saved it, and its figures read."""

from collections.abc import Mapping
from datetime import date
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.papers.statement_sheet import headings, known_headings
from flows.facts.figures_back import Compared, Returned, compare, is_of
from flows.facts.statement import Kind, Line, Statement
from locales.languages import PAPER
from storage.sheets_back import read_back
from storage.sheets_out import statement_workbook
from tests.conversations.filled import Entries, as_csv, filled, of_another


def statement(currency: str = "USD", count: int = 0) -> Statement:
    """Two invoices, one of them with leading zeros, and a credit; or `count` invoices."""
    lines = [
        Line(1, 11, Kind.INVOICE, "INV-1", date(2026, 1, 10), date(2026, 2, 9), 120000, 123456),
        Line(2, 12, Kind.INVOICE, "000123", date(2026, 1, 12), date(2026, 2, 9), 5000, 5000),
        Line(3, 13, Kind.CREDIT_NOTE, "CN-3", date(2026, 2, 20), None, 4000, 4000),
    ]
    more = [
        Line(n, 100 + n, Kind.INVOICE, f"INV-{n}", date(2026, 1, 10), date(2026, 2, 9), 5000, 5000)
        for n in range(1, count + 1)
    ]
    return Statement(
        7, "ST-2610-OKAFOR", 2, 1, currency, date(2026, 3, 1), date(2026, 3, 15), tuple(more) or tuple(lines)
    )


def file(language: str = "en", of: Statement | None = None) -> bytes:
    """The statement as it leaves."""
    return statement_workbook(of or statement(), headings(language))


def back(content: bytes) -> Returned:
    """What comes back."""
    returned = read_back(content, known_headings())
    assert returned is not None
    return returned


def outcome(content: bytes, of: Statement | None = None) -> Compared:
    """And how it compares."""
    returned = back(content)
    assert is_of(returned, of or statement())
    return compare(of or statement(), returned)


def given_figures(*figures: str | float) -> Entries:
    """Those, line by line."""
    return {number: (figure, "") for number, figure in zip(("INV-1", "000123", "CN-3"), figures, strict=False)}


@pytest.mark.parametrize("language", PAPER)
def test_it_is_known_again_in_every_language(language: str) -> None:
    """As a workbook and as a CSV, of which nothing unseen survives."""
    book = file(language)

    assert is_of(back(filled(book, given_figures(1234.56))), statement())
    assert is_of(back(as_csv(book, given_figures("1234.56"))), statement())


@pytest.mark.parametrize(
    ("delimiter", "encoding", "language"),
    [(",", "utf-8-sig", "en"), (";", "utf-8", "de"), ("\t", "utf-16", "zh_Hans"), (",", "gb18030", "zh_Hans"),
     (";", "cp1252", "de"), (";", "cp1251", "ru"), (",", "cp932", "ja"), (",", "cp949", "ko"), (",", "cp1256", "ar")],
)  # fmt: skip
def test_a_csv_is_read_as_offices_save_it(delimiter: str, encoding: str, language: str) -> None:
    """Each in the encoding of its country."""
    said: Entries = {"INV-1": ("1234.56", "")}
    plain = "".join(chr(code) for code in (0x2066, 0x2067, 0x2068, 0x2069))
    text = as_csv(file(language), said, delimiter, "utf-8").decode().translate(dict.fromkeys(map(ord, plain)))

    assert compare(statement(), back(text.encode(encoding, "replace"))).agree == 1


def test_every_line_is_held_against_ours() -> None:
    """Agreeing, differing with its remark, and without a figure."""
    found = outcome(filled(file(), {"INV-1": (1234.56, ""), "000123": (30, "two came back")}))

    assert (found.lines, found.given, found.agree) == (3, 2, 1)
    assert [(d.number, d.ours, d.theirs, d.remark) for d in found.differ] == [("000123", 5000, 3000, "two came back")]
    assert found.empty == ("CN-3",)
    assert not found.complete


def test_all_equal_and_complete() -> None:
    """Then it can be confirmed."""
    assert outcome(filled(file(), given_figures(1234.56, 50, -40))).equal


@pytest.mark.parametrize(
    "text", ["1,234.56", "1.234,56", "USD 1,234.56", "１２３４．５６", "1 234,56", "١٢٣٤٫٥٦", "1234,56"]
)
def test_figures_typed_as_text_are_read(text: str) -> None:
    """In the notations of many countries."""
    assert outcome(filled(file(), given_figures(text))).agree == 1


@pytest.mark.parametrize("text", ["about 300", "see mail", "#VALUE!", "12.345.6", "EUR 1234.56"])
def test_what_is_no_figure_is_listed_by_its_row_and_quoted(text: str) -> None:
    """Nothing is guessed."""
    found = outcome(filled(file(), given_figures(text)))

    assert [(odd.row, odd.number, odd.quoted) for odd in found.unreadable] == [(8, "INV-1", text)]


def test_two_readings_agree_only_when_one_of_them_is_ours() -> None:
    """1.234 dinars are one thousand and more, or one and a bit."""
    dinars = statement("KWD")
    lines = (Line(1, 11, Kind.INVOICE, "INV-1", date(2026, 1, 10), date(2026, 2, 9), 1234, 1234),)
    ours = Statement(7, dinars.number, 2, 1, "KWD", dinars.cut_off, dinars.reply_by, lines)

    assert outcome(filled(file(of=ours), given_figures("1.234")), ours).agree == 1
    assert outcome(filled(file(of=ours), given_figures("1.235")), ours).counts[2] == 1


def test_a_computed_figure_counts_by_the_value_it_was_saved_with() -> None:
    """With the noise of binary fractions behind its 15 digits."""
    assert outcome(filled(file(), given_figures(1234.5600000000002))).agree == 1


def test_a_credit_may_be_given_without_its_minus() -> None:
    """It lowers what is owed all the same."""
    assert outcome(filled(file(), given_figures(1234.56, 50, 40))).equal


def test_whoever_writes_what_they_owe_below_zero_is_understood() -> None:
    """As their own books have it: every sign is the other way round."""
    assert outcome(filled(file(), given_figures(-1234.56, -50, 40))).equal


def test_a_number_that_lost_its_zeros_is_still_that_line() -> None:
    """A spreadsheet program takes 000123 for a number."""
    text = as_csv(file(), given_figures("1234.56", "50")).replace(b";000123;", b";123;")

    assert outcome(text).agree == 2


def test_rows_sorted_and_added_are_told_apart() -> None:
    """A row of theirs that we do not have is listed with what it says."""
    lines = as_csv(file(), given_figures("1234.56", "50")).decode("utf-8-sig").split("\r\n")
    lines[7], lines[8] = lines[8], lines[7]
    lines.insert(9, ";;INV-99;;;;;;;77.00;;")
    found = outcome("\r\n".join(lines).encode())

    assert found.agree == 2
    assert [(odd.number, odd.quoted) for odd in found.unknown] == [("INV-99", "77.00")]


def test_a_total_that_is_not_the_sum_is_said() -> None:
    """The one in the file, where it was worked out."""
    text = as_csv(file(), given_figures("1234.56", "50", "-40")).replace(
        b"Total;;;;;;;;1244.56;0.0;", b"Total;;;;;;;;1244.56;1300;"
    )

    assert outcome(text).miscounted
    assert not outcome(text).equal


def test_another_statement_and_another_version_are_not_this_one() -> None:
    """Nor are other bytes of the same number."""
    assert not is_of(back(of_another(file())), statement())
    assert not is_of(back(file()), statement("EUR"))


@pytest.mark.parametrize(
    "content", [b"", b"Article,Price\r\nOil,18.40\r\n", b"PK\x03\x04 no workbook", b"\x00\x01", b"%PDF-"]
)
def test_a_table_that_is_none_of_ours_is_nothing(content: bytes) -> None:
    """Whatever its bytes are."""
    assert read_back(content, known_headings()) is None


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(st.sampled_from(("INV-1", "000123", "CN-3")), st.tuples(st.text(max_size=30), st.text(max_size=30)))
)
def test_whatever_is_entered_every_line_is_accounted_for(entries: Mapping[str, tuple[str, str]]) -> None:
    """It agrees, differs, is empty or could not be read: one of the four."""
    written = {number: (_plain(figure), _plain(remark)) for number, (figure, remark) in entries.items()}
    found = outcome(filled(file(), written))

    assert found.agree + sum(found.counts[:3]) == found.lines


def _plain(text: str) -> str:
    return "".join(sign for sign in text if sign.isprintable())


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(-(10**9), 10**9), min_size=3, max_size=3))
def test_the_sums_are_those_of_the_figures(minor: list[int]) -> None:
    """And what differs is what differs, whichever sign their books use."""
    found = outcome(filled(file(), given_figures(*(m / 100 for m in minor))))

    assert found.agree + len(found.differ) == found.lines
    assert found.ours - found.theirs == sum(one.less for one in found.differ)


def test_two_thousand_lines_are_read_and_compared_at_once() -> None:
    """Well under what anybody notices."""
    long = statement(count=2000)
    content = file(of=long)
    began = perf_counter()
    found = outcome(content, long)

    assert perf_counter() - began < 2
    assert found.counts[1] == found.lines
