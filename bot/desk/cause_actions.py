"""What really went wrong, what the books say about it, and what is done so that it stays away.

Promise: our finding stands beside the customer's reason and never replaces it; whoever sees whether something worked
is not whoever did it.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from bot import causes, things, watched
from bot.desk import anomaly_actions, blocks, forms
from bot.desk.blocks import Block
from bot.desk.books_said import books_say
from bot.desk.case_actions import fitting_case
from bot.desk.deed import Deed
from bot.kinds.corrective import tell_thread, told_of, verifier_today
from flows.facts.contact_policy import end_of_day
from flows.facts.corrective import ActionState, CorrectiveAction
from flows.facts.dispute import Case
from flows.facts.parties import Colleague, StaffRole
from flows.tables.root_causes import LIKELY, ROOT_CAUSES
from storage import cases, corrective, people

WHAT, MOST = 1000, 50  # characters; colleagues in a list


def show_books(deed: Deed) -> None:
    """Documents, vouchers, what was set against them, and money that fits: into the thread."""
    case = fitting_case(deed)
    if case:
        deed.tell("books_say", **books_say(deed.work, case))


def set_cause(deed: Deed) -> None:
    """What we found, beside the reason that the customer gave."""
    case = fitting_case(deed)
    if case is None:
        return
    if not deed.acted.form:
        deed.open(forms.form(deed, [cause_field(deed, case), _typed(deed, "cause_words", optional=True)]))
        return
    if deed.said("root_cause") not in ROOT_CAUSES:
        deed.complain({"root_cause": deed.label("choose_one")})
        return
    keep_cause(deed, case, deed.said("root_cause"), deed.said("cause_words"))
    deed.work.reply("form_done")


def cause_field(deed: Deed, case: Case, *, optional: bool = False) -> Block:
    """The list of causes; what we found already stands in it, or what lies nearest."""
    first = case.root_cause or LIKELY.get(case.reason, "")
    causes = {key: deed.label(f"cause_{key}") for key in ROOT_CAUSES}
    return blocks.chosen("root_cause", deed.label("root_cause"), causes, first=first, optional=optional)


def keep_cause(deed: Deed, case: Case, cause: str, words: str = "") -> None:
    """Written down and told in the thread."""
    cases.change(deed.work.conn, case, root_cause=cause)
    causes.named(deed.work, case)
    deed.work.cases.add(case.id)
    deed.tell("case_cause_set", number=case.number, cause=f"desk_cause_{cause}", said=words)
    deed.work.record(case.customer_id, deed.actor, "cause_set", f"case:{case.id}", cause=cause)
    for name, number, event in watched.raised(deed.work, case.customer_id, case.id):
        things.move(deed.work, name, number, event.what, event.by, event.values)


def report_error(deed: Deed) -> None:
    """What we found is wrong for the customer as well: an anomaly of the case's statement, with the usual four eyes."""
    case = fitting_case(deed)
    if case:
        about = replace(deed.acted, subject=f"statement:{case.statement_id}", action="record_anomaly")
        anomaly_actions.record(Deed(deed.work, deed.by, about))


# -- corrective actions ------------------------------------------------------------------------------------------------
def plan(deed: Deed) -> None:
    """What is done so that it does not come back: by whom, by when, and who sees whether it works."""
    case = fitting_case(deed)
    if case is None:
        return
    if not deed.acted.form:
        deed.open(_form(deed, case))
        return
    faults: dict[str, str] = {}
    fields = _read(deed, faults)
    if faults:
        deed.complain(faults)
        return
    cause = str(fields["cause"])
    if cause != case.root_cause:
        keep_cause(deed, case, cause)
    made = corrective.plan(deed.work.conn, case_id=case.id, recorded_by=deed.by.id, recorded_at=deed.work.now, **fields)
    things.move(deed.work, "corrective", made, "planned", deed.actor, {"due": fields["due"]})
    one = corrective.one(deed.work.conn, made)
    if one:
        tell_thread(deed.work, one, "capa_planned", f"case:{case.id}")
    deed.work.reply("form_done")


def done(deed: Deed) -> None:
    """Its owner has done it; it is looked at again in thirty days."""
    one = _mine(deed, ActionState.PLANNED, lambda one: {one.owner})
    if one is not None and _said(deed, one, "capa_words", "done", done_at=deed.work.now):
        _tell(deed, one, "capa_done")


def give_up(deed: Deed) -> None:
    """It is not done after all, and why."""
    one = _mine(deed, ActionState.PLANNED, lambda one: {one.owner, one.recorded_by})
    if one is not None and _said(deed, one, "capa_why_not", "dropped"):
        _tell(deed, one, "capa_dropped")


def worked(deed: Deed) -> None:
    """Its verifier has looked: the cause stays away."""
    one = _mine(deed, ActionState.DONE, lambda one: _verifiers(deed, one))
    if one is not None:
        _said(deed, one, "capa_seen", "worked")


