"""`words`: who has read the words of each language, and who answers for those that only a machine has made."""

from bot.commands.terms import Arguments, Given, Refused, Result
from flows.facts.times import in_zone
from locales.culture import read_culture
from locales.languages import OFFERED, OWN_NAMES, PAPER
from storage import held_letters

UNREAD = "machine"


def unread(given: Given) -> list[str]:
    """The languages of chats whose words no person has read."""
    return [language for language in OFFERED if _review(given, language) == UNREAD]


def _review(given: Given, language: str) -> str:
    """Who has read its words; those at hand are asked before the files are."""
    known = given.speaker.culture(language) if given.speaker and language in OFFERED else read_culture(language)
    return known.review


async def every_language(given: Given, _args: Arguments) -> Result:
    """Each language of chats or papers, how far its words were read, and what waits for somebody's look."""
    accepted = await given.store.read(held_letters.accepted)
    waiting = await given.store.read(held_letters.waiting)
    rows = []
    for language in dict.fromkeys((*OFFERED, *PAPER)):
        by = accepted.get(language)
        since = f"{in_zone(by.at, given.settings.time_zone):%Y-%m-%d %H:%M}" if by else ""
        held = sum(one.language == language for one in waiting)
        rows.append(
            (language, OWN_NAMES.get(language, ""), "chats" if language in OFFERED else "papers",
             _review(given, language),
             by.reviewer if by else "", since, str(held or ""))
        )  # fmt: skip
    columns = ("language", "called", "in", "read by", "accepted by", "since", "letters that wait")
    return Result((), 0, columns, tuple(rows))


async def accept(given: Given, args: Arguments) -> Result:
    """args: language, reviewer. From now on letters about money in it leave by themselves; what waits leaves now."""
    language, reviewer = str(args["language"]).replace("-", "_"), " ".join(str(args["reviewer"]).split())
    if language not in OFFERED:
        raise Refused(f"Chats are not held in {language!r}; the languages are {', '.join(OFFERED)}.")
    if language not in unread(given):
        raise Refused(f"The words of {language} have been read by a person; nothing in it is held back.")
    if not reviewer:
        raise Refused("Say who takes responsibility for these words: --reviewer NAME.")
    replies = await given.order("accept_words", {"language": language, "reviewer": reviewer})
    sent = next(int(reply.body["count"]) for reply in replies if reply.kind == "done")
    waited = f" {sent} letter{'s that waited leave' if sent != 1 else ' that waited leaves'} now." if sent else ""
    return Result((f"{reviewer} answers for the words of {language}: its letters leave by themselves.{waited}",))
