"""Confirming a balance: twice, by somebody who may, on figures that are fresh, without what is in question."""

from dataclasses import replace

import pytest

from flows.engine.effects import Seal
from flows.engine.events import Chose, Opened
from flows.facts.commands import ConfirmBalance, Postpone
from flows.facts.money import Money
from flows.facts.parties import Role
from flows.facts.statement import StatementState
from flows.facts.times import MINUTE, day_in_zone
from tests.flows.samples_statements import (
    CHIDI,
    LATE,
    LIMITED,
    PALM_OIL,
    VIEWER,
    ZONE,
    Talk,
    case,
    in_state,
    page,
    speaker,
    statement,
    talk,
)


def sure(**more: object) -> Talk:
    """A talk at the second tap."""
    some = talk(page(**more), "confirm_balance", statement_id=7)
    some.press("confirm_yes")
    return some


def asked_until_when() -> Talk:
    """A talk at the question until when somebody needs."""
    some = talk(page(), "confirm_balance", statement_id=7)
    some.press("not_yet")
    some.press("need_time")
    return some


def test_two_taps_confirm_the_whole_balance() -> None:
    """The commonest way is the shortest."""
    some = sure()
    some.press("confirm_in_name")

    assert some.does() == [ConfirmBalance(7, "balance", ())]


def test_one_tap_confirms_nothing() -> None:
    """A slip of the finger binds nobody."""
    some = sure()

    assert some.does() == []
    assert "Okafor Foods owed Northwind Oils <b>USD 6,000.00</b>" in some.text()


def test_the_second_tap_takes_its_buttons_off() -> None:
    """What is decided cannot be pressed again."""
    some = sure()
    turn = some.press("confirm_in_name")

    assert Seal() in turn.effects


def test_yuan_are_repeated_in_capital_numerals() -> None:
    """Whoever signs in Chinese signs the amount in words."""
    some = sure(statements=(statement(PALM_OIL, currency="CNY"),))

    assert "(肆仟捌佰元整)" in some.text("zh_Hans")


def test_what_is_under_a_case_is_left_out_by_itself() -> None:
    """Nobody confirms what he objects to."""
    some = sure(cases=(case(),))
    text = some.text()
    some.press("confirm_in_name")

    assert "USD 5,800.00" in text
    assert "INV-2214" in text
    assert some.does() == [ConfirmBalance(7, "balance_except", (PALM_OIL.document_id,))]


def test_a_card_older_than_ten_minutes_confirms_nothing_and_is_shown_again() -> None:
    """The figures may have moved while the phone lay on the desk."""
    some = sure()
    some.now += 11 * MINUTE
    some.press("confirm_in_name")
    late = some.does()
    some.press("confirm_in_name")

    assert late == []
    assert some.does() == [ConfirmBalance(7, "balance", ())]


def test_figures_that_changed_under_the_card_are_shown_again() -> None:
    """What is agreed to is what was seen."""
    some = sure()
    some.books = page(cases=(case(),))
    some.press("confirm_in_name")

    assert some.does() == []
    assert some.said() == ["confirm_balance/shown_again", "confirm_balance/sure"]
    assert "USD 5,800.00" in some.text()


def test_a_role_that_may_not_confirm_is_told_who_may() -> None:
    """The way on is a name, not a wall."""
    some = talk(page(contact=VIEWER), "confirm_balance", statement_id=7)

    assert some.said() == ["confirm_balance/who_may"]
    assert "Chidi Eze" in some.text()
    assert some.does() == []


def test_more_than_the_own_limit_is_left_to_somebody_who_may() -> None:
    """The limit of a confirmer holds for the sum that is confirmed."""
    small = replace(CHIDI, id=5, name="Ngozi Bello", limit=Money(1, "USD"))
    some = sure(contact=LIMITED, others=(CHIDI, small))

    assert some.said() == ["confirm_balance/two_are_needed"]
    assert "Chidi Eze" in some.text()
    assert "Ngozi Bello" not in some.text()
    assert some.does() == []


def test_a_limit_in_another_currency_covers_nothing() -> None:
    """Two currencies are not compared."""
    some = sure(contact=replace(LIMITED, limit=Money(10**9, "JPY")))

    assert some.said() == ["confirm_balance/two_are_needed"]


def test_more_than_anybody_may_confirm_is_left_to_a_person() -> None:
    """Where no colleague of theirs could say the second yes, none is asked."""
    some = sure(contact=LIMITED, others=())

    assert some.said() == ["confirm_balance/over_limit"]
    assert some.does() == []


