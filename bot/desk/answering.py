"""What an acknowledgement carries: forms and commands are answered by it, lists get their entries from it. Pure.

Edit here when Slack takes another kind of answer with its acknowledgement.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.doors import Reply, StaffActed

COMMAND, OPTIONS = "command:", "options:"  # subjects of what is answered by the acknowledgement itself


def acknowledged(body: Mapping[str, Any], did: StaffActed, replies: Sequence[Reply]) -> Any:
    """The body of the acknowledgement of what a colleague did; an empty one says only that it was taken."""
    if did.form:
        return _form(body, replies)
    if did.subject.startswith(COMMAND):
        return _private(replies)
    if did.subject.startswith(OPTIONS):
        return next((dict(reply.body) for reply in replies if reply.kind == "options"), {"options": []})
    return ""


def _form(body: Mapping[str, Any], replies: Sequence[Reply]) -> Any:
    """A form's errors, another form in its place, or nothing: it closes."""
    for reply in replies:
        if reply.kind == "form_errors":
            return {"response_action": "errors", "errors": reply.body["errors"]}
        if reply.kind == "form":
            return {"response_action": "update", "view": reply.body["view"]}
        if reply.kind == "private":
            first = next((block["block_id"] for block in body["view"]["blocks"] if block["type"] == "input"), "")
            return {"response_action": "errors", "errors": {first: reply.body["text"]}}
    return ""


def _private(replies: Sequence[Reply]) -> Any:
    """Said to whoever gave the command, and to nobody else."""
    said = next((reply for reply in replies if reply.kind == "private"), None)
    return {"response_type": "ephemeral", **said.body} if said else ""
