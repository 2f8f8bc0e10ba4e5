"""The peers: python-telegram-bot's ConversationHandler walking the same dialogue, with the persistence one can give it.

It says, word for word and button for button, what Concord said to the same step, and is spared computing any of it. It
answers each press beside its work, as its documentation asks and as Concord does. Updates are taken one by one, which
ConversationHandler requires.
"""

import asyncio
import json
import sqlite3
import warnings
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    BasePersistence,
    CallbackQueryHandler,
    CommandHandler,
    ConversationHandler,
    MessageHandler,
    PersistenceInput,
    PicklePersistence,
    filters,
)
from telegram.warnings import PTBUserWarning

from tests.benchmarks.dialogue import PHOTO, SCRIPT, TAP, Step, update
from tests.benchmarks.network import TOKEN, Network, Phones, Shown

NAME = "dispute"
App = Application[Any, Any, Any, Any, Any, Any]


class SqlitePersistence(BasePersistence[dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """What one writes oneself: a row per conversation and user, WAL, synchronous=NORMAL, each its own commit."""

    def __init__(self, path: Path) -> None:
        """Open the file."""
        super().__init__(PersistenceInput(bot_data=False, chat_data=False, user_data=True, callback_data=False))
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.executescript(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
            "CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;"
            "CREATE TABLE person (id INTEGER PRIMARY KEY, value TEXT)"
        )

    async def update_conversation(self, name: str, key: Any, new_state: object) -> None:
        """One row, one commit."""
        self._db.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (f"{name}:{key}", json.dumps(new_state)))

    async def update_user_data(self, user_id: int, data: dict[Any, Any]) -> None:
        """One row, one commit."""
        self._db.execute("INSERT OR REPLACE INTO person VALUES (?, ?)", (user_id, json.dumps(data)))

    async def get_conversations(self, name: str) -> dict[Any, Any]:  # noqa: ARG002
        """Nothing is stored before a run."""
        return {}

    async def get_user_data(self) -> dict[int, dict[Any, Any]]:
        """Nothing is stored before a run."""
        return {}

    async def get_chat_data(self) -> dict[int, dict[Any, Any]]:
        """Not kept."""
        return {}

    async def get_bot_data(self) -> dict[Any, Any]:
        """Not kept."""
        return {}

    async def get_callback_data(self) -> Any:
        """Not kept."""
        return None

    async def update_chat_data(self, chat_id: int, data: dict[Any, Any]) -> None:
        """Not kept."""

    async def update_bot_data(self, data: dict[Any, Any]) -> None:
        """Not kept."""

    async def update_callback_data(self, data: Any) -> None:
        """Not kept."""

    async def drop_chat_data(self, chat_id: int) -> None:
        """Not kept."""

    async def drop_user_data(self, user_id: int) -> None:
        """Delete the row."""
        self._db.execute("DELETE FROM person WHERE id = ?", (user_id,))

    async def refresh_user_data(self, user_id: int, user_data: dict[Any, Any]) -> None:
        """The one in memory is the newest."""

    async def refresh_chat_data(self, chat_id: int, chat_data: dict[Any, Any]) -> None:
        """Not kept."""

    async def refresh_bot_data(self, bot_data: dict[Any, Any]) -> None:
        """Not kept."""

    async def flush(self) -> None:
        """All is written already."""
        self._db.close()


class Peer:
    """One application under load."""

    def __init__(self, app: App, network: Network, phones: Phones) -> None:
        """Nothing is received yet."""
        self.app, self.network, self.phones = app, network, phones
        self._waiting: asyncio.Queue[bytes] = asyncio.Queue()
        self._idle = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def deliver(self, chat: int, step: Step, shown: Shown) -> None:
        """Queue one update."""
        self._idle.clear()
        self._waiting.put_nowait(update(chat, step, shown))

    async def idle(self) -> None:
        """Return when all updates were processed."""
        await self._idle.wait()

    async def serve(self) -> None:
        """One by one, state kept before the next."""
        while True:
            raw = await self._waiting.get()
            await self.app.process_update(Update.de_json(json.loads(raw), self.app.bot))
            if self.app.persistence:
                await self.app.update_persistence()
            if self._waiting.empty():
                self._idle.set()


@asynccontextmanager
async def a_peer(answers: Sequence[Shown], persistence: BasePersistence[Any, Any, Any] | None) -> AsyncIterator[Peer]:
    """A peer that says `answers`, as long as the block."""
    phones = Phones()
    network = Network(phones)
    builder: Any = ApplicationBuilder().token(TOKEN).request(network).get_updates_request(network).updater(None)
    app: App = (builder.persistence(persistence) if persistence else builder).build()
    app.add_handler(_conversation(answers, persistent=persistence is not None))
    await app.initialize()
    peer = Peer(app, network, phones)
    serving = asyncio.create_task(peer.serve())
    try:
        yield peer
    finally:
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)
        await app.shutdown()


