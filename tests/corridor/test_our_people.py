"""The end of somebody's access, and what one customer's administrator cannot reach: through the whole house."""

from flows.facts.parties import Role
from flows.facts.times import HOUR
from storage import people
from tests.corridor.conftest import AMARA, LIMIN, STRANGER, TOM, Play, rows
from tests.town.town import Town, plain

FIGURES = ("29,950", "26,550", "4,800", "128,460", "INV-22")


async def take_off(town: Town, who: str) -> None:
    """Amara takes that person off."""
    await town.say(AMARA, "/settings")
    for label in ("Our people", who, "Take off", "Has left the company"):
        await town.tap(AMARA, label)


async def words(town: Town, who: int, text: str) -> str:
    """Everything the bot answers."""
    return " ".join(plain(m) for m in await town.say(who, text))


def test_whoever_was_taken_off_sees_nothing_from_that_moment(play: Play) -> None:
    """Neither by words nor by an old button."""

    async def script(town: Town) -> tuple[str, list[str]]:
        await town.bind(AMARA, Role.ADMIN)
        await town.bind(TOM)
        await town.say(TOM, "/statement")
        await take_off(town, "Tom Reyes")
        said = await words(town, TOM, "/statement") + await words(town, TOM, "INV-2201")
        said += " ".join(plain(m) for m in await town.tap(TOM, "See the lines"))
        return said, [row[0] for row in await rows(town, "SELECT chat FROM binding WHERE revoked_at IS NULL")]

    said, bound = play(script)

    assert not any(figure in said for figure in FIGURES)
    assert bound == [f"telegram:{AMARA}"]


def test_another_account_of_the_same_person_ends_the_old_one(play: Play) -> None:
    """A new phone proves itself; the old chat says so and shows nothing more."""

    async def script(town: Town) -> tuple[str, str, str]:
        await town.bind(AMARA)
        before = town.last(AMARA)
        await town.say(STRANGER, f"/start {await town.invite(AMARA)}")
        await town.tap(STRANGER, "Agree and go on")
        new = await words(town, STRANGER, "4,800.00")
        told = " ".join(plain(m) for m in town.new(AMARA, before))
        return new, told, await words(town, AMARA, "/statement")

    new, told, old = play(script)

    assert "Welcome" in new
    assert "another Telegram account" in told
    assert not any(figure in old for figure in FIGURES)


def test_an_administrator_sees_and_reaches_their_own_people_alone(play: Play) -> None:
    """The other customer's names are on no card."""

    async def script(town: Town) -> str:
        await town.bind(AMARA, Role.ADMIN)
        await town.bind(LIMIN, Role.ADMIN)
        await town.say(AMARA, "/settings")
        shown = await town.tap(AMARA, "Our people")
        return " ".join(plain(m) for m in shown)

    said = play(script)

    assert "Tom Reyes" in said
    assert "李敏" not in said


def test_a_stranger_leaves_one_message_an_hour(play: Play) -> None:
    """The desk is not flooded."""

    async def script(town: Town) -> int:
        for text in ("one", "two"):
            await town.say(STRANGER, "hello")
            await town.tap(STRANGER, "Leave a message")
            await town.say(STRANGER, text)
        town.clock.advance(HOUR)
        await town.say(STRANGER, "hello")
        await town.tap(STRANGER, "Leave a message")
        await town.say(STRANGER, "three")
        return sum("Somebody who is not invited" in str(m["text"]) for m in town.desk())

    assert play(script) == 2


def test_an_invitation_by_the_administrator_ends_the_earlier_link(play: Play) -> None:
    """One link a person at any time; the books keep hashes only."""

    async def script(town: Town) -> tuple[bool, int]:
        await town.bind(AMARA, Role.ADMIN)
        old = await town.invite(TOM)
        await town.say(AMARA, "/settings")
        for label in ("Our people", "Tom Reyes", "Make a link", "may look", "Yes, do it"):
            await town.tap(AMARA, label)
        found = await town.concord.store.read(lambda conn: people.invitation(conn, token=old))
        assert found is not None
        open_ = await rows(town, "SELECT expires_at FROM invitation")
        return found.expires_at <= town.clock.now(), sum(row[0] > town.clock.now() for row in open_)

    ended, open_ = play(script)

    assert ended
    assert open_ == 1
