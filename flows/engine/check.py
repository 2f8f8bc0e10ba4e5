"""What would go wrong with these flows, found before a customer finds it: `check` reads the tables and runs nothing.

Promises: mistakes come back as sentences (which flow and stage, what, what to do), in a stable order; nothing is
raised. No sentence means: every name leads somewhere, every stage can be reached and left, every button is answered,
nothing said is without words, and no thing is forgotten in an open state. What only running can tell is proved by
tests/flows/test_every_situation.py. Whoever adds a word to the grammar adds its proof here.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from types import MappingProxyType

from flows.engine.asides import SPOKEN
from flows.engine.editions import Recorded, lost_stages, versions
from flows.engine.events import Arrived, Chose, Happened
from flows.engine.everywhere import (
    AT_THE_START,
    EDITED_LATE,
    GLOBALS,
    HAPPENINGS,
    MISUNDERSTOOD,
    MOVED_ON,
    NOT_BOUND,
    REREAD,
)
from flows.engine.forgotten import forgotten
from flows.engine.grammar import Closing, Doing, Entering, Flow, Follow, Going, Opens, Row, Saying, Stage
from flows.engine.ways import choices, computed, label_ids, landings, name_of, parts, says, ways, ways_of

Flows = Mapping[str, Flow]
Table = Mapping[str, tuple[Follow, ...]]

VERSION_REFUSED = "always/refused_version"
ANSWERS = (Saying, Doing, Going, Entering, Closing)  # what a customer notices, or what has an outcome they are told


def check(
    flows: Flows,
    messages: frozenset[str] | None = None,
    labels: Mapping[str, frozenset[str]] | None = None,
    everywhere: Table = GLOBALS,
    recorded: Recorded = MappingProxyType({}),
) -> tuple[str, ...]:
    """The mistakes in `flows`, empty when there are none.

    `messages` are the full names of the messages that have words ("home/menu"), `labels` the known label ids by
    language; None leaves words unexamined. `everywhere` is the table of global commands. `recorded` are the stages that
    were released, by flow and version: conversations may still stand in them.
    """
    found = [sentence for proof in PROOFS for flow in flows.values() for sentence in proof(flow, flows)]
    found += _globals(flows, everywhere)
    found += _twins(flows)
    found += _circles(flows)
    found += lost_stages(flows, recorded)
    found += _silent_messages(flows, everywhere, messages) if messages is not None else ()
    found += _silent_buttons(flows, everywhere, labels) if labels is not None else ()
    return tuple(dict.fromkeys(found))


# -- names ---------------------------------------------------------------------------------------------------------
def _unknown_stages(flow: Flow, _: Flows) -> Iterator[str]:
    for way in ways(flow):
        if way.to and way.to not in flow.stages:
            yield f"{flow.name}/{way.start}: goes to {way.to!r}, which is no stage of {flow.name}; correct the name."


def _unknown_flows(flow: Flow, flows: Flows) -> Iterator[str]:
    for stage in flow.stages.values():
        for name in (*_entered(stage), *_opened(stage)):
            yield from _no_dialogue(f"{flow.name}/{stage.name}", name, flows)


def _globals(flows: Flows, everywhere: Table) -> Iterator[str]:
    for command, follows in everywhere.items():
        for name in (follow.flow for follow in follows if isinstance(follow, Entering)):
            yield from _no_dialogue(f"The command {command!r}", name, flows)


def _no_dialogue(where: str, name: str, flows: Flows) -> Iterator[str]:
    if name not in flows:
        yield f"{where}: begins {name!r}, and there is no such dialogue; add it to all_flows.py or correct the name."
    elif flows[name].thing:
        yield f"{where}: begins {name!r}, which is the life of a thing and no dialogue; move it with a command."


def _twins(flows: Flows) -> Iterator[str]:
    for key, flow in flows.items():
        if key != flow.name:
            yield f"{key}: the flow under this name calls itself {flow.name!r}; use one name."


def _entered(stage: Stage) -> tuple[str, ...]:
    return tuple(f.flow for rule in stage.rules for f in rule.follows if isinstance(f, Entering))


def _opened(stage: Stage) -> tuple[str, ...]:
    return tuple(part.flow for rows in _rows(stage) for part in parts(rows) if isinstance(part, Opens))


def _rows(stage: Stage) -> Iterator[tuple[Row, ...]]:
    yield from (said.buttons for rule in stage.rules for said in says(rule))
    if stage.card:
        yield stage.card.buttons


# -- ways ----------------------------------------------------------------------------------------------------------
def _unreachable(flow: Flow, _: Flows) -> Iterator[str]:
    seen = {flow.first, *(stage for moved in flow.migrate.values() for stage in moved.values())}
    waiting = list(seen)
    while waiting:
        here = waiting.pop()
        ahead = {way.to for way in ways(flow) if way.start == here and way.to} - seen
        seen |= ahead
        waiting += ahead
    for name in flow.stages:
        if name not in seen:
            yield f"{flow.name}/{name}: no way leads here from {flow.first!r}; add one or remove the stage."


def _dead_ends(flow: Flow, _: Flows) -> Iterator[str]:
    left = {way.start for way in ways(flow) if way.to != way.start}
    for stage in flow.stages.values():
        if not (stage.ends or stage.name in left or _goes_back(stage) or _leads_by_button(stage)):
            yield f"{flow.name}/{stage.name}: no rule leads out of it; add one, or say `ends=True`."


def _goes_back(stage: Stage) -> bool:
    return any(isinstance(f, Going) and f.how == "back" for rule in stage.rules for f in rule.follows)


def _leads_by_button(stage: Stage) -> bool:
    """A button that opens a dialogue or gives a command; computed ones may."""
    return stage.card is not None and any(not isinstance(part, str) for part in parts(stage.card.buttons))


def _circles(flows: Flows) -> Iterator[str]:
    """Stages from which arriving always leads on to another of them: nobody would ever be asked anything.

    Circles that some condition may leave are legitimate (a question that is answered already is passed over); that
    they do end is for the walk to show.
    """
    ahead = {(f.name, s.name): _passed_on(f, s, flows) for f in flows.values() for s in f.stages.values()}
    while waiting := [here for here, there in ahead.items() if not there or not there <= ahead.keys()]:
        for here in waiting:
            del ahead[here]
    if ahead:
        names = ", ".join("/".join(here) for here in ahead)
        yield f"Arriving goes round in a circle without waiting for anyone ({names}); let one of these stages ask."


def _passed_on(flow: Flow, stage: Stage, flows: Flows) -> set[tuple[str, str]]:
    """Where arriving at the stage leads on to, whatever its conditions say; nothing when it may stay there or close."""
    ahead: set[tuple[str, str]] = set()
    for rule in stage.index.get((Arrived, ""), ()):
        onward = {(flow.name, way.to) for way in ways_of(stage, rule) if way.to}
        onward |= {(way.into, flows[way.into].first) for way in ways_of(stage, rule) if way.into in flows}
        if not onward:
            break
        ahead |= onward
        if not rule.conditions:
            return ahead
    return set()


# -- answers -------------------------------------------------------------------------------------------------------
def _no_otherwise(flow: Flow, _: Flows) -> Iterator[str]:
    for stage in flow.stages.values():
        if stage.card and not flow.thing and not stage.fallback:
            yield f"{flow.name}/{stage.name}: has a card and no `otherwise`; say what follows when nothing else fits."
        if any(rule.pattern is None for rule in stage.rules[:-1]):
            yield f"{flow.name}/{stage.name}: `otherwise` is not the last rule; put it last, and only once."


def _silent_rules(flow: Flow, _: Flows) -> Iterator[str]:
    for stage in flow.stages.values():
        for rule in stage.rules:
            theirs = not flow.thing and (rule.pattern is None or rule.pattern.event is not Happened)
            if theirs and not any(isinstance(f, ANSWERS) and not _for_staff(f) for f in rule.follows):
                yield f"{flow.name}/{stage.name}: {name_of(rule)} is answered with silence; say something."


def _for_staff(follow: Follow) -> bool:
    return isinstance(follow, Saying) and follow.to_staff


def _unanswered_buttons(flow: Flow, _: Flows) -> Iterator[str]:
    """Buttons of a card are answered by its stage, those of a message by whichever stage it leaves the customer at."""
    for stage in flow.stages.values():
        shown = [(name, frozenset({stage.name})) for name in choices(stage.card.buttons)] if stage.card else []
        for rule in stage.rules:
            shown += [(name, landings(stage, rule)) for message in says(rule) for name in choices(message.buttons)]
        for name, at in shown:
            if flow.thing or not all(_takes(flow.stages[to], name) for to in at if to in flow.stages):
                yield f"{flow.name}/{stage.name}: nobody answers the button {name!r}; add its rule or take it away."


def _takes(stage: Stage, choice: str) -> bool:
    return bool(stage.index.get((Chose, choice)) or stage.index.get((Chose, "")))


def _unoffered_choices(flow: Flow, _: Flows) -> Iterator[str]:
    """A rule on a choice needs a button; the global commands are always there, and computed buttons may offer it."""
    for stage in flow.stages.values():
        rows = [stage.card.buttons] if stage.card else []
        rows += _said_before(stage, flow)
        offered = {name for row in rows for name in label_ids(row)} | GLOBALS.keys()
        for name in _chosen(stage):
            if name not in offered and not any(map(computed, rows)):
                yield f"{flow.name}/{stage.name}: waits for the choice {name!r}, and no button offers it."


def _said_before(stage: Stage, flow: Flow) -> list[tuple[Row, ...]]:
    """The buttons of messages after which the customer may stand at this stage."""
    return [
        message.buttons
        for other in flow.stages.values()
        for rule in other.rules
        if stage.name in landings(other, rule)
        for message in says(rule)
    ]


def _chosen(stage: Stage) -> tuple[str, ...]:
    return tuple(n for rule in stage.rules if rule.pattern and rule.pattern.event is Chose for n in rule.pattern.names)


# -- words ---------------------------------------------------------------------------------------------------------
def _silent_messages(flows: Flows, everywhere: Table, messages: frozenset[str]) -> Iterator[str]:
    for where, flow, name, _ in _spoken(flows, everywhere):
        full = name if "/" in name else f"{flow}/{name}"
        if full not in messages:
            yield f"{where}: there are no words for the message {full!r}; add its template."


def _silent_buttons(flows: Flows, everywhere: Table, labels: Mapping[str, frozenset[str]]) -> Iterator[str]:
    for where, _, _, rows in _spoken(flows, everywhere):
        for name in label_ids(rows):
            for language in (language for language, known in labels.items() if name not in known):
                yield f"{where}: the button {name!r} has no label in {language}; add it."


def _spoken(flows: Flows, everywhere: Table) -> Iterator[tuple[str, str, str, tuple[Row, ...]]]:
    """Where, in which flow, which message, with which buttons: all that is ever said."""
    yield from (("The engine", "", name, ()) for name in (VERSION_REFUSED, REREAD))
    always = chain(
        *everywhere.values(),
        (MISUNDERSTOOD,),
        MOVED_ON,
        NOT_BOUND,
        AT_THE_START,
        EDITED_LATE,
        SPOKEN,
        *HAPPENINGS.values(),
    )
    yield from (("The engine", "", said.message, said.buttons) for said in always if isinstance(said, Saying))
    for flow in flows.values():
        for stage in flow.stages.values():
            where = f"{flow.name}/{stage.name}"
            if stage.card:
                yield where, flow.name, stage.card.message, stage.card.buttons
            yield from ((where, flow.name, said.message, said.buttons) for rule in stage.rules for said in says(rule))


def _things(flow: Flow, _: Flows) -> Iterator[str]:
    return forgotten(flow) if flow.thing else iter(())


PROOFS: tuple[Callable[[Flow, Flows], Iterator[str]], ...] = (
    _unknown_stages,
    _unknown_flows,
    _unreachable,
    _dead_ends,
    _no_otherwise,
    _silent_rules,
    _unanswered_buttons,
    _unoffered_choices,
    versions,
    _things,
)
