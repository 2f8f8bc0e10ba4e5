"""When we come back to a matter unasked, how often, and what ends it: one row per kind.

Promise: the kinds are stored and never renamed. `days` are counted from the event that set the first one (of what is
due: from the due day, and below zero before it); after the last there are no more. A row with `unasked` obeys the hours
and caps of flows/facts/contact_policy.py when it fires; the others keep a promise or run inside the house. Finance
changes the days here and nowhere else.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class FollowUp:
    """`days` are working days, or calendar days with `calendar`; `ends` are the happenings that make it needless.

    Of one that names another kind in `before`, one at least leaves before that falls due, whatever the caps say. One
    that is more than `valid` working days late is left out (0: never too late). One that `presses` rests while a
    complaint is open, one that is about a `debt` also while that is in question, promised or perhaps paid. `controls`
    are the commands it carries beside its own buttons. Several due on one day are told together, each with a button
    that opens the dialogue named in `merges`; without one it goes alone. One that is `free` tells what should be known
    at once: hours and wishes hold for it, caps do not, and it takes nothing from them.

    What is not `unasked` and is said to a customer keeps to their hours all the same (bot/asleep.py): of one that was
    `told` they know the minute, and only when it is late it waits for hours in which answers arrive; one that is
    `fleeting` says nothing any more in the morning, and is left out. One of the `office` waits for our own hours; one
    that is done `at_once` calls colleagues, and only its word to the customer keeps hours.
    """

    kind: str
    days: tuple[int, ...]
    ends: tuple[str, ...]
    calendar: bool = False
    unasked: bool = True
    before: str = ""
    valid: int = 0
    presses: bool = False
    debt: bool = False
    controls: tuple[str, ...] = ("later", "wrong_person", "human")
    merges: str = ""
    free: bool = False
    told: bool = False
    fleeting: bool = False
    office: bool = False
    at_once: bool = False


NO_MORE: Final = 99  # told in place of the count when one could not leave: past every table's last

FOLLOWUPS: Final = MappingProxyType({row.kind: row for row in (
    # the first word about a statement has buttons enough: *Later* there leads to the other two
    FollowUp("statement_issued", (0,), ("opened",), controls=("later",)),
    # a statement that nobody has opened; opening it ends this one and begins the other
    FollowUp("view_reminder", (2, 5), ("opened", "confirmed", "confirmed_except", "rejected"), valid=1, presses=True,
             merges="view_statement"),
    # from the opening on; the last of them not later than on the working day before an answer is asked for
    FollowUp("confirm_reminder", (3, 7, 10), ("confirmed", "confirmed_except", "rejected"), valid=1, presses=True,
             merges="view_statement"),
    # what is due, from its due day: before it as a courtesy, after it as long as nobody says what is in the way
    FollowUp("due_reminder", (-3, 1, 7, 14), ("switched_off",), calendar=True, presses=True, debt=True,
             merges="due_now", controls=("later", "human")),
    # what has been open for long: a question of its own, told with nothing else
    FollowUp("early_talk", (45,), ("switched_off",), calendar=True, presses=True, debt=True, controls=("later",)),
    FollowUp("evidence_wanted", (1, 3, 6, 7), ("customer_answered",), merges="send_evidence"),
    # *I must ask first* is its *Later*
    FollowUp("offer_open", (1, 3), ("accepted", "countered", "declined", "offer_expired"), before="offer_expired",
             controls=()),
    FollowUp("offer_expired", (5,), ("accepted", "countered", "declined"), unasked=False, told=True),
    FollowUp("solved_question", (3, 7), ("solved", "not_solved"), calendar=True, controls=("wrong_person",),
             merges="settle"),
    FollowUp("asked_later", (3,), ("solved", "not_solved"), calendar=True, unasked=False),
    FollowUp("reply_by", (0,), ("confirmed", "confirmed_except", "rejected"), unasked=False),
    # something entered and left: minutes and hours, within the contact's hours and wishes (bot/drafts.py)
    FollowUp("draft_left", (0,), ("finished",), unasked=False),
    FollowUp("pick_up", (0,), ("answered", "returned"), unasked=False, told=True),
    # while a customer waits for a person: minutes, not days
    FollowUp("queue_note", (0,), ("taken", "returned"), unasked=False),
    FollowUp("unread", (0,), ("read", "answered", "returned"), unasked=False),
    FollowUp("person_idle", (0,), ("answered", "returned"), unasked=False, at_once=True, fleeting=True),
    # a colleague's message that waits for its reader's morning
    FollowUp("reply_at", (0,), ("cancelled",), unasked=False, told=True),
    # a promised call: an hour before it, or on the evening before where nobody is written to so early
    FollowUp("call_soon", (0,), ("moved", "cancelled"), unasked=False, fleeting=True),
    FollowUp("call_now", (0,), ("moved", "cancelled"), unasked=False),
    FollowUp("call_late", (0,), ("reached", "not_reached", "moved", "cancelled"), unasked=False, told=True),
    FollowUp("write_due", (0,), ("replied", "moved", "cancelled"), unasked=False, told=True),
    # a letter about money in words that nobody has read over: a colleague looks at it (bot/held.py)
    FollowUp("held_letter", (0,), ("decided",), unasked=False),
    # what a case put right: watched on the next statements, this long at most; where it came back we write first
    FollowUp("recurrence_watch", (90,), ("reopened", "came_back", "seen_elsewhere"), calendar=True, unasked=False),
    FollowUp("came_again", (0, 3), ("reopened", "left_as_is"), controls=(), free=True),
    FollowUp("answer_due", (2,), ("proposed", "asked_customer", "withdrawn"), unasked=False, told=True),
    # before a time that a customer was told: its owner, then everybody
    FollowUp("our_nudge", (0,), ("kept", "rescheduled", "cancelled"), unasked=False),
    FollowUp("our_alarm", (0,), ("kept", "rescheduled", "cancelled"), unasked=False),
    FollowUp("our_look", (0,), ("kept", "rescheduled", "cancelled"), unasked=False),
    FollowUp("shift_end", (0,), (), unasked=False),  # of a colleague, whose conversations others go on with
    # a case put off to a day, and one whose documents the ledger has cleared
    FollowUp("snooze_over", (0,), ("taken", "proposed"), unasked=False),
    FollowUp("cleared_look", (0,), ("closed",), unasked=False, office=True),
    # questions in the house, and what is done so that a cause stays away
    FollowUp("consult_half", (0,), ("answered", "passed_on", "called_back"), unasked=False),
    FollowUp("consult_due", (0,), ("answered", "passed_on", "called_back"), unasked=False),
    FollowUp("consult_late", (0,), ("answered", "passed_on", "called_back"), unasked=False),
    FollowUp("capa_due", (0,), ("done", "dropped"), unasked=False),
    FollowUp("capa_check", (30, 90), ("worked", "did_not_work"), calendar=True, unasked=False),
    # a promise to pay: the day before (when wished), the look whether it came, an answer why it did not
    FollowUp("promise_soon", (0,), ("changed", "withdrawn"), unasked=False, fleeting=True),
    FollowUp("promise_look", (0,), ("changed", "withdrawn"), unasked=False),
    FollowUp("promise_answer", (2,), ("changed", "reason_given", "on_its_way", "withdrawn"), unasked=False),
    FollowUp("plan_decision", (1, 2), ("approved", "declined", "withdrawn"), unasked=False),
    FollowUp("plan_agree", (2, 5), ("agreed", "withdrawn"), merges="agree_plan"),
    FollowUp("complaint_due", (2,), ("answered", "withdrawn"), unasked=False, told=True),
    FollowUp("complaint_question", (3, 7), ("satisfied", "not_satisfied"), calendar=True, controls=("later",)),
    FollowUp("feedback_due", (5,), ("answered", "thanked"), unasked=False),
    # a survey has a button of its own that ends them
    FollowUp("survey", (0,), ("scored", "refused_surveys"), valid=1, controls=()),
    FollowUp("survey_reminder", (2,), ("scored", "refused_surveys"), calendar=True, valid=1, controls=()),
    FollowUp("survey_over", (3,), ("scored", "refused_surveys"), calendar=True, unasked=False),
    FollowUp("anomaly_question", (3, 5), ("understood", "explanation_wanted", "contested")),
    FollowUp("anomaly_tell", (0,), ("told_now", "dropped"), unasked=False),
    FollowUp("anomaly_due", (2,), ("explained", "withdrawn"), unasked=False, told=True),
    FollowUp("erasure_due", (2,), ("erased", "declined"), unasked=False),
    # a settled case of which nobody has said what went wrong, an offer that waits for a colleague, and what a rule
    # settles as soon as the receipt is out
    FollowUp("cause_open", (1, 3, 6), ("cause_set",), unasked=False),
    FollowUp("approval_open", (1, 2), ("approved", "returned_offer"), unasked=False),
    FollowUp("approval_lapsed", (3,), ("approved", "returned_offer"), unasked=False),
    FollowUp("small_fix", (0,), ("taken", "proposed"), unasked=False),
    # nothing heard for half a year, counted from the last word when the time has come: is it still you?
    FollowUp("stale_contact", (180,), ("still_me", "not_me"), calendar=True, controls=("later",)),
    FollowUp("stale_silent", (5,), ("still_me", "not_me"), unasked=False),
    # what a customer confirmed another way than in a chat, and nobody has approved yet
    FollowUp("elsewhere_open", (1,), ("approved", "dropped"), unasked=False),
    # a case of which a clock runs out, or whose customer has heard nothing for long (bot/clocks_due.py)
    FollowUp("clock", (0,), ("closed",), unasked=False),
    # a round of statements: its run, each customer's turn, the look whether all had theirs, whoever reviews, the
    # morning look at who is silent, and the day by which somebody was to ask them in person (bot/cycles.py)
    FollowUp("cycle_run", (0,), (), unasked=False),
    FollowUp("cycle_prepare", (0,), (), unasked=False),
    FollowUp("cycle_prepared", (0,), (), unasked=False),
    FollowUp("cycle_review", (1, 2, 4, 9), ("reviewed",), unasked=False),
    FollowUp("cycle_look", (1,), (), unasked=False),
    FollowUp("cycle_handed", (2, 4), ("confirmed", "confirmed_except", "rejected"), unasked=False),
    # a statement that came back filled in, and about which nothing was decided (bot/figures_back.py)
    FollowUp("figures_over", (0,), (), unasked=False),
    # a customer's own ledger about which nothing was decided (bot/ledgers_kept.py)
    FollowUp("ledger_over", (0,), (), unasked=False),
    # what a colleague reads in the morning and on Mondays (bot/digests.py)
    FollowUp("digest_daily", (0,), (), unasked=False),
    FollowUp("digest_weekly", (0,), (), unasked=False),
    # when our office closes: one signed hash over all records (bot/heads.py)
    FollowUp("daily_head", (0,), (), unasked=False),
    # a dialogue that rests until an agreed time
    FollowUp("break_over", (0,), ("goes_on",), unasked=False, told=True),
)})  # fmt: skip


def gap(kind: str, count: int) -> int | None:
    """Days from reminder number `count` (0: the beginning) to the next one; None when that was the last."""
    days = FOLLOWUPS[kind].days
    if count >= len(days):
        return None
    return days[count] - (days[count - 1] if count else 0)
