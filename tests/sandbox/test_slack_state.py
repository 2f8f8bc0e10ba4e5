"""What the page is told of the workspace: each colleague sees the channels that Slack would show them."""

from bot.sandbox.slack.messages import BOT_USER
from tests.sandbox.slack_scene import DESK, Scene, play


def test_a_private_channel_is_seen_by_its_members_alone() -> None:
    """Whoever is not in it does not even find its name."""

    async def script(here: Scene) -> None:
        here.desk.space.add_channel("C_LEADS", "leads", members=["U_OMAR", BOT_USER]).private = True

        assert await channels(here, "U_OMAR") == {DESK: True, "C_LEADS": True}
        assert await channels(here, "U_LENA") == {DESK: True}

    play(script)


def test_an_open_channel_is_found_by_a_colleague_who_is_not_in_it_but_not_by_guests() -> None:
    """It can be joined from the list; people of another company do not find it."""

    async def script(here: Scene) -> None:
        here.desk.space.add_channel("C_NEWS", "news", members=[BOT_USER])

        assert (await channels(here, "U_LENA"))["C_NEWS"] is False
        assert "C_NEWS" not in await channels(here, "U_GUEST")
        assert "C_NEWS" not in await channels(here, "U_FAR")

    play(script)


def test_the_direct_conversation_with_the_app_is_ones_own() -> None:
    """Nobody reads another's."""

    async def script(here: Scene) -> None:
        here.desk.space.direct("U_LENA")

        assert "D_U_LENA" in await channels(here, "U_LENA")
        assert "D_U_LENA" not in await channels(here, "U_OMAR")

    play(script)


async def channels(here: Scene, user: str) -> dict[str, bool]:
    """The ids of the channels that somebody sees, and whether they are in them."""
    seen = (await here.page.get("/sandbox/slack/state", params={"user": user})).json()
    return {one["id"]: one["is_member"] for one in seen["channels"]}
