"""What is kept of how a contact feels, how it changes with each message, and which course follows from it.

Promises: pure; times are µs UTC; a level never rises without a sign that can be named; anger is forgotten when nothing
feeds it, abuse after thirty days; nobody is soothed twice within minutes, nor twice in the same words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from flows.facts.feelings import Heard, highest, level_of, same_words
from flows.facts.times import DAY, HOUR, MINUTE
from flows.tables.feelings import ANGER, BAD_NEWS, CALM, FURY, GRAVE, UNEASE, Abuse

COOLS: Final = 30 * DAY  # after which the ladder of abuse begins anew
SINKS: Final = DAY  # without a new sign, the level sinks by one
AGAIN_AFTER: Final = 15 * MINUTE  # before which the same feeling is not accepted once more
LASTS: Final = HOUR  # within which a new sign weighs more than the first one did
REMEMBERED: Final = 4
REPEATED_WITHIN: Final = 2 * DAY  # a question that comes again within this time is the same question
SILENT_FOR: Final = DAY
TOP_RUNG: Final = 3


class Course(StrEnum):
    """What follows from a message; the value names the words that are said."""

    NONE = ""
    CORRECTED = "corrected"
    UNEASE = "unease"
    ANGER = "anger"
    FURY = "fury"
    BOUNDARY = "boundary"
    LIMIT = "limit"
    PAUSE = "pause"
    GRAVE = "grave"
    HARM = "harm"


_BY_LEVEL: Final = {UNEASE: Course.UNEASE, ANGER: Course.ANGER, FURY: Course.FURY}
_BY_RUNG: Final = {1: Course.BOUNDARY, 2: Course.LIMIT, 3: Course.PAUSE}


@dataclass(frozen=True, slots=True)
class Mood:
    """One contact's. `causes` are (sign, words found); `rung` 0 to 3 of the ladder; `recent` (when, words as kept)."""

    level: int = CALM
    causes: tuple[tuple[str, str], ...] = ()
    heard_at: int = 0
    soothed_at: int = 0
    soothed: int = CALM
    times: int = 0
    fury_at: int = 0
    rung: int = 0
    rung_at: int = 0
    abuse: str = ""
    paused_until: int = 0
    bad_news_at: int = 0
    recent: tuple[tuple[int, str], ...] = ()

    @property
    def worth_showing(self) -> bool:
        """Whether the desk should see it."""
        return self.level > CALM or self.rung > 0 or bool(self.abuse)


def as_of(mood: Mood, now: int) -> Mood:
    """The same, cooled down."""
    level = max(CALM, mood.level - (now - mood.heard_at) // SINKS)
    if level != mood.level:
        mood = replace(mood, level=level, causes=mood.causes if level else (), soothed=min(mood.soothed, level))
    if mood.rung_at and now - mood.rung_at >= COOLS:
        mood = replace(mood, rung=0, rung_at=0, abuse="")
    return mood


def recent_words(mood: Mood, now: int) -> tuple[str, ...]:
    """What was written lately, to know a question that is asked again."""
    return tuple(words for at, words in mood.recent if now - at < REPEATED_WITHIN)


def after_silence(mood: Mood, now: int) -> bool:
    """Whether this is the first word since bad news, and long after it."""
    return bool(mood.bad_news_at) and now - mood.bad_news_at >= SILENT_FOR


def take_in(mood: Mood, text: str, heard: Heard, now: int) -> tuple[Mood, Course]:
    """What `text`, in which `heard` was heard, makes of a mood (as of now), and what follows."""
    words = same_words(text)
    recent = (*mood.recent, (now, words))[-REMEMBERED:] if words else mood.recent
    mood = replace(mood, recent=recent, bad_news_at=0)
    if heard.abuse:
        return _abused(_felt(mood, heard, now), heard.abuse, now)
    if heard.corrects:
        return replace(mood, level=CALM, causes=(), soothed=CALM, times=0, fury_at=0), Course.CORRECTED
    if not heard.level:
        return mood, Course.NONE
    mood = _felt(mood, heard, now)
    if now - mood.soothed_at < AGAIN_AFTER and mood.level <= mood.soothed:
        return mood, Course.NONE
    times = mood.times + 1 if mood.soothed == mood.level else 1
    return replace(mood, soothed_at=now, soothed=mood.level, times=times), _BY_LEVEL[mood.level]


def _felt(mood: Mood, heard: Heard, now: int) -> Mood:
    """The level and its causes: what was heard, and a little more when it goes on."""
    if not heard.level:
        return mood
    goes_on = mood.level > CALM and now - mood.heard_at < LASTS
    level = highest(level_of(heard.points + goes_on), mood.level)
    causes = tuple((found.sign.value, found.words) for found in heard.signs)
    fury_at = now if level == FURY else mood.fury_at
    return replace(mood, level=level, causes=causes, heard_at=now, fury_at=fury_at)


def _abused(mood: Mood, kind: Abuse, now: int) -> tuple[Mood, Course]:
    if kind is Abuse.HARM:
        return replace(mood, abuse=kind.value), Course.HARM
    if kind in GRAVE:
        return replace(mood, abuse=kind.value, rung=max(1, mood.rung), rung_at=now), Course.GRAVE
    rung = min(TOP_RUNG, mood.rung + 1)
    return replace(mood, abuse=kind.value, rung=rung, rung_at=now), _BY_RUNG[rung]


def cleared(mood: Mood) -> Mood:
    """A colleague found that it was not meant so, or that it is over."""
    return Mood(recent=mood.recent, bad_news_at=mood.bad_news_at)


def survey_unwelcome(mood: Mood, now: int) -> bool:
    """Whether asking how it went would be out of place: after fury, or while the ladder stands."""
    return bool(mood.rung) or (bool(mood.fury_at) and now - mood.fury_at < COOLS)


def is_bad_news(message: str, values: Mapping[str, Any]) -> bool:
    """Whether this message disappoints: what was hoped for does not come, or only in part."""
    if message == "dispute/offer":
        return all(option.get("not_upheld") for option in values.get("options", ()))
    return message in BAD_NEWS
