"""Scripts: what people do in a conversation, read from plain text.

Promises: pure; knows neither platform; only the head, captions and acting lines are read, everything that bot and desk
answered is passed over. Who teaches people a new kind of deed adds a way to read it here and a hand in `acting.py`.

    # title: A wrong price                  for a list of stories
    # about: What a visitor will see.       the same
    # customer Amara as confirmer · with Tom · 2026-11-02 09:00 Africa/Lagos
    #> What to look at before the next acting line; its caption. After the last line: what has been shown.
    customer | some words                   writes; `(to D-1001) words` answers the newest message that holds D-1001
    customer | [It agrees]                  presses the newest such button; `[It agrees] words`: one under those words
    customer | (photo: po.jpg · a caption)  sends a photo; `pdf:` and `list:` too; `album: a.jpg, b.jpg` several;
                                            `small`, `large`, `locked`, `empty`, `macros`, `program`: what goes wrong
    customer | (to D-1001, photo: po.jpg)   sends it as an answer to that message
    customer | (edits: some words)          edits the last message they wrote
    customer | (the link)                   follows the personal link they were invited with
    Wei      | [Take] D-1001                presses on the newest desk message that holds those words
    Wei      | {field: value; …}            fills and sends the form that is open
    Wei      | words                        writes into the thread last pressed: internal
    Wei      | (pdf: map.pdf)               puts a file there: internal too
    Wei      | /concord find INV-2214       gives the command; `(shortcut: new case)` uses a shortcut, `(shortcut here:
                                            attach to case)` one on the message last pressed, `(home)` opens their home
    + 3 days                                time passes; so do minutes and hours, and `+ next` to what is planned next
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

SECOND: Final = 1_000_000  # microseconds
SPANS: Final = {"minute": 60 * SECOND, "hour": 3600 * SECOND, "day": 86_400 * SECOND}
CAPTION: Final = "#>"
LEAD: Final = "customer"  # how a script calls the customer its head names
HEAD = re.compile(
    r"# customer (?P<who>\S+)(?: as (?P<role>\w+))?(?: · with (?P<others>[^·]+?))?"
    r" · (?P<at>\d{4}-\d\d-\d\d \d\d:\d\d) (?P<zone>\S+)"
)
_ABOUT = re.compile(r"^# (title|about): (.*)$", re.MULTILINE)
_ACTING = re.compile(r"^(?P<who>[^\s|+=#][^|]*?)\s*\| (?P<what>.*)$")
_ANSWER = re.compile(r"^(bot|desk)( ✎| → .*)?$")
_PASSING = re.compile(r"^\+ (?:(?P<many>\d+) (?P<unit>minute|hour|day)s?|next)$")
_ANSWERING = re.compile(r"^\(to (?P<words>[^,)]+)(?:, (?P<file>[^)]+)|)\)\s*(?P<text>.*)$")
_FIELD = re.compile(r";\s*(?=\w+:)")


class BadScriptError(ValueError):
    """A script that cannot be read; the sentence says what should stand there."""


@dataclass(frozen=True, slots=True)
class Act:
    """Somebody does something: `do` is say, press, file, edit, link or fill.

    `near` are words of the message that is meant, `text` what is written, a button's label or a file's name.
    `together`: the next line happens at the same moment.
    """

    line: str
    who: str
    do: str
    text: str = ""
    near: str = ""
    kind: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    together: bool = False
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Pass:
    """Time passes: `micros`, or until whatever is planned next (None)."""

    line: str
    micros: int | None
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Script:
    """A script; `start` is µs UTC, `remarks` the lines of its head as they stand there, `ending` its last caption."""

    title: str
    about: str
    lead: str
    role: str
    others: tuple[str, ...]
    start: int
    zone: str
    remarks: tuple[str, ...]
    steps: tuple[Act | Pass, ...]
    ending: str = ""


def read_script(text: str) -> Script:
    """The script of a transcript. Raises BadScriptError."""
    head = HEAD.search(text)
    if head is None:
        raise BadScriptError("The head must read `# customer NAME [as ROLE] · YYYY-MM-DD HH:MM ZONE`.")
    told = dict(_ABOUT.findall(text))
    begins = datetime.strptime(head["at"], "%Y-%m-%d %H:%M").replace(tzinfo=ZoneInfo(head["zone"]))
    lines = text.split("\n")
    return Script(
        title=told.get("title", ""),
        about=told.get("about", ""),
        lead=head["who"],
        role=head["role"] or "confirmer",
        others=tuple(name.strip() for name in (head["others"] or "").split(",") if name.strip()),
        start=int(begins.timestamp()) * SECOND,
        zone=head["zone"],
        remarks=tuple(line for line in lines if line.startswith("#") and not line.startswith(CAPTION)),
        steps=(steps := tuple(_steps(lines))),
        ending=_ending(lines, steps),
    )


def _steps(lines: list[str]) -> Iterator[Act | Pass]:
    caption = ""
    for line in lines:
        if line.startswith(CAPTION):
            caption = _caption(line)
        elif (step := _step(line, caption)) is not None:
            yield step
            caption = ""


def _ending(lines: list[str], steps: tuple[Act | Pass, ...]) -> str:
    """The caption after the last step."""
    last = next((_caption(line) for line in reversed(lines) if line.startswith(CAPTION)), "")
    return "" if any(step.caption == last for step in steps) else last


def _caption(line: str) -> str:
    return line.removeprefix(CAPTION).strip()


def _step(line: str, caption: str) -> Act | Pass | None:
    if passing := _PASSING.match(line):
        return Pass(line, int(passing["many"]) * SPANS[passing["unit"]] if passing["many"] else None, caption)
    acting = _ACTING.match(line)
    if acting is None or _ANSWER.match(acting["who"]):
        return None
    what = acting["what"].strip()
    said = what.removesuffix(" &")
    return Act(line=what, who=acting["who"], together=said != what, caption=caption, **_deed(said))


def _deed(said: str) -> dict[str, Any]:
    """What is done, as the fields of an Act."""
    if answering := _ANSWERING.match(said):
        near = {"near": answering["words"]}
        return near | (_sent(answering["file"]) if answering["file"] else {"do": "say", "text": answering["text"]})
    if said.startswith("["):
        label, _, words = said[1:].partition("]")
        return {"do": "press", "text": label, "near": words.strip()}
    if said.startswith("{"):
        return {"do": "fill", "fields": tuple(_fields(said[1:-1]))}
    if said.startswith("("):
        return _sent(said[1:-1])
    return {"do": "say", "text": said}


def _sent(said: str) -> dict[str, Any]:
    kind, _, rest = said.partition(": ")
    if kind == "edits":
        return {"do": "edit", "text": rest}
    if said == "the link":
        return {"do": "link"}
    return {"do": "file", "kind": kind, "text": rest}


def _fields(text: str) -> Iterator[tuple[str, str]]:
    for part in filter(None, _FIELD.split(text)):
        field, _, value = part.partition(":")
        yield field.strip(), value.strip()
