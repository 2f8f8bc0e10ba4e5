"""The letter after a telephone call: who spoke, the recorded words, what follows and by when, until when to object.

Promise: it is made of the letter that was kept and, of an answer that was written down, of what that answer says;
nothing internal is looked at. Who edits: developers; the words are those of labels/paper_call_letter.py.
"""

from collections.abc import Mapping
from typing import Any, Final

from bot.papers.printed import Printed, Setting
from flows.facts.call_letters import CallLetter, rows
from flows.facts.elsewhere import Answer, Kind
from flows.facts.parties import Contact, Customer
from flows.facts.statement import fingerprint, short_code
from locales.papers.sheet import Sheet
from locales.papers.words import PaperWords
from storage import call_letters, cases, elsewhere, people, promises, statements
from storage.ports import Connection


def letter(conn: Connection, setting: Setting, wanted: Mapping[str, Any]) -> Printed:
    """`wanted`: the letter's id, the language. Raises LookupError where there is no such letter."""
    kept = call_letters.one(conn, int(wanted["id"]))
    if kept is None:
        raise LookupError(f"There is no letter {wanted['id']} about a call.")
    contact, customer = people.contact(conn, kept.contact_id)
    words = PaperWords(str(wanted["language"]), contact.zone)
    answer = elsewhere.one(conn, kept.answer_id) if kept.answer_id else None
    told_of = [_of_answer(conn, answer, words)] if answer else []
    body = _body(kept, (contact, customer), setting, words, _about(conn, kept, answer, words))
    body["said"] = [*told_of, *(words.name(row) for row in rows(kept.said))]
    whole = f"{kept.number}\n{kept.said}\n{kept.following}\n{kept.by}\n{kept.at}"
    sheet = Sheet(
        "call_letter", words.language, words.label("paper_call_letter_title"), words.docno(kept.number),
        short_code(fingerprint(whole.encode())), body, kept.at, company=words.name(setting.company.name),
    )  # fmt: skip
    return Printed(f"{kept.number}.pdf", sheet)


def _body(
    kept: CallLetter, who: tuple[Contact, Customer], setting: Setting, words: PaperWords, about: str
) -> dict[str, Any]:
    label = words.label
    following = [words.name(row) for row in rows(kept.following)]
    facts = [
        (label("paper_call_letter_number"), words.docno(kept.number)),
        (label("paper_call_letter_when"), words.moment(kept.at)),
        (label("paper_call_letter_for", company=setting.company.name), words.name(kept.colleague)),
        (label("paper_call_letter_for", company=who[1].name), words.name(who[0].name)),
        (label("paper_call_letter_about"), about),
    ]
    return {
        "to": label("paper_call_letter_dear", person=who[0].name, customer=who[1].name),
        "facts": [[name, said] for name, said in facts if said],
        "thanks": label("paper_call_letter_thanks"),
        "said_heading": label("paper_call_letter_said"),
        "next_heading": label("paper_call_letter_next") if following else "",
        "next": following,
        "by": [label("paper_call_letter_by"), words.day(kept.by)] if kept.by else [],
        "otherwise": label("paper_call_letter_otherwise", day=kept.until),
        "silence": label("paper_call_letter_silence"),
    }


def _about(conn: Connection, kept: CallLetter, answer: Answer | None, words: PaperWords) -> str:
    """The case, else the statement that was spoken about; empty where neither was."""
    case = cases.one(conn, kept.case_id) if kept.case_id else None
    if case:
        return words.label("paper_call_letter_case", case=case.number)
    statement = statements.one(conn, answer.statement_id) if answer else None
    return words.label("paper_call_letter_statement", number=statement.number) if statement else ""


def _of_answer(conn: Connection, answer: Answer, words: PaperWords) -> str:
    """What was confirmed, promised or objected to."""
    if answer.kind is Kind.PROMISE:
        promise = promises.one(conn, answer.promise_id)
        day = promise.day if promise else answer.said_on
        return words.label("paper_call_letter_promised", amount=answer.agreed, day=day)
    if answer.kind is Kind.OBJECTION:
        case = cases.one(conn, answer.case_id)
        number = case.number if case else answer.number
        return words.label("paper_call_letter_objected", amount=answer.agreed, case=number)
    statement = statements.one(conn, answer.statement_id)
    day, number = (statement.cut_off, statement.number) if statement else (answer.said_on, answer.number)
    return words.label("paper_call_letter_agreed", amount=answer.agreed, day=day, number=number)


PAPERS: Final = {"call_letter": letter}
