"""What a message says in its situations, in two languages, and the buttons under it as the flows write them.

Promise: words come from the same speaker as those that are sent. Buttons that are computed from the books are left
out, since no sample has any; one whose value a sample does not have, too.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from bot.pictures import PICTURES
from flows.all_flows import FLOWS
from flows.engine.grammar import Row
from flows.engine.ways import label_ids, says
from locales.culture import Reader
from locales.extracted import SOURCE
from locales.letters import letters
from locales.limits import LONGEST_CAPTION
from locales.samples.papers.readers import Reader as Customer
from locales.samples.papers.readers import everybody
from locales.speak import CannotSay, Speaker, unmarked
from locales.templates import is_internal

Keyboard = list[list[str]]


class Side(NamedTuple):
    """One message as one reader sees it: HTML, rows of buttons, what there is to know about it."""

    language: str
    rtl: bool
    text: str
    keys: Keyboard
    notes: list[str]


def customer(language: str) -> Customer:
    """Who reads samples in that language: a customer of theirs, or where there is none an English one."""
    by = {one.language: one for one in everybody()}
    return by.get(language) or by.get(language.partition("_")[0]) or by[SOURCE]


class Voice:
    """A language and English, side by side."""

    def __init__(self, speaker: Speaker, language: str, register: str) -> None:
        """Nothing is said yet."""
        self.faults: list[str] = []
        self._speaker, self._language, self._register = speaker, language, register
        one = customer(language)
        self._zone, self._reader = one.zone, Reader(one.contact, "", one.customer)

    @property
    def head(self) -> dict[str, str]:
        """What there is to know about the language."""
        culture = self._speaker.culture(self._language)
        return {
            "language": self._language,
            "words": culture.review,
            "register": self._register or culture.register,
            "a no begins with": "its reason" if culture.reason_first else "the result",
            "opening": culture.salutation(self._reader),
        }

    def both(self, message: str, values: Mapping[str, Any]) -> tuple[Side, Side]:
        """The message in that situation: in English and in the language."""
        return self._side(message, values, SOURCE), self._side(message, values, self._language)

    def _side(self, message: str, values: Mapping[str, Any], language: str) -> Side:
        culture = self._speaker.culture(language)
        notes = []
        try:
            text = self._said(message, values, language)
        except CannotSay as error:
            self.faults.append(str(error))
            text, notes = "", [str(error)]
        if message in _letters(language, self._register or culture.register):
            notes.append("a whole letter")
        if message in PICTURES and len(unmarked(text)) > LONGEST_CAPTION:
            notes.append(f"longer than the {LONGEST_CAPTION} characters beside a picture")
        keys = [[said for one in row if (said := self._key(one, values, language))] for row in _rows().get(message, ())]
        return Side(language, culture.rtl, text, [row for row in keys if row], notes)

    def _said(self, message: str, values: Mapping[str, Any], language: str) -> str:
        if is_internal(message):
            return self._speaker.speak_staff(message, values, language, zone=self._zone)
        how = {"register": self._register, "reader": self._reader}
        return self._speaker.speak(message, values, language, zone=self._zone, **how)  # type: ignore[arg-type]  # each is of its own type

    def _key(self, choice: str, values: Mapping[str, Any], language: str) -> str:
        try:
            return self._speaker.label(choice, values, language, zone=self._zone)
        except CannotSay:
            return ""


@cache
def _letters(language: str, register: str) -> frozenset[str]:
    """The messages that are written as a whole for such a reader."""
    return frozenset(letters(language)) | frozenset(letters(language, register=register))


@cache
def _rows() -> Mapping[str, list[list[str]]]:
    """By message: the buttons that the flows write under it, the first time they do."""
    found: dict[str, list[list[str]]] = {}
    for flow in FLOWS.values():
        for stage in flow.stages.values():
            shown = [(stage.card.message, stage.card.buttons)] if stage.card else []
            shown += [(said.message, said.buttons) for rule in stage.rules for said in says(rule)]
            for message, rows in shown:
                found.setdefault(message if "/" in message else f"{flow.name}/{message}", _labels(rows))
    return found


def _labels(rows: tuple[Row, ...]) -> list[list[str]]:
    return [list(label_ids((row,))) for row in rows]
