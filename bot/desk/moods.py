"""How the desk names a contact's mood: the level with what it was read from, and the button that takes it back."""

from bot.desk.deed import label, plainly
from bot.work import Work
from flows.facts.moods import Mood, as_of
from storage import feelings


def mood_of(work: Work, contact_id: int) -> Mood:
    """As of now."""
    return as_of(feelings.mood(work.conn, contact_id), work.now)


def shown(work: Work, contact_id: int) -> str:
    """The level and its causes in a few words, not escaped; empty for somebody calm."""
    mood = mood_of(work, contact_id)
    return said(work, mood) if mood.worth_showing else ""


def clearing(work: Work, contact_id: int) -> tuple[str, ...]:
    """The action that takes it back, where there is something to take back."""
    return ("clear_feeling",) if mood_of(work, contact_id).worth_showing else ()


def said(work: Work, mood: Mood) -> str:
    """The level and what it was read from: angry: strong word “unacceptable”, capitals “STILL”."""
    causes = [
        f"{label(work, f'sign_{sign}')}{f' “{words}”' if words else ''}" for sign, words in dict.fromkeys(mood.causes)
    ]
    abuse = [label(work, f"abuse_{mood.abuse}")] if mood.abuse else []
    level = [label(work, f"feeling_{mood.level}")] if mood.level or not abuse else []
    return plainly(work, "mood_said", level=", ".join([*abuse, *level]), causes=causes[:5])
