"""What `doctor` and `check` say of the words: who has read those of each language, and who answers for the others."""

from collections.abc import Callable, Iterator

from bot.commands.findings import Finding, look, well
from bot.settings import NotConfiguredError, Settings
from flows.facts.times import in_zone
from locales.culture import Culture, read_culture
from locales.languages import OFFERED
from storage.errors import StorageError
from storage.looked_over import Books, look_over

UNREAD = "machine"


def of_words(
    settings: Settings, books: Books | None, read_by: Callable[[str], Culture] = read_culture
) -> Iterator[Finding]:
    """One finding for all languages that a person has read, and one for each that nobody has."""
    review = {language: read_by(language).review for language in OFFERED}
    read = [language for language, by in review.items() if by != UNREAD]
    yield well("words", f"Read by a person: {', '.join(f'{one} ({review[one]})' for one in read)}.")
    answered = {language: (reviewer, at) for language, reviewer, at in books.accepted} if books else {}
    for language in (one for one in OFFERED if one not in read):
        if language in answered:
            reviewer, at = answered[language]
            since = f"{in_zone(at, settings.time_zone):%Y-%m-%d}"
            yield well("words", f"{language}: made by a machine; {reviewer} answers for them since {since}.")
        else:
            yield look(
                "words",
                f"{language}: made by a machine and read by nobody, so letters about money wait for a colleague;"
                f" have them read, then run `python -m bot words accept {language} --reviewer NAME`.",
            )


def books_of(settings: Settings) -> Books | None:
    """This installation's books; None where there are none, or they cannot be read."""
    try:
        return look_over(settings.database, 0, 0) if settings.database.is_file() else None
    except (NotConfiguredError, StorageError):
        return None
