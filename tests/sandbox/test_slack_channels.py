"""Contract of the emulated Slack: making and describing channels, what is fastened to them, people and files."""

from typing import Any

import pytest

from tests.sandbox.slack_scene import ACTIONS, CAST, DESK, START, Scene, play, refusal

Json = dict[str, Any]
METADATA = {"event_type": "letter", "event_payload": {"id": "L-7"}}


def heard(app: Any, *kinds: str) -> list[Json]:
    """Return a list that fills with the events of these kinds."""
    seen: list[Json] = []

    async def listen(event: Json) -> None:
        seen.append(event)

    for kind in kinds:
        app.event(kind)(listen)
    return seen


def test_a_channel_is_made_named_described_and_put_away() -> None:
    """The bot is in what it makes; what is put away takes no message."""

    async def script(here: Scene) -> None:
        channel = (await here.web.conversations_create(name="case-2214"))["channel"]["id"]
        await here.web.conversations_setTopic(channel=channel, topic="Open items")
        await here.web.conversations_setPurpose(channel=channel, purpose="One case")
        await here.web.conversations_rename(channel=channel, name="case-2215")
        shown = (await here.web.conversations_info(channel=channel))["channel"]
        await here.web.conversations_archive(channel=channel)
        archived = await refusal(here.web.chat_postMessage(channel=channel, text="x"))
        listed = await here.web.conversations_list(exclude_archived=True)
        await here.web.conversations_unarchive(channel=channel)

        assert (shown["name"], shown["topic"]["value"], shown["purpose"]["value"]) == (
            "case-2215",
            "Open items",
            "One case",
        )
        assert shown["is_member"]
        assert archived == "is_archived"
        assert [one["id"] for one in listed["channels"]] == [DESK]
        assert await refusal(here.web.chat_postMessage(channel=channel, text="x")) == ""

    play(script)


def test_a_private_channel_is_listed_as_such_and_cannot_be_joined() -> None:
    """Its messages are of the kind group."""

    async def script(here: Scene) -> None:
        seen = heard(await here.bot(), "message", "member_joined_channel")
        channel = (await here.web.conversations_create(name="quiet", is_private=True))["channel"]["id"]
        await here.web.conversations_invite(channel=channel, users=["U_LENA"])
        await here.act("U_LENA", "say", channel=channel, text="hello")
        await here.desk.deliveries.settled()
        private = await here.web.conversations_list(types="private_channel")

        assert [one["is_private"] for one in private["channels"]] == [True]
        assert {event["channel_type"] for event in seen} == {"group", "G"}
        assert await refusal(here.web.conversations_join(channel=channel)) == "method_not_supported_for_channel_type"

    play(script)


def test_members_come_and_go_and_the_bot_hears_of_it() -> None:
    """By themselves, by being taken out, and the bot by leaving."""

    async def script(here: Scene) -> None:
        seen = heard(await here.bot(), "member_joined_channel", "member_left_channel")
        await here.act("U_OMAR", "leave", channel=DESK)
        await here.act("U_OMAR", "join", channel=DESK)
        await here.web.conversations_kick(channel=DESK, user="U_LENA")
        await here.web.conversations_leave(channel=DESK)
        await here.desk.deliveries.settled()

        seen.sort(key=lambda event: event["event_ts"])

        assert [(event["type"], event["user"]) for event in seen] == [
            ("member_left_channel", "U_OMAR"),
            ("member_joined_channel", "U_OMAR"),
            ("member_left_channel", "U_LENA"),
            ("member_left_channel", "U_BOT"),
        ]
        assert await refusal(here.post()) == "not_in_channel"

    play(script)


def test_what_cannot_be_done_to_a_channel_is_refused_in_slacks_words() -> None:
    """Names, places and second times."""

    async def script(here: Scene) -> None:
        direct = (await here.web.conversations_open(users=["U_LENA"]))["channel"]["id"]
        calls = {
            "name_taken": here.web.conversations_create(name="desk"),
            "invalid_name_specials": here.web.conversations_create(name="no spaces"),
            "invalid_name_maxlength": here.web.conversations_create(name="x" * 81),
            "too_long": here.web.conversations_setTopic(channel=DESK, topic="x" * 251),
            "method_not_supported_for_channel_type": here.web.conversations_rename(channel=direct, name="x"),
            "cant_kick_self": here.web.conversations_kick(channel=DESK, user="U_BOT"),
            "not_in_channel": here.web.conversations_kick(channel=DESK, user="U_FAR"),
            "not_archived": here.web.conversations_unarchive(channel=DESK),
            "invalid_cursor": here.web.conversations_list(cursor="nowhere"),
        }

        assert {word: await refusal(call) for word, call in calls.items()} == {word: word for word in calls}

    play(script)


