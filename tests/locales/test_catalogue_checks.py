"""What the check sees beside single translations: limits by place, characters, headers, letters, new languages."""

from pathlib import Path

import pytest

from locales.catalogue import main
from locales.catalogue_files import as_bytes
from locales.culture import read_culture
from locales.extracted import template_of
from locales.glyphs import undrawable
from locales.letters import mark_of
from locales.limits import longest
from locales.spoken import read
from locales.wrong import wrong
from tests.locales.conftest import Write, furnished

SAID = 'msgid ""\nmsgstr ""\n\nmsgid "{}"\nmsgstr "{}"\n'


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """English and one language to translate into, whichever else are offered."""
    return furnished(tmp_path, ("en", "zh_Hans"))


@pytest.mark.parametrize(
    ("domain", "label", "limit"),
    [
        ("statement", '"see": N_("See it")', 60),
        ("desk_chart", '"desk_title_see": N_("See it")', 24),
        ("desk_chart", '"desk_submit": N_("See it")', 24),
        ("desk_chart", '"desk_see": N_("See it"), "desk_title_see": N_("See it")', 24),
        ("paper_case", '"paper_case_see": N_("See it")', None),
    ],
)
def test_the_limit_of_a_label_follows_from_its_name(
    home: Path, write: Write, domain: str, label: str, limit: int | None
) -> None:
    """The strictest, where the same words stand in two places; translators' tools read it as a flag."""
    write(f"labels/{domain}.py", f"LABELS = {{{label}}}\n")
    message = template_of(domain, home).get("See it")

    assert message is not None
    assert longest(message) == limit
    assert [flag for flag in message.flags if flag.startswith("max-length")] == [f"max-length:{limit}"] * bool(limit)


def test_a_sentence_of_a_message_has_no_limit_of_its_own(home: Path, write: Write) -> None:
    """The message has one, which is asked when it is spoken."""
    write("templates/a/hello.txt.j2", "{% trans %}Hello{% endtrans %}")
    message = template_of("a", home).get("Hello")

    assert message is not None
    assert longest(message) is None


def test_a_title_that_a_form_would_cut_off_is_found(home: Path, write: Write) -> None:
    """Twenty-five characters are one too many for a form's title."""
    write("labels/desk_a.py", 'LABELS = {"desk_title_a": N_("Title")}\n')
    write("zh_Hans/LC_MESSAGES/desk_a.po", SAID.format("Title", "题" * 25))
    main([], home)
    faults = list(wrong(home))

    assert faults == ["zh_Hans/LC_MESSAGES/desk_a.po: 'Title' is a title of a form and longer than 24 characters."]


def test_the_limit_stands_in_the_catalogues(home: Path, write: Write) -> None:
    """In the template and in every language, beside the flag for placeholders."""
    write("labels/a.py", 'LABELS = {"pay": N_("Pay %(amount)s")}\n')
    main([], home)

    assert "#, max-length:60, python-format\n" in (home / "pot/a.pot").read_text("utf-8")
    assert "#, max-length:60, python-format\n" in (home / "zh_Hans/LC_MESSAGES/a.po").read_text("utf-8")


def test_every_catalogue_says_who_has_read_it(home: Path, write: Write) -> None:
    """Truthfully, as the language's manners say."""
    write("labels/a.py", 'LABELS = {"pay": N_("Pay")}\n')
    main([], home)

    assert f'"X-Review: {read_culture("zh_Hans").review}\\n"' in (home / "zh_Hans/LC_MESSAGES/a.po").read_text("utf-8")


def test_a_character_that_no_font_of_papers_has_is_found(write: Write) -> None:
    """Before a paper stops at it."""
    path = write("zh_Hans/LC_MESSAGES/paper_a.po", SAID.format("Total", "合计 \U00012000"))
    faults = list(undrawable(read(path, "zh_Hans"), "paper_a.po"))

    assert faults == ["paper_a.po: 'Total' holds '\U00012000' (U+12000), which no font of papers has."]


