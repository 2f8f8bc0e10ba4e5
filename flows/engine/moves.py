"""The moves a rule may ask for, carried out on a private copy of the conversation.

A table leads from each part of the grammar to its move; step.py decides which rule is followed. Every move leaves a
whole conversation behind and none raises.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from flows.engine import everywhere
from flows.engine.conversation import DEEPEST, Conversation, Frame
from flows.engine.effects import CallOff, Do, Effect, Remind, Say, Seal, TellStaff, Toast
from flows.engine.events import NOTHING, Arrived, Asked, Chose, Happened, Value
from flows.engine.grammar import (
    Ask,
    Closing,
    Condition,
    Doing,
    Entering,
    Flow,
    Follow,
    Going,
    Noting,
    Reminding,
    Rule,
    Saying,
    Scene,
    Sealing,
    Stage,
)
from flows.engine.show import buttons, card, message_of, values_of
from flows.engine.words import found

Flows = Mapping[str, Flow]
Answers = tuple[tuple[int, str], ...]

PASSED = 20  # stages that *back* can return through
DRAFTS = 3  # dialogues put aside; the oldest gives way
HOPS = 12  # arrivals in one turn; more is a circle in a flow, which check.py refuses


def begin(flows: Flows, name: str, notes: Mapping[str, Value] = NOTHING) -> Frame:
    """A frame at the first stage of that flow."""
    flow = flows[name]
    return Frame(name, flow.version, flow.first, notes)


@dataclass(slots=True)
class Moves:
    """One turn being made: the scene moves along, effects pile up."""

    flows: Flows
    scene: Scene
    turn: int
    effects: list[Effect] = field(default_factory=list)
    missed: bool = False
    shown: bool = False
    hops: int = 0

    # -- which rule --------------------------------------------------------------------------------------------------
    def rule(self, stage: Stage, kind: type, name: str) -> Rule | None:
        """The first rule of the stage that waits for this and whose conditions hold."""
        index = stage.index
        for rule in index.get((kind, name)) or index.get((kind, ""), ()):
            if not rule.conditions or all(map(self.holds, rule.conditions)):
                return rule
        return None

    def holds(self, condition: Condition) -> bool:
        """Whether it holds; what it came upon is kept for `note`."""
        answer = condition(self.scene)
        if answer is not True and answer:
            self.scene.found = answer
        return bool(answer)

    # -- what follows ------------------------------------------------------------------------------------------------
    def follow(self, follows: tuple[Follow, ...]) -> None:
        """Carry out each part in order."""
        for part in follows:
            _FOLLOW[type(part)](self, part)

    def say(self, part: Saying) -> None:
        """A message to the customer, a word on the press, or a line for staff."""
        name = message_of(part.message, self.scene)
        if part.toast:
            self.effects.append(Toast(name))
        elif part.to_staff:
            self.effects.append(TellStaff(name, values_of(part.shows, self.scene)))
        else:
            self.effects.append(Say(name, values_of(part.shows, self.scene), buttons(part.buttons, self.scene)))

    def note(self, part: Noting) -> None:
        """Remember or forget one thing."""
        name, version, stage, before, history, correcting = self.scene.conversation.frames[-1]
        notes = dict(before)
        if part.drop:
            notes.pop(part.key, None)
        else:
            value = self.scene.found if found(part) else part.value
            notes[part.key] = value(self.scene) if callable(value) else value
        self.put(Frame(name, version, stage, notes, history, correcting))

    def go(self, part: Going) -> None:
        """Move inside the dialogue."""
        _GOING[part.how](self, part.stage)

    def on(self, stage: str) -> None:
        """Forward, or straight back to where a correction came from. *Back* later finds only stages that were shown."""
        name, version, left, notes, history, correcting = self.scene.conversation.frames[-1]
        stages = self.flows[name].stages
        if correcting in stages:
            stage = correcting
        elif not self.hops and stages[left].card:
            history = (*history, left)[-PASSED:]
        self.put(Frame(name, version, stage, notes, history))
        self.arrive()

    def correct(self, stage: str) -> None:
        """Ask one question again."""
        top = self.scene.conversation.top
        self.put(top._replace(stage=stage, correcting=top.stage))
        self.arrive()

    def again(self, _: str) -> None:
        """The same card once more, in place where a button of it was pressed (on arrival it was another card's)."""
        self.show(edits=isinstance(self.scene.event, Chose) and not self.hops)

    def back(self, _: str) -> None:
        """One step back; at the first step this dialogue ends, at the very start it says so."""
        top = self.scene.conversation.top
        if top.correcting:
            self.put(top._replace(stage=top.correcting, correcting=""))
        elif top.history:
            self.put(top._replace(stage=top.history[-1], history=top.history[:-1]))
        elif len(self.scene.conversation.frames) > 1:
            self.pop()
        else:
            self.follow(everywhere.AT_THE_START)
            return
        self.resume()

    def enter(self, part: Entering) -> None:
        """Begin a dialogue on top of this one, or in its place."""
        notes = {key: self.scene.notes[key] for key in part.carries if key in self.scene.notes}
        notes |= part.view(self.scene) if part.view else {}
        if isinstance(self.scene.event, Asked) and self.scene.event.argument:
            notes["asked"] = self.scene.event.argument
        if part.instead:
            self.pop()
        if part.flow == self.scene.conversation.top.flow and not notes:
            self.put(begin(self.flows, part.flow))
            self.arrive()
        else:
            self.push(begin(self.flows, part.flow, notes))

    def close(self, part: Closing) -> None:
        """End this dialogue, or this and the one below it; what it interrupted speaks again."""
        if part.all:
            self.become(self.scene.conversation.frames[:1], (), ())
            return
        self.pop()
        if part.below:
            self.drop(keep=part.keep)
        if not self.shown:
            self.resume()

    def resume(self) -> None:
        """What was interrupted speaks again: its card, or, where it has none, its rules for arriving."""
        stage = self.stage()
        self.offer(stage) if stage.card else self.arrive()

    def drop(self, *, keep: bool) -> None:
        """Leave the dialogue that was interrupted, putting it aside when asked to."""
        now = self.scene.conversation
        if len(now.frames) > 1:
            self.become(now.frames[:-1], (), (*now.drafts, now.top)[-DRAFTS:] if keep else now.drafts)

    def make_way(self, *, answered: bool = False) -> None:
        """Before another dialogue is begun: one that has nothing to lose ends, and so does one that was answered."""
        if answered or self.flow().gives_way:
            self.pop()

    def do(self, part: Doing) -> None:
        """A command for the books; None means there is nothing to do."""
        command = part.make(self.scene)
        if command is not None:
            self.effects.append(Do(command))

    def remind(self, part: Reminding) -> None:
        """Set or cancel follow-ups."""
        if part.at is None:
            self.effects.append(CallOff(part.kinds))
            return
        due = part.at(self.scene)
        count = int(str(self.event_value("count") or 0)) + 1 if part.count else 0
        if due is not None:
            self.effects.append(Remind(part.kinds[0], due, count))

    def seal(self, _: Sealing) -> None:
        """Take the buttons off the answered message."""
        self.effects.append(Seal())

    # -- small moves -------------------------------------------------------------------------------------------------
    def event_value(self, key: str) -> Value:
        """A value that the happening carried."""
        return self.scene.event.values.get(key) if isinstance(self.scene.event, Happened) else None

    def flow(self) -> Flow:
        """The dialogue that speaks."""
        return self.flows[self.scene.conversation.frames[-1].flow]

    def stage(self) -> Stage:
        """The stage it is at."""
        top = self.scene.conversation.frames[-1]
        return self.flows[top.flow].stages[top.stage]

    def become(self, frames: tuple[Frame, ...], answers: Answers, drafts: tuple[Frame, ...]) -> None:
        """The conversation from here on, one turn older and understood; step.py corrects that when it was not."""
        self.scene.conversation = Conversation(frames, self.turn, 0, answers, drafts)

    def put(self, frame: Frame) -> None:
        """Replace the topmost frame."""
        now = self.scene.conversation
        self.become((*now.frames[:-1], frame), now.answers, now.drafts)

    def push(self, frame: Frame) -> None:
        """Interrupt, and speak."""
        self.stack(frame)
        self.arrive()

    def stack(self, frame: Frame) -> None:
        """Interrupt silently; the second oldest frame gives way when there are too many (the oldest is home).

        A draft that is taken up is put aside no longer.
        """
        now = self.scene.conversation
        frames = (*now.frames, frame)
        if len(frames) > DEEPEST:
            frames = (frames[0], *frames[2:])
        drafts = tuple(d for d in now.drafts if not frame.notes or (d.flow, d.notes) != (frame.flow, frame.notes))
        self.become(frames, (), drafts)

    def pop(self) -> None:
        """The topmost dialogue ends; home never does."""
        now = self.scene.conversation
        if len(now.frames) > 1:
            self.become(now.frames[:-1], (), now.drafts)

    def arrive(self) -> None:
        """A stage is entered: its `arrived` rules decide, else its card is shown."""
        self.hops += 1
        stage = self.stage()
        rule = self.rule(stage, Arrived, "") if self.hops < HOPS else None
        if rule:
            self.follow(rule.follows)
        else:
            self.offer(stage)

    def offer(self, stage: Stage) -> None:
        """The card of the stage; a quiet one only where nothing else speaks, since somebody must."""
        if stage.card and not (stage.card.quiet and self.spoken_for(stage)):
            self.ask(stage.card)

    def spoken_for(self, stage: Stage) -> bool:
        """Whether this turn has said something, or the stage waits for the result of what it does and answers then."""
        if any(isinstance(effect, Say | Toast) for effect in self.effects):
            return True
        done = any(isinstance(effect, Do) for effect in self.effects)
        return done and any(kind is Happened for kind, _ in stage.index)

    def show(self, *, edits: bool) -> None:
        """The card of the stage, as a pure view of frame and books."""
        shown = self.stage().card
        if shown:
            self.ask(shown, edits=edits)

    def ask(self, question: Ask, *, edits: bool = False) -> None:
        """Put a card before the customer."""
        self.shown = True
        self.effects.append(card(question, self.scene, edits=edits))


_GOING: Mapping[str, Callable[[Moves, str], None]] = {
    "on": Moves.on,
    "correct": Moves.correct,
    "again": Moves.again,
    "back": Moves.back,
}
_FOLLOW: Mapping[type, Callable[[Moves, Any], None]] = {
    Saying: Moves.say,
    Noting: Moves.note,
    Going: Moves.go,
    Entering: Moves.enter,
    Closing: Moves.close,
    Doing: Moves.do,
    Reminding: Moves.remind,
    Sealing: Moves.seal,
}
