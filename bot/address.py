"""From what a flow says to a letter in its final words: `address`. Words fail here, inside the turn, or never.

A letter that asks carries buttons whose data is an opaque handle: the card's token and the button's place.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from bot import held
from bot.manners import manner_in
from bot.scene import Chat
from bot.work import Work
from flows.engine.effects import Button, Say
from flows.engine.events import Value
from flows.facts.moods import is_bad_news
from flows.facts.parties import Contact, Customer
from locales.papers.words import paper_language
from storage import cards, feelings, speaking

# What to do when nobody can tell whether a message arrived: by kind, `assume_sent` unless named here.
ON_UNCERTAIN = {"receipt": "repeat_once", "statement": "repeat_once", "decision": "ask_staff", "reply": "ask_staff"}
ENGLISH = "en"
NARROW = 18  # characters of a label that still leave room for a second one beside it


def say_to(
    work: Work, lane: str, person: str, language: str, zone: str, said: Say, place: str, **more: Any
) -> bytes | None:
    """Queue one message to a customer's chat, or put it before the desk first (bot/held.py).

    `before` gives the words that stand above it, in a language; above them stands the company, where the chat speaks
    for several. `picture` names what goes with it (bot/pictures.py). Returns the hash of its card when it carries
    buttons of the stage there.
    """
    picture = more.pop("picture", None)
    words = partial(_words, work, lane, person, zone, said, more.pop("before", None))
    text = words(language)
    markup, sha = _markup(work, lane, person, language, said, place)
    body: dict[str, Any] = {"chat_id": int(lane.partition(":")[2]), "text": text, "parse_mode": "HTML"}
    if markup:
        body["reply_markup"] = markup
    if picture:
        body["picture"] = picture
    if is_bad_news(said.message, said.values):
        feelings.bad_news(work.conn, lane, work.now)
    method = "sendMessage"
    if said.edits and work.inbound.message:
        method, body["message_id"] = "editMessageText", work.inbound.message
    kind = more.pop("kind", "card" if said.card else "message")
    letter = work.post(lane, method, body, kind, on_uncertain=ON_UNCERTAIN.get(kind, "assume_sent"), **more)
    if held.holds(work, lane, said.message, language):
        english = _relabelled(work, body | {"text": words(ENGLISH)}, said)
        held.hold(work, letter, said.message, language, english, words(work.house.company.language))
    return sha


def _words(
    work: Work, lane: str, person: str, zone: str, said: Say, before: Callable[[str], str] | None, language: str
) -> str:
    """The whole text in that language."""
    manner = manner_in(work, lane, person, said.message, language)
    text = work.house.speaker.speak(said.message, said.values, language, zone=zone, **manner)
    if said.also_in:
        text += "\n" + work.house.speaker.speak(said.message, said.values, said.also_in, zone=zone)
    text = f"{before(language)}\n\n{text}" if before else text
    company = speaking.header(work.conn, lane)
    if company:
        text = f"{work.house.speaker.speak('always/for_company', {'customer': company}, language)}\n{text}"
    return text


def _relabelled(work: Work, body: dict[str, Any], said: Say) -> dict[str, Any]:
    """The same message with its buttons in English; what they do is unchanged."""
    if "inline_keyboard" not in body.get("reply_markup", ()):
        return body
    names = (work.house.speaker.button(one.choice, one.values, ENGLISH) for row in said.buttons for one in row)
    rows = [[button | {"text": next(names)} for button in row] for row in body["reply_markup"]["inline_keyboard"]]
    return body | {"reply_markup": {"inline_keyboard": rows}}


HOLDING_FIGURES = frozenset(
    {
        "statement", "copies", "statement_pdf", "statement_card", "anomaly_report", "decision", "case_pack",
        "confirmation", "confirmation_form", "reconciliation", "reconciliation_sheet", "call_letter",
        "record", "ledger_bridge", "ledger_bridge_sheet", "ledger_card",
    }
)  # fmt: skip


def enclosed(paper: str, id: int, contact: Contact, customer: Customer) -> dict[str, Any]:
    """What names the paper in a letter: its kind, what it is about, and the language that its reader reads."""
    return {"kind": paper, "id": id, "language": read_by(contact, customer)}


def read_by(contact: Contact, customer: Customer) -> str:
    """The language of papers for this reader."""
    return paper_language(contact.language or customer.language)


def send_file(work: Work, chat: Chat, enclosed: Mapping[str, Any], kind: str, subject: str) -> None:
    """Queue a file for a customer, made when it is sent; where chats may hold no figures, the address of those."""
    if work.house.figures_at and enclosed["kind"] in HOLDING_FIGURES:
        said = Say("always/file_is_at", {"address": work.house.figures_at})
        say_to(work, chat.lane, chat.person, chat.language, chat.zone, said, "", customer_id=chat.customer_id)
        return
    body: dict[str, Any] = {"chat_id": int(chat.person), "enclose": dict(enclosed)}
    company = speaking.header(work.conn, chat.lane)
    if company:
        body["caption"] = company
    work.post(
        chat.lane, "sendDocument", body, kind, subject=subject, customer_id=chat.customer_id,
        on_uncertain="repeat_once",
    )  # fmt: skip


def _markup(
    work: Work, lane: str, person: str, language: str, said: Say, place: str
) -> tuple[dict[str, Any] | None, bytes | None]:
    if said.shares_contact:
        share = work.house.speaker.label("share_contact", {}, language)
        return {
            "keyboard": [[{"text": share, "request_contact": True}]],
            "resize_keyboard": True,
            "one_time_keyboard": True,
        }, None
    if not said.buttons:
        return None, None
    token = work.house.token()
    choices: list[dict[str, Value]] = []
    rows: list[list[dict[str, str]]] = []
    for row in said.buttons:
        made: list[dict[str, str]] = []
        for button in row:
            label = work.house.speaker.button(button.choice, button.values, language)
            made.append({"text": label, "callback_data": f"{token}{len(choices):x}"})
            choices.append(_meaning(button, label))
        rows.extend(_fit(made))
    sha = cards.make(work.conn, token, lane, person, place, choices, work.now)
    bound = any("opens" not in c and "command" not in c for c in choices)
    return {"inline_keyboard": rows}, sha if bound else None


def _meaning(button: Button, label: str) -> dict[str, Value]:
    """What the handle's row says about one button."""
    if button.opens:
        return {"label": label, "opens": button.opens, "notes": dict(button.notes)}
    if button.command:
        return {"label": label, "command": button.command}
    return {"label": label, "choice": button.choice, "value": button.value}


def _fit(row: list[dict[str, str]]) -> list[list[dict[str, str]]]:
    """One row, or one row each when the labels are too long to stand side by side."""
    if len(row) > 1 and max(_width(b["text"]) for b in row) > NARROW * 2 // len(row):
        return [[button] for button in row]
    return [row]


def _width(text: str) -> int:
    """Characters as a phone shows them: Chinese and its like are two wide."""
    return len(text) if text.isascii() else sum(2 if ord(c) > 0x2E7F else 1 for c in text)  # noqa: PLR2004 - where CJK begins
