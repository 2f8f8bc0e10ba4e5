"""English words for a coming day. Who edits: whoever speaks English; see day_rows.py."""

from typing import Final

from flows.tables.day_rows import DayWords, Edge, Row, Rule, Unit

_WEEKDAYS: Final = {
    "monday": 0, "mon": 0, "tuesday": 1, "tues": 1, "tue": 1, "wednesday": 2, "weds": 2, "wed": 2, "thursday": 3,
    "thurs": 3, "thur": 3, "thu": 3, "friday": 4, "fri": 4, "saturday": 5, "sat": 5, "sunday": 6, "sun": 6,
}  # fmt: skip
_MONTHS: Final = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "april": 4, "apr": 4, "may": 5, "june": 6, "jun": 6,
    "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "october": 10, "oct": 10,
    "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip
_SHIFTS: Final = {
    "the following ": 1, "following ": 1, "the coming ": 1, "the next ": 1,
    "next ": 1, "the current ": 0, "this coming ": 1, "this ": 0, "current ": 0,
}  # fmt: skip
_NUMBERS: Final = {
    "another": 1, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30,
}  # fmt: skip

ENGLISH: Final = DayWords(
    spaced=True,
    rows=(
        Row("{date}", Rule.DATE),
        Row("today", Rule.DAYS_ON),
        Row("tomorrow", Rule.DAYS_ON, days=1),
        Row("day after tomorrow", Rule.DAYS_ON, days=2),
        Row("{n} days? after tomorrow", Rule.VAGUE),
        Row("in {n} {unit}(?: time)?", Rule.LATER),
        Row("{n} {unit}(?: time)?", Rule.LATER),
        Row("{n} more {unit}", Rule.LATER),
        Row("{n} {unit} (?:from now|from today|later)", Rule.LATER),
        Row("(?:within|inside|in) (?:the )?next {n} {unit}", Rule.LATER, Edge.BY),
        Row("(?:with)?in (?:a )?maximum (?:of )?{n} {unit}", Rule.LATER, Edge.BY),
        Row("within {n} {unit}", Rule.LATER, Edge.BY),
        Row("(?:with)?in {n} ?(?:-|or|to) ?{m} {unit}(?: time)?", Rule.LATER_OR),
        Row("{n} ?(?:-|or|to) ?{m} {unit}(?: from now)?", Rule.LATER_OR),
        Row("{nth}", Rule.NTH),
        Row("{nth} (?:of )?{that}month", Rule.NTH),
        Row("{nth} (?:of )?the month", Rule.NTH),
        Row("{that}month (?:on )?(?:the )?{nth}", Rule.NTH),
        Row("{weekday}", Rule.WEEKDAY),
        Row("coming {weekday}", Rule.COMING_WEEKDAY),
        Row("this coming {weekday}", Rule.COMING_WEEKDAY),
        Row("this {weekday}", Rule.THIS_WEEKDAY),
        Row("{weekday} (?:of )?this week", Rule.THIS_WEEKDAY),
        Row("next {weekday}", Rule.NEXT_WEEKDAY),
        Row("{weekday} next", Rule.NEXT_WEEKDAY),
        Row("{weekday} (?:of |the )?(?:next|following) week", Rule.WEEKDAY_NEXT_WEEK),
        Row("next week,? (?:on )?{weekday}", Rule.WEEKDAY_NEXT_WEEK),
        Row("a week (?:on|from) {weekday}", Rule.WEEKDAY_AND_WEEK),
        Row("{weekday} week", Rule.WEEKDAY_AND_WEEK),
        Row("{count} {weekday} (?:of|in) {which}month", Rule.WEEKDAY_OF),
        Row("{count} {weekday} (?:of|in) {month}", Rule.WEEKDAY_OF),
        Row("(?:last|past|previous) {weekday}", Rule.GONE),
        Row("{which}weekend", Rule.WEEKEND),
        Row("(?:end|last day|close)(?: of)? {which}{period}", Rule.END),
        Row("{which}{period}[ -]?end", Rule.END),
        Row("(?:end|last day|close)(?: of)? {month}", Rule.END),
        Row("{month} end", Rule.END),
        Row("(?:the )?(?:beginning|start)(?: of)? {which}{period}", Rule.BEGINNING, days=5),
        Row("early(?: in)? {which}{period}", Rule.BEGINNING, days=10),
        Row("(?:the )?(?:beginning|start)(?: of)? {month}", Rule.BEGINNING, days=5),
        Row("early(?: in)? {month}", Rule.BEGINNING, days=10),
        Row("(?:middle(?: of)?|mid)[ -]{which}{period}", Rule.MIDDLE),
        Row("(?:middle(?: of)?|mid)[ -]{month}", Rule.MIDDLE),
        Row("late(?:r)? (?:in )?{that}{period}", Rule.LATE),
        Row("late (?:in )?{month}", Rule.LATE),
        Row("{that}{period}", Rule.PERIOD),
        Row("(?:sometime )?in {month}", Rule.PERIOD),
        Row("(?!may|march){month}(?! ?\\d)", Rule.PERIOD),
        Row("(?:asap|a\\.s\\.a\\.p\\.?|soon(?:est|er)?|shortly|immediately|right away|eventually|someday|sometime)",
            Rule.VAGUE),
        Row("(?:as (?:soon|early|quickly) as (?:possible|i can|we can)|at the earliest)", Rule.VAGUE),
        Row("(?:in )?(?:a )?(?:couple of|few|several|some|the coming|the next few) (?:more )?{unit}", Rule.VAGUE),
        Row("{holiday}", Rule.HOLIDAY),
        Row("{holiday} (?:day|holidays?|break|festival)", Rule.HOLIDAY),
        Row("yesterday", Rule.GONE),
        Row("{n} {unit} ago", Rule.GONE),
        Row("(?:last|past|previous) {period}", Rule.GONE),
    ),
    names={
        "weekday": _WEEKDAYS,
        "month": _MONTHS,
        "n": _NUMBERS,
        "m": _NUMBERS,
        "unit": {
            "working days": Unit.WORKING_DAY, "business days": Unit.WORKING_DAY, "working day": Unit.WORKING_DAY,
            "business day": Unit.WORKING_DAY, "calendar days": Unit.DAY, "days": Unit.DAY, "day": Unit.DAY,
            "weeks": Unit.WEEK, "week": Unit.WEEK, "wks": Unit.WEEK, "wk": Unit.WEEK, "months": Unit.MONTH,
            "month": Unit.MONTH, "years": Unit.YEAR, "year": Unit.YEAR,
        },
        "period": {"week": Unit.WEEK, "month": Unit.MONTH, "quarter": Unit.QUARTER, "year": Unit.YEAR},
        "that": _SHIFTS,
        "which": {**_SHIFTS, "the ": 0, "": 0},
        "count": {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1},
        "holiday": dict.fromkeys(
            ("spring festival", "chinese new year", "lunar new year", "new year's", "new year", "christmas", "xmas",
             "easter", "ramadan", "eid al-fitr", "eid", "diwali", "thanksgiving", "national day", "golden week",
             "holidays", "holiday"), 0),
    },
    before={
        "by no later than": Edge.BY, "no later than": Edge.BY, "not later than": Edge.BY, "on or before": Edge.BY,
        "by or before": Edge.BY, "latest by": Edge.BY, "latest on": Edge.BY, "latest": Edge.BY, "until": Edge.BY,
        "till": Edge.BY, "up to": Edge.BY, "by": Edge.BY, "within": Edge.WITHIN, "during": Edge.ON,
        "before": Edge.BEFORE, "prior to": Edge.BEFORE, "ahead of": Edge.BEFORE, "on or after": Edge.FROM,
        "starting from": Edge.FROM,
        "starting": Edge.FROM, "from": Edge.FROM, "any time after": Edge.AFTER, "shortly after": Edge.AFTER,
        "after": Edge.AFTER, "past": Edge.AFTER, "once past": Edge.AFTER, "on": Edge.ON, "in": Edge.ON,
    },
    after={
        "at the latest": Edge.BY, "latest": Edge.BY, "or before": Edge.BY, "or earlier": Edge.BY, "or sooner": Edge.BY,
        "onwards": Edge.FROM, "onward": Edge.FROM, "or later": Edge.FROM, "or after": Edge.FROM,
    },
    same={
        r"\bthis (?:morning|afternoon|evening)\b|\btonight\b": "today",
        r"\btmrw?\b|\btom+or+ow\b": "tomorrow",
        r"\b(?:a )?fortnight(?:'?s)?\b": "2 weeks",
        r"\b(?:half a|half) month\b": "15 days",
        r"\beom\b": "end of the month", r"\beow\b": "end of the week",
        r"\beoy\b": "end of the year", r"\beoq\b": "end of the quarter",
        r"\bnext (working|business) day\b": r"in 1 \1 day",
        r"\bfirst of\b": "1st of", r"\bmay (\d{1,2}(?:st|nd|rd|th)?)\b": r"\1 may",
        r"\bbefore (?=(?:the )?end of\b)": "by ",
        r"\b(day|week|month)(?:'?s'?) time\b": r"\1s",
        r"\bc\.?o\.?b\.?\b": "close of business",
    },
    hours=(
        r"\b(?:(?:at|before|by|around|after) )?(?:\d{1,2}(?::\d{2})? ?(?:am|pm|a\.m\.|p\.m\.|o'clock)|\d{1,2}:\d{2})"
        r"(?!\w)|\b(?:first thing|early|late)? ?(?:in the |on )?(?:morning|afternoon|evening|night|noon|midday)\b"
        r"|\bfirst thing\b"
        r"|\b(?:eod|(?:the )?(?:end|close) of (?:the )?(?:business(?: day)?|day|play|working day))\b(?: on\b)?"
    ),
    today_ends=r"\b(?:eod|(?:end|close) of (?:the )?(?:business(?: day)?|day|play|working day))\b",
    harmless=(
        r"\b(?:no|not) later than\b|\bno (?:problem|worries|issue|rush)\b|\bnot a problem\b|\bno more than\b"
        r"|\bwithout (?:fail|delay|problem)\b|\bdon't worry\b"
    ),
    denied=(
        r"\b(?:not|no|nope|never|cannot|cant|wont|dont|unable|impossible|neither|nor|without|unlikely|hardly|unless"
        r"|refuse|cancel|instead of|rather than|except|nothing|nobody|too (?:early|late|soon))\b|n't\b"
    ),
    # A request to us ("send me …", "please confirm …") and the day of a paper ("the invoice of …") are no promise: they
    # keep a word that nobody passes over.
    fillers=(
        r"(?:i|we)(?:'ll|'m|'re|'d)?|(?:will|shall|can|could|should|would)(?! (?:you|i|we)\b)|am|be able"
        r"|(?:pay|settle|clear|confirm|check|review|sign)(?: (?:the|this|that|your|our|full|whole))*"
        r" (?:invoices?|bills?|balance|statement|account)"
        r"|be (?:made|done|paid|settled|sent)|be|going|gonna|plan|planning|expect|intend|aim|promise"
        r"|(?:pay|settle|transfer|wire|remit|send|release|clear|make|get)(?! (?:me|us)\b)|do|give|have|it|this|that"
        r"|them|the|a|an|to|for (?:sure|me|us|now)|of course|at|in|on|my|our|your|us|me|you|back|ok|okay|yes|yeah|yep"
        r"|(?:please|pls|kindly)(?! (?:pay|settle|transfer|send|release|clear|make|get|do|have|confirm|check|review"
        r"|sign)\b)|sure|fine|good|great|hi|hello|dear|thanks|thank|many|probably|likely|maybe|perhaps|think|need|want"
        r"|time|more|wait|let's|let|say|hear|ask|remind|reminder|contact|call|answer|reply|respond|confirm|check|review"
        r"|sign|again|then|just|definitely|certainly|surely|payment|payments|money|funds|amount|sum|full|total|everything"
        r"|latest|best|regards|sir|madam|and|or|how about|what about|until|with"
    ),
)  # fmt: skip
