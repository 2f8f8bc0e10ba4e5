"""Answering an offer."""

from dataclasses import replace

import pytest

from flows.facts.books import Page
from flows.facts.case_commands import ForwardOffer
from flows.facts.commands import MoveCase, PassOn
from flows.facts.contact_policy import end_of_working_day
from flows.facts.dispute import CaseState, Offer, OfferState, Option
from flows.facts.money import Money
from flows.facts.parties import Role
from flows.facts.times import DAY
from tests.flows.samples_dispute import AMARA, CASE, NOW, OFFER, OPTION, ZONE, Chat, chat, page

OFFERED = replace(CASE, state=CaseState.OFFERED)
PART = Option(15_000, 5_000, "credit_note", "200 of the 250 cans.")


def offered(offer: Offer = OFFER, **changes: object) -> Page:
    """Amara's page with a case on offer."""
    return page(cases=(OFFERED,), offers=(offer,), **changes)


def begun(choice: str = "", books: Page | None = None, **notes: int) -> Chat:
    """The dialogue as the notice's button begins it."""
    return chat("answer_offer", books or offered(), case_id=42, offer_id=7, choice=choice, **notes)


def test_the_offer_shows_what_is_accepted_and_why() -> None:
    """With the date until which it stands."""
    shown = begun()

    assert shown.card["options"] == [
        {"n": 1, "upheld": Money(20_000, "USD"), "not_upheld": Money(0, "USD"), "remedy": "a credit for the difference",
         "text": OPTION.text, "payable": Money(460_000, "USD"), "written_off": None, "left_open": None, "parts": []}
    ]  # fmt: skip
    assert shown.card["until"] == OFFER.valid_until


def test_accept_on_the_notice_leads_to_the_read_back() -> None:
    """Nothing is decided by one press."""
    read = begun("accept", option=0)

    assert read.stage == "answer_offer/read_back"
    assert not read.done


def test_the_second_press_accepts() -> None:
    """With offer and option named."""
    accepted = begun("accept", option=0).press("accept_yes")

    assert accepted.done == [MoveCase(42, "accepted", {"offer_id": 7, "option": 0, "late": False})]
    assert accepted.stage == "home/at_rest"


def test_of_two_options_the_pressed_one_is_read_back() -> None:
    """And no other."""
    books = offered(replace(OFFER, options=(OPTION, PART)))

    read = begun("", books).press("offer_option", 1)

    assert read.card["upheld"] == Money(15_000, "USD")
    assert read.press("accept_yes").done == [MoveCase(42, "accepted", {"offer_id": 7, "option": 1, "late": False})]


@pytest.mark.parametrize("choice", ["", "accept", "counter", "decline"])
def test_an_offer_that_was_answered_says_how_things_stand(choice: str) -> None:
    """By whichever contact."""
    books = page(
        cases=(replace(CASE, state=CaseState.EXECUTING),), offers=(replace(OFFER, state=OfferState.ACCEPTED, chosen=0),)
    )

    late = begun(choice, books)

    assert late.said == ["answer_offer/no_longer_open"]
    assert not late.done


def test_an_offer_answered_between_the_two_presses_is_not_answered_twice() -> None:
    """The colleague was first."""
    read = begun("accept", option=0)
    read.books = page(
        cases=(replace(CASE, state=CaseState.EXECUTING),), offers=(replace(OFFER, state=OfferState.ACCEPTED, chosen=0),)
    )

    second = read.press("accept_yes")

    assert second.said == ["answer_offer/no_longer_open"]
    assert not second.done


def test_a_newer_offer_takes_the_place_of_the_pressed_one() -> None:
    """It is shown, not accepted."""
    books = offered(replace(OFFER, id=8, round=2))

    newer = begun("accept", books, option=0)

    assert newer.said == ["answer_offer/newer_offer", "answer_offer/the_offer"]
    assert newer.stage == "answer_offer/offer"


def test_after_its_time_it_can_be_accepted_subject_to_a_second_look() -> None:
    """Said before and after the press."""
    books = page(
        cases=(replace(CASE, state=CaseState.AWAITING_CUSTOMER),), offers=(replace(OFFER, state=OfferState.EXPIRED),)
    )

    read = begun("accept", books, option=0)
    accepted = read.press("accept_yes")

    assert accepted.done == [MoveCase(42, "accepted", {"offer_id": 7, "option": 0, "late": True})]
    assert accepted.card["expired"]


@pytest.mark.parametrize(
    ("contact", "names"),
    [
        (replace(AMARA, role=Role.VIEWER), ["Tom Reyes"]),
        (replace(AMARA, limit=Money(10_000, "USD")), []),
        (replace(AMARA, limit=Money(10_000_000, "EUR")), []),
    ],
    ids=["may only look", "over the limit", "limit in another currency"],
)
def test_who_may_not_accept_is_told_who_can(contact: object, names: list[str]) -> None:
    """Nothing is decided, and whoever may gets it."""
    refused = begun("accept", offered(contact=contact), option=0)

    assert refused.said == ["answer_offer/who_may_accept"]
    assert refused.card["people"] == names
    assert refused.done == [ForwardOffer(42, (2,) if names else ())]


