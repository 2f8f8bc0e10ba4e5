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
    call_letters,
    calls,
    case_matters,
    claims,
    dues,
    feelings,
    figures_back,
    files,
    identity,
    ledgers,
    matters,
    objections,
    our_people,
    own_data,
    own_figures,
    papers,
    persons,
    promises,
    reconciliation,
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
        **call_letters.KEEPERS,
        **calls.KEEPERS,
        **case_matters.KEEPERS,
        **claims.KEEPERS,
        **dues.KEEPERS,
        **feelings.KEEPERS,
        **figures_back.KEEPERS,
        **files.KEEPERS,
        **identity.KEEPERS,
        **ledgers.KEEPERS,
        **matters.KEEPERS,
        **objections.KEEPERS,
        **our_people.KEEPERS,
        **own_data.KEEPERS,
        **own_figures.KEEPERS,
        **papers.KEEPERS,
        **persons.KEEPERS,
        **promises.KEEPERS,
        **reconciliation.KEEPERS,
        **second_yes.KEEPERS,
        **wishes.KEEPERS,
    }
)
