"""Answers to general questions: whole in every language; an operator's own in their place, or one sentence why not."""

from pathlib import Path

import pytest

from flows.tables.articles import ARTICLES
from locales.knowledge import read_articles
from locales.languages import OFFERED

OWN = '[terms]\ntext = "30 days."\nreviewed_by = "Mara"\nreviewed_on = 2026-11-02\n'


def test_every_article_is_there_in_every_language() -> None:
    """A question that is offered has an answer."""
    told = read_articles()

    assert tuple(told) == OFFERED
    assert all(set(texts) == set(ARTICLES) for texts in told.values())


def test_an_operators_own_text_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    """And of no other, in no other language."""
    (tmp_path / "en.toml").write_text(OWN, encoding="utf-8")
    shipped, told = read_articles(), read_articles(own=tmp_path)

    assert told["en"] == {**shipped["en"], "terms": "30 days."}
    assert told["zh_Hans"] == shipped["zh_Hans"]


@pytest.mark.parametrize(
    ("written", "why"),
    [
        (OWN.replace("terms", "weather"), "no article 'weather'"),
        (OWN.replace('reviewed_by = "Mara"\n', ""), "needs reviewed_by"),
        (OWN.replace("2026-11-02", '"soon"'), "a day such as"),
        (OWN.replace("30 days.", ""), "is empty"),
        ("[terms", "cannot be read"),
    ],
)
def test_what_does_not_fit_is_said_with_its_place(tmp_path: Path, written: str, why: str) -> None:
    """Customers rely on these texts, so nothing half is told."""
    (tmp_path / "en.toml").write_text(written, encoding="utf-8")

    with pytest.raises(ValueError, match=why) as told:
        read_articles(own=tmp_path)

    assert "en.toml" in str(told.value)
