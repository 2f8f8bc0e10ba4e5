"""What a dialogue asks for when a matter is for a person only. A value, imperative; kept by bot/keeping/alarms.py."""

from dataclasses import dataclass

from flows.facts.commands import RegisterDispute


@dataclass(frozen=True, slots=True)
class RaiseAlarm:
    """Call the lead about `alarm` (a key of flows/tables/alarms.py), with `words` as they were said.

    `claim` is registered as a case; where it stands already, that case gets the alarm; where it cannot be, the lead is
    called all the same. None registers nothing. What happened is told as `alarm_raised`, with the case's id and number.
    """

    alarm: str
    words: str
    claim: RegisterDispute | None = None
