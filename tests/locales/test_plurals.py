"""Plural headers against the CLDR: every language there is, and each way in which a header can be wrong."""

from dataclasses import replace

import pytest
from babel import Locale

from locales.catalogue_files import known
from locales.culture import HOME, Culture, read_culture
from locales.plurals import form, forms, of_one_number, plural_faults

# Which form is said of 0, 1, 2, 3, 5, 11, 21, 100, 101, 102, 1000, by the gettext order that translators' tools know.
SAID = {
    "en": "10111111111",
    "zh_Hans": "00000000000",
    "zh_Hant": "00000000000",
    "ja": "00000000000",
    "ko": "00000000000",
    "ar": "01233445555",
    "ru": "20112202012",
    "hi": "00111111111",
    "th": "00000000000",
    "vi": "00000000000",
    "de": "10111111111",
    "es": "10111111111",
}
NUMBERS = (0, 1, 2, 3, 5, 11, 21, 100, 101, 102, 1000)


def culture(language: str, plural_forms: str) -> Culture:
    """The manners of a language, with this header."""
    return replace(read_culture("en"), language=language, locale=Locale.parse(language), plural_forms=plural_forms)


@pytest.mark.parametrize("language", SAID)
def test_each_language_counts_as_its_speakers_do(language: str) -> None:
    """By the table above, and by the CLDR."""
    theirs = read_culture(language)

    assert "".join(str(form(theirs, number)) for number in NUMBERS) == SAID[language]
    assert not list(plural_faults(theirs))


def test_every_language_that_has_a_folder_counts_right() -> None:
    """Those of papers too."""
    faults = [fault for language in known(HOME) for fault in plural_faults(read_culture(language))]

    assert not faults


@pytest.mark.parametrize(
    ("language", "header", "fault"),
    [
        ("ru", "nplurals=2; plural=(n != 1);", "does not tell apart what the language does: one, few, many."),
        (
            "ar",
            "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 5 : 4);",
            "has its forms in another order than zero, one, two, few, many, other.",
        ),
        ("de", "nplurals=3; plural=(n != 1);", "announces 3 forms; the language has 2."),
        ("ja", "nplurals=2; plural=(n != 1);", "does not tell apart what the language does: other."),
    ],
)
def test_a_header_that_counts_otherwise_is_found(language: str, header: str, fault: str) -> None:
    """Forms swapped as in the rule that the library itself would write for Arabic, too few of them, too many."""
    faults = list(plural_faults(culture(language, header)))

    assert faults == [f"{language}/culture.toml: plural_forms {fault}"]


def test_only_a_form_of_one_number_need_not_name_it() -> None:
    """One item is 1 in English; in Russian the same form is said of 21, in Hindi of none."""
    exact = {language: set(of_one_number(read_culture(language))) for language in ("en", "ru", "hi", "ar", "ja")}

    assert exact == {"en": {0}, "ru": set(), "hi": set(), "ar": {0, 1, 2}, "ja": set()}
    assert forms(read_culture("ar")) == 6
