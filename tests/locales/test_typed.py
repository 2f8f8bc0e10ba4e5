"""Words people type instead of pressing a button."""

from pathlib import Path

import pytest

from locales.languages import OFFERED
from locales.speak import Speaker
from locales.typed import COMMANDS, normal, read_languages, read_words
from tests.locales.conftest import Write


@pytest.mark.parametrize(
    ("typed", "command"),
    [("返回", "back"), ("取消", "cancel"), ("转人工", "human"), ("Talk to a person!", "human"), (" AGENT ", "human"),
     ("ＨＥＬＰ", "help"), ("菜单。", "menu"), ("not  now", "later")],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "zh_Hans"])
def test_every_languages_words_are_understood_in_every_language(
    speaker: Speaker, typed: str, command: str, language: str
) -> None:
    """People mix them; case, width and the ending mark do not matter."""
    understood = speaker.words(language).get(normal(typed))

    assert understood == command


def test_every_command_can_be_said_in_every_language() -> None:
    """No button is the only way."""
    said = {language: set(words.values()) for language, words in read_words().items()}

    assert said == {language: set(COMMANDS) for language in OFFERED}


@pytest.mark.parametrize(
    ("typed", "command"),
    [("in English, please", ""), ("in english please", "in_en"), ("Deutsch", "in_de"), ("日本語。", "in_ja"),
     ("TIẾNG VIỆT", "in_vi"), ("用日语", "in_ja"), ("traditional Chinese", "in_zh_Hant"), ("繁體中文", "in_zh_Hant"),
     ("العربية", "in_ar"), ("русский", "in_ru")],
)  # fmt: skip
def test_another_language_is_asked_for_by_its_own_name_or_the_one_it_has_here(
    speaker: Speaker, typed: str, command: str
) -> None:
    """Also one that chats are not held in yet: that is answered with those that are."""
    understood = speaker.words("en").get(normal(typed), "")

    assert understood == command


def test_a_word_of_two_languages_that_means_two_things_is_understood_in_these_alone(home: Path, write: Write) -> None:
    """Nobody else's chat is cancelled by it."""
    write("en/words.toml", 'back = ["home"]\n')
    write("zh_Hans/words.toml", 'menu = ["home"]\nhelp = ["?!"]\n')
    words = read_words(home)

    assert (words["en"]["home"], words["zh_Hans"]["home"]) == ("back", "menu")
    assert all(own.get("home") is None for language, own in words.items() if language not in {"en", "zh_Hans"})


def test_a_language_is_known_by_its_script_and_its_small_words(home: Path, write: Write) -> None:
    """Those of Latin letters list some; the others need none."""
    write("en/words.toml", 'tells = ["The", "we"]\n')
    known = {one.code: one for one in read_languages(home)}

    assert (known["en"].script, known["en"].tells) == ("Latn", frozenset({"the", "we"}))
    assert (known["zh_Hans"].script, known["zh_Hans"].own_name) == ("Hans", "简体中文")


def test_every_language_in_latin_letters_has_small_words_of_its_own() -> None:
    """Two of them tell it; one that another language has too would tell nothing."""
    latin = [one for one in read_languages() if one.script == "Latn"]
    shared = {word for one in latin for other in latin if one is not other for word in one.tells & other.tells}

    assert all(len(one.tells) > 30 for one in latin)
    assert not shared


def test_a_word_with_two_meanings_is_refused(home: Path, write: Write) -> None:
    """At start, with the file and the word."""
    write("en/words.toml", 'back = ["home"]\nmenu = ["Home"]\n')

    with pytest.raises(ValueError, match=r"en/words\.toml: 'home' stands for back and menu"):
        read_words(home)


def test_a_command_that_does_not_exist_is_refused(home: Path, write: Write) -> None:
    """A typing mistake in the list would make a word mean nothing."""
    write("en/words.toml", 'bakc = ["back"]\n')

    with pytest.raises(ValueError, match="'bakc' is no command"):
        read_words(home)
