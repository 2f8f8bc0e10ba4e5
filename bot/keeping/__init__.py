"""How each command of a dialogue is kept: a table from the command to the function that writes its rows.

A keeper gets the work, the chat and the command, and returns what the conversation should be told happened. It may
refuse (someone was first); it never raises for anything a customer can do.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from bot.keeping import balance, claims, files, identity, persons, wishes
from bot.scene import Chat
from bot.work import Work
from flows.engine.events import Happened

Keeper = Callable[[Work, Chat, Any], list[Happened]]

KEEPERS: Mapping[type, Keeper] = MappingProxyType(
    {**balance.KEEPERS, **claims.KEEPERS, **files.KEEPERS, **identity.KEEPERS, **persons.KEEPERS, **wishes.KEEPERS}
)
