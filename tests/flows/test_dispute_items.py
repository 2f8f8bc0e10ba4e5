"""A case of several lines: what is claimed, offered, accepted, booked and taken back on each of them."""

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from flows.all_flows import FLOWS
from flows.engine.conversation import Conversation, Frame
from flows.engine.events import Value
from flows.facts.case_commands import ChangeClaim
from flows.facts.commands import DecideOffer, MoveCase
from flows.facts.dispute import (
    Case,
    CaseState,
    Item,
    Offer,
    OfferState,
    Option,
    Part,
    Split,
    claimed_before,
    open_case_on,
    sum_of,
)
from flows.facts.dispute_lines import granted_by, left_by, settles, with_parts
from flows.facts.money import Money
from flows.facts.standing import excepted
from flows.facts.times import DAY
from tests.flows.samples_dispute import CASE, NOW, OFFER, STATEMENT, Chat, Life, chat, commands, life, page, says

LINES = (Item(11, "INV-2214", Split(20_000)), Item(12, "INV-2215", Split(10_000)), Item(13, "INV-2230", Split(5_000)))
TWO = CASE.with_items(LINES[:2])
THREE = CASE.with_items(LINES)
PARTS = (Part(11, "INV-2214", 15_000, 5_000), Part(12, "INV-2215", 0, 8_000, 2_000))
SPLIT_OFFER = replace(OFFER, options=(Option(15_000, 13_000, "credit_note", "line by line", PARTS),))


def two(state: CaseState, offer: Offer = SPLIT_OFFER) -> Life:
    """The life of a case of two lines, in that state."""
    begun = life(state, offer)
    begun.books = replace(begun.books, cases=(begun.case.with_items(LINES[:2]),))
    return begun


def offered(case: Case = TWO, offer: Offer = SPLIT_OFFER) -> Chat:
    """The customer about to accept that offer."""
    books = page(cases=(replace(case, state=CaseState.OFFERED),), offers=(offer,))
    return chat("answer_offer", books, case_id=42, offer_id=7, choice="accept", option=0)


def rows(shown: object) -> list[dict[str, Any]]:
    """The rows that a message shows."""
    assert isinstance(shown, list)
    return shown


# -- what is claimed ---------------------------------------------------------------------------------------------------
def test_a_case_is_the_sum_of_its_lines_and_named_by_all_of_them() -> None:
    """Its first line stands for it where one is asked for."""
    sums = (THREE.split, THREE.document, THREE.documents)

    assert sums == (Split(35_000), "INV-2214", "INV-2214, INV-2215, INV-2230")


def test_each_line_is_claimed_excepted_and_found_by_itself() -> None:
    """Invariants *claims fit* and *one case per reason*, line by line."""
    cases = (TWO,)

    assert [claimed_before(cases, id_) for id_ in (11, 12, 13)] == [20_000, 10_000, 0]
    assert excepted(STATEMENT, cases) == (11, 12)
    assert (open_case_on(cases, 12, "price"), open_case_on(cases, 13, "price")) == (TWO, None)


def test_a_line_that_was_taken_back_is_free_again() -> None:
    """The others go on."""
    taken = CASE.with_items((LINES[0], replace(LINES[1], split=Split(0), first_claimed=10_000)))

    assert (taken.documents, taken.listed) == ("INV-2214", frozenset({11}))
    assert open_case_on((taken,), 12, "price") is None
    assert (taken.split.claimed, taken.first_claimed) == (20_000, 30_000)


# -- what is offered ---------------------------------------------------------------------------------------------------
def test_an_offer_decides_each_line_to_the_cent() -> None:
    """The right sum on the wrong lines does not fit."""
    swapped = (replace(PARTS[0], not_upheld=4_000), replace(PARTS[1], not_upheld=9_000))
    option = SPLIT_OFFER.options[0]

    assert settles(TWO, option)
    assert not settles(TWO, replace(option, parts=swapped))
    assert not settles(THREE, option)


def test_what_stays_open_is_said_and_something_is_decided() -> None:
    """An offer that leaves everything open is none."""
    half = Option(15_000, 5_000, "credit_note", "", (PARTS[0], Part(12, "INV-2215", 0, 0, 0, 10_000)))
    nothing = Option(
        0, 0, "credit_note", "", (Part(11, "INV-2214", 0, 0, 0, 20_000), Part(12, "INV-2215", 0, 0, 0, 10_000))
    )

    assert settles(TWO, half)
    assert not settles(TWO, nothing)


SUMS = st.integers(0, 30_000)
LINES_OF: dict[str, tuple[int, ...]] = {"": (), "all": (), "11": (11,), "12": (12,)}


