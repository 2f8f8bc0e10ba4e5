"""Speak: a message's name and its values become the words that one person reads.

Promise: the words come out whole or CannotSay is raised; a message of the desk can never be spoken to a customer;
everything is read by `Speaker.load`, so that speaking reads no file. Developers edit this; words live in templates.
"""

import re
from collections.abc import Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import Final

from jinja2 import Environment, TemplateError, TemplateNotFound

from locales.bidi import from_the_right
from locales.culture import HOME, REGISTERS, Culture, Reader
from locales.elsewhere import MASK
from locales.filters import plain
from locales.formats import Formats
from locales.gather import gather
from locales.knowledge import read_articles
from locales.languages import OFFERED, desk_language, match
from locales.limits import LONGEST_BUTTON, LONGEST_MESSAGE
from locales.snippets import PLACE, Snippet, read_snippets
from locales.spoken import of_papers
from locales.templates import is_message
from locales.typed import read_words
from locales.voices import Voice, source_codes, voice_of

NOBODY: Final = Reader()

ON_DESK: Final = "desk_"  # how labels of the desk begin

PLACEHOLDER: Final = re.compile(r"%\((\w+)\)s")

_TAG: Final = re.compile(r"<[^>]+>")
_UNTIDY: Final = ("\n\n\n", " \n", "\n ", "\t")
_GAP: Final = re.compile(r"\n{3,}")


def unmarked(text: str) -> str:
    """A message's words without its markup, for places that show plain text."""
    return unescape(_TAG.sub("", text))


class CannotSay(Exception):
    """No words for this message in this language."""

    def __init__(self, message: str, language: str, why: object) -> None:
        """`why` in a few words: what is missing or wrong."""
        super().__init__(f"{message!r} cannot be said in {language!r}: {why}.")


