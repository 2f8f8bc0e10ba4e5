"""Who has a case: taken, taken over with its owner's consent or by a lead, given to somebody.

Promises: one owner at a time, and the first press wins; nobody takes a colleague's case without that colleague or a
lead; whoever gets a case finds a brief in its thread.
"""

from collections.abc import Callable

from bot import changing_hands, routed
from bot.desk import blocks, forms
from bot.desk.briefing import brief
from bot.desk.case_actions import fitting_case, move, owner_name, stands_back
from bot.desk.deed import Deed, label, line
from bot.desk.fitting import STILL_TO_TAKE
from bot.desk.hand_over_actions import DIRECTING
from bot.mentions import calling, mention
from flows.facts.dispute import Case
from flows.facts.parties import Colleague
from flows.tables.roles import may
from storage import cases, people

NOTE = 1000  # characters


def take(deed: Deed) -> None:
    """First come, first served; who comes second is told who was first."""
    case = cases.one(deed.work.conn, deed.number)
    if case and stands_back(deed, case):
        return
    if case and case.owner not in {0, deed.by.id} and not case.closed:
        deed.work.cases.add(case.id)
        deed.whisper("taken_already", person=owner_name(deed, case), own=False)
        return
    case = fitting_case(deed)
    if case is None:
        return
    cases.change(deed.work.conn, case, owner=deed.by.id)
    deed.work.cases.add(case.id)
    if not move(deed, case, "taken", name=deed.by.name):
        deed.work.record(case.customer_id, deed.actor, "taken", deed.acted.subject)
    _brief(deed, deed.by)


def brief_me(deed: Deed) -> None:
    """The same again, as things are now."""
    case = fitting_case(deed)
    if case:
        brief(deed.work, case, deed.by)


def take_over(deed: Deed) -> None:
    """A lead takes it; so does anybody once its owner is away. Everybody else asks the owner first."""
    case = fitting_case(deed)
    if case is None or stands_back(deed, case):
        return
    if case.owner == deed.by.id:
        deed.whisper("taken_already", person=deed.by.name, own=True)
        return
    owner = _colleague(deed, case.owner)
    if owner is None or routed.is_away(deed.work, owner):
        _hand(deed, case, deed.by, "away")
    elif deed.by.role in DIRECTING:
        _hand(deed, case, deed.by, "lead")
    else:
        _ask_owner(deed, case, owner)


def give_over(deed: Deed) -> None:
    """The owner agrees that the colleague who asked has it from now on; a lead may agree too."""
    found = _asked(deed)
    if found is None:
        return
    case, asker = found
    if asker is None or _why_not(deed, case, asker):
        deed.whisper("cannot_have_it", person=asker.name if asker else "", why=_why_not(deed, case, asker))
    else:
        _hand(deed, case, asker, "agreed")


def keep(deed: Deed) -> None:
    """The owner goes on with it."""
    found = _asked(deed)
    if found and found[1]:
        deed.work.record(found[0].customer_id, deed.actor, "kept", deed.acted.subject, asked=found[1].id)
        deed.tell("case_kept", number=found[0].number, asker=found[1].name)


def reassign(deed: Deed) -> None:
    """To a colleague who is named; refused when they are away or may not do it."""
    case = fitting_case(deed)
    if case is None:
        return
    if case.owner not in {0, deed.by.id} and deed.by.role not in DIRECTING:
        deed.whisper("not_yours_to_give", person=owner_name(deed, case))
        return
    if not deed.acted.form:
        deed.open(_whom(deed, routed.suggestion(deed.work, case)))
        return
    if deed.said("was") != str(case.owner):
        deed.whisper("taken_already", person=owner_name(deed, case), own=case.owner == deed.by.id)
        return
    chosen = next(iter(people.staff(deed.work.conn, team=deed.by.team, user=deed.said("to"))), None)
    if why := _why_not(deed, case, chosen):
        name = chosen.name if chosen else ""
        deed.complain({"to": deed.plainly("cannot_have_it", person=name, why=why)})
        return
    assert chosen is not None  # noqa: S101 - there is no reason against nobody but that
    _hand(deed, case, chosen, "given", " ".join(deed.said("note").split()))
    deed.work.reply("form_done")


