"""The life of a promised call: booked, reminded of, made, and never silently forgotten.

An hour before, or on the evening before where that would be too early for them, the customer hears that it is coming;
at the moment the desk is told to call. When nobody has called half an hour later, the customer hears so, with a new
time; of a call that was our own wish, the desk does. A call that finds nobody is tried twice more on other working
days; after that the answer comes in writing. The customer may move or call it off at any time. Who edits: finance.
"""

from flows.engine.words import call_off, do, go_to, happened, lifecycle, opens, remind, say, stage, tell_staff, when
from flows.lifecycles.call_back_view import (
    about,
    at_the_next,
    at_the_time,
    desk_line,
    in_a_letter,
    in_words,
    last_try,
    move_to,
    not_yet_time,
    our_own,
    patience_ends,
    reminded_at,
    reminded_of_next,
    shown,
    spoken,
    that_letter,
    tries_left,
    try_again,
    we_did_not_call,
    written_by,
)

CHANGE = opens("call_back", "change_call", about)
OTHERWISE = opens("remember_otherwise", "remember_otherwise", that_letter)

SET = (remind("call_soon", reminded_at), remind("call_now", at_the_time))
SET_AGAIN = (remind("call_soon", reminded_of_next), remind("call_now", at_the_next))

WISHES = (
    *when(happened("moved")).then(
        do(move_to), call_off(), *SET, tell_staff("staff/call_moved", shows=desk_line), go_to("booked")
    ),
    *when(happened("cancelled")).then(
        call_off(), tell_staff("staff/call_cancelled", shows=desk_line), go_to("cancelled")
    ),
)

REACHED = (
    *when(happened("reached"), in_a_letter).then(
        call_off(),
        tell_staff("staff/call_noted", shows=desk_line),
        say("spoken_about", OTHERWISE, "human", shows=spoken),
        go_to("kept"),
    ),
    *when(happened("reached"), in_words).then(
        call_off(),
        tell_staff("staff/call_noted", shows=desk_line),
        say("spoken_about", "human", shows=spoken),
        go_to("kept"),
    ),
    *when(happened("reached")).then(
        call_off(), tell_staff("staff/call_reached", shows=desk_line), say("spoken", shows=shown), go_to("kept")
    ),
)

NOT_REACHED = (
    *when(happened("not_reached"), tries_left).then(
        do(try_again),
        call_off(),
        say("nobody_answered", CHANGE, shows=shown),
        tell_staff("staff/call_again", shows=desk_line),
        *SET_AGAIN,
        go_to("booked"),
    ),
    *when(happened("not_reached")).then(
        do(last_try),
        call_off(),
        say("in_writing", CHANGE, shows=shown),
        tell_staff("staff/call_write", shows=desk_line),
        remind("write_due", written_by),
        go_to("writing"),
    ),
)

call_back_life = lifecycle(
    "call_back_life",
    stage(
        "booked",
        when(happened("booked"), our_own).then(
            tell_staff("staff/call_urgent", shows=desk_line), remind("call_late", patience_ends), go_to("calling")
        ),
        when(happened("booked")).then(*SET, tell_staff("staff/call_booked", shows=desk_line)),
        when(happened("due:call_soon"), not_yet_time).then(
            say("soon", CHANGE, shows=shown), remind("call_now", at_the_time)
        ),
        when(happened("due:call_soon")).then(remind("call_now", at_the_time)),
        when(happened("due:call_now")).then(
            tell_staff("staff/call_now", shows=desk_line), remind("call_late", patience_ends), go_to("calling")
        ),
        WISHES,
        REACHED,
    ),
    stage(
        "calling",
        when(happened("due:call_late"), our_own).then(
            tell_staff("staff/call_still", shows=desk_line), remind("call_late", patience_ends)
        ),
        when(happened("due:call_late")).then(
            do(we_did_not_call),
            call_off(),
            say("nobody_called", CHANGE, shows=shown),
            tell_staff("staff/call_missed", shows=desk_line),
            *SET_AGAIN,
            go_to("booked"),
        ),
        WISHES,
        REACHED,
        NOT_REACHED,
    ),
    stage(
        "writing",
        when(happened("replied")).then(call_off(), tell_staff("staff/call_written", shows=desk_line), go_to("written")),
        when(happened("due:write_due")).then(
            say("not_written_yet", CHANGE, shows=shown),
            tell_staff("staff/call_write", shows=desk_line),
            remind("write_due", written_by),
        ),
        WISHES,
    ),
    stage("kept", ends=True),
    stage("written", ends=True),
    stage("cancelled", ends=True),
)
