"""A chat while a turn is made: whose it is, where its conversation stands, in which language and zone."""

from dataclasses import dataclass

from bot.preface import Preface
from flows.facts.parties import Contact, Customer
from storage.conversations import Standing


@dataclass(slots=True)
class Chat:
    """`who` is None while the chat is not bound; `subject` is what a letter of this turn is about ("case:7").

    `about` is the case that the present event is about, also when the dialogue ends with it.
    """

    lane: str
    person: str
    who: tuple[Contact, Customer] | None
    standing: Standing
    language: str
    zone: str
    about: str = ""
    preface: Preface | None = None  # what is said before the turn's first message

    @property
    def customer_id(self) -> int:
        """Whose figures may go here; 0 while nobody's."""
        return self.who[1].id if self.who else 0

    @property
    def actor(self) -> str:
        """As written into the audit chain."""
        return f"contact:{self.who[0].id}" if self.who else f"chat:{self.lane}"

    @property
    def subject(self) -> str:
        """The case that the dialogue or the event is about, else the statement."""
        notes = self.standing.conversation.notes
        if notes.get("case_id"):
            return f"case:{notes['case_id']}"
        return self.about or (f"statement:{notes['statement_id']}" if notes.get("statement_id") else "")
