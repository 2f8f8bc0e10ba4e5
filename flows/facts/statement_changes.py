"""What a statement says that the one before it did not: the lines that came, went or changed.

Promise: pure, by document; nothing that differs is left out.
"""

from dataclasses import dataclass

from flows.facts.statement import Line, Statement


@dataclass(frozen=True, slots=True)
class Changes:
    """Lines new, lines gone, and (before, now) of those whose open amount or due day is another one."""

    new: tuple[Line, ...]
    gone: tuple[Line, ...]
    changed: tuple[tuple[Line, Line], ...]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.new or self.gone or self.changed)


def changes(before: Statement, now: Statement) -> Changes:
    """Between these two, in the order of their lines."""
    old = {line.document_id: line for line in before.lines}
    here = {line.document_id for line in now.lines}
    pairs = tuple((old[line.document_id], line) for line in now.lines if line.document_id in old)
    return Changes(
        tuple(line for line in now.lines if line.document_id not in old),
        tuple(line for line in before.lines if line.document_id not in here),
        tuple(
            (was, line) for was, line in pairs if (was.open, was.due, was.total) != (line.open, line.due, line.total)
        ),
    )
