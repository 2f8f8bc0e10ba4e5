"""Every template that ships: said in every language, in every situation, as the reader's platform accepts it."""

import pytest

from bot.pictures import PICTURES
from locales.culture import HOME
from locales.gather import gather
from locales.languages import OFFERED
from locales.limits import LONGEST_CAPTION, LONGEST_DESCRIPTION, LONGEST_SHORT
from locales.lint import lint, unbalanced
from locales.speak import Speaker, unmarked
from locales.templates import is_internal, is_message, sources

SAMPLES = gather("locales.samples", "SAMPLES")
SHIPPED = sources(HOME / "templates")
MESSAGES = sorted(name for name in SHIPPED if is_message(name))


def test_every_message_has_a_sample() -> None:
    """Whoever adds a template shows what it looks like: locales/samples."""
    without = [message for message in MESSAGES if not SAMPLES.get(message)]

    assert not without


def test_every_sample_has_a_message() -> None:
    """What is no longer said needs no sample."""
    spare = sorted(set(SAMPLES) - set(MESSAGES))

    assert not spare


@pytest.mark.parametrize("language", OFFERED)
def test_every_message_is_said_in_every_situation(speaker: Speaker, language: str) -> None:
    """Something is said, and the customers' platform accepts its markup; the fault names the message."""
    for message, samples in SAMPLES.items():
        staff = is_internal(message)
        speak = speaker.speak_staff if staff else speaker.speak
        for values in samples:
            said = speak(message, values, language, zone="Africa/Lagos")

            assert said, message
            assert staff or not unbalanced(said), message


@pytest.mark.parametrize("language", OFFERED)
def test_what_goes_with_a_picture_fits_under_it(speaker: Speaker, language: str) -> None:
    """The platform takes fewer characters there, and would send the words apart from the picture."""
    said = [speaker.speak(message, values, language) for message in PICTURES for values in SAMPLES[message]]

    assert max(len(unmarked(one)) for one in said) <= LONGEST_CAPTION


@pytest.mark.parametrize("language", OFFERED)
def test_what_introduces_the_bot_fits_its_place(speaker: Speaker, language: str) -> None:
    """With a company of a long name; what is longer would be cut off."""
    company = {"company": "Okafor & Sons Supply International (Lagos)"}
    said = [
        unmarked(speaker.speak(f"always/{name}", company, language)) for name in ("introduction", "introduction_short")
    ]

    assert len(said[0]) <= LONGEST_DESCRIPTION
    assert len(said[1]) <= LONGEST_SHORT


def test_no_template_prints_a_raw_value_or_loose_words() -> None:
    """Every value goes through a filter, every word through the translators."""
    faults = {message: found for message, source in SHIPPED.items() if (found := lint(source))}

    assert not faults


@pytest.mark.parametrize("language", OFFERED)
def test_every_label_without_values_fits_a_button(speaker: Speaker, language: str) -> None:
    """Speaking it raises when it does not."""
    said = [speaker.label(choice, {}, language) for choice in speaker.labels() if not speaker._fields[choice]]

    assert all(said)