def test_a_counter_sum_is_read_back_and_passed_on() -> None:
    """In the currency of the case."""
    back = begun("counter").write("180.00")
    passed = back.press("counter_yes")

    assert passed.done == [MoveCase(42, "countered", {"offer_id": 7, "text": "180.00", "sum": 18_000})]
    assert passed.said == ["answer_offer/countered"]


def test_a_counter_in_words_is_passed_on_as_it_is() -> None:
    """Nothing is made of it."""
    passed = begun("counter").write("new cans instead").press("counter_yes")

    assert passed.done == [MoveCase(42, "countered", {"offer_id": 7, "text": "new cans instead", "sum": 0})]


def test_declining_asks_what_is_missing_and_promises_a_date() -> None:
    """The talk goes on."""
    declined = begun("decline").press("decline_sum").press("talk_on")

    assert declined.done == [MoveCase(42, "declined", {"offer_id": 7, "why": "decline_sum"})]
    assert declined.card["by"] == end_of_working_day(NOW, 2, ZONE)


def test_declining_in_own_words_passes_them_on() -> None:
    """Exactly."""
    declined = begun("decline").write("the order was for all 250").press("talk_on")

    assert declined.done == [MoveCase(42, "declined", {"offer_id": 7, "why": "the order was for all 250"})]


def test_a_case_without_an_offer_says_so() -> None:
    """There is nothing to answer."""
    nothing = chat("answer_offer", page(cases=(CASE,)), case_id=42)

    assert nothing.said == ["answer_offer/no_offer"]


def test_an_offer_past_its_date_is_late_even_before_the_bell_rings() -> None:
    """The date decides, not the follow-up."""
    read = begun("", offered(replace(OFFER, valid_until=NOW - DAY)))

    assert read.card["expired"]


def test_only_what_is_granted_can_be_accepted_and_the_rest_goes_on() -> None:
    """Read back like everything else that is accepted."""
    books = offered(replace(OFFER, options=(PART,)))

    part = begun("accept", books, option=0).press("accept_part").press("accept_part_yes")

    assert part.done == [MoveCase(42, "accepted", {"offer_id": 7, "option": 0, "late": False, "part": True})]
    assert part.said == ["answer_offer/part_accepted"]


def test_an_offer_without_a_rest_has_no_part() -> None:
    """There is nothing to talk on about."""
    read = begun("accept", option=0)

    assert read.button("accept_part") is None


def test_time_to_ask_in_the_house_prolongs_the_offer_to_the_day_named() -> None:
    """The promise of a date, made by the customer."""
    given = begun("time").write("12 November")
    (move,) = given.done

    assert given.said == ["answer_offer/time_given"]
    assert isinstance(move, MoveCase)
    assert (move.what, move.values["until"]) == ("needs_time", end_of_working_day(NOW, 7, ZONE))


def test_it_is_prolonged_once() -> None:
    """The second time it is said until when it stands."""
    again = begun("time", offered(replace(OFFER, prolonged=True)))

    assert again.said[0] == "answer_offer/no_more_time"
    assert not again.done


def test_refusing_the_outcome_of_an_appeal_is_said_to_be_the_end_before_it_is() -> None:
    """And takes a second press."""
    books = page(cases=(replace(OFFERED, appealed_at=NOW - DAY),), offers=(OFFER,))
    asked = begun("decline", books)
    asked_done = asked.done
    declined = asked.press("final_no_yes")

    assert asked_done == []
    assert declined.done == [MoveCase(42, "declined", {"offer_id": 7, "why": ""})]


def test_an_appeal_can_be_begun_where_the_offer_is_refused() -> None:
    """With the words that were written there."""
    begun_ = begun("decline").write("your confirmation says 18.40").press("appeal_it")

    assert begun_.stage == "appeal/facts"
    assert begun_.conversation.top.notes["why"] == "your confirmation says 18.40"


def test_a_question_about_the_explanation_goes_to_the_team() -> None:
    """And the offer stays open."""
    asked = begun("explain").write("which cans?")

    assert asked.said == ["answer_offer/question_passed_on"]


LAPSED = page(
    cases=(replace(CASE, state=CaseState.AWAITING_CUSTOMER),), offers=(replace(OFFER, state=OfferState.EXPIRED),)
)
GONE = page(cases=(replace(CASE, state=CaseState.INVESTIGATING),), offers=(replace(OFFER, state=OfferState.EXPIRED),))


def test_a_question_about_a_lapsed_offer_is_passed_on_with_the_time_that_was_told() -> None:
    """It names no other: we have said when we come back to it."""
    asked = begun("explain", LAPSED).write("which cans?")

    assert asked.said == ["follow_case/passed_on"]
    assert asked.done == [PassOn(42, "which cans?")]


@pytest.mark.parametrize("choice", ["explain", "", "time"])
def test_what_is_written_once_it_is_no_longer_open_is_passed_on_and_answered_so(choice: str) -> None:
    """Somebody else may have answered it while they were reading."""
    reading = begun(choice)
    reading.books = GONE

    answered = reading.write("which cans?")

    assert "answer_offer/no_longer_open" in answered.said
    assert not [one for one in answered.done if isinstance(one, MoveCase)]


def test_papers_that_we_lack_are_asked_for_without_a_promise_that_the_case_cannot_keep() -> None:
    """After its time the offer has no clock of its own."""
    asked = begun("explain", LAPSED).press("your_papers")

    assert asked.said == ["follow_case/no_copies_here"]
    assert not asked.done
