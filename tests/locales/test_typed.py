"""Words people type instead of pressing a button."""

from pathlib import Path

import pytest

from locales.speak import Speaker
from locales.typed import COMMANDS, normal, read_words
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

    assert said == {"en": set(COMMANDS), "zh_Hans": set(COMMANDS)}


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