def test_a_letter_older_than_its_source_is_found(home: Path, write: Write) -> None:
    """Whoever changes the source is told which letters to read again."""
    source = "{% trans %}Good day.{% endtrans %}"
    write("templates/a/hello.txt.j2", source)
    write("letters/zh_Hans/a/hello.txt.j2", f"{{# of {mark_of(source)} #}}\n您好。")
    write("zh_Hans/LC_MESSAGES/a.po", SAID.format("Good day.", "您好。"))
    main([], home)
    fresh = list(wrong(home))
    write("templates/a/hello.txt.j2", source + "\n{% trans %}Good day.{% endtrans %}")
    faults = list(wrong(home))

    assert not fresh
    assert len(faults) == 1
    assert "letters/zh_Hans/a/hello: it is older than its source" in faults[0]


@pytest.fixture
def on_its_way(home: Path, write: Write) -> Path:
    """A dialogue whose words are half translated into a language that is not offered."""
    write("labels/a.py", 'LABELS = {"pay": N_("Pay"), "stay": N_("Stay")}\n')
    write("zh_Hans/LC_MESSAGES/a.po", SAID.format("Pay", "付") + '\nmsgid "Stay"\nmsgstr "留"\n')
    main([], home)
    return home


def test_a_language_on_its_way_is_not_asked_to_be_whole(on_its_way: Path, write: Write) -> None:
    """Its file is kept up to date, and nobody is told to delete it."""
    path = write("fr/LC_MESSAGES/a.po", SAID.format("Pay", "Payer"))
    write("fr/culture.toml", (on_its_way / "en/culture.toml").read_text("utf-8"))
    stale = list(wrong(on_its_way))
    main([], on_its_way)

    assert stale == ["fr/LC_MESSAGES/a.po is out of date: run python -m locales.catalogue a."]
    assert not list(wrong(on_its_way))
    assert 'msgid "Stay"\nmsgstr ""' in path.read_text("utf-8")


def test_a_language_on_its_way_can_be_asked_as_if_it_were_offered(
    on_its_way: Path, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its empty catalogues are made, and what is missing in them is told."""
    write("fr/culture.toml", (on_its_way / "en/culture.toml").read_text("utf-8"))
    made = main(["--language", "fr"], on_its_way)
    answer = main(["--check", "--language", "fr"], on_its_way)

    assert (made, answer) == (0, 1)
    assert "fr/LC_MESSAGES/a.po: 'Stay' has no translation" in capsys.readouterr().out


def test_a_catalogue_is_written_the_same_whatever_was_in_it(home: Path, write: Write) -> None:
    """Flags and comments do not pile up."""
    write("labels/a.py", 'LABELS = {"pay": N_("Pay")}\n')
    main([], home)
    path = home / "zh_Hans/LC_MESSAGES/a.po"
    once = path.read_bytes()
    path.write_bytes(as_bytes(read(path, "zh_Hans"), read_culture("zh_Hans", home)))
    main([], home)

    assert path.read_bytes() == once


def test_a_language_on_its_way_may_do_without_the_desk(
    on_its_way: Path, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its catalogues are there to be filled; nothing is asked of them."""
    write("labels/desk_a.py", 'LABELS = {"desk_see": N_("See it")}\n')
    write("zh_Hans/LC_MESSAGES/desk_a.po", SAID.format("See it", "查看"))
    write("fr/culture.toml", (on_its_way / "en/culture.toml").read_text("utf-8"))
    write("fr/words.toml", "")
    main(["--language", "fr"], on_its_way)
    main(["--check", "--language", "fr"], on_its_way)

    assert (on_its_way / "fr/LC_MESSAGES/desk_a.po").exists()
    assert "desk_a.po" not in capsys.readouterr().out


def test_a_small_file_that_is_missing_is_named(home: Path, write: Write) -> None:
    """What English has, every language has."""
    write("labels/a.py", 'LABELS = {"pay": N_("Pay")}\n')
    write("zh_Hans/LC_MESSAGES/a.po", SAID.format("Pay", "付"))
    write("en/snippets.toml", "")
    main([], home)
    faults = list(wrong(home))

    assert faults == ["zh_Hans/snippets.toml is missing; write it after en/snippets.toml."]
