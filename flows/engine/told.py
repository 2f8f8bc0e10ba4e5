"""What a happening carried, and ids out of what is remembered. Pure and total; for dialogues and lifecycles alike."""

from typing import Any

from flows.engine.events import Happened
from flows.engine.grammar import Scene
from flows.tables.followups import NO_MORE


def told(scene: Scene, key: str) -> Any:
    """A value that the happening carried."""
    return scene.event.values.get(key) if isinstance(scene.event, Happened) else None


def told_word(scene: Scene, key: str) -> str:
    """A word that the happening carried; "" for none."""
    return str(told(scene, key) or "")


def told_number(scene: Scene, key: str) -> int:
    """A number that the happening carried; 0 for anything else."""
    return number(told(scene, key))


def withheld(scene: Scene) -> bool:
    """Whether what fell due could not be said, so that the thing goes on without it."""
    return told_number(scene, "count") >= NO_MORE


def number(value: object) -> int:
    """A remembered id; 0 when nothing or something else was remembered."""
    return value if isinstance(value, int) and not isinstance(value, bool) else 0
