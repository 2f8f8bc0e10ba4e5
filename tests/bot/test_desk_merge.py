"""Two cases that are one matter, one that is two; another name for it, another day, and what was told by telephone."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from bot import things
from flows.facts.dispute import Case
from flows.facts.times import DAY
from storage import cases
from tests.bot.desk_scene import NOW, Desk, desk

SPLIT = {"amount": "400", "reason": "discount", "words": "A discount of 400 was agreed."}


def case(here: Desk, id: int = 1) -> Case:
    """That case as it stands."""
    found = cases.one(here.conn, id)
    assert found is not None
    return found


def raised(here: Desk, *, reason: str = "discount", document: int = 7, claimed: int = 50_000, **more: Any) -> int:
    """Another case of the same customer, in triage."""
    fields: dict[str, Any] = {
        "customer_id": 1, "contact_id": 1, "statement_id": 2, "state": "triage", "remedy": "credit_note",
        "words": "Rabatt?", "answers": {}, "registered_at": NOW, "next_contact_at": NOW + 2 * DAY, "reason": reason,
        "document_id": document, "document": "INV-7001" if document == 7 else "", "currency": "USD",
        "claimed": claimed,
    }  # fmt: skip
    return cases.register(here.conn, **{**fields, **more})


@contextmanager
def two() -> Iterator[Desk]:
    """A desk with case 1 and a younger one of the same customer."""
    with desk() as here:
        raised(here)
        cases.announce(
            here.conn, case_id=2, slot="paper", chat="telegram:42", customer_id=1, channel_ref="r",
            name="list.pdf", mime="", size=3, received_at=NOW,
        )  # fmt: skip
        yield here


def threads(here: Desk, id: int) -> str:
    """What the last deed wrote into that case's thread."""
    notes = [letter for letter in here.letters if letter.kind == "note" and letter.subject == f"case:{id}"]
    return "\n".join(str(letter.body["text"]) for letter in notes)


# -- its line is in another one by now ---------------------------------------------------------------------------------
@pytest.mark.parametrize("what", ["reopened", "appealed", "appealed_elsewhere", "came_back"])
def test_a_closed_case_whose_line_is_in_question_elsewhere_stays_closed_and_names_the_other(what: str) -> None:
    """Two open cases never stand on one line for the same reason."""
    with desk() as here:
        cases.change(here.conn, case(here), state="closed", closed_at=NOW)
        raised(here, reason="price")
        work = here.work()
        things.move_case(work, 1, what, "contact:1", {"why": "still there", "text": "still there"})
        here.finish(work)

        assert (here.state(1), here.state(2)) == ("closed", "triage")
        assert "INV-7001 is in question in D-1002, which is open" in threads(here, 1)


def test_a_colleague_who_says_that_it_came_back_is_told_where_it_goes_on() -> None:
    """Before they have written anything."""
    with desk() as here:
        cases.change(here.conn, case(here), state="closed", closed_at=NOW)
        raised(here, reason="price")
        here.press("lena", "came_back", "case:1")

        assert "D-1002, which is open" in here.said()


def test_a_case_that_went_for_another_reason_is_no_hindrance() -> None:
    """Price and discount are two matters."""
    with desk() as here:
        cases.change(here.conn, case(here), state="closed", closed_at=NOW)
        raised(here, reason="discount")
        work = here.work()
        things.move_case(work, 1, "reopened", "contact:1", {"why": "still there"})
        here.finish(work)

        assert here.state(1) == "investigating"


# -- joined ------------------------------------------------------------------------------------------------------------
def test_a_double_goes_on_under_the_older_number_with_its_words_and_papers() -> None:
    """The customer is told the number that counts."""
    with two() as here:
        here.send("lena", "merge_case", "case:2", number="d-1001", money="same")

        (told,) = here.to_customer()
        assert (here.state(2), case(here, 2).outcome, case(here, 2).linked_to) == ("closed", "merged", 1)
        assert "D-1001" in told
        assert [row["case_id"] for row in cases.evidence(here.conn, customer_id=1)] == [1]
        assert "Rabatt?" in threads(here, 1)
        assert case(here).split.claimed == 100_000


def test_sums_that_come_on_top_are_added_and_what_was_claimed_first_stays_beside_it() -> None:
    """Nothing in question is lost."""
    with two() as here:
        here.send("lena", "merge_case", "case:2", number="D-1001", money="more")

        joined = case(here)
        assert (joined.split.claimed, joined.first_claimed) == (150_000, 100_000)


def test_a_line_that_only_the_younger_case_had_goes_along() -> None:
    """The reminder stays away from it as well."""
    with desk() as here:
        raised(here, reason="price", document=0, claimed=30_000)
        here.send("lena", "merge_case", "case:2", number="D-1001", money="same")

        joined = case(here)
        assert [item.document_id for item in joined.items] == [7, 0]
        assert joined.split.claimed == 130_000


