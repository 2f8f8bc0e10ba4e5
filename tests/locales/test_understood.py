"""The files of words that people mean: what is refused in them, and how they are folded."""

import tomllib
from pathlib import Path

import pytest

from locales.culture import HOME
from locales.understood import read_tongues, read_understood

REASONS = tuple(tomllib.loads((HOME / "de" / "understood.toml").read_text("utf-8"))["meanings"]["reasons"])
DAYS = """
weekdays = [["a"], ["b"], ["c"], ["d"], ["e"], ["f"], ["g"]]
months = [["m1"], ["m2"], ["m3"], ["m4"], ["m5"], ["m6"], ["m7"], ["m8"], ["m9"], ["m10"], ["m11"], ["m12"]]
rows = [["heute", "days_on"]]
"""


def page(top: str = "spaced = true", reasons: str = "", days: str = DAYS, more: str = "") -> str:
    """A page that is right but for what is given."""
    rows = "\n".join(f'{key} = ["wort"]' for key in REASONS)
    answers = '[answers]\nyes = ["jo"]\nno = ["nö"]'
    return f"{top}\n[meanings]\n[meanings.reasons]\n{reasons or rows}\n{answers}\n[days]\n{days}\n{more}"


def written(home: Path, text: str, language: str = "xx") -> Path:
    """The file of a language, with that text."""
    folder = home / language
    folder.mkdir(exist_ok=True)
    path = folder / "understood.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_page_that_is_right_becomes_a_language(tmp_path: Path) -> None:
    """Its words are folded as people's are: no capitals, and no accents where they tell nothing apart."""
    (tongue,) = read_tongues(written(tmp_path, page('spaced = true\nsmall = ["Für"]\nsame = { "ae" = "a" }')))

    assert (tongue.language, tongue.script, tongue.spaced, tongue.bare) == ("xx", "Latn", True, True)
    assert tongue.meanings.small == ("fur",)
    assert tongue.answers.no == frozenset({"no"})


def test_where_accents_tell_words_apart_there_is_a_table_without_them_too(tmp_path: Path) -> None:
    """For those who type none."""
    marked, bare = read_tongues(written(tmp_path, page().replace("wort", "wört")))

    assert (marked.answers.no, bare.answers.no) == (frozenset({"nö"}), frozenset({"no"}))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (page("spaced = true\nspeling = 1"), "`speling` is not known"),
        (page(""), "`spaced` is missing"),
        (page(reasons='price = ["a"]'), "[meanings.reasons] lacks"),
        (page(reasons='pricce = ["a"]'), "`pricce` is not known"),
        (page(more='[feelings]\nmad = ["a"]'), "[feelings] `mad` is not known"),
        (page(days=DAYS.replace("days_on", "days_onn")), "`days_onn` is not known"),
        (page(days=DAYS.replace("heute", "{hour}")), "{hour} is not known"),
        (page(days=DAYS.replace('["a"], ', "")), "needs seven `weekdays`"),
        (page(days=""), "[days] lacks `weekdays`"),
        (page(more='[meanings.wants]\nmony = ["a"]'), "`mony` is not known"),
        (page(more='[meanings.wants]\nhelp = ["<lost> word"]'), "is no phrase"),
        (page(more='[meanings.wants]\nhelp = ["a.*[b]"]'), "is no phrase"),
        (page().replace('yes = ["jo"]', ""), "[answers] lacks `yes`"),
    ],
)
def test_what_means_nothing_is_refused_in_one_sentence_that_names_it(tmp_path: Path, text: str, told: str) -> None:
    """The file, the key, and what to do."""
    with pytest.raises(ValueError, match=r"xx/understood\.toml") as refused:
        read_tongues(written(tmp_path, text))

    assert told in str(refused.value)


def test_every_file_in_the_house_is_right_and_read_once() -> None:
    """The same value each time, or flows would refuse to learn it again."""
    assert read_understood() is read_understood()
    assert {"de", "ja"} <= {tongue.language for tongue in read_understood()}


def test_a_home_without_files_has_no_further_languages(tmp_path: Path) -> None:
    """English and Chinese need none."""
    assert read_understood(tmp_path) == ()
