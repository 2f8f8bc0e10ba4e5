"""What was decided in a case and told to its customer: the newest offer that left the house, and what became of it.

Promise: reads only; an offer that waits for approval, or was sent back, is not among them.
"""

import json

from sqlalchemy import Connection, text

from flows.facts.dispute import Offer, OfferState
from flows.facts.paper_decision import Told
from storage.offers import options_of
from storage.prepared import Prepared

_TOLD = Prepared(
    text(
        "SELECT o.id, o.case_id, o.round, o.options, o.state, o.proposer, o.valid_until, o.chosen, o.sha, o.part,"
        " o.prolonged, o.lines, o.decided_at,"
        " COALESCE((SELECT max(at) FROM approval p WHERE p.offer_id = o.id AND p.sha = o.sha), o.made_at),"
        " a.erp_document, a.done_at"
        " FROM offer o LEFT JOIN adjustment_request a ON a.offer_id = o.id"
        " WHERE o.case_id = :case_id AND o.state IN ('sent', 'accepted', 'countered', 'declined', 'expired')"
        " ORDER BY o.id DESC LIMIT 1"
    )
)
_ANSWERED = frozenset({OfferState.ACCEPTED, OfferState.COUNTERED, OfferState.DECLINED})


def told(conn: Connection, case_id: int) -> Told | None:
    """The newest offer that the customer was told of; None for none."""
    row = _TOLD.row(conn, case_id=case_id)
    if row is None:
        return None
    id_, case, round_, body, state, proposer, valid, chosen, sha, part, prolonged, lines, *beside = row
    more = bool(part), bool(prolonged), tuple(json.loads(lines))
    offer = Offer(id_, case, round_, options_of(body), OfferState(state), proposer, valid, chosen, sha, *more)
    decided, sent, posted, at = beside
    answered = int(decided or 0) if offer.state in _ANSWERED else 0
    return Told(offer, int(sent), answered, str(posted or ""), int(at or 0))
