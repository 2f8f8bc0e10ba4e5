"""Whole letters: found by language and register, held to their sources, and how they address their readers."""

from pathlib import Path

import pytest

from locales.culture import HOME, REGISTERS, Reader, read_culture
from locales.gather import gather
from locales.languages import OFFERED
from locales.letters import faults, letters, mark_of
from locales.speak import Speaker
from tests.locales.conftest import Write

SOURCE = '{% include "a/_list" %}\n{% trans sum=sum|amount %}Open: {{ sum }}.{% endtrans %}'
SAMPLES = gather("locales.samples", "SAMPLES")
LIST = "{{ lines|docno }}"


@pytest.fixture
def letter(write: Write) -> Write:
    """Writes a letter after the source, with the mark of it."""
    write("templates/a/_list.txt.j2", LIST)
    write("templates/a/b.txt.j2", SOURCE)

    def put(where: str, text: str) -> Path:
        return write(f"letters/{where}/a/b.txt.j2", f"{{# of {mark_of(SOURCE)} #}}\n{text}")

    return put


def test_what_ships_is_whole() -> None:
    """Nothing is older than its source, leaves something out or brings something in."""
    found = faults()

    assert not found


@pytest.mark.parametrize("language", OFFERED)
def test_every_letter_is_said_in_every_situation(speaker: Speaker, language: str) -> None:
    """To one with a name, to one who wishes to be called otherwise, to a company."""
    readers = (Reader("Amara Okafor"), Reader("Amara Okafor", "Amara"), Reader(company="Okafor Foods"))
    said = [
        speaker.speak(name, values, language, register=register, reader=reader)
        for register in REGISTERS
        for name in (*letters(language), *letters(language, register=register))
        for values in SAMPLES[name]
        for reader in readers
    ]

    assert all(said)


def test_a_register_wins_over_the_language_and_the_language_over_the_template(home: Path, write: Write) -> None:
    """And one that nobody chose is the language's own."""
    write("templates/a/b.txt.j2", "{% trans %}Translated{% endtrans %}")
    write("letters/en/a/b.txt.j2", "Ours")
    write("letters/en@warm/a/b.txt.j2", "Warm")
    speaker = Speaker.load(home)
    said = [speaker.speak("a/b", {}, "en", register=register) for register in ("", "formal", "warm")]

    assert said == ["Ours", "Ours", "Warm"]
    assert speaker.speak("a/b", {}, "zh_Hans", register="warm") == "Translated"


def test_a_letter_addresses_by_the_wish_then_the_whole_name_then_the_company(home: Path, write: Write) -> None:
    """A name is not split, and nothing is put before it that nobody gave."""
    write("templates/a/b.txt.j2", "{% trans %}Hello{% endtrans %}")
    write("letters/en/a/b.txt.j2", "{{ reader|salutation }}")
    speaker = Speaker.load(home)
    readers = (Reader("Amara Okafor", "Dr. Okafor", "Okafor"), Reader("Amara Okafor", company="Okafor"))
    said = [speaker.speak("a/b", {}, "en", reader=reader) for reader in (*readers, Reader(company="Okafor <Foods>"))]

    assert said[:2] == ["Good day, Dr. Okafor.", "Good day, Amara Okafor."]
    assert said[2] == "Good day to the accounts team of Okafor &lt;Foods&gt;."


def test_every_language_says_how_it_addresses_and_what_a_no_begins_with() -> None:
    """Also those that only papers are in."""
    cultures = [read_culture(path.parent.name) for path in HOME.glob("*/culture.toml")]
    opened = [culture.salutation(Reader("Ada")) for culture in cultures]

    assert all("Ada" in opening for opening in opened)
    assert {culture.reason_first for culture in cultures} == {True, False}


@pytest.mark.parametrize(
    ("entry", "wrong"),
    [('register = "neutral"', 'register = "loud"'), ('refusal = "', 'refusal = "no'), ("{name}.", "you.")],
)
def test_a_manner_that_does_not_exist_is_refused_by_name(home: Path, write: Write, entry: str, wrong: str) -> None:
    """One sentence that says in which file and under which name."""
    kept = (home / "en/culture.toml").read_text(encoding="utf-8")
    write("en/culture.toml", kept.replace(entry, wrong))

    with pytest.raises(ValueError, match=r"en/culture.toml: \w+"):
        read_culture("en", home)


def test_a_letter_that_says_the_same_is_whole(home: Path, letter: Write) -> None:
    """In its own words."""
    letter("en@formal", '{% include "a/_list" %}\nStill open: {{ sum|amount }}.')

    assert not faults(home)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Still open: {{ sum|amount }}.", "it leaves out a/_list"),
        ('{% include "a/_list" %} Still open.', "it leaves out sum"),
        ('{% include "a/_list" %} {{ sum|amount }} {{ late|day }}', "it uses late"),
        ('{% include "a/_list" %} {{ sum }}', "a value stands there without one of the filters"),
        ('{% include "a/_list" %} <b>{{ sum|amount }}', "<b> is never closed"),
        ('{% include "a/_list" %} {{ sum|amount }', "line 2"),
    ],
)
def test_a_letter_that_says_other_things_is_found(home: Path, letter: Write, text: str, fault: str) -> None:
    """By the value or the piece."""
    letter("zh_Hans@warm", text)
    found = faults(home)

    assert len(found) == 1
    assert found[0].startswith("letters/zh_Hans@warm/a/b: ")
    assert fault in found[0]


def test_a_letter_older_than_its_source_is_found(home: Path, letter: Write, write: Write) -> None:
    """With the mark that stands on the new one."""
    letter("en", '{% include "a/_list" %} {{ sum|amount }}')
    changed = SOURCE.replace("Open", "Still open")
    write("templates/a/b.txt.j2", changed)
    found = faults(home)

    assert len(found) == 1
    assert f"{{# of {mark_of(changed)} #}}" in found[0]


@pytest.mark.parametrize("where", ["en@loud", "xx", "en"])
def test_a_letter_that_nobody_would_ever_get_is_found(home: Path, write: Write, where: str) -> None:
    """An unknown register, an unknown language, an unknown message."""
    write(f"letters/{where}/a/nothing.txt.j2", "Hello")

    assert len(faults(home)) == 1


def test_a_no_begins_with_its_reason_where_that_is_the_custom(speaker: Speaker) -> None:
    """In an offer that grants nothing."""
    refused = SAMPLES["dispute/offer"][2]
    offers = [speaker.speak("dispute/offer", refused, language) for language in ("en", "zh_Hans")]

    assert offers[0].index("as billed") < offers[0].index("The contract says")
    assert offers[1].index("The contract says") < offers[1].index("维持原账")
