"""By which way colleagues' deeds come in the test at hand: set by conftest.py, read by whoever sets a scene.

Empty is the scene's own way: straight to the desk where a scene leaves Slack out, else by Socket Mode. `BOTH_WAYS` has
what goes through real slack-bolt by Socket Mode and by signed HTTP on every change: of each part of the desk something.
"""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bot.web import Web

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.sandbox.slack.desk import SlackDesk

HTTP, SOCKET = "http", "socket"
SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
BOTH_WAYS = {
    "a thread and a card for each case": (
        "test_desk_cards.test_every_form_is_one_that_slack_takes",
        "test_desk_cases.test_a_card_is_one_letter_however_often_a_turn_touches_it",
        "test_desk_head.test_a_choice_from_the_list_is_a_press_of_that_action",
    ),
    "a reply, shown before it goes": (
        "test_desk_replies.test_a_word_that_may_not_leave_is_named_under_its_field",
        "test_desk_replies.test_our_copy_of_the_document_in_question_can_be_ticked",
        "test_desk_replies.test_outside_their_hours_it_goes_in_their_morning",
        "test_desk_replies.test_a_correction_changes_the_message_itself_and_keeps_both_versions",
    ),
    "taken, handed over, returned": (
        "test_desk_taking.test_whoever_takes_a_case_finds_a_brief_in_its_thread",
        "test_desk_taking.test_the_owners_yes_hands_it_over_with_a_line_and_a_brief",
        "test_desk_taking.test_a_case_is_given_to_a_colleague_with_what_they_should_know",
        "test_desk_others.test_returning_a_conversation_restates_at_once_what_was_interrupted",
        "test_desk_two_at_once.test_one_who_takes_a_case_while_a_lead_gives_it_to_somebody",
    ),
    "what was said elsewhere": (
        "test_desk_elsewhere.test_an_approved_confirmation_is_a_record_marked_with_its_way",
        "test_desk_elsewhere.test_what_was_said_is_shown_as_the_customer_will_read_it_and_then_written_to_them",
    ),
    "joined, parted, gone outside, held, ended": (
        "test_desk_merge.test_a_double_goes_on_under_the_older_number_with_its_words_and_papers",
        "test_desk_merge.test_a_part_goes_on_under_a_new_number_and_the_customer_knows_both",
        "test_desk_external.test_with_the_second_yes_the_case_goes_outside_and_the_customer_hears_so",
        "test_desk_peace.test_the_newest_word_counts_and_lifting_is_one",
        "test_desk_revoke.test_the_form_says_what_happens",
    ),
    "departments asked, causes found": (
        "test_desk_consult.test_somebody_whose_it_is_not_passes_it_to_the_next_of_the_department",
        "test_desk_causes.test_a_corrective_action_has_a_card_an_owner_a_day_and_a_verifier",
    ),
    "proposed and approved": (
        "test_desk_approvals.test_the_highest_level_needs_two_persons",
        "test_desk_cases.test_nobody_approves_their_own_proposal_and_the_attempt_is_written_down",
        "test_desk_cases.test_a_fault_in_a_proposal_stands_under_its_own_field",
    ),
    "carried out": (
        "test_desk_approvals.test_what_is_carried_out_keeps_its_papers",
        "test_desk_cases.test_a_recorded_execution_resolves_the_case_and_asks_the_customer",
    ),
    "a time promised": (
        "test_desk_promises.test_what_was_seen_is_told_and_becomes_the_next_date",
        "test_desk_next_words.test_the_time_is_chosen_in_the_form_of_the_message",
    ),
    "home, command and shortcuts": (
        "test_desk_home.test_a_home_once_opened_follows_whatever_its_owner_does",
        "test_desk_home.test_a_card_opened_from_the_home_has_its_buttons_and_is_drawn_anew_when_they_are_pressed",
        "test_desk_home.test_what_is_said_privately_where_there_is_no_channel_comes_in_a_window",
        "test_desk_beginning.test_a_customer_is_found_by_code_and_by_a_part_of_the_name",
        "test_desk_beginning.test_a_customer_is_found_while_their_name_is_typed",
        "test_desk_beginning.test_a_message_is_attached_to_a_case_as_an_internal_note",
        "test_desk_tasks.test_whoever_is_asked_finds_the_question_though_they_see_no_case",
    ),
    "statements and anomalies": (
        "test_desk_statements.test_a_corrected_version_waits_for_a_reviewer_while_the_old_one_stands",
        "test_desk_statements.test_a_withdrawn_statement_is_taken_back_openly",
        "test_desk_others.test_a_statement_is_issued_by_somebody_who_did_not_prepare_it",
        "test_desk_matters.test_an_anomaly_is_verified_by_somebody_else",
    ),
    "the colleague's language": (
        "test_desk_home.test_home_forms_and_private_words_are_in_the_colleagues_language_and_threads_in_the_houses",
    ),
    "who may": (
        "test_desk_cases.test_somebody_who_is_no_colleague_changes_nothing_and_it_is_written_down",
        "test_desk_home.test_a_press_in_another_channel_does_nothing_and_is_written_down",
    ),
    "what Slack can hold": ("test_desk_limits.test_what_begins_with_a_shortcut_holds_slacks_limits",),
}
CHOSEN = frozenset(name for names in BOTH_WAYS.values() for name in names)
Posted = Callable[[str, Mapping[str, str]], Awaitable[tuple[int, str, dict[str, str]]]]


class Way:
    """Of the test at hand."""

    slack = ""


@asynccontextmanager
async def posting(slack: "SlackDesk", posted: Posted, folder: Path) -> "AsyncIterator[None]":
    """The workspace posts to our own web door, and signs it, as long as the block lives."""
    web = Web(_ready, _nothing, folder / "posting-key", {"/slack": posted})
    try:
        address = await web.start("127.0.0.1", 0)
        await slack.deliver_over_http(f"{address}/slack", SECRET)
        yield
    finally:
        await web.stop()


async def _ready() -> tuple[bool, dict[str, object]]:
    return True, {}


async def _nothing(_name: str, _args: object) -> dict[str, object]:
    return {}
