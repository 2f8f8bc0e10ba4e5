"""What people mean in free words, language by language: `<language>/understood.toml` made into the tables of flows.

Promise: a language is understood as soon as its file is there, whether chats are held in it or not, since people write
as they please. Everything is folded here as flows folds what people write. A key or a phrase that means nothing is
refused with one sentence that names the file and the key. How a file is written: locales/README.md.
Who edits: developers; the files are edited by whoever speaks the language.
"""

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from flows.facts.figure_forms import SCALES
from flows.facts.languages import HAN, KANA, LATIN, scripts_of
from flows.facts.phrase_forms import WORDS, Style, any_of, bared, tokens, unpointed
from flows.facts.tongues import ARABIC
from flows.tables.feelings import Abuse, Sign
from flows.tables.meanings import IN, WANTS, Meanings
from flows.tables.reasons import REASONS
from flows.tables.tongues import Answers, FigureWords, Tongue
from locales.culture import HOME
from locales.understood_days import KEYS as DAY_KEYS
from locales.understood_days import read_dates, read_days

FILE: Final = "understood.toml"
ACCENTED: Final = 0.4  # share of words with accents; of German ones a tenth, of Vietnamese most
GAPS: Final = {True: 4, False: 10}  # words, or signs where words are not spaced
TOP: Final = frozenset(
    {
        "spaced",
        "before_words",
        "same",
        "small",
        "meanings",
        "answers",
        "days",
        "feelings",
        "abuse",
        "amounts",
        "papers",
    }
)
ANSWERS: Final = ("yes", "no", "begins_yes", "begins_no", "first", "second", "third")
FEELINGS: Final = ("mild", "strong", "extreme", "stressed", "again", "times", "face", "polite", "harmless", "not_angry")
FIGURES: Final = (
    "currencies", "scales", "harmless", "counted", "spans", "names", "phones", "per", "or", "minus", "papers",
    "not_this", "rest",
)  # fmt: skip
PAPERS: Final = (
    "confirmation_form", "reconciliation", "record", "confirmation", "pdf", "xlsx", "around", "written", "wanted",
)  # fmt: skip


@cache
def read_understood(home: Path = HOME) -> tuple[Tongue, ...]:
    """Every language that has a file, in the order of their names; the same value each time.

    Raises ValueError with one sentence when a file cannot be used.
    """
    return tuple(tongue for path in sorted(home.glob(f"*/{FILE}")) for tongue in read_tongues(path))


def read_tongues(path: Path) -> tuple[Tongue, ...]:
    """One language of one file; two where accents tell words apart, of which the second is without them."""
    page = tomllib.loads(path.read_text(encoding="utf-8"))
    where = f"{path.parent.name}/{path.name}"
    _only(where, "", page, TOP)
    if page.get("spaced") not in {True, False}:
        raise ValueError(f"{where}: `spaced` is missing; say true where words are parted by spaces, else false.")
    script = _script(page)
    if script != LATIN:
        return (_Reader(path.parent.name, where, page, script, bare=False).tongue(),)
    if not _accented(page):
        return (_Reader(path.parent.name, where, page, script, bare=True).tongue(),)
    readers = [_Reader(path.parent.name, where, page, script, bare=bare) for bare in (False, True)]
    readers[1].guessed = True
    return tuple(reader.tongue() for reader in readers)


