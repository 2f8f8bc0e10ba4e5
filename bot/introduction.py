"""How the bot introduces itself before the first word: its name, what it is for, its commands, in every language.

Promise: what the platform shows already is not written again, since it counts such changes and refuses many; a text too
long for its place is cut, never refused. Chinese of either kind has one code there: it is the kind that the house
writes itself, else the first of those offered. Edit here when the platform shows something more.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from flows.facts.parties import Company
from locales.languages import OFFERED
from locales.limits import LONGEST_DESCRIPTION, LONGEST_SHORT
from locales.speak import Speaker, unmarked

COMMANDS: Final = (
    "menu", "statement", "status", "language", "human", "later", "back", "cancel", "help", "privacy", "export", "stop",
)  # fmt: skip
LONGEST_NAME: Final = 64
ELSEWHERE: Final = "en"  # what everyone reads whose language is not there


@dataclass(frozen=True, slots=True)
class Introduction:
    """What readers of one language see; `code` is the platform's, two letters, or "" for everybody else."""

    code: str
    commands: tuple[tuple[str, str], ...]
    description: str = ""
    short: str = ""


class Introduced(Protocol):
    """Whoever can be introduced; python-telegram-bot's `Bot` can."""

    async def get_my_name(self) -> Any:
        """The name that is shown."""

    async def set_my_name(self, name: str | None = None) -> bool:
        """Show that name."""

    async def get_my_commands(self, *, language_code: str | None = None) -> Any:
        """The commands that are listed."""

    async def set_my_commands(self, commands: Sequence[tuple[str, str]], *, language_code: str | None = None) -> bool:
        """List these."""

    async def get_my_description(self, language_code: str | None = None) -> Any:
        """What stands in a chat that has not begun."""

    async def set_my_description(self, description: str | None = None, language_code: str | None = None) -> bool:
        """Put that there."""

    async def get_my_short_description(self, language_code: str | None = None) -> Any:
        """What stands on the bot's page and beside a link to it."""

    async def set_my_short_description(
        self, short_description: str | None = None, language_code: str | None = None
    ) -> bool:
        """Put that there."""


def introductions(speaker: Speaker, company: Company) -> tuple[Introduction, ...]:
    """Everything that is to be shown; a company without a name is not described."""
    by_code = {"": ELSEWHERE}
    for language in sorted(OFFERED, key=lambda one: one != company.language):
        by_code.setdefault(language.partition("_")[0], language)
    del by_code[ELSEWHERE]  # these are everybody else's words
    return tuple(_introduction(speaker, company, code, language) for code, language in by_code.items())


async def introduce(bot: Introduced, name: str, told: Sequence[Introduction]) -> None:
    """Show all of it, writing only what is different. Raises the platform's error at the first refusal."""
    await asyncio.gather(_named(bot, name[:LONGEST_NAME]), *(_described(bot, one) for one in told))


def _introduction(speaker: Speaker, company: Company, code: str, language: str) -> Introduction:
    commands = tuple((name, speaker.label(f"command_{name}", {}, language)) for name in COMMANDS)
    if not company.name:
        return Introduction(code, commands)
    told = [
        unmarked(speaker.speak(f"always/{message}", {"company": company.name}, language))
        for message in ("introduction", "introduction_short")
    ]
    return Introduction(code, commands, _cut(told[0], LONGEST_DESCRIPTION), _cut(told[1], LONGEST_SHORT))


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


async def _named(bot: Introduced, name: str) -> None:
    if name and (await bot.get_my_name()).name != name:
        await bot.set_my_name(name)


async def _described(bot: Introduced, wanted: Introduction) -> None:
    code = wanted.code or None
    listed = await bot.get_my_commands(language_code=code)
    if tuple((one.command, one.description) for one in listed) != wanted.commands:
        await bot.set_my_commands(wanted.commands, language_code=code)
    if wanted.description and (await bot.get_my_description(code)).description != wanted.description:
        await bot.set_my_description(wanted.description, code)
    if wanted.short and (await bot.get_my_short_description(code)).short_description != wanted.short:
        await bot.set_my_short_description(wanted.short, code)
