"""Whether a message asks for a paper about the balance, and which. Pure and total; the words are tables."""

import re
from typing import Final

from flows.facts.statement_wishes import only_wish
from flows.tables.paper_wishes import NAMED

_AS_A_FILE: Final = re.compile(r"pdf|excel|xlsx", re.IGNORECASE)  # each comes as what it is


def paper_wished(text: str) -> str:
    """The key of `NAMED` that is all the message asks for, else empty."""
    return only_wish(_AS_A_FILE.sub(" ", text), NAMED)