class _Reader:
    """One reading of one page: folds every word, refuses what is not known."""

    def __init__(self, language: str, where: str, page: Mapping[str, Any], script: str, *, bare: bool) -> None:
        self.language, self.where, self.script, self.bare = language, where, script, bare
        self.raw, spaced, self.guessed = page, page["spaced"], False
        self.same = tuple((self._plain(sign), self._plain(usual)) for sign, usual in page.get("same", {}).items())
        self.page: Mapping[str, Any] = self._folded(page)
        self.style = Style(spaced, GAPS[spaced], tuple(self.page.get("before_words", ())))

    def tongue(self) -> Tongue:
        """The language."""
        page = self.raw.get("days", {})
        return Tongue(
            self.language,
            self.script,
            self.style.spaced,
            self._meanings(),
            read_days(self.where, page, self.style, self._fold),
            self._vocabulary(),
            bare=self.bare,
            same=self.same,
            dates=read_dates(self.where, page, self.style, self._fold),
            eras=self._folded(page.get("eras", {})),
            feelings=self._feelings(),
            answers=self._answers(),
            figures=self._figures(),
            papers={key: tuple(words) for key, words in self._section("papers", PAPERS).items()},
        )

    def _meanings(self) -> Meanings:
        page = self._section("meanings", ("words", "reasons", "wants", "alone", "fine", "denied", "turns", "typos"))
        wants = self._keyed(page, "wants", WANTS)
        reasons = self._keyed(page, "reasons", REASONS.keys() - {"other"})
        if lacking := sorted(REASONS.keys() - {"other"} - reasons.keys()):
            raise ValueError(
                f"{self.where}: [meanings.reasons] lacks {lacking[0]}; a reason without words can only be pressed."
            )
        words = {name: tuple(forms) for name, forms in page.get("words", {}).items()}
        self._check(
            "meanings", (phrase for part in (reasons, wants) for phrases in part.values() for phrase in phrases), words
        )
        return Meanings(
            spaced=self.style.spaced,
            words=words,
            reasons=reasons,
            wants=wants,
            alone=self._keyed(page, "alone", WANTS | REASONS.keys()),
            fine=tuple(page.get("fine", ())),
            denied=tuple(page.get("denied", ())),
            small=tuple(self.page.get("small", ())),
            turns=tuple(page.get("turns", ())),
            typos=dict(page.get("typos", {})),
            gap=self.style.gap,
            glued=self.style.glued,
        )

    def _feelings(self) -> Mapping[str, tuple[str, ...]]:
        signs = self._section("feelings", FEELINGS)
        # Without the accents that tell words apart, "slowly" may read as "suicide": nobody is taken to mean that.
        abuse = {} if self.guessed else self._section("abuse", [kind.value for kind in Abuse])
        known = {"not_angry": "corrects", **{sign.value: sign.value for sign in Sign}}
        rows = {known.get(kind, kind): phrases for kind, phrases in (*signs.items(), *abuse.items())}
        return {kind: (any_of(phrases, self.style),) for kind, phrases in rows.items() if phrases}

    def _answers(self) -> Answers:
        page = self._section("answers", ANSWERS)
        for key in ("yes", "no"):
            if not page.get(key):
                raise ValueError(f"{self.where}: [answers] lacks `{key}`; name what people type for it.")
        plain = {key: tuple(self._words(phrase) for phrase in page.get(key, ())) for key in ANSWERS}
        places = tuple(plain[key] for key in ("first", "second", "third"))
        return Answers(frozenset(plain["yes"]), frozenset(plain["no"]), plain["begins_yes"], plain["begins_no"], places)

    def _figures(self) -> FigureWords:
        page = self._section("amounts", FIGURES)
        currencies = {
            word: tuple(str(codes).upper().split())
            for words, codes in page.get("currencies", {}).items()
            for word in words.split("|")
        }
        scales = {word: int(power) for words, power in page.get("scales", {}).items() for word in words.split("|")}
        words = {key: tuple(page[key]) for key in FIGURES[2:] if key in page}
        return FigureWords(currencies, scales, words)

    def _section(self, name: str, keys: Iterable[str]) -> Mapping[str, Any]:
        page: Mapping[str, Any] = self.page.get(name, {})
        _only(self.where, name, page, frozenset(keys))
        return page

    def _keyed(self, page: Mapping[str, Any], name: str, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
        rows = page.get(name, {})
        known = frozenset(keys)
        _only(self.where, f"meanings.{name}", [key for key in rows if not key.startswith(IN)], known)
        return {
            key: tuple(self._words(phrase) if name == "alone" else phrase for phrase in phrases)
            for key, phrases in rows.items()
        }

    def _check(self, section: str, phrases: Iterable[str], words: Mapping[str, Sequence[str]]) -> None:
        for phrase in phrases:
            unknown = [piece for piece, _ in tokens(phrase) for name in _named(piece) if name not in words]
            if unknown or not list(tokens(phrase)) or set(phrase) & set("[]\\?{}"):
                raise ValueError(
                    f"{self.where}: [{section}] {phrase!r} is no phrase; see locales/README.md for how one is written."
                )

    def _words(self, phrase: str) -> str:
        found = WORDS.findall(phrase)
        return " ".join(found) if self.style.spaced else "".join(found)

    def _folded(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._fold(value)
        if isinstance(value, Mapping):
            return {key if _is_key(key) else self._folded(key): self._folded(part) for key, part in value.items()}
        return [self._folded(part) for part in value] if isinstance(value, list) else value

    def _fold(self, text: str) -> str:
        folded = self._plain(text)
        for sign, usual in self.same:
            folded = folded.replace(sign, usual)
        return folded

    def _plain(self, text: str) -> str:
        plain = unicodedata.normalize("NFKC", text).casefold()
        if self.script == ARABIC:
            return unpointed(plain)
        return bared(plain) if self.bare else plain

    def _vocabulary(self) -> frozenset[str]:
        texts = list(_strings({key: self.page[key] for key in self.page.keys() - {"same", "amounts"}}))
        # Of the tables of currencies and scales, the words that lead there.
        texts += (word for words in self.page.get("amounts", {}).values() for word in words)
        if self.script in {HAN, KANA}:
            return frozenset(sign for text in texts for sign in text if "\u3400" <= sign <= "\u9fff")
        return frozenset(word for text in texts for word in WORDS.findall(text)).difference(SCALES)


def _is_key(key: str) -> bool:
    """Whether it names something of ours, rather than being a word of theirs."""
    return key.isascii() and (key.startswith(IN) or key in _KEYS)


_KEYS: Final = frozenset(
    {
        *TOP, *ANSWERS, *FEELINGS, *FIGURES, *PAPERS, *WANTS, *REASONS, *(kind.value for kind in Abuse),
        *("words", "reasons", "wants", "alone", "fine", "denied", "turns", "typos"), *DAY_KEYS,
    }
)  # fmt: skip


def _named(piece: str) -> list[str]:
    return [part.strip("<>") for part in piece.split("|") if part.startswith("<")]


def _strings(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for key, part in value.items() if not _is_key(key) for text in _strings(key))
        yield from (
            text
            for key, part in value.items()
            for text in _strings([row[0] for row in part] if key == "rows" else part)
        )
    elif isinstance(value, list):
        yield from (text for part in value for text in _strings(part))


def _script(page: Mapping[str, Any]) -> str:
    counted = scripts_of(" ".join(_strings({key: page[key] for key in ("answers", "meanings") if key in page})))
    plain = {script: count for script, count in counted.items() if script != HAN}
    if counted.get(KANA, 0) > counted.get(HAN, 0) // 10:
        return KANA
    return (
        max(counted, key=lambda script: counted[script])
        if counted.get(HAN, 0) > sum(plain.values())
        else max(plain, key=lambda script: plain[script])
    )


def _accented(page: Mapping[str, Any]) -> bool:
    """Whether accents tell words apart: then they stand in a good part of them."""
    words = {word for text in _strings(page.get("meanings", {})) for word in WORDS.findall(text.casefold())}
    return bool(sum(bared(word) != word for word in words) > ACCENTED * len(words))


def _only(where: str, section: str, keys: Iterable[str], known: frozenset[str]) -> None:
    for key in keys:
        if key not in known:
            place = f"[{section}] " if section else ""
            raise ValueError(f"{where}: {place}`{key}` is not known; take one of {', '.join(sorted(known))}.")
