"""What must hold after every turn, whatever anybody does: asked of the books and of what has left, in plain SQL.

Promises: each question is its own line in `ALWAYS`, named by its invariant in flows/README.md where it has one; it
trusts no code of the product but the audit chain's own reader. An answer is a sentence about what is wrong.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from flows.facts.dispute import CaseState
from flows.facts.to_move import Party, to_move
from storage import audit
from storage.ports import Letter
from tests.office.office import Office, read_as
from tests.office.traced import orphans, wording

LONGEST, LABEL, HANDLE = 4096, 60, 64  # Telegram's limits: characters of a message, ours of a label, bytes of a handle
_NUMBER: Final = re.compile(r"\b(?:INV|CN|RC|PO|FP|XS|ST|D)-[\w-]*\d")


def wrong(office: Office, letters: list[Letter]) -> list[str]:
    """Every invariant that does not hold now; `letters` are those of the last turn."""
    found = [f"{name}: {sentence}" for name, ask in ALWAYS.items() for sentence in ask(office)]
    return found + [f"{name}: {said}" for one in letters for name, ask in EACH.items() for said in ask(office, one)]


# -- the books ---------------------------------------------------------------------------------------------------------
def _nothing_fails(office: Office) -> Iterator[str]:
    for source, state, error in office.rows(
        "SELECT source, state, error FROM inbox WHERE state NOT IN ('done', 'ignored')"
    ):
        yield f"an inbound of {source} is {state}: {error}"


def _claims_fit(office: Office) -> Iterator[str]:
    for number, claimed, open_ in office.rows(
        "SELECT d.number, SUM(i.claimed - i.upheld - i.not_upheld - i.written_off), d.open_amount FROM dispute_item i"
        " JOIN dispute_case c ON c.id = i.case_id JOIN document d ON d.id = i.document_id"
        " WHERE c.state <> 'closed' GROUP BY d.id"
    ):
        if claimed > open_:
            yield f"{claimed} is claimed on {number}, of which {open_} is open"


def _split(office: Office) -> Iterator[str]:
    for number, left in office.rows(
        "SELECT c.number || ' ' || i.document, i.claimed - i.upheld - i.not_upheld - i.written_off"
        " FROM dispute_item i JOIN dispute_case c ON c.id = i.case_id WHERE c.state = 'resolved'"
    ):
        if left:
            yield f"{number} is resolved with {left} undecided"


def _sum_of_its_lines(office: Office) -> Iterator[str]:
    for number, lines in office.rows(
        "SELECT c.number, COUNT(i.case_id) FROM dispute_case c LEFT JOIN dispute_item i ON i.case_id = c.id"
        " GROUP BY c.id"
        " HAVING COUNT(i.case_id) = 0 OR SUM(i.claimed) <> c.claimed OR SUM(i.upheld) <> c.upheld"
        " OR SUM(i.not_upheld) <> c.not_upheld OR SUM(i.written_off) <> c.written_off OR SUM(i.granted) <> c.granted"
    ):
        yield f"{number} is not the sum of its {lines} lines"


def _nothing_granted_twice(office: Office) -> Iterator[str]:
    for number, granted, upheld in office.rows(
        "SELECT c.number || ' ' || i.document, i.granted, i.upheld FROM dispute_item i"
        " JOIN dispute_case c ON c.id = i.case_id WHERE i.granted > i.upheld"
    ):
        yield f"{number} was granted {granted}, of which only {upheld} are upheld"


def _claim_never_rewritten(office: Office) -> Iterator[str]:
    for number, claimed in office.rows(  # a changed claim keeps the first one beside it
        "SELECT c.number || ' ' || i.position, CASE WHEN i.first_claimed > 0 THEN i.first_claimed ELSE i.claimed END"
        " FROM dispute_item i JOIN dispute_case c ON c.id = i.case_id"
    ):
        first = office.first_claims.setdefault(number, claimed)
        if claimed != first:
            yield f"{number} was raised for {first} and says {claimed}"


def _four_eyes(office: Office) -> Iterator[str]:
    for what, count in office.rows(
        "SELECT 'statements issued by their preparer', count(*) FROM statement WHERE issued_by = prepared_by UNION ALL"
        " SELECT 'offers approved by their proposer', count(*) FROM offer WHERE approver = proposer UNION ALL"
        " SELECT 'offers sent without an approver', count(*) FROM offer WHERE approver IS NULL"
        " AND state IN ('sent', 'accepted', 'countered', 'declined', 'expired') UNION ALL"
        " SELECT 'orders to post for an offer nobody accepted', count(*) FROM adjustment_request a"
        " JOIN offer o ON o.id = a.offer_id WHERE o.state <> 'accepted'"
    ):
        if count:
            yield f"{count} {what}"


def _one_version(office: Office) -> Iterator[str]:
    for number, count in office.rows(
        "SELECT s.number, count(*) FROM confirmation c JOIN statement s ON s.id = c.statement_id"
        " WHERE c.statement_sha <> s.sha GROUP BY s.id"
    ):
        yield f"{count} confirmations of {number} are bound to other bytes"


def _one_case_per_reason(office: Office) -> Iterator[str]:
    for document, reason, count in office.rows(
        "SELECT i.document, i.reason, count(*) FROM dispute_item i JOIN dispute_case c ON c.id = i.case_id"
        " WHERE c.state <> 'closed' AND i.document_id <> 0 AND NOT (i.first_claimed > 0 AND i.claimed = 0)"
        " GROUP BY i.document_id, i.reason HAVING count(*) > 1"
    ):
        yield f"{count} open cases about {document} for {reason}"


def _one_to_move(office: Office) -> Iterator[str]:
    for number, state in office.rows("SELECT number, state FROM dispute_case"):
        if (to_move(CaseState(state)) is Party.NOBODY) != (state == "closed"):
            yield f"in {number} ({state}) nobody has to do anything"


def _always_a_next_date(office: Office) -> Iterator[str]:
    now = office.clock.now()
    for number, state, at in office.rows(
        "SELECT number, state, next_contact_at FROM dispute_case WHERE state <> 'closed' AND next_contact_at < ?",
        now,
    ):
        due = office.rows("SELECT count(*) FROM follow_up WHERE state = 'due' AND subject = ?", f"case:{_id(number)}")
        if not due[0][0]:
            yield f"{number} ({state}) should have been heard of at {at}, and nothing is planned"


def _id(number: str) -> int:
    return int(number.rpartition("-")[2]) - 1000


def _once_per_key(office: Office) -> Iterator[str]:
    for key, count in office.rows("SELECT key, count(*) FROM outbox GROUP BY key HAVING count(*) > 1"):
        yield f"{count} letters under the key {key}"


def _unbroken_chain(office: Office) -> Iterator[str]:
    with office.store.engine.connect() as conn:
        for customer in audit.customers(conn):
            if (place := audit.broken(conn, customer)) is not None:
                yield f"the chain of customer {customer} breaks at link {place}"


ALWAYS: Final[Mapping[str, Callable[[Office], Iterator[str]]]] = MappingProxyType({
    "nothing fails": _nothing_fails,
    "claims fit": _claims_fit,
    "split": _split,
    "sum of its lines": _sum_of_its_lines,
    "nothing granted twice": _nothing_granted_twice,
    "claim never rewritten": _claim_never_rewritten,
    "four eyes": _four_eyes,
    "one version": _one_version,
    "one case per reason": _one_case_per_reason,
    "one to move": _one_to_move,
    "always a next date": _always_a_next_date,
    "once per key": _once_per_key,
})  # fmt: skip
AT_THE_END: Final = MappingProxyType({"unbroken chain": _unbroken_chain})


# -- each letter -------------------------------------------------------------------------------------------------------
def _only_bound_chats(office: Office, letter: Letter) -> Iterator[str]:
    if letter.channel != "telegram" or not letter.customer_id:
        return
    bound = office.rows(
        "SELECT count(*) FROM binding WHERE chat = ? AND customer_id = ? AND revoked_at IS NULL",
        letter.lane,
        letter.customer_id,
    )
    if not bound[0][0]:
        yield f"{letter.method} went to {letter.lane}, which is not bound to customer {letter.customer_id}"


def _nobody_elses_papers(office: Office, letter: Letter) -> Iterator[str]:
    """A number that belongs to another customer and was never written by this one."""
    if letter.channel != "telegram":
        return
    person = int(letter.lane.partition(":")[2])
    foreign = office.numbers_of_others(person)
    for number in set(_NUMBER.findall(read_as(str(letter.body.get("text", ""))))) & foreign:
        if number.casefold() not in office.said_by(person) and number not in wording():  # an example of ours
            yield f"{letter.lane} reads {number}, which is another customer's"


def _within_limits(_: Office, letter: Letter) -> Iterator[str]:
    if letter.channel != "telegram":
        return
    text = read_as(str(letter.body.get("text", "")))
    if len(text.encode("utf-16-le")) // 2 > LONGEST:
        yield f"a message of {len(text)} characters"
    if letter.method == "sendMessage" and not text.strip():
        yield "an empty message"
    for row in (letter.body.get("reply_markup") or {}).get("inline_keyboard") or ():
        for button in row:
            if not 0 < len(button["text"]) <= LABEL or len(button.get("callback_data", "").encode()) > HANDLE:
                yield f"a button that cannot be: {button}"


def _well_formed(_: Office, letter: Letter) -> Iterator[str]:
    """Telegram refuses a message whose tags do not close."""
    if letter.body.get("parse_mode") != "HTML":
        return
    tags = Counter[str]()
    for closing, name in re.findall(r"<(/?)([a-z]+)", str(letter.body.get("text", ""))):
        tags[name] += -1 if closing else 1
    if any(tags.values()):
        yield f"tags that do not close: {json.dumps(letter.body, ensure_ascii=False)[:200]}"


def _every_figure_traced(office: Office, letter: Letter) -> Iterator[str]:
    if letter.channel == "telegram" and (found := orphans(office, letter)):
        yield f"{found} stand in no fact: {read_as(str(letter.body.get('text', '')))[:300]!r}"


EACH: Final[Mapping[str, Callable[[Office, Letter], Iterator[str]]]] = MappingProxyType({
    "only bound chats": _only_bound_chats,
    "nobody else's papers": _nobody_elses_papers,
    "within limits": _within_limits,
    "well formed": _well_formed,
    "every figure traced": _every_figure_traced,
})  # fmt: skip
