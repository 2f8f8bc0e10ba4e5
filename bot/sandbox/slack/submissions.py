"""What the bot's answer to a submitted modal does to the screen.

Each kind of `response_action` is a function and a line in `REACTIONS`; each raises Refused or KeyError when the
answer is not well formed, and the person then sees a warning, as on Slack.
"""

from bot.sandbox.slack.blocks import refuse_bad_view
from bot.sandbox.slack.views import View, every_block
from bot.sandbox.slack.wire import Json, Refused
from bot.sandbox.slack.workspace import Workspace


def _errors(_space: Workspace, view: View, answer: Json) -> Json:
    known = {block["block_id"] for block in every_block(view.body["blocks"]) if block["type"] == "input"}
    errors: dict[str, str] = answer["errors"]
    if not errors or not set(errors) <= known:
        raise Refused("invalid_arguments", "errors must name the view's own input blocks")
    view.errors = errors
    return {"errors": errors}


def _update(space: Workspace, view: View, answer: Json) -> Json:
    refuse_bad_view(answer["view"], "modal")
    return {"view": space.views.update(view, answer["view"]).shown()}


def _push(space: Workspace, view: View, answer: Json) -> Json:
    refuse_bad_view(answer["view"], "modal")
    return {"view": space.views.push(view.user, answer["view"]).shown()}


def _clear(space: Workspace, view: View, _answer: Json) -> Json:
    space.views.close(view, everything=True)
    return {"closed": True}


def _done(space: Workspace, view: View, _answer: Json) -> Json:
    space.views.close(view)
    return {"closed": True}


REACTIONS = {"errors": _errors, "update": _update, "push": _push, "clear": _clear, "done": _done}
