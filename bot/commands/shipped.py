"""Which stages have been shipped, by flow and version: conversations may stand in any of them.

Promise: `flows/shipped.toml` is only ever added to, when a version of a flow is released; `check` refuses a stage that
is gone without a line in its flow's `migrate`. Who edits: nobody by hand; `write` adds what is new.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from flows.engine.grammar import Flow

HOME: Final = Path(__file__).parents[2] / "flows" / "shipped.toml"
_HEAD: Final = (
    "# Stages that conversations may stand in, by flow and version. Made by `python -m bot.commands.shipped`.\n"
)


def read(path: Path = HOME) -> dict[str, dict[int, frozenset[str]]]:
    """The shipped stages by flow and version; none where nothing was shipped."""
    if not path.exists():
        return {}
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: {int(v): frozenset(stages) for v, stages in versions.items()} for name, versions in told.items()}


def added(flows: Mapping[str, Flow], shipped: Mapping[str, Mapping[int, frozenset[str]]]) -> str:
    """The file with the present stages joined to those that were shipped."""
    lines = [_HEAD]
    for name in sorted(flows.keys() | shipped.keys()):
        versions = {version: set(stages) for version, stages in shipped.get(name, {}).items()}
        if name in flows:
            versions.setdefault(flows[name].version, set()).update(flows[name].stages)
        rows = (f"{version} = [{_listed(stages)}]\n" for version, stages in sorted(versions.items()))
        lines.append(f"\n[{name}]\n{''.join(rows)}")
    return "".join(lines)


def _listed(stages: set[str]) -> str:
    return ", ".join(f'"{stage}"' for stage in sorted(stages))


if __name__ == "__main__":
    from flows.all_flows import FLOWS

    HOME.write_text(added(FLOWS, read()), encoding="utf-8")
