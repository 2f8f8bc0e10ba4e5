"""Papers: which facts of the books go into which paper, one module for each. What one says and looks like is locales'.

Promise: `PAPERS` has a maker for every kind that a letter's `enclose` may name and that is drawn from the books. A
maker runs inside a read of the store: facts only, quick. Whoever adds a paper adds a module with a `PAPERS` of its own
here, its layout under locales/papers/layouts/, and its words.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import Any

from bot.papers.printed import Printed, Setting
from storage.ports import Connection

Maker = Callable[[Connection, Setting, Mapping[str, Any]], Printed]


def _gathered() -> Mapping[str, Maker]:
    """Every module's own. Raises ValueError for a kind that two of them make."""
    found: dict[str, Maker] = {}
    for module in iter_modules(__path__):
        own: Mapping[str, Maker] = getattr(import_module(f"{__name__}.{module.name}"), "PAPERS", {})
        if twice := found.keys() & own.keys():
            raise ValueError(f"{module.name}: another module makes {', '.join(sorted(twice))}")
        found |= own
    return MappingProxyType(found)


PAPERS: Mapping[str, Maker] = _gathered()

__all__ = ["PAPERS", "Maker", "Printed", "Setting"]
