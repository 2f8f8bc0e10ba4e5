"""What ledgers call things, in every language: whole, agreed, and refused with one sentence where a file is wrong."""

import shutil
from pathlib import Path

import pytest

from flows.facts.ledger_shape import Column
from flows.facts.statement import Kind
from locales.culture import HOME
from locales.languages import OFFERED
from locales.ledger_words import FILE, ledger_words
from tests.locales.conftest import Write


@pytest.fixture
def files(home: Path) -> Path:
    """A home with the shipped files, to be broken."""
    for language in OFFERED:
        shutil.copy(HOME / language / FILE, home / language / FILE)
    return home


def test_every_column_and_kind_has_its_words() -> None:
    """A column without words could be found by its cells alone."""
    words = ledger_words()

    assert {column for column in Column if words.headings[column]} == set(Column)
    assert {kind for kind in Kind if words.kinds[kind]} == set(Kind)


@pytest.mark.parametrize(
    ("heading", "column"),
    [("belegdatum", Column.DATE), ("发票号码", Column.NUMBER), ("摘要", Column.TEXT), ("差引残高", Column.BALANCE),
     ("차변", Column.DEBIT), ("кредит", Column.CREDIT), ("العملة", Column.CURRENCY), ("दिनांक", Column.DATE),
     ("số hóa đơn", Column.NUMBER), ("จำนวนเงิน", Column.AMOUNT), ("fecha factura", Column.DATE),
     ("到期日", Column.DUE)],
)  # fmt: skip
def test_a_heading_of_any_language_is_known(heading: str, column: Column) -> None:
    """Customers write their own language, and the house reads all of them at once."""
    assert heading in ledger_words().headings[column]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "lacks 'totals'"),
        ("totals = [", "cannot be used"),
        ("totls = ['x']", "lacks 'totals'"),
        ('totals = ["Total"]\nopening = []\nclosing = []\n[headings]\n', "'totals' has 'Total'"),
        ("totals = []\nopening = []\nclosing = []\nfoo = []\n[headings]\n", "'foo' means nothing"),
        ('totals = []\nopening = []\nclosing = []\n[headings]\ndates = ["x"]\n', "knows no 'dates'"),
        ('totals = []\nopening = []\nclosing = []\n[headings]\ndate = ["x"]\ndue = ["x"]\n', "'x' for date and due"),
    ],
)
def test_a_bad_file_is_refused_with_its_name_and_key(files: Path, write: Write, text: str, said: str) -> None:
    """Whoever edits it reads where and what."""
    write("vi/ledger.toml", text)

    with pytest.raises(ValueError, match=said) as refused:
        ledger_words(files)

    assert "vi/ledger.toml" in str(refused.value)


def test_a_missing_file_is_named(files: Path) -> None:
    """A new language knows what to write."""
    (files / "th" / FILE).unlink()

    with pytest.raises(ValueError, match=r"th/ledger\.toml"):
        ledger_words(files)


def test_a_word_that_means_two_things_in_two_languages_tells_nothing(files: Path, write: Write) -> None:
    """Nobody can know which language a heading is in."""
    bare = "totals = []\nopening = []\nclosing = []\n[headings]\n"
    write("th/ledger.toml", bare + 'date = ["zork"]\n')
    write("vi/ledger.toml", bare + 'due = ["zork"]\n')
    words = ledger_words(files)

    assert not any("zork" in said for said in words.headings.values())
