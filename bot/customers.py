"""A customer's turn: from what they did to what is committed, in one transaction.

Theory of operation. Find out whose chat this is and where its conversation stands; turn what was done into an event
(a press is resolved through its card: act, already done, moved on); `step`; carry out the effects in order. A command
for the books may have a result, which is told to the same conversation as a happening in the same transaction, so that
the answer stands beside the deed. Save by comparing versions; what moved is written down at the turn's end
(bot/turn_records.py).
"""

from collections import deque
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, assert_never

from bot import drafts, feeling, pictures, things
from bot.address import say_to
from bot.doors import Inbound, Pressed
from bot.keeping import KEEPERS, identity, persons, wishes
from bot.scene import Chat
from bot.speaking import lane_of
from bot.telegram_read import TOKEN
from bot.work import Turned, Work
from flows.engine.conversation import Conversation
from flows.engine.effects import CallOff, Do, Effect, Remind, Say, Seal, TellStaff, Toast
from flows.engine.events import Asked, Chose, Edited, Event, Happened, Opened, PressedLate, SentFile, Wrote
from flows.engine.everywhere import IN
from flows.engine.step import begin, step
from flows.facts.near_labels import nearly, plainly
from flows.facts.parties import Contact, Customer
from locales.languages import match, written
from locales.speak import unmarked
from locales.typed import normal
from storage import cards, conversations, outbox, people
from storage.errors import RefusedError

LEADS_AWAY = frozenset({"back", "cancel"})  # commands that mean the question on whose card they stand, and no other
PROOFS = frozenset({("link_account", "proof"), ("link_account", "word"), ("privacy", "question")})  # stages
LABEL = 60  # characters; no button says more
RECENT = 6  # letters, among which the newest with buttons is looked for
UNHEARD = frozenset({"ignored:happened", "not_understood:happened"})  # what a step says when nothing waited for it
LONGEST = 12  # events that one inbound may cause in one conversation; more is a circle


def take_turn(work: Work, inbound: Inbound) -> None:
    """Answer what a customer did in their private chat."""
    chat = open_chat(work, lane_of(work, inbound), inbound.person, inbound.language)
    chat.standing.heard_at = work.now
    event = _as_event(work, chat, inbound)
    if isinstance(inbound.did, Pressed):
        work.reply("toast")
    if isinstance(event, Wrote) and not _proves(chat):
        chat.standing.heard(event.text)
    if isinstance(event, Wrote | SentFile):
        persons.let_through(work, chat)
    if event is not None:
        before = chat.standing.conversation
        go_on(work, chat, feeling.hear_out(work, chat, event))
        drafts.watch(work, chat, before)


def _proves(chat: Chat) -> bool:
    """Whether what is written now proves who writes: for our eyes to compare, and for no colleague to read later."""
    top = chat.standing.conversation.top
    return (top.flow, top.stage) in PROOFS


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
    who = wishes.learn_language(work, who, hint) if who else None
    language = who[0].language if who and who[0].language else match(hint)
    return Chat(lane, person, who, standing, language, who[0].zone if who else work.house.company.zone)


def go_on(work: Work, chat: Chat, event: Event) -> None:
    """Step on this event and on whatever its deeds result in, then save.

    Raises RefusedError when a deed was refused and the dialogue has nothing to say to that: it told the deed as done.
    """
    feeling.taken_over(work, chat, event)
    events: deque[Event] = deque([event])
    causes: list[str] = []
    begun = _place(chat)
    while events and len(causes) < LONGEST:
        contact, customer = chat.who or (None, None)
        page = work.page(contact, customer, chat.lane)
        happens = events.popleft()
        chat.about = _about(chat, happens)
        before = chat.standing.conversation
        turn = feeling.instead(work, chat, happens, step(work.house.flows, before, happens, page, work.now), page)
        if isinstance(happens, Happened) and happens.what == "refused" and turn.cause in UNHEARD:
            raise RefusedError(RefusedError.__doc__)
        chat.standing.conversation = turn.conversation
        causes.append(turn.cause)
        for effect in turn.effects:
            events.extend(_perform(work, chat, effect))
    feeling.say_left_over(work, chat)
    conversations.save(work.conn, chat.lane, chat.standing, work.now)
    work.moved(Turned(chat.customer_id, chat.actor, chat.lane, begun, _place(chat), causes, 1))


def _place(chat: Chat) -> str:
    top = chat.standing.conversation.top
    return f"{top.flow}/{top.stage}"


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
    said, before = feeling.with_preface(work, chat, said)
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
        before=before,
        picture=pictures.in_chat(work, chat, said),
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
        case Wrote() | Edited():
            return _wrote(work, chat, did)
        case Asked("start", token) if token:
            return identity.open_link(work, chat, token)
        case Asked("lang" | "language", language):
            return Asked(_in_language(work, chat, language))
        case SentFile(reply_to=number) if number:
            subject = outbox.subject_of(work.conn, chat.lane, number)
            return replace(did, reply_to=subject)
        case _:
            return did  # type: ignore[return-value]  # the corridor sends only what customers do


