"""The dialogue every engine walks: a customer objects to one line of a statement, from /start to the registered case.

They open the statement, turn a page, pick a line, say what is wrong with it, send a photo and confirm what was
understood. The next update leaves when the answer to the last one is on the phone.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import count, islice, pairwise
from time import perf_counter, process_time

from tests.benchmarks.network import AT, Phones, Shown

TAP, SAY, PHOTO = "tap", "say", "photo"
LINES = ("-05", "-07", "-09", "-11")  # the lines of the second page: a customer can object to each of them once


@dataclass(frozen=True, slots=True)
class Step:
    """What the customer does: taps the button that holds these words, says them, or sends a photo."""

    kind: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """One customer, who objects to one line."""

    chat: int
    line: str


SCRIPT = (
    Step(SAY, "/start"),
    Step(TAP, "My statement"),
    Step(TAP, "See the lines"),
    Step(TAP, "Next"),
    Step(TAP, "INV"),
    Step(TAP, "Something is wrong here"),
    Step(TAP, "Something else"),
    Step(SAY, "The boxes were wet and half of the goods are spoilt"),
    Step(TAP, "All of it"),
    Step(PHOTO),
    Step(TAP, "That is all"),
    Step(TAP, "Correct the statement"),
    Step(TAP, "No, the rest is fine"),
    Step(TAP, "Yes, that is it"),
)


@dataclass(frozen=True, slots=True)
class Pace:
    """Updates a second, and microseconds of processor time an update (all threads)."""

    speed: float
    cost: float


Deliver = Callable[[int, Step, Shown], Awaitable[None]]
numbers = count(1)


def visits(first: int, chats: int) -> Iterator[Visit]:
    """Every customer with the first line, then every customer with the next."""
    return (Visit(first + chat, line) for line in LINES for chat in range(chats))


def steps(visit: Visit) -> Iterable[Step]:
    """The script for one visit."""
    return (Step(TAP, visit.line) if step.words == "INV" else step for step in SCRIPT)


async def walk(visit: Visit, phones: Phones, deliver: Deliver, stop: Callable[[], bool]) -> list[Shown]:
    """Walk the script, unless told to stop after some step; what was answered to each."""
    phone = phones.hold(visit.chat)
    answers: list[Shown] = []
    shown = Shown(0, "", "")
    script = [*steps(visit), Step(TAP)]  # the last answer is the one with any button at all
    try:
        for step, follows in pairwise(script):
            if stop():
                break
            await deliver(visit.chat, step, shown)
            shown = await _answer(phone, follows)
            answers.append(shown)
    finally:
        phones.put_down(visit.chat)
    return answers


async def _answer(phone: "asyncio.Queue[Shown]", follows: Step) -> Shown:
    """The message that can be answered with what follows."""
    async with asyncio.timeout(60):
        while True:
            shown = await phone.get()
            if follows.kind != TAP or shown.button(follows.words) is not None:
                return shown


@dataclass(frozen=True, slots=True)
class Load:
    """So many customers at once walk `walks` dialogues; whoever is slow stops after `seconds`, at the end of a step."""

    in_flight: int
    walks: int
    seconds: float = 60.0


async def pace(
    due: Iterator[Visit], phones: Phones, deliver: Deliver, idle: Callable[[], Awaitable[None]], load: Load
) -> Pace:
    """How this load is served; ends when all that was begun is done."""
    began, worked, answered = perf_counter(), process_time(), 0
    here = list(islice(due, load.walks))
    if len(here) < load.walks:
        raise RuntimeError("There are not enough customers for this; give the town more of them.")

    def over() -> bool:
        return perf_counter() - began > load.seconds

    async def customer() -> None:
        nonlocal answered
        while here and not over():
            answers = await walk(here.pop(), phones, deliver, over)
            answered += len(answers)

    await asyncio.gather(*(customer() for _ in range(load.in_flight)))
    await idle()
    return Pace(answered / (perf_counter() - began), (process_time() - worked) / answered * 1e6)


def update(chat: int, step: Step, shown: Shown) -> bytes:
    """What the platform sends for this step."""
    number = next(numbers)
    who = f'{{"id":{chat},"is_bot":false,"first_name":"Amara","last_name":"Okafor","language_code":"en"}}'
    if step.kind == TAP:
        return (
            f'{{"update_id":{number},"callback_query":{{"id":"{number}","from":{who},"message":{shown.raw(chat)},'
            f'"chat_instance":"1","data":"{shown.button(step.words)}"}}}}'
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
