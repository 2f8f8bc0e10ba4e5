"""Who has to agree to what is granted or refused, what counts together, and what a rule may settle by itself."""

from dataclasses import replace

import pytest

from flows.facts.case_commands import FixByRule, RaiseApproval
from flows.facts.commands import DecideOffer
from flows.facts.concessions import WINDOW, Asked, Granted, Needed, Signature, is_small, needed, settled_by_rule
from flows.facts.dispute import CaseState, Offer, OfferState, Option, Split
from flows.facts.money import Money
from flows.facts.parties import StaffRole
from flows.facts.priority import Priority
from flows.facts.times import DAY
from flows.tables.approvals import TIERS, Level, above, may_stand_in, still_to_sign
from flows.tables.remedies import REMEDIES, carried_out
from flows.tables.roles import MAY
from tests.flows.samples_dispute import CASE, NOW, OFFER, Life, commands, life

ASKED = replace(OFFER, state=OfferState.AWAITING_APPROVAL, sha="ab")
PENDING = CaseState.PENDING_APPROVAL


def level_of(
    upheld: int, *before: int, refused: int = 0, remedy: str = "credit_note", priority: Priority = Priority.P3,
    asked: Asked | None = None,
) -> Needed:  # fmt: skip
    """What an offer in cents needs after these were granted yesterday."""
    known = asked or Asked(granted=tuple(Granted(1, one, "USD", NOW - DAY) for one in before), papers=1)
    return needed(CASE, (Option(upheld, refused, remedy, "why"),), known, NOW, priority)


@pytest.mark.parametrize(
    ("granted", "level"),
    [
        (1, "L1"), (500_00, "L1"), (500_01, "L2"), (5_000_00, "L2"), (5_000_01, "L3"), (50_000_00, "L3"),
        (50_000_01, "L4"),
    ],
)  # fmt: skip
def test_the_level_follows_from_the_sum_to_the_cent(granted: int, level: str) -> None:
    """The limit itself still belongs to the lower level."""
    found = level_of(granted)

    assert (found.level, found.because) == (level, "amount")


def test_what_was_granted_within_thirty_days_counts_together() -> None:
    """Splitting a concession brings nothing."""
    found = level_of(300_00, 150_00, 250_00)

    assert (found.level, found.because) == (Level.LEAD, "together")
    assert (found.granted, found.before) == (Money(300_00, "USD"), Money(400_00, "USD"))


@pytest.mark.parametrize(
    "old",
    [Granted(1, 900_00, "USD", NOW - WINDOW), Granted(1, 900_00, "EUR", NOW)],
    ids=["thirty days ago", "another currency"],
)
def test_what_is_older_or_in_another_currency_does_not_count(old: Granted) -> None:
    """No rate is known, so sums of two currencies are never added."""
    found = level_of(300_00, asked=Asked(granted=(old,), papers=1))

    assert found.level is Level.REVIEWER


def test_what_was_granted_does_not_raise_an_offer_that_grants_nothing() -> None:
    """An explanation costs nothing, whatever came before."""
    found = level_of(0, 9_000_00, refused=200_00, remedy="explanation")

    assert (found.level, found.because) == (Level.COLLEAGUE, "nothing")


@pytest.mark.parametrize(("refused", "level"), [(5_000_00, "L0"), (5_000_01, "L2"), (90_000_00, "L2")])
def test_a_great_refusal_needs_a_lead(refused: int, level: str) -> None:
    """Otherwise no would be the cheap way out."""
    found = level_of(0, refused=refused, remedy="explanation")

    assert found.level == level


@pytest.mark.parametrize(
    ("remedy", "level"),
    [
        ("apply_payment", "L0"), ("explanation", "L0"), ("move_item", "L1"), ("other_due_date", "L2"),
        ("goodwill", "L2"), ("compensation", "L2"), ("compensation_indirect", "L4"),
    ],
)  # fmt: skip
def test_a_remedy_has_a_lowest_level_of_its_own(remedy: str, level: str) -> None:
    """However small the sum."""
    found = level_of(10_00, remedy=remedy)

    assert found.level == level


@pytest.mark.parametrize("priority", [Priority.P1, Priority.P2])
def test_an_urgent_refusal_needs_a_reviewer(priority: Priority) -> None:
    """Keeping to our figure is looked at by a reviewer where much depends on it."""
    found = level_of(0, remedy="explanation", priority=priority)

    assert (found.level, found.because) == (Level.REVIEWER, "urgency")


def test_legal_steps_need_two() -> None:
    """A controller, and a second one or legal."""
    threatened = replace(CASE, answers={"alarm": "legal"})
    found = needed(threatened, (Option(1, 0, "credit_note", ""),), Asked(), NOW, Priority.P1)

    assert (found.level, found.because) == (Level.TWO, "alarm")


