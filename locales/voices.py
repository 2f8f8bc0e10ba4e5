"""One language as it is spoken: its manners, its words, its templates and the letters that stand in their place.

Promise: all of it is read here, once; whatever is not compiled then is compiled when it is first said.
"""

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass
from gettext import GNUTranslations
from pathlib import Path
from types import CodeType

from jinja2 import Environment

from locales.culture import REGISTERS, Culture, read_culture
from locales.elsewhere import Masked, without_figures
from locales.filters import chat_filters, desk_filters
from locales.formats import Formats
from locales.languages import OFFERED
from locales.letters import letters
from locales.spoken import read_voice
from locales.templates import Codes, Shelf, is_internal, sources, speaking


@dataclass(frozen=True, slots=True)
class Voice:
    """All that is needed to speak one language; `shown` is how values stand on a customer's buttons.

    `letters` hold the messages that are written otherwise in a register, by register.
    """

    culture: Culture
    formats: Formats
    shown: Formats
    spoken: GNUTranslations
    chat: Environment
    desk: Environment
    letters: Mapping[str, Environment]
    written: frozenset[tuple[str, str]]

    def templates(self, message: str, register: str) -> Environment:
        """Where the message is found for a reader in that register; empty: in the language's own."""
        wanted = register or self.culture.register
        return self.letters[wanted] if (wanted, message) in self.written else self.chat

    def compile(self) -> None:
        """Raises jinja2.TemplateError for a broken template, which would else be found when it is to be said."""
        for templates in (self.chat, self.desk):
            for name in templates.list_templates():
                templates.get_template(name)
        for register, name in self.written:
            self.letters[register].get_template(name)


def source_codes(home: Path) -> Codes:
    """The source templates, which every language shares.

    Code is bound to filters by name when it is loaded; compiling only asks which of them read the context.
    """
    return Codes(sources(home / "templates"), chat_filters(Formats(read_culture(OFFERED[0], home)), str))


def voice_of(
    language: str, shared: Codes, labels: Mapping[str, str], home: Path, articles: Mapping[str, str], figures_at: str
) -> Voice:
    """Everything of that language under `home`; `shared` are the source templates, `articles` its answers."""
    culture, spoken = read_voice(language, home)
    formats = Formats(culture)
    shown = Masked(culture) if figures_at else formats
    ours = chat_filters(formats, lambda choice: spoken.gettext(labels[choice]), articles)
    chat = without_figures(chat_filters(shown, ours["label"], articles)) if figures_at else ours
    own = Codes(letters(language, home), chat)
    codes: ChainMap[str, CodeType] = ChainMap(own, shared)  # type: ignore[arg-type]  # only read
    internal = speaking(Shelf(codes, is_internal), spoken, desk_filters(ours))

    def to_customers(*written: Codes) -> Environment:
        public = Shelf(ChainMap(*written, *codes.maps), lambda name: not is_internal(name))  # type: ignore[arg-type]
        made = speaking(public, spoken, chat)
        made.globals.update(figures_at=figures_at, reason_first=culture.reason_first)
        return made

    registers = {register: Codes(letters(language, home, register), chat) for register in REGISTERS}
    plain_chat = to_customers()
    letters_in = {register: to_customers(written) if written else plain_chat for register, written in registers.items()}
    every = frozenset((register, name) for register, written in registers.items() for name in (*written, *own))
    return Voice(culture, formats, shown, spoken, plain_chat, internal, letters_in, every)
