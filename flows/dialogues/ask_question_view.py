"""What general questions look at: which articles there are, which one is meant. Promise: pure; no figure is told."""

from typing import Final

from flows.dialogues.asking import pressed
from flows.engine.asides import readings, small_talk, text_of
from flows.engine.effects import Button
from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.facts.articles import articles_asked, nothing_else
from flows.tables.articles import ARTICLES

PAGE: Final = 7  # articles on a card
LABELS: Final = tuple(row.label for row in ARTICLES.values())
_BY_LABEL: Final = {row.label: row.key for row in ARTICLES.values()}


def asked_in_general(scene: Scene) -> tuple[str, ...]:
    """The articles that the words ask for, where they ask for nothing else to be done."""
    text = text_of(scene)
    return articles_asked(text) if nothing_else(text) or not (readings(scene) or small_talk(scene)) else ()


def as_asked(scene: Scene) -> dict[str, Value]:
    """What the dialogue is begun with."""
    return {"asked": list(asked_in_general(scene))}


def one_asked(scene: Scene) -> str:
    """The only article it was begun with."""
    asked = scene.notes.get("asked")
    return str(asked[0]) if isinstance(asked, list) and len(asked) == 1 else ""


def several_asked(scene: Scene) -> bool:
    """Whether it was begun with more than one."""
    asked = scene.notes.get("asked")
    return isinstance(asked, list) and len(asked) > 1


def one_written(scene: Scene) -> str:
    """The only article that the words ask for."""
    found = articles_asked(text_of(scene))
    return found[0] if len(found) == 1 else ""


def several_written(scene: Scene) -> list[Value]:
    """The articles that the words may ask for."""
    found = articles_asked(text_of(scene))
    return list(found) if len(found) > 1 else []


def chosen(scene: Scene) -> str:
    """The article whose button was pressed."""
    return _BY_LABEL.get(pressed(scene), "")


def candidates(scene: Scene) -> list[Button]:
    """A button for each that may be meant."""
    asked = scene.notes.get("asked")
    keys = [str(key) for key in asked] if isinstance(asked, list) else []
    return [Button(ARTICLES[key].label) for key in keys if key in ARTICLES]


def page_of_articles(scene: Scene) -> list[Button]:
    """A few of them."""
    at = _page(scene) * PAGE
    return [Button(label) for label in LABELS[at : at + PAGE]]


def next_page(scene: Scene) -> int:
    """The page after this one; the first after the last."""
    return (_page(scene) + 1) % (-(-len(LABELS) // PAGE))


def article(scene: Scene) -> dict[str, object]:
    """Which one is told."""
    key = str(scene.notes.get("article") or "")
    return {"article": key if key in ARTICLES else next(iter(ARTICLES))}


def not_clear(scene: Scene) -> dict[str, Value]:  # noqa: ARG001 - every maker is given the scene
    """Why a person is asked for."""
    return {"reason": "not_clear"}


def _page(scene: Scene) -> int:
    page = scene.notes.get("page")
    return page if isinstance(page, int) else 0
