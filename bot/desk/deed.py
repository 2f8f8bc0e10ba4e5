"""A colleague doing one thing: who, about what, and how they are answered. Words of the desk are spoken here.

Promise: what stands where everybody reads it (cards, threads) is in the house's language; what one colleague alone sees
(forms, private words, their home) is in theirs. All of it comes from a staff template, escaped for a message and plain
for a form.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

from bot.desk import blocks
from bot.desk.blocks import Block
from bot.doors import StaffActed
from bot.work import Work
from flows.facts.parties import Colleague


def line(work: Work, message: str, language: str = "", /, **values: object) -> str:
    """A staff message, escaped: for a message's text. `language`: another one than the house's."""
    company = work.house.company
    return work.house.speaker.speak_staff(f"staff/{message}", values, language or company.language, zone=company.zone)


def plainly(work: Work, message: str, language: str = "", /, **values: object) -> str:
    """The same without escapes: only for plain text blocks and the errors of forms."""
    return unescape(line(work, message, language, **values))


def label(work: Work, choice: str, language: str = "", /, **values: object) -> str:
    """The words of a button, a field or a state."""
    return work.house.speaker.label(f"desk_{choice}", values, language or work.house.company.language)


@dataclass(frozen=True, slots=True)
class Deed:
    """What `by` did. `number` is the id of the case, hand-over, statement or person that the button stood on."""

    work: Work
    by: Colleague
    acted: StaffActed

    @property
    def number(self) -> int:
        """The subject's id; 0 for nonsense."""
        number = self.acted.subject.partition(":")[2]
        return int(number) if number.isdecimal() else 0

    @property
    def actor(self) -> str:
        """As written into the records."""
        return f"staff:{self.by.id}"

    @property
    def language(self) -> str:
        """What this colleague reads."""
        return self.by.language or self.work.house.company.language

    def said(self, name: str) -> str:
        """What stands in that field of the form, or rode on the button; empty when nothing does."""
        return str(self.acted.values.get(name) or "").strip()

    def line(self, message: str, **values: object) -> str:
        """A staff message in this colleague's language, escaped."""
        return line(self.work, message, self.by.language, **values)

    def plainly(self, message: str, **values: object) -> str:
        """The same without escapes: only for plain text blocks and the errors of forms."""
        return plainly(self.work, message, self.by.language, **values)

    def label(self, choice: str, **values: object) -> str:
        """The words of a button, a field or a state in this colleague's language."""
        return label(self.work, choice, self.by.language, **values)

    def whisper(self, message: str, **values: object) -> None:
        """Say it to this colleague alone; where there is no channel to say it in, in a window of its own."""
        if self.acted.form or self.acted.channel or not self.acted.trigger:
            speak = self.plainly if self.acted.form else self.line
            self.work.reply("private", text=speak(message, **values))
        else:
            self.open(blocks.notice(self.plainly(message, **values), self.label("title_notice"), self.label("close")))

    def refuse(self, message: str, **values: object) -> None:
        """Say why not, to this colleague alone, and write down that it was tried."""
        self.work.record(0, self.actor, "refused_press", self.acted.subject, pressed=self.acted.action, why=message)
        self.whisper(message, **values)

    def open(self, view: Block) -> None:
        """Show a form; in answer to a form, in its place."""
        self.work.reply("form", view=view)

    def complain(self, faults: Mapping[str, str]) -> None:
        """Say under the form's own fields what is wrong with them."""
        self.work.reply("form_errors", errors=dict(faults))

    def tell(self, message: str, **values: object) -> None:
        """Write into the subject's thread what this colleague did."""
        text = line(self.work, message, person=self.by.name, **values)
        self.work.post(
            f"slack:{self.work.house.desk}",
            "chat.postMessage",
            {"text": text, "thread": True},
            "note",
            subject=self.acted.subject,
            on_uncertain="look_up",
        )
