"""The life of a case: every move, who may make it, and what the customer hears."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.all_flows import FLOWS
from flows.engine.effects import CallOff
from flows.facts.case_commands import GiveToLead, ProlongOffer
from flows.facts.commands import ChangeCase, DecideOffer
from flows.facts.dispute import CaseState, OfferState, Option, Split
from flows.facts.times import DAY
from flows.facts.to_move import Party, next_contact, to_move
from tests.flows.samples_dispute import CASE, NOW, OFFER, ZONE, Life, commands, life

S = CaseState
ASKED = replace(OFFER, state=OfferState.AWAITING_APPROVAL, sha="ab")
OPEN = [state for state in S if state is not S.CLOSED]


def test_a_registered_case_is_triaged_at_once() -> None:
    """The desk hears of it, and the promise is kept in a follow-up."""
    new = life(S.REGISTERED, next_contact_at=0).happens("registered")

    assert new.state is S.TRIAGE
    assert new.staff == ["staff/case_registered"]
    assert new.reminders == ["answer_due"]


def test_taking_it_makes_somebody_its_owner_and_keeps_the_promise() -> None:
    """The date told to the customer stands."""
    taken = life(S.TRIAGE, next_contact_at=NOW + DAY).happens("taken", by=900)

    assert taken.state is S.INVESTIGATING
    assert (taken.case.owner, taken.case.next_contact_at) == (900, NOW + DAY)


def test_asking_the_customer_names_at_least_one_thing() -> None:
    """An empty question is not sent."""
    asked = life(S.INVESTIGATING).happens("asked_customer", list=["delivery note"], due=NOW + 3 * DAY)
    empty = life(S.INVESTIGATING).happens("asked_customer", list=[])

    assert (asked.state, asked.told) == (S.AWAITING_CUSTOMER, ["dispute/please_send"])
    assert (empty.state, empty.told, empty.staff) == (S.INVESTIGATING, [], ["staff/case_nothing_asked"])


def test_the_customers_answer_sets_it_going() -> None:
    """We are to move again."""
    answered = life(S.AWAITING_CUSTOMER).happens("customer_answered")

    assert answered.state is S.INVESTIGATING
    assert answered.called_off


def test_silence_is_reminded_of_and_at_last_gone_on_without() -> None:
    """Never a refusal."""
    reminded = life(S.AWAITING_CUSTOMER).happens("due:evidence_wanted", count=0)
    over = life(S.AWAITING_CUSTOMER).happens("due:evidence_wanted", count=3)

    assert (reminded.state, reminded.told) == (S.AWAITING_CUSTOMER, ["dispute/still_waiting"])
    assert (over.state, over.told) == (S.INVESTIGATING, ["dispute/going_on_without"])


# -- proposals ---------------------------------------------------------------------------------------------------------
def test_a_proposal_that_decides_everything_waits_for_approval() -> None:
    """The customer hears nothing of it yet."""
    proposed = life(S.INVESTIGATING, ASKED).happens("proposed", proposer=900)

    assert (proposed.state, proposed.told) == (S.PENDING_APPROVAL, [])


@pytest.mark.parametrize(
    ("upheld", "not_upheld"), [(10_000, 5_000), (25_000, 0), (-1, 20_001), (0, 0)],
    ids=["leaves some open", "more than claimed", "below zero", "nothing decided"],
)  # fmt: skip
def test_sums_that_do_not_decide_the_claim_are_not_put_forward(upheld: int, not_upheld: int) -> None:
    """Invariant *split*."""
    offer = replace(ASKED, options=(Option(upheld, not_upheld, "credit_note", ""),))

    refused = life(S.INVESTIGATING, offer).happens("proposed", proposer=900)

    assert (refused.state, refused.staff) == (S.INVESTIGATING, ["staff/case_sums_wrong"])


def test_somebody_else_approves_and_the_customer_gets_the_offer() -> None:
    """With a button for each answer, pressed anywhere at any time."""
    approved = life(S.PENDING_APPROVAL, ASKED).happens("approved", by=901, proposer=900, roles=["reviewer"])

    assert (approved.state, approved.told) == (S.OFFERED, ["dispute/offer"])
    assert DecideOffer("sent") in commands(approved.last.effects)
    assert approved.reminders == ["offer_open", "offer_expired"]
    assert approved.case.next_contact_at == ASKED.valid_until


@pytest.mark.parametrize(
    "values", [{"by": 900, "proposer": 900}, {"by": 900}, {"by": 900, "proposer": 901}, {"proposer": 900}, {}],
    ids=["named as both", "known from the offer", "said to be another's", "nobody", "nothing"],
)  # fmt: skip
def test_nobody_approves_his_own_proposal(values: dict[str, int]) -> None:
    """Invariant *four eyes*: refused, told and on record; nothing moves."""
    refused = life(S.PENDING_APPROVAL, ASKED).happens("approved", **values)

    assert (refused.state, refused.told, refused.staff) == (S.PENDING_APPROVAL, [], ["staff/case_own_proposal"])
    assert not commands(refused.last.effects)


def test_an_approval_of_other_bytes_is_void() -> None:
    """What was read is what is approved."""
    changed = life(S.PENDING_APPROVAL, ASKED).happens("approved", by=901, proposer=900, sha="cd")

    assert (changed.state, changed.staff) == (S.PENDING_APPROVAL, ["staff/case_changed_since"])


def test_a_returned_proposal_goes_back_to_work() -> None:
    """With the reviewer's words."""
    returned = life(S.PENDING_APPROVAL, ASKED).happens("returned_offer", comment="show the order")

    assert returned.state is S.INVESTIGATING
    assert DecideOffer("returned") in commands(returned.last.effects)


