"""`step`: one event, one turn. Pure, total, deterministic.

Theory of operation. A conversation is a stack of frames; the topmost dialogue speaks. An event is tried, in this
order, against: the guard (is this chat bound?), the global commands, what the engine itself knows (a dialogue opened,
a late press, an edited answer), the rules of the stage in the order they are written, and at last `otherwise`. What a
rule asks for is carried out one part after another on a private copy; entering a stage asks its `arrived` rules and
then shows its card. The card is a pure view of the frame and the books, so showing it again is all that *back*,
*resume* and *where was I* ever do.

Whoever edits this file keeps two rules: nothing here knows a business word, and no event may end without an answer.
"""

from flows.engine import everywhere
from flows.engine.conversation import Conversation, Frame
from flows.engine.effects import Say, Turn
from flows.engine.events import NOTHING, Asked, Chose, Edited, Event, Happened, Opened, PressedLate, Wrote
from flows.engine.grammar import Scene, Stage
from flows.engine.moves import Flows, Moves, begin
from flows.facts.books import Books

__all__ = ["begin", "step"]

PATIENCE = 3  # misunderstandings in a row before a person is offered
REMEMBERED = 8  # answers whose messages may still be edited


def step(flows: Flows, conversation: Conversation, event: Event, books: Books, now: int) -> Turn:
    """What follows from `event` at `now` (µs UTC). Never raises for anything a customer or colleague can do."""
    run = _Run(flows, Scene(conversation, event, books, now))
    current = _at_this_version(flows, conversation)
    if current is None:
        return Turn(conversation, (Say("always/refused_version"),), "refused_version")
    run.scene.conversation = current
    cause = run.take(event)
    after = run.scene.conversation
    return Turn(
        Conversation(after.frames, conversation.turn + 1, run.misses(), after.answers, after.drafts), tuple(run.effects), cause,
    )


def _at_this_version(flows: Flows, conversation: Conversation) -> Conversation | None:
    """The conversation in terms of the flows as they are now; None when a frame's version is not known."""
    if all(f.flow in flows and f.version == flows[f.flow].version for f in conversation.frames):
        return conversation
    frames = []
    for frame in conversation.frames:
        flow = flows.get(frame.flow)
        stage = flow.migrate.get(frame.version, NOTHING).get(frame.stage) if flow else None
        if flow is None or (stage is None and frame.version != flow.version):
            return None
        frames.append(frame._replace(version=flow.version, stage=str(stage or frame.stage)))
    return Conversation(tuple(frames), conversation.turn, conversation.misses, (), conversation.drafts)


class _Run(Moves):
    """The choice of the rule."""

    __slots__ = ()

    def take(self, event: Event) -> str:
        """Try the event from the general to the particular; says in a few words what it was taken for."""
        if self.barred(event):
            self.follow(everywhere.NOT_BOUND)
            return "not_bound"
        if isinstance(event, Asked) and event.command in everywhere.GLOBALS and not self.flow().thing:
            return self.globally(event)
        if isinstance(event, Opened):
            self.open(event)
            return f"opened:{event.flow}"
        if isinstance(event, PressedLate):
            self.follow(everywhere.MOVED_ON)
            return "pressed_late"
        if isinstance(event, Edited) and self.reread(event):
            return "edited"
        return self.by_stage(event)

    def barred(self, event: Event) -> bool:
        """Whether this chat, having no contact, may not do this."""
        if self.scene.books.contact is not None or self.flow().thing:
            return False
        if isinstance(event, Opened):
            return not self.flows[event.flow].open_to_all
        if isinstance(event, Asked) and event.command in everywhere.GLOBALS:
            return event.command not in everywhere.OPEN_TO_ALL
        return not self.flow().open_to_all

    def globally(self, event: Asked) -> str:
        """A command that works everywhere; the dialogue that is being spoken to may answer it first."""
        rule = self.rule(Chose, event.command)
        self.follow(rule.follows if rule else everywhere.GLOBALS[event.command])
        return f"asked:{event.command}"

    def open(self, event: Opened) -> None:
        """Begin that dialogue on top, or show it again when it already speaks about the same thing."""
        top = self.scene.conversation.top
        if top.flow == event.flow and all(top.notes.get(key) == value for key, value in event.notes.items()):
            self.show(edits=False)
            return
        self.push(begin(self.flows, event.flow, event.notes))

    def reread(self, event: Edited) -> bool:
        """An edited answer: ask its stage again with the new words, then return to where we were."""
        stage = dict(self.scene.conversation.answers).get(event.message)
        top = self.scene.conversation.top
        if stage is None or stage not in self.flow().stages or not self.scene.conversation.answers:
            return False
        back_to = top.correcting or (top.stage if top.stage != stage else "")
        self.put(top._replace(stage=stage, correcting=back_to))
        self.scene.event = Wrote(event.text, event.message)
        return bool(self.by_stage(self.scene.event))

    def by_stage(self, event: Event) -> str:
        """The first rule of the stage that fits, or `otherwise`."""
        name = event.choice if isinstance(event, Chose) else event.what if isinstance(event, Happened) else ""
        asked_at, stage = self.scene.conversation.top, self.stage()
        rule = self.rule(type(event), name)
        if rule is None:
            return self.miss(stage, event)
        self.follow(rule.follows)
        if isinstance(event, Wrote) and event.message:
            self.remember(event.message, asked_at)
        return f"{asked_at.flow}/{asked_at.stage}:{type(event).__name__.lower()}{':' + name if name else ''}"

    def miss(self, stage: Stage, event: Event) -> str:
        """Not understood: `otherwise`; from the second time on with the card, at the third with a person offered."""
        if self.flow().thing:
            return f"ignored:{type(event).__name__.lower()}"
        self.missed = not isinstance(event, Happened)
        self.follow(stage.fallback.follows if stage.fallback else (everywhere.MISUNDERSTOOD,))
        if self.scene.conversation.misses + 1 >= PATIENCE:
            self.follow((everywhere.MISUNDERSTOOD,))
        elif not self.shown and self.scene.conversation.misses:
            self.show(edits=False)
        return f"not_understood:{type(event).__name__.lower()}"

    def misses(self) -> int:
        """How often in a row we did not understand, after this turn."""
        return self.scene.conversation.misses + 1 if self.missed else 0

    def remember(self, message: int, frame: Frame) -> None:
        """This message answered that stage, as long as that dialogue goes on."""
        now = self.scene.conversation
        if now.top.flow == frame.flow:
            kept = tuple(pair for pair in now.answers if pair[0] != message)[-REMEMBERED + 1:]
            self.scene.conversation = Conversation(now.frames, now.turn, now.misses, (*kept, (message, frame.stage)), now.drafts)
