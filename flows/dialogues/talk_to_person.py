"""Talk to a person: waiting for one, and speaking with one.

Others begin it with the notes `reason` (a key of flows/tables/hand_overs.py), `priority` ("p1": passed on at once, also
outside hours), `case_id` and `words`. All that was said is passed on, so nobody has to say it twice. When the customer
goes on without waiting, or the person is done, the interrupted question stands again at once.

Who answers a message of a hand-over that has ended comes back here (the note `earlier`): within seven days the same
conversation is taken up again in its thread, later a new one is begun that names it. Nothing is lost.
"""

from flows.dialogues.receiving import COMING, kept_at, receipt, receipted, with_this
from flows.dialogues.talk_to_person_view import (
    URGENT,
    answer_by,
    ask_for_person,
    asked_back,
    await_reader,
    danger,
    end_waiting,
    first_words,
    for_a_call,
    long_wait,
    nobody_can_be_reached,
    nobody_comes,
    pass_on,
    person,
    person_name,
    person_role,
    promised_by,
    put_off_to,
    still_busy,
    still_by,
    third_time,
    time_promised,
    urge,
    urgent_buttons,
    waiting,
    waiting_buttons,
)
from flows.engine.words import (
    again,
    arrived,
    ask,
    chose,
    close,
    do,
    each,
    edited,
    enter,
    flow,
    forget,
    go_to,
    happened,
    note,
    opens,
    otherwise,
    say,
    seal,
    stage,
    when,
    wrote,
)
from flows.tables.hand_overs import OFFERED

TAKEN = (note("person", person_name), note("role", person_role), note("passed_on", value=True), forget("long"))
TO_THE_QUEUE = (
    note("by", still_by),
    forget("person"),
    forget("role"),
    say("handed_on", shows=still_busy),
    do(ask_for_person),
    go_to("waiting"),
)

PASSED_ON = (
    *when(wrote(), first_words).then(do(pass_on), note("passed_on", value=True), say("passed_on", shows=waiting)),
    *when(wrote(), edited()).then(do(pass_on)),
    *COMING,
    *when(happened("evidence_kept"), first_words).then(
        note("files", with_this),
        note("kept_at", kept_at),
        note("passed_on", value=True),
        say("passed_on", shows=waiting),
    ),
    *when(happened("evidence_kept"), receipted).then(note("files", with_this)),
    *when(happened("evidence_kept")).then(
        note("files", with_this), note("kept_at", kept_at), say("send_evidence/receipt", shows=receipt)
    ),
    *when(happened("person_waiting")).then(),
    *when(happened("returned")).then(say("returned", shows=person), close()),
)

TIME_PROMISED = when(happened("promised")).then(
    note("by", promised_by), say("time_promised", shows=time_promised), do(ask_for_person)
)

CALL_INSTEAD = opens("call_back", "call_instead", for_a_call)

# A time that was named has come, and no answer has.
NO_ANSWER = (
    *when(happened("promise_due"), nobody_comes).then(
        forget("by"), note("given_up", value=True), say("nobody_came", CALL_INSTEAD, shows=still_busy)
    ),
    # To have taken over is not to have answered: the promised time is kept here too.
    *when(happened("promise_due"), third_time).then(
        note("by", put_off_to), say("still_owed", shows=still_busy), do(ask_for_person)
    ),
)

# What may happen while a customer waits, whatever they are being asked meanwhile.
IN_THE_QUEUE = (
    *when(happened("taken")).then(*TAKEN, go_to("with_person")),
    *when(happened("queue_note"), long_wait).then(note("long", value=True), go_to("waiting")),
    *when(happened("queue_note"), nobody_can_be_reached).then(say("desk_away", shows=waiting)),
    *when(happened("queue_note")).then(say("still_looking", shows=waiting)),
    *NO_ANSWER,
    *when(happened("promise_due")).then(note("by", put_off_to), say("not_yet", shows=waiting), do(ask_for_person)),
    *TIME_PROMISED,
)

talk_to_person = flow(
    "talk_to_person",
    stage(
        "opening",
        when(arrived()).then(note("by", answer_by), do(ask_for_person), go_to("waiting")),
        otherwise(go_to("waiting")),
    ),
    stage(
        "waiting",
        ask("somebody_will_answer", each(waiting_buttons), shows=waiting),
        when(chose("stop_waiting"), chose("back")).then(seal(), do(end_waiting), say("going_on"), close()),
        when(chose("call_instead")).then(enter("call_back", notes=for_a_call)),
        when(chose("it_is_urgent")).then(go_to("urgent")),
        when(chose("human")).then(again()),
        IN_THE_QUEUE,
        PASSED_ON,
        otherwise(say("words_or_papers")),
    ),
    stage(
        "urgent",
        ask("what_is_urgent", each(urgent_buttons), "not_that_urgent"),
        when(chose(*(f"{URGENT}{key}" for key in OFFERED))).then(
            do(urge), note("urgent", value=True), say("passed_on_at_once", shows=danger), go_to("waiting")
        ),
        when(chose("not_that_urgent")).then(go_to("waiting")),
        when(chose("human")).then(again()),
        when(wrote()).then(do(pass_on), note("passed_on", value=True), say("not_at_night", shows=waiting), again()),
        IN_THE_QUEUE,
        PASSED_ON,
        otherwise(say("words_or_papers"), again()),
    ),
    stage(
        "with_person",
        ask("speaking_with", shows=person),
        when(chose("back"), asked_back).then(again()),
        when(chose("human")).then(again()),
        when(happened("taken")).then(*TAKEN, again()),
        NO_ANSWER,
        TIME_PROMISED,
        when(happened("promise_due")).then(
            note("by", put_off_to), say("no_answer_yet", shows=still_busy), do(ask_for_person)
        ),
        when(happened("unread")).then(note("by", still_by), say("not_read_yet", shows=still_busy), do(ask_for_person)),
        when(happened("idle")).then(note("by", still_by), say("backup_asked", shows=still_busy), do(ask_for_person)),
        when(happened("handed_on")).then(*TO_THE_QUEUE),
        when(wrote()).then(do(pass_on), do(await_reader)),
        when(edited()).then(do(pass_on)),
        COMING,
        when(happened("evidence_kept")).then(note("files", with_this), note("kept_at", kept_at), do(await_reader)),
        when(happened("person_waiting")).then(),
        when(happened("returned")).then(say("returned", shows=person), close()),
        otherwise(say("always/person_listening")),
    ),
)
