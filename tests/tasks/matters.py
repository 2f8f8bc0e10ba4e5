"""What customers bring: read from matters/*.toml, and asked of the books when they have finished.

    [[matter]]
    name = "The agreed price was lower"
    who = "Amara"                  Amara, Tom (English, Okafor Foods), Li, Zhou (Chinese, Chenguang)
    steps = [
      "press differs",             the newest button of that choice; `press pick_line INV-2207`: the one that says so
      "write 18.40",
      "file",                      a paper; `file photo`, `file album`
      "command status",            as from the menu of commands
      "wait 3 days",               minutes, hours or days
      "edit 17.90",              what was written last now reads so
      "reply D-1001 | text",     answers the newest message that holds the words before the bar
      "as Tom press confirm_in_name",  a step of somebody else; what they are told counts for `says` too
      "limit Amara USD 10000",   may confirm at most so much alone
      "staff Wei take case",       a colleague presses that on the newest card about a case; hand_over, statement …
      "staff Mara propose case {upheld_1: 720; remedy_1: credit_note; text_1: As agreed.}",
      "staff Wei record_anomaly statement OKAFOR {…}",     on the newest card that says so
      "ledger RC-6001 brings 2700.00 for INV-2201",        money that comes in
    ]
    begins = "price"               steps that come first: a list of that name in [begins] at the top of the file
    says = ["D-1001"]              words that must stand in what they were told, in whatever order
    never = ["29,950.00"]          words that must not
    desk = ["18.40 was agreed"]    words that colleagues must read
    [matter.ends]                  what must stand in the books in the end, by the names in `ENDS`
    cases = ["INV-2207 price USD 720.00 triage"]

Promises: a name that is not known, a step that cannot be read and a matter without an end are refused with a sentence.
Whoever brings a new kind of thing into the books adds its line to `ENDS`.
"""

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from flows.facts.money import Money
from flows.facts.times import day_in_zone
from tests.office.office import Office

HERE: Final = Path(__file__).parent / "matters"
WHO: Final = MappingProxyType({"Amara": 71, "Tom": 72, "Li": 86, "Zhou": 87})
_WHAT: Final = "press|write|file|command|wait|staff|share|ledger|as|edit|reply|limit"
_STEP: Final = re.compile(rf"({_WHAT})(?: (.+))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Matter:
    """One of them. `steps` are (what, the rest of the line)."""

    area: str
    name: str
    who: int
    steps: tuple[tuple[str, str], ...]
    says: tuple[str, ...]
    never: tuple[str, ...]
    desk: tuple[str, ...]
    ends: Mapping[str, tuple[str, ...]]


def matters(home: Path = HERE) -> list[Matter]:
    """All of them, by area and in their order. Raises ValueError with a sentence."""
    files = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(home.glob("*.toml"))}
    found = [_matter(area, told, file.get("begins", {})) for area, file in files.items() for told in file["matter"]]
    names = [matter.name for matter in found]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        msg = f"Two matters are called {twice[0]!r}; give each its own name."
        raise ValueError(msg)
    return found


def _matter(area: str, told: Mapping[str, Any], begins: Mapping[str, list[str]]) -> Matter:
    name = told["name"]
    ends = {what: tuple(sorted(rows)) for what, rows in told.get("ends", {}).items()}
    if not ends or not ends.keys() <= ENDS.keys():
        msg = f"{area}.toml, {name!r}: [matter.ends] must name some of {', '.join(ENDS)}."
        raise ValueError(msg)
    lines = [*begins[told["begins"]], *told["steps"]] if "begins" in told else told["steps"]
    steps = [_step(area, name, line) for line in lines]
    return Matter(area, name, WHO[told["who"]], tuple(steps), tuple(told.get("says", ())), tuple(told.get("never", ())),
                  tuple(told.get("desk", ())), ends)  # fmt: skip


def _step(area: str, name: str, line: str) -> tuple[str, str]:
    read = _STEP.fullmatch(line)
    if read is None:
        msg = f"{area}.toml, {name!r}: {line!r} is no step."
        raise ValueError(msg)
    return read[1], read[2] or ""


def _sum(currency: str, minor: int) -> str:
    return f"{currency} {Money(minor, currency).amount:,}"


# -- in the end --------------------------------------------------------------------------------------------------------
def _cases(office: Office) -> list[str]:
    rows = office.rows(  # a line of a case each
        "SELECT i.document, c.reason, c.currency, i.claimed, c.state FROM dispute_item i"
        " JOIN dispute_case c ON c.id = i.case_id"
    )
    return [
        f"{document or '-'} {reason} {_sum(cur, claimed)} {state}" for document, reason, cur, claimed, state in rows
    ]


def _confirmed(office: Office) -> list[str]:
    rows = office.rows(
        "SELECT s.number, s.currency, c.amount FROM confirmation c JOIN statement s ON s.id = c.statement_id"
    )
    return [f"{number} {_sum(currency, amount)}" for number, currency, amount in rows]


def _persons(office: Office) -> list[str]:
    """Conversations that wait for a person or are with one."""
    rows = office.rows("SELECT taken_by FROM hand_over WHERE ended_at IS NULL")
    return ["taken" if taken else "waiting" for (taken,) in rows]


def _papers(office: Office) -> list[str]:
    return [f"{slot} {state}" for slot, state in office.rows("SELECT slot, state FROM evidence WHERE case_id <> 0")]


def _settings(office: Office) -> list[str]:
    """What contacts have changed about how they are written to."""
    rows = office.rows(
        "SELECT name, language, stopped, zone FROM contact WHERE stopped OR language NOT IN ('en', 'zh_Hans')"
    )
    return [f"{name} {language}{' stopped' if stopped else ''}" for name, language, stopped, _ in rows]


