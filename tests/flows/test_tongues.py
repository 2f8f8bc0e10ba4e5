"""Which languages some words are taken to be in, and what only they can mean."""

import re
from datetime import date

import pytest

from flows.facts.amounts import OtherCurrency, Several, Understood, read_amount
from flows.facts.days import Day, read_day
from flows.facts.document_numbers import named_in
from flows.facts.meant import meant_wants
from flows.facts.money import Money
from flows.facts.near_labels import plainly
from flows.facts.phrase_forms import Style, any_of, bared, joined
from flows.facts.said_days import day_said
from flows.facts.statement import Kind, Line
from flows.facts.tongues import ENGLISH, likely
from flows.tables.tongues import learn, learnt

TODAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("the price is too high", "en"),
        ("die Ware ist nie angekommen", "de"),
        ("uebermorgen zahlen wir", "de"),
        ("单价不对", "zh_Hans"),
        ("單價不對", "zh_Hans"),
        ("単価が違います", "ja"),
        ("12", "en"),
        ("", "en"),
        ("zzz qqq", "en"),
        ("INV-2026-DE", "en"),
    ],
)
def test_words_are_read_in_the_language_that_knows_most_of_them(text: str, first: str) -> None:
    """English when nothing can be told."""
    assert likely(text)[0].language in {first, "zh_Hant" if text == "單價不對" else first}


def test_a_word_of_two_languages_is_read_in_both_and_english_first() -> None:
    """“Euro” is one in German too."""
    assert [tongue.language for tongue in likely("200 euro")][:1] == ["en"]


def test_english_is_read_as_it_was_whatever_else_is_understood() -> None:
    """German “die” and “also” are English words as well."""
    assert likely("die boxes also came late, and the price is wrong") == (ENGLISH,)
    assert meant_wants("also the price is wrong") == ("reason:price",)


def test_languages_are_learnt_once() -> None:
    """What was learnt is never changed, or a step would depend on when it is taken."""
    learn(learnt())

    with pytest.raises(RuntimeError, match="learnt before"):
        learn(())


def test_a_yes_of_one_language_presses_a_button_of_another() -> None:
    """People answer as they speak."""
    assert plainly("ja genau", ["Yes, that is it", "Start again"]) == 0
    assert plainly("はい", ["是，就是这样", "改一处"]) == 0
    assert plainly("nein", ["No, the rest is fine", "Yes, there is more"]) == 0
    assert plainly("nein", ["Ja, alles", "Nein, nur ein Teil"]) == 1


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("3. Dezember 2026", "2026-12-03"),
        ("3. märz", "2027-03-03"),
        ("3 Maerz 2026", "2026-03-03"),
        ("令和8年12月3日", "2026-12-03"),
        ("2026年12月3日", "2026-12-03"),
        ("3/12/2569", None),
        ("2569-12-03", "2026-12-03"),
    ],
)
def test_a_date_is_read_in_its_language_and_counted_in_one_calendar(said: str, day: str | None) -> None:
    """Emperors and the Buddha are counted from elsewhere; what can be swapped is asked about in any of them."""
    read = read_day(said, TODAY)

    assert (read.value.isoformat() if isinstance(read, Day) else None) == day


def test_a_day_behind_us_is_understood_where_one_is_asked_for() -> None:
    """“Yesterday”, as a payment's day."""
    assert day_said("das haben wir gestern überwiesen", TODAY) == day_said("yesterday", TODAY)
    assert day_said("昨日振り込みました", TODAY) == day_said("昨天", TODAY)


@pytest.mark.parametrize(
    ("said", "minor"),
    [
        ("1,5 Mio. Euro", 150_000_000),
        ("12 Tsd. Euro", 1_200_000),
        ("1.250,50 euro", 125_050),
        ("3万5千ユーロ", 3_500_000),
        ("1億2000万ユーロ", 12_000_000_000),
    ],
)
def test_a_scale_counts_in_the_language_of_its_sentence(said: str, minor: int) -> None:
    """And is never a guess."""
    assert read_amount(said, "EUR") == Understood(Money(minor, "EUR"))


def test_a_scale_that_means_two_things_is_not_applied_in_english() -> None:
    """“5 mil” is five thousand in Spanish, and to some Englishmen five million."""
    assert not isinstance(read_amount("about 5 mil", "EUR"), Understood)


def test_groups_of_three_are_no_decimals_where_there_are_none() -> None:
    """A yen has no parts, so 35,000 is one figure; of euros it may be two."""
    assert read_amount("35,000", "JPY") == Understood(Money(35_000, "JPY"))
    assert not isinstance(read_amount("35.000", "EUR"), Understood)


def test_another_currency_and_words_nobody_knows_are_asked_about() -> None:
    """In every language."""
    assert read_amount("500 Dollar", "EUR") == OtherCurrency(Money(50_000, "USD"))
    assert isinstance(read_amount("circa 500 Euro", "EUR"), Several)


@pytest.mark.parametrize(
    ("phrase", "style", "text", "found"),
    [
        ("nie * angekommen", Style(spaced=True, gap=4), "nie hier bei uns angekommen", True),
        ("nie * angekommen", Style(spaced=True, gap=4), "nie a b c d e angekommen", False),
        ("zahl~", Style(spaced=True, gap=4), "zahlungen", True),
        ("zahl", Style(spaced=True, gap=4), "zahlungen", False),
        ("~preis", Style(spaced=True, gap=4), "stückpreis", True),
        ("in (den) {n}", Style(spaced=True, gap=4), "in {n}", False),
        ("in (den) tagen", Style(spaced=True, gap=4), "in tagen", True),
        ("noch_nicht|nie da", Style(spaced=True, gap=4), "noch nicht da", True),
        ("سعر", Style(spaced=True, gap=4, glued=("ال", "بال")), "بالسعر", True),
        ("भुगतान~", Style(spaced=True, gap=4), "भुगतानों", True),
        ("भुगता", Style(spaced=True, gap=4), "भुगतान", False),
        ("商品 * 届", Style(spaced=False, gap=10), "商品がまだ届かない", True),
    ],
)
def test_the_little_notation_means_what_it_says(phrase: str, style: Style, text: str, found: bool) -> None:  # noqa: FBT001 - a table
    """Words, gaps, endings, what may be missing, and letters glued to a word."""
    expression = any_of([phrase], style).replace("{n}", "X")

    assert bool(re.search(expression, text)) is found


def test_accents_and_spaces_are_levelled_where_people_leave_them_out() -> None:
    """Only on Latin letters, and only between letters of languages without."""
    assert bared("für größe señor đồng") == "fur grosse senor dong"
    assert bared("ёлка й パ 한") == "ёлка й パ 한"
    assert joined("입금 했습니다 ok go") == "입금했습니다ok go"


def test_a_document_is_named_and_denied_in_any_language() -> None:
    """By the last digits of its number, beside words of the same language."""
    lines = (line("INV-2214", 1), line("INV-2231", 2))

    assert [found.number for found in named_in("für 2214 stimmt der Preis nicht", lines)] == ["INV-2214"]
    assert [found.number for found in named_in("nicht 2214, sondern 2231", lines)] == ["INV-2231"]
    assert named_in("wir haben 2214 Kartons bekommen", lines) == ()


def line(number: str, position: int) -> Line:
    """An open invoice."""
    return Line(position, position, Kind.INVOICE, number, TODAY, None, 100_000, 100_000)
