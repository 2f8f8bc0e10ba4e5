"""Moods and harsh words: kept whole, one row a contact."""

from sqlalchemy import Connection

from flows.facts.moods import Mood
from storage import feelings
from storage.feelings import Harsh

CAUSES = (("strong", "unacceptable"), ("silence", ""))
MOOD = Mood(2, CAUSES, 10, 11, 2, 3, 12, 1, 13, "insult", 14, 15, ((9, "a b c"),))


def test_a_mood_comes_back_as_it_was_kept(conn: Connection) -> None:
    """Every part of it decides something."""
    feelings.keep(conn, 7, Mood())
    feelings.keep(conn, 7, MOOD)

    assert feelings.mood(conn, 7) == MOOD
    assert feelings.known(conn, 7)


def test_whoever_never_wrote_is_calm(conn: Connection) -> None:
    """No row is made for them."""
    assert feelings.mood(conn, 8) == Mood()
    assert not feelings.known(conn, 8)


def test_bad_news_to_an_unbound_chat_concerns_nobody(conn: Connection) -> None:
    """There is no contact whose silence could mean anything."""
    feelings.bad_news(conn, "telegram:1", 5)

    assert not feelings.known(conn, 0)


def test_harsh_words_are_kept_as_written_newest_first(conn: Connection) -> None:
    """They are evidence; older ones than asked for stay away."""
    for at in (1, 2, 3):
        feelings.keep_words(conn, 7, Harsh("insult", "idiot", f"you idiot {at}", at))

    assert [one.text for one in feelings.words_of(conn, 7, 2)] == ["you idiot 3", "you idiot 2"]
