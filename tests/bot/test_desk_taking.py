"""Who has a case: taken, asked for, handed over, given, and what happens when somebody is away, leaves or goes home."""

from datetime import date, time

import pytest

from bot import absences
from bot.desk import take_met
from bot.doors import FellDue, Inbound, Met, Ordered
from bot.due import take_due
from bot.orders import take_order
from flows.facts.parties import Colleague, StaffRole
from flows.facts.times import DAY, HOUR, MINUTE
from storage import cases, conversations, follow_ups, people
from storage.inbox import Key
from tests.bot.desk_scene import LANE, NOW, Desk, desk

LENA, OMAR, RUTH, AMIR, MEI = 1, 2, 3, 4, 5
ASKED_LENA = f"{MEI}-{LENA}"  # what Mei's question to Lena is bound to


def owner(here: Desk) -> int:
    """Who has case 1."""
    case = cases.one(here.conn, 1)
    return case.owner if case else 0


def notes(here: Desk) -> str:
    """What the last deed wrote into threads."""
    return "\n".join(str(letter.body["text"]) for letter in here.letters if letter.kind == "note")


def order(here: Desk, what: str, **values: object) -> dict[str, object]:
    """An operator's order; what it answered."""
    work = here.work(Ordered(what, values))
    take_order(work, Inbound(Key("command", what, here.now), "operator", "operator", Ordered(what, values)))
    here.finish(work)
    return dict(here.replies[0].body) | {"kind": here.replies[0].kind}


def talk(here: Desk, taker: str = "lena") -> None:
    """The customer waits for a person, and that colleague takes the conversation."""
    row = cases.ask_person(
        here.conn, chat=LANE, customer_id=1, case_id=1, reason="asked", asked_at=here.now, why="asked", urgent=0,
        waits_since=here.now,
    )  # fmt: skip
    here.press(taker, "take", f"hand_over:{row}")


# -- taking ------------------------------------------------------------------------------------------------------------
def test_whoever_takes_a_case_finds_a_brief_in_its_thread() -> None:
    """Aim, words, what happened, and ways to settle it."""
    with desk() as here:
        here.press("lena", "take", "case:1")

        brief = next(letter for letter in here.letters if "in brief, for Lena" in letter.body["text"])
        said = str(brief.body["blocks"])
        assert brief.subject == "case:1"
        assert "USD 1,000.00 still to settle" in said
        assert "They wish for: a credit for the difference" in said
        assert "单价应为 0.60" in said


def test_the_ways_of_a_brief_open_the_proposal_filled_in() -> None:
    """One press, and the colleague changes only what is different."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        here.press("lena", "propose", "case:1", bound="wished")

        (reply,) = here.replies
        elements = {block.get("block_id"): block.get("element") for block in reply.body["view"]["blocks"]}
        assert elements["upheld_1"]["initial_value"] == "1000.00"
        assert elements["remedy_1"]["initial_option"]["value"] == "credit_note"


def test_a_way_that_does_not_fit_any_more_opens_an_empty_proposal() -> None:
    """Nothing that is wrong by now is put into anybody's mouth."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        here.press("lena", "propose", "case:1", bound="of_long_ago")

        (reply,) = here.replies
        assert all("initial_value" not in block.get("element", {}) for block in reply.body["view"]["blocks"])


# -- taking over -------------------------------------------------------------------------------------------------------
def test_a_colleague_who_wants_a_case_asks_its_owner_in_the_thread() -> None:
    """Nothing changes hands before the owner has said yes."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        here.press("mei", "take_over", "case:1")

        assert owner(here) == LENA
        assert "Lena, Mei would like to take this over from you." in notes(here)
        assert "Lena has it and has been asked" in here.said()


def test_the_owners_yes_hands_it_over_with_a_line_and_a_brief() -> None:
    """And it is written down who agreed."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        here.press("mei", "take_over", "case:1")
        here.press("lena", "give_over", "case:1", bound=ASKED_LENA)

        assert owner(here) == MEI
        assert "Mei has D-1001 now.\nLena agreed." in notes(here)
        assert "in brief, for Mei" in notes(here)
        assert here.audit("changed_hands")[0][0] == f"staff:{LENA}"


def test_the_owners_no_keeps_it_and_says_so() -> None:
    """The thread knows that there was a question."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        here.press("mei", "take_over", "case:1")
        here.press("lena", "keep", "case:1", bound=ASKED_LENA)

        assert owner(here) == LENA
        assert "Lena keeps D-1001; Mei had asked for it." in notes(here)


@pytest.mark.parametrize("user", ["mei", "amir"])
def test_nobody_but_the_owner_or_a_lead_answers_that_question(user: str) -> None:
    """Least of all whoever asked it."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        here.press("mei", "take_over", "case:1")
        here.press(user, "give_over", "case:1", bound=ASKED_LENA)

        assert owner(here) == LENA
        assert "Only Lena, who has this, or a lead" in here.said()
        assert here.audit("refused_press")


