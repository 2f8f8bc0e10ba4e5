"""What becomes of a customer's debts that fall due: a courtesy before, reminders after, then a person.

One life for each customer, so that all that is due is one message. Nothing is decided beforehand: each time the books
are looked at as they are then, and what somebody has said something about, or has paid, is not spoken of. It begins
with a statement, since nobody is asked to pay what they have not been shown. What has been open for long is asked about
once, as a question. Who edits: finance.
"""

from flows.engine.grammar import Command
from flows.engine.words import call_off, do, happened, lifecycle, opens, remind, say, stage, tell_staff, when
from flows.lifecycles.due_view import (
    REMINDER,
    TALK,
    about_lines,
    about_payment,
    about_promise,
    after_hand_over,
    after_word,
    first_talk,
    for_a_person,
    handed,
    handed_of_talk,
    is_wanted,
    may_say,
    may_talk,
    next_talk,
    next_word,
    note_handed,
    note_talked,
    note_told,
    shown,
    shown_of_talk,
    talk_awaited,
    talk_look,
    talk_unanswered,
)

PAY = (opens("promise_to_pay", "due_will_pay", about_promise), opens("raise_dispute", "due_paid", about_payment))
DIFFERS = opens("raise_dispute", "due_differs", about_lines)

REMINDED = (
    *when(happened(f"due:{REMINDER}"), is_wanted, may_say).then(
        say("reminder", PAY, (DIFFERS, opens("view_statement", "due_look", about_lines)), shows=shown),
        do(note_told),
        remind(REMINDER, after_word),
    ),
    *when(happened(f"due:{REMINDER}"), is_wanted, for_a_person).then(
        tell_staff("staff/due_for_person", shows=handed), do(note_handed), remind(REMINDER, after_hand_over)
    ),
    *when(happened(f"due:{REMINDER}"), is_wanted).then(remind(REMINDER, next_word)),
    *when(happened(f"due:{REMINDER}")).then(call_off()),
)

ASKED = (
    *when(happened(f"due:{TALK}"), is_wanted, may_talk).then(
        say(
            "early_talk",
            PAY,
            (DIFFERS, opens("view_statement", "due_copy", about_lines)),
            (Command("human"),),
            shows=shown_of_talk,
        ),
        do(note_talked),
        remind(TALK, talk_look, count=True),
    ),
    *when(happened(f"due:{TALK}"), is_wanted, talk_unanswered).then(
        tell_staff("staff/early_talk_unanswered", shows=handed_of_talk), do(note_talked), remind(TALK, next_talk)
    ),
    *when(happened(f"due:{TALK}"), is_wanted).then(remind(TALK, next_talk)),
    *when(happened(f"due:{TALK}")).then(call_off()),
)

due = lifecycle(
    "due",
    stage(
        "watched",
        when(happened("issued", "switched_on"), is_wanted, talk_awaited).then(remind(REMINDER, next_word)),
        when(happened("issued", "switched_on"), is_wanted).then(remind(REMINDER, next_word), remind(TALK, first_talk)),
        when(happened("switched_off")).then(call_off()),
        REMINDED,
        ASKED,
        ends=True,  # nothing may be left for months, until the next statement
    ),
)
