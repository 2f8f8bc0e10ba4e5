"""A case of several lines on the desk: proposed line by line, on pages where they are many, and booked so."""

import pytest

from bot import things
from flows.facts.dispute import Case, CaseState, Item, Part, Split
from storage import cases
from tests.bot.desk_scene import NOW, Desk, desk

HOW = {"remedy_1": "credit_note", "text_1": "Line by line."}


def with_lines(here: Desk, count: int) -> str:
    """A second case, of that many lines, in Lena's hands; its subject."""
    items = [Item(0, f"INV-8{n:02}", Split(1_000 * (n + 1))) for n in range(count)]
    listed = [Item(100 + n, item.document, item.split) for n, item in enumerate(items)]
    id_ = cases.register(
        here.conn, listed, customer_id=1, contact_id=1, statement_id=2, reason="charge", state="triage", currency="USD",
        remedy="unsure", words="", answers={}, registered_at=NOW, next_contact_at=NOW + 1,
    )  # fmt: skip
    here.press("lena", "take", f"case:{id_}")
    return f"case:{id_}"


def case_of(here: Desk, subject: str) -> Case:
    """That case as it stands."""
    found = cases.one(here.conn, int(subject.partition(":")[2]))
    assert found
    return found


def parts_of(here: Desk, subject: str) -> tuple[Part, ...]:
    """What the newest offer says of each line."""
    made = cases.offer(here.conn, case_of(here, subject).id)
    return made.options[0].parts if made else ()


def test_each_line_has_its_own_fields_within_slacks_limits() -> None:
    """Fewer ways to settle it than for a case of one line."""
    with desk() as here:
        subject = with_lines(here, 8)
        here.press("lena", "propose", subject)
        view = here.replies[-1].body["view"]

        names = [block["block_id"] for block in view["blocks"] if block["type"] == "input"]
        assert sum(name.startswith("upheld_") for name in names) == 8
        assert len(view["blocks"]) <= 100
        assert "upheld_2_0" not in names


def test_what_is_neither_accepted_nor_written_off_is_refused_or_stays_open() -> None:
    """As the colleague says for each line."""
    with desk() as here:
        subject = with_lines(here, 2)
        said = {"upheld_1_0": "4", "written_off_1_0": "1", "upheld_1_1": "5", "rest_1_1": "open"}
        here.send("lena", "propose", subject, **said, **HOW)

        assert parts_of(here, subject) == (
            Part(100, "INV-800", 400, 500, 100, 0),
            Part(101, "INV-801", 500, 0, 0, 1_500),
        )
        assert case_of(here, subject).state is CaseState.PENDING_APPROVAL


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"upheld_1_0": "8", "written_off_1_0": "3"}, "upheld_1_0"),
        ({"upheld_1_1": "a lot"}, "upheld_1_1"),
        ({"rest_1_0": "open", "rest_1_1": "open"}, "text_1"),
    ],
)
def test_a_fault_stands_under_the_line_it_belongs_to(said: dict[str, str], field: str) -> None:
    """More than was claimed, no amount, and nothing decided at all."""
    with desk() as here:
        subject = with_lines(here, 2)
        here.send("lena", "propose", subject, **said, **HOW)

        assert list(here.replies[-1].body["errors"]) == [field]
        assert not parts_of(here, subject)


def test_more_lines_than_fit_are_asked_on_further_pages() -> None:
    """What was written before is carried along."""
    with desk() as here:
        subject = with_lines(here, 10)
        here.press("lena", "propose", subject)
        first = here.replies[-1].body["view"]
        here.send("lena", "propose", subject, page="0", before="", upheld_1_0="10", upheld_1_7="2")
        second = here.replies[-1].body["view"]
        before = str(second["private_metadata"])
        here.send("lena", "propose", subject, page="1", before='{"upheld_1_0": "10", "upheld_1_7": "2"}', **HOW)

        assert not [block for block in first["blocks"] if block.get("block_id") == "remedy_1"]
        assert [b["block_id"] for b in second["blocks"] if str(b.get("block_id")).startswith("upheld")] == [
            "upheld_1_8",
            "upheld_1_9",
        ]
        assert "upheld_1_7" in before
        assert [part.upheld for part in parts_of(here, subject)][:8] == [1_000, 0, 0, 0, 0, 0, 0, 200]


def test_accepted_lines_are_booked_and_the_others_are_proposed_next() -> None:
    """The next form asks only for what is left."""
    with desk() as here:
        subject = with_lines(here, 2)
        here.send("lena", "propose", subject, upheld_1_0="10", upheld_1_1="5", **HOW)
        here.conn.exec_driver_sql("UPDATE offer SET approver = 2, state = 'sent'")
        here.conn.exec_driver_sql("UPDATE dispute_case SET state = 'offered' WHERE id = 2")
        offer = cases.offer(here.conn, 2)
        assert offer
        accepted = {"offer_id": offer.id, "option": 0, "part": True, "lines": [100]}
        things.move_case(here.work(), 2, "accepted", "telegram:42", accepted)
        asked = here.conn.exec_driver_sql("SELECT amount FROM adjustment_request").scalar()
        things.move_case(here.work(), 2, "executed", "staff:1", {"document": "CN-1"})
        here.press("lena", "propose", subject)

        assert asked == 1_000
        assert [item.split for item in case_of(here, subject).items] == [Split(1_000, 1_000), Split(2_000)]
        names = [block.get("block_id") for block in here.replies[-1].body["view"]["blocks"]]
        assert "upheld_1" in names
