"""Where templates lie and how they are compiled: once each, then bound to every language and kind of reader.

Promise: a whole letter written for one language wins over the source template; nothing is read from disk after
start; a value that is missing stops the message instead of leaving a hole in it.
"""

import re
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from gettext import GNUTranslations
from hashlib import sha256
from importlib.metadata import version
from marshal import dumps, loads
from pathlib import Path
from types import CodeType
from typing import Any, Final

from jinja2 import BaseLoader, Environment, StrictUndefined, Template, TemplateNotFound
from jinja2.ext import Extension
from markupsafe import Markup, escape

from locales import direct
from locales.worked_out import kept

JINJA: Final = version("jinja2")
# Whoever changes how they are compiled edits one of these files.
HOW: Final = sha256(b"".join(Path(file).read_bytes() for file in (__file__, direct.__file__))).hexdigest()
SUFFIX: Final = ".txt.j2"
STAFF: Final = "staff/"

_I18N: Final = "jinja2.ext.i18n"
_MARKED: Final = re.compile("[&<>\"']").search  # what escaping would change
_as_markup: Final = str.__new__  # without asking what a string is
_SENTENCE_END: Final = re.compile(r"endtrans\s*%\}")


def sources(folder: Path) -> Mapping[str, str]:
    """Template sources under `folder` by name, "<flow>/<message>"; a name part that begins with _ is a shared piece."""
    found = sorted(folder.rglob(f"*{SUFFIX}"))
    return {
        path.relative_to(folder).as_posix().removesuffix(SUFFIX): path.read_text(encoding="utf-8") for path in found
    }


def is_message(name: str) -> bool:
    """Whether a template is a message and not a piece of others."""
    return not name.rpartition("/")[2].startswith("_")


def is_internal(name: str) -> bool:
    """Whether only the desk may be told it."""
    return name.startswith(STAFF)


class LinesStay(Extension):
    """A sentence that ends a line ends the line: block trimming would run two of them together."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 - jinja's call
        """`source` with the line ends after translations kept."""
        return _SENTENCE_END.sub("endtrans +%}", source)


def bare_environment() -> Environment:
    """The environment that templates are compiled in. Without optimizer, which would run filters too early."""
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[_I18N, LinesStay],
        optimized=False,
        auto_reload=False,
        cache_size=-1,
    )
    environment.code_generator_class = direct.DirectCalls
    # A sentence may be broken over lines in a template and is still one sentence.
    environment.policies["ext.i18n.trimmed"] = True
    environment.newstyle_gettext = True  # type: ignore[attr-defined]  # the extension's own attribute
    return environment


class Codes(Mapping[str, CodeType]):
    """Sources as code by template name, each compiled when it is first asked for, and never twice on one machine."""

    def __init__(self, found: Mapping[str, str], filters: Mapping[str, Callable[..., Any]]) -> None:
        """For filters of these names."""
        self._environment = bare_environment()
        self._environment.filters.update(filters)
        self._how = f"{JINJA} {HOW} {sorted(self._environment.filters)}"
        self._found = found
        self._codes: dict[str, CodeType] = {}

    def __getitem__(self, name: str) -> CodeType:
        """Raises LookupError, or jinja2.TemplateSyntaxError naming the line."""
        if name not in self._codes:
            made = kept(f"template {name}", self._from(name), lambda: self._compiled(name))
            self._codes[name] = loads(made)  # noqa: S302 - our own bytecode, sealed, from where Python reads its own
        return self._codes[name]

    def _compiled(self, name: str) -> bytes:
        return dumps(self._environment.compile(self._found[name], name, f"{name}{SUFFIX}"))

    def _from(self, name: str) -> bytes:
        return f"{self._how}\0{name}\0{self._found[name]}".encode()

    def __iter__(self) -> Iterator[str]:
        """Every name."""
        return iter(self._found)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._found)


class Shelf(BaseLoader):
    """The templates of one language for one kind of reader: of some codes, those whose names are `ours`."""

    def __init__(self, codes: Mapping[str, CodeType], ours: Callable[[str], bool]) -> None:
        """Holds `codes` by template name."""
        self._codes, self._ours = codes, ours

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,
    ) -> Template:
        """The template bound to `environment`. Raises TemplateNotFound."""
        if name not in self._codes or not self._ours(name):
            raise TemplateNotFound(name)
        return Template.from_code(environment, self._codes[name], {} if globals is None else globals)

    def list_templates(self) -> list[str]:
        """Every name."""
        return [name for name in self._codes if self._ours(name)]


def speaking(shelf: Shelf, spoken: GNUTranslations, filters: Mapping[str, Callable[..., Any]]) -> Environment:
    """The templates of `shelf` in one language for one kind of reader; each is bound when it is first asked for."""
    environment = bare_environment()
    environment.loader = shelf
    environment.filters.update(filters)
    said = _filling(spoken.gettext)
    environment.globals.update(
        _=said,
        gettext=said,
        ngettext=_filling(spoken.ngettext),
        pgettext=_filling(spoken.pgettext),
        npgettext=_filling(spoken.npgettext),
    )
    return environment


def _filling(translated: Callable[..., str]) -> Callable[..., Markup]:
    """What the extension would install, several times as fast: values are escaped and put in, most need no escaping.

    A plural's number comes last and is called `num` unless the sentence names it.
    """

    def filled(*given: Any, **values: Any) -> Markup:
        if not isinstance(given[-1], str):
            values.setdefault("num", given[-1])
        text = translated(*given)
        try:
            bare = _MARKED("".join(values.values())) is None
        except TypeError:  # a number
            bare = False
        if not bare:
            values = {name: escape(value) for name, value in values.items()}
        return _as_markup(Markup, text % values)

    return filled
