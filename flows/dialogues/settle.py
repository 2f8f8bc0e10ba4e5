"""Is the matter settled? Yes closes the case; no takes it up again under the same number.

Nobody but the customer closes a case, and a closed one may be taken up again: the word of the person concerned decides.
"""

from flows.dialogues.asking import tries
from flows.dialogues.case_view import (
    REOPENS_FOR,
    case_values,
    goes_on_elsewhere,
    is_closed,
    may_not_dispute,
    may_reopen,
    no_case,
    pass_on,
    pass_on_there,
    soon,
    the_case,
    the_older,
    who_may,
    written,
    zone,
)
from flows.dialogues.case_words import says_thanks
from flows.dialogues.friendly import FRIENDLY
from flows.dialogues.receiving import PAPERS_BY_THE_WAY
from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.engine.words import (
    again,
    arrived,
    ask,
    chose,
    close,
    do,
    flow,
    go_to,
    hand_on,
    otherwise,
    say,
    seal,
    stage,
    when,
    wrote,
)
from flows.facts.commands import MoveCase
from flows.facts.contact_policy import next_opening
from flows.facts.dispute import CaseState
from flows.facts.times import DAY


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
    why = written(scene) or str(scene.notes.get("why") or "")
    return MoveCase(case.id, "reopened" if case.closed else "not_solved", {"why": why})


def said_in_words(scene: Scene) -> bool:
    """Whether it was said in own words that something is wrong still, and the case may go on."""
    return said(scene) == "words" and may_reopen(scene)


def said_again(scene: Scene) -> bool:
    """Whether the same was objected to once more."""
    return said(scene) == "again" and may_reopen(scene)


def said_later(scene: Scene) -> bool:
    """Whether it said that it is too early to tell."""
    return said(scene) == "later" and is_resolved(scene)


def said_came_again(scene: Scene) -> bool:
    """Whether a case that we found to have come back is to be taken up again, however long it has been closed."""
    return said(scene) == "came_again" and is_closed(scene)


def said_leave(scene: Scene) -> bool:
    """Whether it may stay as it is, though it came back."""
    return said(scene) == "leave" and is_closed(scene)


def leave_it(scene: Scene) -> MoveCase | None:
    """The customer does not mind."""
    case = the_case(scene)
    return MoveCase(case.id, "left_as_is") if case else None


def too_long_closed(scene: Scene) -> bool:
    """Whether it says no about a case that closed too long ago to go on under its number."""
    return said(scene) in {"no", "words"} and is_closed(scene) and not may_reopen(scene)


def ask_later(scene: Scene) -> MoveCase | None:
    """The customer wants to be asked again."""
    case = the_case(scene)
    return MoveCase(case.id, "asked_later") if case else None


def summary(scene: Scene) -> dict[str, object]:
    """How it ended: what was claimed, granted and kept, and for how long it can be taken up again."""
    return case_values(scene) | {"until": scene.now + REOPENS_FOR}


def asked_again(scene: Scene) -> dict[str, object]:
    """The case, and when it is asked about again."""
    return case_values(scene) | {"on": next_opening(scene.now + 3 * DAY, zone(scene), calendar=scene.books.calendar)}


def linked(scene: Scene) -> dict[str, Value]:
    """What the new case is begun with: the same document where it still stands on a statement, and the link."""
    case, statements = the_case(scene), scene.books.statements
    if case is None:
        return {}
    there = next((one for one in statements if one.currency == case.currency and one.line(case.document_id)), None)
    line: dict[str, Value] = {"statement_id": there.id, "document_id": case.document_id} if there else {}
    return line | {"linked_to": case.id}


def linked_again(scene: Scene) -> dict[str, Value]:
    """The same with the reason, which has been said."""
    case = the_case(scene)
    return linked(scene) | ({"reason": case.reason} if case else {})


# Another contact may have objected to the same line anew while this question stood.
ELSEWHERE = (
    *when(chose("reopen_yes", "skip"), goes_on_elsewhere).then(
        seal(), say("goes_on_as", "status", "human", shows=the_older), close()
    ),
    *when(wrote(), goes_on_elsewhere).then(
        do(pass_on_there), say("goes_on_as", "status", "human", shows=the_older), close()
    ),
)
YES = (seal(), do(solved), say("thank_you", shows=summary), close())
LATER = (seal(), do(ask_later), say("asked_again", shows=asked_again), close())

