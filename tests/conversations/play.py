"""Plays a transcript through the whole house and writes it down as it really went.

A transcript is lines of `who | what`. Who acts: `customer` (the one its head names), another customer or a colleague by
first name, and `+ 3 days`. Who answers: `bot` (to that customer), `bot → Tom` (to another) and `desk`. What is acted:

    customer | some words                  writes; `(to D-1001) words` answers the newest message that holds D-1001
    customer | [It agrees]                 presses the newest such button; `[It agrees] words`: one under those words
    customer | (photo: po.jpg)             sends a photo; so do `pdf:`, and `album: one.jpg, two.jpg` several in one
    customer | (to D-1001, photo: po.jpg)  sends it as an answer to that message
    customer | (edits: some words)         edits the last message they wrote
    customer | (the link)                  follows the personal link they were invited with
    Wei      | [Take] D-1001               presses on the newest desk message that holds those words
    Wei      | {field: value; …}           fills and sends the form that is open
    Wei      | words                       writes into the thread last pressed: internal

A line that ends in ` &` happens at the same moment as the next one. Only acting lines and the head are read; all others
are made. A finance person writes a file of acting lines and lets `python -m tests.conversations --write` fill in the
rest; the difference is the review. Buttons stand behind the words whatever their rows. Left out are empty lines inside
a message, buttons that were merely taken off, and a card of the desk that changes together with a note about it.
"""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.sandbox.telegram.attachments import Attachment
from flows.facts.parties import Role
from flows.facts.times import DAY, HOUR, MINUTE, in_zone, micros
from tests.town.town import COLLEAGUES, CUSTOMERS, DESK, Town, a_town, plain

HERE = Path(__file__).parent
HEAD = re.compile(
    r"# customer (?P<who>\S+)(?: as (?P<role>\w+))?(?: · with (?P<others>[^·]+?))?"
    r" · (?P<at>\d{4}-\d\d-\d\d \d\d:\d\d) (?P<zone>\S+)"
)
ACTING = re.compile(r"^(?P<who>[^\s|+=#][^|]*?)\s*\| (?P<what>.*)$")
PASSING = re.compile(r"^\+ (\d+) (minute|hour|day)s?$")
ANSWERING = re.compile(r"^\(to (?P<words>[^,)]+)(?:, (?P<file>[^)]+)|)\)\s*(?P<text>.*)$")
FIELD = re.compile(r";\s*(?=\w+:)")
SPANS = {"minute": MINUTE, "hour": HOUR, "day": DAY}
NAMES = {c.name.split()[0]: c.id for c in CUSTOMERS}
STAFF = {c.name: c.id for c in COLLEAGUES}
MIMES = {"photo": "image/jpeg", "pdf": "application/pdf", "large": "application/pdf"}
PDF = b"%PDF-1.4\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(64) + b"\xff\xd9"
LARGE = 34_000_000  # bytes
WIDE = 125  # characters of a line with buttons


