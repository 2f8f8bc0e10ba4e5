"""Watches pretend phones and a pretend desk, and writes down what is new or changed there.

Buttons stand behind the words whatever their rows. Left out are empty lines inside a message, buttons that were merely
taken off, a card of the desk that changes together with a note about it, and the copy of a paper beneath the note that
names it.
"""

import re
from collections.abc import Sequence
from typing import Any

from bot.sandbox.acting import Player
from bot.sandbox.acting_aim import labels_of, plain

LINK = re.compile(r"(?<=\?start=)[\w-]{22}")  # a fresh token, another one each time
SEAL = re.compile(r"\b[0-9A-F]{4}(?:-[0-9A-F]{4}){4}\b")  # the code over all records, fresh tokens among them
WIDE = 125  # characters of a line with buttons


class Watcher:
    """Whoever writes a transcript: `lines` are what was written so far; the phones of `watched` are looked at."""

    def __init__(self, player: Player, watched: Sequence[int], lines: list[str]) -> None:
        """The newest message opens the transcript: the notice of the statement."""
        self.player, self.watched, self.lines = player, watched, lines
        self.seen: dict[Any, tuple[list[str], list[str]]] = {}
        self.look(silently=True)
        if notices := [m for m in player.chat(player.lead) if m["from"] == "bot"]:
            del self.seen["phone", player.lead, notices[-1]["id"]]
        self.look()

    def look(self, *, silently: bool = False) -> None:
        """Write down what is new or changed on the phones and on the desk."""
        for who in self.watched:
            self.look_at_phone(who, silently=silently)
        for name, user in self.player.colleagues.items():
            self.look_at_screen(name, self.player.state(user), silently=silently)
        self.look_at_desk(silently=silently)

    def look_at_desk(self, *, silently: bool) -> None:
        """Cards and notes of the desk. A card that is rewritten beside a new note says nothing more than the note."""
        people = self.player.colleagues.values()
        ours = [m for m in self.player.desk(next(iter(people))) if m["user"] not in people and m["text"]]
        noted = any(("desk", message["ts"]) not in self.seen for message in ours)
        for message in ours:
            key = ("desk", message["ts"])
            said = [line for line in plain(message["text"]).split("\n") if line]
            self.show(key, "desk", said, labels_of(message), silently=silently or (noted and key in self.seen))

    def look_at_phone(self, who: int, *, silently: bool) -> None:
        """What the bot said there, in messages and in passing."""
        chat, speaker = self.player.phone.chat(who), self.speaker(who)
        toast = chat["toast"] or {}
        if toast.get("text"):
            passing = [f"(in passing: {plain(toast['text'])})"]
            self.show(("toast", who, toast["callback_query_id"]), speaker, passing, [], silently=silently)
        for message in chat["messages"]:
            if message["from"] == "bot":
                self.show(("phone", who, message["id"]), speaker, *_phone(message), silently=silently)

    def look_at_screen(self, name: str, state: dict[str, Any], *, silently: bool) -> None:
        """What only that colleague sees: private words and forms."""
        for message in state["ephemeral"]:
            private = f"(to {name} only: {plain(message['text'])})".split("\n")
            self.show(("private", message["ts"]), "desk", private, [], silently=silently)
        for channel in state["channels"]:
            for message in channel["messages"] if channel["is_im"] else ():
                said = [line for line in plain(message["text"]).split("\n") if line]
                said += [f"(file: {file['name']})" for file in message.get("files") or ()]
                alone = [f"(to {name} alone) {said[0]}" if said else "", *said[1:]]
                if message["user"] != state["user"]:
                    self.show(("alone", message["ts"]), "desk", alone, labels_of(message), silently=silently)
        for view in state["views"]:
            if told := _form(view):
                self.show(("form", view["id"]), "desk", [f"(form for {name}: {told})"], [], silently=silently)

        times = self.player.looked_home.count(state["user"])
        if state["home"] and times and ("home", name, times) not in self.seen:
            shown = [f"(home of {name})", *_page(state["home"])]
            self.show(("home", name, times), "desk", shown, [], silently=silently)

    def speaker(self, who: int) -> str:
        """How an answer to that customer is named."""
        if who == self.player.lead:
            return "bot"
        return f"bot → {next(name for name, id_ in self.player.customers.items() if id_ == who)}"

    def show(self, key: Any, who: str, said: list[str], labels: list[str], *, silently: bool) -> None:
        """A message that is new, or reads otherwise than before."""
        now, known = (said, labels), self.seen.get(key)
        self.seen[key] = now
        if silently or known == now or (known and not labels and known[0] == said):
            return
        rows = _with_buttons([SEAL.sub("…", LINK.sub("…", row)) for row in said], labels)
        first = f"{who + (' ✎' if known is not None else ''):<8} | {rows[0]}"
        self.lines += [first, *(f"{'':<8} | {line}" for line in rows[1:])]


def _phone(message: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Words, files and buttons of a message on a phone."""
    files = [f"(file: {f.get('name') or f.get('kind')})" for f in message.get("files") or ()]
    words = [line for line in plain(message["text"]).split("\n") if line]
    labels = [plain(button["text"]) for row in message["buttons"] for button in row]
    return [*words, *files] or ["(nothing)"], labels


def _form(view: dict[str, Any]) -> str:
    """What a form shows beside its fields: how a reply will look. The fields are named where they are filled."""
    said = [str(block["text"]["text"]) for block in view["blocks"] if block["type"] == "section" and block.get("text")]
    return " / ".join(line for part in said for line in part.split("\n") if line)


def _page(view: dict[str, Any]) -> list[str]:
    """What stands on a home page, line by line: headings, rows with what is pressed beside them, small print, lists."""
    lines: list[str] = []
    for block in view["blocks"]:
        if block["type"] == "header":
            lines.append(f"# {block['text']['text']}")
        elif block["type"] == "section":
            rows = plain(block["text"]["text"]).split("\n")
            lines += _with_buttons(rows, [block["accessory"]["text"]["text"]] if "accessory" in block else [])
        elif block["type"] == "context":
            lines += plain(block["elements"][0]["text"]).split("\n")
        elif block["type"] == "actions":
            lines.append("   " + " ".join(f"[{_shown(one)}]" for one in block["elements"]))
    return [line for line in lines if line]


def _shown(element: dict[str, Any]) -> str:
    """A button's words, or what a list stands at."""
    return str((element.get("text") or element["initial_option"]["text"])["text"])


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
