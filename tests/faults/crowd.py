"""The platforms in a process of their own, with people in them who never stop: they survive every kill.

The process is told what to do by lines of JSON on a socket and answers each with one line. It keeps its own record of
what people did and of what the bot's calls came to; the checker believes only that and the books.
"""

import asyncio
import base64
import contextlib
import json
import random
import socket
from collections import deque
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from bot.sandbox.app import Sandbox
from bot.sandbox.slack.wire import Refused
from bot.sandbox.telegram.attachments import Attachment
from bot.sandbox.telegram.refusals import NotPossibleError, RefusedError
from tests.faults import place

PAUSE = 0.35  # seconds, on average, between two things that one person does
CROWDED = 40  # updates waiting, above which people hold back: a bot that is away is not buried
PHOTO = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
WORDS = ("INV-00", "18.40", "hello", "1,000.00", "the price is wrong", "Back", "yes", "7", "what is this?")
COMMANDS = ("/statement", "/menu", "/status", "/help", "/back", "/start")
MISFORTUNES = (
    ("telegram", "sendMessage", "answer_lost"),
    ("telegram", "sendMessage", "dropped"),
    ("telegram", "sendMessage", "429"),
    ("slack", "chat.postMessage", "answer_lost"),
    ("slack", "chat.postMessage", "429"),
    ("slack", "chat.update", "dropped"),
)


class Crowd:
    """Everybody in the sandbox, and the record of what they did."""

    def __init__(self, sandbox: Sandbox, seed: int) -> None:
        """Nobody moves before `begin`."""
        self.sandbox, self.chance = sandbox, random.Random(seed)
        self.pushed: list[tuple[int, str, int, str]] = []  # update, kind, sender, words
        self.words: list[str] = []  # what the scribes wrote, each once
        self.presses = self.acknowledged = self.issued = 0
        self._tasks: list[asyncio.Task[None]] = []
        self._watch()
        for person in (*place.WANDERERS, *place.SCRIBES):
            sandbox.telegram.say(person, "/help")

    def begin(self) -> None:
        """Let them loose."""
        people: list[Callable[[], Awaitable[None]]] = [
            *(lambda person=p: self._wander(person) for p in place.WANDERERS),
            *(lambda person=p: self._write(person) for p in place.SCRIBES),
            *(lambda user=u: self._work(user) for u in place.STAFF),
            self._bring_misfortune,
        ]
        for person in place.SCRIBES:
            self.sandbox.telegram.say(person, "/human")
        self._tasks = [asyncio.create_task(self._forever(deed)) for deed in people]

    async def rest(self) -> None:
        """Everybody stands still; nothing goes wrong any more."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self.sandbox.faults.clear()

    async def issue(self) -> int:
        """Somebody else than the preparer issues every statement that is put before them; how many it were so far."""
        for message in list(self.sandbox.slack.space.channels[place.DESK].messages.values()):
            for action in _actions(message.blocks):
                if action["action_id"] == "issue_statement":
                    said = {"channel": place.DESK, "ts": message.ts, "action_id": "issue_statement"}
                    answer = await self.sandbox.slack.people.press("U_JONAS", said)
                    self.issued += bool(answer["acknowledged"])
        return self.issued

    def waiting(self) -> int:
        """What is still on its way to the bot."""
        return len(self.sandbox.telegram.board.updates.waiting()) + len(self.sandbox.slack.deliveries._tasks)

    def record(self, path: Path) -> None:
        """Write everything down."""
        board = self.sandbox.telegram.board
        kept = {
            "pushed": self.pushed,
            "words": self.words,
            "presses": self.presses,
            "acknowledged": self.acknowledged,
            "waiting": [pending.id for pending in board.updates.waiting()],
            "telegram": [
                (call["method"], call["params"])
                for call in board.calls
                if call["outcome"] == "ok" and call["method"] in {"sendMessage", "sendDocument"}
            ],
            "slack": [
                (call["method"], call["arguments"].get("metadata"), call["arguments"].get("text"))
                for call in self.sandbox.slack.api.calls
                if call["outcome"] == "ok" and call["method"] in {"chat.postMessage", "chat.update"}
            ],
            "copies": [
                _titles(call["arguments"]["files"])
                for call in self.sandbox.slack.api.calls
                if call["outcome"] == "ok" and call["method"] == "files.completeUploadExternal"
            ],
        }
        path.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")

    # -- what they do ------------------------------------------------------------------------------------------------
    async def _forever(self, deed: Callable[[], Awaitable[None]]) -> None:
        while True:
            await asyncio.sleep(self.chance.expovariate(1 / PAUSE))
            if self.waiting() > CROWDED:
                continue
            with contextlib.suppress(NotPossibleError, RefusedError, LookupError, Refused, ValueError):
                await deed()

    async def _wander(self, person: int) -> None:
        """Press something, mostly the newest; sometimes twice, sometimes write, sometimes send a photo."""
        phone, dice = self.sandbox.telegram, self.chance.random()
        if dice < 0.72:
            message, label = self._some_button(person)
            phone.press(person, message, label=label)
            if dice < 0.12:
                phone.press(person, message, label=label)
        elif dice < 0.82:
            phone.say(person, self.chance.choice(WORDS))
        elif dice < 0.94:
            phone.say(person, self.chance.choice(COMMANDS))
        elif dice < 0.98:
            phone.send_file(person, Attachment("photo", "order.png", "image/png", PHOTO))
        else:
            phone.redeliver(3)

    async def _write(self, person: int) -> None:
        """Say something that nobody has said before, to the person who was asked for."""
        word = f"word{person}x{len(self.words)}x"
        self.words.append(word)
        self.sandbox.telegram.say(person, word)

    async def _work(self, user: str) -> None:
        """Press some button of a card near the end of the desk's channel."""
        cards = [m for m in list(self.sandbox.slack.space.channels[place.DESK].messages.values())[-400:] if m.blocks]
        message = self.chance.choice(cards)
        action = self.chance.choice(_actions(message.blocks))["action_id"]
        if action == "return_to_bot":
            return
        self.presses += 1
        said = {"channel": place.DESK, "ts": message.ts, "action_id": action}
        answer = await self.sandbox.slack.people.press(user, said)
        self.acknowledged += bool(answer["acknowledged"])

    async def _bring_misfortune(self) -> None:
        """One of the next calls goes wrong."""
        platform, method, kind = self.chance.choice(MISFORTUNES)
        self.sandbox.faults.arm(platform, method, kind=kind)  # type: ignore[arg-type]

    def _some_button(self, person: int) -> tuple[int, str]:
        shown = [m for m in self.sandbox.telegram.chat(person)["messages"][-12:] if m["buttons"]]
        message = shown[-1] if self.chance.random() < 0.8 else self.chance.choice(shown)
        button = self.chance.choice([button for row in message["buttons"] for button in row])
        return int(message["id"]), str(button["text"])

    def _watch(self) -> None:
        board = self.sandbox.telegram.board
        board.calls = deque()  # all of them, however many
        push = board.updates.push

        def watched(kind: str, body: dict[str, Any]) -> int | None:
            number = push(kind, body)
            if number is not None:
                self.pushed.append((number, kind, body["from"]["id"], body.get("text", "")))
            return number

        board.updates.push = watched  # type: ignore[method-assign]


