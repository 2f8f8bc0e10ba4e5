"""Eight people who are not easy, and what each does beside the matter itself.

Promises: what they do beside it may be answered in any way, and must change nothing of what comes of the matter. The
order of one person's disturbances follows from the number alone, so that a run can be repeated.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from random import Random
from types import MappingProxyType
from typing import Final

from flows.engine.events import Asked, SentFile, SentUnusable, Wrote
from tests.office.office import Message, Office

BACK: Final = 5
ELSEWHERE: Final = MappingProxyType({"status": "follow_case", "statement": "view_statement", "settings": "settings"})
OFTEN: Final = 3  # one step in so many is disturbed, on average


@dataclass(slots=True)
class Person:
    """Somebody at a phone: what they hold, and their chances."""

    office: Office
    id: int
    chance: Random

    @property
    def asked(self) -> Message | None:
        """The bot's newest message with buttons."""
        found = self.office.phones[self.id].buttons()
        return found[0][0] if found else None


Disturbance = Callable[[Person], Awaitable[None]]


async def _nothing(_: Person) -> None:
    """Somebody easy, to compare with."""


async def _old_button(who: Person) -> None:
    """A button of some card before the newest one; whoever is led away by it comes back."""
    older = [one for one in who.office.phones[who.id].shown if one.buttons][1:]
    if older:
        message, was = who.chance.choice(older), who.office.dialogues(who.id)
        await who.office.press(who.id, message, who.chance.choice(message.buttons)[1])
        await _come_back(who, was)


async def _come_back(who: Person, was: list[str]) -> None:
    """From wherever they were led, as long as *back* leads there; from the menu by what it offers to go on with."""
    for _ in range(BACK):
        if len(now := who.office.dialogues(who.id)) <= len(was) or now[-1] == "home":
            break
        await who.office.customer(who.id, Asked("back"))
    paused = [handle for _, _, handle in who.office.phones[who.id].buttons() if who.office.meant_by(handle) == "resume"]
    if paused and was[-1] != "home" and who.asked:
        await who.office.press(who.id, who.asked, paused[0])


async def _sticker(who: Person) -> None:
    """A sticker, a voice message, a place."""
    await who.office.customer(who.id, SentUnusable(who.chance.choice(("sticker", "voice", "location", "animation"))))


async def _looks_elsewhere(who: Person) -> None:
    """Asks where things stand in the middle of it, and comes back."""
    was = who.office.dialogues(who.id)
    elsewhere = [command for command, dialogue in ELSEWHERE.items() if dialogue not in was]
    if elsewhere:
        await who.office.customer(who.id, Asked(who.chance.choice(elsewhere)))
        await _come_back(who, was)


async def _sends_a_paper(who: Person) -> None:
    """A photo instead of an answer."""
    number = who.chance.randrange(10**6)
    await who.office.customer(
        who.id, SentFile(f"photo-{number}.jpg", "image/jpeg", 90_000, f"ref-{number}", unique=f"u-{number}", photo=True)
    )


async def _thanks(who: Person) -> None:
    """A friendly word in another language than the chat's, where a button is asked for."""
    if who.asked and len(who.asked.buttons) > 2:
        await who.office.customer(who.id, Wrote(who.chance.choice(("谢谢", "thanks", "ok", "好的")), 0))


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of person: what they do beside the matter, and how they do what belongs to it.

    `twice`: every press and every message comes twice; `typed`: writes what the button says; `edits`: writes something
    else first and corrects it.
    """

    name: str
    beside: Disturbance
    twice: bool = False
    typed: bool = False
    edits: bool = False


KINDS: Final = (
    Kind("easy", _nothing),
    Kind("presses twice", _nothing, twice=True),
    Kind("presses old buttons", _old_button),
    Kind("sends stickers", _sticker),
    Kind("types what buttons say", _nothing, typed=True),
    Kind("looks elsewhere", _looks_elsewhere),
    Kind("corrects what was written", _nothing, edits=True),
    Kind("says thanks in two languages", _thanks, twice=True),
)
