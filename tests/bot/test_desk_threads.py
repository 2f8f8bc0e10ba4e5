"""Cards and their threads in Slack itself: what is said in the channel too, and cards deleted or left behind."""

import asyncio
from typing import Any

from bot.desk.reading import read
from bot.doors import StaffActed
from bot.relay import _target
from bot.slack_staff import SlackStaff
from flows.tables.desk_news import PLACES, Place, place_of
from storage import outbox
from storage.ports import Letter
from tests.bot.desk_scene import DESK as HOME
from tests.bot.desk_scene import desk, speaker
from tests.bot.test_slack_door import House, letter, messages, play
from tests.sandbox.slack_scene import DESK, Scene

BLOCK: dict[str, Any] = {"type": "section", "text": {"type": "plain_text", "text": "A case", "emoji": False}}


def card(key: str) -> Letter:
    """A case's card."""
    said = {"blocks": [BLOCK], "earlier_words": "What was told before"}
    return letter("D-1001", "chat.update", "head", key, **said)


def test_a_card_that_somebody_deleted_is_posted_anew_with_a_link_to_its_thread() -> None:
    """The matter is not lost with its message."""

    async def script(here: Scene, door: SlackStaff, _: House) -> None:
        first = await door.send(card("k:1"), "")
        here.desk.space.channels[DESK].messages.pop(first.remote_id)
        again = await door.send(card("k:2"), first.remote_id)

        (shown,) = messages(here)
        link = str(shown["blocks"][-1])
        assert (first.state, again.state) == ("sent", "sent")
        assert shown["ts"] == again.remote_id
        assert f"/archives/{DESK}/p{first.remote_id.replace('.', '')}|What was told before>" in link

    play(script)


def test_a_card_that_is_there_is_rewritten_and_carries_no_link() -> None:
    """As ever."""

    async def script(here: Scene, door: SlackStaff, _: House) -> None:
        first = await door.send(card("k:1"), "")
        again = await door.send(card("k:2"), first.remote_id)

        (shown,) = messages(here)
        assert again.remote_id == first.remote_id
        assert len(shown["blocks"]) == 1

    play(script)


def test_after_the_desk_has_moved_a_card_is_posted_in_the_new_channel_with_a_link_to_the_old() -> None:
    """What is in the old channel stays there."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        for one in here.letters:
            outbox.mark_sending(here.conn, one)
            outbox.outcome(here.conn, one.id, "sent", remote_id="17.5")
        moved = Letter("k:9", "slack:C_NEW", "slack", "chat.update", {"text": "x"}, "head", subject="case:1")

        target = _target(here.conn, moved)

        assert target == ""
        assert moved.body["earlier"] == [HOME, "17.5"]


def test_what_is_important_is_seen_in_the_channel_and_stays_in_its_thread() -> None:
    """One message, shown in both places."""

    async def script(here: Scene, door: SlackStaff, _: House) -> None:
        first = await door.send(card("k:1"), "")
        await door.send(letter("appeal", key="k:2", broadcast=True), first.remote_id)
        await door.send(letter("quiet", key="k:3"), first.remote_id)

        loud, quiet = messages(here)[1:]
        assert (loud.get("subtype"), loud["thread_ts"]) == ("thread_broadcast", first.remote_id)
        assert quiet.get("subtype") != "thread_broadcast"

    play(script)


def test_a_proposal_that_waits_for_approval_is_told_in_the_channel_and_a_paper_is_not() -> None:
    """By the table of the desk's news."""
    with desk() as here:
        here.proposed()
        said = {one.body["text"].split(":")[0]: one.body for one in here.letters if one.kind == "note"}

        assert any(body.get("broadcast") for body in said.values())
        assert place_of("staff/evidence_came") is Place.THREAD


def test_every_message_of_the_table_exists() -> None:
    """A line that was renamed would fall back into its thread unseen."""
    assert set(PLACES) <= speaker().messages()


def test_a_choice_from_the_list_of_actions_is_read_as_that_action() -> None:
    """With what it is bound to, where it is bound."""
    for value, bound in (("case:7#reassign", {}), ("case:7#reassign#abc", {"bound": "abc"})):
        chosen = {"action_id": "more", "type": "static_select", "selected_option": {"value": value}, "action_ts": "1.5"}
        place = {"type": "message", "channel_id": DESK, "message_ts": "1.2"}
        did = read({"type": "block_actions", "actions": [chosen], "container": place, "trigger_id": "t"}).did

        assert isinstance(did, StaffActed)
        assert (did.action, did.subject, dict(did.values)) == ("reassign", "case:7", bound)


def test_a_list_pressed_in_slack_arrives_as_its_action() -> None:
    """Through Slack's own client library."""

    async def script(here: Scene, _: SlackStaff, house: House) -> None:
        options = [{"text": {"type": "plain_text", "text": "Brief me"}, "value": "case:7#brief"}]
        more = {"type": "static_select", "action_id": "more", "options": options}
        placeholder = {"placeholder": {"type": "plain_text", "text": "More actions"}}
        ts = await here.post(blocks=[{"type": "actions", "elements": [more | placeholder]}])
        await here.act("U_LENA", "press", channel=DESK, ts=ts, action_id="more", selected="case:7#brief")
        await asyncio.sleep(0)

        assert [(one.action, one.subject) for one in house.acted] == [("brief", "case:7")]

    play(script, connected=True)
