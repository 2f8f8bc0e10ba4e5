"""General questions: what a word on the statement means, how something is done, who decides.

An article is found by its button or by the question itself; what reads as two is asked back. It explains and touches no
figure; whoever does not find it clear speaks with a person.
"""

from flows.dialogues.ask_question_view import (
    LABELS,
    article,
    candidates,
    chosen,
    next_page,
    not_clear,
    one_asked,
    one_written,
    page_of_articles,
    several_asked,
    several_written,
)
from flows.dialogues.asking import tries
from flows.engine.words import (
    again,
    arrived,
    ask,
    chose,
    close,
    each,
    flow,
    go_to,
    hand_on,
    note,
    otherwise,
    say,
    seal,
    stage,
    when,
    wrote,
)

FOUND = (
    *when(wrote(), one_written).then(note("article"), go_to("answer")),
    *when(wrote(), several_written).then(note("asked"), go_to("which")),
)
NOT_CAUGHT = otherwise(say("always/not_understood", shows=tries), again())

ask_question = flow(
    "ask_question",
    stage(
        "opening",
        when(arrived(), one_asked).then(note("article"), go_to("answer")),
        when(arrived(), several_asked).then(go_to("which")),
        when(arrived()).then(go_to("list")),
        otherwise(go_to("list")),
    ),
    stage(
        "list",
        ask("what_about", each(page_of_articles), ("more_questions", "human"), "back"),
        when(chose("more_questions")).then(note("page", next_page), again()),
        when(chose(*LABELS), chosen).then(note("article"), go_to("answer")),
        FOUND,
        NOT_CAUGHT,
    ),
    stage(
        "which",
        ask("which_of_these", each(candidates), ("another_question", "human"), "back"),
        when(chose("another_question")).then(go_to("list")),
        when(chose(*LABELS), chosen).then(note("article"), go_to("answer")),
        FOUND,
        NOT_CAUGHT,
    ),
    stage(
        "answer",
        ask("answer", ("clear_yes", "clear_not"), "another_question", shows=article),
        when(chose("clear_yes")).then(seal(), say("glad"), close("clear")),
        when(chose("clear_not")).then(hand_on("talk_to_person", notes=not_clear)),
        when(chose("another_question")).then(go_to("list")),
        FOUND,
        NOT_CAUGHT,
    ),
    gives_way=True,
)
