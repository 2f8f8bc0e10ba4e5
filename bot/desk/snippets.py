"""Reviewed pieces of text as a colleague may choose them: titles in their language, words in the reader's.

Promise: a snippet that speaks of a case is offered only where there is one, and its figures are that case's. The texts
are data (locales/snippets.py); edit here when a further place can be filled.
"""

from dataclasses import dataclass

from bot.desk.deed import Deed
from bot.work import Work
from flows.facts.dispute import Case
from flows.facts.parties import Contact
from locales.speak import CannotSay
from storage import call_backs, cases


@dataclass(frozen=True, slots=True)
class Choice:
    """One snippet, filled in: what the colleague chooses by, what the customer reads; `dated`: when they hear next."""

    title: str
    text: str
    closing: bool = False
    dated: bool = False

    def beside(self, free: str) -> str:
        """The whole message: this and the free words, in their order."""
        parts = (free, self.text) if self.closing else (self.text, free)
        return "\n\n".join(part for part in parts if part)


def choices(deed: Deed, reader: Contact, case: Case | None, next_at: int = 0) -> dict[str, Choice]:
    """Every snippet that fits here, by its key; `next_at` is when they hear next, if the message says so itself."""
    speaker, company = deed.work.house.speaker, deed.work.house.company
    values: dict[str, object] = {"person": reader.called, "company": company.name}
    if case:
        values |= {"number": case.number, "claimed": case.claimed, "document": case.documents}
        next_at = next_at or case.next_contact_at
        values |= {"next_at": next_at} if next_at > deed.work.now else {}
    titles = speaker.snippets(deed.by.language or company.language)
    made = {}
    for key, snippet in speaker.snippets(reader.language).items():
        if all(values.get(place) for place in snippet.places):
            try:
                warm = reader.register == "warm"
                text = speaker.snippet(key, values, reader.language, zone=reader.zone, familiar=warm)
            except CannotSay:  # an operator's own, with a place that this case cannot fill
                continue
            title = _title(titles[key].title, titles[key].reviewed)
            made[key] = Choice(title, text, snippet.closing, dated="next_at" in snippet.places)
    return made


def case_of(work: Work, subject: str) -> Case | None:
    """The case that a card speaks of."""
    name, _, number = subject.partition(":")
    id_ = int(number) if number.isdecimal() else 0
    if name == "hand_over":
        row = cases.hand_over_by_id(work.conn, id_)
        id_ = int(row["case_id"] or 0) if row else 0
    elif name == "call_back":
        call = call_backs.one(work.conn, id_)
        id_ = call.case_id if call else 0
    elif name != "case":
        return None
    return cases.one(work.conn, id_) if id_ else None


def threads(work: Work, subject: str, lane: str) -> tuple[str, ...]:
    """The threads whose files belong to this conversation: the card's own, its case's, the open hand-over's."""
    case, row = case_of(work, subject), cases.hand_over(work.conn, lane)
    found = [subject, f"case:{case.id}" if case else "", f"hand_over:{row['id']}" if row else ""]
    return tuple(dict.fromkeys(one for one in found if one))


def _title(title: str, reviewed: str) -> str:
    return f"{title} ({reviewed})" if reviewed else title
