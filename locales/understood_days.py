"""The words of coming days in `understood.toml`, made into the table that flows reads days with.

Promise: a phrase, a rule or a place that means nothing is refused with one sentence that names it. The notation is that
of flows/facts/phrase_forms.py, with the places of flows/tables/day_rows.py in braces. Who edits: developers.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from flows.facts.phrase_forms import SIGN, Style, any_of, form_of
from flows.tables.day_rows import DayWords, Edge, Row, Rule, Unit

KEYS: Final = frozenset(
    {
        "weekdays", "months", "numbers", "units", "periods", "shifts", "counts", "holidays", "articles", "before",
        "after", "nth", "same", "dates", "eras", "rows", "hours", "day_ends", "harmless", "denied", "fillers",
        *(edge.value for edge in Edge), *(unit.value for unit in Unit),
    }
)  # fmt: skip
PLACES: Final = frozenset({"n", "m", "unit", "weekday", "month", "period", "that", "nth", "count", "holiday"})
# Fewer than four digits are a year only behind an era's name, or before the sign for it.
YEAR: Final = r"(?:(?P<era>{eras}) ?(?P<counted>\d{{1,4}})|(?P<year>\d{{4}}|\d{{2,3}}(?= ?[年년])))"
_OR: Final = re.compile(r"\{n\} (?:(\S+) )?\{m\}")
_NEVER: Final = r"(?!)"
Fold = Callable[[str], str]


def read_days(where: str, page: Mapping[str, Any], style: Style, fold: Fold) -> DayWords:
    """The table of one language. Raises ValueError for what cannot be used."""
    for key in ("weekdays", "months", "rows"):
        if not page.get(key):
            raise ValueError(f"{where}: [days] lacks `{key}`; without it no day is understood.")
    if unknown := sorted(page.keys() - KEYS):
        raise ValueError(f"{where}: [days] `{unknown[0]}` is not known; take one of {', '.join(sorted(KEYS))}.")
    apart = _apart(style)
    names = _names(where, page, style, fold)
    bounds = (rf"(?<!{SIGN})", rf"(?!{SIGN})") if style.spaced else (r"(?<!\d)", "")
    return DayWords(
        spaced=style.spaced,
        rows=(Row("{date}", Rule.DATE), *(_row(where, row, apart, fold) for row in page["rows"])),
        names=names,
        before=_edges(where, page.get("before", {}), fold),
        after=_edges(where, page.get("after", {}), fold),
        same={},
        hours=_any(page.get("hours", ()), apart, fold),
        today_ends=_any(page.get("day_ends", ()), apart, fold),
        harmless=_any(page.get("harmless", ()), apart, fold),
        denied=_any(page.get("denied", ()), apart, fold),
        fillers=_any(page.get("fillers", ()), apart, fold),
        bounds=bounds,
        nth="|".join(_nth(fold(phrase), apart) for phrase in page.get("nth", ())) or _NEVER,
        article=_article([fold(word) for word in page.get("articles", ())], style),
        forms=tuple((fold(form), fold(usual)) for form, usual in page.get("same", {}).items()),
    )


def read_dates(where: str, page: Mapping[str, Any], style: Style, fold: Fold) -> tuple[str, ...]:
    """How a date with its month is written, as expressions with the groups day, month, year and era."""
    months = _longest_first(fold(name) for month in page.get("months", ()) for name in month)
    eras = _longest_first(fold(era) for era in page.get("eras", {})) or _NEVER
    year = YEAR.format(eras=eras)
    made = []
    for phrase in map(fold, page.get("dates", ())):
        if unknown := set(re.findall(r"{(\w+)}", phrase)) - {"month", "year"}:
            raise ValueError(
                f"{where}: [days] dates: {{{unknown.pop()}}} has no place there; take {{month}} and {{year}}."
            )
        body = form_of(phrase.replace("#", "{day} "), Style(style.spaced, style.gap, style.glued, " ?"))
        for name, form in (("day", r"(?P<day>\d{1,2})"), ("month", rf"(?P<month>{months})\.?"), ("year", year)):
            body = body.replace(f"{{{name}}}", form)
        made.append(rf"(?<![\d/.-]){body}(?![\d/-])" + ("" if not style.spaced else rf"(?!{SIGN})"))
    return tuple(made)


def _apart(style: Style) -> Style:
    """The same with one space between words, and spaces between pieces as people please."""
    return Style(style.spaced, style.gap, style.glued, " " if style.spaced else " ?")


def _names(where: str, page: Mapping[str, Any], style: Style, fold: Fold) -> dict[str, dict[str, int | str]]:
    def close(word: str) -> str:
        return word if style.spaced else word.replace(" ", "")

    def numbered(rows: Sequence[Sequence[str]], first: int) -> dict[str, int | str]:
        return {close(fold(word)): place for place, forms in enumerate(rows, first) for word in forms}

    def valued(key: str) -> dict[str, int | str]:
        return {close(word): value for words, value in page.get(key, {}).items() for word in fold(words).split("|")}

    def counted(key: str) -> dict[str, int | str]:
        return {
            close(fold(word)): _unit(where, key, unit) for unit, words in page.get(key, {}).items() for word in words
        }

    if len(page["weekdays"]) != 7 or len(page["months"]) != 12:  # noqa: PLR2004 - of the week, of the year
        raise ValueError(f"{where}: [days] needs seven `weekdays`, from Monday on, and twelve `months`.")
    return {
        "weekday": numbered(page["weekdays"], 0),
        "month": numbered(page["months"], 1),
        "n": valued("numbers"),
        "m": valued("numbers"),
        "unit": counted("units"),
        "period": counted("periods"),
        "that": valued("shifts"),
        "count": valued("counts"),
        "holiday": {close(fold(word)): 0 for word in page.get("holidays", ())},
    }


def _row(where: str, row: Sequence[Any], apart: Style, fold: Fold) -> Row:
    phrase, rule, *more = row
    named = set(re.findall(r"{(\w+)}", phrase))
    if named - PLACES or rule not in {each.value for each in Rule}:
        wrong = f"{{{(named - PLACES).pop()}}}" if named - PLACES else f"`{rule}`"
        raise ValueError(f"{where}: [days] rows {phrase!r}: {wrong} is not known; see locales/README.md.")
    edges = [Edge(part) for part in more if isinstance(part, str) and part in {edge.value for edge in Edge}]
    days = next((part for part in more if isinstance(part, int)), 0)
    return Row(_form(fold(phrase), apart), Rule(rule), edges[0] if edges else Edge.ON, days)


def _form(phrase: str, apart: Style) -> str:
    """The expression of a row; between two numbers a dash does as well as a word."""
    both = _OR.search(phrase)
    if not both:
        return form_of(phrase, apart)
    words = "|".join((*(re.escape(word) for word in (both[1] or "").split("|") if word), "-", "~"))
    before, after = (form_of(part, apart) for part in (phrase[: both.start()], phrase[both.end() :]))
    between = apart.apart
    return f"{before}{between if before else ''}{{n}} ?(?:{words}) ?{{m}}{between if after else ''}{after}"


def _nth(phrase: str, apart: Style) -> str:
    glued = Style(apart.spaced, apart.gap, apart.glued, " ?")
    return form_of(phrase.replace("#", "{day} "), glued).replace("{day}", r"\d{1,2}")


def _article(words: Sequence[str], style: Style) -> str:
    made = f"(?:(?:{_longest_first(words)}) )?" if words else ""
    return made + style.prefix


def _edges(where: str, page: Mapping[str, Iterable[str]], fold: Fold) -> dict[str, Edge]:
    known = {edge.value for edge in Edge}
    if unknown := sorted(page.keys() - known):
        raise ValueError(f"{where}: [days] `{unknown[0]}` is no edge; take one of {', '.join(sorted(known))}.")
    return {fold(word): Edge(edge) for edge, words in page.items() for word in words}


def _any(phrases: Iterable[str], apart: Style, fold: Fold) -> str:
    made = list(map(fold, phrases))
    return any_of(made, apart) if made else _NEVER


def _unit(where: str, key: str, unit: str) -> str:
    if unit not in {each.value for each in Unit}:
        raise ValueError(f"{where}: [days] {key}: `{unit}` is no unit; take one of {', '.join(Unit)}.")
    return Unit(unit)


def _longest_first(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
