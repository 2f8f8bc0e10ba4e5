"""Templates compiled so that a sentence costs little more than its values.

Promise: a sentence is asked for by a plain call and stands in the message as it is, since what it returns is escaped
already (templates.py); everything else is compiled as Jinja2 does. Who edits: developers, with the benchmark `message`.
"""

from typing import Any, Final

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

SPEAKING: Final = frozenset({"_", "gettext", "ngettext", "pgettext", "npgettext"})


class DirectCalls(CodeGenerator):
    """Jinja2 asks of every call whether it wants the context, a caller or the loop, and escapes what comes back."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802 - Jinja2's own signature
        """The call itself for a sentence, whose first words are always written out."""
        if not _speaks(node):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        self.visit(node.args[0], frame)
        self.signature(nodes.Call(node.node, node.args[1:], node.kwargs, node.dyn_args, node.dyn_kwargs), frame)
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if _speaks(node):
            self.write("(")
        else:
            super()._output_child_pre(node, frame, finalize)


def _speaks(node: nodes.Node) -> bool:
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        return False
    return node.node.name in SPEAKING and bool(node.args)
