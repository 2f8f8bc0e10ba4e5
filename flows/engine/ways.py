"""Where a flow may lead, read from its table: rules as ways between stages, buttons as lists of parts.

Promise: nothing is run and nothing is left out; what only running can tell (computed buttons, conditions) is named as
such. check.py proves with these readings and draw.py draws them, so that neither can see another flow than `step`
does. Whoever adds a part that moves a conversation adds its way here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flows.engine.events import Arrived, Chose, Edited, Happened, SentFile, SentUnusable, SharedContact, Wrote
from flows.engine.grammar import Closing, Command, Each, Entering, Flow, Going, Opens, Row, Rule, Saying, Stage

EVENTS: Mapping[type, str] = {
    Arrived: "on arrival",
    Chose: "any button",
    Edited: "edited",
    Happened: "anything happened",
    SentFile: "file",
    SentUnusable: "unusable",
    SharedContact: "contact",
    Wrote: "wrote",
}


@dataclass(frozen=True, slots=True)
class Way:
    """One rule leading from `start`: `to` a stage of the same flow, `into` another dialogue, or, with neither, out."""

    start: str
    rule: Rule
    to: str = ""
    into: str = ""


def ways(flow: Flow) -> tuple[Way, ...]:
    """All ways of the flow in the order they are written. *Back* is none: it leads wherever the customer came from."""
    return tuple(way for stage in flow.stages.values() for rule in stage.rules for way in ways_of(stage, rule))


def ways_of(stage: Stage, rule: Rule) -> Iterator[Way]:
    """The ways of one rule."""
    for follow in rule.follows:
        if isinstance(follow, Going) and follow.how in {"on", "correct"}:
            yield Way(stage.name, rule, to=follow.stage)
        elif isinstance(follow, Entering):
            yield Way(stage.name, rule, into=follow.flow)
        elif isinstance(follow, Closing):
            yield Way(stage.name, rule)


def targets(rule: Rule) -> tuple[str, ...]:
    """The stages of the same flow that the rule names."""
    return tuple(
        follow.stage for follow in rule.follows if isinstance(follow, Going) and follow.how in {"on", "correct"}
    )


def landings(stage: Stage, rule: Rule) -> frozenset[str]:
    """Where the conversation may stand after the rule: stages of this flow, "" for another dialogue."""
    return frozenset(way.to for way in ways_of(stage, rule)) or frozenset({stage.name})


def name_of(rule: Rule) -> str:
    """What the rule waits for, in a few words: `agree`, `wrote [is_a_number]`, `otherwise`."""
    if rule.pattern is None:
        return "otherwise"
    what = " | ".join(rule.pattern.names) or EVENTS.get(rule.pattern.event, rule.pattern.event.__name__)
    conditions = ", ".join(getattr(condition, "__name__", "…") for condition in rule.conditions)
    return f"{what} [{conditions}]" if conditions else what


def says(rule: Rule) -> tuple[Saying, ...]:
    """What the rule says, to whomever."""
    return tuple(follow for follow in rule.follows if isinstance(follow, Saying))


def parts(rows: tuple[Row, ...]) -> tuple[str | Each | Opens | Command, ...]:
    """The buttons of a card or message without their rows."""
    return tuple(part for row in rows for part in row)


def choices(rows: tuple[Row, ...]) -> tuple[str, ...]:
    """The choices written out on a card or message, to be answered by a rule of the stage."""
    return tuple(str(part) for part in parts(rows) if isinstance(part, str))


def computed(rows: tuple[Row, ...]) -> bool:
    """Whether some buttons are known only when a scene is there."""
    return any(isinstance(part, Each) for part in parts(rows))


def label_ids(rows: tuple[Row, ...]) -> tuple[str, ...]:
    """The ids of all labels that are written out."""
    return tuple(_label(part) for part in parts(rows) if not isinstance(part, Each))


def _label(part: str | Opens | Command) -> str:
    if isinstance(part, Opens):
        return part.choice
    return part.name if isinstance(part, Command) else str(part)
