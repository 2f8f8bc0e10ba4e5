"""The words of a dialogue in their source language, gathered from its templates and labels.

Promise: a domain is a dialogue: templates/<domain>/ and labels/<domain>.py. Each message names the places it comes
from, and how long its translation may be, as a flag that translators' tools read (limits.py).
"""

from io import BytesIO
from pathlib import Path
from typing import Any, Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract

from locales.culture import HOME
from locales.limits import FLAG, longest_labels, longest_sentence
from locales.templates import SUFFIX

SOURCE: Final = "en"

_KEYWORDS: Final[dict[str, Any]] = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "N_": None,
}
_OPTIONS: Final = {"trimmed": "true", "newstyle_gettext": "true", "silent": "false"}
_COMMENTS: Final = ("NOTE:",)


def domains(home: Path = HOME) -> list[str]:
    """Every dialogue that has words."""
    folders = {
        path.parent.relative_to(home / "templates").parts[0] for path in (home / "templates").rglob(f"*{SUFFIX}")
    }
    return sorted(folders | {path.stem for path in (home / "labels").glob("[!_]*.py")})


def template_of(domain: str, home: Path = HOME) -> Catalog:
    """The words of a domain in their source language."""
    found = Catalog()
    labels = home / "labels" / f"{domain}.py"
    for path in filter(Path.exists, [*sorted((home / "templates" / domain).rglob(f"*{SUFFIX}")), labels]):
        place, content = path.relative_to(home).as_posix(), path.read_bytes()
        longest = longest_labels(domain, content.decode()) if path == labels else {}
        most = longest_sentence(place)
        method = "python" if path == labels else "jinja2.ext:babel_extract"
        said = extract(method, BytesIO(content), _KEYWORDS, _COMMENTS, _OPTIONS)
        for line, words, comments, context in said:
            limit = longest.get(words) if isinstance(words, str) else None
            flags = [f"{FLAG}{limit or most}"] if limit or most else []
            found.add(words, locations=[(place, line)], auto_comments=comments, context=context, flags=flags)
    return found