# -- answers -----------------------------------------------------------------------------------------------------------
def test_an_accepted_offer_is_carried_out() -> None:
    """The option is recorded."""
    accepted = life(S.OFFERED).happens("accepted", offer_id=7, option=0)

    assert accepted.state is S.EXECUTING
    assert DecideOffer("accepted", 0) in commands(accepted.last.effects)


def test_accepting_an_older_offer_moves_nothing() -> None:
    """Only the newest counts."""
    older = life(S.OFFERED).happens("accepted", offer_id=6, option=0)

    assert older.state is S.OFFERED
    assert not older.last.effects


@pytest.mark.parametrize("what", ["countered", "declined"])
def test_a_no_opens_the_next_round(what: str) -> None:
    """The case goes on."""
    again = life(S.OFFERED).happens(what, offer_id=7, why="decline_sum", text="180", sum=18_000)

    assert (again.state, again.case.round) == (S.INVESTIGATING, 2)


@pytest.mark.parametrize("what", ["countered", "declined"])
def test_a_lead_joins_in_the_third_round(what: str) -> None:
    """Two rounds are enough among two people."""
    third = life(S.OFFERED, round=2).happens(what, offer_id=7)

    assert third.case.round == 3
    assert "staff/case_lead_joins" in third.staff


def test_an_offer_is_reminded_of_and_ends_without_a_decision() -> None:
    """Silence is neither yes nor no."""
    reminded = life(S.OFFERED).happens("due:offer_open", count=0)
    over = life(S.OFFERED).happens("due:offer_expired")

    assert (reminded.state, reminded.told) == (S.OFFERED, ["dispute/offer_reminder"])
    assert (over.state, over.told) == (S.AWAITING_CUSTOMER, ["dispute/offer_over"])
    assert DecideOffer("expired") in commands(over.last.effects)
    assert over.due == {"answer_due": over.case.next_contact_at}  # "we come back to it by"


LAPSED = replace(OFFER, state=OfferState.EXPIRED, valid_until=NOW - DAY)


def test_we_come_back_to_a_lapsed_offer_when_we_said() -> None:
    """Whoever takes it up keeps that day; when nobody does, the customer hears how it stands, with a new time."""
    told = NOW + DAY
    taken = life(S.AWAITING_CUSTOMER, LAPSED, next_contact_at=told).happens("taken", owner=901)
    nobody = life(S.AWAITING_CUSTOMER, LAPSED, next_contact_at=NOW).happens("due:answer_due")
    again = life(S.AWAITING_CUSTOMER, LAPSED, next_contact_at=NOW).happens("due:answer_due", times=2)

    assert (taken.state, taken.due) == (S.INVESTIGATING, {"answer_due": told})
    assert (nobody.state, nobody.told) == (S.AWAITING_CUSTOMER, ["dispute/progress"])  # and it may be accepted still
    assert nobody.due == {"answer_due": nobody.case.next_contact_at}
    assert again.told == ["dispute/progress_owed"]
    assert GiveToLead() in commands(again.last.effects)


