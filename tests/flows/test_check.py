"""One broken flow for each sentence that `check` knows."""

import ast
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from flows.engine.check import check
from flows.engine.everywhere import GLOBALS
from flows.engine.grammar import Entering, Flow, Scene
from flows.engine.words import (
    again,
    arrived,
    ask,
    call_off,
    chose,
    close,
    correct,
    do,
    each,
    enter,
    flow,
    go_to,
    happened,
    lifecycle,
    note,
    opens,
    otherwise,
    remind,
    say,
    stage,
    tell_staff,
    when,
    wrote,
)  # fmt: skip
from flows.facts.commands import ChangeCase
from tests.flows.small import SMALL, tables, tomorrow

FLOWS = Path(__file__).resolve().parents[2] / "flows"

CORRECT_IT = "add it to all_flows.py or correct the name."
AGAIN = otherwise(again())
YES = when(chose("yes")).then(close())
PERHAPS_HERE = when(arrived(), bool).then(go_to("here"))
HERE = stage("here", ask("here", "yes"), YES, AGAIN)


def mistakes(*flows: Flow, **more: object) -> list[str]:
    """What check says of these flows alone, without the global commands."""
    return list(check({f.name: f for f in flows}, everywhere={}, **more))  # type: ignore[arg-type]


def set_date(_: Scene) -> ChangeCase:
    """A next date."""
    return ChangeCase({"next_contact_at": 1})


def test_flows_without_mistakes_earn_no_sentence() -> None:
    """The restaurant is in order, global commands included."""
    assert check(SMALL) == ()


