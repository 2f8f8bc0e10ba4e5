"""How it went: a score, what it was about, and, where it went badly, a person who gets in touch if that is wished.

The score counts from its press on; the rest may be left out. One button ends all such questions for good. Who edits:
finance.
"""

from flows.dialogues.asking import pressed, tries
from flows.dialogues.case_view import written
from flows.dialogues.friendly import FRIENDLY
from flows.engine.effects import Button
from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.engine.told import number
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
    note,
    otherwise,
    say,
    seal,
    stage,
    when,
    wrote,
)
from flows.facts.matter_commands import MoveMatter
from flows.facts.surveys import LOW, TAGS, Survey


def the_survey(scene: Scene) -> Survey | None:
    """The survey this answers."""
    wanted = number(scene.notes.get("survey_id"))
    return next((one for one in scene.books.surveys if one.id == wanted), None)


def no_survey(scene: Scene) -> bool:
    """Whether it answers none that this person was asked."""
    return the_survey(scene) is None


def never_again(scene: Scene) -> bool:
    """Whether the button said: no such questions."""
    return scene.notes.get("question") == "never"


def answered_before(scene: Scene) -> bool:
    """Whether there is a score already."""
    one = the_survey(scene)
    return one is not None and one.score > 0


def low(scene: Scene) -> bool:
    """Whether the score calls for a person."""
    return 0 < score(scene) <= LOW


def score(scene: Scene) -> int:
    """The score that was pressed."""
    return number(scene.notes.get("score"))


def keep_score(scene: Scene) -> MoveMatter:
    """The score, at once."""
    return MoveMatter("survey", number(scene.notes.get("survey_id")), "scored", {"score": score(scene)})


def refuse(scene: Scene) -> MoveMatter:
    """No such question any more."""
    return MoveMatter("survey", number(scene.notes.get("survey_id")), "refused_surveys")


def describe(scene: Scene) -> MoveMatter:
    """What it was about, in buttons and words."""
    values = {"tags": tags(scene), "comment": written(scene), "score": score(scene)}
    return MoveMatter("survey", number(scene.notes.get("survey_id")), "described", values)


def want_call(scene: Scene) -> MoveMatter:
    """A person shall get in touch."""
    return MoveMatter("survey", number(scene.notes.get("survey_id")), "call_wanted", {"score": score(scene)})


def tags(scene: Scene) -> list[Value]:
    """What was picked so far."""
    kept = scene.notes.get("tags")
    return list(kept) if isinstance(kept, list) else []


def toggled(scene: Scene) -> list[Value]:
    """The same with the one that was pressed, or without it."""
    tag = pressed(scene).removeprefix("tag_").removesuffix("_picked")
    return [one for one in tags(scene) if one != tag] if tag in tags(scene) else [*tags(scene), tag]


def tag_buttons(scene: Scene) -> list[Button]:
    """What it may have been about; picked ones carry a mark."""
    return [Button(f"tag_{tag}_picked" if tag in tags(scene) else f"tag_{tag}") for tag in TAGS]


def rating(scene: Scene) -> dict[str, object]:
    """The score and what it was about."""
    one = the_survey(scene)
    return {
        "score": score(scene),
        "low": low(scene),
        "number": one.number if one else "",
        "company": scene.books.company.name,
    }


def why_called(scene: Scene) -> dict[str, Value]:
    """What the call is about."""
    one = the_survey(scene)
    return {"purpose": f"{one.number}: {score(scene)}/5"} if one else {}


def why_a_person(scene: Scene) -> dict[str, Value]:
    """What whoever takes the conversation reads beforehand."""
    return {"reason": "low_rating", "words": str(why_called(scene).get("purpose", ""))}


EVERY_TAG = tuple(f"tag_{tag}{mark}" for tag in TAGS for mark in ("", "_picked"))

rate_us = flow(
    "rate_us",
    stage(
        "opening",
        when(arrived(), no_survey).then(say("no_such_question"), close()),
        when(arrived(), never_again).then(seal(), do(refuse), say("never_again"), close()),
        when(arrived(), answered_before).then(say("answered_before", "human", shows=rating), close()),
        when(arrived()).then(seal(), do(keep_score), go_to("about")),
        otherwise(go_to("about")),
    ),
    stage(
        "about",
        ask("what_about", each(tag_buttons, 2), ("tags_done", "skip"), shows=rating),
        when(chose(*EVERY_TAG)).then(note("tags", toggled), again()),
        FRIENDLY,
        when(wrote(), low).then(do(describe), go_to("call")),
        when(chose("tags_done"), low).then(seal(), do(describe), go_to("call")),
        when(chose("skip"), low).then(seal(), go_to("call")),
        when(wrote()).then(do(describe), say("thank_you", shows=rating), close()),
        when(chose("tags_done")).then(seal(), do(describe), say("thank_you", shows=rating), close()),
        when(chose("skip")).then(seal(), say("thank_you", shows=rating), close()),
        otherwise(say("raise_dispute/use_the_buttons", shows=tries)),
    ),
    stage(
        "call",
        ask("may_we_call", "call_me_please", ("write_to_me", "no_thanks"), shows=rating),
        when(chose("call_me_please")).then(seal(), do(want_call), hand_on("call_back", notes=why_called)),
        when(chose("write_to_me")).then(seal(), do(want_call), hand_on("talk_to_person", notes=why_a_person)),
        when(chose("no_thanks")).then(seal(), say("thank_you", shows=rating), close()),
        when(wrote()).then(do(describe), say("thank_you", shows=rating), close()),
        otherwise(say("raise_dispute/use_the_buttons", shows=tries)),
    ),
)
