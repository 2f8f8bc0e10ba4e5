"""General questions: found when they are asked, left alone when something else is meant."""

import pytest

from flows.facts.articles import articles_asked, nothing_else
from flows.tables.articles import ARTICLES


@pytest.mark.parametrize("key", ARTICLES)
def test_every_phrase_finds_its_own_article_and_no_other(key: str) -> None:
    """A phrase that two articles claim would always be asked back."""
    found = {articles_asked(f"{phrase}?") for phrase in ARTICLES[key].phrases}

    assert found == {(key,)}


def test_two_questions_in_a_message_are_both_found() -> None:
    """Which one comes first is for the person to say."""
    assert articles_asked("What does overdue mean, and what is set-off?") == ("overdue", "set_off")


@pytest.mark.parametrize(
    "text",
    ["the credit note is missing", "please set off INV-2214", "we object to INV-2214", "INV-2214 逾期了吗", "付款了"],
)
def test_a_word_alone_is_no_question(text: str) -> None:
    """Nobody is lectured who wants something done."""
    assert articles_asked(text) == ()


def test_a_question_with_a_matter_behind_it_is_more_than_the_question() -> None:
    """What else was said may be what they came for."""
    assert nothing_else("Why is this still open?")
    assert not nothing_else("Why is this still open, we paid it on 3 October by bank transfer")
