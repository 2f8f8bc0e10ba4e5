"""A small restaurant: flows that use every word of the grammar and mean nothing, to try the engine with.

Promise: nothing of the business is in here, so a change of the real flows never changes what the engine is tested by.
"""

from collections.abc import Iterable

from flows.engine.conversation import Conversation
from flows.engine.effects import Button, Effect, Say, Turn
from flows.engine.events import Chose, Event, Value, Wrote
from flows.engine.grammar import Flow, Scene
from flows.engine.step import begin, step
from flows.engine.words import (
    again,
    arrived,
    ask,
    call_off,
    chose,
    close,
    correct,
    do,
    each,
    enter,
    flow,
    forget,
    go_back,
    go_to,
    happened,
    leave,
    lifecycle,
    note,
    opens,
    otherwise,
    remind,
    say,
    seal,
    sent_file,
    stage,
    tell_staff,
    toast,
    when,
    wrote,
)
from flows.facts.books import Page
from flows.facts.commands import ChangeCase, PassOn
from flows.facts.parties import Company, Contact, Role

NOW = 1_790_000_000_000_000
COMPANY = Company("The Spoon")
GUEST = Contact(1, 1, "Ada Guest", Role.ADMIN)
BOUND = Page(COMPANY, contact=GUEST)
UNBOUND = Page(COMPANY)


def pressed(scene: Scene) -> Value:
    """The argument of the button."""
    return scene.event.value if isinstance(scene.event, Chose) else None


def dish(scene: Scene) -> str:
    """The dish that was pressed."""
    return scene.event.choice if isinstance(scene.event, Chose) else ""


def words(scene: Scene) -> str:
    """What was written, if anything was."""
    return scene.event.text.strip() if isinstance(scene.event, Wrote) else ""


def whole_number(scene: Scene) -> int:
    """A number of portions; 0 stands for none found."""
    return int(words(scene)) if words(scene).isdecimal() and len(words(scene)) < 5 else 0


def known(scene: Scene) -> bool:
    """Whether the dish is chosen already."""
    return "dish" in scene.notes


def tables(_: Scene) -> Iterable[Button]:
    """Three tables."""
    return [Button("table", number, {"number": number}) for number in (1, 2, 3)]


def kitchen(scene: Scene) -> PassOn:
    """A line for the kitchen."""
    return PassOn(0, str(scene.notes.get("dish", "")))


def nothing(_: Scene) -> None:
    """No command."""


def shown(scene: Scene) -> dict[str, object]:
    """All that is remembered."""
    return dict(scene.notes)


def tomorrow(scene: Scene) -> int:
    """A day later."""
    return scene.now + 86_400_000_000


def set_date(_: Scene) -> ChangeCase:
    """The next date of contact."""
    return ChangeCase({"next_contact_at": NOW})


WHAT = otherwise(say("what"))

HOME = flow(
    "home",
    stage(
        "at_rest",
        ask("menu", "order", opens("allergies", "allergies"), "human", quiet=True),
        when(chose("order")).then(enter("order")),
        when(wrote(), known).then(say("again")),
        when(sent_file()).then(say("thanks")),
        otherwise(say("what")),
    ),
    open_to_all=True,
)

ORDER = flow(
    "order",
    stage(
        "dish",
        ask("dish", "soup", "salad", "back"),
        when(chose("soup", "salad")).then(note("dish", dish), go_to("count")),
        WHAT,
    ),
    stage(
        "count",
        ask("count", "back", shows=shown),
        when(wrote(), whole_number).then(note("count"), go_to("checking")),
        WHAT,
    ),
    stage("checking", when(arrived()).then(go_to("table"))),
    stage(
        "table",
        ask("table", each(tables, 2), "back"),
        when(chose("table")).then(note("table", pressed), go_to("sum")),
        WHAT,
    ),
    stage(
        "sum",
        ask("sum", "yes", "change_dish", "start_again", "allergies", shows=shown),
        when(chose("yes")).then(seal(), do(kitchen), do(nothing), go_to("cooking")),
        when(chose("change_dish")).then(correct("dish")),
        when(chose("start_again")).then(forget("dish"), forget("count"), go_to("dish")),
        when(chose("allergies")).then(enter("allergies", "dish")),
        WHAT,
    ),
    stage("cooking", ask("in_the_kitchen", quiet=True), when(happened("cooked")).then(say("enjoy"), close()), WHAT),
)

ALLERGIES = flow(
    "allergies",
    stage(
        "which",
        ask("which", "nuts", "done", "back"),
        when(chose("nuts")).then(note("nuts", value=True), toast("noted"), again()),
        when(chose("done")).then(close()),
        when(chose("back")).then(go_back()),
        WHAT,
    ),
    open_to_all=True,
)

CANCEL = flow(
    "cancel",
    stage(
        "sure",
        ask("sure", "keep", "discard", "go_on"),
        when(chose("keep")).then(say("kept"), leave(keep=True)),
        when(chose("discard")).then(say("gone"), leave(keep=False)),
        when(chose("go_on")).then(close()),
        WHAT,
    ),
    open_to_all=True,
)


def aside(name: str) -> Flow:
    """A dialogue of one card, for the commands that lead to one."""
    return flow(name, stage("here", ask("here", "back"), otherwise(again())))


TICKET = lifecycle(
    "ticket",
    stage("new", when(happened("taken")).then(tell_staff("taken"), do(set_date), go_to("cooking"))),
    stage(
        "cooking",
        when(happened("ready")).then(remind("cold", tomorrow), say("ready", opens("order", "order")), go_to("served")),
    ),
    stage(
        "served",
        when(happened("due:cold")).then(remind("cold", tomorrow, count=True)),
        when(happened("paid")).then(call_off(), go_to("done")),
    ),
    stage("done", ends=True),
)

BESIDE = ("choose_company", "come_back", "view_statement", "follow_case", "settings", "talk_to_person", "privacy")
ASIDES = tuple(aside(name) for name in BESIDE)

SMALL = {f.name: f for f in (HOME, ORDER, ALLERGIES, CANCEL, *ASIDES, TICKET)}


def resting() -> Conversation:
    """A customer who has asked for nothing yet."""
    return Conversation((begin(SMALL, "home"),))


def said(turn: Turn) -> list[str]:
    """The messages of a turn by name, cards included."""
    return [effect.message for effect in turn.effects if isinstance(effect, Say)]


def play(*events: Event, page: Page = BOUND, start: Conversation | None = None) -> Turn:
    """The turn that the last of these events makes, after all before it."""
    conversation = start or resting()
    turn = Turn(conversation, (), "")
    for event in events:
        turn = step(SMALL, turn.conversation, event, page, NOW)
    return turn


def of(turn: Turn, kind: type[Effect]) -> list[Effect]:
    """The effects of one kind."""
    return [effect for effect in turn.effects if isinstance(effect, kind)]
