"""A colleague's words before they leave: admissions, names and languages, found as they were written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.facts.tone import admissions, called_out, named, reads_otherwise
from locales.languages import OWN_NAMES
from tests.flows.samples_languages import TWELVE


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sorry, that was Our  Mistake.", ("Our  Mistake",)),
        ("We are liable, it was our fault, our fault.", ("We are liable", "our fault")),
        ("这是我方过错，责任在我们。", ("我方过错", "责任在我们")),
        ("I am sorry that you had to wait.", ()),
        ("Our faultless machines; nobody admits anything.", ()),
        ("很抱歉给您添麻烦了。", ()),
        ("", ()),
    ],
)
def test_an_admission_is_found_and_regret_is_none(text: str, found: tuple[str, ...]) -> None:
    """Whole words, in either case and any spacing."""
    assert admissions(text) == found


def test_a_name_is_found_as_a_word_of_its_own() -> None:
    """Will is a colleague and will is not; a company is meant in either case."""
    assert named("Will will come, and Willow too; 请问李敏吧", ["Will", "Wil", "李敏", ""]) == ("Will", "李敏")
    assert named("as for BRIGHTWATER foods", ["Brightwater Foods"], either_case=True) == ("Brightwater Foods",)


def test_marks_for_colleagues_are_found_and_addresses_are_not() -> None:
    """A channel, a person, what stands behind them; an e-mail address is no mention."""
    words = "see #desk, ask @omar or <@U1>; write to a@b.example, order #1 is fine"

    assert called_out(words) == ("#desk", "@omar", "<@U1>")


@pytest.mark.parametrize(
    ("text", "language", "other"),
    [
        ("We found it today.", "zh_Hans", "en"),
        ("我们今天找到了。", "en", "zh_Hans"),
        ("我们今天找到了。", "zh_Hans", ""),
        ("我们今天找到了。", "zh_Hant", "zh_Hans"),
        ("Die Rechnung ist gefunden.", "es", "de"),
        ("INV-2214", "zh_Hans", ""),
        ("OK, 谢谢", "en", ""),
    ],
)
def test_another_language_than_the_readers_is_named(text: str, language: str, other: str) -> None:
    """A number or a single word is no language."""
    assert reads_otherwise(text, language, TWELVE) == other


@given(st.text(max_size=200))
def test_any_words_can_be_weighed(text: str) -> None:
    """What is found stands in them."""
    found = (*admissions(text), *called_out(text), *named(text, ["Wei"]))

    assert all(word in text for word in found)
    assert reads_otherwise(text, "en", TWELVE) in {"", *OWN_NAMES}
