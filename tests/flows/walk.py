"""A walk through every situation a customer can get into, and everything that can happen to them there.

A situation is the stack of dialogues with their stages, and what the topmost remembers, told apart by which notes are
there and whether they say yes or no, something or nothing. From the first situation on, everything that its card, its
rules, the commands and the world offer is tried once; whatever is reached for the first time is walked on from.

Promise: deterministic, bounded by the number of situations, and independent of what the flows mean: a new flow is
walked as soon as it stands in all_flows.py. Whoever adds an event adds a sample of it here.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from flows.engine.conversation import Conversation, Frame
from flows.engine.effects import Button, Do, Effect, Say, TellStaff, Toast, Turn
from flows.engine.events import (
    Asked,
    Chose,
    Edited,
    Event,
    Happened,
    Opened,
    PressedLate,
    SentFile,
    SentUnusable,
    SharedContact,
    Value,
    Wrote,
)
from flows.engine.everywhere import GLOBALS
from flows.engine.everywhere import HAPPENINGS as TIMELY
from flows.engine.grammar import Flow, Scene, Stage
from flows.engine.show import card
from flows.engine.step import begin, step
from flows.facts.books import Books

FLAWS_SHOWN = 20
ALIKE = 3  # buttons with the same choice that are pressed, first ones and last one
DEEP = 3  # frames; what lies deeper behaves alike, which test_step.py shows

TEXTS = (
    "good day", "12", "1,200.00", "1.234,56", "0", "-5", "99999999", "1,000.16", "INV-1001", "03/04/2026", "yesterday",
    "Berlin", "您好，发票不对", "x" * 300, "🙂",
)  # fmt: skip

FILES = (
    SentFile("slip.pdf", "application/pdf", 120_000, "ref-1", unique="u1"),
    SentFile("photo.jpg", "image/jpeg", 90_000, "ref-2", unique="u2", album="a1", photo=True, caption="the slip"),
    SentFile("ours.csv", "text/comma-separated-values", 9_000, "ref-4", unique="u4"),
    SentFile("odd.bin", "application/octet-stream", 30_000_000, "ref-3", forwarded=True, reply_to="case:1"),
)

OLD = PressedLate("Yes")

WORLD: tuple[Event, ...] = (
    *(Wrote(text, 700 + number) for number, text in enumerate(TEXTS)),
    Wrote("about my case", 790, reply_to="case:1"),
    *FILES,
    *(SentUnusable(kind) for kind in ("sticker", "voice", "video", "location", "contact", "animation")),
    SharedContact("+4930000", own=True),
    SharedContact("+4930000", own=False),
    Edited("13", 999),
    OLD,
    *(Asked(command) for command in GLOBALS),
    Asked("start", "token"),
    *(Happened(what, "clock", {"count": 0, "until": 0}) for what in TIMELY),
)


@dataclass
class Walk:
    """What was tried and what was wrong with it."""

    situations: int = 0
    pairs: int = 0
    stages: set[tuple[str, str]] = field(default_factory=set)
    messages: set[str] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)
    flaws: list[str] = field(default_factory=list)

    def flaw(self, conversation: Conversation, event: Event, what: str) -> None:
        """Remember one flaw with its place."""
        here = " > ".join(f"{frame.flow}/{frame.stage}" for frame in conversation.frames)
        self.flaws.append(f"{here}, {str(event)[:120]}: {what}")


@dataclass(frozen=True)
class World:
    """What a walk is given: the flows, the books, the moment, values for happenings and notices.

    `also` are stacks on top of the first stage that it begins from as well, for what needs many steps to come to.
    `known` are stages that an earlier walk came to; those that only this world leads to go before them.
    """

    flows: Mapping[str, Flow]
    books: Books
    now: int
    happenings: Mapping[str, Mapping[str, Value]]
    notices: tuple[Opened, ...] = ()
    also: tuple[tuple[Frame, ...], ...] = ()
    most: int = 2000
    known: frozenset[tuple[str, str]] = frozenset()

    def step(self, conversation: Conversation, event: Event) -> Turn:
        """One turn."""
        return step(self.flows, conversation, event, self.books, self.now)


def walk(world: World, first: str = "home", into: Walk | None = None) -> Walk:
    """Walk from the first stage of `first`; adds to `into` where several walks are counted together.

    What is new goes first: a stage nobody has come to, then one on top of another dialogue, then one with new notes,
    then whatever differs at all. So a bound cuts off only what differs least.
    """
    walked = into or Walk()
    bound = walked.situations + world.most
    starts = [Conversation((begin(world.flows, first), *frames)) for frames in ((), *world.also)]
    seen: set[object] = {mark for start in starts for mark in marks(start)}
    waiting = [deque[Conversation](), deque(starts), *(deque[Conversation]() for _ in marks(starts[0])[1:])]
    while walked.situations < bound and (queue := next(filter(None, waiting), None)):
        here = queue.popleft()
        arrived(world, walked, here)
        for event in events(world, here):
            after = tried(world, walked, here, event)
            novel = [mark not in seen for mark in marks(after)] if after and len(after.frames) <= DEEP else []
            if after and any(novel):
                seen.update(marks(after))
                first_ever = novel[0] and place(after) not in world.known
                waiting[0 if first_ever else 1 + novel.index(True)].append(after)
    return walked


def take_up(world: World, stood: Iterable[Conversation]) -> Walk:
    """Try everything once on conversations that stood before these flows were there; where it leads is not walked on.

    What stands in a stage that these flows no longer know is a flaw.
    """
    walked = Walk()
    for here in stood:
        arrived(world, walked, here)
        shown = world.step(here, OLD)
        if shown.cause == "refused_version":
            continue
        for event in events(world, shown.conversation):
            tried(world, walked, here, event)
    return walked


def marks(conversation: Conversation) -> tuple[object, ...]:
    """What is told apart, from the general to the particular."""
    here, below = place(conversation), [frame.flow for frame in conversation.frames[-2:-1]]
    return here, (here, *below), (here, frozenset(conversation.notes)), situation(conversation)


def place(conversation: Conversation) -> tuple[str, str]:
    """The dialogue that speaks and its stage."""
    return conversation.top.flow, conversation.top.stage


def situation(conversation: Conversation) -> tuple[object, ...]:
    """What tells one situation from another."""
    top = conversation.top
    notes = tuple(sorted((key, coarse(value)) for key, value in top.notes.items()))
    return (*((frame.flow, frame.stage) for frame in conversation.frames), top.correcting, notes)


def coarse(value: Value) -> str:
    """Something or nothing; a short word is what it says."""
    if isinstance(value, str) and value.isidentifier() and len(value) < 20:
        return value
    return "something" if value else "nothing"


# -- what can happen ---------------------------------------------------------------------------------------------
def events(world: World, here: Conversation) -> Iterator[Event]:
    """All that is tried in a situation."""
    stage = world.flows[here.top.flow].stages[here.top.stage]
    scene = Scene(here, Asked("help"), world.books, world.now)
    shown = tuple(chain(*card(stage.card, scene).buttons)) if stage.card else ()
    yield from pressed(shown)
    yield from awaited(world, stage, {button.choice for button in shown})
    yield from (Edited("14", number) for number, _ in here.answers)
    yield from WORLD
    yield from world.notices


def pressed(buttons: tuple[Button, ...]) -> Iterator[Event]:
    """A press on each button; of many that differ only in their argument, the first ones and the last."""
    alike: dict[tuple[str, str], list[Button]] = {}
    for button in buttons:
        alike.setdefault((button.choice, button.opens), []).append(button)
    for some in alike.values():
        chosen = some if len(some) <= ALIKE else [*some[: ALIKE - 1], some[-1]]
        yield from (press(button) for button in chosen)


def press(button: Button) -> Event:
    """The event that the shell makes of a press."""
    if button.opens:
        return Opened(button.opens, button.notes)
    return Asked(button.command) if button.command else Chose(button.choice, button.value)


def awaited(world: World, stage: Stage, shown: set[str]) -> Iterator[Event]:
    """What the rules of the stage name, even where no button offers it now (an older card may have)."""
    for rule in stage.rules:
        if rule.pattern and rule.pattern.event is Chose:
            yield from (Chose(name) for name in rule.pattern.names if name not in shown)
        elif rule.pattern and rule.pattern.event is Happened:
            yield from (Happened(name, "U1", world.happenings.get(name, {})) for name in rule.pattern.names)


# -- what must follow ----------------------------------------------------------------------------------------------
def tried(world: World, walked: Walk, here: Conversation, event: Event) -> Conversation | None:
    """Deliver the event and deliver it again; None when it could not be answered.

    What we did ourselves (a happening) may pass in silence; what a customer does, or time brings, may not.
    """
    walked.pairs += 1
    try:
        turn = world.step(here, event)
        again = world.step(turn.conversation, event)
        weary = world.step(here._replace(misses=2), event) if turn.conversation.misses else turn
    except Exception as error:  # noqa: BLE001 - whatever is raised is what the walk looks for
        walked.flaw(here, event, f"raises {error!r}")
        return None
    for made, what in ((turn, "silence"), (again, "silence when it comes twice"), (weary, "silence to the weary")):
        if not answered(made) and not silent(event):
            walked.flaw(here, event, what)
    for effect in (*turn.effects, *again.effects):
        recorded(walked, effect)
    return turn.conversation


def arrived(world: World, walked: Walk, here: Conversation) -> None:
    """What must hold wherever one comes to: an old button shows where things stand, and what is remembered is JSON."""
    walked.situations += 1
    walked.stages.add(place(here))
    if not moved_on(world, world.step(here, OLD)):
        walked.flaw(here, OLD, "does not show where things stand")
    for frame in here.frames:
        if not all(map(plain, frame.notes.values())):
            walked.flaw(here, OLD, f"{frame.flow} remembers what is not JSON: {dict(frame.notes)}")


def silent(event: Event) -> bool:
    """Whether nobody waits for an answer to it: what we did ourselves, unless it is said wherever one stands."""
    return isinstance(event, Happened) and (event.what not in TIMELY or event.what.endswith("quietly"))


def answered(turn: Turn) -> bool:
    """Whether the customer notices: words, a word on the press, or a command that is carried out and reported."""
    return any(isinstance(effect, Say | Toast | Do) for effect in turn.effects)


def moved_on(world: World, turn: Turn) -> bool:
    """Said so, with the present card where the stage has one; a chat that is no longer bound is told that instead."""
    said = [effect for effect in turn.effects if isinstance(effect, Say)]
    top = turn.conversation.top
    if said[0].message == "always/not_bound":
        return True
    return said[0].message == "always/moved_on" and (said[-1].card or not world.flows[top.flow].stages[top.stage].card)


def recorded(walked: Walk, effect: Effect) -> None:
    """Keep which words would be needed."""
    if isinstance(effect, Say | TellStaff | Toast):
        walked.messages.add(effect.message)
    if isinstance(effect, Say):
        walked.labels |= {button.choice for row in effect.buttons for button in row}


def plain(value: object) -> bool:
    """Whether it is JSON, and comes back from it as it was."""
    if isinstance(value, dict):
        return all(isinstance(key, str) and plain(inner) for key, inner in value.items())
    if isinstance(value, list):
        return all(map(plain, value))
    return value is None or type(value) in {str, int, bool}