def test_the_most_generous_option_decides_the_level() -> None:
    """The customer may choose it."""
    options = (Option(100_00, 0, "credit_note", ""), Option(600_00, 0, "credit_note", ""))
    found = needed(CASE, options, Asked(), NOW, Priority.P3)

    assert found.level is Level.LEAD


@pytest.mark.parametrize(("papers", "bare"), [(0, True), (1, False)])
def test_a_great_sum_is_not_granted_without_anything_on_file(papers: int, bare: bool) -> None:  # noqa: FBT001
    """Above the lead's limit."""
    found = level_of(5_000_01, asked=Asked(papers=papers))

    assert found.bare is bare


def test_what_was_not_decided_in_time_goes_up_and_no_further_than_the_top() -> None:
    """One level for each time."""
    raised = [level_of(1, asked=Asked(raised=times, papers=1)).level for times in (1, 2, 3, 9)]

    assert raised == [Level.LEAD, Level.CONTROLLER, Level.TWO, Level.TWO]


@pytest.mark.parametrize(
    ("level", "signed", "left"),
    [
        ("L1", [], {"reviewer", "lead", "controller"}), ("L1", ["lead"], set()), ("L1", ["legal"], {"reviewer", "lead",
         "controller"}), ("L4", [], {"controller", "legal"}), ("L4", ["legal"], {"controller"}),
        ("L4", ["controller"], {"controller", "legal"}), ("L4", ["controller", "legal"], set()),
        ("L4", ["legal", "controller"], set()), ("L4", ["controller", "controller"], set()),
        ("L4", ["legal", "legal"], {"controller"}),
    ],
)  # fmt: skip
def test_a_level_says_who_still_has_to_sign(level: str, signed: list[str], left: set[str]) -> None:
    """Two persons on the highest one, at least one of them a controller."""
    missing = still_to_sign(Level(level), signed)

    assert missing == left


def test_every_role_that_may_sign_may_press_approve() -> None:
    """The tables say the same."""
    signing = {role for tier in TIERS.values() for role in tier.first | tier.second} - {"rule"}

    assert signing == MAY["approve"]


@pytest.mark.parametrize(
    ("deputy", "giver", "allowed"),
    [
        ("lead", "lead", True), ("controller", "lead", True), ("reviewer", "lead", False),
        ("legal", "controller", False),
        ("agent", "reviewer", False), ("lead", "agent", False),
    ],
)  # fmt: skip
def test_standing_in_never_goes_downwards(deputy: str, giver: str, allowed: bool) -> None:  # noqa: FBT001
    """Whoever decides nothing has nothing to hand on either."""
    assert {deputy, giver} <= set(StaffRole)

    assert may_stand_in(deputy, giver) is allowed


def test_the_highest_level_has_none_above_it() -> None:
    """It stays where it is."""
    highest = above(Level.TWO)

    assert highest is Level.TWO


# -- small sums --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("claimed", "line", "small"),
    [
        (1_00, 50_00, True), (1_01, 50_00, False), (8_00, 8_000_00, True), (8_01, 8_000_00, False),
        (10_00, 90_000_00, True), (10_01, 90_000_00, False), (0, 8_000_00, False), (1_00, 0, True),
    ],
)  # fmt: skip
def test_a_small_difference_is_measured_by_its_line_and_never_over_ten(claimed: int, line: int, small: bool) -> None:  # noqa: FBT001
    """One unit whatever the line, a thousandth of it, ten at most."""
    assert is_small(Money(claimed, "USD"), Money(line, "USD")) is small


def test_a_rule_settles_three_a_month_for_one_customer_and_no_more() -> None:
    """The fourth is looked at by a person."""
    case = replace(CASE, split=Split(50))
    before = [tuple(Granted(n, 50, "USD", NOW - DAY, small=True) for n in range(times)) for times in (2, 3)]

    assert [settled_by_rule(case, Asked(granted=one), NOW) for one in before] == [True, False]


def small(**changes: object) -> Life:
    """A case over 2.00 on a line of 4,800.00."""
    return life(CaseState.TRIAGE, None, **({"split": Split(2_00)} | changes))


def test_a_small_claim_is_settled_by_rule_as_soon_as_it_is_registered() -> None:
    """The receipt first: it falls due at once."""
    registered = life(CaseState.REGISTERED, None, split=Split(2_00)).happens("registered")
    due = small().happens("due:small_fix")

    assert "small_fix" in registered.reminders
    assert commands(due.last.effects) == [FixByRule()]


@pytest.mark.parametrize(
    "changes",
    [{"split": Split(200_00)}, {"owner": 5}, {"answers": {"alarm": "safety"}}],
    ids=["large", "taken", "alarm"],
)
def test_a_rule_leaves_alone_what_people_have_to_look_at(changes: dict[str, object]) -> None:
    """Taken by somebody, alarming, or not small."""
    due = small(**changes).happens("due:small_fix")

    assert not commands(due.last.effects)


