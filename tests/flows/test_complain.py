"""Complaining, weighing our answer, giving feedback: one question at a time, nothing lost, nothing mixed with money."""

from dataclasses import replace

from flows.facts.complaints import Complaint, barred, first_look_by, may_approve, named_among, needs_approval
from flows.facts.matter_commands import AddToMatter, MoveMatter, RegisterComplaint
from flows.facts.parties import Colleague, StaffRole
from flows.facts.times import DAY
from tests.flows.samples_dispute import NOW, ZONE, Chat, chat, page

WEI = Colleague(1, "T", "U_WEI", "Wei", StaffRole.AGENT)
JONAS = Colleague(2, "T", "U_JONAS", "Jonas Berg", StaffRole.REVIEWER)
MARA = Colleague(3, "T", "U_MARA", "Mara", StaffRole.LEAD)
STAFF = (WEI, JONAS, MARA)
ABOUT_WEI = Complaint(
    1, "K-1001", "complaint", 1, 1, "topic_manner", "He was rude.", "2026-11-02", "Wei", (1,), False, "amends_apology",
    "received", NOW, NOW + DAY,
)  # fmt: skip


def begun(**notes: str) -> Chat:
    """A chat in which complaining has begun, with a colleague whom the customer knows."""
    return chat("complain", replace(page(), met=(WEI,)), **notes)


def told() -> Chat:
    """Up to the reading back."""
    one = begun().press("topic_late").write("Nobody answered for a week.").press("day_yesterday")
    return one.press("that_colleague").press("amends_apology")


def test_a_complaint_is_asked_for_one_thing_at_a_time_and_read_back() -> None:
    """What, when, with whom, what would help; then everything at once."""
    one = told()

    assert one.stage == "complain/read_back"
    assert one.card["whom"] == "Wei"
    assert one.card["happened"] == "2026-11-02"


def test_what_was_read_back_is_what_is_registered() -> None:
    """Word for word."""
    one = told().press("complaint_right")

    assert one.done == [
        RegisterComplaint(
            "complaint", "Nobody answered for a week.", "topic_late", "2026-11-02", "Wei", (1,), False, "amends_apology"
        )
    ]


def test_its_number_comes_with_a_date() -> None:
    """And where nothing was said about a sum, nothing about a sum follows."""
    one = told().press("complaint_right").happens("complaint_kept", id=1, number="K-1001", next=NOW + DAY)

    assert one.said == ["complain/registered"]
    assert one.card["number"] == "K-1001"
    assert one.conversation.top.flow == "home"


def test_words_that_began_it_are_not_asked_again() -> None:
    """Whoever writes *I want to complain that …* has said what happened."""
    one = begun(words="I want to complain, nobody answers")

    assert one.stage == "complain/when"


def test_a_document_in_the_words_is_asked_about() -> None:
    """An amount is another matter than a manner."""
    one = begun(words="INV-2214 is a disgrace")

    assert one.stage == "complain/which_matter"
    assert one.press("the_amount").conversation.top.flow == "raise_dispute"


def test_both_are_taken_one_after_the_other() -> None:
    """First the complaint with its number, then the objection with its line."""
    one = begun(words="INV-2214 is a disgrace").press("both_of_it").press("skip").press("skip").press("amends_unsure")
    one.press("complaint_right").happens("complaint_kept", id=1, number="K-1001", next=NOW + DAY)

    assert one.conversation.top.flow == "raise_dispute"
    assert one.conversation.notes["document_id"] == 11


def test_a_day_in_two_readings_is_asked_back() -> None:
    """Never guessed."""
    one = begun(words="rude").write("5/9")

    assert one.stage == "complain/when"


def test_a_day_in_other_words_is_kept_as_said() -> None:
    """A complaint needs no exact day."""
    one = begun(words="rude").write("some time last spring")

    assert one.stage == "complain/whom"
    assert one.conversation.notes["happened"] == "some time last spring"


def test_one_answer_may_be_changed_before_it_counts() -> None:
    """And comes straight back."""
    one = told().press("complaint_mend").press("mend_whom").press("all_of_you")

    assert one.stage == "complain/read_back"
    assert one.card["everybody"] is True


def test_words_at_the_reading_back_are_added() -> None:
    """People remember more while they read."""
    one = told().write("And again today.")

    assert one.card["words"] == "Nobody answered for a week. And again today."


