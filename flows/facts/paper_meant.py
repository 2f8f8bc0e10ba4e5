"""Whether somebody asks for something in writing.

Pure and total; the phrases are flows/tables/paper_words.py and, of other languages, their data files.
"""

from typing import Final

from flows.facts.tongues import beyond, folded
from flows.tables.paper_words import ALONE, PAPERS, WANTED

LONGEST: Final = 80  # characters; a longer message says more than that


def wants_paper(text: str) -> bool:
    """Whether a short message asks for a paper."""
    others = beyond(text)
    said = folded(" ".join(text.casefold().split()), others)
    if len(said) > LONGEST:
        return False
    papers = [*PAPERS, *(word for tongue in others for word in tongue.papers.get("written", ()))]
    wanted = [*WANTED, *(word for tongue in others for word in tongue.papers.get("wanted", ()))]
    asked = any(phrase in said for phrase in wanted) and any(phrase in said for phrase in papers)
    alone = said.strip(" .!?。！？؟।")
    return asked or alone in ALONE or any(alone in tongue.papers.get("written", ()) for tongue in others)
