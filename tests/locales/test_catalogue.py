"""The catalogues: extraction, updating, and every fault a translation can have."""

from pathlib import Path

import pytest

from locales.catalogue import main
from locales.catalogue_files import as_bytes, updated
from locales.culture import read_culture
from locales.extracted import template_of
from locales.languages import OFFERED
from locales.speak import Speaker
from locales.spoken import read as read_catalogue
from locales.wrong import wrong
from tests.locales.conftest import Write, furnished

PO = "zh_Hans/LC_MESSAGES/a.po"
GREETING = "<b>{% trans name=name|person %}Hello {{ name }}{% endtrans %}</b>\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """English and one language to translate into, whichever else are offered."""
    return furnished(tmp_path, ("en", "zh_Hans"))


@pytest.fixture
def dialogue(home: Path, write: Write) -> Path:
    """A dialogue "a" of one message and one button, extracted and translated."""
    write("templates/a/hello.txt.j2", GREETING)
    write("labels/a.py", 'LABELS = {"pay": N_("Pay %(amount)s")}\n')
    assert main([], home) == 0
    translate(home, "Hello %(name)s", "%(name)s 您好")
    translate(home, "Pay %(amount)s", "付 %(amount)s")
    return home


def translate(home: Path, source: str, words: str) -> None:
    """Puts `words` where the catalogue has none for `source`, or other ones."""
    catalogue = read_catalogue(home / PO, "zh_Hans")
    found = catalogue.get(source)
    assert found is not None
    found.string = words
    (home / PO).write_bytes(as_bytes(catalogue, read_culture("zh_Hans", home)))


def test_the_shipped_catalogues_are_whole() -> None:
    """What CI asks."""
    faults = list(wrong())

    assert not faults


def test_a_whole_catalogue_passes_the_check(dialogue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Silently."""
    answer = main(["--check"], dialogue)

    assert answer == 0
    assert not capsys.readouterr().out


def test_the_same_words_make_the_same_bytes(dialogue: Path) -> None:
    """No dates and no versions, so nothing changes when nothing changed."""
    before = {path: path.read_bytes() for path in dialogue.rglob("*.po*")}
    main([], dialogue)

    assert {path: path.read_bytes() for path in dialogue.rglob("*.po*")} == before
    assert len(before) == 2


def test_templates_and_labels_of_a_dialogue_are_extracted_together(dialogue: Path) -> None:
    """One file for a translator to read."""
    words = [message.id for message in template_of("a", dialogue) if message.id]

    assert words == ["Hello %(name)s", "Pay %(amount)s"]


def test_a_translation_is_kept_as_long_as_its_source_stands(dialogue: Path, write: Write) -> None:
    """New words come in empty, old ones go, nothing is guessed."""
    write("templates/a/hello.txt.j2", GREETING + "{% trans %}Good-bye{% endtrans %}")
    write("labels/a.py", "LABELS = {}\n")
    main(["a"], dialogue)
    said = {message.id: message.string for message in read_catalogue(dialogue / PO, "zh_Hans") if message.id}

    assert said == {"Hello %(name)s": "%(name)s 您好", "Good-bye": ""}


def test_a_changed_template_makes_the_catalogues_stale(dialogue: Path, write: Write) -> None:
    """The sentence says which command to run."""
    write("templates/a/hello.txt.j2", GREETING.replace("Hello", "Hi"))
    faults = list(wrong(dialogue))

    assert faults[0] == "pot/a.pot is out of date: run python -m locales.catalogue a."
    assert faults[1] == f"{PO} is out of date: run python -m locales.catalogue a."


@pytest.mark.parametrize(
    ("source", "words", "fault"),
    [
        ("Hello %(name)s", "", "has no translation"),
        ("Hello %(name)s", "您好", "must use the placeholders ['name'], not []"),
        ("Hello %(name)s", "%(nam)s 您好", "must use the placeholders ['name'], not ['nam']"),
        ("Hello %(name)s", "%(name)s 您好 100%", "has a % that belongs to no placeholder"),
        ("Hello %(name)s", "<i>%(name)s</i> 您好", "does not carry the same tags"),
        ("Hello %(name)s", "%(name)s 您好 & <", "is not good HTML"),
        ("Pay %(amount)s", "付 %(amount)s" + "很" * 60, "is a button and longer than 60"),
        ("Hello %(name)s", "%(name)s\u202e 您好", "holds the invisible character U+202E"),
        ("Hello %(name)s", "%(name)s 您好 ", "begins or ends with a space"),
    ],
)
def test_a_faulty_translation_is_found(dialogue: Path, source: str, words: str, fault: str) -> None:
    """One sentence with the file and the words."""
    translate(dialogue, source, words)
    faults = list(wrong(dialogue))

    assert len(faults) == 1
    assert faults[0].startswith(f"{PO}: {source!r} {fault}")