def test_before_a_colleague_has_made_sure_of_the_person_nothing_is_confirmed() -> None:
    """Who signs for a company is not taken on trust."""
    first = talk(page(contact=replace(CHIDI, trusted=False)), "confirm_balance", statement_id=7)
    overview = talk(page(contact=replace(CHIDI, trusted=False)), "view_statement")

    assert first.said() == ["confirm_balance/not_trusted"]
    assert "agree" not in overview.offered()
    assert "makes sure that you sign" in overview.text()


def test_a_role_taken_away_between_the_taps_confirms_nothing() -> None:
    """Every check is made again at the moment it counts."""
    some = sure()
    some.books = page(contact=VIEWER)
    some.press("confirm_in_name")

    assert some.does() == []
    assert "confirm_balance/who_may" in some.said()


def test_what_is_over_is_not_confirmed_any_more() -> None:
    """A closed statement takes no answer."""
    some = sure()
    some.books = page(statements=(in_state(StatementState.CLOSED),))
    some.press("confirm_in_name")

    assert some.does() == []
    assert "confirm_balance/decided" in some.said()


@pytest.mark.parametrize("state", [StatementState.CONFIRMED, StatementState.CONFIRMED_EXCEPT])
def test_the_second_of_two_colleagues_is_told_who_was_first(state: StatementState) -> None:
    """The rows decide whose press came first, and know the name."""
    some = sure()
    some.books = page(statements=(in_state(state),))
    some.press("confirm_in_name")
    some.happens("refused", why="someone_was_first", person="Chidi Eze")

    assert some.said() == ["confirm_balance/refused"]
    assert "Chidi Eze was quicker" in some.text()


def test_a_superseded_version_cannot_be_confirmed() -> None:
    """Invariant: a confirmation refers to exactly one version, and never to a replaced one."""
    some = sure()
    some.books = page(statements=(statement(id=8, version=2), in_state(StatementState.SUPERSEDED)))
    some.press("confirm_in_name")

    assert some.does() == []
    assert some.said() == ["confirm_balance/replaced", "confirm_balance/totals"]
    assert some.at.notes["statement_id"] == 8


def test_a_late_answer_is_welcome() -> None:
    """No reply is no refusal."""
    some = talk(page(statements=(in_state(StatementState.NO_REPLY),)), "confirm_balance", statement_id=7)

    assert some.where == "confirm_balance/totals"


def test_after_the_record_its_number_and_code_are_told() -> None:
    """The customer can show what was confirmed."""
    some = sure()
    some.press("confirm_in_name")
    some.happens("confirmed", statement_id=7, number="QR-2610-0047", code="7F3A-91C2", at=some.now)

    assert "QR-2610-0047" in some.text()
    assert "7F3A-91C2" in some.text()
    assert "USD 1,500.00 of this is overdue" in some.text()
    assert some.where == "home/at_rest"


def test_after_the_record_the_overview_is_not_shown_once_more() -> None:
    """Who has confirmed is done."""
    some = talk(page(), "view_statement")
    some.press("agree")
    some.press("confirm_yes")
    some.press("confirm_in_name")
    some.happens("confirmed", number="QR-1", code="AAAA-BBBB")

    assert some.said() == ["confirm_balance/confirmed"]
    assert some.where == "home/at_rest"


def test_a_colleague_who_was_quicker_is_named() -> None:
    """The second of two learns who did what."""
    some = sure()
    some.press("confirm_in_name")
    some.books = page(statements=(in_state(StatementState.CONFIRMED),))
    some.happens("refused", why="someone_was_first", person="Chidi Eze")

    assert "Chidi Eze was quicker" in some.text()
    assert some.offered() == {"see_statement", "human"}
    assert some.where == "home/at_rest"


def test_all_except_asks_what_is_wrong_with_each_line_before_the_rest() -> None:
    """Every excepted line has a case; the rest is confirmed after that."""
    some = talk(page(), "confirm_balance", statement_id=7)
    some.press("confirm_except")
    some.press("except_add", PALM_OIL.document_id)
    some.press("except_done")
    dispute = dict(some.at.notes)
    some.books = page(cases=(case(),))
    some.hear(Chose("end"))
    some.press("except_confirm")
    some.press("confirm_in_name")

    assert dispute == {"statement_id": 7, "document_id": PALM_OIL.document_id}
    assert some.does() == [ConfirmBalance(7, "balance_except", (PALM_OIL.document_id,))]


def test_an_excepted_line_without_a_case_is_never_confirmed_away() -> None:
    """Leaving the objection half way does not turn it into a yes."""
    some = talk(page(), "confirm_balance", statement_id=7)
    some.press("confirm_except")
    some.press("except_add", LATE.document_id)
    some.press("except_done")
    some.hear(Chose("end"))

    assert some.where == "confirm_balance/reasons"
    assert some.offered() >= {"say_wrong", "leave_in"}
    assert "except_confirm" not in some.offered()


