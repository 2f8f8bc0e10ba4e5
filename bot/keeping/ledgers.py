"""What a customer says and decides about their own ledger: how it is laid out, what each difference is.

Promises: only whose ledger it is may say anything of it; a decision is taken once, the first of several people's; every
one of them stands in the records with its sums.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from bot import desk_papers, ledger_papers, ledgers_kept
from bot.address import read_by, send_file
from bot.figures_kept import go_with
from bot.scene import Chat
from bot.work import Work
from flows.engine.events import Happened, Wrote
from flows.facts.ledger_commands import (
    DecideGroup,
    DropLedger,
    FileLedger,
    KeepPasted,
    MatchLedger,
    ReadAgain,
    SendLedgerBridge,
)
from flows.facts.ledger_shape import Doubt
from flows.facts.ledgers import Ledger, LedgerState
from flows.facts.match_groups import Decided, Group
from flows.facts.matching import choose
from storage import cases, ledger_uploads, statements
from storage.ledger_uploads import SETTLED

NOT_YOURS: Final = [Happened("refused", values={"why": "not_yours"})]
DECIDED: Final = [Happened("group_decided")]
_UNDECIDED: Final = frozenset({Decided.OPEN, Decided.LATER})
_AT_REST: Final = frozenset({LedgerState.READ, LedgerState.MATCHED, LedgerState.FAILED})


def paste(work: Work, chat: Chat, command: KeepPasted) -> list[Happened]:
    """Rows that were pasted are read as a ledger; more of them go on where the last ended."""
    wrote = work.inbound.did
    if chat.who is None or not isinstance(wrote, Wrote):
        return []
    earlier = _mine(work, chat, command.ledger_id) if command.ledger_id else None
    before = ledger_uploads.pasted(work.conn, earlier.id) if earlier else ""
    if earlier and before:
        text = f"{before}\n{wrote.text}"
        ledgers_kept.wanted(work, earlier.id, LedgerState.READING, pasted=text, sha256="")
        return [Happened("ledger_kept", values={"ledger_id": earlier.id})]
    of_text = {"chat": chat.lane, "name": "", "pasted": wrote.text}
    id_ = ledgers_kept.begin(work, chat.customer_id, chat.who[0].id, **of_text)
    return [Happened("ledger_kept", values={"ledger_id": id_})]


def read_again(work: Work, chat: Chat, command: ReadAgain) -> list[Happened]:
    """The same file, laid out as they say."""
    ledger = _mine(work, chat, command.ledger_id)
    if ledger is None or ledger.state is LedgerState.OVER:
        return NOT_YOURS
    told = ledger_uploads.tell(command.told)
    ledgers_kept.wanted(work, ledger.id, LedgerState.READING, told=told)
    return []


def match_it(work: Work, chat: Chat, command: MatchLedger) -> list[Happened]:
    """Held against that statement, once nothing is left to ask."""
    ledger = _mine(work, chat, command.ledger_id)
    page = work.page(chat.who[0], chat.who[1], chat.lane) if chat.who else None
    statement = page.statement(command.statement_id) if page else None
    if ledger is None or ledger.read is None or ledger.state not in _AT_REST:
        return NOT_YOURS
    if statement is None or statement.state not in statements.STANDING:
        return NOT_YOURS
    passed = {Doubt.SIGN, Doubt.NAMES} if command.names_fit else {Doubt.SIGN}
    if set(ledger.read.doubts) - passed or statement.currency != ledger.read.shape.currency:
        return [Happened("refused", values={"why": "doubts"})]
    if command.names_fit and Doubt.NAMES in ledger.read.doubts:
        parties = list(ledger.read.parties)
        work.record(chat.customer_id, chat.actor, "ledger_names_fit", f"statement:{statement.id}", parties=parties)
    ledgers_kept.wanted(work, ledger.id, LedgerState.MATCHING, statement_id=statement.id)
    return []


def decide(work: Work, chat: Chat, command: DecideGroup) -> list[Happened]:
    """Write the decision down; the file goes along with the case that was raised."""
    ledger = _mine(work, chat, command.ledger_id)
    if ledger is None or ledger.matched is None or ledger.state is not LedgerState.MATCHED:
        return NOT_YOURS
    named = set(command.groups)
    groups = [one for one in ledger.matched.differences if one.id in named and one.decided in _UNDECIDED]
    if command.chosen is not None:
        _choose(work, chat, ledger, groups, command.chosen)
        return DECIDED
    case = cases.one(work.conn, command.case_id) if command.case_id else None
    case_id = case.id if case and case.customer_id == chat.customer_id else 0
    decided = [replace(one, decided=command.decided, case_id=case_id) for one in groups]
    ledger_uploads.decide(work.conn, ledger.id, decided)
    if case_id:
        go_with(work, ledger.evidence_id, case_id)
    for one in decided:
        _record(work, chat, ledger, one)
    return DECIDED


def _choose(work: Work, chat: Chat, ledger: Ledger, groups: list[Group], chosen: int) -> None:
    """Which of several ways it is, as the customer says."""
    asked = next((one for one in groups if one.alternatives), None)
    if asked is None or ledger.matched is None or not -1 <= chosen < len(asked.alternatives):
        return
    matched = choose(ledger.matched, asked.id, chosen, ledger.entries, ledger.rows)
    ledger_uploads.rematched(work.conn, ledger.id, matched)
    _record(work, chat, ledger, asked, chosen=chosen)


def _record(work: Work, chat: Chat, ledger: Ledger, group: Group, **more: int) -> None:
    """What was decided, with the sums it was about."""
    sums = {"ours": group.ours_minor, "theirs": group.theirs_minor}
    what = {"ledger": ledger.id, "group": group.id, "class": group.klass.value, "decided": group.decided.value}
    if group.case_id:
        what["case"] = group.case_id
    subject = f"statement:{ledger.statement_id}"
    work.record(chat.customer_id, chat.actor, "ledger_decided", subject, **what, **sums, **more)


def send(work: Work, chat: Chat, command: SendLedgerBridge) -> list[Happened]:
    """Both books side by side, as a paper and as a spreadsheet; the desk has the same."""
    ledger = _mine(work, chat, command.ledger_id)
    if ledger is None or chat.who is None:
        return NOT_YOURS
    both = ledger_papers.enclosed(work, ledger.id, read_by(*chat.who))
    for enclosed in both[: 1 if work.house.figures_at else None]:
        send_file(work, chat, enclosed, "paper", f"statement:{ledger.statement_id}")
    statement = statements.one(work.conn, ledger.statement_id)
    if statement and both:
        desk_papers.ledger(work, statement, ledger.id)
    return []


def drop(work: Work, chat: Chat, command: DropLedger) -> list[Happened]:
    """Gone at once, unless something was decided about it: then it goes in its time."""
    ledger = _mine(work, chat, command.ledger_id)
    groups = ledger.matched.differences if ledger and ledger.matched else ()
    if ledger and not any(one.decided in SETTLED for one in groups):
        ledgers_kept.drop(work, ledger.id)
        work.record(chat.customer_id, chat.actor, "ledger_dropped", f"evidence:{ledger.evidence_id}")
    return []


def file_away(work: Work, chat: Chat, command: FileLedger) -> list[Happened]:
    """It is a paper for a case."""
    ledger = _mine(work, chat, command.ledger_id)
    if ledger:
        ledgers_kept.file_away(work, ledger.id)
    return []


def _mine(work: Work, chat: Chat, id: int) -> Ledger | None:
    """That ledger, when it is this customer's."""
    found = ledger_uploads.one(work.conn, id)
    return found if found and chat.customer_id and found.customer_id == chat.customer_id else None


KEEPERS: Mapping[type, Any] = {
    DecideGroup: decide,
    DropLedger: drop,
    FileLedger: file_away,
    KeepPasted: paste,
    MatchLedger: match_it,
    ReadAgain: read_again,
    SendLedgerBridge: send,
}
