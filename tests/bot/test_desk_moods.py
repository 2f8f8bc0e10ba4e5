"""What the desk shows of a mood, and how it is taken back."""

import json
from collections.abc import Iterator

import pytest

from bot.desk import head
from flows.facts.moods import Mood
from storage import feelings
from storage.feelings import Harsh
from tests.bot.desk_scene import NOW, Desk, buttons, desk

ANGRY = Mood(level=2, causes=(("strong", "unacceptable"), ("silence", "")), heard_at=NOW)
RUDE = Mood(level=0, rung=2, rung_at=NOW, abuse="insult")
LI_NA = 1


@pytest.fixture
def here() -> Iterator[Desk]:
    """A desk with one case of Li Na."""
    with desk() as opened:
        yield opened


def drawn(here: Desk) -> str:
    """The card of her case as it stands now."""
    work = here.work()
    head(work, 1)
    here.finish(work)
    return json.dumps(here.card("case:1").body, ensure_ascii=False)


def test_a_case_shows_what_was_heard_and_from_which_words(here: Desk) -> None:
    """A level without its cause would be a verdict."""
    feelings.keep(here.conn, LI_NA, ANGRY)
    card = drawn(here)

    assert "angry: strong word “unacceptable” · silence after bad news" in card
    assert "clear_feeling" in [button["action_id"] for button in buttons(here.card("case:1"))]


def test_a_calm_customer_has_no_such_field(here: Desk) -> None:
    """Nor the button."""
    card = drawn(here)

    assert "Heard in the words" not in card
    assert "clear_feeling" not in card


def test_what_was_not_meant_so_is_taken_back_from_the_case(here: Desk) -> None:
    """Who was told of a limit hears that it is regretted; the deed is on record."""
    feelings.keep(here.conn, LI_NA, RUDE)
    here.press("lena", "clear_feeling", "case:1")

    assert not feelings.mood(here.conn, LI_NA).worth_showing
    (apology,) = here.to_customer()
    assert "是我理解错了，向您道歉" in apology  # her language
    assert len(here.audit("mood_cleared")) == 1


def test_a_mere_mood_is_taken_back_without_a_word_to_the_customer(here: Desk) -> None:
    """They were never told of it."""
    feelings.keep(here.conn, LI_NA, ANGRY)
    here.press("lena", "clear_feeling", "case:1")

    assert here.to_customer() == []


def test_the_second_colleague_finds_nothing_to_take_back(here: Desk) -> None:
    """And is told so."""
    feelings.keep(here.conn, LI_NA, RUDE)
    here.press("lena", "clear_feeling", f"mood:{LI_NA}")
    here.press("mei", "clear_feeling", f"mood:{LI_NA}")

    assert "nothing to take back" in here.said()


def test_harsh_words_are_shown_to_whoever_asks_alone(here: Desk) -> None:
    """They stand on no card."""
    feelings.keep(here.conn, LI_NA, RUDE)
    feelings.keep_words(here.conn, LI_NA, Harsh("insult", "idiot", "you idiot", NOW))
    here.press("lena", "show_words", f"mood:{LI_NA}")

    assert "you idiot" in here.said()
    assert all("you idiot" not in json.dumps(letter.body) for letter in here.letters)


def test_only_a_lead_lets_the_assistant_go_on(here: Desk) -> None:
    """Others are told why not; where nothing rests, that is said."""
    feelings.keep(here.conn, LI_NA, RUDE)
    here.press("lena", "let_go_on", f"mood:{LI_NA}")
    refused = here.said()
    here.press("omar", "let_go_on", f"mood:{LI_NA}")

    assert "does not allow" in refused
    assert "goes on with them already" in here.said()


def test_nonsense_is_refused(here: Desk) -> None:
    """A mood of nobody cannot be taken back."""
    here.press("lena", "clear_feeling", "mood:99")

    assert len(here.audit("refused_press")) == 1