def test_an_answer_that_comes_when_somebody_else_has_it_changes_nothing() -> None:
    """The button in the thread is older than the case is now."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        here.press("mei", "take_over", "case:1")
        here.press("omar", "take_over", "case:1")
        here.press("lena", "give_over", "case:1", bound=ASKED_LENA)

        assert owner(here) == OMAR
        assert "has moved on" in here.said()


def test_a_lead_takes_over_at_once() -> None:
    """And the thread says whose it was."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        here.press("omar", "take_over", "case:1")

        assert owner(here) == OMAR
        assert "It was with Lena; a lead decided so." in notes(here)


def test_the_case_of_somebody_who_is_away_may_be_taken_over_by_anybody() -> None:
    """There is nobody to ask."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        people.change_staff(here.conn, LENA, absent_until="2026-11-05")
        here.press("mei", "take_over", "case:1")

        assert owner(here) == MEI
        assert "Lena is away." in notes(here)


def test_taking_over_ones_own_case_changes_nothing() -> None:
    """It is said kindly."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        here.press("lena", "take_over", "case:1")

        assert here.said() == "You have this already."


# -- giving ------------------------------------------------------------------------------------------------------------
def test_a_case_is_given_to_a_colleague_with_what_they_should_know() -> None:
    """The form suggests somebody; the thread keeps the note."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        here.press("lena", "reassign", "case:1")
        here.send("lena", "reassign", "case:1", to="mei", note="They call at noon.", was=str(LENA))

        assert owner(here) == MEI
        assert "Mei has D-1001 now.\nIt was with Lena.\n“They call at noon.”" in notes(here)


def test_a_case_that_nobody_has_begins_when_it_is_given() -> None:
    """Whoever gets it need not press Take as well."""
    with desk() as here:
        here.send("omar", "reassign", "case:1", to="mei", was="0")

        assert (owner(here), here.state()) == (MEI, "investigating")


@pytest.mark.parametrize(
    ("to", "why"),
    [
        ("nobody", "nobody who is registered"),
        ("mei", "Mei is away"),
        ("ruth", "The role of Ruth does not allow"),
        ("lena", "Lena has it already"),
    ],
)
def test_whoever_cannot_have_it_is_refused_with_the_reason(to: str, why: str) -> None:
    """Under the field where the name was chosen."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        people.change_staff(here.conn, MEI, absent_until="2026-11-05")
        here.send("lena", "reassign", "case:1", to=to, was=str(LENA))

        assert owner(here) == LENA
        assert why in here.errors()["to"]


def test_nobody_gives_away_what_a_colleague_has_but_a_lead() -> None:
    """Giving is not another way of taking."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        here.press("mei", "reassign", "case:1")
        refused = here.said()
        here.send("omar", "reassign", "case:1", to="mei", was=str(LENA))

        assert "Only Lena" in refused
        assert owner(here) == MEI


def test_a_form_that_was_opened_before_somebody_took_it_gives_nothing() -> None:
    """What was chosen was chosen for an open case."""
    with desk() as here:
        here.press("omar", "reassign", "case:1")
        here.press("lena", "take", "case:1")
        here.send("omar", "reassign", "case:1", to="mei", was="0")

        assert owner(here) == LENA


# -- away, gone, off shift ---------------------------------------------------------------------------------------------
def test_who_is_away_leaves_cases_to_the_backup_and_conversations_to_whoever_comes() -> None:
    """The customer who waits is told at once; the backup is named where they wait."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        talk(here)
        told = order(here, "staff_absent", id=LENA, until="2026-11-05", backup=MEI)

        standing = conversations.load(here.conn, LANE)
        assert told == {"kind": "done", "cases": 1, "talks": 1}
        assert owner(here) == MEI
        assert "Mei has D-1001 now.\nLena is away." in notes(here)
        assert "Mei, you stand in for Lena" in notes(here)
        assert here.to_customer()
        assert standing is not None
        assert standing.control == "queued"