def _in_language(work: Work, chat: Chat, said: str) -> str:
    """The command behind "/language deutsch" or "/lang zh": by its name, by its code; else which one it shall be."""
    named = work.house.speaker.words(chat.language).get(normal(said), "")
    if named.startswith(IN):
        return named
    code = match(said)
    return f"{IN}{code}" if written(code) == written(said) else "language"


def _pressed(work: Work, chat: Chat, press: Pressed) -> Event | None:
    """Act, already done, or moved on. A handle that is not this person's own is answered like one that moved on."""
    card = cards.find(work.conn, press.token)
    if card is None or card.chat != chat.lane or card.person != chat.person or press.index >= len(card.choices):
        if card is not None:
            work.record(chat.customer_id, chat.actor, "foreign_press", card.chat)
        return PressedLate("")
    meaning = card.choices[press.index]
    asked = _is_asked(chat, card)
    if "choice" not in meaning and (asked or meaning.get("command") not in LEADS_AWAY):
        return _begun(meaning)
    if asked:
        cards.use(work.conn, card, press.index, work.now)
        return Chose(meaning["choice"], meaning["value"])
    if card.used == press.index:
        done = work.house.speaker.speak("always/already_done", {"label": meaning["label"]}, chat.language)
        work.reply("toast", text=unmarked(done))
        return None
    return PressedLate(meaning["label"], card.used_at or 0)


def _wrote(work: Work, chat: Chat, wrote: Wrote | Edited) -> Event:
    """Words that are a command, also since they were edited, or exactly what a visible button says; else words."""
    said = normal(wrote.text)
    command = work.house.speaker.words(chat.language).get(said)
    if isinstance(wrote, Edited):
        return Asked(command) if command else wrote
    choices = _on_the_card(work, chat) if len(said) <= LABEL else []
    labels = [str(meaning["label"]) for meaning in choices]
    exactly = next((place for place, label in enumerate(labels) if normal(label) == said), None)
    if exactly is None and command:  # a button of the question that stands comes before a word that holds anywhere
        return Asked(command)
    exactly = plainly(said, labels) if exactly is None else exactly
    if exactly is not None:
        return _choice(choices[exactly])
    begun = _on_the_newest(work, chat, said) if len(said) <= LABEL else None
    if begun is not None:
        return begun
    near = nearly(said, labels)
    subject = outbox.subject_of(work.conn, chat.lane, wrote.reply_to) if wrote.reply_to else ""
    if subject.startswith("hand_over:"):
        return persons.taken_up(work, chat, wrote, subject)
    return replace(wrote, reply_to=subject, near=_choice(choices[near]) if near is not None else None)


def _on_the_card(work: Work, chat: Chat) -> list[dict[str, Any]]:
    """The choices of the card that is being asked now."""
    top = chat.standing.conversation.top
    card = cards.known(work.conn, chat.standing.asked) if chat.standing.asked else None
    if card is None or card.place != f"{top.flow}/{top.stage}":
        return []
    return [meaning for meaning in card.choices if "choice" in meaning]


def _is_asked(chat: Chat, card: cards.Card) -> bool:
    """Whether that card's question stands; a card without choices has none of its own and goes with the stage's."""
    top = chat.standing.conversation.top
    has_choices = any("choice" in meaning for meaning in card.choices)
    return card.place == f"{top.flow}/{top.stage}" and (card.sha == chat.standing.asked or not has_choices)


def _on_the_newest(work: Work, chat: Chat, said: str) -> Event | None:
    """What the words begin when the newest message with buttons has one that says exactly this; a notice, for one."""
    for body in outbox.said_last(work.conn, chat.lane, RECENT):
        rows = (body.get("reply_markup") or {}).get("inline_keyboard") or ()
        found = [button["callback_data"] for row in rows for button in row if normal(button["text"]) == said]
        if rows and found:
            token, place = found[0][:TOKEN], int(found[0][TOKEN:], 16)
            card = cards.find(work.conn, token)
            return _begun(card.choices[place]) if card and "choice" not in card.choices[place] else None
        if rows:
            return None
    return None


def _begun(meaning: Mapping[str, Any]) -> Event:
    """What a button does that answers no question: a command, or a dialogue begun."""
    if "command" in meaning:
        return Asked(meaning["command"])
    return Opened(meaning["opens"], meaning["notes"])


def _choice(meaning: Mapping[str, Any]) -> Chose:
    return Chose(meaning["choice"], meaning["value"])