class Speaker:
    """Every message, label and typed word in every offered language. Built once at start; safe to share."""

    def __init__(
        self,
        voices: Mapping[str, Voice],
        labels: Mapping[str, str],
        words: Mapping[str, Mapping[str, str]],
        snippets: Mapping[str, Mapping[str, Snippet]],
        figures_at: str = "",
    ) -> None:
        """See `load`."""
        self._figures_at = figures_at
        self._snippets = snippets
        self._voices = voices
        self._words = words
        self._labels = labels
        self._fields = {choice: PLACEHOLDER.findall(source) for choice, source in labels.items()}
        some = next(iter(voices.values()))
        names = (*some.chat.list_templates(), *some.desk.list_templates())
        self._messages = frozenset(name for name in names if is_message(name))

    @classmethod
    def load(
        cls,
        home: Path = HOME,
        *,
        compiled: bool = True,
        own: Path | None = None,
        snippets: Path | None = None,
        figures_at: str = "",
        also: Sequence[str] = (),
    ) -> "Speaker":
        """Reads everything under `home`. Raises ValueError or jinja2's TemplateError for a broken file.

        `own` is the folder of an operator's own articles, `snippets` that of their own snippets. Not `compiled`, it is
        there in a fifth of the time, and a broken template is found when it is to be said. With `figures_at`, the
        address at which statements are looked at, customers are told no amount, but that address. `also` are languages
        to speak beside those that are offered: on their way, or pretended (pseudo.py); their articles are in English.
        """
        codes = source_codes(home)
        labels: Mapping[str, str] = gather("locales.labels", "LABELS", lambda module: not of_papers(module))
        articles = read_articles(home, own)
        voices = {
            language: voice_of(language, codes, labels, home, articles.get(language, articles["en"]), figures_at)
            for language in (*OFFERED, *also)
        }
        if compiled:
            for voice in voices.values():
                voice.compile()
        return cls(voices, labels, read_words(home), read_snippets(home, snippets), figures_at)

    def speak(
        self,
        message: str,
        values: Mapping[str, object],
        language: str,
        *,
        zone: str = "UTC",
        register: str = "",
        reader: Reader = NOBODY,
    ) -> str:
        """Telegram HTML of "<flow>/<name>"; moments in `zone` unless `values` name another. Raises CannotSay.

        `register` is formal, neutral, warm or, empty, the language's own; `reader` is whom a letter addresses.
        """
        voice = self._voice(message, language)
        text = _rendered(voice.templates(message, register), message, values, language, zone, reader)
        text = from_the_right(text) if voice.culture.rtl else text
        if self._figures_at and MASK in text:
            text += "\n" + self.speak("always/figures_are_at", {"address": self._figures_at}, language)
        if 2 * len(text) > LONGEST_MESSAGE and _units(text) > LONGEST_MESSAGE:
            raise CannotSay(message, language, f"it is longer than {LONGEST_MESSAGE} characters")
        return text

    def is_letter(self, message: str, language: str) -> bool:
        """Whether the words depend on who reads them: on their register, or on how they are addressed."""
        voice = self._voice(message, language)
        return any((register, message) in voice.written for register in REGISTERS)

    def culture(self, language: str) -> Culture:
        """The manners of the language in which a reader of `language` is spoken to."""
        return self._voice("", language).culture

    def spoken(self, language: str) -> str:
        """The language in which a reader of `language` is spoken to."""
        return self.culture(language).language

    def speak_staff(self, message: str, values: Mapping[str, object], language: str, *, zone: str = "UTC") -> str:
        """Slack text of the message "staff/<name>", for mrkdwn. Raises CannotSay."""
        voice = self._voice(message, self._on_desk(language))
        text = _rendered(voice.desk, message, values, language, zone)
        return from_the_right(text) if voice.culture.rtl else text

    def label(self, choice: str, values: Mapping[str, object], language: str, *, zone: str = "UTC") -> str:
        """The words on a button of ours, plain text. Raises CannotSay, also for more than 60 characters."""
        language = self._on_desk(language) if choice.startswith(ON_DESK) else language
        return self._label(choice, values, language, zone, self._voice(choice, language).formats)

    def button(self, choice: str, values: Mapping[str, object], language: str, *, zone: str = "UTC") -> str:
        """The same on a customer's button."""
        return self._label(choice, values, language, zone, self._voice(choice, language).shown)

    def _label(self, choice: str, values: Mapping[str, object], language: str, zone: str, formats: Formats) -> str:
        voice = self._voice(choice, language)
        if choice not in self._labels:
            raise CannotSay(choice, language, "locales/labels has no such choice")
        try:
            shown = {name: plain(formats, name, values[name], zone=zone) for name in self._fields[choice]}
            text = voice.spoken.gettext(self._labels[choice]) % shown
        except (LookupError, TypeError, ValueError) as error:
            raise CannotSay(choice, language, error) from error
        if len(text) > LONGEST_BUTTON:
            raise CannotSay(choice, language, f"{text!r} is longer than {LONGEST_BUTTON} characters")
        return text

    def snippets(self, language: str) -> Mapping[str, Snippet]:
        """What colleagues may put into their messages, by key; titles in that language."""
        return self._snippets.get(language) or self._snippets[match(language)]

    def snippet(
        self, key: str, values: Mapping[str, object], language: str, *, zone: str = "UTC", familiar: bool = False
    ) -> str:
        """A snippet's plain words for a reader, `values` in its places. Raises CannotSay."""
        formats = self._voice(key, language).shown
        try:
            snippet = self.snippets(language)[key]
            text = snippet.familiar if familiar and snippet.familiar else snippet.text
            return PLACE.sub(lambda place: plain(formats, place[1], values[place[1]], zone=zone), text)
        except (LookupError, TypeError, ValueError) as error:
            raise CannotSay(key, language, error) from error

    def knows(self, message: str) -> bool:
        """Whether there is such a message, for customers or the desk."""
        return message in self._messages

    def messages(self) -> frozenset[str]:
        """Every message's name."""
        return self._messages

    def labels(self) -> frozenset[str]:
        """Every choice that has words for a button."""
        return frozenset(self._labels)

    def words(self, language: str) -> Mapping[str, str]:
        """Typed words in their `locales.typed.normal` form to commands, of all languages, `language` winning."""
        return self._words.get(language) or self._words[match(language)]

    def _on_desk(self, language: str) -> str:
        """What the desk is read in where `language` is asked for; one that was loaded beside the offered is itself."""
        return language if language in self._voices and language not in OFFERED else desk_language(language)

    def _voice(self, message: str, language: str) -> Voice:
        voice = self._voices.get(language) or self._voices.get(match(language))
        if voice is None:
            raise CannotSay(message, language, f"the languages are {', '.join(self._voices)}")
        return voice


def _rendered(
    templates: Environment,
    message: str,
    values: Mapping[str, object],
    language: str,
    zone: str,
    reader: Reader = NOBODY,
) -> str:
    if not is_message(message):
        raise CannotSay(message, language, "it is a piece of messages")
    try:
        text = templates.get_template(message).render({"zone": zone, "reader": reader, **values})
    except TemplateNotFound as error:
        raise CannotSay(message, language, "there is no such message for this reader") from error
    except (TemplateError, LookupError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise CannotSay(message, language, error) from error
    return _tidy(text)


def _tidy(text: str) -> str:
    if any(gap in text for gap in _UNTIDY):
        text = _GAP.sub("\n\n", "\n".join(map(str.strip, text.split("\n"))))
    return text.strip()


def _units(text: str) -> int:
    return len(unescape(_TAG.sub("", text)).encode("utf-16-le")) // 2