def _languages(office: Office) -> list[str]:
    return [f"{name} {language}" for name, language in office.rows("SELECT name, language FROM contact ORDER BY id")]


def _promises(office: Office) -> list[str]:
    """Promises to pay, with the day they stand for."""
    rows = office.rows("SELECT number, currency, total, day, state FROM payment_promise")
    return [f"{number} {_sum(currency, total)} {day} {state}" for number, currency, total, day, state in rows]


def _plans(office: Office) -> list[str]:
    """Instalments asked for: how many, how much, and what became of it."""
    rows = office.rows("SELECT number, currency, rows, state FROM payment_plan")
    return [f"{number} {_parts(currency, json.loads(told))} {state}" for number, currency, told, state in rows]


def _parts(currency: str, rows: list[tuple[str, int]]) -> str:
    return f"{len(rows)} x {_sum(currency, sum(minor for _, minor in rows))}"


def _calls(office: Office) -> list[str]:
    """Calls promised: at which time in UTC, at which number, and what became of it."""
    rows = office.rows("SELECT strftime('%Y-%m-%d %H:%M', at / 1000000, 'unixepoch'), phone, state FROM call_back")
    return [f"{at} {phone} {state}" for at, phone, state in rows]


def _complaints(office: Office) -> list[str]:
    """Complaints: about what and whom, what is wished for, and where it stands."""
    rows = office.rows("SELECT number, topic, whom, everybody, wish, state FROM complaint WHERE kind = 'complaint'")
    return [
        f"{number} {topic or '-'} {'all' if everybody else whom or '-'} {wish or '-'} {state}"
        for number, topic, whom, everybody, wish, state in rows
    ]


def _feedback(office: Office) -> list[str]:
    """Praise, suggestions and remarks, in their words."""
    rows = office.rows("SELECT kind, words, state FROM complaint WHERE kind <> 'complaint'")
    return [f"{kind} {state}: {words}" for kind, words, state in rows]


def _surveys(office: Office) -> list[str]:
    """How it went, for whoever has been asked."""
    rows = office.rows("SELECT number, score, tags, comment, state FROM survey")
    return [f"{number} {score} {tags or '-'} {comment or '-'} {state}" for number, score, tags, comment, state in rows]


def _moods(office: Office) -> list[str]:
    """Whoever is not calm: how much, and what went against a person."""
    rows = office.rows(
        "SELECT c.name, m.level, m.rung, m.abuse FROM mood m JOIN contact c ON c.id = m.contact_id"
        " WHERE m.level > 0 OR m.rung > 0 OR m.abuse <> ''"
    )
    return [f"{name} {level} {rung} {abuse or '-'}" for name, level, rung, abuse in rows]


def _anomalies(office: Office) -> list[str]:
    """What we found ourselves, and whether the customer agrees."""
    rows = office.rows("SELECT number, document, currency, amount, favour, state FROM anomaly")
    return [
        f"{number} {document} {_sum(currency, amount) if amount else '-'} {favour} {state}"
        for number, document, currency, amount, favour, state in rows
    ]


def _statements(office: Office) -> list[str]:
    """Statements that have been answered in some way, and which."""
    rows = office.rows("SELECT number, state FROM statement WHERE state NOT IN ('issued', 'viewed', 'superseded')")
    return [f"{number} {state}" for number, state in rows]


def _taken_back(office: Office) -> list[str]:
    """Confirmations that no longer hold for the customer."""
    return [subject for (subject,) in office.rows("SELECT action FROM audit WHERE action = 'confirmation_taken_back'")]


def _first_yes(office: Office) -> list[str]:
    """First confirmations that wait for the second."""
    rows = office.rows(
        "SELECT s.number, s.currency, y.amount FROM first_yes y JOIN statement s ON s.id = y.statement_id"
        " WHERE s.id NOT IN (SELECT statement_id FROM confirmation)"
    )
    return [f"{number} {_sum(currency, amount)}" for number, currency, amount in rows]


def _postponed(office: Office) -> list[str]:
    """Until which day somebody is not to be reminded, by the days of Lagos or Shanghai."""
    rows = office.rows("SELECT name, zone, postponed_until FROM contact WHERE postponed_until > 0")
    return [f"{name} {day_in_zone(until, zone)}" for name, zone, until in rows]


def _zones(office: Office) -> list[str]:
    return [f"{name} {zone}" for name, zone in office.rows("SELECT name, zone FROM contact")]


def _sent(office: Office) -> list[str]:
    """Kinds of files that customers were sent, each once."""
    return sorted({letter.kind for letter in office.sent if letter.method in {"sendDocument", "sendPhoto"}})


def _offers(office: Office) -> list[str]:
    rows = office.rows("SELECT c.number, o.state FROM offer o JOIN dispute_case c ON c.id = o.case_id")
    return [f"{number} {state}" for number, state in rows]


ENDS: Final[Mapping[str, Callable[[Office], list[str]]]] = MappingProxyType({
    "cases": _cases,
    "confirmed": _confirmed,
    "persons": _persons,
    "papers": _papers,
    "settings": _settings,
    "languages": _languages,
    "statements": _statements,
    "taken_back": _taken_back,
    "first_yes": _first_yes,
    "postponed": _postponed,
    "zones": _zones,
    "sent": _sent,
    "offers": _offers,
    "promises": _promises,
    "plans": _plans,
    "calls": _calls,
    "complaints": _complaints,
    "feedback": _feedback,
    "surveys": _surveys,
    "moods": _moods,
    "anomalies": _anomalies,
})  # fmt: skip
