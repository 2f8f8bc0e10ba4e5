"""What was said by telephone, in writing: kept under a number of its own and sent to whoever was called.

Promise: it holds nothing but the words that a colleague was shown before they left, or that were written down as the
customer's own; where nobody is bound in a chat there is no letter. Edit here when a further kind of call gets one.
"""

from datetime import date

from bot.address import enclosed, send_file
from bot.scene import Chat
from bot.work import Work
from flows.engine.conversation import Conversation
from flows.engine.step import begin
from flows.facts.call_backs import CallBack
from flows.facts.call_letters import CallLetter, until
from flows.facts.elsewhere import Answer
from flows.facts.parties import Contact, Customer
from locales.languages import match
from storage import call_letters, people
from storage.conversations import Standing

KIND = "call_letter"
BY_TELEPHONE = "phone"


def of_call(work: Work, call: CallBack, colleague: str, words: tuple[str, str], by: date | None) -> CallLetter | None:
    """The letter about that call: what was said, and what follows by which day; None where nobody is bound."""
    if people.chat_of(work.conn, call.contact_id) is None:
        return None
    about = {"call_back_id": call.id, "answer_id": 0, "case_id": call.case_id}
    return _keep(work, people.contact(work.conn, call.contact_id), colleague, words, by, about)


def of_answer(work: Work, one: Answer) -> None:
    """An answer by telephone that was written down: the letter is kept and sent, where whoever gave it is bound."""
    if one.way != BY_TELEPHONE or not one.contact_id or people.chat_of(work.conn, one.contact_id) is None:
        return
    about = {"call_back_id": 0, "answer_id": one.id, "case_id": one.case_id}
    send(work, _keep(work, people.contact(work.conn, one.contact_id), one.recorder, (one.words, ""), None, about))


def send(work: Work, letter: CallLetter) -> None:
    """To the chat of whoever was called, behind what is said there about it."""
    found = people.chat_of(work.conn, letter.contact_id)
    if found:
        whom = people.contact(work.conn, letter.contact_id)
        nowhere = Standing(Conversation((begin(work.house.flows, "home"),)))  # a file stands in no dialogue
        chat = Chat(*found, whom, nowhere, match(whom[0].language), whom[0].zone)
        send_file(work, chat, enclosed(KIND, letter.id, *whom), "paper", _subject(letter))


def last_day(work: Work, who: tuple[Contact, Customer]) -> date:
    """Until when that contact may say that they remember it otherwise, if they are written to now."""
    return until(work.now, who[0].zone, work.calendar(who[1]))


def _keep(
    work: Work,
    who: tuple[Contact, Customer],
    colleague: str,
    words: tuple[str, str],
    by: date | None,
    about: dict[str, int],
) -> CallLetter:
    whom = {"customer_id": who[1].id, "contact_id": who[0].id, "colleague": colleague}
    said = {"said": words[0], "following": words[1], "at": work.now}
    return call_letters.keep(work.conn, by=by, until=last_day(work, who), **whom, **said, **about)


def _subject(letter: CallLetter) -> str:
    return f"call_back:{letter.call_back_id}" if letter.call_back_id else f"elsewhere:{letter.answer_id}"
