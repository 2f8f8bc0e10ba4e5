"""Pictures of the flows, written from the tables that run: Mermaid text for flows/README.md.

Promise: same flows, same text; nobody draws by hand. Stages stand in the order of the file; ways between the same two
stages share an arrow, and another dialogue is a box with its name, from which one comes back.
"""

import re
from collections.abc import Iterator, Mapping

from flows.engine.grammar import Flow
from flows.engine.ways import Way, name_of, ways

BEGIN, END = "<!-- drawings -->", "<!-- /drawings -->"

# Words of Mermaid's own, which cannot name a state.
_TAKEN = frozenset(
    {"as", "choice", "class", "default", "direction", "end", "fork", "hide", "join", "note", "scale", "state"}
)


def draw(flow: Flow) -> str:
    """The flow as a Mermaid `stateDiagram-v2`, ending in a newline."""
    return "\n".join(["stateDiagram-v2", *(f"  {line}" for line in _lines(flow)), ""])


def drawings(flows: Mapping[str, Flow]) -> str:
    """All flows as Markdown: dialogues, then lifecycles, in the order of `flows`."""
    kinds = (("Dialogues", False), ("Lifecycles", True))
    return "\n".join(_section(title, [f for f in flows.values() if f.thing is thing]) for title, thing in kinds)


def render(readme: str, flows: Mapping[str, Flow]) -> str:
    """The text with the drawings of `flows` between its two markers. Raises ValueError when a marker is missing."""
    before, begun, rest = readme.partition(BEGIN)
    _, ended, after = rest.partition(END)
    if not (begun and ended):
        raise ValueError(f"flows/README.md: put {BEGIN} and {END} where the drawings belong.")
    return f"{before}{BEGIN}\n\n{drawings(flows)}\n{END}{after}"


def _section(title: str, flows: list[Flow]) -> str:
    return "\n".join([f"### {title}\n", *(f"#### {flow.name}\n\n```mermaid\n{draw(flow)}```\n" for flow in flows)])


def _lines(flow: Flow) -> Iterator[str]:
    others = dict.fromkeys(way.into for way in ways(flow) if way.into)
    yield from (f'state "{name}" as {_other(name)}' for name in others)
    yield f"[*] --> {_id(flow.first)}"
    for (start, end), names in _arrows(flow).items():
        yield f"{start} --> {end}: {_label(names)}"
    yield from (f"{_id(stage.name)} --> [*]" for stage in flow.stages.values() if stage.ends)


def _arrows(flow: Flow) -> dict[tuple[str, str], list[str]]:
    """What is written on each arrow, by where it begins and ends."""
    arrows: dict[tuple[str, str], list[str]] = {}
    for way in ways(flow):
        names = arrows.setdefault((_id(way.start), _end(way)), [])
        if (name := name_of(way.rule)) not in names:
            names.append(name)
    return arrows


def _end(way: Way) -> str:
    if way.to:
        return _id(way.to)
    return _other(way.into) if way.into else "[*]"


def _id(name: str) -> str:
    return f"{name}_" if name in _TAKEN else name


def _other(name: str) -> str:
    return f"other_{name}"


def _label(names: list[str]) -> str:
    """Mermaid ends a text at a colon or semicolon."""
    return re.sub(r"[:;]", " ", "<br/>".join(names))
