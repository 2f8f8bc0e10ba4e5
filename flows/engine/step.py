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

from flows.engine import asides, everywhere
from flows.engine.conversation import Conversation, Frame
from flows.engine.editions import at_this_version
from flows.engine.effects import Button, Say, Turn
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
    Value,
    Wrote,
)
from flows.engine.grammar import Scene, Stage
from flows.engine.moves import Flows, Moves, begin
from flows.facts.books import Books

__all__ = ["begin", "step"]

PATIENCE = 3  # misunderstandings in a row before a person is offered
REMEMBERED = 8  # answers whose messages may still be edited


def step(flows: Flows, conversation: Conversation, event: Event, books: Books, now: int) -> Turn:
    """What follows from `event` at `now` (µs UTC). Never raises for anything a customer or colleague can do."""
    current = at_this_version(flows, conversation)
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


def _answers(event: Opened, notes: Mapping[str, Value]) -> bool:
    """Whether the button answered (`choice`) a notice about the very matter that is being spoken about already."""
    ids = {key: value for key, value in event.notes.items() if key.endswith("_id")}
    return "choice" in event.notes and bool(ids) and all(notes.get(key) == value for key, value in ids.items())


class _Run(Moves):
    """The choice of the rule."""

    __slots__ = ()

    def take(self, event: Event) -> str:
        """Try the event from the general to the particular; says in a few words what it was taken for."""
        if isinstance(event, Asked):
            self.scene.event = event = everywhere.heard(event, self.scene.books.company)
        if self.scene.books.contact is None and self.barred(event):
            self.follow(everywhere.NOT_BOUND)
            return "not_bound"
        known = _KNOWN.get(type(event))
        cause = (known(self, event) if known else "") or self.by_stage(event)
        if isinstance(event, Wrote):
            self.offer_language(event)
        return cause

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

    def plainly(self, _: Wrote) -> str:
        """Words that are a command and nothing else."""
        command = "" if self.flow().thing else asides.command_meant(self.scene)
        return self.commanded(command) if command else ""

    def commanded(self, command: str) -> str:
        """What words were taken for is followed as if the command had been given."""
        asked = everywhere.heard(Asked(command), self.scene.books.company)
        if asked.command != command:  # one for a language, which stands in the event
            self.scene.event = asked
        self.follow(everywhere.GLOBALS[asked.command])
        return f"asked:{asked.command}"

    def open(self, event: Opened) -> str:
        """Begin that dialogue on top, or show it again when it already speaks about the same thing."""
        if event.flow not in self.flows:  # a notice from before this version
            return self.late(event)
        top = self.scene.conversation.top
        same = top.flow == event.flow and all(top.notes.get(key) == value for key, value in event.notes.items())
        if same and self.stage().card:
            self.resume()
        else:
            self.make_way(answered=top.flow == event.flow and _answers(event, top.notes))
            self.push(begin(self.flows, event.flow, event.notes))
        return f"opened:{event.flow}"

    def happen(self, event: Happened) -> str:
        """What any dialogue is told, whatever it is asking; "" for what a stage may wait for."""
        if event.what not in everywhere.HAPPENINGS or self.flow().thing:
            return ""
        self.follow(everywhere.HAPPENINGS[event.what])
        return f"happened:{event.what}"

    def late(self, _: Event) -> str:
        """A press whose question is over: say so and show where we are."""
        self.follow(everywhere.MOVED_ON)
        return "pressed_late"

    def offer_language(self, event: Wrote) -> None:
        """Once in a conversation: whoever writes in another language that we speak may go on in it."""
        self.scene.event = event
        code = "" if self.flow().thing else asides.other_language(self.scene)
        if not code:
            return
        self.follow((asides.SWITCH,))
        if isinstance(said := self.effects[-1], Say):  # in the language that is spoken, and in theirs
            self.effects[-1] = said._replace(also_in=code)
        now = self.scene.conversation
        root = now.frames[0]._replace(notes={**now.frames[0].notes, asides.OFFERED: True})
        self.become((root, *now.frames[1:]), now.answers, now.drafts)

    def aside(self, event: Wrote) -> str:
        """What nothing waits for, taken for what it may ask: done where that is plain, else asked back; "" for nothing.

        What comes near to a button of the card is that button.
        """
        if event.near:
            self.scene.event = event.near
            return self.by_stage(event.near)
        friendly = asides.small_talk(self.scene)
        if friendly:
            self.follow(asides.TALKED[friendly])
            if asides.stands(self.scene, friendly):
                self.show(edits=False)
            return f"aside:{friendly}"
        if self.scene.books.contact is None:
            return ""
        readings = [each for each in asides.readings(self.scene) if not each.opens or each.opens in self.flows]
        if not readings:
            return ""
        one = readings[0] if len(readings) == 1 else None
        free = asides.at_rest(self.scene) or self.flow().gives_way
        if one is None or not (free or asides.harmless(one.command)):
            self.follow((asides.DID_YOU_MEAN,))
            return "aside:asked_back"
        self.take_up(one)
        return f"aside:{one.choice}"

    def take_up(self, meant: Button) -> None:
        """What words were taken for is done, as if it had been pressed."""
        if meant.command:
            self.commanded(meant.command)
            return
        self.follow((asides.UNDERSTOOD,))
        self.make_way()
        self.push(begin(self.flows, meant.opens, meant.notes))

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
        if not self.missed and self.scene.conversation.top.flow != self.scene.conversation.frames[0].flow:
            self.effects.insert(0, Say(everywhere.REREAD, {"text": event.text}))
        return "edited"

    def by_stage(self, event: Event) -> str:
        """The first rule of the stage that fits, or `otherwise`."""
        name = event.choice if isinstance(event, Chose) else event.what if isinstance(event, Happened) else ""
        asked_at, stage = self.scene.conversation.frames[-1], self.stage()
        rule = self.rule(stage, type(event), name)
        if rule is None:
            return self.miss(stage, event)
        if isinstance(event, Wrote) and event.near and not rule.conditions:  # a stage that takes any words as they are
            self.scene.event = event.near
            return self.by_stage(event.near)
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
        taken = self.elsewhere(event)
        if taken:
            return taken
        before = self.scene.conversation.misses
        self.missed = not isinstance(event, Happened)
        if self.missed and before + 1 >= PATIENCE:
            self.follow((everywhere.MISUNDERSTOOD,))
            return f"not_understood:{type(event).__name__.lower()}"
        self.follow(stage.fallback.follows if stage.fallback else (everywhere.MISUNDERSTOOD,))
        if before and not self.shown:
            self.show(edits=False)
        return f"not_understood:{type(event).__name__.lower()}"

    def elsewhere(self, event: Event) -> str:
        """What is answered wherever it comes, though no stage waits for it; "" for what is not understood.

        Words are remembered as an answer to the question that stood, so that mending them by an edit asks it again.
        """
        match event:
            case SentFile() if self.to_the_bottom():
                return self.by_stage(event)
            case Wrote() if asides.brings_rows(self.scene) and self.to_the_bottom():
                return self.by_stage(event)
            case SentUnusable():
                self.follow(everywhere.UNUSABLE)
                return f"unusable:{event.kind}"
            case Wrote():
                before = self.scene.conversation
                taken = self.aside(event)
                if event.message:
                    self.remember(event.message, before.top)
                if not taken:  # the misses are still to be counted
                    self.scene.conversation = self.scene.conversation._replace(misses=before.misses)
                return taken
        return ""

    def to_the_bottom(self) -> bool:
        """No paper is lost, and no pasted table: where nothing waits for it, the dialogue at the bottom takes it."""
        root = self.scene.conversation.frames[0].flow
        if self.flow().name == root or self.flow().open_to_all:
            return False
        self.stack(begin(self.flows, root))
        return True

    def remember(self, message: int, frame: Frame) -> None:
        """This message was taken at that stage, as long as that dialogue goes on."""
        now = self.scene.conversation
        if now.top.flow == frame.flow:
            kept = tuple(pair for pair in now.answers if pair[0] != message)[-REMEMBERED + 1 :]
            self.become(now.frames, (*kept, (message, frame.stage)), now.drafts)


_KNOWN: Mapping[type, Callable[[_Run, Any], str]] = {
    Asked: _Run.globally,
    Wrote: _Run.plainly,
    Opened: _Run.open,
    PressedLate: _Run.late,
    Edited: _Run.reread,
    Happened: _Run.happen,
}
