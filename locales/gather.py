"""One dictionary out of many files, so that every dialogue owns its own file and none is edited by two people.

Promise: two files that claim the same name stop the program at start, with both names in the sentence.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from pkgutil import iter_modules
from typing import Any


def gather(package: str, attribute: str, wanted: Callable[[str], bool] = bool) -> Mapping[str, Any]:
    """What the modules of `package` hold in their dictionaries `attribute`. Raises ValueError for a twin.

    `wanted` says which modules, by their names; all of them when it is left out.
    """
    found: dict[str, Any] = {}
    owners: dict[str, str] = {}
    for module in sorted(filter(wanted, (info.name for info in iter_modules(import_module(package).__path__)))):
        for name, value in getattr(import_module(f"{package}.{module}"), attribute).items():
            if name in owners:
                raise ValueError(f"{package}: {name!r} stands in {owners[name]}.py and {module}.py; keep one of them.")
            found[name], owners[name] = value, module
    return found
