"""What a customer remembers otherwise than the letter about a call says: written down beside it."""

from collections.abc import Mapping
from typing import Any

from bot import things
from bot.scene import Chat
from bot.work import Work
from flows.engine.events import Happened
from flows.facts.call_letters import RememberOtherwise
from storage import call_letters


def object_to(work: Work, chat: Chat, command: RememberOtherwise) -> list[Happened]:
    """Their words stand beside the letter, and the desk reads them where the call is."""
    letter = call_letters.one(work.conn, command.letter_id)
    if chat.who is None or letter is None or letter.customer_id != chat.customer_id:
        return [Happened("refused", values={"why": "not_yours"})]
    contact, customer = chat.who
    call_letters.object_to(work.conn, letter.id, command.words, work.now)
    subject = f"call_back:{letter.call_back_id}" if letter.call_back_id else f"elsewhere:{letter.answer_id}"
    work.record(customer.id, chat.actor, "remembered_otherwise", subject, letter=letter.number, words=command.words)
    told = {"person": contact.name, "customer": customer.name, "letter": letter.number, "words": command.words}
    things.tell_desk(work, subject, "staff/call_remembered_otherwise", told)
    return [Happened("objected", values={"letter_id": letter.id})]


KEEPERS: Mapping[type, Any] = {RememberOtherwise: object_to}
