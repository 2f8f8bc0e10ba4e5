"""`preview`: every message as its reader sees it, beside the English, with its buttons, its picture and its paper.

Promise: nothing is read from the books and nothing is sent; the situations are those that the tests render
(locales/samples). The folder needs nothing else to be looked at, so that it can be handed to a translator.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.commands.preview.page import Shown, page
from bot.commands.preview.papers import Papers
from bot.commands.preview.said import Voice
from bot.commands.terms import Result
from locales.catalogue_files import known
from locales.culture import HOME, REGISTERS
from locales.extracted import SOURCE
from locales.gather import gather
from locales.languages import DESK, OFFERED, OWN_NAMES
from locales.papers.fonts import font_set, small_file
from locales.pseudo import PSEUDO
from locales.speak import Speaker
from locales.templates import is_internal


def preview(language: str, message: str, register: str, out: Path) -> Result:
    """Writes index.html and what it shows into the folder `out`. `message` names one, or the beginning of several."""
    languages = (SOURCE, *known(HOME), *PSEUDO)
    if language not in languages:
        return Result((f"There is no language {language!r}; there are {', '.join(languages)}.",), 1)
    if register not in ("", *REGISTERS):
        return Result((f"There is no register {register!r}; there are {', '.join(REGISTERS)}.",), 1)
    names = _named(message, language)
    if not names:
        return Result((f"No message begins with {message!r}; they are the names under locales/templates.",), 1)
    speaker = Speaker.load(compiled=False, also=() if language in OFFERED else (language,))
    voice, papers = Voice(speaker, language, register), Papers(speaker, language, out)
    try:
        out.mkdir(parents=True, exist_ok=True)
        shown = list(_shown(voice, papers, names))
        named = OWN_NAMES.get(language, language)
        written = page(named, voice.head, shown, _font(language, out))
        (out / "index.html").write_text(written, encoding="utf-8")
    except OSError as error:
        return Result((f"{out} cannot be written ({error.strerror}); name another folder with --out.",), 1)
    told = (f"{len(shown)} messages are in {out / 'index.html'}; open it in a browser.",)
    return Result((*told, *voice.faults), 1 if voice.faults else 0)


def _font(language: str, out: Path) -> tuple[str, str] | None:
    """The language's own font, put beside the page where it is small; its family and its name there."""
    found = small_file(language.partition("_X")[0], font_set())
    if found is None:
        return None
    family, file = found
    name = f"{family.replace(' ', '')}{file.suffix}"
    (out / name).write_bytes(file.read_bytes())
    return family, name


def _named(message: str, language: str) -> list[str]:
    """The messages that were asked for; those of the desk only where it is read in that language, or when named."""
    every = sorted(gather("locales.samples", "SAMPLES"))
    desk = language in (*DESK, *PSEUDO) or is_internal(message)
    exact = [name for name in every if name == message]
    return exact or [name for name in every if name.startswith(message) and (desk or not is_internal(name))]


def _shown(voice: Voice, papers: Papers, names: Sequence[str]) -> Iterator[Shown]:
    samples = gather("locales.samples", "SAMPLES")
    for name in names:
        yield Shown(name, [voice.both(name, values) for values in samples[name]], papers.of(name))
