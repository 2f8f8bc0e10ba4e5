"""The vocabulary that flows are written in: `flow`, `stage`, `ask`, `when … then …`, `otherwise`, and what may follow.

A stage lists its card and then its rules; the first rule that fits wins; `otherwise` comes last and is compulsory.
There are no lambdas and no loops in a flow: what must be computed is a named function of flows/facts or a small named
function above the flow. Nothing here runs anything: step.py reads the tables these words make.
"""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any

from flows.engine.events import NOTHING, Arrived, Chose, Edited, Happened, SentFile, SentUnusable, SharedContact, Wrote
from flows.engine.grammar import (
    Ask,
    Choice,
    Closing,
    Command,
    Condition,
    Doing,
    Each,
    Entering,
    Flow,
    Follow,
    Going,
    Maker,
    Noting,
    Opens,
    Options,
    Pattern,
    Reminding,
    Row,
    Rule,
    Saying,
    Scene,
    Sealing,
    Stage,
    View,
    When,
)


def chose(*choices: str | type[StrEnum]) -> Pattern:
    """One of these buttons; an enum stands for all its members."""
    names = [
        name for choice in choices for name in ([choice] if isinstance(choice, str) else [m.value for m in choice])
    ]
    return Pattern(Chose, tuple(names))


def happened(*what: str) -> Pattern:
    """One of these happenings from staff, time, the ledger or another flow."""
    return Pattern(Happened, what)


def wrote() -> Pattern:
    """Any words."""
    return Pattern(Wrote)


def sent_file() -> Pattern:
    """A photo or a document."""
    return Pattern(SentFile)


def sent_unusable() -> Pattern:
    """A sticker, a voice message, a place: no words, no paper."""
    return Pattern(SentUnusable)


def shared_contact() -> Pattern:
    """A phone number by the platform's own button."""
    return Pattern(SharedContact)


def edited() -> Pattern:
    """A change to an earlier message that no stage of this dialogue took as its answer."""
    return Pattern(Edited)


def arrived() -> Pattern:
    """The stage was just entered: decides, before its card is shown, whether it should be."""
    return Pattern(Arrived)


def say(message: str, *buttons: "Choice", shows: View | None = None) -> Saying:
    """Send a message; a bare name belongs to this flow, `always/help` names another folder."""
    return Saying(message, shows, _rows(buttons))


def toast(message: str) -> Saying:
    """Answer the press itself in a word; nothing depends on its arrival."""
    return Saying(message, None, (), toast=True)


def tell_staff(message: str, shows: View | None = None) -> Saying:
    """Write into the thread of the subject on the desk."""
    return Saying(message, shows, (), to_staff=True)


_FOUND = object()


def note(key: str, value: Any = _FOUND) -> Noting:
    """Remember what the last condition found, or `value`; a function is asked."""
    return Noting(key, value)


def forget(key: str) -> Noting:
    """Remember it no longer."""
    return Noting(key, None, drop=True)


def found(noting: Noting) -> bool:
    """Whether this note takes what the last condition found."""
    return noting.value is _FOUND


def go_to(stage: str) -> Going:
    """Move on; *back* returns here."""
    return Going(stage, "on")


def correct(stage: str) -> Going:
    """Ask that one question again and come straight back here with the new answer."""
    return Going(stage, "correct")


def again() -> Going:
    """Show the card of this stage once more, in place where a button was pressed."""
    return Going("", "again")


def go_back() -> Going:
    """One step back; what was entered is kept."""
    return Going("", "back")


def enter(flow_name: str, *carries: str, notes: Maker | None = None) -> Entering:
    """Begin another dialogue on top of this one, taking these notes along; this one goes on when that one closes."""
    return Entering(flow_name, carries, notes)


def hand_on(flow_name: str, *, notes: Maker | None = None) -> Entering:
    """Begin another dialogue in place of this one: when that closes, what this one interrupted goes on."""
    return Entering(flow_name, (), notes, instead=True)


def close(outcome: str = "done") -> Closing:
    """End this dialogue and resume what it interrupted."""
    return Closing(outcome)


def leave(*, keep: bool) -> Closing:
    """End this dialogue and the one it interrupted; with `keep` that one is put aside as a draft."""
    return Closing("left", below=True, keep=keep)


def abandon() -> Closing:
    """End every dialogue that was begun and forget what was put aside; the oldest one rests."""
    return Closing("abandoned", all=True)


def do(make: Maker) -> Doing:
    """Carry out the command that this named function makes."""
    return Doing(make)


