"""The one day that a sentence names: "paid on 26 Oct", "十月十二日付的", "昨天转的".

Promises: pure and total; what is a day and nothing else is read as days.py reads it, and a sentence that names several
days names none. Who edits: developers; forms of days stand in days.py and day_phrases.py.
"""

import re
from datetime import date
from typing import Final

from flows.facts.day_phrases import dates_in, phrases, settled
from flows.facts.days import WORDS, Day, DayRead, NotADay, read_day
from flows.tables.day_rows import Rule

_NEAR: Final = re.compile("|".join(sorted((rf"\b{w}\b" if w.isascii() else w for w in WORDS), key=len, reverse=True)))


def day_said(text: str, today: date) -> DayRead:
    """What day `text` names; a year left out is the one that brings the day nearest to `today`."""
    read = read_day(text, today)
    if not isinstance(read, NotADay):
        return read
    said = settled(text)
    found = {*dates_in(said.words), *_NEAR.findall(text.lower())}
    near = {span.first for one in phrases(said, today) if one.row.rule is Rule.DAYS_ON for span in one.spans}
    if len(near) == 1 and not found:
        return Day(near.pop())
    return read_day(found.pop(), today) if len(found) == 1 else read