def test_what_a_rule_settles_is_offered_and_told_to_the_desk() -> None:
    """The customer is asked like for any offer."""
    made = replace(ASKED, proposer=0, options=(Option(2_00, 0, "write_off", "Small."),))
    fixed = life(CaseState.TRIAGE, made, split=Split(2_00)).happens("fixed_by_rule")

    assert (fixed.state, fixed.told, fixed.staff) == (
        CaseState.OFFERED, ["dispute/offer"], ["staff/case_fixed_by_rule"]
    )  # fmt: skip
    assert DecideOffer("sent") in commands(fixed.last.effects)


# -- the life of a case ------------------------------------------------------------------------------------------------
def waiting(asked: Asked, offer: Offer = ASKED) -> Life:
    """A case whose proposal waits."""
    one = life(PENDING, offer)
    one.books = replace(one.books, approvals={CASE.id: asked})
    return one


def test_an_approval_without_the_authority_changes_nothing() -> None:
    """The lifecycle refuses what the desk should not have let through."""
    lately = Asked(granted=(Granted(1, 400_00, "USD", NOW - DAY),))
    refused = waiting(lately).happens("approved", by=901, proposer=900, roles=["reviewer"])

    assert (refused.state, refused.staff) == (PENDING, ["staff/case_authority_missing"])


def test_the_same_approval_by_a_lead_counts() -> None:
    """What was granted lately raised it to that level."""
    lately = Asked(granted=(Granted(1, 400_00, "USD", NOW - DAY),))
    approved = waiting(lately).happens("approved", by=901, proposer=900, roles=["lead"])

    assert approved.state is CaseState.OFFERED


def test_the_highest_level_needs_both_signatures() -> None:
    """One of them is not enough."""
    legal = replace(ASKED, options=(Option(200_00, 0, "compensation_indirect", ""),))
    one = waiting(Asked(), legal).happens("approved", by=901, proposer=900, roles=["controller"])
    both = waiting(Asked(signed=(Signature(901, "controller"),)), legal).happens(
        "approved", by=902, proposer=900, roles=["controller", "legal"]
    )

    assert (one.state, both.state) == (PENDING, CaseState.OFFERED)


def test_a_proposal_waits_with_two_reminders_and_an_end() -> None:
    """Nothing lies there unseen."""
    proposed = life(CaseState.INVESTIGATING, ASKED).happens("proposed", proposer=900)
    reminded = waiting(Asked()).happens("due:approval_open", count=0)
    last = waiting(Asked()).happens("due:approval_open", count=1)

    assert {"approval_open", "approval_lapsed"} <= set(proposed.reminders)
    assert (reminded.staff, reminded.reminders) == (["staff/case_approval_waits"], ["approval_open"])
    assert last.reminders == []


def test_what_nobody_decides_in_three_days_goes_one_level_up() -> None:
    """The customer loses none of the time to answer."""
    lapsed = waiting(Asked()).happens("due:approval_lapsed", count=0)
    raised = next(one for one in commands(lapsed.last.effects) if isinstance(one, RaiseApproval))

    assert (lapsed.state, lapsed.staff) == (PENDING, ["staff/case_approval_rises"])
    assert raised.until > NOW + 4 * DAY
    assert set(lapsed.reminders) == {"approval_open", "approval_lapsed"}


def test_what_nobody_decides_at_the_top_goes_back_to_work() -> None:
    """There is nobody above to ask."""
    over = waiting(Asked(raised=3)).happens("due:approval_lapsed", count=0)

    assert (over.state, over.staff) == (CaseState.INVESTIGATING, ["staff/case_approval_over"])
    assert DecideOffer("returned") in commands(over.last.effects)


# -- carried out -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("key", [key for key, row in REMEDIES.items() if row.papers])
def test_a_remedy_is_not_carried_out_without_its_papers(key: str) -> None:
    """The ledger's number alone is not enough."""
    assert not carried_out(key, "CN-1", nothing_to_post=True)

    assert carried_out(key, "CN-1", nothing_to_post=False, papers=REMEDIES[key].papers)


@pytest.mark.parametrize(("papers", "state"), [([], "executing"), (["return_note"], "resolved")])
def test_a_case_is_resolved_only_with_the_papers_of_its_remedy(papers: list[str], state: str) -> None:
    """The desk is told what is missing; the customer is asked when all of it is there."""
    back = replace(OFFER, state=OfferState.ACCEPTED, chosen=0, options=(Option(200_00, 0, "take_back", ""),))
    done = life(CaseState.EXECUTING, back).happens("executed", document="CN-1", papers=list(papers))

    assert done.state == state
    assert done.staff == (["staff/case_carried_out"] if papers else ["staff/case_papers_missing"])
