"""Giving feedback at any time: praise, a suggestion, or something that annoyed.

Everything gets a number and an answer. What annoyed may be looked into as a complaint instead; that is asked, never
assumed. Who edits: finance.
"""

from flows.dialogues.asking import pressed, tries
from flows.dialogues.case_view import written, zone
from flows.dialogues.friendly import FRIENDLY
from flows.engine.asides import text_of
from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.engine.told import number, told
from flows.engine.words import (
    again,
    arrived,
    ask,
    chose,
    close,
    do,
    flow,
    forget,
    go_back,
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
from flows.facts.announced import announced
from flows.facts.complaints import feedback_by
from flows.facts.matter_commands import RegisterComplaint

KINDS = {"fb_praise": "praise", "fb_suggestion": "suggestion", "fb_annoyed": "remark"}


def words_said(scene: Scene) -> bool:
    """Whether it was said before anything was asked."""
    return bool(scene.notes.get("words"))


def kind_known(scene: Scene) -> bool:
    """Whether it is known what kind of feedback it is."""
    return scene.notes.get("kind") in KINDS.values()


def only_announced(scene: Scene) -> bool:
    """Whether nothing was said but that there is something to say."""
    return announced(_said(scene)) is not None


def kind_announced(scene: Scene) -> str:
    """The kind of what is still to be said, where the words name it."""
    return announced(_said(scene)) or ""


def _said(scene: Scene) -> str:
    return text_of(scene) or str(scene.notes.get("words", ""))


def annoyed(scene: Scene) -> bool:
    """Whether it may rather be a complaint."""
    return scene.notes.get("kind") == "remark"


def kind_pressed(scene: Scene) -> str:
    """The kind that was pressed."""
    return KINDS.get(pressed(scene), "remark")


def register(scene: Scene) -> RegisterComplaint:
    """What was said."""
    return RegisterComplaint(str(scene.notes.get("kind") or "remark"), str(scene.notes.get("words", "")))


def words_for_complaint(scene: Scene) -> dict[str, Value]:
    """The words, so that nobody has to say them twice."""
    return {"words": str(scene.notes.get("words", ""))}


def feedback(scene: Scene) -> dict[str, object]:
    """The kind and words."""
    return {"kind": str(scene.notes.get("kind") or "remark"), "words": str(scene.notes.get("words", ""))}


def kept(scene: Scene) -> dict[str, object]:
    """Its number, and when the customer hears what came of it."""
    by = number(told(scene, "next")) or feedback_by(
        str(scene.notes.get("kind")), scene.now, zone(scene), calendar=scene.books.calendar
    )
    return feedback(scene) | {"number": str(told(scene, "number") or ""), "by": by}


BUTTONS_PLEASE = otherwise(say("raise_dispute/use_the_buttons", shows=tries))

give_feedback = flow(
    "give_feedback",
    stage(
        "opening",
        when(arrived(), words_said, kind_announced).then(note("kind"), forget("words"), go_to("words")),
        when(arrived(), words_said, only_announced).then(forget("words"), go_to("kind")),
        when(arrived(), words_said, kind_known).then(go_to("sorting")),
        when(arrived(), words_said).then(go_to("kind_of")),
        when(arrived(), kind_known).then(go_to("words")),
        when(arrived()).then(go_to("kind")),
        otherwise(go_to("kind")),
    ),
    stage(
        "kind",
        ask("what_kind", ("fb_praise", "fb_suggestion"), "fb_annoyed", "back"),
        when(chose(*KINDS)).then(note("kind", kind_pressed), go_to("words")),
        FRIENDLY,
        when(wrote(), kind_announced).then(note("kind"), go_to("words")),
        when(wrote()).then(note("words", written), go_to("kind_of")),
        BUTTONS_PLEASE,
    ),
    stage(
        "words",
        ask("please_tell", "back", shows=feedback),
        when(wrote(), only_announced).then(again()),
        when(wrote()).then(note("words", written), go_to("sorting")),
        otherwise(say("raise_dispute/please_write", shows=tries)),
    ),
    stage(
        "kind_of",
        ask("which_kind", ("fb_praise", "fb_suggestion"), "fb_annoyed", "back", shows=feedback),
        when(chose(*KINDS)).then(note("kind", kind_pressed), go_to("sorting")),
        BUTTONS_PLEASE,
    ),
    stage(
        "sorting",
        when(arrived(), annoyed).then(go_to("annoyed")),
        when(arrived()).then(do(register), go_to("registering")),
        otherwise(go_back()),
    ),
    stage(
        "annoyed",
        ask("complaint_or_note", ("as_a_complaint", "only_a_note"), "human", "back", shows=feedback),
        when(chose("as_a_complaint")).then(seal(), hand_on("complain", notes=words_for_complaint)),
        when(chose("only_a_note")).then(seal(), do(register), go_to("registering")),
        BUTTONS_PLEASE,
    ),
    stage(
        "registering",
        ask("one_moment", quiet=True),
        when(happened("complaint_kept")).then(say("noted", shows=kept), close()),
        when(happened("refused")).then(say("not_noted", "human"), close()),
        otherwise(go_back()),
    ),
)
