"""The readers of amounts, quantities, documents, days and commands, against what people really write."""

import pytest

from tests.reading.__main__ import told
from tests.reading.corpus import READERS, WORDS, Judged, Verdict, corpus, judged

SILENTLY_WRONG_AT_MOST = 0.005
RIGHT_AT_LEAST = 0.85  # of the lines that say one thing, for each kind of question
LINES_AT_LEAST = 170


def read(language: str, kind: str = "") -> list[Judged]:
    """The lines of a language, or of one kind of question in it."""
    return [judged(said) for said in corpus() if said.language == language and kind in {"", said.kind}]


@pytest.mark.parametrize("language", WORDS)
def test_hardly_anything_is_misread_in_silence(language: str) -> None:
    """A wrong figure that nobody was asked about ends up in a case."""
    results = read(language)
    wrong = [told(result) for result in results if result.verdict is Verdict.WRONG]
    allowed = int(SILENTLY_WRONG_AT_MOST * len(results))

    assert len(wrong) <= allowed, "\n".join(wrong)


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("kind", READERS)
def test_what_says_one_thing_is_nearly_always_understood(language: str, kind: str) -> None:
    """Asking back every time would be safe too, and useless."""
    results = [result for result in read(language, kind) if result.said.means is not None]
    missed = [told(result) for result in results if result.verdict is not Verdict.RIGHT]
    allowed = int((1 - RIGHT_AT_LEAST) * len(results))

    assert len(missed) <= allowed, "\n".join(missed)


@pytest.mark.parametrize("language", WORDS)
def test_what_is_left_open_is_asked_back_with_its_readings(language: str) -> None:
    """The buttons offer what the writer may have meant."""
    results = [result for result in read(language) if result.said.asked]
    unasked = [told(result) for result in results if result.verdict is Verdict.ASKED and not result.hoped]

    assert unasked == []
    assert sum(result.hoped for result in results) >= RIGHT_AT_LEAST * len(results)


@pytest.mark.parametrize("language", WORDS)
def test_the_corpus_is_large_and_no_line_stands_twice(language: str) -> None:
    """Three hundred lines of one language say little about another."""
    lines = [(said.kind, said.text, said.currency) for said in corpus() if said.language == language]

    assert len(lines) >= LINES_AT_LEAST
    assert len(set(lines)) == len(lines)
