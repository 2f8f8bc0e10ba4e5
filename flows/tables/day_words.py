"""The words people name a coming day with, one table per language.

A row is a phrase and the rule that finds its day (flows/facts/day_rules.py). In braces stand the names of `names`,
whose words may take that place, and {date} for a day of the calendar as flows/facts/days.py reads it. Of two rows that
fit the same words the longer one wins, then the upper one.
Who edits: whoever speaks the language. A further one is a further file like day_words_en.py and a name in `WORDS`.
"""

from typing import Final

from flows.tables.day_words_en import ENGLISH
from flows.tables.day_words_zh import CHINESE

WORDS: Final = (ENGLISH, CHINESE)
