"""A chat while a turn is made: whose it is, where its conversation stands, in which language and zone."""

from dataclasses import dataclass

from flows.facts.parties import Contact, Customer
from storage.conversations import Standing


@dataclass(slots=True)
class Chat:
    """`who` is None while the chat is not bound; `subject` is what a letter of this turn is about ("case:7")."""

    lane: str
    person: str
    who: tuple[Contact, Customer] | None
    standing: Standing
    language: str
    zone: str

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
        """The case or statement the speaking dialogue is about, if it says so in its notes."""
        notes = self.standing.conversation.notes
        for key, name in (("case_id", "case"), ("statement_id", "statement")):
            if notes.get(key):
                return f"{name}:{notes[key]}"
        return ""
