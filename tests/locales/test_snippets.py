"""Reviewed pieces of text: whole in every language, figures as their reader writes them, an operator's own ones."""

from pathlib import Path

import pytest

from flows.facts.money import Money
from locales.languages import OFFERED
from locales.snippets import read_snippets
from locales.speak import CannotSay, Speaker

OWN = """
[gate]
title = "Gate hours"
text = "{company} takes goods until 16:00."
familiar = "Come before 16:00."
reviewed_by = "Lena Hoffmann"
reviewed_on = 2026-11-01
"""


def own(folder: Path, **written: str) -> Path:
    """An operator's folder, the same text in every language unless it is given."""
    for language in OFFERED:
        (folder / f"{language}.toml").write_text(written.get(language, OWN), encoding="utf-8")
    return folder


def test_every_shipped_snippet_is_there_in_every_language() -> None:
    """With a title for colleagues and the same places to fill."""
    read = read_snippets()

    for key, snippet in read["en"].items():
        assert {read[language][key].places for language in OFFERED} == {snippet.places}


def test_figures_stand_as_their_reader_writes_them() -> None:
    """A moment on the reader's own clock, an amount with its code."""
    speaker = Speaker.load(compiled=False)
    values = {"number": "D-1001", "next_at": 1_793_955_600_000_000, "claimed": Money(20_000, "USD")}

    said = speaker.snippet("looking_into_it", values, "zh_Hans", zone="Asia/Shanghai")

    assert "D-1001 我们正在核查" in said
    assert "11月6日周五 17:00 前" in said
    assert "USD 200.00" in speaker.snippet("need_more_time", values, "en")


def test_a_place_that_cannot_be_filled_is_refused() -> None:
    """No customer reads a gap."""
    with pytest.raises(CannotSay):
        Speaker.load(compiled=False).snippet("looking_into_it", {"number": "D-1001"}, "en")


def test_an_operators_own_stands_beside_the_shipped_ones(tmp_path: Path) -> None:
    """With who reviewed it, and its wording for readers who are addressed familiarly."""
    speaker = Speaker.load(compiled=False, snippets=own(tmp_path))

    assert speaker.snippets("en")["gate"].reviewed == "Lena Hoffmann, 2026-11-01"
    assert speaker.snippet("gate", {"company": "Harbourline"}, "en") == "Harbourline takes goods until 16:00."
    assert speaker.snippet("gate", {}, "en", familiar=True) == "Come before 16:00."
    assert "anything_else" in speaker.snippets("zh_Hans")


@pytest.mark.parametrize(
    ("written", "why"),
    [
        (OWN.replace('reviewed_by = "Lena Hoffmann"\n', ""), "needs"),
        (OWN.replace("2026-11-01", '"soon"'), "a day such as"),
        (OWN.replace("{company}", "{balance}"), r"\{balance\}"),
        (OWN.replace("Gate hours", ""), "empty or too long"),
        ("[gate", "cannot be read"),
        ("", "'gate' is missing"),
    ],
)
def test_what_does_not_fit_is_said_with_its_place(tmp_path: Path, written: str, why: str) -> None:
    """One sentence: which file, which snippet, what to do."""
    with pytest.raises(ValueError, match=why):
        read_snippets(own=own(tmp_path, zh_Hans=written))
