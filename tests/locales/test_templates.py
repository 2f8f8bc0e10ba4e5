"""Every template that ships: said in every language, in every situation, as the reader's platform accepts it."""

from collections.abc import Iterator, Mapping

import pytest
from jinja2 import meta

from locales.culture import HOME
from locales.gather import gather
from locales.languages import OFFERED
from locales.lint import lint, unbalanced
from locales.speak import Speaker
from locales.templates import SUFFIX, bare_environment, is_message, letters, sources

SAMPLES = gather("locales.samples", "SAMPLES")
SHIPPED = sources(HOME / "templates")
MESSAGES = sorted(name for name in SHIPPED if is_message(name))


def situations() -> Iterator[tuple[str, Mapping[str, object], str]]:
    """Every message with each of its samples in each language."""
    for message, samples in SAMPLES.items():
        for sample in samples:
            for language in OFFERED:
                yield message, sample, language


@pytest.mark.parametrize("message", MESSAGES)
def test_every_message_has_a_sample(message: str) -> None:
    """Whoever adds a template shows what it looks like: locales/samples."""
    samples = SAMPLES.get(message, ())

    assert samples


def test_every_sample_has_a_message() -> None:
    """What is no longer said needs no sample."""
    spare = sorted(set(SAMPLES) - set(MESSAGES))

    assert not spare


@pytest.mark.parametrize(("message", "values", "language"), list(situations()))
def test_every_message_is_said_in_every_situation(
    speaker: Speaker, message: str, values: Mapping[str, object], language: str
) -> None:
    """Something is said, and the customers' platform accepts its markup."""
    staff = message.startswith("staff/")
    said = (speaker.speak_staff if staff else speaker.speak)(message, values, language, zone="Africa/Lagos")

    assert said
    assert staff or not unbalanced(said)


@pytest.mark.parametrize("message", sorted(SHIPPED))
def test_no_template_prints_a_raw_value_or_loose_words(message: str) -> None:
    """Every value goes through a filter, every word through the translators."""
    faults = lint(SHIPPED[message])

    assert not faults


@pytest.mark.parametrize("language", OFFERED)
def test_a_whole_letter_uses_the_values_of_its_source(language: str) -> None:
    """It may say things otherwise, it may not say other things."""
    environment = bare_environment()
    for name, source in letters(language).items():
        used = meta.find_undeclared_variables(environment.parse(source))
        known = meta.find_undeclared_variables(environment.parse(SHIPPED[name]))

        assert not lint(source, own_words=True), name + SUFFIX
        assert used == known, name + SUFFIX


@pytest.mark.parametrize("language", OFFERED)
def test_every_label_without_values_fits_a_button(speaker: Speaker, language: str) -> None:
    """Speaking it raises when it does not."""
    said = [speaker.label(choice, {}, language) for choice in speaker.labels() if not speaker._fields[choice]]

    assert all(said)