def pickled(path: Path, answers: Sequence[Shown], others: int) -> PicklePersistence[Any, Any, Any]:
    """A PicklePersistence of so many other chats, each with what this very dialogue keeps before its last step."""
    kept = PicklePersistence[Any, Any, Any](path)
    kept.user_data = {user: _notes(user, answers) for user in range(1, others + 1)}
    kept.conversations = {NAME: {(user, user): len(SCRIPT) - 1 for user in range(1, others + 1)}}
    kept.chat_data, kept.bot_data, kept.callback_data = {}, {}, None
    return kept


def _notes(user: int, answers: Sequence[Shown]) -> dict[str, Any]:
    """What `_remember` would have kept; words of each chat are its own, as they are once read from real updates."""
    first = {place: json.loads(shown.markup)["inline_keyboard"][0][0]["text"] for place, shown in enumerate(answers)}
    return {str(place): f"{place}:{first[place]} {user}" for place in range(len(SCRIPT) - 1)}


def _conversation(answers: Sequence[Shown], *, persistent: bool) -> ConversationHandler[Any]:
    """The dialogue as PTB writes it: one state after each step."""
    states: dict[object, list[Any]] = {}
    for place, step in enumerate(SCRIPT[1:], start=1):
        states[place] = [_handler(step, place, answers[place])]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PTBUserWarning)  # presses are tracked by chat, as the dialogue needs
        return ConversationHandler(
            [CommandHandler("start", _say(0, answers[0]))],
            states,
            [],
            persistent=persistent,
            name=NAME,
            allow_reentry=True,
        )


def _handler(step: Step, place: int, answer: Shown) -> Any:
    if step.kind == TAP:
        return CallbackQueryHandler(_say(place, answer), pattern=f"^{place}:")
    kind = filters.PHOTO if step.kind == PHOTO else filters.TEXT & ~filters.COMMAND
    return MessageHandler(kind, _say(place, answer))


def _say(place: int, answer: Shown) -> Any:
    rows = json.loads(answer.markup)["inline_keyboard"]
    labels = [[button["text"] for button in row] for row in rows]
    after = place + 1 if place + 1 < len(SCRIPT) else ConversationHandler.END

    async def said(came: Update, context: Any) -> int:
        _remember(context.user_data, place, came)
        if came.callback_query:
            _beside(came.callback_query.answer())
        keyboard = InlineKeyboardMarkup(
            [[InlineKeyboardButton(label, callback_data=f"{after}:{label}") for label in row] for row in labels]
        )
        assert came.effective_chat
        await context.bot.send_message(came.effective_chat.id, answer.text, parse_mode="HTML", reply_markup=keyboard)
        return after

    return said


_answers: set[asyncio.Task[Any]] = set()


def _beside(answering: Any) -> None:
    task = asyncio.create_task(answering)
    _answers.add(task)
    task.add_done_callback(_answers.discard)


def _remember(notes: dict[str, Any], place: int, came: Update) -> None:
    """What a dialogue must remember of this step; nothing when it is over."""
    if place == len(SCRIPT) - 1:
        notes.clear()
    elif came.callback_query:
        notes[str(place)] = came.callback_query.data
    elif came.message:
        notes[str(place)] = came.message.text or came.message.photo[-1].file_id