def again(deed: Deed) -> None:
    """Its verifier has looked: it came back, so it is planned anew for a day."""
    one = _mine(deed, ActionState.DONE, lambda one: _verifiers(deed, one))
    if one is None:
        return
    if not deed.acted.form:
        deed.open(forms.form(deed, [_typed(deed, "capa_seen"), blocks.day("due", deed.label("capa_due"))]))
        return
    faults: dict[str, str] = {}
    due = _day(deed, faults)
    if not deed.said("capa_seen"):
        faults["capa_seen"] = deed.label("say_what")
    if faults:
        deed.complain(faults)
        return
    fields = {"found": deed.said("capa_seen"), "due": due, "again": one.again + 1, "done_at": 0}
    corrective.change(deed.work.conn, one.id, **fields)
    things.move(deed.work, "corrective", one.id, "did_not_work", deed.actor, {"due": due})
    _tell(deed, one, "capa_again", verifier=deed.by.name)
    deed.work.reply("form_done")


def _mine(deed: Deed, state: ActionState, who: Callable[[CorrectiveAction], set[int]]) -> CorrectiveAction | None:
    """The action, when it stands there and this colleague is one of those who may press."""
    one = corrective.one(deed.work.conn, deed.number)
    if one is None:
        deed.refuse("unknown_button")
        return None
    deed.work.cards.add(("corrective", one.id))
    if one.state is not state:
        deed.whisper("capa_moved_on", **told_of(deed.work, one))
        return None
    # A lead may do in its owner's place what its owner may; in a verifier's place stands only who stands in for them.
    instead = deed.by.role is StaffRole.LEAD and state is ActionState.PLANNED and deed.by.id != one.verifier
    if deed.by.id not in who(one) and not instead:
        deed.refuse("capa_not_yours", **told_of(deed.work, one))
        return None
    return one


def _verifiers(deed: Deed, one: CorrectiveAction) -> set[int]:
    """Who sees whether it works, and whoever does so while they are away."""
    instead = verifier_today(deed.work, one)
    return {one.verifier, instead.id} if instead else {one.verifier}


def _said(deed: Deed, one: CorrectiveAction, field: str, what: str, **fields: int) -> bool:
    """Ask for a few words; once they are there, keep them and move on. False while the form is open."""
    if not deed.acted.form:
        deed.open(forms.form(deed, [_typed(deed, field)]))
        return False
    if not deed.said(field):
        deed.complain({field: deed.label("say_what")})
        return False
    corrective.change(deed.work.conn, one.id, found=deed.said(field), **fields)
    done_at = fields.get("done_at", one.done_at)
    things.move(deed.work, "corrective", one.id, what, deed.actor, {"done_at": done_at, "text": deed.said(field)})
    deed.work.reply("form_done")
    return True


def _tell(deed: Deed, one: CorrectiveAction, message: str, **more: str) -> None:
    now = corrective.one(deed.work.conn, one.id)
    if now:
        tell_thread(deed.work, now, message, **more)


# -- its form ----------------------------------------------------------------------------------------------------------
def _form(deed: Deed, case: Case) -> Block:
    known = {str(one.id): one.name for one in _colleagues(deed)}
    return forms.form(
        deed,
        [
            cause_field(deed, case),
            _typed(deed, "capa_what"),
            blocks.chosen("owner", deed.label("capa_owner"), known),
            blocks.day("due", deed.label("capa_due")),
            blocks.chosen("verifier", deed.label("capa_verifier"), known),
        ],
    )


def _colleagues(deed: Deed) -> list[Colleague]:
    return [one for one in people.staff(deed.work.conn) if one.active][:MOST]


def _read(deed: Deed, faults: dict[str, str]) -> dict[str, object]:
    known = {str(one.id): one.id for one in _colleagues(deed)}
    owner, verifier = known.get(deed.said("owner"), 0), known.get(deed.said("verifier"), 0)
    for name, there in (("root_cause", deed.said("root_cause") in ROOT_CAUSES), ("owner", owner)):
        if not there:
            faults[name] = deed.label("choose_one")
    if not deed.said("capa_what"):
        faults["capa_what"] = deed.label("say_what")
    if not verifier or verifier == owner:
        faults["verifier"] = deed.label("another_verifier")
    due = _day(deed, faults)
    what = deed.said("capa_what")
    return {"cause": deed.said("root_cause"), "what": what, "owner": owner, "verifier": verifier, "due": due}


def _day(deed: Deed, faults: dict[str, str]) -> int:
    """The end of the day named (µs UTC)."""
    try:
        at = end_of_day(date.fromisoformat(deed.said("due")), deed.work.house.company.zone)
    except ValueError:
        faults["due"] = deed.label("as_a_date")
        return 0
    if at <= deed.work.now:
        faults["due"] = deed.label("in_the_future")
    return at


def _typed(deed: Deed, name: str, *, optional: bool = False) -> Block:
    return blocks.typed(name, deed.label(name), lines=True, most=WHAT, optional=optional)


ACTIONS: dict[tuple[str, str], Callable[[Deed], None]] = {
    ("case", "show_books"): show_books,
    ("case", "set_cause"): set_cause,
    ("case", "report_error"): report_error,
    ("case", "plan_correction"): plan,
    ("corrective", "capa_done"): done,
    ("corrective", "capa_drop"): give_up,
    ("corrective", "capa_worked"): worked,
    ("corrective", "capa_again"): again,
}
