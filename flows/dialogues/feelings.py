"""Feelings: what is said when somebody is upset about no matter that could be taken up, and when limits are needed.

Begun by the shell (bot/feeling.py), which hears the words, with the note `why`: a course of flows/facts/moods.py, or
`cleared`. Whatever stood before stands again at the end. Nobody is told what they feel; nobody loses the right to
object: buttons of cases and offers work throughout, days go on, and another contact may go on at any time.
Who edits: finance.
"""

from flows.dialogues.feelings_view import (
    agreed,
    ask_lead,
    asks_when,
    at_rest,
    break_buttons,
    chosen_time,
    decided_by,
    end_hold,
    end_waiting,
    first_kept,
    hold,
    is_grave,
    over_limit,
    pass_on,
    quoted,
    shown,
    since,
    time_buttons,
    to_pause,
    usual_time,
    ways,
    why,
)
from flows.dialogues.receiving import COMING
from flows.engine.everywhere import GLOBALS
from flows.engine.grammar import Scene
from flows.engine.words import (
    again,
    arrived,
    ask,
    chose,
    close,
    do,
    each,
    flow,
    go_to,
    hand_on,
    happened,
    note,
    otherwise,
    say,
    seal,
    stage,
    when,
    wrote,
)

STILL_ANSWERED = frozenset({"help", "privacy", "stop", "language"})
HELD = tuple(sorted(set(GLOBALS) - STILL_ANSWERED))


def is_cleared(scene: Scene) -> bool:
    """A colleague found that it was not meant so."""
    return why(scene) == "cleared"


# What is written while nobody answers is kept with its time, and read by a colleague; the first time that is said.
KEPT = (
    *when(wrote(), first_kept).then(do(pass_on), note("kept", value=True), say("kept", shows=shown)),
    *when(wrote()).then(do(pass_on)),
    *COMING,
    *when(happened("evidence_kept"), first_kept).then(note("kept", value=True), say("kept", shows=shown)),
    *when(happened("evidence_kept")).then(),
    *when(happened("person_waiting", "refused", "promise_due")).then(),
)
ENDS = (
    *when(happened("break_over")).then(do(end_hold), do(end_waiting), say("here_again"), close()),
    *when(happened("let_go_on")).then(do(end_hold), do(end_waiting), say("here_sooner"), close()),
    *when(happened("cleared")).then(do(end_hold), do(end_waiting), say("apology"), close()),
)

feelings = flow(
    "feelings",
    stage(
        "opening",
        when(arrived(), over_limit).then(go_to("limit")),
        when(arrived(), to_pause).then(note("until", usual_time), do(ask_lead), do(hold), go_to("on_break")),
        when(arrived(), is_grave).then(note("by", decided_by), do(ask_lead), go_to("lead_decides")),
        when(arrived(), is_cleared).then(say("apology"), close()),
        when(arrived(), asks_when).then(go_to("since_when")),
        when(arrived(), at_rest).then(say("what_now", each(ways, across=2), shows=shown), close()),
        when(arrived()).then(close()),
        otherwise(close()),
    ),
    stage(
        "since_when",
        ask("since_when", each(ways, across=2)),
        when(wrote(), since).then(
            note("since"), do(pass_on), say("since_noted", shows=quoted), hand_on("raise_dispute")
        ),
        otherwise(close()),
    ),
    stage(
        "limit",
        ask("limit", "go_on_now", each(time_buttons), "human", shows=shown),
        when(chose("go_on_now")).then(close()),
        when(chose("talk_at"), chosen_time).then(
            note("until"), note("agreed", value=True), do(hold), go_to("on_break")
        ),
        when(happened("cleared")).then(say("apology"), close()),
        otherwise(close()),
    ),
    stage(
        "on_break",
        ask("on_break", each(break_buttons), shows=shown),
        when(chose("go_on_now"), agreed).then(do(end_hold), close()),
        when(chose("talk_at"), chosen_time).then(note("until"), do(hold), seal(), say("talk_then", shows=shown)),
        when(chose(*HELD)).then(say("still_resting", shows=shown)),
        ENDS,
        KEPT,
        otherwise(say("kept", shows=shown)),
    ),
    stage(
        "lead_decides",
        ask("neutral", shows=shown),
        when(chose(*HELD)).then(again()),
        ENDS,
        KEPT,
        otherwise(again()),
    ),
)