def remind(kind: str, at: Callable[[Scene], int | None], *, count: bool = False) -> Reminding:
    """Set a follow-up for the moment (µs UTC) that `at` computes; None means no more of them. `count` counts up."""
    return Reminding((kind,), at, count)


def call_off(*kinds: str) -> Reminding:
    """Cancel follow-ups of these kinds, or all about this thing."""
    return Reminding(kinds, None)


def seal() -> Sealing:
    """Take the buttons off the message that was answered."""
    return Sealing()


def each(options: Options, across: int = 1) -> Each:
    """Buttons that this named function makes."""
    return Each(options, across)


def opens(flow_name: str, choice: str = "", notes: Maker | None = None) -> Opens:
    """A button that begins `flow_name`, with the notes that this named function makes."""
    return Opens(flow_name, choice or flow_name, notes)


GLOBAL_BUTTONS = frozenset({"back", "cancel", "menu", "human", "help", "here", "stop"})


def _rows(choices: Iterable[Choice]) -> tuple[Row, ...]:
    """Tuples are rows as written; single choices stand two in a row."""
    rows: list[Row] = []
    loose: list[Any] = []
    for choice in choices:
        if isinstance(choice, tuple | Each | type):
            if loose:
                rows.append(tuple(loose))
                loose = []
            rows.extend(_spread(choice))
            continue
        loose.append(_single(choice))
        if len(loose) == 2:  # noqa: PLR2004 - two verbs fit a phone's width
            rows.append(tuple(loose))
            loose = []
    return (*rows, tuple(loose)) if loose else tuple(rows)


def _spread(choice: Any) -> list[Row]:
    if isinstance(choice, tuple):
        return [tuple(_single(part) for part in choice)]
    if isinstance(choice, Each):
        return [(choice,)]
    return [(member.value,) for member in choice]


def _single(choice: Any) -> Any:
    return Command(choice) if isinstance(choice, str) and choice in GLOBAL_BUTTONS else choice


def ask(
    message: str, *buttons: Choice, shows: View | None = None, quiet: bool = False, shares_contact: bool = False
) -> Ask:
    """The question of a stage. `quiet` shows it only when asked for, not on arrival."""
    return Ask(message, shows, _rows(buttons), quiet, shares_contact)


def when(*parts: Pattern | Condition) -> When:
    """Patterns of which one must fit, conditions which must all hold."""
    patterns = tuple(part for part in parts if isinstance(part, Pattern))
    return When(patterns, tuple(part for part in parts if not isinstance(part, Pattern)))


def otherwise(*follows: Follow) -> tuple[Rule, ...]:
    """What follows when nothing else fits; counts as not understood. Compulsory and last."""
    return (Rule(None, (), follows),)


def stage(name: str, *parts: Ask | tuple[Rule, ...], ends: bool = False) -> Stage:
    """A stage: at most one card, then the rules in order. `ends` marks a state after which nothing is waited for."""
    card = next((part for part in parts if isinstance(part, Ask)), None)
    rules = tuple(rule for part in parts if isinstance(part, tuple) for rule in part)
    fallback = next((rule for rule in rules if rule.pattern is None), None)
    return Stage(name, card, rules, ends, _index(rules), fallback)


def _index(rules: tuple[Rule, ...]) -> dict[tuple[type, str], tuple[Rule, ...]]:
    """Rules by (event type, name), "" holding those that take any name; order of writing is kept inside each."""
    keys = {(r.pattern.event, name) for r in rules if r.pattern for name in (*r.pattern.names, "")}
    return {
        (kind, name): tuple(
            r
            for r in rules
            if r.pattern and r.pattern.event is kind and (not r.pattern.names or name in r.pattern.names)
        )
        for kind, name in keys
    }


def flow(
    name: str,
    *stages: Stage,
    version: int = 1,
    migrate: Mapping[int, Mapping[str, str]] = NOTHING,  # type: ignore[assignment]
    open_to_all: bool = False,
    gives_way: bool = False,
) -> Flow:
    """A dialogue. `open_to_all` may run before a contact is bound; all others need one.

    One that `gives_way` ends as soon as another is begun.
    """
    return Flow(name, {s.name: s for s in stages}, stages[0].name, version, migrate, open_to_all, gives_way=gives_way)


def lifecycle(
    name: str,
    *stages: Stage,
    version: int = 1,
    migrate: Mapping[int, Mapping[str, str]] = NOTHING,  # type: ignore[assignment]
) -> Flow:
    """A state chart of a thing: stages are its states, and only what happened moves it.

    Things store no version: a state that goes is named in `migrate`, and its name never comes back for another.
    """
    return Flow(name, {s.name: s for s in stages}, stages[0].name, version, migrate, open_to_all=True, thing=True)
