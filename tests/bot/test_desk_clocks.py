"""Clocks on the desk: what is due today on a colleague's home, and which comes first on the card of a case."""

import json

from flows.facts.times import DAY, HOUR, MINUTE
from storage import case_clocks, cases
from tests.bot.desk_scene import Desk, desk
from tests.bot.test_desk_home import look, opens, words


def due_today(here: Desk) -> list[str]:
    """The lines of Lena's home that tell of a clock."""
    return [line for line in words(look(here, "lena")).splitlines() if "First word by a person" in line]


def test_what_runs_out_today_stands_on_the_home_of_whoever_has_the_case() -> None:
    """With a button that opens it; nothing of a colleague's case."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        mine = due_today(here)
        theirs = words(look(here, "mei"))

        assert len(mine) == 1
        assert mine[0].startswith("D-1001 · Fu Tong (Shenzhen) Trading · First word by a person: by ")
        assert "case:1" in opens(look(here, "lena"))
        assert "First word by a person" not in theirs


def test_what_is_late_is_said_to_be() -> None:
    """On the next day too."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        here.now += DAY

        assert "LATE" in due_today(here)[0]


def test_what_waits_for_the_customer_is_not_due_today() -> None:
    """Its clocks stand still."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        here.send("lena", "ask_evidence", "case:1", list="The order", days="3")

        assert due_today(here) == []


def test_the_card_names_the_nearest_clock_first() -> None:
    """What has to be done next is read first."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        shown = json.dumps(here.card("case:1").body["blocks"], ensure_ascii=False)

        assert shown.index("First word by a person: by") < shown.index("Decision: by")


def test_a_word_that_has_not_left_is_seen_after_ten_seconds() -> None:
    """Not while it is on its way."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        here.send("lena", "ask_evidence", "case:1", list="The order", days="3")
        case = cases.one(here.conn, 1)

        assert case is not None
        assert case_clocks.records_of(here.conn, case, here.now + 10_000_000).unsent == 0
        assert case_clocks.records_of(here.conn, case, here.now + MINUTE).unsent == here.now
        assert case_clocks.records_of(here.conn, case, here.now + HOUR).news