def test_a_time_that_was_named_while_papers_were_asked_for_brings_the_case_back_to_us() -> None:
    """Whoever named it has taken it upon them."""
    over = life(S.AWAITING_CUSTOMER).happens("due:answer_due")

    assert (over.state, over.told) == (S.INVESTIGATING, ["dispute/progress"])
    assert over.due == {"answer_due": over.case.next_contact_at}


def test_words_about_a_lapsed_offer_leave_it_open_until_papers_are_asked_for() -> None:
    """A late yes counts as long as nothing has changed it."""
    wrote = life(S.AWAITING_CUSTOMER, LAPSED).happens("customer_answered")
    asked = life(S.AWAITING_CUSTOMER, LAPSED).happens("asked_customer", list=["The order"])

    assert (wrote.state, wrote.staff) == (S.AWAITING_CUSTOMER, ["staff/case_customer_answered"])
    assert DecideOffer("returned") in commands(asked.last.effects)


def test_a_colleague_who_names_a_time_asks_for_nothing_meanwhile() -> None:
    """That nobody reminds them until then is true of papers that we had asked for."""
    named = life(S.AWAITING_CUSTOMER).happens("promised", until=NOW + DAY, before=0, text="")

    assert (named.told, named.due) == (["dispute/time_promised"], {"answer_due": NOW + DAY})
    assert [one.kinds for one in named.last.effects if isinstance(one, CallOff)] == [("evidence_wanted",)]


@pytest.mark.parametrize("state", [S.INVESTIGATING, S.OFFERED, S.AWAITING_CUSTOMER])
def test_a_later_time_than_was_told_is_told_as_later(state: S) -> None:
    """Whatever else the case's next date says: what counts is what the customer heard."""
    later = life(state).happens("promised", until=NOW + 2 * DAY, before=NOW + DAY, text="")
    sooner = life(state).happens("promised", until=NOW + DAY, before=NOW + 2 * DAY, text="")

    assert (later.told, sooner.told) == (["dispute/put_off"], ["dispute/time_promised"])


def test_a_late_yes_needs_a_new_approval_and_then_runs() -> None:
    """It is not offered a second time."""
    late = life(S.AWAITING_CUSTOMER, replace(OFFER, state=OfferState.EXPIRED, valid_until=NOW - DAY)).happens(
        "accepted", offer_id=7, option=0, late=True
    )
    approved = life(S.PENDING_APPROVAL, replace(ASKED, chosen=0)).happens(
        "approved", by=901, proposer=900, roles=["reviewer"]
    )

    assert late.state is S.PENDING_APPROVAL
    assert DecideOffer("awaiting_approval", 0) in commands(late.last.effects)
    assert (approved.state, approved.told) == (S.EXECUTING, ["dispute/late_yes_stands"])
    assert DecideOffer("accepted", 0) in commands(approved.last.effects)


def test_a_yes_after_the_date_is_late_even_before_the_bell_rings() -> None:
    """The date decides."""
    late = life(S.OFFERED, replace(OFFER, valid_until=NOW)).happens("accepted", offer_id=7, option=0)

    assert late.state is S.PENDING_APPROVAL


# -- carrying out ------------------------------------------------------------------------------------------------------
def test_it_counts_as_done_with_the_documents_number() -> None:
    """And the claim is decided to the cent."""
    done = life(S.EXECUTING, replace(OFFER, chosen=0)).happens("executed", document="CN-0391")

    assert (done.state, done.told) == (S.RESOLVED, ["dispute/carried_out"])
    assert done.case.split == Split(20_000, upheld=20_000)
    assert (done.case.split.open, done.case.outcome) == (0, "upheld")


@pytest.mark.parametrize("values", [{}, {"nothing_to_post": True}, {"document": ""}])
def test_a_credit_without_a_number_is_not_done(values: dict[str, object]) -> None:
    """Nothing counts as done without its papers."""
    missing = life(S.EXECUTING, replace(OFFER, chosen=0)).happens("executed", **values)  # type: ignore[arg-type]

    assert (missing.state, missing.told, missing.staff) == (S.EXECUTING, [], ["staff/case_papers_missing"])


def test_an_explanation_needs_nothing_posted() -> None:
    """The claim is not upheld and nothing is open."""
    offer = replace(OFFER, options=(Option(0, 20_000, "explanation", "as ordered"),), chosen=0)

    done = life(S.EXECUTING, offer).happens("executed", nothing_to_post=True)

    assert (done.state, done.case.outcome, done.case.split.open) == (S.RESOLVED, "not_upheld", 0)


