"""Words and figures of papers: eleven languages, both directions, currencies with no, two and three decimals."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, select, update

from bot import things
from bot.commands.imports import import_files
from flows.facts.money import Money
from locales.catalogue import domains
from locales.gather import gather
from locales.languages import OFFERED, PAPER, match, paper_language
from locales.papers.words import PaperWords
from locales.spoken import catalogue_files, of_papers
from storage import people
from storage.tables import METADATA
from storage.tables.ledger import CONTACT
from tests.bot.desk_scene import desk

LABELS = gather("locales.labels", "LABELS", of_papers)
LRI, FSI, PDI = "\u2066", "\u2068", "\u2069"
NARROW = "\u00a0"
AT = 1_793_000_000_000_000  # 26 October 2026, 07:33 UTC


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("en", "en"), ("zh_Hans", "zh_Hans"), ("zh-CN", "zh_Hans"), ("zh_TW", "zh_Hant"), ("zh-hant-HK", "zh_Hant"),
        ("yue", "zh_Hant"), ("ja", "ja"), ("ja_JP", "ja"), ("ko-KR", "ko"), ("ar_EG", "ar"), ("iw", "he"), ("he", "he"),
        ("hi_IN", "hi"), ("th", "th"), ("ru_KZ", "ru"), ("de_AT", "de"), ("fr", "en"), ("", "en"), (None, "en"),
    ],
)  # fmt: skip
def test_a_paper_is_in_the_nearest_language_that_papers_come_in(code: str | None, language: str) -> None:
    """By script and region; English when nothing is near."""
    assert paper_language(code) == language


def test_whoever_is_spoken_with_gets_papers_in_that_language() -> None:
    """Papers come in more languages than chats, never in fewer."""
    assert set(OFFERED) < set(PAPER)
    assert [PaperWords(language).language for language in PAPER] == list(PAPER)


ALIKE = {"es": {"Total"}}  # words that are spelt as in English


@pytest.mark.parametrize("language", PAPER)
def test_every_label_is_said_in_every_language_of_papers(language: str) -> None:
    """And in none of them as its English, but for what has no words."""
    words = PaperWords(language)
    said = {name: words._spoken.gettext(source) for name, source in LABELS.items()}
    same = {name for name in said if said[name] == LABELS[name] and any(letter.isalpha() for letter in _bare(name))}

    alike = {name for name in same if LABELS[name] in ALIKE.get(language, ())}

    assert language == "en" or not same - alike - {"paper_case_evidence_sha"}


def _bare(name: str) -> str:
    """The words of a label without the names of its values."""
    return "".join(LABELS[name].split("%(")[0:1] + [part.partition(")s")[2] for part in LABELS[name].split("%(")[1:]])


def test_words_that_nobody_has_read_yet_are_marked_so() -> None:
    """In the head of every catalogue of a language for papers alone."""
    machine = [language for language in PAPER if language not in OFFERED]
    heads = [path.read_text("utf-8")[:400] for one in machine for path in catalogue_files(one, papers=True)]

    assert len(heads) == len(machine) * len([domain for domain in domains() if of_papers(domain)])
    assert all('"X-Review: machine\\n"' in head for head in heads)


@pytest.mark.parametrize(
    ("language", "dollars", "dinars", "yen"),
    [
        ("en", "(1,234,567.89)", "1,234.567", "(500)"),
        ("zh_Hans", "-1,234,567.89", "1,234.567", "-500"),
        ("ja", "▲1,234,567.89", "1,234.567", "▲500"),
        ("hi", "-12,34,567.89", "1,234.567", "-500"),
        ("th", "(1,234,567.89)", "1,234.567", "(500)"),
        ("ru", f"-1{NARROW}234{NARROW}567,89", f"1{NARROW}234,567", "-500"),
        ("de", "-1.234.567,89", "1.234,567", "-500"),
        ("ar", f"{LRI}(1,234,567.89){PDI}", f"{LRI}1,234.567{PDI}", f"{LRI}(500){PDI}"),
        ("he", f"{LRI}-1,234,567.89{PDI}", f"{LRI}1,234.567{PDI}", f"{LRI}-500{PDI}"),
    ],
)
def test_figures_stand_as_the_language_prints_them(language: str, dollars: str, dinars: str, yen: str) -> None:
    """Below zero by the custom of its books, with the decimals of the currency and Latin digits."""
    words = PaperWords(language)
    shown = [words.figure(Money(minor, code)) for minor, code in ((-123456789, "USD"), (1234567, "KWD"), (-500, "JPY"))]

    assert shown == [dollars, dinars, yen]


def test_an_amount_is_said_with_its_code() -> None:
    """A sign such as $ belongs to many currencies."""
    said = [PaperWords(language).amount(Money(-5, "USD")) for language in ("en", "ru", "ar")]

    assert said == ["USD -0.05", "USD -0,05", f"{LRI}USD -0.05{PDI}"]


@pytest.mark.parametrize(
    ("language", "code", "said"),
    [
        ("zh_Hans", "CNY", "贰万玖仟玖佰伍拾元整"), ("zh_Hant", "TWD", "貳萬玖仟玖佰伍拾元整"), ("zh_Hans", "USD", ""),
        ("ja", "JPY", ""), ("en", "USD", ""),
    ],
)  # fmt: skip
def test_a_sum_is_repeated_in_capital_numerals_where_that_is_usual(language: str, code: str, said: str) -> None:
    """In simplified or traditional characters."""
    assert PaperWords(language).in_words(Money(2995000, code)) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "31 Oct 2026"), ("zh_Hant", "2026年10月31日"), ("ja", "2026年10月31日"), ("ko", "2026년 10월 31일"),
        ("hi", "31 अक्टू॰ 2026"), ("th", "31 ต.ค. ค.ศ. 2026"), ("ru", "31 окт. 2026 г."), ("de", "31.10.2026"),
        ("ar", f"{FSI}31 أكتوبر 2026{PDI}"), ("he", f"{FSI}31 באוקטובר 2026{PDI}"),
    ],
)  # fmt: skip
def test_a_day_is_written_so_that_it_is_read_one_way_only(language: str, said: str) -> None:
    """The month as a word or in a fixed place, the era where another one is usual."""
    assert PaperWords(language).day(date(2026, 10, 31)) == said


def test_a_moment_says_its_year_and_its_distance_from_utc() -> None:
    """Papers are read years later and far away."""
    here = PaperWords("en", "Asia/Kolkata")

    assert here.moment(AT) == "26 Oct 2026 13:03 UTC+05:30"
    assert here.moment(AT, "UTC") == "26 Oct 2026 07:33 UTC"
    assert here.moment(AT, "America/Lima") == "26 Oct 2026 02:33 UTC-05:00"


def test_values_in_a_sentence_are_shown_by_their_kind() -> None:
    """Amounts, days, moments, counts and names; what is none of them is refused."""
    words = PaperWords("en")
    kinds = [Money(5, "USD"), date(2026, 10, 31), 1200, Decimal("0.50"), "  Ida\u202e "]

    assert [words.shown(one) for one in kinds] == ["USD 0.05", "31 Oct 2026", "1,200", "0.5", "Ida"]
    assert words.shown(AT, "issued_at") == "26 Oct 2026 07:33 UTC"
    assert words.label("paper_page_number", page=1, pages=12) == "Page 1 of 12"
    with pytest.raises(TypeError):
        words.shown(object())
    with pytest.raises(LookupError):
        words.label("paper_page_number", page=1)


def test_nothing_that_disguises_a_figure_comes_through() -> None:
    """Marks of direction in what ledgers and people wrote are taken out; ours stand round it."""
    arabic = PaperWords("ar")

    assert arabic.docno("6204\u202e-2RS\u2066") == f"{LRI}6204-2RS{PDI}"
    assert arabic.name("شركة\u2067 النور") == f"{FSI}شركة النور{PDI}"
    assert PaperWords("en").name("شركة النور") == f"{FSI}شركة النور{PDI}"
    assert PaperWords("en").name("Okafor Foods") == "Okafor Foods"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("محمل 6204-2RS", f"محمل {LRI}6204-2RS{PDI}"),
        ("شركة الواحة (Green Oasis W.L.L.)", f"شركة الواحة {LRI}(Green Oasis W.L.L.){PDI}"),
        ("אלון (Alon & Brosh Ltd.)", f"אלון {LRI}(Alon & Brosh Ltd.){PDI}"),
        ("(PO 803 طلب)", f"({LRI}PO 803{PDI} طلب)"),
        ("סוכם 18.40, לא 19.20.", f"סוכם {LRI}18.40{PDI}, לא {LRI}19.20{PDI}."),
        ("שלום", "שלום"),
    ],
)
def test_part_numbers_and_sums_keep_their_order_in_what_runs_the_other_way(written: str, shown: str) -> None:
    """Turned round they would be others."""
    assert PaperWords("ar").name(written) == f"{FSI}{shown}{PDI}"
    assert PaperWords("ar").docno(written) == f"{FSI}{shown}{PDI}"


# -- whose paper is in which language ----------------------------------------------------------------------------------
@pytest.fixture
def conn() -> Iterator[Connection]:
    """Empty books in memory."""
    engine = create_engine("sqlite://")
    METADATA.create_all(engine)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


@pytest.mark.parametrize(
    ("code", "kept", "spoken", "paper"),
    [("he", "he", "en", "he"), ("ar-EG", "ar_EG", match("ar"), "ar"), ("zh-TW", "zh_TW", match("zh-TW"), "zh_Hant")],
)
def test_a_language_that_chats_lack_is_kept_for_papers(
    conn: Connection, tmp_path: Path, code: str, kept: str, spoken: str, paper: str
) -> None:
    """From the import to the papers; in the chat they are spoken with in the nearest one."""
    for name, rows in {
        "customers.csv": f"code,name,country,time zone,language,tax id\nMORI,Mori Shoji,JP,Asia/Tokyo,{code},\n",
        "contacts.csv": "customer,contact id,contact name,email,phone\nMORI,MORI-1,Mori Aoi,mori@mori.example,\n",
    }.items():
        (tmp_path / name).write_text(rows, "utf-8")
    asked: dict[str, Any] = {"mapping": None, "dry_run": False, "as_of": None, "by": "ana", "now": 1, "yes": False}
    report = import_files(conn, sorted(tmp_path.glob("*.csv")), progress=lambda *_: None, **asked)
    contact, customer = people.contact(conn, int(conn.execute(select(CONTACT.c.id)).scalar_one()))

    assert not report.faults
    assert (contact.language, customer.language) == (kept, kept)
    assert match(contact.language) == spoken
    assert paper_language(contact.language or customer.language) == paper


@pytest.mark.parametrize(
    ("language", "said"), [("he", "Please answer by"), ("fr", "Please answer by"), ("zh_SG", "前回复")]
)
def test_their_notice_is_in_the_nearest_language_and_its_picture_in_their_own(language: str, said: str) -> None:
    """In one letter."""
    with desk() as here:
        here.conn.execute(update(CONTACT).values(language=language))
        work = here.work()
        things.move_statement(work, 1, "approved", "staff:3", {"proposer": 4, "by": 3, "name": "Ruth"})
        things.move_statement(work, 1, "due:statement_issued", "clock", {"count": 0})
        letter = next(one for one in work.letters if one.channel == "telegram")

        assert said in letter.body["text"]
        assert letter.body["picture"]["language"] == paper_language(language)