def test_an_open_complaint_is_offered_first() -> None:
    """Before a second one is made of the same matter."""
    one = chat("complain", page(complaints=(ABOUT_WEI,)))

    assert one.stage == "complain/already"
    assert one.press("add_to_it").write("He did it again.").done == [AddToMatter("complaint", 1, "He did it again.")]


def test_taking_it_back_is_asked_once() -> None:
    """It ends all further looking."""
    one = chat("complain", page(complaints=(ABOUT_WEI,)), complaint_id=1).press("take_it_back")

    assert one.stage == "complain/withdrawing"
    assert one.press("withdraw_yes").done == [MoveMatter("complaint", 1, "withdrawn")]


def test_our_answer_settles_it_with_one_press() -> None:
    """The button says it all."""
    books = page(complaints=(replace(ABOUT_WEI, state="answered", text="x"),))
    one = chat("weigh_answer", books, complaint_id=1, answer="yes")

    assert one.done == [MoveMatter("complaint", 1, "satisfied")]


def test_our_answer_does_not_settle_it_and_somebody_else_looks() -> None:
    """With what is missing."""
    books = page(complaints=(replace(ABOUT_WEI, state="answered", text="x"),))
    one = chat("weigh_answer", books, complaint_id=1, answer="no").write("You did not ask him.")

    assert one.done == [MoveMatter("complaint", 1, "not_satisfied", {"why": "You did not ask him."})]
    assert one.said == ["weigh_answer/second_look"]


def test_the_final_answer_may_be_left_unsettled() -> None:
    """It stays on record, with a last word."""
    books = page(complaints=(replace(ABOUT_WEI, state="final", text="x", round=2),))
    one = chat("weigh_answer", books, complaint_id=1, answer="no").press("skip")

    assert one.said == ["weigh_answer/stays_open"]


def test_a_complaint_of_another_person_does_not_exist_here() -> None:
    """The books show only their own."""
    one = chat("weigh_answer", page(), complaint_id=1, answer="yes")

    assert one.said == ["weigh_answer/no_such_complaint"]
    assert not one.done


def test_whoever_is_complained_about_keeps_out() -> None:
    """Nobody judges himself."""
    assert barred(ABOUT_WEI, WEI)
    assert not barred(ABOUT_WEI, MARA)


def test_where_everybody_is_complained_about_a_lead_takes_it() -> None:
    """Somebody must."""
    about_all = replace(ABOUT_WEI, about=(), everybody=True)

    assert barred(about_all, JONAS)
    assert not barred(about_all, MARA)


def test_whoever_answered_first_does_not_look_again() -> None:
    """A second look is another pair of eyes."""
    assert barred(replace(ABOUT_WEI, earlier=3, round=2), MARA)


def test_an_answer_about_a_person_is_read_by_a_lead() -> None:
    """And never by its author or the person it is about."""
    written = replace(ABOUT_WEI, author=2)

    assert needs_approval(written)
    assert [may_approve(written, one, STAFF) for one in STAFF] == [False, False, True]


def test_without_a_free_lead_a_reviewer_reads_it_and_at_last_anybody() -> None:
    """The complaint about the only lead is not stuck."""
    about_lead = replace(ABOUT_WEI, about=(3,), author=1)
    by_lead = replace(ABOUT_WEI, about=(2,), author=3)

    assert [may_approve(about_lead, one, STAFF) for one in STAFF] == [False, True, False]
    assert [may_approve(by_lead, one, STAFF) for one in STAFF] == [True, False, False]


def test_a_name_in_the_words_is_found_among_the_colleagues() -> None:
    """By a whole word of it; a part of a word is nobody."""
    assert named_among("your mr. berg, and WEI", STAFF) == (1, 2)
    assert named_among("the weird marathon", STAFF) == ()


def test_feedback_is_asked_for_its_kind_and_kept() -> None:
    """Praise needs nothing more than its words."""
    one = chat("give_feedback").press("fb_praise").write("Wei was quick.")

    assert one.done == [RegisterComplaint("praise", "Wei was quick.")]
    assert one.happens("complaint_kept", id=1, number="F-1001", next=NOW + DAY).said == ["give_feedback/noted"]


def test_what_annoyed_may_become_a_complaint_with_the_same_words() -> None:
    """Nobody has to say it twice."""
    one = chat("give_feedback").press("fb_annoyed").write("The letters are too long.").press("as_a_complaint")

    assert one.stage == "complain/when"
    assert one.conversation.notes["words"] == "The letters are too long."


def test_a_first_word_is_promised_within_two_working_days() -> None:
    """From Tuesday to Thursday."""
    assert first_look_by(NOW, ZONE) > NOW + DAY