@given(st.lists(st.tuples(SUMS, SUMS, SUMS), min_size=2, max_size=2), st.sampled_from(["", "all", "11", "12"]))
def test_whatever_is_offered_and_accepted_no_line_is_given_more_than_was_claimed(
    sums: list[tuple[int, int, int]], part: str
) -> None:
    """Invariant *split*, per line and in sum, over two rounds."""
    parts = []
    for item, (upheld, dropped, open_) in zip(TWO.items, sums, strict=True):
        given_ = min(upheld, item.to_settle)
        let_go = min(dropped, item.to_settle - given_)
        left = min(open_, item.to_settle - given_ - let_go)
        parts.append(
            Part(item.document_id, item.document, given_, item.to_settle - given_ - let_go - left, let_go, left)
        )
    option = Option(sum(p.upheld for p in parts), sum(p.not_upheld for p in parts), "credit_note", "", tuple(parts))
    offer = replace(OFFER, options=(option,), chosen=0, part=bool(part), lines=LINES_OF[part])
    after = TWO.with_items(with_parts(TWO, granted_by(TWO, offer), lasting=True))

    assert after.split == sum_of(item.split for item in after.items)
    assert all(item.split.open == item.to_settle >= 0 for item in after.items)
    assert after.to_settle == left_by(TWO, offer)
    assert sum(item.split.claimed for item in after.items) == TWO.split.claimed


# -- what is accepted --------------------------------------------------------------------------------------------------
def test_the_offer_lists_what_is_accepted_on_each_line() -> None:
    """Each with what is kept and what is let go."""
    shown = offered()

    assert [(row["document"], row["upheld"], row["written_off"]) for row in rows(shown.card["parts"])] == [
        ("INV-2214", Money(15_000, "USD"), None),
        ("INV-2215", None, Money(2_000, "USD")),
    ]


def test_single_lines_can_be_accepted_as_they_are() -> None:
    """Picked, read back, and passed on by their documents."""
    read = offered().press("accept_lines").press("accept_line", 11).press("these_lines")

    assert (read.stage, read.card["left"]) == ("answer_offer/part_back", Money(10_000, "USD"))
    assert read.press("accept_part_yes").done == [
        MoveCase(42, "accepted", {"offer_id": 7, "option": 0, "late": False, "part": True, "lines": [11]})
    ]


def test_all_lines_are_the_whole_offer_and_none_is_nothing() -> None:
    """Neither leads on from there."""
    picking = offered().press("accept_lines")
    ways_on = [picking.button("these_lines")]
    for choice, line in (("accept_line", 11), ("accept_line", 12), ("leave_line", 12)):
        ways_on.append(picking.press(choice, line).button("these_lines"))

    assert [bool(way) for way in ways_on] == [False, True, False, True]


def test_accepted_lines_run_and_the_others_go_into_the_next_round() -> None:
    """What was refused on an accepted line is settled, what is open is only the rest."""
    accepted = two(CaseState.OFFERED).happens("accepted", offer_id=7, option=0, part=True, lines=[11])
    decided = [one for one in commands(accepted.last.effects) if isinstance(one, DecideOffer)]
    done = two(
        CaseState.EXECUTING, replace(SPLIT_OFFER, state=OfferState.ACCEPTED, chosen=0, part=True, lines=(11,))
    ).happens("executed", document="CN-1")

    assert decided == [DecideOffer("accepted", 0, part=True, lines=(11,))]
    assert done.state is CaseState.INVESTIGATING
    assert [item.split for item in done.case.items] == [Split(20_000, 15_000, 5_000), Split(10_000)]
    assert (done.case.to_settle.minor, done.case.round) == (10_000, 2)


def test_a_whole_offer_books_each_line() -> None:
    """And nothing is open."""
    done = two(CaseState.EXECUTING, replace(SPLIT_OFFER, chosen=0)).happens("executed", document="CN-1")

    assert (done.state, done.case.outcome) == (CaseState.RESOLVED, "partly_upheld")
    assert [item.split for item in done.case.items] == [Split(20_000, 15_000, 5_000), Split(10_000, 0, 8_000, 2_000)]


def test_what_the_offer_left_open_goes_on_once_the_rest_is_carried_out() -> None:
    """Under the same number, in another round."""
    option = Option(15_000, 5_000, "credit_note", "", (PARTS[0], Part(12, "INV-2215", 0, 0, 0, 10_000)))
    done = two(CaseState.EXECUTING, replace(OFFER, options=(option,), chosen=0)).happens("executed", document="CN-1")

    assert (done.state, done.case.to_settle.minor) == (CaseState.INVESTIGATING, 10_000)
    assert says(done.last.effects)[0].values["left"] == Money(10_000, "USD")