def _actions(blocks: list[dict[str, Any]] | None) -> list[dict[str, Any]]:
    return [e for block in blocks or () if block["type"] == "actions" for e in block["elements"]]


def serve(line: socket.socket, clock: Callable[[], int], seed: int) -> None:
    """The whole life of the platforms' process."""
    asyncio.run(_serve(line, clock, seed))


async def _serve(line: socket.socket, clock: Callable[[], int], seed: int) -> None:
    reader, writer = await asyncio.open_connection(sock=line)
    sandbox = Sandbox(place.cast(), clock=clock)
    sandbox.slack.deliveries.patience, sandbox.slack.deliveries.retries = 1.0, 60
    address = await sandbox.start()
    crowd = Crowd(sandbox, seed)

    async def say(answer: object) -> None:
        writer.write(json.dumps(answer).encode() + b"\n")
        await writer.drain()

    await say(address)
    while asked := await reader.readline():
        what, *more = json.loads(asked)
        if what == "begin":
            crowd.begin()
            await say(None)
        elif what == "issue":
            await say(await crowd.issue())
        elif what == "rest":
            await crowd.rest()
            await say(None)
        elif what == "waiting":
            await say(crowd.waiting())
        elif what == "record":
            crowd.record(Path(more[0]))
            await say(None)
    await sandbox.stop()


def _titles(files: Any) -> list[str]:
    """What the files of one call are called on the desk."""
    return [str(one["title"]) for one in (json.loads(files) if isinstance(files, str) else files)]
