"""Every figure in an outgoing text is a stored fact, a figure of the wording itself, or one step away from both.

Promises: the facts are all rows of the books but the letters and what is made of them, what the person wrote, and the
clock; a figure is right when it is one of them as an amount, a count, a number, a day or a time, or the sum, the
difference or the product that a statement or a claim is made of. Whatever else stands in a text is an orphan.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import locales
from flows.facts.times import DAY
from storage.ports import Letter
from tests.office.office import PEOPLE, Office, read_as

# Rows that are made of letters cannot bear witness for letters.
_NO_WITNESS: Final = (
    "outbox", "inbox", "card", "audit", "audit_private", "alembic_version", "sqlite_sequence", "import_change",
)  # fmt: skip
_MOMENTS: Final = range(10**15, 10**16)  # numbers that are moments in microseconds
_MONTHS: Final = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_FULL: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY: Final = re.compile(
    rf"(?P<d>\d{{1,2}}) (?P<m>{_FULL}|{_MONTHS})\.?(?:,? (?P<y>\d{{4}}))?"
    r"|(?:(?P<zy>\d{4})年)?(?P<zm>\d{1,2})月(?P<zd>\d{1,2})日|(?P<iy>\d{4})-(?P<im>\d{2})-(?P<id>\d{2})"
)
_MONTH: Final = re.compile(rf"(?:{_FULL}|{_MONTHS}) (\d{{4}})|(\d{{4}})年(\d{{1,2}})月")
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_CODE: Final = re.compile(r"(?<![\w-])([0-9A-Fa-f]{4})-([0-9A-Fa-f]{4})(?![\w-])")  # the beginning of a digest
_CLOCK: Final = re.compile(r"(?<!\d)(\d{1,2}):(\d{2})(?!\d)")
_FIGURE: Final = re.compile(r"\d(?:\d|[.,' \u00a0\u202f](?=\d{3}(?!\d))|[.,](?=\d))*")
_DIGITS: Final = re.compile(r"\d+(?:[.,]\d+)*")
_SEPARATORS: Final = re.compile(r"[^\d]")
_LARGEST: Final = 10**12  # no amount in the books is larger; longer runs of figures are numbers of something
_NOT_WORDS: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|%\(\w+\)s|^#.*$", re.MULTILINE)
_SATURDAY: Final = 5
_BANK: Final = 9  # days between a payment and the look for it, at most: five bank days, a weekend and two holidays
_AT_ONCE: Final = (14, 30, 45)  # days ahead that a payment may be promised, by its sum
_WEEKEND: Final = 2
_YEAR: Final = 365
_NEAR: Final = {-2: ("前天",), -1: ("yesterday", "昨天"), 1: ("tomorrow", "明天"), 2: ("后天",)}  # days from today
_ZONES: Final = ("Europe/Berlin", "UTC")


def orphans(office: Office, letter: Letter) -> list[str]:
    """The figures of that letter that nothing stored accounts for."""
    text = read_as(str(letter.body.get("text") or letter.body.get("caption") or ""))
    if not any(map(str.isdigit, text)):
        return []
    facts = Facts(office, int(letter.lane.partition(":")[2]))
    rest, found = text, []
    for pattern, stands in ((_CODE, facts.code), (_DAY, facts.day), (_MONTH, facts.month), (_CLOCK, facts.time)):
        found += [match[0] for match in pattern.finditer(rest) if not stands(match)]
        rest = pattern.sub(" ", rest)
    for match in _FIGURE.finditer(rest):
        masked = rest[: match.start()].endswith(("*", "•", "…", "ending in ", "尾号 "))
        if not (facts.masked(match[0]) if masked else facts.figure(match[0])):
            found.append(match[0])
    return found


class Facts:
    """What is stored, as the person in that chat may be told it."""

    def __init__(self, office: Office, person: int) -> None:
        """Read once per letter."""
        self._office, self._person = office, person
        zones = {PEOPLE[person].zone if person in PEOPLE else "UTC", *_ZONES}
        self._zones = [ZoneInfo(zone) for zone in sorted(zones)]
        self.digests: set[str] = set()
        self.digits: set[str] = set(_of_thewording())
        self.values: set[Decimal] = set()
        self.moments: set[int] = {office.clock.now()}
        self.days: set[date] = set(_days_of_thewording())
        self.written: set[tuple[int, int]] = set(_written_in_thewording())
        for value in _cells(office):
            self._witness(value)
        stored, self.values = self.values, set()
        for said in (*office.said.get(person, ()), *office.staff_said):
            self._text(said)
        self.spoken, self.values = self.values, self.values | stored
        for moment in self.moments:
            self.days |= {_local(moment, zone).date() for zone in self._zones}

    def _witness(self, value: object) -> None:
        if isinstance(value, int):
            self._number(value)
        elif isinstance(value, bytes | str):
            self._text(value.decode("utf-8", "replace") if isinstance(value, bytes) else value)

    def _number(self, value: int) -> None:
        if value in _MOMENTS:
            self.moments.add(value)
            return
        self.digits.add(str(abs(value)))
        self.values |= {Decimal(abs(value)), Decimal(abs(value)) / 100}

    def _text(self, text: str) -> None:
        if _DIGEST.fullmatch(text):
            self.digests.add(text)
        for group in _DIGITS.findall(text):
            plain = _SEPARATORS.sub("", group)
            if int(plain) in _MOMENTS:
                self.moments.add(int(plain))
            self.digits |= {plain, plain.lstrip("0") or "0"}
            self.values |= set(_readings(group))
            self.values.add(Decimal(plain) / 100)
        self.digits |= {_SEPARATORS.sub("", group) for group in _FIGURE.findall(text)}
        for match in _DAY.finditer(text):
            self.written.add(_day_month(match))
            if (day := _day(match)) is not None:
                self.days.add(day)

    # -- figures -----------------------------------------------------------------------------------------------------
    def figure(self, text: str) -> bool:
        """Whether it is a fact, or made of two of them as sums and claims are."""
        plain = _SEPARATORS.sub("", text)
        if plain in self.digits or (plain.lstrip("0") or "0") in self.digits:
            return True
        if " " in text and all(part in self.digits for part in text.split()):  # a number in groups, as phones are
            return True
        readings = set(_readings(text))
        return bool(readings & self.values) or self._made_of(readings)

    def _made_of(self, readings: set[Decimal]) -> bool:
        amounts = {value for value in self.values if value < _LARGEST}
        for one in readings:
            if any((one - other) in amounts or (one + other) in amounts for other in amounts):
                return True
        products = self._products()
        claimed = any(one in products or any(one + part in amounts for part in products) for one in readings)
        sums = _sums(self._office)  # and how far what the person wrote is from one of them
        apart = any(one + said in sums or one - said in sums for one in readings for said in self.spoken)
        return claimed or apart or not readings.isdisjoint(sums)

    def _products(self) -> set[Decimal]:
        """A quantity at a price, or at the difference of two prices."""
        prices = {Decimal(p) for (p,) in self._office.rows("SELECT unit_price FROM document_line")}
        counts = {Decimal(q) for (q,) in self._office.rows("SELECT quantity FROM document_line")}
        small = {value for value in self.values if value < 100_000}
        steps = prices | {price - other for price in prices for other in small if 0 < other < price}
        amounts = counts | {count - other for count in counts for other in small if 0 < other < count} | small
        return {(step * amount).quantize(Decimal("0.01")) for step in steps for amount in amounts}

    def code(self, match: re.Match[str]) -> bool:
        """Whether something stored has that check code."""
        asked = (match[1] + match[2]).casefold()
        return any(digest.startswith(asked) for digest in self.digests)

    def masked(self, text: str) -> bool:
        """The last figures of a number that is not shown whole."""
        return any(known.endswith(text) for known in self.digits)

    # -- days and times ----------------------------------------------------------------------------------------------
    def day(self, match: re.Match[str]) -> bool:
        """Whether anything stored is of that day; a day without its year is of any."""
        found = _day(match, year=0)
        if found is None:
            return _day_month(match) in self.written | {(day.day, day.month) for day in self.days}
        tomorrow = {_local(self._office.clock.now() + DAY, zone).date() for zone in self._zones}
        promised = found.weekday() < _SATURDAY and self._of_a_promise(found)
        return found in self.days | tomorrow or self._told(found) or promised

    def _told(self, day: date) -> bool:
        """A day that the person wrote without its year, as the one near to today; or so many days after one."""
        texts = [text.casefold() for text in self._office.said.get(self._person, ())]
        said = [match for text in self._office.said.get(self._person, ()) for match in _DAY.finditer(text)]
        today = _local(self._office.clock.now(), self._zones[0]).date()
        away = (day - today).days
        near = any(word in text for text in texts for word in _NEAR.get(away, ()))
        written = (day.day, day.month) in map(_day_month, said) and abs(away) < _YEAR
        return near or written or any((day - one).days in self.spoken for one in filter(None, map(_day, said)))

    def _of_a_promise(self, day: date) -> bool:
        """A few bank days after a day that was named for a payment, or as far ahead as one may be named at once."""
        named = {found for match in _DAY.finditer(self._named()) if (found := _day(match)) is not None}
        today = {_local(self._office.clock.now(), zone).date() for zone in self._zones}
        return any(0 < (day - one).days <= _BANK for one in named) or any(
            0 <= limit - (day - one).days <= _WEEKEND for one in today for limit in _AT_ONCE
        )

    def _named(self) -> str:
        """What is noted in the person's own conversation, and what their company has promised."""
        noted = self._office.rows("SELECT body FROM conversation WHERE chat = ?", f"telegram:{self._person}")
        return " ".join(row[0] for row in (*noted, *self._office.rows("SELECT day FROM payment_promise")))

    def month(self, match: re.Match[str]) -> bool:
        """Whether anything stored is of that month's year."""
        return int(match[1] or match[2]) in {day.year for day in self.days}

    def time(self, match: re.Match[str]) -> bool:
        """Whether anything stored happens at that time."""
        asked = (int(match[1]), int(match[2]))
        local = (_local(moment, zone) for moment in self.moments for zone in self._zones)
        return match[0] in self.digits or any((one.hour, one.minute) == asked for one in local) or asked[1] in {0, 30}