settle = flow(
    "settle",
    stage(
        "opening",
        when(arrived(), no_case).then(say("no_such_case", "human"), close()),
        when(arrived(), may_not_dispute).then(say("raise_dispute/only_looking", "human", shows=who_may), close()),
        when(arrived(), goes_on_elsewhere).then(say("goes_on_as", "status", "human", shows=the_older), close()),
        when(arrived(), said_yes).then(*YES),
        when(arrived(), said_came_again).then(seal(), do(not_solved), say("goes_on_again", shows=soon), close()),
        when(arrived(), said_leave).then(seal(), do(leave_it), say("left_as_is", shows=case_values), close()),
        when(arrived(), said_no).then(go_to("why")),
        when(arrived(), said_later).then(*LATER),
        when(arrived(), said_again).then(go_to("same_again")),
        when(arrived(), said_in_words).then(go_to("reopen")),
        when(arrived(), too_long_closed).then(go_to("too_long")),
        when(arrived(), not_asked).then(say("not_asked", "status", "human", shows=case_values), close()),
        when(arrived()).then(go_to("solved")),
        otherwise(go_to("solved")),
    ),
    stage(
        "solved",
        ask("is_it_settled", "settled_yes", "settled_no", "settled_later", "human", shows=case_values),
        when(chose("settled_yes")).then(*YES),
        when(chose("settled_no")).then(go_to("why")),
        when(chose("settled_later")).then(*LATER),
        when(wrote(), says_thanks).then(say("thanks_and", shows=case_values), again()),
        when(wrote()).then(do(not_solved), say("taken_up_again", shows=soon), close()),
        PAPERS_BY_THE_WAY,
        otherwise(say("raise_dispute/use_the_buttons", shows=tries)),
    ),
    stage(
        "why",
        ask("what_is_still_wrong", "skip", "human", shows=case_values),
        FRIENDLY,
        ELSEWHERE,
        when(wrote()).then(do(not_solved), say("taken_up_again", shows=soon), close()),
        when(chose("skip")).then(seal(), do(not_solved), say("taken_up_again", shows=soon), close()),
        PAPERS_BY_THE_WAY,
        otherwise(say("raise_dispute/please_write", shows=tries)),
    ),
    stage(
        "reopen",
        ask("take_it_up_again", "reopen_yes", "reopen_no", "human", shows=case_values),
        ELSEWHERE,
        when(chose("reopen_yes")).then(seal(), do(not_solved), say("taken_up_again", shows=soon), close()),
        when(chose("reopen_no")).then(seal(), say("stays_closed", shows=case_values), close()),
        FRIENDLY,
        when(wrote()).then(do(not_solved), say("taken_up_again", shows=soon), close()),
        PAPERS_BY_THE_WAY,
        otherwise(say("raise_dispute/use_the_buttons", shows=tries)),
    ),
    stage(
        "same_again",
        ask("closed_before", "reopen_yes", "new_case_instead", "human", shows=case_values),
        ELSEWHERE,
        when(chose("reopen_yes")).then(seal(), do(not_solved), say("taken_up_again", shows=soon), close()),
        when(chose("new_case_instead")).then(seal(), hand_on("raise_dispute", notes=linked_again)),
        FRIENDLY,
        when(wrote()).then(do(not_solved), say("taken_up_again", shows=soon), close()),
        PAPERS_BY_THE_WAY,
        otherwise(say("raise_dispute/use_the_buttons", shows=tries)),
    ),
    stage(
        "too_long",
        ask("too_long_ago", "new_linked_case", "human", "back", shows=case_values),
        when(chose("new_linked_case")).then(seal(), hand_on("raise_dispute", notes=linked)),
        when(wrote()).then(do(pass_on), say("passed_on", shows=case_values), again()),
        PAPERS_BY_THE_WAY,
        otherwise(say("raise_dispute/use_the_buttons", shows=tries)),
    ),
)