def test_a_failure_is_told_to_the_customer() -> None:
    """With a new date."""
    failed = life(S.EXECUTING).happens("failed", reason="period closed")

    assert (failed.state, failed.told) == (S.INVESTIGATING, ["dispute/could_not"])


# -- the end -----------------------------------------------------------------------------------------------------------
def test_the_customers_yes_closes_it() -> None:
    """And calls off what was to come."""
    solved = life(S.RESOLVED).happens("solved")

    assert solved.state is S.CLOSED
    assert solved.called_off


@pytest.mark.parametrize(("state", "what"), [(S.RESOLVED, "not_solved"), (S.CLOSED, "reopened")])
def test_a_no_takes_it_up_again_and_what_was_refused_is_open_once_more(state: S, what: str) -> None:
    """What was credited stays credited."""
    again = life(state, split=Split(20_000, upheld=15_000, not_upheld=5_000)).happens(what, why="short by 20")

    assert (again.state, again.case.reopened) == (S.INVESTIGATING, 1)
    assert again.case.split == Split(20_000, upheld=15_000)


def test_silence_closes_it_after_one_reminder_and_is_flagged() -> None:
    """The right to take it up again is stated."""
    reminded = life(S.RESOLVED, outcome="upheld").happens("due:solved_question", count=0)
    closed = life(S.RESOLVED, outcome="upheld").happens("due:solved_question", count=1)

    assert (reminded.state, reminded.told, reminded.reminders) == (
        S.RESOLVED,
        ["dispute/is_it_settled"],
        ["solved_question"],
    )
    assert (closed.state, closed.told) == (S.CLOSED, ["dispute/closed_unanswered"])
    assert closed.case.outcome == "upheld:no_answer"


@pytest.mark.parametrize("state", [S.TRIAGE, S.INVESTIGATING, S.PENDING_APPROVAL, S.EXECUTING])
def test_the_promised_day_without_a_result_is_kept_with_the_truth(state: S) -> None:
    """A word, a new date, and the desk is told."""
    due = life(state, next_contact_at=NOW).happens("due:answer_due")

    assert (due.state, due.told, due.staff) == (state, ["dispute/progress"], ["staff/case_answer_due"])
    assert due.case.next_contact_at > NOW
    assert due.reminders == ["answer_due"]


# -- invariants --------------------------------------------------------------------------------------------------------
HAPPENINGS = st.sampled_from((
    ("taken", {"by": 900}), ("asked_customer", {"list": ["note"], "due": NOW + DAY}), ("asked_customer", {"list": []}),
    ("customer_answered", {}), ("no_answer", {}), ("proposed", {"proposer": 900}),
    ("approved", {"by": 901, "proposer": 900, "roles": ["lead"]}), ("approved", {"by": 900, "proposer": 900}),
    ("due:approval_open", {"count": 0}), ("due:approval_lapsed", {"count": 0}), ("due:small_fix", {"count": 0}),
    ("returned_offer", {"comment": "no"}), ("accepted", {"offer_id": 7, "option": 0}),
    ("accepted", {"offer_id": 7, "option": 5, "late": True}), ("countered", {"sum": 10}), ("declined", {"why": "x"}),
    ("executed", {"document": "CN-1"}), ("executed", {}), ("failed", {"reason": "x"}), ("solved", {}),
    ("not_solved", {}), ("reopened", {}), ("due:answer_due", {"count": 0}), ("due:evidence_wanted", {"count": 3}),
    ("due:offer_open", {"count": 1}),
    ("due:offer_expired", {"count": 0}), ("due:solved_question", {"count": 1}), ("something_else", {}),
))  # fmt: skip


def walked(one: Life, happenings: list[tuple[str, dict[str, object]]]) -> Life:
    """The case after all of these, a day apart."""
    for what, values in happenings:
        one.happens(what, **values)  # type: ignore[arg-type]
        one.now += DAY // 2
    return one


@given(st.lists(HAPPENINGS, max_size=12))
def test_every_open_case_has_a_next_date_that_lay_ahead_when_it_was_set(
    happenings: list[tuple[str, dict[str, object]]],
) -> None:
    """Invariant *always a next date*, whatever happens in whatever order."""
    one = life(S.REGISTERED, next_contact_at=0).happens("registered")

    for what, values in happenings:
        one.happens(what, **values)  # type: ignore[arg-type]
        dates = [c.fields["next_contact_at"] for c in commands(one.last.effects) if isinstance(c, ChangeCase)]

        assert all(isinstance(date, int) and (date > one.now or one.case.closed) for date in dates)
        assert one.case.closed or one.case.next_contact_at > 0