def _readings(text: str) -> Iterator[Decimal]:
    """A written figure as numbers: the last mark may part thousands or decimals."""
    plain = _SEPARATORS.sub("", text)
    yield Decimal(plain)
    mark = max(text.rfind("."), text.rfind(","))
    if mark > 0:
        whole = _SEPARATORS.sub("", text[:mark])
        yield Decimal(f"{whole or 0}.{_SEPARATORS.sub('', text[mark:])}")


def _sums(office: Office) -> set[Decimal]:
    """Sums over some of a customer's open documents and claims, as statements, rests and totals are."""
    found: set[Decimal] = set()
    for (customer,) in office.rows("SELECT id FROM customer"):
        parts = [
            minor * (-1 if kind in {"credit_note", "payment"} else 1)
            for kind, minor in office.rows("SELECT kind, open_amount FROM document WHERE customer_id = ?", customer)
        ]
        claims = [m for (m,) in office.rows("SELECT claimed FROM dispute_case WHERE customer_id = ?", customer)][-6:]
        known = [part for part in parts if part][:8]
        for size in range(1, len(known) + 1):
            for some in combinations(known, size):
                total = sum(some)
                found.add(Decimal(abs(total)) / 100)
                found |= {Decimal(abs(total - sum(c))) / 100 for n in range(1, 4) for c in combinations(claims, n)}
    return found


