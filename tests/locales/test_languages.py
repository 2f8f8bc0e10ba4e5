"""Which language a person's device asks for."""

import pytest

from flows.facts.parties import CHATS, Contact, Role
from locales.languages import OFFERED, OWN_NAMES, direction, match


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("zh", "zh_Hans"), ("zh-CN", "zh_Hans"), ("zh-hans", "zh_Hans"), ("zh_SG", "zh_Hans"),
        ("zh-Hans-CN", "zh_Hans"),
        ("zh-TW", "zh_Hans"), ("zh-hant", "zh_Hans"), ("zh-HK", "zh_Hans"), ("yue", "zh_Hans"),
        ("en", "en"), ("en-GB", "en"), ("EN_us", "en"), ("de", "en"), ("pt-br", "en"), ("xx", "en"), ("", "en"),
        (None, "en"),
        ("-", "en"), ("zh-", "zh_Hans"),
    ],
)  # fmt: skip
def test_whatever_a_device_says_an_offered_language_answers(code: str | None, language: str) -> None:
    """By script and region; English when nothing is near."""
    chosen = match(code)

    assert chosen == language


def test_every_language_has_its_own_name_and_direction() -> None:
    """People look for their language by the name they use."""
    told = {language: (OWN_NAMES[language], direction(language)) for language in OFFERED}

    assert told == {"en": ("English", "ltr"), "zh_Hans": ("简体中文", "ltr")}


@pytest.mark.parametrize("language", ["en", "zh_Hans", "zh_TW", "yue", "ja", "ar_EG", "de"])
def test_flows_and_words_agree_in_which_language_somebody_is_spoken_with(language: str) -> None:
    """Of what stands on file as theirs, which may be a language of papers alone."""
    assert CHATS == OFFERED
    assert Contact(1, 1, "Ida", Role.VIEWER, language).chats_in == match(language)
