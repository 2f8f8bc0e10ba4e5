"""A customer's turn: from what they did to what is committed, in one transaction.

Theory of operation. Find out whose chat this is and where its conversation stands; turn what was done into an event
(a press is resolved through its card: act, already done, moved on); `step`; carry out the effects in order. A command
for the books may have a result, which is told to the same conversation as a happening in the same transaction, so that
the answer stands beside the deed. Save by comparing versions; write down why.
"""

from collections import deque
from typing import assert_never

from bot import things
from bot.address import say_to
from bot.doors import Inbound, Pressed
from bot.keeping import KEEPERS, identity
from bot.scene import Chat
from bot.work import Work
from flows.engine.conversation import Conversation
from flows.engine.effects import CallOff, Do, Effect, Remind, Say, Seal, TellStaff, Toast
from flows.engine.events import Asked, Chose, Event, Happened, Opened, PressedLate, SentFile, Wrote
from flows.engine.step import begin, step
from flows.facts.parties import Contact, Customer
from locales.languages import match
from locales.speak import unmarked
from locales.typed import normal
from storage import cards, conversations, outbox, people

LONGEST = 12  # events that one inbound may cause in one conversation; more is a circle


def take_turn(work: Work, inbound: Inbound) -> None:
    """Answer what a customer did in their private chat."""
    chat = open_chat(work, inbound.chat, inbound.person, inbound.language)
    event = _as_event(work, chat, inbound)
    if isinstance(inbound.did, Pressed):
        work.reply("toast")
    if event is not None:
        go_on(work, chat, event)


def tell(work: Work, lane: str, event: Event) -> None:
    """Tell a customer's conversation what someone else did (a colleague, the clock, the ledger)."""
    person = lane.partition(":")[2]
    go_on(work, open_chat(work, lane, person, ""), event)


def tell_blocked(work: Work, who: tuple[Contact, Customer]) -> None:
    """The desk learns that this person can no longer be reached."""
    things.tell_desk(work, "", "staff/blocked", {"person": who[0].name, "customer": who[1].name})


def open_chat(work: Work, lane: str, person: str, hint: str) -> Chat:
    """The chat as it stands now."""
    who = people.contact_in(work.conn, lane, person)
    standing = conversations.load(work.conn, lane)
    if standing is None:
        standing = conversations.Standing(Conversation((begin(work.house.flows, "home"),)))
    language = who[0].language if who else match(hint)
    return Chat(lane, person, who, standing, language, who[0].zone if who else work.house.company.zone)


def go_on(work: Work, chat: Chat, event: Event) -> None:
    """Step on this event and on whatever its deeds result in, then save."""
    events: deque[Event] = deque([event])
    causes: list[str] = []
    while events and len(causes) < LONGEST:
        contact, customer = chat.who or (None, None)
        page = work.page(contact, customer, chat.lane)
        happens = events.popleft()
        chat.about = _about(chat, happens)
        turn = step(work.house.flows, chat.standing.conversation, happens, page, work.now)
        chat.standing.conversation = turn.conversation
        causes.append(turn.cause)
        for effect in turn.effects:
            events.extend(_perform(work, chat, effect))
    conversations.save(work.conn, chat.lane, chat.standing, work.now)
    work.record(chat.customer_id, chat.actor, "turn", chat.lane, causes=causes)


def _about(chat: Chat, event: Event) -> str:
    """The case that this is about, so that an answer to our message finds its way back to it."""
    if isinstance(event, Wrote | SentFile) and event.reply_to.startswith("case:"):
        return event.reply_to
    carried = event.values if isinstance(event, Happened) else event.notes if isinstance(event, Opened) else {}
    found = carried.get("case_id") or chat.standing.conversation.notes.get("case_id")
    return f"case:{found}" if found else ""


