"""Hearing how somebody feels, before their dialogue goes on: called once for everything a customer does.

Theory of operation. The words are read by rule (flows/facts/feelings.py), the contact's mood is kept, and a course
follows (flows/facts/moods.py). Where the matter can go on it does, and what is said about the feeling stands before
the dialogue's own answer in the same message; where it cannot, the dialogue `feelings` speaks instead. While a person
has the conversation nothing is said here; a person is told.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from bot import things
from bot.address import say_to
from bot.keeping import feelings as keeping
from bot.preface import Preface
from bot.scene import Chat
from bot.work import Work
from flows.dialogues.feelings_view import RESTING, emergency, makes_way, without
from flows.engine.effects import Button, Say, Turn
from flows.engine.events import Edited, Event, Happened, Opened, SentFile, Value, Wrote
from flows.engine.step import step
from flows.facts.books import Books
from flows.facts.feelings import Heard, hear
from flows.facts.moods import Course, Mood, after_silence, as_of, recent_words, take_in
from flows.tables.feelings import FURY, Abuse, Sign
from storage import feelings
from storage.feelings import Harsh

MATTER_GOES_ON = frozenset({Course.UNEASE, Course.ANGER, Course.FURY, Course.BOUNDARY, Course.CORRECTED})
CARE: Final = "feelings/care"
SAID_ALWAYS: Final = frozenset({CARE, f"feelings/{Course.BOUNDARY.value}"})
REPEATED = frozenset({Sign.AGAIN.value, Sign.TIMES.value, Sign.TWICE.value})


def hear_out(work: Work, chat: Chat, event: Event) -> Event:
    """The event to go on with. May give the chat a preface, and sets its mood."""
    if chat.who is None:
        return event
    contact = chat.who[0]
    before = as_of(feelings.mood(work.conn, contact.id), work.now)
    text = _words_of(event)
    if not text:
        if before.bad_news_at:
            feelings.keep(work.conn, contact.id, replace(before, bad_news_at=0))
        _make_way(work, chat, event)
        return event
    lately = () if isinstance(event, Edited) else recent_words(before, work.now)  # an edit repeats nothing
    heard = hear(text, lately, after_silence=after_silence(before, work.now))
    mood, course = take_in(before, text, heard, work.now)
    if mood != before:
        feelings.keep(work.conn, contact.id, mood)
    if heard.abuse:
        harsh = Harsh(heard.abuse.value, heard.words, text, work.now)
        feelings.keep_words(work.conn, contact.id, harsh)
        chat.standing.said = chat.standing.said[: -1 if heard.abuse is not Abuse.HARM else None]
        work.record(
            chat.customer_id, chat.actor, "abuse_heard", f"contact:{contact.id}", kind=harsh.kind, rung=mood.rung
        )
    _tell_desk(work, chat, before, mood, course)
    if not heard.abuse:
        _make_way(work, chat, event)
    return _course(chat, event, heard, mood, course)


def _words_of(event: Event) -> str:
    match event:
        case Wrote(text) | Edited(text):
            return text
        case SentFile(caption=caption):
            return caption
    return ""


def _make_way(work: Work, chat: Chat, event: Event) -> None:
    """Calm words are for what a limit or an agreed break interrupted."""
    if makes_way(chat.standing.conversation, event):
        chat.standing.conversation = without(chat.standing.conversation)
        keeping.end_hold(work, chat)


def taken_over(work: Work, chat: Chat, event: Event) -> None:
    """A person speaks from now on, or owes an answer: whatever rested here is theirs to decide."""
    if isinstance(event, Happened) and event.what in {"taken", "promise_due"}:
        chat.standing.conversation = without(chat.standing.conversation)
        keeping.end_hold(work, chat)


# -- the course ----------------------------------------------------------------------------------------------------
def _course(chat: Chat, event: Event, heard: Heard, mood: Mood, course: Course) -> Event:
    person = chat.standing.control == "human"
    if course is Course.HARM:
        country = chat.who[1].country if chat.who else ""
        chat.preface = Preface(CARE, dict(emergency(country)))
        return event if person else Opened("talk_to_person", {"reason": "self_harm", "priority": "p1"})
    if person:
        return event
    if _silent(chat):
        return Happened("harsh_words_kept") if heard.abuse else event
    if course in {Course.LIMIT, Course.PAUSE, Course.GRAVE}:
        return _opened(course, mood)
    if course in MATTER_GOES_ON:
        again = any(sign in REPEATED for sign, _ in mood.causes)
        chat.preface = Preface(
            f"feelings/{course.value}", {"times": mood.times, "again": again}, _notes(course, mood), mood.level == FURY
        )
    elif heard.level:
        chat.preface = Preface(instead=_notes(_last(mood), mood), person_first=mood.level == FURY)
    elif mood.level == FURY:
        chat.preface = Preface(person_first=True)
    return _opened(course, mood) if heard.only_corrects else event


def _last(mood: Mood) -> Course:
    return {1: Course.UNEASE, 2: Course.ANGER, 3: Course.FURY}[max(1, mood.level)]


def _notes(course: Course, mood: Mood) -> dict[str, Value]:
    return {"why": course.value, "times": mood.times, **({"kind": mood.abuse} if course is Course.GRAVE else {})}


def _opened(course: Course, mood: Mood) -> Opened:
    return Opened("feelings", _notes(course, mood))


def instead(work: Work, chat: Chat, event: Event, turn: Turn, page: Books) -> Turn:
    """The turn, or another one when the dialogue could make nothing of words in which a feeling was heard."""
    preface = chat.preface
    if preface is None or not preface.instead or not isinstance(event, Wrote):
        return turn
    if not turn.cause.startswith("not_understood"):
        return turn
    return step(work.house.flows, chat.standing.conversation, Opened("feelings", preface.instead), page, work.now)


def with_preface(work: Work, chat: Chat, said: Say) -> tuple[Say, Callable[[str], str] | None]:
    """The message with a person first where that is due, and what says the words before it in a language; once."""
    preface, chat.preface = chat.preface, None
    if preface is None:
        return said, None
    first = _person_first(said) if preface.person_first and said.buttons else said
    return first, partial(_preface, work, chat, preface) if preface.message else None


def say_left_over(work: Work, chat: Chat) -> None:
    """What was to be said before a message is said alone when the turn had no message.

    Whoever waits for a person is not soothed by a machine; a limit is named all the same, and care is taken always.
    """
    preface, chat.preface = chat.preface, None
    if preface and preface.message and (chat.standing.control == "bot" or preface.message in SAID_ALWAYS):
        said = Say(preface.message, preface.values)
        say_to(work, chat.lane, chat.person, chat.language, chat.zone, said, "", customer_id=chat.customer_id)


def _preface(work: Work, chat: Chat, preface: Preface, language: str) -> str:
    return work.house.speaker.speak(preface.message, preface.values, language, zone=chat.zone)


def _person_first(said: Say) -> Say:
    """The way to a person stands above all other buttons."""
    person = next((b for row in said.buttons for b in row if b.choice == "human"), Button("human", command="human"))
    rows = (tuple(b for b in row if b.choice != "human") for row in said.buttons)
    return said._replace(buttons=((person,), *(row for row in rows if row)))


# -- the desk ------------------------------------------------------------------------------------------------------
def _tell_desk(work: Work, chat: Chat, before: Mood, mood: Mood, course: Course) -> None:
    """Colleagues see what was heard and why; the lead is told when it matters."""
    assert chat.who  # noqa: S101 - only bound chats are heard out
    contact, customer = chat.who
    if (mood.level, mood.causes, mood.abuse) == (before.level, before.causes, before.abuse) and course not in CALLS:
        return
    keeping.redraw(work, chat.lane, contact.id)
    if before.fury_at or before.rung:  # it has a card of its own already
        work.cards.add(("mood", contact.id))
    name = CALLS.get(course) or ("feeling_furious" if mood.level == FURY > before.level else "")
    if name in CALLS.values() and course is not Course.HARM and _silent(chat):
        name = "feeling_unanswered"
    if name:
        work.cards.add(("mood", contact.id))
        told = {"person": contact.name, "customer": customer.name, "abuse": f"desk_abuse_{mood.abuse or 'insult'}"}
        leads = keeping.leads(work)
        things.tell_desk(work, f"mood:{contact.id}", f"staff/{name}", {**told, "leads": leads, "rung": mood.rung})


def _silent(chat: Chat) -> bool:
    """Whether nothing is answered here: a person speaks, or the talk rests."""
    top = chat.standing.conversation.top
    return chat.standing.control == "human" or (top.flow == "feelings" and top.stage in RESTING)


CALLS = {
    Course.BOUNDARY: "feeling_boundary",
    Course.LIMIT: "feeling_limit",
    Course.PAUSE: "feeling_pause",
    Course.GRAVE: "feeling_grave",
    Course.HARM: "feeling_harm",
}
