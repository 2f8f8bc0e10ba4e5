"""Terms: found in English sentences, asked of their translations, excused where a translator says so."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from locales.culture import HOME
from locales.glossary import Glossary, glossary_faults, read_glossary, term_faults
from locales.languages import OFFERED
from locales.wrong import wrong
from tests.locales.conftest import Write, furnished

HEAD = "source,target,translator_comments,developer_comments\n"
TERMS = Glossary(
    {
        "statement": ("对账单",),
        "reconciliation statement": ("调节表",),
        "company": ("公司",),
        "case": ("异议单", "立案"),
    },
    frozenset({"in case"}),
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """English and one language to translate into, whichever else are offered."""
    return furnished(tmp_path, ("en", "zh_Hans"))


@pytest.mark.parametrize(
    ("english", "terms"),
    [
        ("Your statement of %(month)s", {"statement"}),
        ("Both statements, and the reconciliation statement", {"statement", "reconciliation statement"}),
        ("The reconciliation statement", {"reconciliation statement"}),
        ("Companies have cases.", {"company", "case"}),
        ("In case of doubt, understatement and showcase are none.", set()),
        ("%(case)s and <b>nothing</b> else", set()),
    ],
)
def test_a_term_is_a_whole_word_and_the_longest_counts(english: str, terms: set[str]) -> None:
    """In singular and plural; not inside other words, names of values and what only looks like it."""
    found = TERMS.terms(english)

    assert found == terms


def catalogue(english: str, said: str, *comments: str) -> Catalog:
    """One message and its translation."""
    made = Catalog()
    made.add(english, said, user_comments=comments)
    return made


def test_a_term_called_otherwise_is_found() -> None:
    """With the file, the words and what would be right."""
    faults = list(term_faults(catalogue("Look at the case", "查看案件"), TERMS, "a.po"))

    assert faults == ["a.po: 'Look at the case' holds the term 'case', its translation not 异议单 or 立案."]


def test_one_of_the_stems_is_enough() -> None:
    """Languages inflect, and have two words for one thing."""
    faults = list(term_faults(catalogue("A case was opened", "已立案"), TERMS, "a.po"))

    assert not faults


def test_a_translator_may_say_it_otherwise_on_purpose() -> None:
    """The comment names the term, so that others are still asked for."""
    both = catalogue("The case and the statement", "这件事", "otherwise: case")
    faults = list(term_faults(both, TERMS, "a.po"))

    assert len(faults) == 1
    assert "'statement'" in faults[0]


def test_a_language_without_a_word_for_a_term_is_named(home: Path, write: Write) -> None:
    """The English list is what every language has to have."""
    write("en/glossary.csv", HEAD + "ageing,ageing,how late,\nbalance,balance,,\n")
    write("zh_Hans/glossary.csv", HEAD + "balance,余额,,余额\n")
    faults = list(glossary_faults("zh_Hans", home))

    assert faults == ["zh_Hans/glossary.csv has no line for 'ageing'; what is it called?"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("term,translation\n", "its first line must be source,target,"),
        (HEAD + "balance,余额\n", "line 2: it needs four fields"),
        (HEAD + "balance,,,\n", "line 2: it needs four fields"),
        (HEAD + "balance,余额,a, b, c\n", "line 2: it needs four fields"),
    ],
)
def test_a_glossary_that_cannot_be_read_is_one_sentence(home: Path, write: Write, text: str, fault: str) -> None:
    """With the file and the line."""
    write("zh_Hans/glossary.csv", text)
    with pytest.raises(ValueError, match=r"zh_Hans/glossary\.csv") as raised:
        read_glossary("zh_Hans", home)

    assert fault in str(raised.value)


def test_the_check_asks_for_terms(home: Path, write: Write) -> None:
    """Of every catalogue of a language that is offered."""
    write("en/glossary.csv", HEAD + "balance,balance,,\n")
    write("zh_Hans/glossary.csv", HEAD + "balance,余额,,余额\n")
    write("labels/a.py", 'LABELS = {"see": N_("See the balance")}\n')
    write("zh_Hans/LC_MESSAGES/a.po", 'msgid ""\nmsgstr ""\n\nmsgid "See the balance"\nmsgstr "看结余"\n')
    faults = [fault for fault in wrong(home) if "holds the term 'balance'" in fault]

    assert faults == ["zh_Hans/LC_MESSAGES/a.po: 'See the balance' holds the term 'balance', its translation not 余额."]


def test_every_offered_language_has_a_word_for_every_term() -> None:
    """What Weblate and translators work with."""
    lacking = [fault for language in OFFERED if language != "en" for fault in glossary_faults(language, HOME)]

    assert not lacking
    assert len(read_glossary("zh_Hans").stems) > 45