@given(st.lists(HAPPENINGS, max_size=12))
def test_the_claim_is_always_upheld_refused_or_open_and_never_rewritten(
    happenings: list[tuple[str, dict[str, object]]],
) -> None:
    """Invariant *split*: resolved means that nothing is open, and the claimed sum never changes."""
    one = walked(life(S.REGISTERED).happens("registered"), happenings)
    split = one.case.split

    assert split.claimed == CASE.split.claimed
    assert min(split.upheld, split.not_upheld, split.open) >= 0
    assert one.state is not S.RESOLVED or split.open == 0


@given(st.lists(HAPPENINGS, max_size=12))
def test_exactly_one_party_is_to_move_in_an_open_case(happenings: list[tuple[str, dict[str, object]]]) -> None:
    """Invariant *one party to move*."""
    one = walked(life(S.REGISTERED).happens("registered"), happenings)

    assert (to_move(one.state) is Party.NOBODY) == one.case.closed


@pytest.mark.parametrize("state", OPEN)
def test_only_the_customer_or_the_time_limit_closes_a_case(state: S) -> None:
    """No act of a colleague does, but for what the customer told one, and what goes on elsewhere."""
    stage = FLOWS["dispute"].stages[state.value]
    closing = [
        name for rule in stage.rules if any(getattr(part, "stage", "") == "closed" for part in rule.follows)
        for name in (rule.pattern.names if rule.pattern else ())
    ]  # fmt: skip

    assert set(closing) <= {
        "solved", "due:solved_question", "withdrawn", "countered", "declined",
        "withdrawn_elsewhere", "merged", "settled_outside",
    }  # fmt: skip


def test_the_stages_are_the_states_of_a_case() -> None:
    """None is missing and none is invented."""
    stages = set(FLOWS["dispute"].stages)

    assert stages == {state.value for state in S}


# -- parts, time, appeals, changes -------------------------------------------------------------------------------------
HALF = replace(OFFER, options=(Option(12_000, 8_000, "credit_note", "for half of them"),))


def test_an_accepted_part_is_booked_and_the_rest_goes_into_the_next_round() -> None:
    """What is on the account stays there; the next offer decides only what is left."""
    accepted = replace(HALF, state=OfferState.ACCEPTED, chosen=0, part=True)

    done = life(S.EXECUTING, accepted).happens("executed", document="CN-1")

    assert done.state is S.INVESTIGATING
    assert (done.case.granted, done.case.split.open, done.case.to_settle.minor) == (12_000, 8_000, 8_000)
    assert done.told == ["dispute/part_carried_out"]


def test_the_next_offer_decides_only_what_is_left() -> None:
    """Invariant *split*, over both rounds."""
    rest = replace(ASKED, options=(Option(8_000, 0, "credit_note", ""),))
    again = replace(ASKED, options=(Option(20_000, 0, "credit_note", ""),))

    fits = life(S.INVESTIGATING, rest, granted=12_000, split=Split(20_000, 12_000)).happens("proposed", proposer=900)
    twice = life(S.INVESTIGATING, again, granted=12_000, split=Split(20_000, 12_000)).happens("proposed", proposer=900)

    assert fits.state is S.PENDING_APPROVAL
    assert twice.state is S.INVESTIGATING


def test_more_time_is_given_once_and_never_shortens_the_offer() -> None:
    """The end told to the customer stands."""
    asked = life(S.OFFERED).happens("needs_time", until=NOW + DAY, on=NOW + DAY)
    second = life(S.OFFERED, replace(OFFER, prolonged=True)).happens("needs_time", until=NOW + 9 * DAY, on=NOW + DAY)

    assert ProlongOffer(OFFER.valid_until) in commands(asked.last.effects)
    assert asked.reminders == ["offer_open", "offer_expired"]
    assert not second.last.effects


def test_the_offer_ends_when_the_customer_was_told_that_it_ends() -> None:
    """Not on the day on which it would have ended without more time."""
    later = OFFER.valid_until + 9 * DAY
    asked = life(S.OFFERED).happens("needs_time", until=later, on=NOW + DAY)

    assert asked.case.next_contact_at == later
    assert asked.due["offer_expired"] == later


