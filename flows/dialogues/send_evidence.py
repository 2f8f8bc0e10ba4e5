"""Send evidence for a case: photos, albums, PDF, spreadsheets, and words beside them.

Each file is kept and receipted; what is written is passed on as it is. When we had asked for something, being done
here is the answer that sets the case going again.
"""

from flows.dialogues.asking import carried, number, tries
from flows.dialogues.case_view import case_values, no_case, pass_on, the_case
from flows.dialogues.receiving import PAPERS, album, files, keep, receipt, slot
from flows.engine.effects import Button
from flows.engine.events import SentFile
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
    written = bool(scene.notes.get("wrote"))
    return (
        case_values(scene)
        | receipt(scene)
        | {
            "case": case_values(scene)["number"],
            "wrote": written,
        }
    )


def done_buttons(scene: Scene) -> list[Button]:
    """Done, once something came."""
    return [Button("papers_done")] if anything(scene) else [Button("nothing_to_send")]


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
        when(wrote()).then(do(pass_on), note("wrote", value=True), again()),
        PAPERS,
        otherwise(say("papers_or_words", shows=tries)),
    ),
)
