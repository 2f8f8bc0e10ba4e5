"""Handles of buttons: opaque, whole, and known only by their hash."""

from typing import Any

from sqlalchemy import Connection, select

from storage import cards
from storage.tables.corridor import CARD

TOKEN = "aj-ZPjnC4TvQUXfe0XXodw"
CHOICES: list[dict[str, Any]] = [
    {"label": "确认", "choice": "agree", "value": None},
    {"label": "Back", "command": "back"},
]


def made(conn: Connection) -> bytes:
    """A card of chat 7 as it was sent."""
    return cards.make(conn, TOKEN, "telegram:7", "7", "confirm_balance/sure", CHOICES, 1000)


def test_a_card_is_found_by_its_token_with_what_each_button_means(conn: Connection) -> None:
    """The button carries nothing but the handle; the row says all else."""
    sha = made(conn)

    assert cards.find(conn, TOKEN) == cards.Card(sha, "telegram:7", "7", "confirm_balance/sure", CHOICES, None, None)
    assert cards.known(conn, sha) == cards.find(conn, TOKEN)


def test_no_other_token_finds_it(conn: Connection) -> None:
    """One flipped character is a stranger."""
    made(conn)

    assert all(cards.find(conn, TOKEN[:n] + "!" + TOKEN[n + 1 :]) is None for n in range(len(TOKEN)))
    assert cards.find(conn, "") is None


def test_the_books_do_not_hold_the_token(conn: Connection) -> None:
    """Whoever reads a backup cannot press anything with it."""
    made(conn)

    assert TOKEN not in str(list(conn.execute(select(CARD)).all()))


def test_what_was_pressed_is_remembered(conn: Connection) -> None:
    """A second press is answered with the first one's result."""
    made(conn)
    card = cards.find(conn, TOKEN)
    assert card is not None
    cards.use(conn, card, 1, 2000)

    found = cards.find(conn, TOKEN)
    assert found is not None
    assert (found.used, found.used_at) == (1, 2000)