# -- what they share ---------------------------------------------------------------------------------------------------
def _hand(deed: Deed, case: Case, to: Colleague, why: str, note: str = "") -> None:
    """Hand it to that colleague; where work had not begun, it begins."""
    changing_hands.give(deed.work, case, to, deed.actor, why, note)
    now = cases.one(deed.work.conn, case.id)
    if now and now.state in STILL_TO_TAKE:
        move(deed, now, "taken", name=to.name, by=to.id)
    _brief(deed, to)


def _brief(deed: Deed, reader: Colleague) -> None:
    case = cases.one(deed.work.conn, deed.number)
    if case:
        brief(deed.work, case, reader)


def _ask_owner(deed: Deed, case: Case, owner: Colleague) -> None:
    """Into the thread, where the owner hears of it: with two buttons that only they, or a lead, may press."""
    asked = line(deed.work, "asks_to_take_over", person=deed.by.name, mention=mention(owner), owner=owner.name)
    text = calling(asked, owner)
    bound = f"case:{case.id}#{deed.by.id}-{owner.id}"
    row = [blocks.button(one, label(deed.work, one), bound) for one in ("give_over", "keep")]
    said = {"text": text, "blocks": [blocks.marked(text), *blocks.buttons(row)], "thread": True}
    desk = f"slack:{deed.work.house.desk}"
    deed.work.post(desk, "chat.postMessage", said, "note", subject=deed.acted.subject, on_uncertain="look_up")
    deed.work.record(case.customer_id, deed.actor, "asked_to_take_over", deed.acted.subject, owner=owner.id)
    deed.whisper("owner_asked", person=owner.name)


def _asked(deed: Deed) -> tuple[Case, Colleague | None] | None:
    """The case and who asked for it, while it is still its owner's and whoever presses may answer."""
    case = cases.one(deed.work.conn, deed.number)
    asker, _, owner = deed.said("bound").partition("-")
    if case is None or not (asker.isdecimal() and owner.isdecimal()):
        deed.refuse("unknown_button")
        return None
    if case.closed or case.owner != int(owner):
        deed.work.cases.add(case.id)
        state = f"desk_state_{case.state.value}"
        deed.whisper("moved_on", number=case.number, state=state, person=owner_name(deed, case))
        return None
    if deed.by.id != case.owner and deed.by.role not in DIRECTING:
        deed.refuse("not_yours_to_give", person=owner_name(deed, case))
        return None
    return case, _colleague(deed, int(asker))


def _why_not(deed: Deed, case: Case, who: Colleague | None) -> str:
    """Why that colleague cannot have the case, as a key of cannot_have_it; empty when they can."""
    if who is None or not who.active:
        return "no_colleague"
    if routed.is_away(deed.work, who):
        return "away"
    if not may(who.role.value, "take"):
        return "no_right"
    if case.under_appeal and who.id in cases.deciders(deed.work.conn, case):
        return "decided_before"
    return "has_it" if who.id == case.owner else ""


def _whom(deed: Deed, first: Colleague | None) -> blocks.Block:
    case = cases.one(deed.work.conn, deed.number)
    body = [
        blocks.person("to", deed.label("reassign_to"), first=first.user if first else ""),
        blocks.typed("note", deed.label("reassign_note"), lines=True, most=NOTE, optional=True),
    ]
    return forms.form(deed, body, was=str(case.owner if case else 0))


def _colleague(deed: Deed, id_: int) -> Colleague | None:
    return next(iter(people.staff(deed.work.conn, id=id_)), None) if id_ else None


ACTIONS: dict[tuple[str, str], Callable[[Deed], None]] = {
    ("case", "take"): take,
    ("case", "take_over"): take_over,
    ("case", "give_over"): give_over,
    ("case", "keep"): keep,
    ("case", "reassign"): reassign,
    ("case", "brief"): brief_me,
}
