"""Cards and messages as pure views of a scene: template, values, buttons. Nothing here changes anything."""

from collections.abc import Mapping
from typing import Any

from flows.engine.effects import Button, Say
from flows.engine.events import NOTHING
from flows.engine.grammar import Command, Each, Opens, Row, Scene, Stage, View


def message_of(name: str, scene: Scene) -> str:
    """The full name of a message: a bare one belongs to the speaking flow."""
    return name if "/" in name else f"{scene.conversation.top.flow}/{name}"


def values_of(view: View | None, scene: Scene) -> Mapping[str, Any]:
    """What the template is shown."""
    return view(scene) if view else NOTHING


def card(stage: Stage, scene: Scene) -> tuple[Say, bool] | None:
    """The card of the stage and whether it is quiet; None for a state without words."""
    ask = stage.card
    if ask is None:
        return None
    shown = Say(message_of(ask.message, scene), values_of(ask.shows, scene), buttons(ask.buttons, scene), card=True,
                shares_contact=ask.shares_contact)
    return shown, ask.quiet


def buttons(rows: tuple[Row, ...], scene: Scene) -> tuple[tuple[Button, ...], ...]:
    """The buttons in rows, computed ones laid out as many across as they ask for."""
    made: list[tuple[Button, ...]] = []
    for row in rows:
        flat: list[Button] = []
        for part in row:
            if isinstance(part, Each):
                options = tuple(part.options(scene))
                made.extend(options[i:i + part.across] for i in range(0, len(options), part.across))
            else:
                flat.append(_button(part, scene))
        if flat:
            made.append(tuple(flat))
    return tuple(made)


def _button(part: str | Opens | Command, scene: Scene) -> Button:
    if isinstance(part, Opens):
        return Button(part.choice, opens=part.flow, notes=part.notes(scene) if part.notes else NOTHING)
    if isinstance(part, Command):
        return Button(part.name, command=part.name)
    return Button(part)
