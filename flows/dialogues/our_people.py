"""Our people: who may speak for a customer, and what each of them may do, in the hands of their own administrator.

A link is made, shown once and passed on by the one who knows the person; less is allowed at once, more only after a
colleague of ours has made sure. Who edits: developers, with the templates of the same name.
"""

from flows.dialogues.asking import tries
from flows.dialogues.our_people_view import (
    ROLES,
    by_link,
    change,
    deed_buttons,
    done,
    entered,
    here_already,
    invite,
    known_by_name,
    limit_buttons,
    limit_currency,
    limit_read,
    link,
    may_confirm_then,
    name_chosen,
    name_written,
    named_person,
    nobody,
    not_admin,
    people,
    person,
    person_buttons,
    picked_person,
    refused,
    remove,
    role_pressed,
    two_limits,
    who_may,
)
from flows.engine.words import (
    again,
    arrived,
    ask,
    chose,
    close,
    do,
    each,
    flow,
    forget,
    go_to,
    happened,
    note,
    otherwise,
    say,
    seal,
    stage,
    when,
    wrote,
)

NOT_CAUGHT = otherwise(say("always/not_understood", shows=tries), again())
AFRESH = (forget("role"), forget("limit"), forget("currency"), forget("readings"))

our_people = flow(
    "our_people",
    stage(
        "opening",
        when(arrived(), not_admin).then(say("who_may", "human", shows=who_may), close()),
        when(arrived()).then(go_to("list")),
        otherwise(go_to("list")),
    ),
    stage(
        "list",
        ask("list", each(person_buttons, 2), ("invite_person", "back"), shows=people),
        when(chose("see_person"), picked_person).then(note("person_id"), go_to("person")),
        when(chose("invite_person")).then(forget("person_id"), forget("name"), *AFRESH, go_to("name")),
        when(wrote(), named_person).then(note("person_id"), go_to("person")),
        NOT_CAUGHT,
    ),
    stage(
        "person",
        ask("person", each(deed_buttons, 2), "back", shows=person),
        when(arrived(), nobody).then(go_to("list")),
        when(chose("change_rights", "new_link"), name_chosen).then(note("name"), *AFRESH, go_to("role")),
        when(chose("take_off")).then(go_to("take_off")),
        NOT_CAUGHT,
    ),
    stage(
        "name",
        ask("name", "back"),
        when(wrote(), here_already).then(note("person_id"), say("here_already", shows=person), go_to("person")),
        when(wrote(), name_written).then(note("name"), note("person_id", known_by_name), go_to("role")),
        otherwise(say("not_a_name"), again()),
    ),
    stage(
        "role",
        ask("role", *((role,) for role in ROLES), "back", shows=entered),
        when(chose(*ROLES), may_confirm_then).then(note("role", role_pressed), forget("readings"), go_to("limit")),
        when(chose(*ROLES)).then(note("role", role_pressed), forget("limit"), forget("currency"), go_to("read_back")),
        NOT_CAUGHT,
    ),
    stage(
        "limit",
        ask("limit", each(limit_buttons, 2), ("no_limit", "back"), shows=entered),
        when(wrote(), chose("this_limit"), limit_read).then(
            note("limit"), note("currency", limit_currency), go_to("read_back")
        ),
        when(wrote(), two_limits).then(note("readings"), again()),
        when(chose("no_limit")).then(forget("limit"), forget("currency"), go_to("read_back")),
        otherwise(say("not_a_limit"), again()),
    ),
    stage(
        "read_back",
        ask("read_back", ("do_it", "back"), shows=entered),
        when(chose("do_it"), by_link).then(seal(), do(invite)),
        when(chose("do_it")).then(seal(), do(change)),
        when(happened("person_invited")).then(say("link", shows=link), close("invited")),
        when(happened("person_changed")).then(say("changed", shows=done), close("changed")),
        when(happened("person_refused")).then(say("refused", shows=refused), close("refused")),
        NOT_CAUGHT,
    ),
    stage(
        "take_off",
        ask("take_off", ("left_firm",), ("not_responsible",), "back", shows=person),
        when(chose("left_firm", "not_responsible")).then(seal(), do(remove)),
        when(happened("person_removed")).then(say("removed", shows=done), close("removed")),
        when(happened("person_refused")).then(say("refused", shows=refused), close("refused")),
        NOT_CAUGHT,
    ),
)
