"""How each command of a dialogue is kept: a table from the command to the function that writes its rows.

A keeper gets the work, the chat and the command, and returns what the conversation should be told happened. It may
refuse (someone was first); it never raises for anything a customer can do.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from bot.keeping import (
    alarms,
    balance,
    calls,
    case_matters,
    claims,
    dues,
    feelings,
    files,
    identity,
    matters,
    objections,
    our_people,
    own_data,
    own_figures,
    persons,
    promises,
    second_yes,
    wishes,
)
from bot.scene import Chat
from bot.work import Work
from flows.engine.events import Happened

Keeper = Callable[[Work, Chat, Any], list[Happened]]

KEEPERS: Mapping[type, Keeper] = MappingProxyType(
    {
        **alarms.KEEPERS,
        **balance.KEEPERS,
        **calls.KEEPERS,
        **case_matters.KEEPERS,
        **claims.KEEPERS,
        **dues.KEEPERS,
        **feelings.KEEPERS,
        **files.KEEPERS,
        **identity.KEEPERS,
        **matters.KEEPERS,
        **objections.KEEPERS,
        **our_people.KEEPERS,
        **own_data.KEEPERS,
        **own_figures.KEEPERS,
        **persons.KEEPERS,
        **promises.KEEPERS,
        **second_yes.KEEPERS,
        **wishes.KEEPERS,
    }
)
