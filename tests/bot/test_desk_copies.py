"""Copies of a customer's papers in the desk's threads: each once, whenever it becomes known what they are about."""

from collections.abc import Iterator
from typing import Any

import pytest

from bot import desk_copies
from storage import cases, outbox
from storage.ports import Letter
from tests.bot.desk_scene import NOW, Desk, desk


@pytest.fixture
def here() -> Iterator[Desk]:
    """A desk with a case and a photo that is kept for it."""
    with desk() as made:
        kept = {"customer_id": 1, "case_id": 1, "chat": "telegram:42", "slot": "paper", "channel_ref": "r"}
        id_ = cases.announce(made.conn, **kept, name="photo.jpg", mime="image/jpeg", size=3, received_at=NOW)
        cases.change_evidence(made.conn, id_, state="stored", sha256="a" * 64)
        yield made


def shown(here: Desk) -> list[Letter]:
    """The case is looked through for papers: the letters of that turn, in the outbox."""
    work = here.work()
    desk_copies.show_all(work, 1)
    return outbox.add(here.conn, work.letters, NOW)


def became(here: Desk, copy: Letter, state: str, **more: Any) -> None:
    """What the relay wrote down about it."""
    assert outbox.mark_sending(here.conn, copy, NOW)
    if state != "sending":
        assert outbox.outcome(here.conn, copy.id, state, **more) == state


@pytest.mark.parametrize("state", ["queued", "sending", "uncertain"])
def test_a_copy_that_is_on_its_way_is_not_put_into_the_thread_again(here: Desk, state: str) -> None:
    """A case may be registered while the copy waits to leave."""
    (copy,) = shown(here)
    became(here, copy, state)

    assert shown(here) == []


def test_a_copy_that_arrived_is_not_put_there_again(here: Desk) -> None:
    """Whoever looks the case through later finds it."""
    (copy,) = shown(here)
    became(here, copy, "sent", remote_id="F1")

    assert shown(here) == []


def test_a_copy_that_could_not_be_brought_there_is_put_there_when_it_is_looked_for(here: Desk) -> None:
    """The thread would lack it for ever."""
    (copy,) = shown(here)
    became(here, copy, "dead", error="the channel is archived")

    assert [letter.subject for letter in shown(here)] == [copy.subject]
