"""Whether a thing can be forgotten: in every open state of a lifecycle something comes by itself, or someone was told.

The criterion, from the table alone. Whoever stands in an open state must have there at least one of

- a follow-up: `remind`, set on the way in, on arrival or earlier (it stays pending over moves until it falls due or is
  called off, so every way that leads here must have it);
- a person or a date: `tell_staff`, or `do` with a maker declared to return ChangeCase, which carries the next date.
  These count for the turn that made them, not for later moves.

A follow-up that falls due is used up, so its rule must leave something behind again. The beginning of a thing is
somebody's own act and needs nothing. Each follow-up must also find a rule that waits for it.

It is sound as far as a table tells: a `remind` whose moment turns out to be None, and a maker that leaves the date
out, are found by the tests of the invariant *always a next date*. Whoever adds a way to wait adds it here.
"""

from collections.abc import Iterator

from flows.engine.events import Arrived, Happened
from flows.engine.grammar import Doing, Flow, Reminding, Rule, Saying, Stage
from flows.engine.ways import name_of, targets

Pending = frozenset[str]

DUE = "due:"
HELD = "(held)"  # a person was told or a date was set, in this very turn


def forgotten(flow: Flow) -> Iterator[str]:
    """The ways on which the thing could be forgotten, and the follow-ups that would find nobody, as sentences."""
    entering = _entering(flow)
    rules = [(stage, rule) for stage in flow.stages.values() for rule in stage.rules]
    for stage, rule in rules:
        for name, left in _left_where(flow, stage, rule, entering):
            if not left and not flow.stages[name].ends:
                yield (
                    f"{flow.name}/{name}: is open, and {name_of(rule)} in {stage.name!r} leaves no follow-up pending "
                    "and nobody told; add `remind`, `tell_staff` or a next date."
                )
        yield from _unheard(flow, stage, rule)


def _left_where(flow: Flow, stage: Stage, rule: Rule, entering: dict[str, Pending]) -> Iterator[tuple[str, Pending]]:
    """The states where the thing may come to rest after the rule, with what is pending there."""
    left = _after(rule, entering[stage.name] if _on_arrival(rule) else _settled(stage, entering[stage.name]))
    known = [name for name in targets(rule) if name in flow.stages]
    for name in known:
        yield from ((name, _after(arrival, left)) for arrival in _resting(flow.stages[name]))
    if not known and _uses_up(rule):
        yield stage.name, left


def _entering(flow: Flow) -> dict[str, Pending]:
    """What is pending on every way into each state: all kinds at first, less until no way takes anything away."""
    kinds = {kind for stage in flow.stages.values() for rule in stage.rules for kind in _kinds(rule)}
    pending = dict.fromkeys(flow.stages, frozenset({*kinds, HELD}))
    pending[flow.first] = frozenset({HELD})
    changed = True
    while changed:
        before = dict(pending)
        for stage in flow.stages.values():
            _pass_on(stage, pending)
        changed = pending != before
    return pending


def _pass_on(stage: Stage, pending: dict[str, Pending]) -> None:
    here = pending[stage.name]
    for rule in stage.rules:
        left = _after(rule, here if _on_arrival(rule) else _settled(stage, here))
        for name in targets(rule):
            if name in pending:
                pending[name] &= left


def _settled(stage: Stage, entered: Pending) -> Pending:
    """What is still pending in a later turn, whatever has happened meanwhile without leaving the state."""
    arrived = [_after(rule, entered) for rule in _resting(stage)]
    left = frozenset.intersection(*arrived) if arrived else entered
    for rule in stage.rules:
        if not targets(rule) and _uses_up(rule):
            left &= _after(rule, left)
    return left - {HELD}


def _resting(stage: Stage) -> tuple[Rule, ...]:
    """What may follow on arriving here and staying: the rules for arriving, or nothing when none of them must fit."""
    resting: list[Rule] = []
    for rule in filter(_on_arrival, stage.rules):
        if not targets(rule):
            resting.append(rule)
        if not rule.conditions:
            return tuple(resting)
    return (*resting, Rule(None, (), ()))


def _after(rule: Rule, pending: Pending) -> Pending:
    """What is pending when the rule has been followed."""
    left = pending - {name.removeprefix(DUE) for name in _awaited(rule)}
    for follow in rule.follows:
        if isinstance(follow, Reminding) and follow.at is None:
            left = left - set(follow.kinds) if follow.kinds else left & {HELD}
        elif isinstance(follow, Reminding):
            left |= set(follow.kinds)
        elif (isinstance(follow, Saying) and follow.to_staff) or (isinstance(follow, Doing) and _sets_a_date(follow)):
            left |= {HELD}
    return left


def _sets_a_date(part: Doing) -> bool:
    return "ChangeCase" in str(getattr(part.make, "__annotations__", {}).get("return", ""))


def _on_arrival(rule: Rule) -> bool:
    return rule.pattern is not None and rule.pattern.event is Arrived


def _uses_up(rule: Rule) -> bool:
    """Whether it answers a follow-up or calls one off."""
    return any(map(_is_due, _awaited(rule))) or any(isinstance(f, Reminding) and f.at is None for f in rule.follows)


def _is_due(name: str) -> bool:
    return name.startswith(DUE)


def _awaited(rule: Rule) -> tuple[str, ...]:
    return rule.pattern.names if rule.pattern and rule.pattern.event is Happened else ()


def _kinds(rule: Rule) -> tuple[str, ...]:
    return tuple(kind for f in rule.follows if isinstance(f, Reminding) and f.at for kind in f.kinds)


def _unheard(flow: Flow, stage: Stage, rule: Rule) -> Iterator[str]:
    """Follow-ups set by this rule that the state it leads to, or is passed on to from there, does not wait for."""
    for name in targets(rule) or (stage.name,):
        reached = {name, *(to for arrival in _arrivals(flow, name) for to in targets(arrival))}
        for kind in _kinds(rule):
            if not any(_hears(flow.stages[to], DUE + kind) for to in reached if to in flow.stages):
                yield f"{flow.name}/{name}: no rule waits for {DUE + kind!r}, which is set in {stage.name!r}; add it."


def _arrivals(flow: Flow, name: str) -> tuple[Rule, ...]:
    return tuple(filter(_on_arrival, flow.stages[name].rules)) if name in flow.stages else ()


def _hears(stage: Stage, what: str) -> bool:
    return bool(stage.index.get((Happened, what)) or stage.index.get((Happened, "")))
