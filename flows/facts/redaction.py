"""Leaving out by rule: what a text must not show is taken out of it, and counted by kind.

Promises: pure but for its own counts; whatever kind of fact a row of flows/tables/redaction.py does not show never
comes out of here; the same words come out the same.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from flows.facts.sensitive import masked
from flows.tables.redaction import RULES, Audience, How

BLACK: Final = "▇▇▇"
SHOWN: Final = 4  # characters of an account that stay readable
SHORTEST: Final = 3  # characters of a name that is looked for inside other words' sentences
_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE: Final = re.compile(r"\+\d[\d ()/-]{6,18}\d")
_HANDLE: Final = re.compile(r"(?<![\w/])@\w{3,}")
_IBAN: Final = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
_LONG_NUMBER: Final = re.compile(r"(?<![\w.,:-])\d(?: ?\d){11,22}(?![\w.,:-]*\d)")
_ACCOUNT: Final = r"(?i:account|a/c|acct|iban|账号|帐号|账户|帐户)[^\w\n]{0,3}(?i:no\.?|number|是|为)?[^\w\n]{0,3}"
_CALLED_ACCOUNT: Final = re.compile(rf"({_ACCOUNT})([A-Z]{{0,2}}\d(?: ?[\dA-Z]){{5,32}}(?![a-z]))")


class Redactor:
    """What one file leaves out: it is asked for each text, and knows afterwards how much of which kind was there."""

    def __init__(self, audience: Audience, persons: Iterable[str], others: Iterable[str]) -> None:
        """`persons` are the customer's own people, `others` the names and codes of everybody else's customers."""
        self.audience = audience
        self.counts: Counter[tuple[str, How]] = Counter()
        self._persons = sorted({one for one in persons if one.strip()}, key=len, reverse=True)
        self._others = sorted({one for one in others if len(one.strip()) >= SHORTEST}, key=len, reverse=True)

    def how(self, kind: str) -> How:
        """What is done with that kind of fact; what has no rule is left out."""
        return RULES[kind].of(self.audience) if kind in RULES else How.BLACKED

    def text(self, kind: str, said: str) -> str | None:
        """The words as they may be read; None where that kind is left out altogether."""
        if self.how(kind) is How.BLACKED:
            self._count(kind, How.BLACKED)
            return None
        return self._without(said)

    def left_out(self, kind: str) -> None:
        """Something of that kind is not shown at all."""
        self._count(kind, How.BLACKED)

    def person(self, name: str) -> str:
        """Somebody at the customer: their name, or its initials."""
        if self.how("person") is not How.SHORTENED or not name:
            return name
        self._count("person", How.SHORTENED)
        return initials(name)

    def colleague(self, name: str, role: str) -> str:
        """One of us: the name, or what they are."""
        if self.how("colleague") is How.SHOWN or not name:
            return name
        self._count("colleague", How.SHORTENED)
        return role

    def lists(self) -> tuple[tuple[str, How, int], ...]:
        """Each kind of which something was left out or shortened, in the order of the rules."""
        order = {kind: place for place, kind in enumerate(RULES)}
        found = sorted(self.counts.items(), key=lambda one: (order.get(one[0][0], len(order)), one[0][1]))
        return tuple((kind, how, number) for (kind, how), number in found)

    def _without(self, said: str) -> str:
        said = masked(said)
        for other in self._others:
            if other in said:
                said = self._taken("other_customer", re.compile(_whole(other)), said)
        for pattern in (_MAIL, _PHONE, _HANDLE):
            said = self._taken("contact_data", pattern, said)
        said = _CALLED_ACCOUNT.sub(lambda found: f"{found[1]}{self._account(found[2])}", said)
        for pattern in (_IBAN, _LONG_NUMBER):
            said = pattern.sub(lambda found: self._account(found[0]), said)
        if self.how("person") is How.SHORTENED:
            for name in self._persons:
                if name in said:
                    self._count("person", How.SHORTENED, said.count(name))
                    said = said.replace(name, initials(name))
        return said

    def _taken(self, kind: str, pattern: re.Pattern[str], said: str) -> str:
        said, times = pattern.subn(BLACK, said)
        if times:
            self._count(kind, How.BLACKED, times)
        return said

    def _account(self, number: str) -> str:
        if number.startswith("••••"):
            return number
        self._count("bank_account", How.SHORTENED)
        return f"•••• {number.replace(' ', '')[-SHOWN:]}"

    def _count(self, kind: str, how: How, times: int = 1) -> None:
        self.counts[kind, how] += times


def initials(name: str) -> str:
    """The first letter of each part: "Amara Okafor" becomes "A. O.", "李敏" becomes "李*"."""
    parts = name.split()
    if len(parts) == 1 and not name.isascii():
        return f"{name[0]}*"
    return " ".join(f"{part[0]}." for part in parts)


def _whole(name: str) -> str:
    """A pattern for it as a word of its own, where its script has such edges."""
    edge = r"\b" if name[0].isascii() and name[-1].isascii() else ""
    return f"{edge}{re.escape(name)}{edge}" if name[0].isalnum() and name[-1].isalnum() else re.escape(name)
