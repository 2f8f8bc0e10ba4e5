"""Contract of the emulated Slack: messages, threads, people and files, through slack-sdk over HTTP."""

import httpx
from slack_sdk.web.async_client import AsyncWebClient

from tests.sandbox.slack_scene import ACTIONS, CAST, DESK, START, Scene, play, refusal

METADATA = {"event_type": "letter", "event_payload": {"id": "L-7"}}


def test_a_posted_message_carries_the_sandbox_clock_and_a_later_one_a_later_time() -> None:
    """Times come from the clock and never repeat."""

    async def script(here: Scene) -> None:
        first, second = await here.post(), await here.post()

        assert first == f"{START // 1_000_000}.000000"
        assert second == f"{START // 1_000_000}.000001"

    play(script)


def test_metadata_is_kept_and_returned_by_replies_only_when_asked_for() -> None:
    """An uncertain letter can be found again by what was sent with it."""

    async def script(here: Scene) -> None:
        parent = await here.post()
        await here.post("in the thread", thread_ts=parent, metadata=METADATA)
        asked = await here.web.conversations_replies(channel=DESK, ts=parent, include_all_metadata=True)
        plain = await here.web.conversations_replies(channel=DESK, ts=parent)

        assert [message.get("metadata") for message in asked["messages"]] == [None, METADATA]
        assert all("metadata" not in message for message in plain["messages"])
        assert asked["messages"][0]["reply_count"] == 1

    play(script)


def test_history_shows_the_newest_first_without_replies_and_in_pages() -> None:
    """A gap is filled page by page."""

    async def script(here: Scene) -> None:
        first, second = await here.post("one", metadata=METADATA), await here.post("two")
        await here.post("reply", thread_ts=first)
        page = await here.web.conversations_history(channel=DESK, limit=1)
        cursor = page["response_metadata"]["next_cursor"]
        rest = await here.web.conversations_history(channel=DESK, cursor=cursor, include_all_metadata=True)
        since = await here.web.conversations_history(channel=DESK, oldest=first)

        assert [message["text"] for message in page["messages"]] == ["two"]
        assert page["has_more"]
        assert rest["messages"][0]["metadata"] == METADATA
        assert [message["ts"] for message in since["messages"]] == [second]

    play(script)


def test_an_update_without_blocks_keeps_the_blocks_and_marks_the_message_edited() -> None:
    """What is not said stays as it was."""

    async def script(here: Scene) -> None:
        ts = await here.post("before", blocks=ACTIONS)
        answer = await here.web.chat_update(channel=DESK, ts=ts, text="after")

        assert answer["message"]["text"] == "after"
        assert answer["message"]["blocks"][0]["block_id"] == "deeds"
        assert answer["message"]["edited"]["user"] == "U_BOT"

    play(script)


def test_a_deleted_message_is_gone_and_cannot_be_updated() -> None:
    """Deleting is final."""

    async def script(here: Scene) -> None:
        ts = await here.post()
        await here.web.chat_delete(channel=DESK, ts=ts)

        assert await refusal(here.web.chat_update(channel=DESK, ts=ts, text="x")) == "message_not_found"

    play(script)


def test_an_ephemeral_message_is_seen_by_its_addressee_alone() -> None:
    """A whisper is in nobody else's state and in no history."""

    async def script(here: Scene) -> None:
        await here.web.chat_postEphemeral(channel=DESK, user="U_LENA", text="only you")
        lena = (await here.page.get("/sandbox/slack/state", params={"user": "U_LENA"})).json()
        omar = (await here.page.get("/sandbox/slack/state", params={"user": "U_OMAR"})).json()

        assert [message["text"] for message in lena["ephemeral"]] == ["only you"]
        assert omar["ephemeral"] == []
        assert (await here.web.conversations_history(channel=DESK))["messages"] == []

    play(script)


def test_the_same_arguments_are_read_from_query_form_and_json() -> None:
    """Every client finds the way it speaks understood."""

    async def script(here: Scene) -> None:
        said = {"channel": DESK, "text": "hi", "token": CAST.slack_bot_token}
        bearer = {"Authorization": f"Bearer {CAST.slack_bot_token}"}
        answers = [
            await here.page.post("/api/chat.postMessage", params=said),
            await here.page.get("/api/chat.postMessage", params=said),
            await here.page.post("/api/chat.postMessage", data=said),
            await here.page.post("/api/chat.postMessage", json=said, headers=bearer),
        ]

        assert [answer.json()["message"]["text"] for answer in answers] == ["hi"] * 4

    play(script)


def test_people_carry_the_flags_that_tell_who_may_act() -> None:
    """Guests, strangers and the departed can be told from staff."""

    async def script(here: Scene) -> None:
        people = {
            user: (await here.web.users_info(user=user, include_locale=True))["user"]
            for user in ("U_LENA", "U_GUEST", "U_FAR", "U_GONE", "U_BOT")
        }

        assert people["U_LENA"]["locale"] == "de-DE"
        assert people["U_GUEST"]["is_restricted"]
        assert people["U_GUEST"]["is_ultra_restricted"]
        assert people["U_FAR"]["is_stranger"]
        assert people["U_GONE"]["deleted"]
        assert people["U_BOT"]["is_bot"]
        assert len((await here.web.users_list())["members"]) == len(CAST.colleagues) + 1

    play(script)


