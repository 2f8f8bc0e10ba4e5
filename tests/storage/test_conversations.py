"""Where conversations stand: back as they were, and moved by one turn at a time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from flows.engine.conversation import Conversation, Frame
from storage import conversations
from storage.conversations import Standing
from storage.errors import ConversationMovedError

CHAT = "telegram:7"
HOME = Conversation((Frame("home", 1, "at_rest"),))

words = st.text(max_size=12)
notes = st.dictionaries(words, st.recursive(st.none() | st.booleans() | st.integers() | words, st.lists, max_leaves=4))
frames = st.builds(Frame, words, st.integers(1, 9), words, notes, st.lists(words, max_size=3).map(tuple), words)
talks = st.builds(
    Conversation,
    st.lists(frames, min_size=1, max_size=3).map(tuple),
    st.integers(0, 999),
    st.integers(0, 3),
    st.lists(st.tuples(st.integers(1, 99), words), max_size=3).map(tuple),
    st.lists(frames, max_size=2).map(tuple),
)


@given(talks)
def test_a_conversation_comes_back_as_it_was(conversation: Conversation) -> None:
    """A restart in the middle of a sentence changes nothing."""
    assert conversations.read(conversations.write(conversation)) == conversation


def test_a_chat_nobody_wrote_in_stands_nowhere(conn: Connection) -> None:
    """The first turn begins it."""
    assert conversations.load(conn, CHAT) is None


def test_what_was_saved_is_loaded_with_the_next_version(conn: Connection) -> None:
    """Each turn raises the version by one."""
    conversations.save(conn, CHAT, Standing(HOME, asked=b"a" * 32), 1000)
    first = conversations.load(conn, CHAT)
    assert first is not None
    first.control = "human"
    conversations.save(conn, CHAT, first, 2000)

    assert first == Standing(HOME, 1, "human", b"a" * 32)
    assert conversations.load(conn, CHAT) == Standing(HOME, 2, "human", b"a" * 32)


def test_a_turn_that_comes_too_late_is_refused(conn: Connection) -> None:
    """Two turns from one state: the second must look again, or it undoes the first."""
    conversations.save(conn, CHAT, Standing(HOME), 1000)
    one, other = conversations.load(conn, CHAT), conversations.load(conn, CHAT)
    assert one is not None
    assert other is not None
    conversations.save(conn, CHAT, one, 2000)

    with pytest.raises(ConversationMovedError):
        conversations.save(conn, CHAT, other, 2000)


def test_two_who_begin_the_same_chat_at_once_begin_it_once(conn: Connection) -> None:
    """The first word of a customer may come twice."""
    conversations.save(conn, CHAT, Standing(HOME), 1000)

    with pytest.raises(ConversationMovedError):
        conversations.save(conn, CHAT, Standing(HOME), 1000)
