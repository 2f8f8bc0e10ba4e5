"""Waiting for a person, as a conversation may know it, and what it asks for while one has taken over.

Promise: plain values. Whoever needs another fact about the desk adds it to `Queue` and to the page that reads it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Queue:
    """How it stands at the desk: how many wait `ahead` of this chat, and whether word from us has stopped arriving."""

    ahead: int = 0
    unreachable: bool = False


@dataclass(frozen=True, slots=True)
class AwaitReader:
    """Something was written to the person who has taken over: notice if nobody reads it, or nobody answers.

    `clocks` False: nothing that asks for an answer ("thank you").
    """

    clocks: bool = True


@dataclass(frozen=True, slots=True)
class RaiseUrgency:
    """The open hand-over of this chat is urgent, for the reason `why` (a key of flows/tables/hand_overs.py)."""

    why: str
