"""Is the matter settled? Yes closes the case; no takes it up again under the same number.

Nobody but the customer closes a case, and a closed one may be taken up again: the word of the person concerned decides.
"""

from flows.dialogues.asking import tries
from flows.dialogues.case_view import (
    REOPENS_FOR,
    case_values,
    may_not_dispute,
    no_case,
    soon,
    the_case,
    who_may,
    written,
)
from flows.dialogues.receiving import PAPERS_BY_THE_WAY
from flows.engine.grammar import Scene
from flows.engine.words import arrived, ask, chose, close, do, flow, go_to, otherwise, say, seal, stage, when, wrote
from flows.facts.commands import MoveCase
from flows.facts.dispute import CaseState


def said(scene: Scene) -> str:
    """What the button that began this said already: "yes", "no" or nothing."""
    return str(scene.notes.get("answer", ""))


def said_yes(scene: Scene) -> bool:
    """Whether it said yes to a question that is still open."""
    return said(scene) == "yes" and is_resolved(scene)


def said_no(scene: Scene) -> bool:
    """Whether it said no and the case may go on."""
    return said(scene) == "no" and (is_resolved(scene) or may_reopen(scene))


def is_resolved(scene: Scene) -> bool:
    """Whether we are waiting for this very answer."""
    case = the_case(scene)
    return case is not None and case.state is CaseState.RESOLVED


def may_reopen(scene: Scene) -> bool:
    """Whether the case is closed and not for long; its last date was when it closed or should have been heard of."""
    case = the_case(scene)
    return case is not None and case.closed and scene.now - max(case.next_contact_at, case.registered_at) <= REOPENS_FOR


def not_asked(scene: Scene) -> bool:
    """Whether this question is not open."""
    return not is_resolved(scene)


def solved(scene: Scene) -> MoveCase | None:
    """The customer calls it settled."""
    case = the_case(scene)
    return MoveCase(case.id, "solved") if case else None


def not_solved(scene: Scene) -> MoveCase | None:
    """The customer says what is still wrong; a closed case is taken up again."""
    case = the_case(scene)
    if case is None:
        return None
    return MoveCase(case.id, "reopened" if case.closed else "not_solved", {"why": written(scene)})


YES = (seal(), do(solved), say("thank_you", shows=case_values), close())

settle = flow(
    "settle",
    stage(
        "opening",
        when(arrived(), no_case).then(say("no_such_case", "human"), close()),
        when(arrived(), may_not_dispute).then(say("raise_dispute/only_looking", "human", shows=who_may), close()),
        when(arrived(), said_yes).then(*YES),
        when(arrived(), said_no).then(go_to("why")),
        when(arrived(), not_asked).then(say("not_asked", "status", "human", shows=case_values), close()),
        when(arrived()).then(go_to("solved")),
        otherwise(go_to("solved")),
    ),
    stage(
        "solved",
        ask("is_it_settled", "settled_yes", "settled_no", "human", shows=case_values),
        when(chose("settled_yes")).then(*YES),
        when(chose("settled_no")).then(go_to("why")),
        when(wrote()).then(do(not_solved), say("taken_up_again", shows=soon), close()),
        PAPERS_BY_THE_WAY,
        otherwise(say("raise_dispute/use_the_buttons", shows=tries)),
    ),
    stage(
        "why",
        ask("what_is_still_wrong", "skip", "human", shows=case_values),
        when(wrote()).then(do(not_solved), say("taken_up_again", shows=soon), close()),
        when(chose("skip")).then(seal(), do(not_solved), say("taken_up_again", shows=soon), close()),
        PAPERS_BY_THE_WAY,
        otherwise(say("raise_dispute/please_write", shows=tries)),
    ),
)