def test_a_fuzzy_translation_is_found(dialogue: Path) -> None:
    """It is not spoken, so it must not look finished."""
    path = dialogue / PO
    path.write_text(path.read_text(encoding="utf-8").replace("#, python-format", "#, fuzzy, python-format"), "utf-8")
    faults = list(wrong(dialogue))

    assert any("is marked fuzzy" in fault for fault in faults)


def test_a_missing_plural_form_is_found(home: Path, write: Write) -> None:
    """The number of forms is the language's, not the source's."""
    write("templates/a/b.txt.j2", "{% trans n=n, m=n|quantity %}one line{% pluralize n %}{{ m }} lines{% endtrans %}")
    main([], home)
    path = home / PO
    two = path.read_text("utf-8").replace('msgstr[0] ""', 'msgstr[0] "%(m)s 行"\nmsgstr[1] "多了"')
    path.write_text(two.replace("nplurals=1; plural=0", "nplurals=2; plural=n>1"), "utf-8")
    faults = list(wrong(home))

    assert any("has 2 plural forms; the language has 1." in fault for fault in faults)


def test_a_broken_file_is_one_sentence(dialogue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the file and the line, instead of a traceback."""
    (dialogue / PO).write_text((dialogue / PO).read_text("utf-8") + 'msgid "open\n', "utf-8")
    answer = main(["--check"], dialogue)

    assert answer == 1
    assert capsys.readouterr().out.startswith(f"{PO} is no good catalogue: ")


def test_a_plural_is_said_for_every_number(home: Path, write: Write) -> None:
    """One sentence for one, another for many, and one for all in Chinese."""
    write("templates/a/b.txt.j2", "{% trans n=n, m=n|quantity %}one line{% pluralize n %}{{ m }} lines{% endtrans %}")
    main([], home)
    path = home / PO
    path.write_text(path.read_text("utf-8").replace('msgstr[0] ""', 'msgstr[0] "%(m)s 行"'), "utf-8")
    faults = list(wrong(home))
    speaker = Speaker.load(furnished(home, OFFERED))

    assert not faults
    assert [speaker.speak("a/b", {"n": n}, "en") for n in (0, 1, 1200)] == ["0 lines", "one line", "1,200 lines"]
    assert [speaker.speak("a/b", {"n": n}, "zh_Hans") for n in (0, 1, 1200)] == ["0 行", "1 行", "1,200 行"]


def test_two_dialogues_may_not_translate_the_same_words_differently(dialogue: Path, write: Write) -> None:
    """All catalogues of a language are read as one."""
    write("templates/c/hello.txt.j2", GREETING)
    main(["c"], dialogue)
    path = dialogue / "zh_Hans/LC_MESSAGES/c.po"
    path.write_text(
        path.read_text("utf-8")
        .replace('msgstr ""\n', 'msgstr "%(name)s 你好"\n')
        .replace('msgstr "%(name)s 你好"\n"Project', 'msgstr ""\n"Project'),
        "utf-8",
    )
    faults = list(wrong(dialogue))

    assert len(faults) == 1
    assert "'Hello %(name)s' reads otherwise in" in faults[0]


def test_a_catalogue_of_no_dialogue_is_found(dialogue: Path, write: Write) -> None:
    """Left over from a dialogue that was renamed."""
    write("zh_Hans/LC_MESSAGES/gone.po", (dialogue / PO).read_text("utf-8"))
    faults = list(wrong(dialogue))

    assert faults == ["zh_Hans/LC_MESSAGES/gone.po belongs to no dialogue: delete it."]


def test_a_template_with_a_raw_value_fails_the_check(dialogue: Path, write: Write) -> None:
    """The same lint as in the tests, so a writer sees it at once."""
    write("templates/a/hello.txt.j2", GREETING + "{{ name }}")
    faults = list(wrong(dialogue))

    assert len(faults) == 1
    assert "templates/a/hello.txt.j2: Line 2: a value stands there without" in faults[0]


def test_a_guess_is_dropped_when_catalogues_are_updated(dialogue: Path) -> None:
    """Fuzzy matches put one customer's sentence into another's mouth."""
    catalogue = read_catalogue(dialogue / PO, "zh_Hans")
    for message in catalogue:
        message.flags.add("fuzzy")
    kept = [message.string for message in updated(template_of("a", dialogue), catalogue) if message.id]

    assert not any(kept)
