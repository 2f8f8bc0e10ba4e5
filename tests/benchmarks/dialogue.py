"""The dialogue every engine walks: a customer opens the statement, turns a page, picks a line, says what is wrong with
it, sends a photo and reads it back. Thirteen updates; the next is sent when the answer to the last is on the phone.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from itertools import count

from tests.benchmarks.network import AT, Network, Shown

TAP, SAY, PHOTO = "tap", "say", "photo"


@dataclass(frozen=True, slots=True)
class Step:
    """What the customer does: taps the button that begins with these words, says them, or sends a photo."""

    kind: str
    words: str = ""


SCRIPT = (
    Step(SAY, "/start"),
    Step(TAP, "Statement"),
)

Deliver = Callable[[bytes], Awaitable[None]]
_numbers = count(1)


async def walk(chat: int, network: Network, deliver: Deliver, script: tuple[Step, ...] = SCRIPT) -> list[Shown]:
    """Walk `script` in that chat; what was answered to each step."""
    phone: asyncio.Queue[Shown] = asyncio.Queue()
    network.phones[chat] = phone
    answers: list[Shown] = []
    shown = Shown(0, "", "")
    for place, step in enumerate(script):
        await deliver(_update(chat, step, shown))
        follows = script[place + 1] if place + 1 < len(script) else Step(SAY)
        shown = await _answer(phone, follows)
        answers.append(shown)
    del network.phones[chat]
    return answers


async def _answer(phone: "asyncio.Queue[Shown]", follows: Step) -> Shown:
    """The message that can be answered with what follows."""
    async with asyncio.timeout(20):
        while True:
            shown = await phone.get()
            if follows.kind != TAP or shown.button(follows.words) is not None:
                return shown


def _update(chat: int, step: Step, shown: Shown) -> bytes:
    number = next(_numbers)
    who = f'{{"id":{chat},"is_bot":false,"first_name":"Amara","last_name":"Okafor","username":"amara","language_code":"en"}}'
    if step.kind == TAP:
        data = shown.button(step.words)
        if data is None:
            raise LookupError(f"no button {step.words!r} on {shown}")
        return (
            f'{{"update_id":{number},"callback_query":{{"id":"{number}","from":{who},"message":{shown.raw(chat)},'
            f'"chat_instance":"1","data":"{data}"}}}}'
        ).encode()
    head = (
        f'{{"update_id":{number},"message":{{"message_id":{number + 1_000_000},"from":{who},'
        f'"chat":{{"id":{chat},"type":"private","first_name":"Amara"}},"date":{AT},'
    )
    return (head + (_photo(number) if step.kind == PHOTO else _words(step.words)) + "}}").encode()


def _words(text: str) -> str:
    entity = f',"entities":[{{"offset":0,"length":{len(text)},"type":"bot_command"}}]' if text.startswith("/") else ""
    return f'"text":{json.dumps(text)}{entity}'


def _photo(number: int) -> str:
    sizes = ",".join(
        f'{{"file_id":"photo-{number}-{side}","file_unique_id":"unique-{number}-{side}","file_size":{side * 300},'
        f'"width":{side},"height":{side}}}'
        for side in (90, 320, 800, 1280)
    )
    return f'"photo":[{sizes}]'
