"""The views.* methods: modals and App Home as the bot opens and changes them.

Edit here when a method of this family is missing; how views stack stands in `views.py`.
"""

from collections.abc import Callable
from typing import Any

from bot.sandbox.slack.blocks import refuse_bad_view
from bot.sandbox.slack.views import View
from bot.sandbox.slack.wire import Arguments, Json, Refused
from bot.sandbox.slack.workspace import Workspace


def open_view(space: Workspace, said: Arguments) -> Json:
    """views.open, against a trigger."""
    view = _view(said, "modal")
    return _seen(space, space.views.open(space.views.exchange(said.needed("trigger_id")), view))


def push_view(space: Workspace, said: Arguments) -> Json:
    """views.push, against a trigger."""
    view = _view(said, "modal")
    return _seen(space, space.views.push(space.views.exchange(said.needed("trigger_id")), view))


def update_view(space: Workspace, said: Arguments) -> Json:
    """views.update, by id or by the bot's own name for it."""
    view = _view(said, "modal", "home")
    if not said.text("view_id") and not said.text("external_id"):
        raise Refused("invalid_arguments", "missing required field: view_id")
    found = space.views.find(said.text("view_id"), said.text("external_id"))
    return _seen(space, space.views.update(found, view, said.text("hash")))


def publish_view(space: Workspace, said: Arguments) -> Json:
    """views.publish: a person's App Home."""
    view = _view(said, "home")
    person = space.person(said.needed("user_id"))
    home = space.views.homes.get(person.id)
    if home is not None and said.text("hash") and said.text("hash") != home.hash:
        raise Refused("hash_conflict")
    return _seen(space, space.views.publish(person.id, view))


def _view(said: Arguments, *kinds: str) -> Any:
    view = said.structure("view")
    refuse_bad_view(view, *kinds)
    return view


def _seen(space: Workspace, view: View) -> Json:
    space.changed("view", {"user": view.user, "view_id": view.id})
    return {"view": view.shown()}


METHODS: dict[str, Callable[[Workspace, Arguments], Json]] = {
    "views.open": open_view,
    "views.push": push_view,
    "views.update": update_view,
    "views.publish": publish_view,
}