@pytest.mark.parametrize(
    ("subject", "number", "why"),
    [
        ("case:2", "D-9999", "I know no open case of this customer under that number."),
        ("case:2", "D-1002", "I know no open case of this customer under that number."),
        ("case:1", "D-1002", "A case joins an older one; this number is younger."),
    ],
)
def test_only_an_older_open_case_of_the_same_customer_can_be_joined(subject: str, number: str, why: str) -> None:
    """Said under the number."""
    with two() as here:
        here.send("lena", "merge_case", subject, number=number, money="same")

        assert here.errors() == {"number": why}
        assert here.state(2) == "triage"


def test_more_than_the_line_can_hold_is_not_added() -> None:
    """Claims never exceed what is open (invariant *claims fit*)."""
    with desk() as here:
        raised(here, claimed=150_000)
        here.send("lena", "merge_case", "case:2", number="D-1001", money="more")

        assert "2,000.00" in here.errors()["money"]
        assert here.state(2) == "triage"


def test_what_was_joined_has_no_way_back_of_its_own() -> None:
    """Its card offers the books and no more."""
    with two() as here:
        here.send("lena", "merge_case", "case:2", number="D-1001", money="same")
        here.send("lena", "came_back", "case:2", reason="again")

        assert here.state(2) == "closed"


# -- split -------------------------------------------------------------------------------------------------------------
def test_a_part_goes_on_under_a_new_number_and_the_customer_knows_both() -> None:
    """Linked, with the same date as before."""
    with desk() as here:
        before = case(here).next_contact_at
        here.send("lena", "split_case", "case:1", **SPLIT)

        old, new = case(here), case(here, 2)
        (told,) = here.to_customer()
        assert (old.split.claimed, old.first_claimed, new.split.claimed) == (60_000, 100_000, 40_000)
        assert (new.reason, new.linked_to, new.next_contact_at) == ("discount", 1, before)
        assert "D-1001" in told
        assert "D-1002" in told


@pytest.mark.parametrize("amount", ["0", "1000", "2000", "much"])
def test_a_part_is_more_than_nothing_and_less_than_all(amount: str) -> None:
    """Else it is not two matters."""
    with desk() as here:
        here.send("lena", "split_case", "case:1", **{**SPLIT, "amount": amount})

        assert "amount" in here.errors()
        assert case(here).split.claimed == 100_000


def test_the_same_line_for_the_same_reason_stays_one_case() -> None:
    """Invariant *one case per reason*."""
    with desk() as here:
        here.send("lena", "split_case", "case:1", **{**SPLIT, "reason": "price"})

        assert here.errors() == {"reason": "D-1001 is open for that reason on the same line: join them instead."}


# -- another name, another day -----------------------------------------------------------------------------------------
def test_another_reason_is_told_when_it_means_something_else() -> None:
    """With whose it is now."""
    with desk() as here:
        here.send("lena", "recode", "case:1", reason="quantity")

        assert case(here).reason == "quantity"
        assert len(here.to_customer()) == 1
        assert [who for who, _ in here.audit("recoded")] == ["staff:1"]


def test_a_reason_that_another_open_case_has_on_that_line_is_refused() -> None:
    """They should be joined."""
    with two() as here:
        here.send("lena", "recode", "case:1", reason="discount")

        assert here.errors() == {"reason": "D-1002 is open for that reason on the same line: join them instead."}


def test_a_case_rests_until_a_day_and_the_customer_hears_what_moves_a_promise() -> None:
    """Before the promise is broken, not after."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        here.send("lena", "snooze", "case:1", until="2026-11-20", note="The warehouse counts on the 19th.")

        (told,) = here.to_customer()
        assert "The warehouse counts on the 19th." in told
        assert case(here).next_contact_at > NOW + 17 * DAY


@pytest.mark.parametrize("until", ["2026-10-01", "2027-10-01", "soon", ""])
def test_nothing_rests_without_a_day_or_for_ever(until: str) -> None:
    """A day ahead, within a month."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        here.send("lena", "snooze", "case:1", until=until)

        assert "until" in here.errors()


# -- said by telephone -------------------------------------------------------------------------------------------------
def test_what_is_withdrawn_by_telephone_is_confirmed_in_writing() -> None:
    """Who said it and how stands in the records."""
    with desk() as here:
        here.send("lena", "withdraw_for", "case:1", who="Li Na", how="phone", words="we found the order")

        assert here.state() == "closed"
        assert len(here.to_customer()) == 1
        assert '"how":"phone"' in here.audit("withdrawn_elsewhere")[0][1].replace(": ", ":")


def test_there_is_no_appeal_where_nothing_was_decided() -> None:
    """Said in the form."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        here.send("lena", "appeal_for", "case:1", who="Li Na", how="mail", words="look again")

        assert here.state() == "investigating"
        assert "no decision" in here.said()


@pytest.mark.parametrize(("alarm", "steps"), [("safety", "call the customer now"), ("privacy", "72 hours")])
def test_a_danger_comes_first_and_says_what_to_do(alarm: str, steps: str) -> None:
    """Whoever sees it first raises it."""
    with desk() as here:
        here.send("ruth", "raise_flag", "case:1", alarm=alarm, words="a drum burst")

        assert case(here).answers["alarm"] == alarm
        assert steps in threads(here, 1)
