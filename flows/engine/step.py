"""`step`: one event, one turn. Pure, total, deterministic.

Theory of operation. A conversation is a stack of frames; the topmost dialogue speaks. An event is tried, in this
order, against: the guard (is this chat bound?), the global commands, what the engine itself knows (a dialogue opened,
a late press, an edited answer), the rules of the stage in the order they are written, and at last `otherwise`. What a
rule asks for is carried out one part after another on a private copy; entering a stage asks its `arrived` rules and
then shows its card. The card is a pure view of the frame and the books, so showing it again is all that *back*,
*resume* and *where was I* ever do.

Whoever edits this file keeps two rules: nothing here knows a business word, and no event may end without an answer.
"""

from collections.abc import Callable, Mapping
from typing import Any

from flows.engine import everywhere
from flows.engine.conversation import Conversation, Frame
from flows.engine.effects import Say, Turn
from flows.engine.events import Asked, Chose, Edited, Event, Happened, Opened, PressedLate, SentFile, Wrote
from flows.engine.grammar import Scene, Stage
from flows.engine.moves import Flows, Moves, begin
from flows.facts.books import Books

__all__ = ["begin", "step"]

PATIENCE = 3  # misunderstandings in a row before a person is offered
REMEMBERED = 8  # answers whose messages may still be edited


def step(flows: Flows, conversation: Conversation, event: Event, books: Books, now: int) -> Turn:
    """What follows from `event` at `now` (µs UTC). Never raises for anything a customer or colleague can do."""
    current = _at_this_version(flows, conversation)
    if current is None:
        return Turn(conversation, (Say("always/refused_version"),), "refused_version")
    turn = conversation.turn + 1
    run = _Run(flows, Scene(current, event, books, now), turn)
    cause = run.take(event)
    after = run.scene.conversation
    if after is current or run.missed:
        misses = conversation.misses + 1 if run.missed else 0
        after = Conversation(after.frames, turn, misses, after.answers, after.drafts)
    return Turn(after, tuple(run.effects), cause)


def _at_this_version(flows: Flows, conversation: Conversation) -> Conversation | None:
    """The conversation in terms of the flows as they are now; None when a frame's version is not known."""
    for frame in conversation.frames:
        flow = flows.get(frame.flow)
        if flow is None or frame.version != flow.version or frame.stage not in flow.stages:
            return _migrated(flows, conversation)
    return conversation


def _migrated(flows: Flows, conversation: Conversation) -> Conversation | None:
    """The same with each frame of an older version moved to the stages that its flow's `migrate` names."""
    frames = []
    for frame in conversation.frames:
        flow = flows.get(frame.flow)
        if flow is None:
            return None
        same = {name: name for name in flow.stages} if frame.version == flow.version else {}
        moved = flow.migrate.get(frame.version, same)
        if moved.get(frame.stage) not in flow.stages:
            return None
        history = tuple(moved[stage] for stage in frame.history if stage in moved)
        correcting = moved.get(frame.correcting, "")
        frames.append(Frame(flow.name, flow.version, moved[frame.stage], frame.notes, history, correcting))
    return Conversation(tuple(frames), conversation.turn, conversation.misses, (), conversation.drafts)


