"""What colleagues write to customers, from the moment it was decided: sent now or at its time, once, with its files.

Promises: what leaves is what was shown to its sender; a message that waits for its time can be called off until then
and goes once; a file shared in a thread is fetched only after it was ticked, looked at, and goes as a letter of its
own, or the thread hears why not. Edit here when something else has to happen with a colleague's message.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot import things
from bot.doors import Inbound, SharedFetched
from bot.keeping import persons
from bot.work import Work
from flows.facts.call_backs import CallState
from flows.facts.times import HOUR
from storage import call_backs, cases, follow_ups, people, replies, thread_files
from storage.ports import Letter
from storage.replies import StaffReply

CARD, FOLLOW_UP = "reply", "reply_at"
COPY, SHARED = "copy", "shared"  # the kinds of files: of a document on file, out of a thread
EDITABLE = 48 * HOUR  # as long as the platform lets a bot change or take away what it sent
PICTURES = frozenset({"image/jpeg", "image/png"})
PICTURE_MOST = 10_000_000  # bytes; what is larger goes as a document


def plan(work: Work, at: int, **fields: Any) -> int:
    """Keep a message and send it, now or at `at` (µs UTC) when that is later. Returns its id."""
    later = at > work.now
    made: dict[str, Any] = {"state": "scheduled" if later else "sent", "made_at": work.now, "send_at": at}
    id_ = replies.add(work.conn, **fields, **made)
    work.cards.add((CARD, id_))
    if later:
        follow_ups.replace(work.conn, FOLLOW_UP, f"{CARD}:{id_}", fields["customer_id"], 0, at, work.now)
        work.rings = True
        return id_
    reply = replies.one(work.conn, id_)
    if reply:
        _leave(work, reply)
    return id_


def fell_due(work: Work, id: int, _what: str, _by: str, _values: Mapping[str, object]) -> bool:
    """Its time has come. False when it was called off, or nobody is there any more."""
    reply = replies.one(work.conn, id)
    if reply is None or not replies.change(work.conn, id, "scheduled", state="sent"):
        return False
    work.cards.add((CARD, id))
    if people.contact_in(work.conn, reply.chat, _person(reply)) is None:
        replies.change(work.conn, id, "sent", state="cancelled")
        things.tell_desk(work, reply.subject, "staff/not_reachable", {})
        return False
    _leave(work, reply)
    return True


def call_off(work: Work, reply: StaffReply) -> bool:
    """It does not go. False when it has gone."""
    if not replies.change(work.conn, reply.id, "scheduled", state="cancelled"):
        return False
    follow_ups.cancel(work.conn, f"{CARD}:{reply.id}", (), "cancelled", work.now)
    work.cards.add((CARD, reply.id))
    return True


def _leave(work: Work, reply: StaffReply) -> None:
    letter = post(work, reply, "sendMessage", {"text": reply.words, "parse_mode": "HTML"})
    replies.change(work.conn, reply.id, "sent", letter_key=letter.key)
    waiting = cases.hand_over(work.conn, reply.chat)
    if waiting:  # the answer that was promised has been given, from whichever card
        persons.answered(work, waiting)
    _called(work, reply)
    about, _, number = reply.subject.partition(":")
    if reply.next_at:  # what they were told before is kept by this word, and the next is named in it
        told = {"until": reply.next_at, "text": reply.text}
        things.move(work, "case", int(number), "answered", f"staff:{reply.staff_id}", told)
    elif about == "case":  # a question about an offer is answered
        things.move(work, about, int(number), "wrote_back", f"staff:{reply.staff_id}")
    for kind, what, name in reply.files:
        if kind == COPY:
            _send_file(work, reply, what, name, "", 0)
        else:
            _send_shared(work, reply, int(what))


def post(
    work: Work, reply: StaffReply, method: str, body: Mapping[str, Any], on_uncertain: str = "ask_staff"
) -> Letter:
    """A letter to whom that message went, so that an answer to it finds its way back."""
    return work.post(
        reply.chat,
        method,
        {"chat_id": int(_person(reply)), **body},
        "reply",
        subject=reply.subject,
        customer_id=reply.customer_id,
        on_uncertain=on_uncertain,
    )


def _person(reply: StaffReply) -> str:
    return reply.chat.partition(":")[2]


def _called(work: Work, reply: StaffReply) -> None:
    """A call that nobody answered is kept in writing."""
    name, _, number = reply.subject.partition(":")
    call = call_backs.one(work.conn, int(number)) if name == "call_back" else None
    if call and call.state is CallState.WRITING:
        found = people.staff(work.conn, id=reply.staff_id)
        told = {"name": found[0].name if found else ""}
        things.move(work, name, call.id, "replied", f"staff:{reply.staff_id}", told)


# -- files -------------------------------------------------------------------------------------------------------------
def _send_shared(work: Work, reply: StaffReply, id: int) -> None:
    """At once when its bytes are here, else once they are fetched."""
    for file in thread_files.found(work.conn, id=id):
        if file.state == "stored" and file.sha256:
            _send_file(work, reply, file.sha256, file.name, file.mime, file.size)
        else:
            thread_files.change(work.conn, id, state="wanted", reply_id=reply.id)
            work.shared.append(id)


def take_shared(work: Work, inbound: Inbound) -> None:
    """A file out of a thread was fetched and looked at: it goes to the customer, or the thread hears why not."""
    did = inbound.did
    assert isinstance(did, SharedFetched)  # noqa: S101 - the corridor's table leads here
    for file in thread_files.found(work.conn, id=did.id, state="wanted"):
        reply = replies.one(work.conn, file.reply_id)
        state = "refused" if did.why else "stored"
        mime, size = did.mime or file.mime, did.size or file.size
        thread_files.change(
            work.conn, file.id, state=state, why=did.why, sha256=did.sha256 or None, mime=mime, size=size
        )
        if did.why:
            told = {"name": file.name, "why": did.why}
            things.tell_desk(work, file.subject, "staff/file_not_sent", told)
        elif reply and reply.state == "sent":
            _send_file(work, reply, did.sha256, file.name, mime, size)


def _send_file(work: Work, reply: StaffReply, sha256: str, name: str, mime: str, size: int) -> None:
    picture = mime in PICTURES and size <= PICTURE_MOST
    method, field = ("sendPhoto", "photo") if picture else ("sendDocument", "document")
    enclosed = {"kind": "file", "sha256": sha256, "name": name, "as": field}
    case = cases.one(work.conn, int(reply.subject.partition(":")[2])) if reply.subject.startswith("case:") else None
    if case and not picture:
        enclosed["stamp"] = case.number
    caption = {"caption": case.number} if case and picture else {}  # across a picture it would hide what is to be seen
    replies.carries(work.conn, reply.id, post(work, reply, method, {"enclose": enclosed, **caption}).key)
    work.record(reply.customer_id, f"staff:{reply.staff_id}", "file_sent", reply.subject, name=name, sha256=sha256)


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a message, when it is withdrawn: letters that wait still, messages that can go, and what stays."""

    waiting: tuple[str, ...] = ()
    there: tuple[int, ...] = ()
    kept: int = 0


def files_of(work: Work, reply: StaffReply) -> Files:
    """How it stands with each of them now; one of which nobody knows whether it arrived counts as there to stay."""
    known = [(key, *replies.letter(work.conn, key)) for key in replies.carried(work.conn, reply.id)]
    waiting = tuple(key for key, state, _, _ in known if state == "queued")
    arrived = [(number, at) for _, state, number, at in known if state == "sent"]
    there = tuple(int(number) for number, at in arrived if number and work.now - at < EDITABLE)
    doubtful = sum(state in {"sending", "uncertain"} for _, state, _, _ in known)
    return Files(waiting, there, len(arrived) - len(there) + doubtful)


def take_away(work: Work, reply: StaffReply, files: Files) -> None:
    """What waits never goes, and what can be taken away is."""
    for key in files.waiting:
        replies.stop(work.conn, key, "withdrawn before it left")
    for number in files.there:
        post(work, reply, "deleteMessage", {"message_id": number}, "repeat_once")
