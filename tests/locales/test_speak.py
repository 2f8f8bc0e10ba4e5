"""From a message's name to the words, whole or not at all."""

from pathlib import Path

import pytest

from flows.facts.money import Money
from locales.speak import CannotSay, Speaker
from tests.locales.conftest import Write


def test_a_message_is_said_in_the_readers_language(speaker: Speaker) -> None:
    """The same name, two languages."""
    said = [speaker.speak("always/nothing_to_cancel", {}, language) for language in ("en", "zh_Hans")]

    assert said == ["There is nothing to cancel at the moment.", "目前没有可取消的事项。"]


def test_the_first_card_says_that_an_assistant_speaks_and_for_whom(speaker: Speaker) -> None:
    """And that a person is one press away; a hostile company name stays text."""
    said = speaker.speak("home/menu", {"company": "A <b> & Co", "person": "Amara", "first": True}, "en")

    assert said == (
        "Good day, Amara. I am the automatic assistant of A &lt;b&gt; &amp; Co for everything about your account.\n\n"
        "I show you your statement and take down what is right and what is not. A person is one press away at any time."
        "\n\nWhat would you like to do?"
    )


def test_blank_lines_and_indents_of_a_template_do_not_show(home: Path, write: Write) -> None:
    """At most one blank line, and none at the ends."""
    write("templates/a/b.txt.j2", "\n\n{% if true %}\n  {{ x|docno }}  \n{% endif %}\n\n \n\n{{ x|docno }}\n\n")
    said = Speaker.load(home).speak("a/b", {"x": "1"}, "en")

    assert said == "1\n\n1"


def test_each_sentence_of_a_template_keeps_its_line(home: Path, write: Write) -> None:
    """Two translations on two lines are two lines, in loops too."""
    write(
        "templates/a/b.txt.j2",
        "{% trans %}One{% endtrans %}\n{% for x in xs %}\n{{ x|docno }}\n{% endfor %}\n"
        "{% trans %}Two{% endtrans %}\n{% trans %}Three{% endtrans %}",
    )
    said = Speaker.load(home).speak("a/b", {"xs": ["1", "2"]}, "en")

    assert said == "One\n1\n2\nTwo\nThree"


def test_a_whole_letter_of_a_language_wins(home: Path, write: Write) -> None:
    """The other languages keep the source template."""
    write("templates/a/b.txt.j2", "{% trans %}Hello{% endtrans %}")
    write("letters/zh_Hans/a/b.txt.j2", "{{ who|person }}，见字如面")
    speaker = Speaker.load(home)

    assert speaker.speak("a/b", {"who": "李敏"}, "zh_Hans") == "李敏，见字如面"
    assert speaker.speak("a/b", {"who": "李敏"}, "en") == "Hello"


def test_the_zone_among_the_values_wins(home: Path, write: Write) -> None:
    """A flow that names a zone knows whose clock is meant."""
    write("templates/a/b.txt.j2", "{{ at|clock }}")
    speaker = Speaker.load(home)
    said = [
        speaker.speak("a/b", values, "en", zone="Africa/Lagos")
        for values in ({"at": 0}, {"at": 0, "zone": "Asia/Tokyo"})
    ]

    assert said == ["01:00", "09:00"]


def test_a_shared_piece_is_no_message(home: Path, write: Write) -> None:
    """It is included by others and cannot be said alone."""
    write("templates/a/_line.txt.j2", "{{ x|docno }}")
    write("templates/a/b.txt.j2", '{% include "a/_line" %}!')
    speaker = Speaker.load(home)

    assert speaker.messages() == {"a/b"}
    assert speaker.speak("a/b", {"x": "7"}, "en") == "7!"
    with pytest.raises(CannotSay):
        speaker.speak("a/_line", {"x": "7"}, "en")


def test_what_the_desk_reads_can_never_be_said_to_a_customer(home: Path, write: Write) -> None:
    """Nor the other way round."""
    write("templates/staff/note.txt.j2", "{{ x|ledger_text }}")
    write("templates/a/b.txt.j2", "{{ x|ledger_text }}")
    speaker = Speaker.load(home)

    assert speaker.knows("staff/note")
    assert speaker.speak_staff("staff/note", {"x": 'say "<!here>"'}, "en") == 'say "&lt;!here&gt;"'
    with pytest.raises(CannotSay):
        speaker.speak("staff/note", {"x": ""}, "en")
    with pytest.raises(CannotSay):
        speaker.speak_staff("a/b", {"x": ""}, "en")


def test_a_missing_value_names_itself(speaker: Speaker) -> None:
    """A hole in a message is never sent."""
    with pytest.raises(CannotSay, match=r"'always/too_large' cannot be said in 'en': 'size' is undefined"):
        speaker.speak("always/too_large", {}, "en")


def test_an_unknown_message_cannot_be_said(speaker: Speaker) -> None:
    """It is the flows' fault, and the turn rolls back."""
    with pytest.raises(CannotSay):
        speaker.speak("always/nothing", {}, "en")


@pytest.mark.parametrize(("language", "spoken"), [("he", "en"), ("he_IL", "en"), ("fr", "en"), ("zh_SG", "zh_Hans")])
def test_who_reads_a_language_of_papers_alone_is_answered_in_the_nearest_one(
    speaker: Speaker, language: str, spoken: str
) -> None:
    """It stands so on file, and no answer at all would be worse."""
    assert speaker.speak("always/nothing_to_cancel", {}, language) == speaker.speak(
        "always/nothing_to_cancel", {}, spoken
    )
    assert speaker.label("human", {}, language) == speaker.label("human", {}, spoken)
    assert speaker.snippets(language) == speaker.snippets(spoken)
    assert speaker.words(language) == speaker.words(spoken)


def test_length_is_counted_as_the_reader_sees_it(home: Path, write: Write) -> None:
    """Tags and entities weigh nothing, an emoji weighs two."""
    write("templates/a/b.txt.j2", "<b>{{ x|ledger_text(9000) }}</b>")
    speaker = Speaker.load(home)

    assert len(speaker.speak("a/b", {"x": "&" * 4096}, "en")) > 4096
    with pytest.raises(CannotSay, match="longer than 4096"):
        speaker.speak("a/b", {"x": "🙂" * 2049}, "en")


def test_a_button_speaks_the_readers_language(speaker: Speaker) -> None:
    """By its choice id."""
    said = [speaker.label("human", {}, language) for language in ("en", "zh_Hans")]

    assert said == ["Talk to a person", "转人工"]


def test_a_button_without_words_cannot_be_said(speaker: Speaker) -> None:
    """An id is never shown instead."""
    with pytest.raises(CannotSay, match="no such choice"):
        speaker.label("no_such_button", {}, "en")


def test_a_button_shows_amounts(speaker: Speaker, monkeypatch: pytest.MonkeyPatch) -> None:
    """Placeholders are filled by type; a value that makes the button too long is refused."""
    monkeypatch.setattr(speaker, "_labels", {"pay": "Confirm %(amount)s"})
    monkeypatch.setattr(speaker, "_fields", {"pay": ["amount"]})

    assert speaker.label("pay", {"amount": Money(3115000, "USD")}, "en") == "Confirm USD 31,150.00"
    with pytest.raises(CannotSay, match="longer than 60"):
        speaker.label("pay", {"amount": "x" * 60}, "en")
    with pytest.raises(CannotSay):
        speaker.label("pay", {}, "en")