def _perform(work: Work, chat: Chat, effect: Effect) -> list[Happened]:
    """Carry out one effect; what it results in."""
    match effect:
        case Say():
            _say(work, chat, effect)
        case Do(command):
            return KEEPERS[type(command)](work, chat, command)
        case Seal():
            _seal(work, chat)
        case Toast(message):
            work.replies[:] = [r for r in work.replies if r.kind != "toast"]
            work.reply("toast", text=unmarked(work.house.speaker.speak(message, {}, chat.language)))
        case TellStaff(message, values):
            things.tell_desk(work, chat.subject, message, values)
        case Remind() | CallOff():  # a dialogue has no follow-ups of its own: those belong to things
            pass
        case _:
            assert_never(effect)
    return []


def _say(work: Work, chat: Chat, said: Say) -> None:
    top = chat.standing.conversation.top
    sha = say_to(
        work,
        chat.lane,
        chat.person,
        chat.language,
        chat.zone,
        said,
        f"{top.flow}/{top.stage}",
        customer_id=chat.customer_id,
        subject=chat.subject,
    )
    chat.standing.asked = sha or chat.standing.asked


def _seal(work: Work, chat: Chat) -> None:
    if work.inbound.message:
        body = {"chat_id": int(chat.person), "message_id": work.inbound.message}
        work.post(chat.lane, "editMessageReplyMarkup", body, "seal", customer_id=chat.customer_id)


# -- from what was done to an event ------------------------------------------------------------------------------------
def _as_event(work: Work, chat: Chat, inbound: Inbound) -> Event | None:
    """What the flows are told; None when the press was answered before."""
    did = inbound.did
    match did:
        case Pressed():
            return _pressed(work, chat, did)
        case Wrote():
            return _wrote(work, chat, did)
        case Asked("start", token) if token:
            return identity.open_link(work, chat, token)
        case SentFile(reply_to=number) if number:
            subject = outbox.subject_of(work.conn, chat.lane, number)
            return SentFile(
                did.name,
                did.mime,
                did.size,
                did.ref,
                did.unique,
                did.caption,
                did.album,
                did.forwarded,
                did.photo,
                subject,
            )
        case _:
            return did  # type: ignore[return-value]  # the corridor sends only what customers do


def _pressed(work: Work, chat: Chat, press: Pressed) -> Event | None:
    """Act, already done, or moved on. A handle that is not this person's own is answered like one that moved on."""
    card = cards.find(work.conn, press.token)
    if card is None or card.chat != chat.lane or card.person != chat.person or press.index >= len(card.choices):
        if card is not None:
            work.record(chat.customer_id, chat.actor, "foreign_press", card.chat)
        return PressedLate("")
    meaning = card.choices[press.index]
    if "command" in meaning:
        return Asked(meaning["command"])
    if "opens" in meaning:
        return Opened(meaning["opens"], meaning["notes"])
    top = chat.standing.conversation.top
    if card.sha == chat.standing.asked and card.place == f"{top.flow}/{top.stage}":
        cards.use(work.conn, card, press.index, work.now)
        return Chose(meaning["choice"], meaning["value"])
    if card.used == press.index:
        done = work.house.speaker.speak("always/already_done", {"label": meaning["label"]}, chat.language)
        work.reply("toast", text=unmarked(done))
        return None
    return PressedLate(meaning["label"])


def _wrote(work: Work, chat: Chat, wrote: Wrote) -> Event:
    """Words that are a command, or exactly what a visible button says, are that; else words."""
    said = normal(wrote.text)
    command = work.house.speaker.words(chat.language).get(said)
    if command:
        return Asked(command)
    card = cards.known(work.conn, chat.standing.asked) if chat.standing.asked and len(said) <= 60 else None  # noqa: PLR2004 - no label is longer
    top = chat.standing.conversation.top
    if card and card.place == f"{top.flow}/{top.stage}":
        for meaning in card.choices:
            if normal(meaning["label"]) == said and "choice" in meaning:
                return Chose(meaning["choice"], meaning["value"])
    subject = outbox.subject_of(work.conn, chat.lane, wrote.reply_to) if wrote.reply_to else ""
    return Wrote(wrote.text, wrote.message, subject)
