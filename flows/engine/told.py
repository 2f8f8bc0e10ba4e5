"""What a happening carried, and ids out of what is remembered. Pure and total; for dialogues and lifecycles alike."""

from typing import Any

from flows.engine.events import Happened
from flows.engine.grammar import Scene


def told(scene: Scene, key: str) -> Any:
    """A value that the happening carried."""
    return scene.event.values.get(key) if isinstance(scene.event, Happened) else None


def number(value: object) -> int:
    """A remembered id; 0 when nothing or something else was remembered."""
    return value if isinstance(value, int) and not isinstance(value, bool) else 0
