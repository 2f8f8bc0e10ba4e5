"""Whether somebody asks for something in writing. Pure and total; the phrases are flows/tables/paper_words.py."""

from typing import Final

from flows.tables.paper_words import ALONE, PAPERS, WANTED

LONGEST: Final = 80  # characters; a longer message says more than that


def wants_paper(text: str) -> bool:
    """Whether a short message asks for a paper."""
    said = " ".join(text.casefold().split())
    if len(said) > LONGEST:
        return False
    asked = any(phrase in said for phrase in WANTED) and any(phrase in said for phrase in PAPERS)
    return asked or said.strip(" .!?。！？") in ALONE
