"""How a tour stands, as the page is told of it. A further language of the page gets its line in each table here."""

from collections.abc import Mapping
from typing import Any, Final

from bot.commands.demo.tour import Tour
from bot.sandbox.acting_script import SPANS, Pass
from bot.sandbox.stories import Story

PLANNED: Final = {"en": "to what is planned next", "zh": "到下一个安排好的时间"}
UNITS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {"minute": "min", "hour": "h", "day": "d"},
    "zh": {"minute": "分钟", "hour": "小时", "day": "天"},
}


def card(story: Story) -> dict[str, Any]:
    """A tour on the list."""
    script = story.script
    return {
        "id": story.id,
        "language": story.language,
        "title": script.title,
        "about": script.about,
        "steps": len(script.steps),
    }


def state(tour: Tour) -> dict[str, Any]:
    """How it stands: what is done, what to look at, and what comes next."""
    story, many = tour.story, len(tour.story.script.steps)
    return {
        "id": story.id,
        "language": story.language,
        "title": story.script.title,
        "step": min(tour.at + 1, many),
        "of": many,
        "playing": tour.plays,
        "done": tour.done,
        "problem": tour.problem or None,
        "caption": tour.caption,
        "customer": tour.customer,
        "next": None if tour.done else _next(tour),
    }


def _next(tour: Tour) -> dict[str, Any]:
    aim, step = tour.aim, tour.next
    return {
        "by": "time" if isinstance(step, Pass) else "colleague" if aim.user else "customer",
        "customer": aim.customer,
        "user": aim.user,
        "do": aim.do,
        "label": _span(step.micros, tour.story.language) if isinstance(step, Pass) else aim.label,
        "text": aim.text,
        "message_id": aim.message_id,
        "channel": aim.channel,
        "ts": aim.ts,
        "fields": dict(aim.fields),
        "until": tour.until,
        "waiting": not tour.ready and not tour.problem,
    }


def _span(micros: int | None, language: str) -> str:
    """A span of time (µs) in the largest unit that it is whole in; None is whatever is planned next."""
    if micros is None:
        return PLANNED.get(language, PLANNED["en"])
    unit = next(name for name in ("day", "hour", "minute") if micros % SPANS[name] == 0)
    return f"+{micros // SPANS[unit]} {UNITS.get(language, UNITS['en'])[unit]}"
