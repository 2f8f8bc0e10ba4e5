"""Pictures on the desk: a case at a glance in its thread, how far a round has come beside a digest.

Promises: each comes with its whole content in words; one that would show nothing new is not put there again, and a new
one takes the old one's place; a picture that is not made in time holds nothing else up.
"""

from typing import Any

from bot.desk.deed import label
from bot.papers import case_card, round_chart
from bot.work import Work
from flows.facts.cycles import Cycle, CycleState
from flows.facts.paper_pictures import case_code, round_code
from locales.papers.words import PaperWords
from storage import cases, cycles, ledger, pictures

KIND, GONE = "picture", "unpicture"
LONGEST = 1000  # characters of a description
ROUNDS = 3  # that are shown to one colleague at a time, the newest


def of_case(work: Work, case_id: int) -> None:
    """Into the case's thread."""
    case = cases.one(work.conn, case_id)
    customer = ledger.customer(work.conn, case.customer_id) if case else None
    if case is None or customer is None:
        return
    language, zone = work.house.company.language, work.house.company.zone
    said = case_card.described(case, customer.name, language, zone)
    enclosed = {"kind": "case_card", "id": case.id, "language": language}
    body = {
        "enclose": enclosed,
        "title": label(work, "card_picture", number=case.number),
        "alt": said[:LONGEST],
        "under": f"case:{case.id}",
    }
    _put(work, f"slack:{work.house.desk}", f"case_card:{case.id}", body, case_code(case, language))


def of_round(work: Work, cycle: Cycle, user: str, language: str) -> bool:
    """To one colleague alone; False where they have just that picture already."""
    shown, _ = round_chart.stands(work.conn, cycle, work.house.company.zone)
    day = PaperWords(language).day(cycle.cut_off)
    body = {
        "enclose": {"kind": "round_chart", "id": cycle.id, "language": language},
        "title": label(work, "round_picture", language, day=day),
        "alt": round_chart.described(cycle, shown, language)[:LONGEST],
    }
    return _put(work, f"slack:@{user}", f"round_chart:{cycle.id}", body, round_code(cycle, shown, language))


def of_open_rounds(work: Work, user: str, language: str) -> int:
    """Those that customers are answering; how many there are."""
    found = [one for one in cycles.open_cycles(work.conn) if one.state is CycleState.COLLECTING][-ROUNDS:]
    for one in found:
        of_round(work, one, user, language)
    return len(found)


def _put(work: Work, lane: str, subject: str, body: dict[str, Any], code: str) -> bool:
    before, remote = pictures.last(work.conn, subject, KIND, lane)
    if before.get("code") == code:
        return False
    work.post(lane, "files.upload", {**body, "code": code}, KIND, subject=subject)
    if remote:
        work.post(lane, "files.delete", {"file": remote}, GONE, subject=subject)
    return True
