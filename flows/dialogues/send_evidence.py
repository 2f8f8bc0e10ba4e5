"""Send evidence for a case: photos, albums, PDF, spreadsheets, and words beside them.

Each file is kept and receipted; what is written is passed on as it is. When we had asked for something, being done
here is the answer that sets the case going again.
"""

from flows.dialogues.asking import carried, tries
from flows.dialogues.case_view import case_values, no_case, pass_on, soon, the_case
from flows.dialogues.receiving import PAPERS, album, files, keep, receipt, slot
from flows.dialogues.see_papers_view import slot_name
from flows.engine.effects import Button
from flows.engine.events import SentFile, Value, Wrote
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
    enter,
    flow,
    go_to,
    leave,
    note,
    otherwise,
    say,
    seal,
    stage,
    when,
    wrote,
)
from flows.facts.commands import FileUnder, MoveCase
from flows.facts.dispute import Case, CaseState
from flows.facts.sensitive import masked
from flows.facts.to_move import lapsed
from flows.tables.papers import named
from flows.tables.reasons import reason


def open_cases(scene: Scene) -> list[Case]:
    """The cases that something may be for."""
    return [case for case in scene.books.cases if not case.closed]


def only_case(scene: Scene) -> int | None:
    """The one open case, when there is exactly one and none was named."""
    cases = open_cases(scene)
    return cases[0].id if len(cases) == 1 and no_case(scene) else None


def several_cases(scene: Scene) -> bool:
    """Whether it must be asked which case is meant."""
    return no_case(scene) and len(open_cases(scene)) > 1


def case_buttons(scene: Scene) -> list[Button]:
    """One button for each open case."""
    return [
        Button("pick_case", case.id, {"number": case.number, "document": case.document or "–"})
        for case in open_cases(scene)
    ]


def came_with_it(scene: Scene) -> bool:
    """Whether a file began this dialogue: it is being kept, and its receipt follows."""
    return isinstance(scene.event, SentFile)


def sending(scene: Scene) -> dict[str, object]:
    """The case, and the receipt of what came last."""
    written = scene.event.text if isinstance(scene.event, Wrote) else ""
    shown = receipt(scene) if not written and not gone(scene) else receipt(scene) | {"files": 0}
    return (
        case_values(scene)
        | shown
        | {
            "case": case_values(scene)["number"],
            "wrote": bool(written),
            "hidden": masked(written) != written,
            "helps": helpful(scene),
            "slot": slot_name(filed_as(scene)),
        }
    )


def done_buttons(scene: Scene) -> list[Button]:
    """Done, or filed wrongly, once something came; else that there is nothing, for good or for now."""
    if anything(scene):
        return [Button("papers_done")] + [Button("paper_move")] * (bool(files(scene)) and not gone(scene))
    return [Button("nothing_to_send")] + [Button("no_paper")] * awaited(scene)


def gone(scene: Scene) -> bool:
    """Whether the paper that came last has been taken back since."""
    case, wanted = the_case(scene), number(scene.notes.get("paper_id"))
    return bool(wanted) and case is not None and not any(one.id == wanted for one in scene.books.evidence(case.id))


def filed_as(scene: Scene) -> str:
    """The slot of the paper that came last, wherever it has been moved to since."""
    case, wanted = the_case(scene), number(scene.notes.get("paper_id"))
    known = scene.books.evidence(case.id) if case and wanted else ()
    return next((one.slot for one in known if one.id == wanted), slot(scene))


def helpful(scene: Scene) -> list[str]:
    """What helps with the matter of the case, in English; translated where it is said."""
    case = the_case(scene)
    return named(reason(case.reason).slots) if case else []


def awaited(scene: Scene) -> bool:
    """Whether we had asked for something: where a proposal found no answer, nothing was asked."""
    case = the_case(scene)
    waits = case is not None and case.state is CaseState.AWAITING_CUSTOMER
    return case is not None and waits and not lapsed(case, scene.books.offer(case.id))


def has_none(scene: Scene) -> MoveCase | None:
    """The customer does not have what we had asked for: that is an answer."""
    case = the_case(scene)
    return MoveCase(case.id, "customer_answered", {"files": 0, "has_none": True}) if case and awaited(scene) else None


def the_last_paper(scene: Scene) -> dict[str, Value]:
    """The paper that came last, filed wrongly."""
    return {
        "case_id": number(scene.notes.get("case_id")),
        "paper_id": number(scene.notes.get("paper_id")),
        "ask": "move",
    }


def anything(scene: Scene) -> bool:
    """Whether something came in this dialogue."""
    return bool(files(scene)) or bool(scene.notes.get("wrote"))


def answer(scene: Scene) -> MoveCase | None:
    """What we had asked for has come; None when nothing was asked or nothing came."""
    case = the_case(scene)
    waited = case is not None and case.state is CaseState.AWAITING_CUSTOMER and anything(scene)
    return MoveCase(case.id, "customer_answered", {"files": len(files(scene))}) if case and waited else None


def last(scene: Scene) -> bool:
    """Whether the dialogue below is over with this one."""
    return scene.notes.get("last") is True


def case_id(scene: Scene) -> int:
    """The case whose button was pressed."""
    return number(carried(scene))


def file_under(scene: Scene) -> FileUnder | None:
    """What came before the case was named belongs to it."""
    return FileUnder(case_id(scene), slot(scene)) if files(scene) else None


send_evidence = flow(
    "send_evidence",
    stage(
        "opening",
        when(arrived(), only_case).then(note("case_id"), go_to("sending")),
        when(arrived(), several_cases).then(go_to("which_case")),
        when(arrived(), no_case).then(say("no_open_case", "human"), close()),
        when(arrived()).then(go_to("sending")),
        otherwise(go_to("sending")),
    ),
    stage(
        "which_case",
        ask("which_case", each(case_buttons), "cancel"),
        when(chose("pick_case")).then(note("case_id", case_id), do(file_under), go_to("sending")),
        PAPERS,
        otherwise(say("which_case_first", shows=tries)),
    ),
    stage(
        "sending",
        ask("send_it_here", each(done_buttons), "human", shows=sending),
        when(arrived(), came_with_it).then(note("album", album), do(keep)),
        when(chose("papers_done"), last).then(
            seal(), do(answer), say("thank_you", shows=case_values), leave(keep=False)
        ),
        when(chose("papers_done")).then(seal(), do(answer), say("thank_you", shows=case_values), close()),
        when(chose("nothing_to_send"), last).then(seal(), say("whenever", shows=case_values), leave(keep=False)),
        when(chose("nothing_to_send")).then(seal(), say("whenever", shows=case_values), close()),
        when(chose("no_paper")).then(seal(), do(has_none), say("works_without", shows=soon), close()),
        when(chose("paper_move")).then(enter("see_papers", notes=the_last_paper)),
        when(wrote()).then(do(pass_on), note("wrote", value=True), again()),
        PAPERS,
        otherwise(say("papers_or_words", shows=tries)),
    ),
)
