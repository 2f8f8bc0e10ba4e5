"""What people may mean, in their words: the row type of meanings_en.py and meanings_zh.py.

How a phrase is written: words as people type them, in lower case and without apostrophes ("dont"); `a|b` for either;
`~` at a word's end for any ending ("damag~"); `*` for up to a few words (or characters) between; `<came>` for the
alternatives of that name in `words`. In a language without spaces `+` joins pieces that stand together. A phrase stands
anywhere in a sentence; one in `alone` is all there is, but for small words. Who edits: whoever speaks the
language; what is found is shown or asked back before anything is done.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Meanings:
    """The phrases of one language.

    `reasons` by the keys of reasons.py, `wants` and `alone` by the keys of `WANTS`; `alone` may also name a reason.
    `fine` approves of what stands before it in the clause, `denied` denies what follows, `small` adds nothing.
    `typos` are spellings to mend, `turns` words that begin a new clause; `spaced` says whether words are spaced.
    `gap` is the longest that a `*` stands for (words or characters), `glued` letters that may stand before any word.
    """

    spaced: bool
    words: Mapping[str, tuple[str, ...]]
    reasons: Mapping[str, tuple[str, ...]]
    wants: Mapping[str, tuple[str, ...]]
    alone: Mapping[str, tuple[str, ...]]
    fine: tuple[str, ...]
    denied: tuple[str, ...]
    small: tuple[str, ...]
    turns: tuple[str, ...]
    typos: Mapping[str, str]
    gap: int
    glued: tuple[str, ...] = ()


WANTS = frozenset((
    "statement", "status", "object", "agree", "pay_later", "cannot_pay", "human", "call_back", "complain", "feedback",
    "thanks", "greeting", "goodbye", "privacy", "export", "due", "help", "stop", "wrong_person", "settings",
    "pay_how", "take_back", "match_ledger",
))  # fmt: skip
IN = "in_"  # and the code of a language: the wish to be spoken to in it
