"""What colleagues do with a promised call: they reached the customer, or nobody; after the last try they write."""

from collections.abc import Callable

from bot import call_letters, things
from bot.desk import blocks, call_notes, call_script, forms, replying, writing
from bot.desk.case_actions import fitting_case
from bot.desk.deed import Deed
from bot.kinds.call_backs import NAME
from flows.engine.effects import Say
from flows.facts.call_backs import CallBack, CallState, read_phone
from flows.facts.statement import fingerprint
from locales.speak import CannotSay
from storage import call_backs, people

ONCE_CALLED = frozenset({CallState.BOOKED, CallState.CALLING})


def reached(deed: Deed) -> None:
    """They spoke; the promise is kept."""
    if _fitting(deed, ONCE_CALLED):
        _move(deed, "reached")


def result(deed: Deed) -> None:
    """They spoke, and what was said is written to the customer: shown as they will read it, then sent."""
    call = _fitting(deed, ONCE_CALLED)
    if call is None:
        return
    who = people.contact(deed.work.conn, call.contact_id)
    noted = call_notes.read(deed, who[0])
    if noted is None:
        return
    if not noted.text:
        deed.open(call_notes.form(deed, who[0].name, noted))
        return
    try:
        shown = writing.preview(deed, Say("call_back_life/spoken_about", call_notes.values(deed, call, noted)), who[0])
    except CannotSay:
        deed.complain({"text": deed.label("too_long")})
        return
    seen = fingerprint(shown.encode())
    if deed.said("seen") != seen:
        deed.open(call_notes.form(deed, who[0].name, noted, shown, seen))
        return
    letter = call_letters.of_call(deed.work, call, deed.by.name, (noted.text, noted.following), noted.by)
    told = call_notes.told(deed, noted, letter)
    if things.move(deed.work, NAME, deed.number, "reached", deed.actor, told) and letter:
        call_letters.send(deed.work, letter)
    deed.work.reply("form_done")


def call_now(deed: Deed) -> None:
    """A matter that cannot wait for a message: somebody calls, with what to say and to ask at hand."""
    case = fitting_case(deed)
    if case is None:
        return
    if call_backs.open_of(deed.work.conn, case.contact_id):
        deed.whisper("call_open", number=case.number)
        return
    if not deed.acted.form:
        phone = people.phone(deed.work.conn, case.contact_id)
        body = [blocks.words(call_script.said(deed.work, case, deed.language))]
        deed.open(forms.form(deed, [*body, blocks.typed("phone", deed.label("phone_number"), most=30, first=phone)]))
        return
    phone = read_phone(deed.said("phone"))
    if not phone:
        deed.complain({"phone": deed.label("no_phone_number")})
        return
    now, conn = deed.work.now, deed.work.conn
    fields = {"customer_id": case.customer_id, "contact_id": case.contact_id, "case_id": case.id, "purpose": ""}
    id_ = call_backs.book(conn, **fields, phone=phone, at=now, made_at=now, urgent=1)
    things.move(deed.work, NAME, id_, "booked", deed.actor, {"name": deed.by.name})
    deed.work.reply("form_done")


def not_reached(deed: Deed) -> None:
    """Nobody answered at the promised time; the next try is set and the customer told."""
    if _fitting(deed, frozenset({CallState.CALLING})):
        _move(deed, "not_reached")


def reply(deed: Deed) -> None:
    """The answer in writing, after calls that found nobody, or in place of one."""
    call = _fitting(deed, frozenset(CallState))
    found = people.chat_of(deed.work.conn, call.contact_id) if call else None
    if call is None:
        return
    if found is None:
        deed.whisper("not_reachable")
        return
    replying.write(deed, found[0], found[1])  # once it leaves, the call is kept in writing


def _move(deed: Deed, what: str) -> None:
    things.move(deed.work, NAME, deed.number, what, deed.actor, {"name": deed.by.name})


def _fitting(deed: Deed, states: frozenset[CallState]) -> CallBack | None:
    """The call, when this still fits it; otherwise the colleague is told and the card redrawn."""
    call = call_backs.one(deed.work.conn, deed.number)
    if call is None:
        deed.refuse("unknown_button")
        return None
    if call.state not in states:
        deed.work.cards.add((NAME, call.id))
        deed.whisper("call_moved_on", state=f"desk_call_{call.state.value}")
        return None
    return call


ACTIONS: dict[tuple[str, str], Callable[[Deed], None]] = {
    (NAME, "reached"): reached,
    (NAME, "not_reached"): not_reached,
    (NAME, "reply"): reply,
    (NAME, "call_result"): result,
    ("case", "call_customer"): call_now,
}
