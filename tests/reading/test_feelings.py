"""Feelings and abuse, read on sentences that people labelled, and on what they write about other things."""

import pytest

from flows.facts.feelings import hear
from flows.tables.feelings import Abuse
from tests.reading.corpus import corpus
from tests.reading.feelings import LANGUAGES, LEVELS, false_abuse, sentences, shares

FALSE_ABUSE_AT_MOST = 0.005
PRECISION_AT_LEAST = 0.9
RECALL_AT_LEAST = 0.9
SENTENCES_AT_LEAST = 300


def test_hardly_anybody_harmless_is_told_of_a_limit() -> None:
    """“Kill the invoice”, “dead stock”, a furious word about a price: none of them is against a person."""
    harmless = [one for one in sentences() if one.label not in {kind.value for kind in Abuse}]
    wrong = false_abuse(sentences())

    assert len(wrong) <= FALSE_ABUSE_AT_MOST * len(harmless), [one.text for one in wrong]


def test_what_was_collected_for_other_readers_holds_hardly_any_abuse() -> None:
    """Amounts, days and commands as people write them: nobody chose these sentences with feelings in mind."""
    abusive = [said.text for said in corpus() if hear(said.text).abuse]

    assert len(abusive) <= FALSE_ABUSE_AT_MOST * len(corpus()), abusive


@pytest.mark.parametrize("label", [*LEVELS, *(kind.value for kind in Abuse), "corrects"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_level_and_each_kind_of_abuse_is_told_from_the_others(language: str, label: str) -> None:
    """As a person who labelled them would."""
    said = tuple(one for one in sentences() if one.language == language and one.label != "harmless")
    _, precision, recall = shares(said, label, lambda one: one.read == label)

    assert precision >= PRECISION_AT_LEAST
    assert recall >= RECALL_AT_LEAST


def test_the_sentences_are_many_and_none_stands_twice() -> None:
    """A share of twenty sentences would say little."""
    lines = [(one.language, one.text) for one in sentences()]

    assert len(lines) >= SENTENCES_AT_LEAST
    assert len(set(lines)) == len(lines)
