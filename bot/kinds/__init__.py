"""The kinds of things that have a life of their own, by the name that begins their subjects.

Whoever adds a kind adds its module here and its line below; nothing else in the shell asks what a thing is.
"""

from collections.abc import Mapping
from types import MappingProxyType

from bot.kinds.anomalies import ANOMALY
from bot.kinds.call_backs import CALL_BACK
from bot.kinds.cases import CASE
from bot.kinds.complaints import COMPLAINT, FEEDBACK
from bot.kinds.consults import CONSULT
from bot.kinds.contacts import CONTACT
from bot.kinds.corrective import CORRECTIVE
from bot.kinds.cycles import CYCLE
from bot.kinds.dues import DUE
from bot.kinds.elsewhere import ELSEWHERE
from bot.kinds.our_promises import OUR_PROMISE
from bot.kinds.promises import PLAN, PROMISE
from bot.kinds.statements import STATEMENT
from bot.kinds.surveys import SURVEY
from bot.kinds.thing import Kind, Thing, Told, recipient

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            CASE,
            STATEMENT,
            COMPLAINT,
            FEEDBACK,
            SURVEY,
            ANOMALY,
            CALL_BACK,
            PROMISE,
            PLAN,
            CONSULT,
            CORRECTIVE,
            ELSEWHERE,
            OUR_PROMISE,
            CONTACT,
            DUE,
            CYCLE,
        )
    }
)

__all__ = ["KINDS", "Kind", "Thing", "Told", "recipient"]