def _cells(office: Office) -> Iterator[object]:
    tables = [name for (name,) in office.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in tables:
        if table not in _NO_WITNESS:
            for row in office.rows(f"SELECT * FROM {table}"):  # noqa: S608 - a name out of the schema
                yield from row


def _local(moment: int, zone: ZoneInfo) -> datetime:
    return datetime.fromtimestamp(moment / 1_000_000, zone)


def _day_month(match: re.Match[str]) -> tuple[int, int]:
    if match["d"]:
        return int(match["d"]), [*_MONTHS.split("|")].index(match["m"][:3]) + 1
    return int(match["zd"] or match["id"]), int(match["zm"] or match["im"])


def _day(match: re.Match[str], year: int = 0) -> date | None:
    """The day, when its year is written."""
    written = match["y"] or match["zy"] or match["iy"] or year
    day, month = _day_month(match)
    try:
        return date(int(written), month, day) if written else None
    except ValueError:
        return None


@cache
def wording() -> str:
    """All that templates and translations say themselves, such as a limit in megabytes or a day as an example."""
    home = Path(locales.__file__).parent
    paths = (*home.rglob("*.j2"), *home.rglob("*.po"), *(home / "labels").glob("*.py"))
    return "\n".join(_NOT_WORDS.sub(" ", path.read_text(encoding="utf-8")) for path in paths)


@cache
def _of_thewording() -> frozenset[str]:
    return frozenset(_SEPARATORS.sub("", group) for group in _DIGITS.findall(wording()))


@cache
def _days_of_thewording() -> frozenset[date]:
    return frozenset(filter(None, map(_day, _DAY.finditer(wording()))))


@cache
def _written_in_thewording() -> frozenset[tuple[int, int]]:
    return frozenset(map(_day_month, _DAY.finditer(wording())))
