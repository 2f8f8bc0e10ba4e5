"""Appeal against a decision: why, what is new, and then somebody who had no part in it looks at everything again.

Possible once per decision; what comes out of it is the last word in the house, and that is said beforehand. Who edits:
finance, with the templates.
"""

from flows.dialogues.asking import tries
from flows.dialogues.case_view import (
    case_values,
    goes_on_elsewhere,
    is_closed,
    may_appeal,
    may_not_dispute,
    may_reopen,
    no_case,
    the_case,
    the_older,
    who_may,
    written,
    zone,
)
from flows.dialogues.friendly import FRIENDLY
from flows.dialogues.receiving import PAPERS, receipt
from flows.engine.effects import Button
from flows.engine.grammar import Scene
from flows.engine.told import number
from flows.engine.words import (
    arrived,
    ask,
    chose,
    close,
    do,
    each,
    flow,
    go_to,
    note,
    otherwise,
    say,
    seal,
    stage,
    when,
    wrote,
)
from flows.facts.commands import MoveCase
from flows.facts.dispute import CaseState
from flows.facts.to_move import next_contact


def appealed_already(scene: Scene) -> bool:
    """Whether the last decision has been appealed against, so that the next one is the last."""
    case = the_case(scene)
    return case is not None and case.under_appeal


def nothing_to_appeal(scene: Scene) -> bool:
    """Whether there is no decision to appeal against, or it is too long ago."""
    return not may_appeal(scene)


def too_long_ago(scene: Scene) -> bool:
    """Whether it was closed too long ago."""
    return is_closed(scene) and not may_reopen(scene)


def why_given(scene: Scene) -> bool:
    """Whether the reason was given where the offer was refused."""
    return bool(scene.notes.get("why"))


def appealing(scene: Scene) -> dict[str, object]:
    """The case, what was said, the papers that came with it, and by when it is answered."""
    by = next_contact(CaseState.APPEALED, scene.now, zone(scene), calendar=scene.books.calendar)
    said = {"why": str(scene.notes.get("why") or ""), "facts": str(scene.notes.get("facts") or "")}
    return case_values(scene) | receipt(scene) | said | {"by": by}


def facts_buttons(scene: Scene) -> list[Button]:
    """Done, once a paper came; else that there is nothing new."""
    return [Button("papers_done")] if scene.notes.get("files") else [Button("nothing_new")]


def appeal_it(scene: Scene) -> MoveCase:
    """The customer wants another look, with the reason and what is new."""
    notes = scene.notes
    said = "\n".join(str(text) for text in (notes.get("why"), notes.get("facts")) if text)
    return MoveCase(number(notes.get("case_id")), "appealed", {"text": said})


appeal = flow(
    "appeal",
    stage(
        "opening",
        when(arrived(), no_case).then(say("settle/no_such_case", "human"), close()),
        when(arrived(), may_not_dispute).then(say("raise_dispute/only_looking", "human", shows=who_may), close()),
        when(arrived(), goes_on_elsewhere).then(say("settle/goes_on_as", "status", "human", shows=the_older), close()),
        when(arrived(), appealed_already).then(say("looked_at_twice", "human", shows=case_values), close()),
        when(arrived(), too_long_ago).then(say("too_long_ago", "human", shows=case_values), close()),
        when(arrived(), nothing_to_appeal).then(say("nothing_decided_yet", "human", shows=case_values), close()),
        when(arrived(), why_given).then(go_to("facts")),
        when(arrived()).then(go_to("why")),
        otherwise(go_to("why")),
    ),
    stage(
        "why",
        ask("what_is_wrong_with_it", "back", "human", shows=case_values),
        FRIENDLY,
        when(wrote()).then(note("why", written), go_to("facts")),
        PAPERS,
        otherwise(say("raise_dispute/please_write", shows=tries)),
    ),
    stage(
        "facts",
        ask("anything_new", each(facts_buttons), "back", "human", shows=appealing),
        when(chose("nothing_new", "papers_done")).then(go_to("sure")),
        FRIENDLY,
        when(wrote()).then(note("facts", written), go_to("sure")),
        PAPERS,
        otherwise(say("raise_dispute/papers_or_skip", shows=tries)),
    ),
    stage(
        "sure",
        ask("you_appeal", "appeal_yes", "back", "human", shows=appealing),
        when(chose("appeal_yes"), nothing_to_appeal).then(
            seal(), say("nothing_decided_yet", "human", shows=case_values), close()
        ),
        when(chose("appeal_yes")).then(seal(), do(appeal_it), say("appealed", shows=appealing), close()),
        PAPERS,
        otherwise(say("raise_dispute/use_the_buttons", shows=tries)),
    ),
)