# -- names and ways ------------------------------------------------------------------------------------------------
BROKEN: dict[str, tuple[Flow, str]] = {
    "a way to a stage that is not there": (
        flow("f", stage("here", ask("here", "yes"), when(chose("yes")).then(go_to("there")), AGAIN)),
        "f/here: goes to 'there', which is no stage of f; correct the name.",
    ),
    "a correction of a stage that is not there": (
        flow("f", stage("here", ask("here", "yes"), when(chose("yes")).then(correct("there")), AGAIN)),
        "f/here: goes to 'there', which is no stage of f; correct the name.",
    ),
    "a dialogue entered that is not there": (
        flow("f", stage("here", ask("here", "yes"), when(chose("yes")).then(enter("g")), AGAIN)),
        "f/here: begins 'g', and there is no such dialogue; add it to all_flows.py or correct the name.",
    ),
    "a button that opens a dialogue that is not there": (
        flow("f", stage("here", ask("here", "yes", opens("g", "more")), YES, AGAIN)),
        "f/here: begins 'g', and there is no such dialogue; add it to all_flows.py or correct the name.",
    ),
    "a stage nobody reaches": (
        flow("f", HERE, stage("island", ask("island", "yes"), YES, AGAIN)),
        "f/island: no way leads here from 'here'; add one or remove the stage.",
    ),
    "a stage nobody leaves": (
        flow("f", stage("here", ask("here"), when(wrote()).then(say("thanks")), AGAIN)),
        "f/here: no rule leads out of it; add one, or say `ends=True`.",
    ),
    "a card without otherwise": (
        flow("f", stage("here", ask("here", "yes"), YES)),
        "f/here: has a card and no `otherwise`; say what follows when nothing else fits.",
    ),
    "an otherwise before other rules": (
        flow("f", stage("here", ask("here", "yes"), AGAIN, YES)),
        "f/here: `otherwise` is not the last rule; put it last, and only once.",
    ),
    "a rule without an answer": (
        flow("f", stage("here", ask("here", "yes"), when(wrote()).then(note("words", "x")), YES, AGAIN)),
        "f/here: wrote is answered with silence; say something.",
    ),
    "a rule that only staff hear of": (
        flow("f", stage("here", ask("here", "yes"), YES, otherwise(tell_staff("lost")))),
        "f/here: otherwise is answered with silence; say something.",
    ),
    "a button nobody answers": (
        flow("f", stage("here", ask("here", "yes", "no"), YES, AGAIN)),
        "f/here: nobody answers the button 'no'; add its rule or take it away.",
    ),
    "a button of a message that its next stage does not know": (
        flow("f", stage("first", ask("first"), when(wrote()).then(say("so", "maybe"), go_to("here")), AGAIN), HERE),
        "f/first: nobody answers the button 'maybe'; add its rule or take it away.",
    ),
    "a choice no button offers": (
        flow("f", stage("here", ask("here", "yes"), YES, when(chose("no")).then(close()), AGAIN)),
        "f/here: waits for the choice 'no', and no button offers it.",
    ),
    "an arrival that leads to itself": (
        flow("f", stage("here", when(arrived()).then(go_to("here")), when(wrote()).then(close()))),
        "Arriving goes round in a circle without waiting for anyone (f/here); let one of these stages ask.",
    ),
    "two arrivals that lead to one another": (
        flow(
            "f",
            stage("here", when(arrived()).then(go_to("there")), when(wrote()).then(close())),
            stage("there", ask("there", "yes"), PERHAPS_HERE, when(arrived()).then(go_to("there")), YES, AGAIN),
        ),
        "Arriving goes round in a circle without waiting for anyone (f/here, f/there); let one of these stages ask.",
    ),
    "a new version without a table": (
        replace(flow("f", HERE), version=2),
        "f: does not say where the stages of version 1 went; add them to `migrate`.",
    ),
    "a table that leads nowhere": (
        flow("f", HERE, version=2, migrate={1: {"there": "gone"}}),
        "f: 'there' of version 1 went to 'gone', which is no stage; correct the name.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("broken", "sentence"), BROKEN.values(), ids=BROKEN)
def test_a_mistake_is_named_with_its_place(broken: Flow, sentence: str) -> None:
    """And nothing else is said."""
    assert mistakes(broken) == [sentence]


def test_a_circle_through_another_dialogue_is_seen() -> None:
    """Two dialogues that begin one another before either has asked anything."""
    outer = flow("outer", stage("here", when(arrived()).then(enter("inner")), when(wrote()).then(close())))
    inner = flow("inner", stage("there", when(arrived()).then(enter("outer")), when(wrote()).then(close())))

    (found,) = mistakes(outer, inner)

    assert found.startswith("Arriving goes round in a circle without waiting for anyone (outer/here, inner/there)")


def test_a_question_may_be_passed_over_when_it_is_answered() -> None:
    """A circle that a condition can leave is no mistake."""
    here = stage("here", ask("here", "yes"), when(arrived(), bool).then(go_to("there")), YES, AGAIN)
    there = stage("there", ask("there", "yes"), when(arrived(), bool).then(go_to("here")), YES, AGAIN)

    assert mistakes(flow("f", here, there)) == []


def test_computed_buttons_may_offer_any_choice() -> None:
    """What only running can tell is left to the walk."""
    assert (
        mistakes(flow("f", stage("here", ask("here", each(tables)), when(chose("table")).then(close()), AGAIN))) == []
    )


def test_a_global_command_needs_its_dialogue() -> None:
    """All of them are named when nothing is there."""
    found = check({"f": flow("f", HERE)})

    assert found[0] == "The command 'start': begins 'home', and there is no such dialogue; " + CORRECT_IT
    assert len(found) == sum(isinstance(part, Entering) for follows in GLOBALS.values() for part in follows)


def test_a_thing_cannot_be_entered() -> None:
    """Its life is moved by what happens, not by a customer standing in it."""
    f = flow("f", stage("here", ask("here", "yes"), when(chose("yes")).then(enter("ticket")), AGAIN))

    assert mistakes(f, SMALL["ticket"], SMALL["order"], SMALL["allergies"]) == [
        "f/here: begins 'ticket', which is the life of a thing and no dialogue; move it with a command."
    ]


def test_a_flow_goes_by_its_own_name() -> None:
    """Stored conversations look it up by that."""
    found = check({"g": flow("f", HERE)}, everywhere={})

    assert found == ("g: the flow under this name calls itself 'f'; use one name.",)


def test_a_released_stage_does_not_get_lost() -> None:
    """Neither within its version nor on the way to a later one."""
    released = {"f": {1: frozenset({"here", "there"}), 2: frozenset({"here", "gone"})}}
    f = flow("f", HERE, version=2, migrate={1: {"here": "here"}})

    assert mistakes(f, recorded=released) == [
        "f: 'there' of version 1 is gone; raise the version and name it in `migrate`.",
        "f: 'gone' of version 2 is gone; raise the version and name it in `migrate`.",
    ]


# -- words ---------------------------------------------------------------------------------------------------------
def test_every_message_needs_words() -> None:
    """Cards, messages, words for staff, and what the engine says by itself."""
    f = flow("f", stage("here", ask("here", "yes"), when(chose("yes")).then(tell_staff("staff/so"), close()), AGAIN))
    found = mistakes(f, messages=frozenset({"f/here"}))

    assert "f/here: there are no words for the message 'staff/so'; add its template." in found
    assert "The engine: there are no words for the message 'always/moved_on'; add its template." in found
    assert not any("'f/here'" in sentence for sentence in found)


EVERYWHERE = frozenset({"human", "menu", "here", "stop", "leave_word"})  # the buttons of what the engine says by itself


def test_every_button_needs_a_label_in_every_language() -> None:
    """The sentence says in which one it is missing."""
    labels = {"en": frozenset({"yes"}) | EVERYWHERE, "fr": EVERYWHERE}

    assert mistakes(flow("f", HERE), labels=labels) == ["f/here: the button 'yes' has no label in fr; add it."]


# -- things --------------------------------------------------------------------------------------------------------
NEW = stage("new", when(happened("taken")).then(go_to("open")))
DONE = stage("done", ends=True)
TOLD = stage("new", when(happened("taken")).then(tell_staff("taken"), go_to("open")))
REMINDED = stage("new", when(happened("taken")).then(remind("cold", tomorrow), go_to("open")))
FINISHED = when(happened("paid")).then(go_to("done"))
SEEN = when(happened("seen")).then(go_to("seen"))
SEEN_CALLED_OFF = when(happened("seen")).then(call_off(), go_to("seen"))
ONCE_MORE = when(happened("due:cold")).then(remind("cold", tomorrow))
ONCE_MORE_TOLD = when(happened("due:cold")).then(tell_staff("cold"))
COLD_ENDS = when(happened("due:cold")).then(go_to("done"))
FORGOTTEN = "leaves no follow-up pending and nobody told; add `remind`, `tell_staff` or a next date."


@pytest.mark.parametrize(
    "stages",
    [
        (TOLD, stage("open", FINISHED), DONE),
        (stage("new", when(happened("taken")).then(do(set_date), go_to("open"))), stage("open", FINISHED), DONE),
        (REMINDED, stage("open", when(happened("due:cold")).then(tell_staff("cold")), FINISHED), DONE),
        (NEW, stage("open", when(arrived()).then(remind("cold", tomorrow)), COLD_ENDS), DONE),
        (REMINDED, stage("open", ONCE_MORE, SEEN), stage("seen", ONCE_MORE, FINISHED), DONE),
        (TOLD, stage("open", when(arrived()).then(go_to("seen"))), stage("seen", FINISHED), DONE),
    ],
    ids=[
        "somebody was told",
        "a next date was set",
        "a follow-up is pending and somebody is told when it falls due",
        "the follow-up is set on arrival",
        "a follow-up stays pending over a move",
        "a state that is only passed hands on that somebody was told",
    ],
)  # fmt: skip
def test_a_thing_that_is_waited_for_is_not_forgotten(stages: tuple[object, ...]) -> None:
    """Each of these is enough."""
    assert mistakes(lifecycle("t", *stages)) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("stages", "sentence"),
    [
        ((NEW, stage("open", FINISHED), DONE), f"t/open: is open, and taken in 'new' {FORGOTTEN}"),
        (
            (REMINDED, stage("open", when(happened("due:cold")).then(say("still_here")), FINISHED), DONE),
            f"t/open: is open, and due:cold in 'open' {FORGOTTEN}",
        ),
        (
            (REMINDED, stage("open", ONCE_MORE, SEEN_CALLED_OFF), stage("seen", FINISHED), DONE),
            f"t/seen: is open, and seen in 'open' {FORGOTTEN}",
        ),
        (
            (TOLD, stage("open", SEEN), stage("seen", FINISHED), DONE),
            f"t/seen: is open, and seen in 'open' {FORGOTTEN}",
        ),
        (
            (
                TOLD,
                stage("open", when(arrived(), bool).then(remind("cold", tomorrow)), SEEN, ONCE_MORE),
                stage("seen", FINISHED),
                DONE,
            ),
            f"t/seen: is open, and seen in 'open' {FORGOTTEN}",
        ),
        (
            (REMINDED, stage("open", SEEN, ONCE_MORE_TOLD), stage("seen", FINISHED), DONE),
            f"t/seen: is open, and seen in 'open' {FORGOTTEN}",
        ),
        (
            (REMINDED, stage("open", FINISHED), DONE),
            "t/open: no rule waits for 'due:cold', which is set in 'new'; add it.",
        ),
        (
            (TOLD, stage("open", when(happened("sent")).then(say("there", "yes"), go_to("done"))), DONE),
            "t/open: nobody answers the button 'yes'; add its rule or take it away.",
        ),
    ],
    ids=[
        "nothing is left behind",
        "the last follow-up is used up",
        "the follow-up is called off",
        "who was told before the last move does not count",
        "a follow-up set only under a condition does not count",
        "a follow-up that may have been used up before the last move",
        "a follow-up that finds nobody",
        "a button that only a dialogue could answer",
    ],
)  # fmt: skip
def test_a_thing_that_could_be_forgotten_is_named(stages: tuple[object, ...], sentence: str) -> None:
    """With the state and the way that leads there."""
    assert mistakes(lifecycle("t", *stages)) == [sentence]  # type: ignore[arg-type]


# -- what a table cannot show --------------------------------------------------------------------------------------
def stage_names(call: ast.Call) -> Iterator[str]:
    """The names of the stages written inside a flow or lifecycle."""
    for part in call.args[1:]:
        if isinstance(part, ast.Call) and part.args and isinstance(part.args[0], ast.Constant):
            yield str(part.args[0].value)


def test_no_flow_names_two_stages_alike() -> None:
    """The second would silently take the place of the first, so it is looked for where it is written."""
    twins = [
        f"{path.name}: {name}"
        for folder in ("dialogues", "lifecycles")
        for path in sorted((FLOWS / folder).glob("*.py"))
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in {"flow", "lifecycle"}
        for names in [list(stage_names(call))]
        for name in sorted({name for name in names if names.count(name) > 1})
    ]

    assert twins == []


def test_no_rule_waits_without_a_pattern() -> None:
    """`when` with conditions alone makes no rule at all, which no table can show."""
    lost = [
        f"{path.name}:{call.lineno}"
        for folder in ("dialogues", "lifecycles")
        for path in sorted((FLOWS / folder).glob("*.py"))
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "when"
        if not any(isinstance(part, ast.Call | ast.Starred) for part in call.args)
    ]

    assert lost == []