def test_a_colleague_is_found_by_address_and_a_departed_one_is_not() -> None:
    """Looking up by mail follows the same people."""

    async def script(here: Scene) -> None:
        found = await here.web.users_lookupByEmail(email="u_lena@sandbox.example")

        assert found["user"]["id"] == "U_LENA"
        assert await refusal(here.web.users_lookupByEmail(email="u_gone@sandbox.example")) == "users_not_found"

    play(script)


def test_the_desk_channel_names_its_members_and_says_whether_it_is_shared_outside() -> None:
    """The bot can refuse to speak of customers where another company listens."""

    async def script(here: Scene) -> None:
        here.desk.space.add_channel("C_SHARED", "with-supplier", members=["U_BOT", "U_FAR"], shared_outside=True)
        info = await here.web.conversations_info(channel="C_SHARED")
        members = await here.web.conversations_members(channel=DESK)
        listed = await here.web.conversations_list()

        assert info["channel"]["is_ext_shared"]
        assert members["members"] == ["U_LENA", "U_OMAR", "U_GUEST", "U_BOT"]
        assert [channel["id"] for channel in listed["channels"]] == [DESK, "C_SHARED"]

    play(script)


def test_a_direct_conversation_opens_once_and_takes_messages() -> None:
    """Writing to a person's id and to the opened conversation reach the same place."""

    async def script(here: Scene) -> None:
        opened = await here.web.conversations_open(users=["U_LENA"])
        posted = await here.web.chat_postMessage(channel="U_LENA", text="hello")

        assert opened["channel"]["id"] == posted["channel"]

    play(script)


def test_the_bot_joins_a_channel_and_invites_a_colleague() -> None:
    """After that it may post there, and a second invitation is refused."""

    async def script(here: Scene) -> None:
        here.desk.space.add_channel("C_NEW", "new", members=["U_OMAR"])
        await here.web.conversations_join(channel="C_NEW")
        await here.web.conversations_invite(channel="C_NEW", users=["U_LENA"])

        assert (await here.web.chat_postMessage(channel="#new", text="hello"))["channel"] == "C_NEW"
        again = here.web.conversations_invite(channel="C_NEW", users=["U_LENA"])
        assert await refusal(again) == "already_in_channel"

    play(script)


def test_a_file_is_uploaded_shared_described_and_fetched_with_the_bots_token_only() -> None:
    """The three steps of an upload, then the download."""

    async def script(here: Scene) -> None:
        shared = await here.web.files_upload_v2(
            channel=DESK, filename="ledger.csv", content="a;b\n1;2\n", initial_comment="the ledger"
        )
        file = (await here.web.files_info(file=shared["files"][0]["id"]))["file"]
        bearer = {"Authorization": f"Bearer {CAST.slack_bot_token}"}
        async with httpx.AsyncClient() as outside:
            fetched = await outside.get(file["url_private_download"], headers=bearer)
            turned_away = await outside.get(file["url_private"])
        history = await here.web.conversations_history(channel=DESK)

        assert fetched.content == b"a;b\n1;2\n"
        assert fetched.headers["content-type"].startswith("text/csv")
        assert turned_away.headers["content-type"].startswith("text/html")
        assert history["messages"][0]["files"][0]["name"] == "ledger.csv"
        assert history["messages"][0]["text"] == "the ledger"

    play(script)


def test_an_upload_that_was_never_completed_is_seen_by_nobody() -> None:
    """Only the last step shares, so doing the first two again is harmless."""

    async def script(here: Scene) -> None:
        place = await here.web.files_getUploadURLExternal(filename="x.txt", length=3)
        await here.page.post(place["upload_url"], content=b"abc")

        assert (await here.web.conversations_history(channel=DESK))["messages"] == []

    play(script)


def test_a_reaction_stands_under_the_message_once() -> None:
    """Adding twice and removing what is not there are refused."""

    async def script(here: Scene) -> None:
        ts = await here.post()
        await here.web.reactions_add(channel=DESK, timestamp=ts, name="eyes")
        again = await refusal(here.web.reactions_add(channel=DESK, timestamp=ts, name="eyes"))
        await here.web.reactions_remove(channel=DESK, timestamp=ts, name="eyes")
        gone = await refusal(here.web.reactions_remove(channel=DESK, timestamp=ts, name="eyes"))

        assert (again, gone) == ("already_reacted", "no_reaction")

    play(script)


def test_a_permalink_leads_to_the_page() -> None:
    """The link opens the message where it can be seen."""

    async def script(here: Scene) -> None:
        ts = await here.post()
        link = await here.web.chat_getPermalink(channel=DESK, message_ts=ts)

        assert link["permalink"] == f"{here.address}/#slack/{DESK}/{ts}"

    play(script)


def test_the_list_of_calls_names_what_was_asked_and_its_outcome_but_no_token() -> None:
    """Tests count sends by it."""

    async def script(here: Scene) -> None:
        client = AsyncWebClient(base_url=f"{here.address}/api/", retry_handlers=[])
        await client.chat_postMessage(channel=DESK, text="counted", token=CAST.slack_bot_token)
        await refusal(here.web.chat_postMessage(channel="C_NONE", text="lost"))
        calls = (await here.page.get("/sandbox/slack/calls")).json()

        assert [call["outcome"] for call in calls] == ["ok", "channel_not_found"]
        assert calls[0]["arguments"]["text"] == "counted"
        assert CAST.slack_bot_token not in str(calls)

    play(script)