@dataclass
class Play:
    """One transcript being played: what was seen so far on each phone and on the desk."""

    town: Town
    lead: int
    watched: list[int]
    lines: list[str]

    def __post_init__(self) -> None:
        """Nothing has been seen yet."""
        self.seen: dict[Any, tuple[list[str], list[str]]] = {}
        self.thread = ""
        self.look(silently=True)
        if self.town.last(self.lead):  # the newest message opens the transcript: the notice of the statement
            del self.seen["phone", self.lead, self.town.new(self.lead, 0)[-1]["id"]]
        self.look()

    async def act(self, who: str, what: str) -> None:
        """One acting line."""
        self.lines.append(f"{who:<8} | {what}")
        said = what.removesuffix(" &")
        if who in STAFF:
            await self.colleague(STAFF[who], said)
        else:
            self.customer(self.lead if who == "customer" else NAMES[who], said)
        if said == what:
            await self.town.settle()
            self.look()

    # -- what customers do -------------------------------------------------------------------------------------------
    def customer(self, who: int, what: str) -> None:
        """What a customer does."""
        phone = self.town.sandbox.telegram
        if answering := ANSWERING.match(what):
            number = self.holding(who, answering["words"])
            if answering["file"]:
                kind, _, rest = answering["file"].partition(": ")
                self.send(who, kind, rest, reply_to=number)
            else:
                phone.say(who, answering["text"], number)
        elif what.startswith("["):
            label, _, words = what[1:].partition("]")
            found = self.holding(who, words.strip(), label) if words.strip() else self.town.find(who, label)
            phone.press(who, found, label=label)
        elif what == "(the link)":
            phone.say(who, f"/start {who:032d}")
        elif what.startswith("("):
            kind, _, rest = what[1:-1].partition(": ")
            self.send(who, kind, rest)
        else:
            phone.say(who, what)

    def holding(self, who: int, words: str, label: str = "") -> int:
        """The newest message of the bot that holds those words, and that button."""
        for message in reversed(self.town.new(who, 0)):
            labels = {button["text"] for row in message["buttons"] for button in row}
            if words in plain(message) and (not label or label in labels):
                return int(message["id"])
        raise AssertionError(f"No message with {words!r} {label!r}.")

    def send(self, who: int, kind: str, rest: str, reply_to: int | None = None) -> None:
        """A file, several in one, an edit, a sticker."""
        phone = self.town.sandbox.telegram
        if kind == "edits":
            mine = [m for m in self.town.chat(who)["messages"] if m["from"] != "bot"]
            phone.edit(who, mine[-1]["id"], rest)
        elif kind == "album":
            for name in rest.split(", "):
                phone.send_file(who, _file("photo", name, album=rest), reply_to)
        elif kind in MIMES:
            name, _, caption = rest.partition(" · ")
            phone.send_file(who, _file(kind, name, caption), reply_to)
        else:
            phone.send_file(who, Attachment(kind=kind))

    # -- what colleagues do ------------------------------------------------------------------------------------------
    async def colleague(self, user: str, what: str) -> None:
        """What a colleague does in Slack."""
        if what.startswith("["):
            label, _, words = what[1:].partition("]")
            message = self.holder(label, words.strip())
            self.thread = message["ts"]
            answer = await self.town.sandbox.slack.people.press(
                user, {"channel": DESK, "ts": message["ts"], "label": label}
            )
        elif what.startswith("{"):
            answer = await self.fill(user, what[1:-1])
        else:
            self.town.sandbox.slack.people.say(user, DESK, what, self.thread or None)
            return
        for field, error in (answer.get("errors") or {}).items():
            self.lines.append(f"{'desk':<8} | ({field}: {error})")

    async def fill(self, user: str, text: str) -> dict[str, Any]:
        """`field: value; …` into the open form; a field is named by its block."""
        view = self.town.slack(user)["views"][-1]
        blocks = {block["block_id"]: block for block in view["blocks"] if block["type"] == "input"}
        said: dict[str, dict[str, Any]] = {}
        for part in filter(None, FIELD.split(text)):
            field, _, value = (piece.strip() for piece in part.partition(":"))
            assert field in blocks, f"The form has no field {field!r}; it has {', '.join(blocks)}."
            ticks = blocks[field]["element"]["type"] == "checkboxes"
            said[field] = {blocks[field]["element"]["action_id"]: [value] if ticks else value}
        answer: dict[str, Any] = await self.town.sandbox.slack.people.submit(user, view["id"], said)
        return answer

    def holder(self, label: str, words: str) -> dict[str, Any]:
        """The newest desk message with that button that holds those words."""
        for message in reversed(self.town.desk()):
            if words in json.dumps(message, ensure_ascii=False) and label in _labels(message):
                return dict(message)
        raise AssertionError(f"No desk message with [{label}] and {words!r}.")

    # -- what is seen ------------------------------------------------------------------------------------------------
    def look(self, *, silently: bool = False) -> None:
        """Write down what is new or changed on the phones and on the desk."""
        for who in self.watched:
            if self.town.last(who):
                self.look_at_phone(who, silently=silently)
        for name, user in STAFF.items():
            self.look_at_screen(name, self.town.slack(user), silently=silently)
        self.look_at_desk(silently=silently)

    def look_at_desk(self, *, silently: bool) -> None:
        """Cards and notes of the desk. A card that is rewritten beside a new note says nothing more than the note."""
        ours = [m for m in self.town.desk() if m["user"] not in STAFF.values()]
        noted = any(("desk", message["ts"]) not in self.seen for message in ours)
        for message in ours:
            key = ("desk", message["ts"])
            said = [line for line in plain(message).split("\n") if line]
            self.show(key, "desk", said, _labels(message), silently=silently or (noted and key in self.seen))

    def look_at_phone(self, who: int, *, silently: bool) -> None:
        """What the bot said there, in messages and in passing."""
        chat, speaker = self.town.chat(who), self.speaker(who)
        toast = chat["toast"] or {}
        if toast.get("text"):
            passing = [f"(in passing: {plain(toast)})"]
            self.show(("toast", who, toast["callback_query_id"]), speaker, passing, [], silently=silently)
        for message in chat["messages"]:
            if message["from"] == "bot":
                self.show(("phone", who, message["id"]), speaker, *_phone(message), silently=silently)

    def look_at_screen(self, name: str, state: dict[str, Any], *, silently: bool) -> None:
        """What only that colleague sees: private words and forms."""
        for message in state["ephemeral"]:
            private = [f"(to {name} only: {plain(message)})"]
            self.show(("private", message["ts"]), "desk", private, [], silently=silently)
        for view in state["views"]:
            if said := _form(view):
                self.show(("form", view["id"]), "desk", [f"(form for {name}: {said})"], [], silently=silently)

    def speaker(self, who: int) -> str:
        """How an answer to that customer is named."""
        return "bot" if who == self.lead else f"bot → {next(n for n, i in NAMES.items() if i == who)}"

    def show(self, key: Any, who: str, said: list[str], labels: list[str], *, silently: bool) -> None:
        """A message that is new, or reads otherwise than before."""
        now, known = (said, labels), self.seen.get(key)
        self.seen[key] = now
        if silently or known == now or (known and not labels and known[0] == said):
            return
        rows = _with_buttons(said, labels)
        first = f"{who + (' ✎' if known is not None else ''):<8} | {rows[0]}"
        self.lines += [first, *(f"{'':<8} | {line}" for line in rows[1:])]