def test_without_a_backup_the_cases_wait_for_whoever_takes_them() -> None:
    """Nobody is given anything behind their back."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        order(here, "staff_absent", id=LENA, until="2026-11-05", backup=0)

        assert owner(here) == 0
        assert "Nobody has D-1001 now: please take it." in notes(here)


def test_the_backup_is_called_when_a_customer_has_waited_half_an_hour() -> None:
    """In the thread and in the channel, with the lead beside them."""
    with desk() as here:
        people.change_staff(here.conn, LENA, backup=MEI)
        talk(here)
        here.now += HOUR
        (idle,) = [one for one in follow_ups.due(here.conn, here.now) if one.kind == "person_idle"]
        _falls_due(here, idle.id)

        note = next(one for one in here.letters if "Anybody may take over now" in one.body["text"])
        assert "Mei, you stand in for Lena" in note.body["text"]
        assert "Omar, please see that somebody does." in note.body["text"]
        assert note.body["broadcast"] is True


def test_an_absence_that_is_over_moves_nothing() -> None:
    """Being back is only noted."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        told = order(here, "staff_absent", id=LENA, until="", backup=0)

        assert told == {"kind": "done", "cases": 0, "talks": 0}
        assert owner(here) == LENA


def test_what_somebody_had_who_left_goes_back() -> None:
    """And they may act no more."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        told = order(here, "staff_left", user="lena")
        here.press("lena", "take", "case:1")

        assert told["cases"] == 1
        assert owner(here) == 0
        assert "not registered" in here.said()


def test_what_somebody_had_whom_slack_no_longer_lets_in_goes_back() -> None:
    """A deactivated account, or one that has become a guest's."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        work = here.work(Met("en-US", "gone"), "T1/lena")
        take_met(work, work.inbound)
        here.finish(work)

        assert owner(here) == 0
        assert "Lena is no longer with the desk." in notes(here)


def test_nobody_active_with_that_id_cannot_leave() -> None:
    """The operator is told."""
    with desk() as here:
        assert order(here, "staff_left", user="nobody") == {"kind": "not_found"}


def test_at_the_end_of_a_shift_conversations_go_on_with_others_and_cases_stay() -> None:
    """The customer is told, and the next end is awaited."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        order(here, "staff_shift", id=LENA, ends="17:30")
        talk(here)
        (ends,) = [one for one in follow_ups.due(here.conn, NOW + DAY) if one.kind == "shift_end"]
        here.now = ends.due_at
        _falls_due(here, ends.id)
        row = cases.hand_over(here.conn, LANE)

        assert ends.due_at == NOW + 7 * HOUR + 30 * MINUTE  # 17:30 in Lagos
        assert row is not None
        assert row["taken_by"] is None
        assert owner(here) == LENA
        assert here.to_customer()
        assert [one.due_at for one in follow_ups.due(here.conn, NOW + 3 * DAY) if one.kind == "shift_end"] == [
            ends.due_at + DAY
        ]


def test_a_shift_that_ends_on_friday_ends_next_on_monday() -> None:
    """And a moment after its end it ends on the next day."""
    friday = NOW + 4 * DAY

    assert absences.next_end(friday + HOUR, time(17), "UTC") == friday + 8 * HOUR
    assert absences.next_end(friday + 8 * HOUR, time(17), "UTC") == NOW + 7 * DAY + 8 * HOUR


def test_a_shift_without_an_end_awaits_nothing() -> None:
    """Taking it back calls off what was set."""
    with desk() as here:
        order(here, "staff_shift", id=LENA, ends="17:30")
        order(here, "staff_shift", id=LENA, ends="")

        assert not [one for one in follow_ups.due(here.conn, NOW + 9 * DAY) if one.kind == "shift_end"]


def test_an_account_manager_is_named_on_the_card() -> None:
    """By the operator, for a customer by code."""
    with desk() as here:
        order(here, "account_manager", customer="C-1", colleague=OMAR)
        here.press("lena", "take", "case:1")

        assert "Omar" in str(here.card("case:1").body["blocks"])
        assert order(here, "account_manager", customer="C-9", colleague=OMAR) == {"kind": "not_found"}


def test_a_colleague_is_away_through_the_last_day_and_when_no_longer_active() -> None:
    """The words on which everything here rests."""
    here = Colleague(1, "T1", "U1", "Lena", StaffRole.AGENT)

    assert not here.away(_day(2))
    assert Colleague(1, "T1", "U1", "Lena", StaffRole.AGENT, absent_until=_day(2)).away(_day(2))
    assert Colleague(1, "T1", "U1", "Lena", StaffRole.AGENT, active=False).away(_day(2))


def _day(number: int) -> date:
    return date(2026, 11, number)


def _falls_due(here: Desk, id_: int) -> None:
    work = here.work(FellDue(id_))
    take_due(work, work.inbound)
    here.finish(work)
