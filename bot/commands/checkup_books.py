"""What `doctor` looks at in the books: their edition, what got stuck, and the calendars of everybody who is in them."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from bot.almanac import Almanac, corrections_of
from bot.clock import Clock
from bot.commands.checkup_keys import of_keys
from bot.commands.checkup_words import of_words
from bot.commands.findings import Finding, State, do, look, well
from bot.settings import NotConfiguredError, Settings
from flows.facts.times import DAY, HOUR, day_in_zone, known_zone
from locales.papers.fonts import font_set
from storage.errors import StorageError
from storage.looked_over import Books, look_over

RECENT: Final = 7 * DAY  # how old a letter may be that is told of because it could not be delivered
SLOW: Final = HOUR  # what is due longer than this was not taken by a running bot
AHEAD: Final = 90  # days over which feasts are named whose day is only estimated
ESTIMATED: Final = "(estimated)"
CORRECTED: Final = "calendars.toml"

# What got stuck: how it stands, and what is said of it; `_PLURAL` makes the sentence one about several.
_STUCK: Final = {
    "parked": (
        State.DO,
        "{n} thing that came in could not be worked on and is parked ({example}); look into the log, answer by hand.",
    ),
    "dead": (
        State.LOOK,
        "{n} letter of the last seven days could not be delivered ({example}); the desk was told of each.",
    ),
    "uncertain": (State.LOOK, "Of {n} letter nobody can tell whether it arrived; the desk was told of each."),
    "held": (State.LOOK, "{n} letter waits until a colleague has looked at its words; each is on the desk."),
    "overdue": (
        State.DO,
        "{n} follow-up has been due for over an hour and nothing takes it; start `python -m bot run`, or read its log.",
    ),
}
_PLURAL: Final = (
    ("thing that came in", "things that came in"), ("and is parked", "and are parked"), ("letter", "letters"),
    ("follow-up has", "follow-ups have"), ("takes it", "takes them"), ("whether it", "whether they"),
    ("letters waits", "letters wait"), ("its words", "their words"),
)  # fmt: skip
_CLEAN: Final = {
    "parked": "Nothing that came in is parked.",
    "dead": "Every letter of the last seven days was delivered.",
    "uncertain": "No letter is in doubt.",
    "held": "No letter waits for a look at its words.",
    "overdue": "Nothing is overdue.",
}


def of_books(settings: Settings, clock: Clock) -> Iterator[Finding]:
    """Everything that stands in the books."""
    now = clock.now()
    try:
        path = settings.database
    except NotConfiguredError as error:
        yield do("books", str(error))
        return
    if not path.is_file():
        yield look("books", f"There are no books at {path} yet; the first import makes them.")
        return
    try:
        books = look_over(path, now - RECENT, now - SLOW)
    except StorageError as error:
        yield do("books", f"{path} cannot be read ({error}); give its owner the right, or put a copy in its place.")
        return
    yield _schema(books, str(path))
    if books.schema == "current":
        yield from _kept(books)
        yield from of_keys(settings, books, now)
        yield from of_words(settings, books)
        yield from _names(settings, books)
        yield from _calendars(settings, clock, books)


def _schema(books: Books, path: str) -> Finding:
    match books.schema:
        case "current":
            return well("books", f"{path} is of this edition.")
        case "newer":
            return do("books", f"{path} was made by a newer edition; install that one, this one does not open them.")
        case _:
            return do("books", f"{path} is of an older edition; run `python -m bot migrate`, or start the bot.")


def _kept(books: Books) -> Iterator[Finding]:
    counted = books.counted
    if not counted["staff"][0]:
        yield do("colleagues", "Nobody is registered for the desk; run `python -m bot staff add`.")
    if not counted["customers"][0]:
        yield look("customers", "There are no customers yet; run `python -m bot import FILE…`.")
    for name, (state, said) in _STUCK.items():
        count, example = counted[name]
        about = {"parked": "inbox", "overdue": "follow-ups", "held": "words"}.get(name, "letters")
        if count:
            yield Finding(state, about, _many(said, count).format(n=count, example=example))
        else:
            yield well(about, _CLEAN[name])
    for zone in books.zones:
        if not known_zone(zone):
            yield do("time zones", f"{zone!r} of a customer is no time zone here; correct it and import again.")


def _names(settings: Settings, books: Books) -> Iterator[Finding]:
    """Whether papers can be set with them; what the fonts lack altogether is found with the machine."""
    fonts = font_set(settings.fonts_dir)
    lacking = {code: character for code, name in books.names if (character := fonts.missing(name))}
    if not fonts.files or not lacking:
        return
    (code, character), count = next(iter(lacking.items())), len(lacking)
    whose = f"{code} and of {count - 1} more" if count > 1 else code
    held = f"no font here holds {character} (U+{ord(character):04X})"
    yield do("names", f"No paper can be set for {whose}: {held}; lay a font that has it into CONCORD_FONTS_DIR.")


def _many(said: str, count: int) -> str:
    for one, more in _PLURAL if count > 1 else ():
        said = said.replace(one, more)
    return said


# -- calendars ---------------------------------------------------------------------------------------------------------
def _calendars(settings: Settings, clock: Clock, books: Books) -> Iterator[Finding]:
    """What is not certain of this year and the next, and which feasts ahead are only estimated."""
    try:
        corrections = corrections_of(settings)
    except NotConfiguredError as error:
        yield do("calendars", str(error))
        return
    file = settings.data_dir / CORRECTED
    if not settings.country:
        yield look("calendars", "CONCORD_COUNTRY is not set: our own office counts every Monday to Friday as open.")
    placeless, example = books.counted["placeless"]
    if placeless:
        whose = f"{placeless} customer{'s have' if placeless > 1 else ' has'} no country ({example})"
        yield look("calendars", f"{whose}: every Monday to Friday counts as open; import them with a country.")
    almanac = Almanac(clock, settings.time_zone, corrections)
    office, _, region = settings.country.partition("-")
    places = sorted({*books.places, *([(office, region)] if office else [])})
    today = day_in_zone(clock.now(), settings.time_zone)
    found = [*_doubts(almanac, places, today.year, str(file)), *_estimated(almanac, places, today, str(file))]
    yield from found
    if places and not found:
        yield well("calendars", f"Published for {', '.join(dict.fromkeys(place for place, _ in places))}.")


def _doubts(almanac: Almanac, places: list[tuple[str, str]], year: int, file: str) -> Iterator[Finding]:
    for country, region in places:
        place = f"{country}-{region}" if region else country
        for doubtful, why in almanac.doubts(country, region):
            if doubtful <= year + 1:
                yield look("calendars", _doubt(place, doubtful, why, file))


def _doubt(place: str, year: int, why: str, file: str) -> str:
    if why == "unknown":
        what = "no list of holidays is known, and days off of the year before are left alone"
    else:
        what = "the working days that make up for holidays are not published yet"
    return f"{place} {year}: {what}; write them to {file} under [{place}.{year}] once they are."


def _estimated(almanac: Almanac, places: list[tuple[str, str]], today: date, file: str) -> Iterator[Finding]:
    """Feasts by the moon, once each with all the places that keep them."""
    found: dict[tuple[date, str], list[str]] = defaultdict(list)
    for country, region in places:
        off = almanac.of(country, region).holidays
        for day, name in off.items():
            if ESTIMATED in name and today <= day < today + timedelta(days=AHEAD):
                found[day, name].append(country)
    for (day, name), where in sorted(found.items()):
        said = f"{', '.join(dict.fromkeys(where))}: {name} on {day:%a %d %b %Y} is not certain"
        yield look("feasts", f"{said}, so the days around it are left alone; write the announced day to {file}.")
