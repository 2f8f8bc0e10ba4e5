"""A mood that was read wrongly is taken back; a dialogue that rests may go on; folded words are shown."""

from collections.abc import Callable

from bot import customers
from bot.address import say_to
from bot.desk.deed import Deed
from bot.keeping import feelings as keeping
from flows.dialogues.feelings_view import on_top, rests
from flows.engine.effects import Say
from flows.engine.events import Happened
from flows.facts.moods import COOLS, as_of, cleared
from storage import cases, feelings, people

SHOWN = 5  # of the words that were kept


def clear(deed: Deed) -> None:
    """It was not meant so: everything about it ends, and who was told of a limit hears that we regret it."""
    contact_id = _contact(deed)
    if not contact_id:
        deed.refuse("unknown_button")
        return
    work, mood = deed.work, as_of(feelings.mood(deed.work.conn, contact_id), deed.work.now)
    if not mood.worth_showing and not mood.paused_until:
        deed.whisper("mood_cleared_already")
        _redraw(deed, contact_id)
        return
    contact, customer = people.contact(work.conn, contact_id)
    found = people.chat_of(work.conn, contact_id)
    feelings.keep(work.conn, contact_id, cleared(mood))
    work.record(customer.id, deed.actor, "mood_cleared", f"mood:{contact_id}", level=mood.level, rung=mood.rung)
    if found and mood.abuse and mood.abuse != "harm":
        _apologise(deed, found, contact_id)
    _redraw(deed, contact_id)
    deed.tell("mood_cleared", contact=contact.name)


def _apologise(deed: Deed, found: tuple[str, str], contact_id: int) -> None:
    """In the dialogue, where it rests; beside it otherwise. While a person speaks, that is theirs to say."""
    chat = customers.open_chat(deed.work, *found, "")
    if chat.standing.control == "human":
        return
    if rests(chat.standing.conversation):
        chat.standing.conversation = on_top(chat.standing.conversation)
        customers.go_on(deed.work, chat, Happened("cleared", deed.actor))
        return
    contact, customer = people.contact(deed.work.conn, contact_id)
    said = Say("feelings/apology")
    say_to(deed.work, *found, contact.language, contact.zone, said, "", customer_id=customer.id)


def let_go_on(deed: Deed) -> None:
    """The lead has decided: the assistant speaks with them again at once."""
    contact_id = _contact(deed)
    found = people.chat_of(deed.work.conn, contact_id) if contact_id else None
    if found is None:
        deed.refuse("unknown_button")
        return
    chat = customers.open_chat(deed.work, *found, "")
    if not rests(chat.standing.conversation):
        deed.whisper("mood_goes_on_already")
        return
    chat.standing.conversation = on_top(chat.standing.conversation)
    contact, customer = people.contact(deed.work.conn, contact_id)
    customers.go_on(deed.work, chat, Happened("let_go_on", deed.actor))
    deed.work.record(customer.id, deed.actor, "let_go_on", f"mood:{contact_id}")
    _redraw(deed, contact_id)
    deed.tell("mood_goes_on", contact=contact.name)


def show_words(deed: Deed) -> None:
    """The words themselves, to the colleague who asks, and to nobody else."""
    kept = feelings.words_of(deed.work.conn, _contact(deed), deed.work.now - COOLS)[:SHOWN]
    said = [{"kind": deed.label(f"abuse_{one.kind}"), "at": one.at, "text": one.text} for one in kept]
    deed.work.record(0, deed.actor, "words_shown", f"mood:{_contact(deed)}")
    deed.whisper("mood_words", said=said)


def _contact(deed: Deed) -> int:
    """Whom the card is about, be it a mood's, a case's or a hand-over's; 0 for nobody."""
    name, conn = deed.acted.subject.partition(":")[0], deed.work.conn
    if name == "case":
        case = cases.one(conn, deed.number)
        return case.contact_id if case else 0
    if name == "hand_over":
        row = cases.hand_over_by_id(conn, deed.number)
        return feelings.bound_to(conn, row["chat"]) if row else 0
    return deed.number if feelings.known(conn, deed.number) else 0


def _redraw(deed: Deed, contact_id: int) -> None:
    found = people.chat_of(deed.work.conn, contact_id)
    keeping.redraw(deed.work, found[0] if found else "", contact_id)
    deed.work.cards.add(("mood", contact_id))


ACTIONS: dict[tuple[str, str], Callable[[Deed], None]] = {
    **{(name, "clear_feeling"): clear for name in ("mood", "case", "hand_over")},
    ("mood", "let_go_on"): let_go_on,
    ("mood", "show_words"): show_words,
}
