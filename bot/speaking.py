"""Which lane an inbound of a customer belongs to, where one chat speaks for several companies.

A press belongs to the company of its card, an answer to that of the message it answers, a link to that of its
invitation; everything else to the company chosen last. Whatever it belongs to is from then on the one that is spoken
for. Promise: whoever speaks for one company only pays one look for this.
"""

from bot.doors import Inbound, Pressed
from bot.work import Work
from flows.engine.events import Asked, Edited, SentFile, Wrote
from locales.typed import normal
from storage import cards, conversations, outbox, people, speaking

LINKING = "link_account"
RECENT = 3  # letters, among which a label is looked for that was typed instead of pressed


def lane_of(work: Work, inbound: Inbound) -> str:
    """The lane; where it changes with this, the choice is kept."""
    chat = inbound.chat
    if isinstance(inbound.did, Asked) and inbound.did.command == "start" and inbound.did.argument:
        return _invited(work, chat, inbound.did.argument)
    chosen = speaking.chosen(work.conn, chat)
    if not chosen:
        return chat
    bound = [seat.lane for seat in speaking.seats(work.conn, chat)]
    lane = _meant(work, inbound, bound) or _standing(work, inbound, chosen, bound)
    if lane in bound:
        speaking.choose(work.conn, lane, work.now)
    return lane


def _invited(work: Work, chat: str, token: str) -> str:
    """The lane of the company that the link invites for, while the link is of any use; else where one speaks now."""
    invited = people.invitation(work.conn, token=token)
    if invited is None or invited.used_at is not None or invited.expires_at <= work.now:
        return _first(work, chat)
    lane = speaking.lane_for(work.conn, chat, invited.customer.id)
    speaking.choose(work.conn, lane, work.now)
    return lane


def _first(work: Work, chat: str) -> str:
    """The lane chosen last if it is still somebody's, else the one bound longest."""
    bound = [seat.lane for seat in speaking.seats(work.conn, chat)]
    chosen = speaking.chosen(work.conn, chat) or chat
    return chosen if chosen in bound or not bound else bound[0]


def _standing(work: Work, inbound: Inbound, chosen: str, bound: list[str]) -> str:
    """The lane chosen last; one that is nobody's only for the words by which it is being linked."""
    if chosen in bound or not bound:
        return chosen
    known = conversations.load(work.conn, chosen)
    linking = known is not None and known.conversation.top.flow == LINKING
    return chosen if linking and not isinstance(inbound.did, Asked) else bound[0]


def _meant(work: Work, inbound: Inbound, bound: list[str]) -> str:
    """The lane that this shows it belongs to; empty when it shows nothing."""
    match inbound.did:
        case Pressed(token, _):
            card = cards.find(work.conn, token)
            theirs = card is not None and card.person == inbound.person
            return card.chat if card and theirs and speaking.chat_of(card.chat) == inbound.chat else ""
        case Wrote(reply_to=number) | SentFile(reply_to=number) if number:
            return next((lane for lane in bound if speaking.sent_in(work.conn, lane, number)), "")
        case Wrote(text=text):
            return _spoke_last(work, text, bound)
        case Edited(message=message):
            return next((lane for lane in bound if message in _answers(work, lane)), "")
    return ""


def _spoke_last(work: Work, text: str, bound: list[str]) -> str:
    """The lane of the newest message, when a colleague speaks there or the words are what one of its buttons says."""
    last = max(bound, key=lambda lane: speaking.newest_letter(work.conn, lane), default="")
    known = conversations.load(work.conn, last) if last else None
    if known and known.control == "human":
        return last
    for body in outbox.said_last(work.conn, last, RECENT) if last else ():
        rows = (body.get("reply_markup") or {}).get("inline_keyboard") or ()
        if rows:
            return last if any(normal(button["text"]) == normal(text) for row in rows for button in row) else ""
    return ""


def _answers(work: Work, lane: str) -> frozenset[int]:
    """The numbers of the messages that were taken as answers there and may still be edited."""
    known = conversations.load(work.conn, lane)
    return frozenset(number for number, _ in known.conversation.answers) if known else frozenset()