def test_taking_it_up_again_opens_what_was_refused_on_every_line() -> None:
    """What was credited or let go stays so."""
    resolved = two(CaseState.RESOLVED)
    booked = with_parts(resolved.case, PARTS, lasting=False)
    resolved.books = replace(resolved.books, cases=(resolved.case.with_items(booked),))

    again = resolved.happens("not_solved", why="short")

    assert [item.split for item in again.case.items] == [Split(20_000, 15_000), Split(10_000, 0, 0, 2_000)]


# -- what is changed ---------------------------------------------------------------------------------------------------
def changing(case: Case = TWO, **notes: int) -> Chat:
    """The customer about to change a claim."""
    return chat("change_claim", page(cases=(case,)), case_id=42, **notes)


def test_of_several_lines_it_is_asked_which_one_changes() -> None:
    """Pressed or written."""
    pressed = changing().press("change_line", 1)
    written = changing().write("INV-2215")

    assert (changing().stage, pressed.stage, written.stage) == (
        "change_claim/line",
        "change_claim/how_much",
        "change_claim/how_much",
    )
    assert pressed.card["document"] == "INV-2215"


def test_only_that_line_changes() -> None:
    """The others stay as they are."""
    done = changing().press("change_line", 1).write("50.00").press("claim_change_yes")

    assert done.done == [ChangeClaim(42, 5_000, "50.00", 1)]


def test_one_line_is_taken_back_while_the_others_go_on() -> None:
    """Read back first."""
    read = changing().press("change_line", 0).press("take_line_back")
    stage = read.stage
    done = read.press("line_back_yes")

    assert stage == "change_claim/line_back"
    assert done.done == [ChangeClaim(42, 0, "", 0)]
    assert done.happens("claim_changed", claimed=0, next=NOW + DAY).said[0] == "change_claim/line_taken_back"


def test_withdrawing_asks_whether_all_or_one_line() -> None:
    """One line leads to where it is taken back."""
    asked = chat("withdraw_case", page(cases=(TWO,)), case_id=42)
    stage = asked.stage
    one = chat("withdraw_case", page(cases=(TWO,)), case_id=42).press("change_line", 1)

    assert stage == "withdraw_case/what"
    assert asked.press("withdraw_all").stage == "withdraw_case/sure"
    assert (one.stage, one.card["document"]) == ("change_claim/line_back", "INV-2215")


def test_what_is_decided_on_a_line_is_not_taken_back_with_it() -> None:
    """The claim falls to what was granted."""
    partly = CASE.with_items((replace(LINES[0], split=Split(20_000, 12_000), granted=12_000), LINES[1]))

    done = changing(partly).press("change_line", 0).press("take_line_back").press("line_back_yes")

    assert done.done == [ChangeClaim(42, 12_000, "", 0)]


# -- what is told ------------------------------------------------------------------------------------------------------
def test_the_status_names_each_line_with_its_sum() -> None:
    """A line that was taken back is told as such."""
    taken = CASE.with_items((*LINES[:2], replace(LINES[2], split=Split(0), first_claimed=5_000)))
    shown = chat("follow_case", page(cases=(taken,)), case_id=42)

    assert [(row["document"], row["claimed"].minor, row["taken_back"]) for row in rows(shown.card["items"])] == [
        ("INV-2214", 20_000, False),
        ("INV-2215", 10_000, False),
        ("INV-2230", 0, True),
    ]


def test_cases_about_one_statement_stand_together_under_it() -> None:
    """In the list of what is open."""
    cases = tuple(
        replace(CASE, id=id_, number=f"D-{id_}", statement_id=statement, document_id=0, items=())
        for id_, statement in ((3, 5), (2, 9), (1, 5))
    )
    shown = chat("follow_case", page(cases=cases))

    assert [(row["number"], row["heading"]) for row in rows(shown.card["cases"])] == [
        ("D-3", "ST-2026-10-7"),
        ("D-1", ""),
        ("D-2", ""),
    ]


def test_another_reason_is_another_case_and_the_summary_names_both() -> None:
    """With sums and dates, once nothing more is wrong."""
    first = replace(CASE, id=7, number="D-1007", document_id=13, document="INV-2230", items=(), registered_at=NOW - DAY)
    second = replace(CASE, id=8, number="D-1008", items=())
    notes: dict[str, Value] = {"statement_id": 5, "document_id": 11, "reason": "charge", "amount": 20_000}
    notes |= {"registered_before": [7]}
    frame = Frame("raise_dispute", FLOWS["raise_dispute"].version, "registering", notes)
    talk = Chat(page(cases=(second, first)), Conversation((frame,)))
    told = talk.happens("registered", case_id=8, number="D-1008", next=NOW + DAY, claimed=20_000)

    (said,) = [one for one in says(told.last.effects) if one.message == "raise_dispute/registered"]
    assert [row["number"] for row in rows(said.values["together"])] == ["D-1007", "D-1008"]