def test_a_line_can_be_left_in_again() -> None:
    """A change of mind costs one tap."""
    some = talk(page(), "confirm_balance", statement_id=7)
    some.press("confirm_except")
    some.press("except_add", LATE.document_id)
    some.press("except_done")
    some.hear(Chose("end"))
    some.press("leave_in")
    some.press("except_confirm")
    some.press("confirm_in_name")

    assert some.does() == [ConfirmBalance(7, "balance", ())]


def test_a_picked_line_is_taken_out_by_the_same_button() -> None:
    """The list is a row of switches."""
    some = talk(page(), "confirm_balance", statement_id=7)
    some.press("confirm_except")
    some.press("except_add", LATE.document_id)
    some.press("except_drop", LATE.document_id)
    some.press("except_done")

    assert some.said() == ["confirm_balance/pick_first", "confirm_balance/except"]


def test_who_needs_time_names_the_day_and_is_left_alone_until_then() -> None:
    """A date is promised and read back."""
    some = asked_until_when()
    some.write("12 Nov")
    command = some.does()[0]

    assert isinstance(command, Postpone)
    assert day_in_zone(command.until, ZONE).isoformat() == "2026-11-12"
    assert "Thu 12 Nov, 10:00" in speaker().speak(some.said()[0], some.says()[0].values, "en", zone=ZONE)


@pytest.mark.parametrize("text", ["soon", "1 Nov 2026", "12 Nov 2028", "not by Friday", "after Spring Festival"])
def test_a_day_that_cannot_be_promised_is_asked_again(text: str) -> None:
    """Past days and far ones are no promise."""
    some = asked_until_when()
    some.write(text)

    assert some.does() == []
    assert "confirm_balance/not_a_day" in some.said()


def test_a_day_with_two_readings_is_asked_back() -> None:
    """3/12 is in December or in March."""
    some = asked_until_when()
    some.write("11/12")

    assert [button.value for button in some.buttons() if button.choice == "that_day"] == ["2026-11-12", "2026-12-11"]


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("next Friday", ["2026-11-06", "2026-11-13"]),
        ("after the 15th", ["2026-11-16", "2026-11-18", "2026-11-20"]),
        ("when the boss is back on Friday", ["2026-11-06"]),
        ("15号之前", ["2026-11-14", "2026-11-15"]),
    ],
)
def test_a_phrase_that_leaves_doubt_is_asked_back_as_days(text: str, offered: list[str]) -> None:
    """Nothing is noted before one of them is pressed."""
    some = asked_until_when()
    some.write(text)

    assert some.does() == []
    assert [button.value for button in some.buttons() if button.choice == "that_day"] == offered


def test_a_day_on_which_nobody_works_is_read_back_as_it_was_said() -> None:
    """Noted is the Saturday; the first word comes on Monday."""
    some = asked_until_when()
    some.write("by Saturday")

    told = speaker().speak(some.said()[0], some.says()[0].values, "en", zone=ZONE)
    assert "2026-11-07" in told
    assert "Mon 9 Nov" in told


def test_a_day_that_has_passed_is_called_so() -> None:
    """The reason stands before the question."""
    some = asked_until_when()
    some.write("last Friday")

    assert "That day has passed." in speaker().speak(some.said()[0], some.says()[0].values, "en", zone=ZONE)


def test_the_wrong_person_is_handed_to_a_colleague() -> None:
    """Somebody finds the right one; nobody is sent away."""
    some = talk(page(), "confirm_balance", statement_id=7)
    some.press("not_yet")
    some.press("wrong_person")

    assert some.said()[0] == "confirm_balance/wrong_person"
    assert some.at.top.flow == "talk_to_person"


def test_an_admin_may_confirm_without_a_limit() -> None:
    """Each role may do what the ones before it may."""
    some = sure(contact=replace(CHIDI, role=Role.ADMIN))

    assert some.where == "confirm_balance/sure"


def test_a_press_on_the_notice_while_recording_is_answered() -> None:
    """Impatience is told to wait a moment."""
    some = sure()
    some.press("confirm_in_name")
    some.hear(Opened("confirm_balance", {"statement_id": 7}))

    assert some.said() == ["confirm_balance/confirming"]


def test_any_other_word_at_the_second_tap_confirms_nothing() -> None:
    """Only the button binds."""
    some = sure()
    some.write("ok whatever")

    assert some.does() == []
    assert some.where == "confirm_balance/sure"
