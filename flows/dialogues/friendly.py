"""Friendly words in the middle of a question are answered, and the question stands.

"Thank you" and "ok" are no answer, also where any words are taken as they are. Who edits: developers; which words are
friendly stands in flows/tables/meanings_en.py and its like.
"""

from flows.engine.asides import TALKED, small_talk
from flows.engine.grammar import Condition, Rule, Scene
from flows.engine.words import again, when, wrote


def answered_with(message: str) -> Condition:
    """Whether what was just written asks for nothing and that is what is said to it."""

    def friendly(scene: Scene) -> bool:
        return small_talk(scene) == message

    friendly.__name__ = f"answered_with_{message.partition('/')[2]}"
    return friendly


FRIENDLY: tuple[Rule, ...] = tuple(
    rule for message, said in TALKED.items() for rule in when(wrote(), answered_with(message)).then(*said, again())
)
