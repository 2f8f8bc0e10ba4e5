"""Plays a transcript through the whole house and writes it down as it really went.

A transcript is lines of `who | what`. Who acts: `customer` (the one its head names), another customer or a colleague by
first name, and `+ 3 days`. Who answers: `bot` (to that customer), `bot → Tom` (to another) and `desk`. What is acted:

    customer | some words            writes        customer | [It agrees]           presses the newest such button
    customer | (photo: po.jpg)       sends a photo customer | (pdf: slip.pdf)       sends a document
    customer | (edits: some words)   edits the last message they wrote
    Wei      | [Take] D-1001         presses on the newest desk message that holds those words
    Wei      | {field: value; …}     fills and sends the form that is open
    Wei      | words                 writes into the thread last pressed: internal

Only acting lines and the head are read; all others are made. A finance person writes a file of acting lines and lets
`python -m tests.conversations --write` fill in the rest; the difference is the review.
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
    r"# customer (?P<who>\S+)(?: as (?P<role>\w+))?(?: · with (?P<others>[^·]+?))? · (?P<at>\d{4}-\d\d-\d\d \d\d:\d\d) (?P<zone>\S+)"
)
ACTING = re.compile(r"^(?P<who>[^\s|+=#][^|]*?)\s*\| (?P<what>.*)$")
PASSING = re.compile(r"^\+ (\d+) (minute|hour|day)s?$")
SPANS = {"minute": MINUTE, "hour": HOUR, "day": DAY}
NAMES = {c.name.split()[0]: c.id for c in CUSTOMERS}
STAFF = {c.name: c.id for c in COLLEAGUES}
PDF = b"%PDF-1.4\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(64) + b"\xff\xd9"


@dataclass
class Play:
    """One transcript being played: what was seen so far on each phone and on the desk."""

    town: Town
    lead: int
    watched: list[int]
    lines: list[str]

    def __post_init__(self) -> None:
        """Nothing has been seen yet."""
        self.seen: dict[Any, str] = {}
        self.thread = ""
        self.look(silently=True)
        if self.town.last(self.lead):  # the newest message opens the transcript: the notice of the statement
            del self.seen["phone", self.lead, self.town.new(self.lead, 0)[-1]["id"]]
        self.look()

    async def act(self, who: str, what: str) -> None:
        """One acting line."""
        self.lines.append(f"{who:<8} | {what}")
        if who in STAFF:
            await self.colleague(STAFF[who], what)
        else:
            await self.customer(self.lead if who == "customer" else NAMES[who], what)
        await self.town.settle()
        self.look()

    async def customer(self, who: int, what: str) -> None:
        """What a customer does."""
        phone = self.town.sandbox.telegram
        if what.startswith("["):
            label = what[1 : what.index("]")]
            phone.press(who, self.town.find(who, label), label=label)
        elif what.startswith("("):
            kind, _, rest = what[1:-1].partition(": ")
            self.send(who, kind, rest)
        else:
            phone.say(who, what)

    def send(self, who: int, kind: str, rest: str) -> None:
        """A file, an edit, a sticker."""
        phone = self.town.sandbox.telegram
        name, _, caption = rest.partition(" · ")
        if kind == "edits":
            mine = [m for m in self.town.chat(who)["messages"] if m["from"] != "bot"]
            phone.edit(who, mine[-1]["id"], rest)
        elif kind == "photo":
            phone.send_file(
                who,
                Attachment(kind="photo", name=name, mime="image/jpeg", content=JPEG + name.encode(), caption=caption),
            )
        elif kind == "pdf":
            phone.send_file(
                who,
                Attachment(
                    kind="document", name=name, mime="application/pdf", content=PDF + name.encode(), caption=caption
                ),
            )
        elif kind == "large":
            phone.send_file(
                who, Attachment(kind="document", name=name, mime="application/pdf", size=34_000_000, caption=caption)
            )
        else:
            phone.send_file(who, Attachment(kind=kind))

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
        said: dict[str, dict[str, Any]] = {}
        for part in filter(None, (part.strip() for part in text.split(";"))):
            field, _, value = part.partition(":")
            block = next(b for b in view["blocks"] if b.get("block_id") == field.strip())
            ticks = block["element"]["type"] == "checkboxes"
            said[field.strip()] = {block["element"]["action_id"]: [value.strip()] if ticks else value.strip()}
        return dict(await self.town.sandbox.slack.people.submit(user, view["id"], said))

    def holder(self, label: str, words: str) -> dict[str, Any]:
        """The newest desk message with that button that holds those words."""
        for message in reversed(self.town.desk()):
            shown = json.dumps(message, ensure_ascii=False)
            if words in shown and any(
                e.get("text", {}).get("text") == label
                for b in message.get("blocks") or ()
                for e in b.get("elements") or ()
                if isinstance(e, dict) and isinstance(e.get("text"), dict)
            ):
                return message
        raise AssertionError(f"No desk message with [{label}] and {words!r}.")

    # -- what is seen ------------------------------------------------------------------------------------------------
    def look(self, *, silently: bool = False) -> None:
        """Write down what is new or changed on the phones and on the desk."""
        for who in self.watched:
            if who in self.started():
                for message in self.town.chat(who)["messages"]:
                    if message["from"] == "bot":
                        self.show(("phone", who, message["id"]), self.speaker(who), _phone(message), silently=silently)
        for message in self.town.desk():
            if message["user"] not in STAFF.values():
                self.show(("desk", message["ts"]), "desk", _desk(message), silently=silently)

    def started(self) -> set[int]:
        """Whose chat with the bot exists."""
        return {who for who in self.watched if self.town.last(who)}

    def speaker(self, who: int) -> str:
        """How an answer to that customer is named."""
        return "bot" if who == self.lead else f"bot → {next(n for n, i in NAMES.items() if i == who)}"

    def show(self, key: Any, who: str, text: list[str], *, silently: bool) -> None:
        """A message that is new, or reads otherwise than before."""
        known, now = self.seen.get(key), "\n".join(text)
        self.seen[key] = now
        if silently or known == now:
            return
        first = f"{who + (' ✎' if known is not None else ''):<8} | {text[0]}"
        self.lines += [first, *(f"{'':<8} | {line}".rstrip() for line in text[1:])]


def _phone(message: dict[str, Any]) -> list[str]:
    """Words, files and rows of buttons of a message on a phone."""
    files = [f"(file: {f.get('name') or f.get('kind')})" for f in message.get("files") or ()]
    rows = ["  ".join(f"[{b['text']}]" for b in row) for row in message.get("buttons") or ()]
    words = [line for line in plain(message).split("\n")] if message.get("text") else []
    return [*words, *files, *(f"    {row}" for row in rows)] or ["(nothing)"]


def _desk(message: dict[str, Any]) -> list[str]:
    """The words of a desk message and its buttons."""
    buttons = [
        f"[{e['text']['text']}]"
        for b in message.get("blocks") or ()
        if b["type"] == "actions"
        for e in b["elements"]
        if "text" in e
    ]
    return [*str(message["text"]).split("\n"), *(["    " + "  ".join(buttons)] if buttons else [])]


async def play(path: Path, folder: Path) -> str:
    """The transcript of that file as it goes today.

    Raises AssertionError where an acting line cannot be carried out.
    """
    text = path.read_text(encoding="utf-8")
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
        await played.town.wait(int(passing[1]) * SPANS[passing[2]])
        now = in_zone(played.town.clock.now(), zone)
        played.lines.append(f"{line}")
        played.lines.append(f"= {now:%a %d %b %Y, %H:%M}")
        played.look()
        return
    acting = ACTING.match(line)
    who = acting["who"].strip() if acting else ""
    if acting and (who == "customer" or who in STAFF or who in NAMES):
        await played.act(who, acting["what"].strip())