class _Run(Moves):
    """The choice of the rule."""

    __slots__ = ()

    def take(self, event: Event) -> str:
        """Try the event from the general to the particular; says in a few words what it was taken for."""
        if self.scene.books.contact is None and self.barred(event):
            self.follow(everywhere.NOT_BOUND)
            return "not_bound"
        known = _KNOWN.get(type(event))
        return (known(self, event) if known else "") or self.by_stage(event)

    def barred(self, event: Event) -> bool:
        """Whether this chat, having no contact, may not do this."""
        if self.flow().thing:
            return False
        if isinstance(event, Opened) and event.flow in self.flows:
            return not self.flows[event.flow].open_to_all
        if isinstance(event, Asked) and event.command in everywhere.GLOBALS:
            return event.command not in everywhere.OPEN_TO_ALL
        return not self.flow().open_to_all

    def globally(self, event: Asked) -> str:
        """A command that works everywhere; the dialogue that is being spoken to may answer it first."""
        if event.command not in everywhere.GLOBALS or self.flow().thing:
            return ""
        rule = self.rule(self.stage(), Chose, event.command)
        self.follow(rule.follows if rule else everywhere.GLOBALS[event.command])
        return f"asked:{event.command}"

    def open(self, event: Opened) -> str:
        """Begin that dialogue on top, or show it again when it already speaks about the same thing."""
        if event.flow not in self.flows:  # a notice from before this version
            return self.late(event)
        top = self.scene.conversation.top
        same = top.flow == event.flow and all(top.notes.get(key) == value for key, value in event.notes.items())
        if same and self.stage().card:
            self.resume()
        else:
            self.push(begin(self.flows, event.flow, event.notes))
        return f"opened:{event.flow}"

    def late(self, _: Event) -> str:
        """A press whose question is over: say so and show where we are."""
        self.follow(everywhere.MOVED_ON)
        return "pressed_late"

    def reread(self, event: Edited) -> str:
        """An edited answer: ask its stage again with the new words, then return to where we were.

        Where nothing is being asked, what was answered is being carried out, and the edit comes too late.
        """
        stage = dict(self.scene.conversation.answers).get(event.message, "")
        top = self.scene.conversation.top
        if stage not in self.flow().stages or not self.stage().card:
            if self.flow().thing or self.rule(self.stage(), Edited, ""):
                return ""
            self.follow(everywhere.EDITED_LATE)
            return "edited_late"
        back_to = top.correcting or (top.stage if top.stage != stage else "")
        self.put(top._replace(stage=stage, correcting=back_to))
        self.scene.event = Wrote(event.text, event.message)
        self.by_stage(self.scene.event)
        return "edited"

    def by_stage(self, event: Event) -> str:
        """The first rule of the stage that fits, or `otherwise`."""
        name = event.choice if isinstance(event, Chose) else event.what if isinstance(event, Happened) else ""
        asked_at, stage = self.scene.conversation.frames[-1], self.stage()
        rule = self.rule(stage, type(event), name)
        if rule is None:
            return self.miss(stage, event)
        self.follow(rule.follows)
        if isinstance(event, Wrote) and event.message:
            self.remember(event.message, asked_at)
        return f"{asked_at.flow}/{asked_at.stage}:{type(event).__name__.lower()}{':' + name if name else ''}"

    def miss(self, stage: Stage, event: Event) -> str:
        """Not understood: `otherwise`; the second time with the card, from the third on a person is offered instead.

        What somebody else did is nobody's mistake: where a question stands and nothing waits for it, it passes.
        """
        if self.flow().thing or (isinstance(event, Happened) and stage.card):
            return f"ignored:{type(event).__name__.lower()}"
        if isinstance(event, SentFile) and self.aside():
            return self.by_stage(event)
        before = self.scene.conversation.misses
        self.missed = not isinstance(event, Happened)
        if self.missed and before + 1 >= PATIENCE:
            self.follow((everywhere.MISUNDERSTOOD,))
            return f"not_understood:{type(event).__name__.lower()}"
        self.follow(stage.fallback.follows if stage.fallback else (everywhere.MISUNDERSTOOD,))
        if before and not self.shown:
            self.show(edits=False)
        return f"not_understood:{type(event).__name__.lower()}"

    def aside(self) -> bool:
        """A paper is never lost: where nothing waits for it, the dialogue at the bottom takes it."""
        root = self.scene.conversation.frames[0].flow
        if self.flow().name == root or self.flow().open_to_all:
            return False
        self.stack(begin(self.flows, root))
        return True

    def remember(self, message: int, frame: Frame) -> None:
        """This message answered that stage, as long as that dialogue goes on."""
        now = self.scene.conversation
        if now.top.flow == frame.flow:
            kept = tuple(pair for pair in now.answers if pair[0] != message)[-REMEMBERED + 1 :]
            self.become(now.frames, (*kept, (message, frame.stage)), now.drafts)


_KNOWN: Mapping[type, Callable[[_Run, Any], str]] = {
    Asked: _Run.globally,
    Opened: _Run.open,
    PressedLate: _Run.late,
    Edited: _Run.reread,
}
