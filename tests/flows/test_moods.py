"""How a mood changes with what is written, and which course follows."""

from dataclasses import replace

import pytest

from flows.facts.feelings import alike, hear, same_words
from flows.facts.moods import (
    Course,
    Mood,
    after_silence,
    as_of,
    cleared,
    is_bad_news,
    recent_words,
    survey_unwelcome,
    take_in,
)
from flows.facts.times import DAY, HOUR, MINUTE
from flows.tables.feelings import ANGER, CALM, EMERGENCY, FURY, UNEASE

NOW = 1_793_620_800_000_000  # 2026-11-02 08:00 UTC


def said(mood: Mood, *texts: str, at: int = NOW) -> tuple[Mood, Course]:
    """The mood after these messages, a minute apart, and the course of the last one."""
    course = Course.NONE
    for number, text in enumerate(texts):
        now = at + number * MINUTE
        known = as_of(mood, now)
        heard = hear(text, recent_words(known, now), after_silence=after_silence(known, now))
        mood, course = take_in(known, text, heard, now)
    return mood, course


@pytest.mark.parametrize(
    ("text", "level", "course"),
    [
        ("The price is 18.40", CALM, Course.NONE),
        ("This is annoying", UNEASE, Course.UNEASE),
        ("This is unacceptable", ANGER, Course.ANGER),
        ("You are crooks!!", FURY, Course.FURY),
        ("简直离谱，都说了三遍了！！", FURY, Course.FURY),
    ],
)
def test_a_message_alone_has_its_level(text: str, level: int, course: Course) -> None:
    """From the words and how they are written."""
    mood, taken = said(Mood(), text)

    assert (mood.level, taken) == (level, course)


def test_every_level_can_name_what_it_was_read_from() -> None:
    """A colleague sees the words, not a verdict."""
    mood, _ = said(Mood(), "You STILL show it as open!! Ridiculous")

    assert ("strong", "ridiculous") in mood.causes
    assert ("capitals", "STILL") in mood.causes


def test_the_same_question_again_is_a_sign() -> None:
    """However politely it is asked."""
    _, course = said(Mood(), "where is the credit note you promised", "Where is the credit note you promised?")

    assert course is Course.UNEASE


@pytest.mark.parametrize(("now", "then"), [("12", "12"), ("yes", "yes"), ("好的", "好的")])
def test_a_short_answer_given_twice_is_no_question(now: str, then: str) -> None:
    """Two lines may both concern twelve boxes."""
    assert not alike(now, same_words(then))


def test_nobody_is_soothed_twice_within_minutes() -> None:
    """Unless it has become worse."""
    mood, again = said(Mood(), "unacceptable", "ridiculous")
    _, worse = said(mood, "we are done with you, crooks!!", at=NOW + 5 * MINUTE)

    assert again is Course.NONE
    assert worse is Course.FURY


def test_what_goes_on_weighs_more() -> None:
    """A third small thing within the hour is no small thing any more."""
    mood, _ = said(Mood(), "this is annoying", "it is confusing, nobody answers!!")

    assert mood.level == ANGER


def test_a_mood_sinks_when_nothing_feeds_it() -> None:
    """One level a day."""
    mood, _ = said(Mood(), "this is a scandal, I am furious")

    assert [as_of(mood, NOW + days * DAY).level for days in range(5)] == [3, 2, 1, 0, 0]


def test_whoever_says_they_are_not_angry_is_not() -> None:
    """Nobody argues with that."""
    mood, course = said(Mood(), "this is a scandal", "I am not angry")

    assert (mood.level, mood.causes, course) == (CALM, (), Course.CORRECTED)
    assert not survey_unwelcome(mood, NOW)


def test_insults_climb_a_ladder_that_cools_after_a_month() -> None:
    """A boundary, a limit, a pause, and a pause again."""
    courses, mood = [], Mood()
    for number in range(4):
        mood, course = said(mood, "you are an idiot", at=NOW + number * HOUR)
        courses.append(course)
    _, later = said(mood, "you are an idiot", at=NOW + 31 * DAY)

    assert courses == [Course.BOUNDARY, Course.LIMIT, Course.PAUSE, Course.PAUSE]
    assert later is Course.BOUNDARY


@pytest.mark.parametrize("text", ["I will kill you", "go back to your country", "send nudes", "我知道你家住哪"])
def test_what_is_grave_goes_to_the_lead_whatever_went_before(text: str) -> None:
    """There is no first time for a threat."""
    _, course = said(Mood(), text)

    assert course is Course.GRAVE


def test_a_hint_of_self_harm_comes_before_everything_else() -> None:
    """Also before an insult in the same breath, and it is no rung of the ladder."""
    mood, course = said(Mood(), "you idiots, I want to kill myself")

    assert course is Course.HARM
    assert mood.rung == 0


def test_anger_about_a_matter_is_no_abuse() -> None:
    """Not in the strongest words either."""
    mood, course = said(Mood(), "this fucking invoice is rubbish and your price list is bullshit")

    assert (mood.rung, mood.abuse) == (0, "")
    assert course is not Course.BOUNDARY


def test_the_first_word_long_after_bad_news_is_heard_with_its_silence() -> None:
    """And only the first."""
    told = Mood(bad_news_at=NOW - 2 * DAY)
    mood, _ = said(told, "I am disappointed")
    later, _ = said(mood, "it is annoying", at=NOW + 2 * HOUR)

    assert ("silence", "") in mood.causes
    assert ("silence", "") not in later.causes


def test_an_offer_of_nothing_whole_is_bad_news() -> None:
    """One that grants all of it is not."""
    part, whole = {"options": [{"not_upheld": 3}]}, {"options": [{"not_upheld": None}]}

    assert is_bad_news("dispute/offer", part)
    assert not is_bad_news("dispute/offer", whole)
    assert is_bad_news("talk_to_person/not_yet", {})


def test_a_cleared_mood_counts_for_nothing() -> None:
    """What was taken back leaves neither level nor rung."""
    mood, _ = said(Mood(), "you are an idiot")
    again, course = said(cleared(mood), "you are an idiot")

    assert not cleared(mood).worth_showing
    assert (again.rung, course) == (1, Course.BOUNDARY)


def test_nobody_is_asked_how_it_was_soon_after_fury() -> None:
    """Or while the ladder stands."""
    furious, _ = said(Mood(), "I am furious")
    rude, _ = said(Mood(), "you idiots")

    assert survey_unwelcome(as_of(furious, NOW + 5 * DAY), NOW + 5 * DAY)
    assert survey_unwelcome(rude, NOW)
    assert not survey_unwelcome(replace(furious, fury_at=NOW - 40 * DAY), NOW)


def test_only_numbers_that_are_known_are_named() -> None:
    """No country is told of a number that was guessed."""
    assert {EMERGENCY[country] for country in ("DE", "NG", "IN")} == {"112"}
    assert (EMERGENCY["US"], EMERGENCY["CN"], EMERGENCY["GB"]) == ("911", "120", "999")
    assert "AQ" not in EMERGENCY
