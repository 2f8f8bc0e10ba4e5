"""What people write in the languages of data files, against what a careful colleague takes it for."""

import pytest

from flows.facts.tongues import BUILT_IN, ENGLISH, likely
from flows.tables.tongues import learnt
from locales.languages import OFFERED
from tests.reading.corpus import corpus
from tests.reading.understood import languages, lines, share

RIGHT_AT_LEAST = 0.85
WRONG_AT_MOST = 0.05
ENGLISH_AT_LEAST = 0.98  # of English lines; the rest hold words of others, and are read in those too


@pytest.mark.parametrize("language", languages())
def test_what_is_written_is_understood_and_hardly_ever_taken_for_something_else(language: str) -> None:
    """Reasons, wishes, days, amounts, answers and feelings together; asking back is safe, a wrong answer is not."""
    found = lines(language)
    missed = [f"{line.kind} “{line.text}” means {line.meant}; read as {line.got}" for line in found if not line.right]

    assert share(found) >= RIGHT_AT_LEAST, "\n".join(missed)
    assert sum(line.wrong for line in found) <= WRONG_AT_MOST * len(found), "\n".join(missed)


def test_every_language_with_words_has_lines_to_try_them_on() -> None:
    """Words that nobody tried would be guesses."""
    assert {tongue.language for tongue in learnt()} <= set(languages())


def test_every_language_a_chat_may_be_in_is_understood() -> None:
    """Who is spoken to in a language answers in it."""
    assert set(OFFERED) <= {tongue.language for tongue in (*BUILT_IN, *learnt())}


def test_english_stays_english_whatever_languages_are_added() -> None:
    """A further language must not take English sentences for its own."""
    english = [said.text for said in corpus() if said.language == "en"]
    others = [text for text in english if ENGLISH not in likely(text)]

    assert len(others) <= (1 - ENGLISH_AT_LEAST) * len(english), others
