"""Every transcript, through the whole corridor over HTTP against the pretend platforms."""

from pathlib import Path

import pytest

from bot.sandbox import stories
from bot.sandbox.acting_aim import CannotActError
from bot.sandbox.acting_script import Act, BadScriptError, Pass, read_script
from tests.conversations.play import HERE, play
from tests.conversations.stage import tell_all

STORIES = stories.paths()


@pytest.mark.parametrize("path", sorted(HERE.glob("*.txt")), ids=lambda path: path.stem)
def test_the_conversation_goes_as_it_is_written(path: Path, tmp_path: Path) -> None:
    """What people do is done again; what bot and desk answer is compared word for word."""
    now = play(path, tmp_path)

    assert now == path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def told() -> dict[Path, str | CannotActError]:
    """All stories of the demo, told once."""
    return tell_all(STORIES)


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_the_story_goes_as_it_is_written(path: Path, told: dict[Path, str | CannotActError]) -> None:
    """What the demo plays to visitors happens today exactly so."""
    assert told[path] == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("story", stories.read_stories(), ids=lambda story: f"{story.id}.{story.language}")
def test_a_story_can_be_followed(story: stories.Story) -> None:
    """It says what it is about and what was shown, and is neither too short nor too long for a visitor."""
    script = story.script

    assert script.title
    assert script.about
    assert script.ending
    assert script.steps[0].caption
    assert 6 <= len(script.steps) <= 20


def test_every_story_is_told_in_both_languages_of_the_page() -> None:
    """A visitor who reads one of them misses nothing."""
    told = {(story.id, story.language) for story in stories.read_stories()}

    assert told == {(id_, language) for id_, _ in told for language in ("en", "zh")}


def test_a_script_is_read_without_what_bot_and_desk_answered() -> None:
    """Acting lines, captions and time; a line that ends in an ampersand happens together with the next one."""
    script = read_script(
        "# title: T\n# customer Amara as viewer · with Tom · 2026-11-02 09:00 Africa/Lagos\n\n"
        "bot ✎    | Which line?   [A]\n         | more\n#> Look here.\n"
        "customer | (to D-1, pdf: a.pdf · page 2) &\n+ next\ndesk     | A paper came\n"
        "Wei      | {sum: 1; text: a; b}\n= Tue\n#> Shown.\n"
    )
    act, time, form = script.steps

    assert (script.title, script.role, script.others, script.ending) == ("T", "viewer", ("Tom",), "Shown.")
    assert act == Act(
        "(to D-1, pdf: a.pdf · page 2) &", "customer", "file", "a.pdf · page 2", "D-1", "pdf", (), True, "Look here."
    )
    assert time == Pass("+ next", None)
    assert isinstance(form, Act)
    assert form.fields == (("sum", "1"), ("text", "a; b"))


def test_a_script_without_a_head_is_one_sentence() -> None:
    """With the right form of it."""
    with pytest.raises(BadScriptError, match="The head must read `# customer NAME"):
        read_script("# customer Amara\n\ncustomer | hello\n")
