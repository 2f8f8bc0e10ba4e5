"""Languages that nobody speaks: everything can be said in them, and nothing was forgotten or cut off."""

import re

import pytest

from locales.gather import gather
from locales.pseudo import PSEUDO, accented, arabic
from locales.speak import PLACEHOLDER, CannotSay, Speaker, unmarked
from locales.templates import is_internal

SAMPLES = gather("locales.samples", "SAMPLES")
CAPTIONED = ("statement/issued",)


@pytest.fixture(scope="module")
def speaker() -> Speaker:
    """One that speaks both."""
    return Speaker.load(compiled=False, also=tuple(PSEUDO))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Hello %(name)s", "⟦Ĥéļļö %(name)s ẋẏ⟧"),
        ("<b>100%% &amp; more</b>", "⟦<b>100%% &amp; möŕé</b> ẋẏẋ⟧"),
        ("{number}", "⟦{number}⟧"),
        ("", ""),
    ],
)
def test_accents_leave_alone_what_is_no_word(words: str, said: str) -> None:
    """Placeholders, signs of per cent, tags, entities and places of snippets; and it grows by a third."""
    told = accented(words)

    assert told == said


def test_letters_of_another_script_leave_alone_what_is_no_word() -> None:
    """The same from right to left."""
    told = arabic("Hello <b>%(name)s</b>, 100%%?")

    assert told == "هيللو <b>%(name)s</b>، 100%%؟"


@pytest.mark.parametrize("language", PSEUDO)
def test_every_message_is_said_in_every_situation(speaker: Speaker, language: str) -> None:
    """A third longer than in English, and still within what the platforms take, a caption's length too."""
    too_long = []
    for message, samples in SAMPLES.items():
        speak = speaker.speak_staff if is_internal(message) else speaker.speak
        said = [unmarked(speak(message, values, language, zone="Africa/Lagos")) for values in samples]
        too_long += [message for one in said if message in CAPTIONED and len(one) > 1_024]

        assert all(said), message

    assert not too_long


def test_no_word_of_a_message_came_past_the_translators(speaker: Speaker) -> None:
    """Outside the brackets there is nothing but values; inside every letter of ours has its accent."""
    spoken = speaker.speak("always/nothing_to_cancel", {}, "en_XA")

    assert re.fullmatch(r"⟦[^a-z⟧]*Ţĥéŕé[^⟧]*⟧", spoken)


def test_most_buttons_have_room_for_a_longer_language(speaker: Speaker) -> None:
    """Those that would not fit a third longer are known, so that translators look at them first."""
    bare = [choice for choice in speaker.labels() if not PLACEHOLDER.search(speaker._labels[choice])]
    tight = []
    for choice in bare:
        try:
            speaker.label(choice, {}, "en_XA")
        except CannotSay:
            tight.append(choice)

    assert len(tight) < len(bare) / 20
