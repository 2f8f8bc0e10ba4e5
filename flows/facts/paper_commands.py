"""What a dialogue may ask for so that a customer gets a paper: a value, carried out in the turn's transaction.

Promise: a paper is named by its kind and by what it is about; whether it may go to this customer is asked of the books
when it is carried out. Who edits: whoever adds a way to ask for one.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SendPaper:
    """Send that kind of paper (a key of bot/papers) about `subject` ("case:7") to whoever asked for it."""

    paper: str
    id: int
    subject: str
