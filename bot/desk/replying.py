"""A reply to a customer, step by step: written, weighed, shown as it will be read, and only then decided to leave.

Promises: nothing goes that was not shown to its sender as the customer will read it, files included; what was changed
after its preview is shown again; a fault stands under its own field. What happens once it is decided is in
bot/replies.py.
"""

from dataclasses import dataclass

from bot import replies
from bot.desk import next_words, reply_files, reply_forms, reply_times, weighing
from bot.desk.deed import Deed
from bot.desk.reply_forms import Asked, Shown
from bot.desk.snippets import Choice, case_of, choices, threads
from bot.manners import manner_to
from flows.facts.parties import Contact
from flows.facts.statement import fingerprint
from locales.speak import CannotSay, unmarked
from storage import people

FRAME = "colleague/reply"


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the form: free words, the whole text, what was ticked, when they hear next.

    `next_at` is 0 where the next word is not ours; `said`: the words themselves say it.
    """

    free: str
    text: str
    files: tuple[reply_files.Offered, ...]
    next_at: int
    said: bool


def write(deed: Deed, lane: str, person: str) -> None:
    """The steps of a reply to the customer in `lane`: empty form, preview, sent or set for their morning."""
    who = people.contact_in(deed.work.conn, lane, person)
    if who is None:
        deed.whisper("not_reachable")
        return
    contact, customer = who
    case = case_of(deed.work, deed.acted.subject)
    files = reply_files.offered(deed, threads(deed.work, deed.acted.subject, lane), case)
    when = reply_times.times(deed, lane, contact)
    next_word = next_words.next_word(deed, case, contact, now=not when.outside)
    next_at = next_words.chosen(deed, next_word, contact)
    offered = choices(deed, contact, case, next_at)
    titles = {key: one.title for key, one in offered.items()}
    asked = Asked(contact, f"{contact.name}, {customer.name}", when, titles, files, next_word)
    if not deed.acted.form:
        deed.open(reply_forms.reply(deed, asked))
        return
    if next_word and not next_at:
        return
    draft = _drafted(deed, offered, files, next_at)
    shown = _looked_over(deed, asked, draft)
    if shown is None:
        return
    if deed.said("seen") != shown.seen:
        deed.open(reply_forms.reply(deed, asked, draft.free, shown))
        return
    _decide(deed, asked, draft, lane)


def framed(deed: Deed, text: str, reader: Contact, message: str = FRAME, /, **values: object) -> str:
    """The message in the chat's markup, as `reader` gets it: called as they wish to be. Raises CannotSay."""
    house = deed.work.house
    called = "" if reader.form_of_address in text else reader.form_of_address
    who = {"person": deed.by.name, "company": house.company.name, "called": called}
    said = {**who, "lines": text.splitlines(), "number": "", "by": 0, **values}
    return house.speaker.speak(message, said, reader.language, zone=reader.zone, **manner_to(deed.work, reader))


def _drafted(deed: Deed, offered: dict[str, Choice], files: list[reply_files.Offered], next_at: int) -> Draft:
    free, snippet = deed.said("text"), offered.get(deed.said("snippet"))
    text, said = (snippet.beside(free), snippet.dated) if snippet else (free, False)
    return Draft(free, text, reply_files.ticked(deed, files), next_at, said)


def _looked_over(deed: Deed, asked: Asked, draft: Draft) -> Shown | None:
    """What is shown before it goes; None when something must be changed first, which is said at its field."""
    if not draft.text:
        deed.complain({"text": deed.label("say_what")})
        return None
    words = framed_or_complain(deed, draft.text, asked.reader, **_hears_next(asked, draft))
    return show(deed, draft.free, words, asked, draft.files)


def _hears_next(asked: Asked, draft: Draft) -> dict[str, object]:
    """What the message says at its end about the next one."""
    return {"number": asked.next_word.number, "by": draft.next_at} if asked.next_word and not draft.said else {}


def framed_or_complain(deed: Deed, text: str, reader: Contact, **values: object) -> str:
    """See `framed`; empty, and said at the field, when it is longer than a message can be."""
    try:
        return framed(deed, text, reader, **values)
    except CannotSay:
        deed.complain({"text": deed.label("too_long")})
        return ""


def show(deed: Deed, free: str, words: str, asked: Asked, files: tuple[reply_files.Offered, ...] = ()) -> Shown | None:
    """The preview of a message, bound to its words, its files and to when it may go; None for no words."""
    if not words:
        return None
    remarks = weighing.remarks(deed, free, asked.reader)
    bound = (words, *(file.what for file in files), *remarks, *asked.when.choices)
    return Shown(unmarked(words), fingerprint("\x1f".join(bound).encode()), remarks, files)


def _decide(deed: Deed, asked: Asked, draft: Draft, lane: str) -> None:
    """Shown and sent: it leaves now, or in their morning."""
    choice = reply_times.chosen(deed, asked.when)
    at_once = choice == reply_times.NOW
    why = deed.said("why_now") if at_once and asked.when.needs_reason else ""
    if at_once and asked.when.needs_reason and not why:
        deed.complain({"why_now": deed.label("say_why_now")})
        return
    reader, work = asked.reader, deed.work
    work.record(reader.customer_id, deed.actor, "replied", deed.acted.subject, text=draft.text, to=reader.id,
                files=[file.name for file in draft.files], at=choice, why=why)  # fmt: skip
    replies.plan(
        work,
        work.now if at_once else asked.when.opening,
        subject=deed.acted.subject,
        chat=lane,
        contact_id=reader.id,
        customer_id=reader.customer_id,
        staff_id=deed.by.id,
        text=draft.text,
        words=framed(deed, draft.text, reader, **_hears_next(asked, draft)),
        next_at=draft.next_at if at_once else 0,
        files=tuple((file.kind, file.what, file.name) for file in draft.files),
    )
    work.reply("form_done")
