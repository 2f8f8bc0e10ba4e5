"""The link that every turn leaves in the records: what came in, where conversations went, what was to be said.

Promises: one link for each conversation that the turn moved, in its customer's chain; one for a turn that moved none,
in the chain of the only customer whom it concerned, else in the house's. What came in as words, and each letter as it
is stored (the desk's too), are there as salted hashes alone; `audit.proves` holds words against them. What is taken in
and means nothing to us leaves none. Names of kinds are stored: who renames a class of bot/doors.py or
flows/engine/events.py gives it its old name here.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from bot.doors import Did, Fetched, Inbound, Ordered, SharedFetched, StaffActed, Unknown
from bot.work import Turned, Work
from flows.engine.events import Asked, Edited, SentFile, SharedContact, Wrote
from storage import audit
from storage.ports import Letter

# What came in as words, by kind; of a colleague what they typed into a form.
_WORDS: Final[Mapping[type, Callable[[Any], str]]] = {
    Wrote: lambda did: did.text,
    Edited: lambda did: did.text,
    SentFile: lambda did: f"{did.name}\n{did.caption}",
    SharedContact: lambda did: did.phone,
    StaffActed: lambda did: json.dumps(dict(did.values), sort_keys=True, ensure_ascii=False) if did.values else "",
}
# Which button, command or order it was.
_WHICH: Final[Mapping[type, Callable[[Any], str]]] = {
    Asked: lambda did: did.command,
    StaffActed: lambda did: did.action,
    Ordered: lambda did: did.what,
}


def write_down(work: Work, letters: list[Letter]) -> None:
    """Add the links of this turn; `letters` are those it has queued, as they are stored."""
    if isinstance(work.inbound.did, Unknown):
        return
    turns = list(work.turns.values()) or [_unmoved(work, letters)]
    for turned in reversed(turns[1:]):
        _add(work, turned, {}, [one for one in letters if one.lane == turned.subject])
    others = {turned.subject for turned in turns[1:]}
    words = _WORDS.get(type(work.inbound.did))
    said = words(work.inbound.did) if words else ""
    hashed = {"words": said.encode()} if said else {}
    _add(work, turns[0], hashed, [one for one in letters if one.lane not in others])


def _add(work: Work, turned: Turned, hashed: dict[str, bytes], letters: list[Letter]) -> None:
    key, did = work.inbound.key, work.inbound.did
    body: dict[str, Any] = {"source": key.source, "key": key.external_id, "kind": type(did).__name__}
    if which := _WHICH.get(type(did)):
        body["which"] = which(did)
    if turned.causes:
        body |= {"from": turned.before, "to": turned.after, "causes": turned.causes, "steps": turned.steps}
    hashed |= {f"letter:{one.key.rpartition(':')[2]}": one.stored.encode() for one in letters}
    audit.record(
        work.conn, turned.customer_id, work.now, turned.actor, audit.TURN, turned.subject, body,
        salt=work.house.salt, hashed=hashed,
    )  # fmt: skip


def _unmoved(work: Work, letters: list[Letter]) -> Turned:
    """Of a turn that moved no conversation: whom it concerned, and what it was about."""
    inbound = work.inbound
    concerned = (work.concerned | {one.customer_id for one in letters}) - {audit.HOUSE}
    customer_id = concerned.pop() if len(concerned) == 1 else audit.HOUSE
    return Turned(customer_id, _actor(inbound), _about(inbound.did))


def _actor(inbound: Inbound) -> str:
    """As a chain names who acted; what only a platform knows is named by it."""
    by = inbound.did.by if isinstance(inbound.did, Ordered) else 0
    return f"staff:{by}" if by else f"{inbound.key.source}:{inbound.person}"


def _about(did: Did) -> str:
    if isinstance(did, StaffActed):
        return did.subject or "house:0"
    kind = "evidence" if isinstance(did, Fetched) else "file" if isinstance(did, SharedFetched) else "follow_up"
    return f"{kind}:{did.id}" if hasattr(did, "id") else "house:0"
