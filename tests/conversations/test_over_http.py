"""Conversations in which colleagues do much, with a Slack that posts to our own address and signs what it posts.

All of them go so with `--slack=http`; these on every change. And what Slack posts again is one effect.
"""

import asyncio
from collections.abc import Mapping
from pathlib import Path

import pytest
from sqlalchemy import func, select

from storage.tables.corridor import AUDIT, INBOX, OUTBOX
from storage.tables.replies import READ_MARK
from tests.conversations.play import HERE, play
from tests.slack_way import HTTP, posting
from tests.town.town import Town, a_town

SHOWN = (
    "anomaly_withdrawn", "appeal_zh", "complaint_second_look", "consult_zh", "merge_split", "offer_in_part",
    "person_shift_ends_zh", "readme", "reissued", "reply_at_nine_zh", "reply_with_files", "said_by_phone",
)  # fmt: skip
over_http = pytest.mark.parametrize("slack_way", [HTTP], indirect=True)


@over_http
@pytest.mark.parametrize("name", SHOWN)
def test_the_conversation_goes_over_signed_http_as_it_is_written(name: str, tmp_path: Path, slack_way: str) -> None:
    """Word for word as by Socket Mode."""
    path = HERE / f"{name}.txt"
    now = play(path, tmp_path)

    assert slack_way == HTTP
    assert now == path.read_text(encoding="utf-8")


@over_http
def test_what_slack_posts_again_is_one_effect(tmp_path: Path, slack_way: str) -> None:  # noqa: ARG001
    """A press, a form and a message in a thread, each of them twice more, as after an answer that got lost."""
    posted: list[tuple[str, dict[str, str]]] = []

    async def script(town: Town) -> tuple[list[int], list[int]]:
        async def noting(body: str, headers: Mapping[str, str]) -> tuple[int, str, dict[str, str]]:
            posted.append((body, {**headers}))
            return await town.posted(body, headers)

        async with posting(town.sandbox.slack, noting, tmp_path):
            await town.open_books(issue=False)
            await town.prepare_statements()
            (waiting, *_) = [one for one in town.desk() if town.button(one, "issue_statement")]
            await town.press("U_JONAS", waiting, "return_statement")
            await town.submit("U_JONAS", {"comment": {"comment": "One line is missing."}})
            town.sandbox.slack.people.say("U_JONAS", waiting["channel"], "See above.", waiting["ts"])
            await town.settle()
            before = await effects(town)
            for number in ("1", "2"):
                for body, headers in posted.copy():
                    again = {"x-slack-retry-num": number, "x-slack-retry-reason": "http_timeout"}
                    status, _, _ = await town.posted(body, headers | again)
                    assert status == 200
            await town.settle()
            return before, await effects(town)

    async def whole() -> tuple[list[int], list[int]]:
        async with a_town(tmp_path) as town:
            return await script(town)

    before, after = asyncio.run(whole())

    assert len(posted) >= 3
    assert before == after


async def effects(town: Town) -> list[int]:
    """How many lines the records have, how many letters there are, what was taken in, and how often Jonas has read."""
    tables = (AUDIT, OUTBOX, INBOX, READ_MARK)
    return await town.concord.store.read(
        lambda conn: [conn.execute(select(func.count()).select_from(one)).scalar_one() for one in tables]
    )
