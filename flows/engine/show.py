"""Cards and messages as pure views of a scene: template, values, buttons. Nothing here changes anything."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from flows.engine.effects import Button, Say
from flows.engine.events import NOTHING
from flows.engine.grammar import Ask, Command, Each, Opens, Row, Scene, View


def message_of(name: str, scene: Scene) -> str:
    """The full name of a message: a bare one belongs to the speaking flow."""
    return name if "/" in name else f"{scene.conversation.frames[-1].flow}/{name}"


def values_of(view: View | None, scene: Scene) -> Mapping[str, Any]:
    """What the template is shown."""
    return view(scene) if view else NOTHING


def card(ask: Ask, scene: Scene, *, edits: bool = False) -> Say:
    """The card of a stage."""
    return Say(
        message_of(ask.message, scene),
        values_of(ask.shows, scene),
        buttons(ask.buttons, scene),
        True,
        edits,
        ask.shares_contact,
    )


def buttons(rows: tuple[Row, ...], scene: Scene) -> tuple[tuple[Button, ...], ...]:
    """The buttons in rows, computed ones laid out as many across as they ask for."""
    written = _as_written(rows)
    return _computed(rows, scene) if written is None else written


@cache  # one entry for each card that is written down, so that most cards cost a look-up
def _as_written(rows: tuple[Row, ...]) -> tuple[tuple[Button, ...], ...] | None:
    """The buttons that are always the same; None when the scene has a say in them."""
    if any(isinstance(part, Each | Opens) for row in rows for part in row):
        return None
    return tuple(tuple(_plain(part) for part in row) for row in rows if row)


def _computed(rows: tuple[Row, ...], scene: Scene) -> tuple[tuple[Button, ...], ...]:
    made: list[tuple[Button, ...]] = []
    for row in rows:
        flat: list[Button] = []
        for part in row:
            if isinstance(part, Each):
                options = tuple(part.options(scene))
                made.extend(options[i : i + part.across] for i in range(0, len(options), part.across))
            else:
                flat.append(_opening(part, scene) if isinstance(part, Opens) else _plain(part))
        if flat:
            made.append(tuple(flat))
    return tuple(made)


def _opening(part: Opens, scene: Scene) -> Button:
    return Button(part.choice, opens=part.flow, notes=part.notes(scene) if part.notes else NOTHING)


def _plain(part: str | Each | Opens | Command) -> Button:
    return Button(part.name, command=part.name) if isinstance(part, Command) else Button(str(part))