def test_a_question_about_an_offer_is_answered_or_spoken_of_at_the_time_told() -> None:
    """The offer keeps its own end; once a colleague has written back nobody waits any more."""
    asked = life(S.OFFERED).happens("asked_about_offer", until=NOW + DAY)
    waits = life(S.OFFERED).happens("due:answer_due")
    answered = life(S.OFFERED).happens("wrote_back")

    assert (asked.due, asked.case.next_contact_at) == ({"answer_due": NOW + DAY}, CASE.next_contact_at)
    assert (waits.told, list(waits.due), waits.state) == (["dispute/progress"], ["answer_due"], S.OFFERED)
    assert [one.kinds for one in answered.last.effects if isinstance(one, CallOff)] == [("answer_due",)]


@pytest.mark.parametrize(
    ("state", "what"),
    [(S.OFFERED, "declined"), (S.OFFERED, "countered"), (S.RESOLVED, "not_solved"), (S.CLOSED, "reopened"),
     (S.AWAITING_CUSTOMER, "customer_answered")],
)  # fmt: skip
def test_the_end_of_the_customers_time_is_no_promise_of_ours(state: S, what: str) -> None:
    """They are told a date counted from now, and that is the one that is kept."""
    theirs = NOW + 20 * DAY
    again = life(state, next_contact_at=theirs).happens(what, text="it is not")

    assert again.state is S.INVESTIGATING
    assert again.case.next_contact_at == next_contact(S.INVESTIGATING, NOW, ZONE)
    assert again.due == {"answer_due": again.case.next_contact_at}


@pytest.mark.parametrize("state", [S.OFFERED, S.AWAITING_CUSTOMER, S.RESOLVED, S.CLOSED, S.INVESTIGATING])
def test_a_decision_can_be_appealed_against_once(state: S) -> None:
    """Nobody has the case then, and whoever had it is remembered."""
    appealed = life(state, owner=900).happens("appealed", text="the order says 18.40")
    twice = life(state, appealed_at=NOW).happens("appealed")

    assert appealed.state is S.APPEALED
    assert (appealed.case.owner, appealed.case.former_owner, appealed.case.appealed_at) == (0, 900, NOW)
    assert appealed.reminders == ["answer_due"]
    assert twice.state is state


def test_the_outcome_of_an_appeal_that_is_not_accepted_closes_the_case() -> None:
    """The last word in the house; nothing of the sum is counted as agreed."""
    closed = life(S.OFFERED, appealed_at=NOW - DAY).happens("declined", why="no")

    assert closed.state is S.CLOSED
    assert closed.case.outcome == "not_agreed"


@pytest.mark.parametrize("state", [S.PENDING_APPROVAL, S.OFFERED])
def test_another_claim_takes_back_what_was_being_decided(state: S) -> None:
    """An offer has to fit the sum that it settles."""
    offer = ASKED if state is S.PENDING_APPROVAL else OFFER

    changed = life(state, offer).happens("claim_changed", before=20_000, claimed=15_000, text="")

    assert changed.state is S.INVESTIGATING
    assert DecideOffer("returned") in commands(changed.last.effects)


def test_withdrawing_closes_without_touching_what_was_decided_before() -> None:
    """An accepted offer of an earlier round stays accepted."""
    closed = life(S.INVESTIGATING, replace(OFFER, state=OfferState.ACCEPTED, chosen=0)).happens("withdrawn", text="")

    assert (closed.state, closed.case.outcome) == (S.CLOSED, "withdrawn")
    assert not [one for one in commands(closed.last.effects) if isinstance(one, DecideOffer)]


def test_what_comes_back_is_told_by_us_first() -> None:
    """The case goes on, and the customer need do nothing."""
    back = life(S.CLOSED).happens("came_back", reason="the old price again")

    assert (back.state, back.told, back.case.reopened) == (S.INVESTIGATING, ["dispute/came_back"], 1)
    assert back.case.next_contact_at > NOW


def test_what_was_granted_is_watched_for_after_closing() -> None:
    """Looked at again on later statements; a case that granted nothing is not."""
    granted = life(S.RESOLVED, split=Split(20_000, 20_000)).happens("solved")
    nothing = life(S.RESOLVED, split=Split(20_000, 0, 20_000)).happens("solved")

    assert (granted.reminders, nothing.reminders) == (["recurrence_watch"], [])
