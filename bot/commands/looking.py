"""`check` and `draw`: the flows looked at without running any."""

from pathlib import Path
from typing import Final

from bot.commands.checkup_words import books_of, of_words
from bot.commands.shipped import read
from bot.commands.terms import Result
from bot.settings import NotConfiguredError, load
from flows.all_flows import FLOWS
from flows.engine.check import check
from flows.engine.draw import render
from locales.languages import OFFERED
from locales.speak import Speaker
from locales.wrong import wrong

README: Final = Path(__file__).parents[2] / "flows" / "README.md"


def check_flows() -> Result:
    """Every mistake in the flows, and in their words in each language, as sentences."""
    try:
        settings = load(env_file=".env")
        speaker = Speaker.load(own=settings.data_dir / "knowledge")
    except (NotConfiguredError, ValueError) as error:
        return Result((str(error),), 1)
    found = check(FLOWS, speaker.messages(), dict.fromkeys(OFFERED, speaker.labels()), recorded=read())
    mistakes = [*found, *wrong()]
    if mistakes:
        return Result((*mistakes, f"{len(mistakes)} mistakes."), 1)
    read_by = (one.said for one in of_words(settings, books_of(settings)))
    return Result((f"{len(FLOWS)} flows lead somewhere, answer everything and have words for all they say.", *read_by))


def draw_flows(*, only_check: bool) -> Result:
    """Write the pictures into flows/README.md, or only tell whether they are stale."""
    written = README.read_text(encoding="utf-8")
    try:
        drawn = render(written, FLOWS)
    except ValueError as error:
        return Result((str(error),), 1)
    if drawn == written:
        return Result(("The pictures in flows/README.md are up to date.",))
    if only_check:
        return Result(("The pictures in flows/README.md are stale; run: python -m bot draw",), 1)
    README.write_text(drawn, encoding="utf-8")
    return Result(("flows/README.md was drawn anew.",))
