"""Modals, App Homes and the triggers that open them.

A trigger lives three real seconds and opens one view. Edit here when Slack changes how views stack.
"""

from __future__ import annotations

import asyncio
import copy
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.sandbox.slack.messages import APP, BOT, TEAM
from bot.sandbox.slack.wire import Json, Refused

TRIGGER_SECONDS = 3.0
_STACK_MOST = 3
_HOLDERS = {"container": "child_blocks", "carousel": "elements"}
_ELEMENTS = {"actions": "elements", "context_actions": "elements", "card": "actions"}


@dataclass(slots=True)
class View:
    """A view in front of one person; `values` and `errors` are what stands in its inputs and under them."""

    id: str
    user: str
    body: Json
    root: str
    previous: str | None = None
    edition: int = 1
    values: Json = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def hash(self) -> str:
        """The fingerprint that changes with each update."""
        return f"{self.id}.{self.edition}"

    def become(self, body: Json) -> None:
        """Show another content; what was typed into inputs that stay is kept, as the real client does."""
        self.body = named_blocks(body)
        self.edition += 1
        kept = {block["block_id"] for block in every_block(self.body["blocks"])}
        self.values = {name: value for name, value in self.values.items() if name in kept}
        self.errors = {}

    def shown(self) -> Json:
        """Return Slack's view object."""
        defaults: Json = {"callback_id": "", "private_metadata": "", "external_id": "", "submit": None, "close": None}
        return defaults | self.body | {
            "id": self.id,
            "team_id": TEAM,
            "app_id": APP,
            "app_installed_team_id": TEAM,
            "bot_id": BOT,
            "state": {"values": copy.deepcopy(self.values)},
            "hash": self.hash,
            "root_view_id": self.root,
            "previous_view_id": self.previous,
            "clear_on_close": bool(self.body.get("clear_on_close")),
            "notify_on_close": bool(self.body.get("notify_on_close")),
        }  # fmt: skip


class Views:
    """All views of a workspace, and the triggers that were given out."""

    def __init__(self) -> None:
        """Begin with none."""
        self.stacks: dict[str, list[View]] = {}
        self.homes: dict[str, View] = {}
        self._triggers: dict[str, tuple[str, float]] = {}
        self._spent: set[str] = set()
        self._count = 0

    def new_trigger(self, user: str) -> str:
        """Return a trigger with which the bot may open one view for this person."""
        trigger = f"{len(self._triggers) + 1}.4200000000.sandbox"
        self._triggers[trigger] = (user, asyncio.get_running_loop().time())
        return trigger

    def exchange(self, trigger: str) -> str:
        """Take a trigger and return whose it was; raises Refused when it is unknown, used or too old."""
        if trigger not in self._triggers:
            raise Refused("invalid_trigger_id")
        if trigger in self._spent:
            raise Refused("exchanged_trigger_id")
        user, given = self._triggers[trigger]
        if asyncio.get_running_loop().time() - given > TRIGGER_SECONDS:
            raise Refused("expired_trigger_id")
        self._spent.add(trigger)
        return user

    def open(self, user: str, body: Json) -> View:
        """Put a first view in front of a person, instead of whatever stood there."""
        self._refuse_known_name(body, None)
        view = self._new(user, body)
        self.stacks[user] = [view]
        return view

    def push(self, user: str, body: Json) -> View:
        """Put a view on top of those in front of a person; raises Refused."""
        stack = self.stacks.get(user, [])
        if not stack:
            raise Refused("not_found")
        if len(stack) >= _STACK_MOST:
            raise Refused("push_limit_reached")
        self._refuse_known_name(body, None)
        view = self._new(user, body, stack[-1])
        stack.append(view)
        return view

    def publish(self, user: str, body: Json) -> View:
        """Make or change a person's App Home."""
        home = self.homes.get(user)
        if home is None:
            home = self.homes[user] = self._new(user, body)
        else:
            home.become(body)
        return home

    def find(self, view_id: str, external_id: str = "") -> View:
        """Return an open view by its id or the name the bot gave it; raises Refused."""
        for view in self._everything():
            if view.id == view_id or (external_id and view.body.get("external_id") == external_id):
                return view
        raise Refused("not_found")

    def update(self, view: View, body: Json, seen_hash: str = "") -> View:
        """Change a view; raises Refused when the bot saw another edition than the present one."""
        if seen_hash and seen_hash != view.hash:
            raise Refused("hash_conflict")
        self._refuse_known_name(body, view)
        view.become(body)
        return view

    def close(self, view: View, *, everything: bool = False) -> None:
        """Take a view, and what lies on it, or the whole stack, from a person's screen."""
        stack = self.stacks.get(view.user, [])
        keep = 0 if everything or view not in stack else stack.index(view)
        self.stacks[view.user] = stack[:keep]

    def _everything(self) -> list[View]:
        return [view for stack in self.stacks.values() for view in stack] + list(self.homes.values())

    def _refuse_known_name(self, body: Json, own: View | None) -> None:
        name = body.get("external_id")
        if name and any(view is not own and view.body.get("external_id") == name for view in self._everything()):
            raise Refused("duplicate_external_id")

    def _new(self, user: str, body: Json, below: View | None = None) -> View:
        self._count += 1
        name = f"V{self._count:08d}"
        previous = below.id if below else None
        return View(name, user, named_blocks(body), below.root if below else name, previous)


def named_blocks(body: Json) -> Json:
    """Return a copy of a view or message whose blocks and elements all have ids, as Slack gives them."""
    body = copy.deepcopy(body)
    for number, block in enumerate(every_block(body.get("blocks"))):
        block.setdefault("block_id", f"b{number}")
        for place, element in enumerate(elements_of(block)):
            element.setdefault("action_id", f"a{number}.{place}")
    return body


def every_block(blocks: list[Json] | None) -> Iterator[Json]:
    """Yield blocks, each followed by those that it holds."""
    for block in blocks or []:
        yield block
        if block["type"] in _HOLDERS:
            yield from every_block(block.get(_HOLDERS[block["type"]]))


def elements_of(block: Json) -> list[Json]:
    """Return the interactive elements of a block itself."""
    found = list(block.get(_ELEMENTS[block["type"]]) or []) if block["type"] in _ELEMENTS else []
    return found + [block[name] for name in ("accessory", "element") if isinstance(block.get(name), dict)]