def _file(kind: str, name: str, caption: str = "", album: str = "") -> Attachment:
    """A file of that kind, its bytes told apart by its name; a large one is only declared."""
    return Attachment(
        kind="photo" if kind == "photo" else "document",
        name=name,
        mime=MIMES[kind],
        content=(JPEG if kind == "photo" else PDF) + name.encode(),
        size=LARGE if kind == "large" else None,
        caption=caption,
        album=album,
    )


def _phone(message: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Words, files and buttons of a message on a phone."""
    files = [f"(file: {f.get('name') or f.get('kind')})" for f in message.get("files") or ()]
    words = [line for line in plain(message).split("\n") if line]
    return [*words, *files] or ["(nothing)"], [button["text"] for row in message["buttons"] for button in row]


def _labels(message: dict[str, Any]) -> list[str]:
    """The buttons of a desk message."""
    rows = [block["elements"] for block in message.get("blocks") or () if block["type"] == "actions"]
    return [element["text"]["text"] for row in rows for element in row if "text" in element]


def _form(view: dict[str, Any]) -> str:
    """What a form shows beside its fields: how a reply will look. The fields are named where they are filled."""
    said = [str(block["text"]["text"]) for block in view["blocks"] if block["type"] == "section" and block.get("text")]
    return " / ".join(line for part in said for line in part.split("\n") if line)


def _with_buttons(said: list[str], labels: list[str]) -> list[str]:
    """The lines of a message, its buttons behind the last one if they fit there, else below."""
    buttons = [f"[{label}]" for label in labels]
    if not buttons:
        return said
    if len(together := "   ".join([said[-1], " ".join(buttons)]).rstrip()) <= WIDE:
        return [*said[:-1], together]
    rows = [*said, "   "]
    for button in buttons:
        if len(rows[-1]) + len(button) < WIDE:
            rows[-1] += f" {button}"
        else:
            rows.append(f"    {button}")
    return rows


def read(path: Path) -> str:
    """What stands in that file."""
    return path.read_text(encoding="utf-8")


async def play(path: Path, folder: Path) -> str:
    """That file as it goes today. Raises AssertionError where an acting line cannot be carried out."""
    text = read(path)
    head = HEAD.search(text)
    assert head, f"{path.name}: the head must read `# customer NAME [as ROLE] · YYYY-MM-DD HH:MM ZONE`."
    start = micros(datetime.strptime(head["at"], "%Y-%m-%d %H:%M").replace(tzinfo=ZoneInfo(head["zone"])))
    lead = NAMES[head["who"]]
    others = [NAMES[name.strip()] for name in (head["others"] or "").split(",") if name.strip()]
    async with a_town(folder, at=start) as town:
        await prepare(town, lead, head["role"] or "confirmer", others)
        played = Play(town, lead, [lead, *others], [line for line in text.split("\n") if line.startswith("#")] + [""])
        for line in text.split("\n"):
            await _line(played, line, head["zone"])
        return "\n".join(played.lines).rstrip() + "\n"


async def prepare(town: Town, lead: int, role: str, others: list[int]) -> None:
    """Books open, people bound (unless the transcript is about being invited), statements issued."""
    await town.open_books(issue=False)
    for who in [lead, *others]:
        if role == "invited":
            await town.invite(who)
        else:
            await town.bind(who, Role(role) if who == lead else Role.CONFIRMER)
    await town.issue()
    await town.wait(MINUTE)


async def _line(played: Play, line: str, zone: str) -> None:
    passing = PASSING.match(line)
    if passing:
        played.lines.append(f"{line}")
        await _pass(played, int(passing[1]) * SPANS[passing[2]], zone)
        return
    acting = ACTING.match(line)
    who = acting["who"].strip() if acting else ""
    if acting and (who == "customer" or who in STAFF or who in NAMES):
        await played.act(who, acting["what"].strip())


async def _pass(played: Play, span: int, zone: str) -> None:
    """Time passes from one due moment to the next; whatever comes is shown under the moment at which it came."""
    town = played.town
    end = town.clock.now() + span
    while (now := town.clock.now()) < end:
        due = await town.concord.next_due()
        upto = end if due is None else due if due > now else now + HOUR
        town.clock.advance(min(upto, end) - now)
        await town.concord.waker.ring()
        await town.settle()
        before = len(played.lines)
        played.look()
        if len(played.lines) > before or town.clock.now() >= end:
            played.lines.insert(before, f"= {in_zone(town.clock.now(), zone):%a %d %b %Y, %H:%M}")
