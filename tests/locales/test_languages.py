"""Which language a person's device asks for, whichever languages there are by now."""

import pytest

from locales.languages import (
    DESK,
    OFFERED,
    OWN_NAMES,
    PAPER,
    desk_language,
    direction,
    match,
    nearest,
    paper_language,
    written,
)

TWELVE = tuple(OWN_NAMES)
TWO = ("en", "zh_Hans")
ASKED = {
    "en": "en en-GB EN_us en_GB.UTF-8 en-Latn-US",
    "zh_Hans": "zh zh-CN zh-hans zh_SG zh-Hans-CN zh-Hans-HK zh_CN.UTF-8 zh- yue-CN wuu hak nan gan cmn",
    "zh_Hant": "zh-TW zh-HK zh-MO zh-hant zh_TW.Big5 yue yue-HK yue_Hant nan-TW hak-TW zh-Hant-US",
    "ja": "ja ja-JP ja_JP.eucJP JA",
    "ko": "ko ko-KR ko-KP",
    "ar": "ar ar-EG ar-MA ar_AE ar-EG-u-nu-latn arz ary apc arb",
    "ru": "ru ru-RU ru-KZ kk ky tt",
    "hi": "hi hi-IN hi_IN bho mai",
    "th": "th th-TH th-TH-u-nu-thai th-TH-u-ca-buddhist tts",
    "vi": "vi vi-VN",
    "de": "de de-AT de-CH de_DE@euro gsw gsw-CH lb nds",
    "es": "es es-419 es-MX es_ES.UTF-8 ca gl eu qu",
}
NOT_ASKED = "pt-br pt fr nb nn no uk be uz-Cyrl hi-Latn kk-Arab kk-Latn in id iw he xx x-klingon C POSIX - _ 12 é"


@pytest.mark.parametrize("language", TWELVE)
def test_a_reader_is_found_by_script_and_region(language: str) -> None:
    """In every form that platforms, browsers and systems write it in; kinds of a language are that language."""
    chosen = {code: nearest(code, TWELVE) for code in ASKED[language].split()}

    assert chosen == dict.fromkeys(ASKED[language].split(), language)


def test_whoever_reads_none_of_them_reads_english() -> None:
    """Nobody is given a neighbour's language; Hindi in Latin letters is for who does not read Devanagari."""
    chosen = {code: nearest(code, TWELVE) for code in (*NOT_ASKED.split(), "", None)}

    assert set(chosen.values()) == {"en"}


@pytest.mark.parametrize("code", [*ASKED["zh_Hant"].split(), *ASKED["zh_Hans"].split()])
def test_chinese_of_the_other_kind_is_nearer_than_english(code: str) -> None:
    """While only one of the two is there."""
    assert nearest(code, TWO) == "zh_Hans"
    assert nearest(code, ("en", "zh_Hant")) == "zh_Hant"


@pytest.mark.parametrize(
    ("code", "language"),
    [("zh-TW", "zh_Hant"), ("iw-IL", "he"), ("he", "he"), ("ar_EG", "ar"), ("pt", "en"), (None, "en")],
)
def test_papers_are_in_more_languages_than_chats(code: str | None, language: str) -> None:
    """An old code is the language it stood for."""
    assert paper_language(code) == language


@pytest.mark.parametrize(
    ("code", "told"),
    [("hi-Latn", ("hi", "Latn")), ("no", ("nb", "Latn")), ("sr-ME", ("sr", "Latn")), ("", ("", ""))],
)
def test_a_language_is_told_with_its_script(code: str, told: tuple[str, str]) -> None:
    """By what is likely there."""
    assert written(code) == told


def test_every_use_has_english_and_only_what_has_a_name() -> None:
    """Chats and desk by the names people choose from; a paper may be in a language nobody chats in."""
    assert "en" in set(OFFERED) & set(DESK) & set(PAPER)
    assert {*OFFERED, *DESK} <= set(OWN_NAMES)
    assert set(DESK) <= set(OFFERED)
    assert {match(code) for code in OFFERED} == set(OFFERED)
    assert {desk_language(code) for code in DESK} == set(DESK)


def test_every_language_has_its_own_name_and_direction() -> None:
    """People look for their language by the name they use."""
    assert len(set(OWN_NAMES.values())) == len(OWN_NAMES)
    assert [code for code in OWN_NAMES if direction(code) == "rtl"] == ["ar"]
