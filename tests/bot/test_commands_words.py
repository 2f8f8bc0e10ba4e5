"""Who has read which words and who answers for them: what an operator types, and what is looked over."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.clock import MovableClock
from bot.commands import words
from bot.commands.checkup_words import books_of, of_words
from bot.commands.findings import Finding, State
from bot.commands.terms import Given, Refused, Result
from bot.doors import Inbound, Ordered, Reply
from bot.held import accept
from bot.settings import Settings, load
from storage.embedded import EmbeddedStore
from storage.migrate import migrate
from tests.bot.desk_scene import NOW, Desk
from tests.bot.test_commands_cli import Type, typed
from tests.town.unread import unread

__all__ = ["typed"]
UNREAD = unread("zh_Hans")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """An installation of its own."""
    return load(env_file=None, data_dir=tmp_path, company="Harbourline Trading")


@pytest.fixture
def given(settings: Settings) -> Iterator[Given]:
    """Its books, where nobody has read the Chinese words."""
    store = EmbeddedStore(settings.database)
    migrate(store.engine)

    async def take(inbound: Inbound) -> tuple[Reply, ...]:
        def work(conn: Any) -> tuple[Reply, ...]:
            done = Desk(conn, words=UNREAD).work(inbound.did)
            assert isinstance(inbound.did, Ordered)
            accept(done, inbound.did)
            return tuple(done.replies)

        return await store.write(work)

    yield Given(store, take, MovableClock(NOW, stopped=True), settings, speaker=UNREAD)
    asyncio.run(store.close())


def listed(given: Given) -> dict[str, tuple[str, ...]]:
    """The list, by language."""
    return {row[0]: row for row in asyncio.run(words.every_language(given, {})).rows}


def accepted(given: Given, language: str, reviewer: str = "Li Wei") -> Result:
    """An operator answers for it."""
    return asyncio.run(words.accept(given, {"language": language, "reviewer": reviewer}))


def told(settings: Settings) -> list[Finding]:
    """What is said of the words."""
    return list(of_words(settings, books_of(settings), UNREAD.culture))


def test_the_list_says_who_has_read_what(typed: Type) -> None:
    """Languages of chats and of papers, one line each."""
    said = typed("words").stdout

    assert "en\tEnglish\tchats\tsecond-reader" in said
    assert "he\t" in said
    assert "machine" in said


def test_whoever_answers_for_a_language_is_listed(given: Given) -> None:
    """With the moment."""
    before = listed(given)["zh_Hans"]
    result = accepted(given, "zh-Hans")

    assert before[3:6] == ("machine", "", "")
    assert "Li Wei answers for the words of zh_Hans" in result.lines[0]
    assert listed(given)["zh_Hans"][4:6] == ("Li Wei", "2026-11-02 09:00")


@pytest.mark.parametrize(
    ("language", "reviewer", "why"),
    [
        ("tlh", "Li Wei", "Chats are not held in 'tlh'"),
        ("en", "Li Wei", "read by a person"),
        ("zh_Hans", " ", "--reviewer"),
    ],
)
def test_what_needs_nobodys_answer_is_refused(given: Given, language: str, reviewer: str, why: str) -> None:
    """One sentence that says why."""
    with pytest.raises(Refused, match=why):
        accepted(given, language, reviewer)


def test_check_and_doctor_say_what_nobody_has_read_and_how_to_answer_for_it(given: Given, settings: Settings) -> None:
    """Until somebody does."""
    before = _of_chinese(told(settings))
    accepted(given, "zh_Hans")
    after = _of_chinese(told(settings))

    assert before.state is State.LOOK
    assert "python -m bot words accept zh_Hans --reviewer NAME" in before.said
    assert after.state is State.WELL
    assert "Li Wei answers for them since 2026-11-02" in after.said


def _of_chinese(findings: list[Finding]) -> Finding:
    return next(one for one in findings if one.said.startswith("zh_Hans"))


def test_books_that_are_not_there_yet_hide_no_language(settings: Settings) -> None:
    """What is read, and by whom, stands in the files."""
    said = told(settings)

    assert "en (second-reader)" in said[0].said
    assert "zh_Hans: made by a machine" in said[1].said