def test_a_pinned_message_is_listed_told_and_taken_down() -> None:
    """Once each."""

    async def script(here: Scene) -> None:
        seen = heard(await here.bot(deaf_to_itself=False), "message", "pin_added", "pin_removed")
        ts = await here.post("keep this")
        await here.web.pins_add(channel=DESK, timestamp=ts)
        twice = await refusal(here.web.pins_add(channel=DESK, timestamp=ts))
        items = (await here.web.pins_list(channel=DESK))["items"]
        await here.web.pins_remove(channel=DESK, timestamp=ts)
        await here.desk.deliveries.settled()

        assert twice == "already_pinned"
        assert [(one["message"]["text"], one["created"], one["message"]["pinned_to"]) for one in items] == [
            ("keep this", START // 1_000_000, [DESK])
        ]
        assert {event["type"]: event["has_pins"] for event in seen if "has_pins" in event} == {
            "pin_added": True,
            "pin_removed": False,
        }
        assert await refusal(here.web.pins_remove(channel=DESK, timestamp=ts)) == "no_pin"

    play(script)


def test_a_bookmark_is_added_changed_and_removed() -> None:
    """Links only."""

    async def script(here: Scene) -> None:
        link = {"channel_id": DESK, "type": "link", "link": "https://example.org/ledger"}
        made = (await here.web.bookmarks_add(title="Ledger", **link))["bookmark"]
        await here.web.bookmarks_edit(bookmark_id=made["id"], channel_id=DESK, title="The ledger")
        listed = (await here.web.bookmarks_list(channel_id=DESK))["bookmarks"]
        await here.web.bookmarks_remove(bookmark_id=made["id"], channel_id=DESK)

        assert [(one["title"], one["link"]) for one in listed] == [("The ledger", "https://example.org/ledger")]
        assert (await here.web.bookmarks_list(channel_id=DESK))["bookmarks"] == []
        assert await refusal(here.web.bookmarks_add(title="x", **link | {"link": "ledger"})) == "invalid_link"
        assert await refusal(here.web.bookmarks_remove(bookmark_id=made["id"], channel_id=DESK)) == "not_found"

    play(script)


def test_metadata_is_told_only_to_an_app_that_subscribes_to_its_kind() -> None:
    """Posted, updated and deleted, each with the payload."""

    async def script(here: Scene) -> None:
        kinds = ("message_metadata_posted", "message_metadata_updated", "message_metadata_deleted")
        seen = heard(await here.bot(deaf_to_itself=False), "message", *kinds)
        await here.post("not yet", metadata=METADATA)
        await here.page.post("/sandbox/slack/metadata", json={"event_types": ["letter"]})
        ts = await here.post("now", metadata=METADATA)
        await here.web.chat_update(channel=DESK, ts=ts, text="changed", metadata=METADATA)
        await here.web.chat_delete(channel=DESK, ts=ts)
        await here.desk.deliveries.settled()
        told = [event for event in seen if event["type"] != "message"]

        assert sorted(event["type"] for event in told) == sorted(kinds)
        assert all((event["message_ts"], event["metadata"]) == (ts, METADATA) for event in told)

    play(script)


def test_people_are_listed_in_pages_and_asked_for_one_by_one() -> None:
    """Profiles, presence, where they are, and the bot and the team themselves."""

    async def script(here: Scene) -> None:
        first = await here.web.users_list(limit=2)
        cursor = first["response_metadata"]["next_cursor"]
        rest = await here.web.users_list(limit=100, cursor=cursor)
        profile = (await here.web.users_profile_get(user="U_LENA"))["profile"]
        presences = [(await here.web.users_getPresence(user=user))["presence"] for user in ("U_LENA", "U_GONE")]
        places = (await here.web.users_conversations(user="U_LENA"))["channels"]

        assert len(first["members"]) + len(rest["members"]) == len(CAST.colleagues) + 1
        assert profile["title"] == "credit controller"
        assert presences == ["active", "away"]
        assert [one["id"] for one in places] == [DESK]
        assert (await here.web.team_info())["team"]["id"] == (await here.web.auth_test())["team_id"]
        assert (await here.web.bots_info(bot="B_SANDBOX"))["bot"]["user_id"] == "U_BOT"

    play(script)


def test_shared_files_are_listed_and_the_bots_own_can_be_deleted() -> None:
    """A colleague's cannot."""

    async def script(here: Scene) -> None:
        own = (await here.web.files_upload_v2(channel=DESK, filename="own.txt", content="own"))["file"]["id"]
        await here.act("U_LENA", "upload", channel=DESK, name="hers.txt", content_base64="aGVycw==")
        listed = (await here.web.files_list(channel=DESK))["files"]
        hers = next(file["id"] for file in listed if file["name"] == "hers.txt")
        refused = await refusal(here.web.files_delete(file=hers))
        await here.web.files_delete(file=own)

        assert [file["name"] for file in listed] == ["hers.txt", "own.txt"]
        assert refused == "cant_delete_file"
        assert await refusal(here.web.files_info(file=own)) == "file_not_found"
        assert [file["name"] for file in (await here.web.files_list(channel=DESK))["files"]] == ["hers.txt"]

    play(script)


def test_a_message_can_be_asked_for_its_reactions() -> None:
    """With who put them there."""

    async def script(here: Scene) -> None:
        ts = await here.post(blocks=ACTIONS)
        await here.act("U_LENA", "react", channel=DESK, ts=ts, name="eyes")
        message = (await here.web.reactions_get(channel=DESK, timestamp=ts))["message"]

        assert message["reactions"] == [{"name": "eyes", "users": ["U_LENA"], "count": 1}]

    play(script)


@pytest.mark.parametrize("deed", ["edit", "delete"])
def test_what_a_colleague_changes_afterwards_is_told(deed: str) -> None:
    """With what stood there before."""

    async def script(here: Scene) -> None:
        seen = heard(await here.bot(), "message")
        ts = (await here.act("U_LENA", "say", channel=DESK, text="one"))["ts"]
        await here.act("U_LENA", deed, channel=DESK, ts=ts, text="two")
        await here.desk.deliveries.settled()

        seen.sort(key=lambda event: "subtype" in event)

        assert seen[-1]["subtype"] == {"edit": "message_changed", "delete": "message_deleted"}[deed]
        assert seen[-1]["previous_message"]["text"] == "one"

    play(script)
