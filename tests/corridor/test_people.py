"""Who may see a figure: a link in the wrong hands, wrong answers, a group, a stranger."""

from flows.facts.times import DAY, MINUTE, SECOND
from tests.corridor.conftest import AMARA, LIMIN, STRANGER, TOM, Play, one, rows
from tests.town.town import Town, plain

FIGURES = ("29,950", "26,550", "4,800", "128,460", "Okafor Foods", "INV-22")
AGREE = "Agree and go on"
PROOF = "4,800.00"


async def words(town: Town, who: int, text: str) -> str:
    """Everything the bot answers to these words."""
    return " ".join(plain(m) for m in await town.say(who, text))


async def open_link(town: Town, who: int, token: str) -> str:
    """Follow a link and agree to the notice; what is said until then."""
    said = await words(town, who, f"/start {token}")
    return said + " ".join(plain(m) for m in await town.tap(who, AGREE))


def posted(town: Town, text: str) -> list[str]:
    """The desk's messages that hold these words."""
    return [m["text"] for m in town.desk() if text in m["text"]]


async def bound(town: Town) -> list[str]:
    """Every chat that is somebody's."""
    return [row[0] for row in await rows(town, "SELECT chat FROM binding WHERE revoked_at IS NULL ORDER BY id")]


def test_a_link_and_the_right_answer_bind_the_chat(play: Play) -> None:
    """The way everybody comes in; the desk is asked to confirm the person."""

    async def script(town: Town) -> tuple[str, list[str], list[str]]:
        await open_link(town, AMARA, await town.invite(AMARA))
        said = await words(town, AMARA, PROOF)
        return said, await bound(town), posted(town, "Amara Okafor joined")

    said, chats, told = play(script)

    assert "Okafor Foods" in said
    assert chats == ["telegram:71"]
    assert len(told) == 1


def test_the_answer_that_proves_who_writes_is_never_told_to_the_desk(play: Play) -> None:
    """A colleague who takes over reads the customer's last words; what they prove themselves with is not among them."""

    async def script(town: Town) -> list[str]:
        await open_link(town, AMARA, await town.invite(AMARA))
        await town.say(AMARA, PROOF)
        await town.say(AMARA, "the pallets came late")
        await town.say(AMARA, "/human")
        return posted(town, "the pallets came late") + posted(town, PROOF)

    told = play(script)

    assert len(told) == 1
    assert PROOF not in told[0]


def test_no_figure_is_shown_before_the_proof(play: Play) -> None:
    """The link may have been forwarded, and previews are read by machines."""

    async def script(town: Town) -> str:
        return await open_link(town, AMARA, await town.invite(AMARA)) + await words(town, AMARA, "1.00")

    said = play(script)

    assert not any(figure in said for figure in FIGURES if figure != "INV-22")


def test_the_second_who_opens_a_link_learns_nothing_and_the_desk_hears_of_it(play: Play) -> None:
    """A link belongs to the chat that opened it first."""

    async def script(town: Town) -> tuple[str, str, list[str], list[str]]:
        token = await town.invite(AMARA)
        await open_link(town, AMARA, token)
        second = await words(town, STRANGER, f"/start {token}")
        guess = await words(town, STRANGER, PROOF)
        await town.say(AMARA, PROOF)
        return second, guess, await bound(town), posted(town, "Amara Okafor")

    second, guess, chats, told = play(script)

    assert not any(figure in second + guess for figure in FIGURES)
    assert chats == ["telegram:71"]
    assert any("another chat" in text or "second" in text or "twice" in text for text in told)


def test_a_used_a_foreign_an_old_and_an_invented_link_are_answered_alike(play: Play) -> None:
    """Nobody learns which links exist."""

    async def script(town: Town) -> tuple[set[str], list[str]]:
        used, foreign = await town.invite(AMARA), await town.invite(TOM, token="t" * 32)
        await open_link(town, AMARA, used)
        await town.say(AMARA, PROOF)
        await open_link(town, TOM, foreign)
        old = await town.invite(LIMIN, token="l" * 32)
        town.clock.advance(8 * DAY)
        said = {await words(town, STRANGER, f"/start {token}") for token in (used, foreign, old, "x" * 32, "x")}
        return said, await bound(town)

    said, chats = play(script)

    assert len(said) == 1
    assert chats == ["telegram:71"]


def test_five_wrong_answers_lock_for_half_an_hour_and_then_the_right_one_works(play: Play) -> None:
    """Guessing does not pay; forgetting is forgiven."""

    async def script(town: Town) -> tuple[list[list[str]], list[str]]:
        await open_link(town, AMARA, await town.invite(AMARA))
        for guess in range(5):
            await town.say(AMARA, f"{guess}.00")
        chats = []
        for wait in (0, 29 * MINUTE + 59 * SECOND, SECOND):
            town.clock.advance(wait)
            await town.say(AMARA, PROOF)
            chats.append(await bound(town))
        return chats, posted(town, "Amara Okafor")

    chats, told = play(script)

    assert chats == [[], [], ["telegram:71"]]
    assert any("wrong" in text or "locked" in text for text in told)


def test_the_lock_holds_for_the_chat_too_whatever_link_it_tries(play: Play) -> None:
    """A fresh invitation is no fresh set of guesses."""

    async def script(town: Town) -> list[str]:
        await open_link(town, AMARA, await town.invite(AMARA))
        for guess in range(5):
            await town.say(AMARA, f"{guess}.00")
        await town.say(AMARA, f"/start {await town.invite(AMARA, token='n' * 32)}")
        await town.say(AMARA, PROOF)
        return await bound(town)

    assert play(script) == []


def test_a_stranger_without_a_link_is_told_nothing_but_how_to_get_in(play: Play) -> None:
    """Whatever they write, press or ask for."""

    async def script(town: Town) -> list[str]:
        tries = ("/start", "/statement", "/status", "/menu", "/human", "INV-2214", "29,950.00", "/privacy", "/help")
        return [await words(town, STRANGER, text) for text in tries]

    said = play(script)

    assert all(said)
    assert not any(figure in text for text in said for figure in FIGURES if figure != "INV-22")


def test_in_a_group_the_bot_says_so_and_leaves(play: Play) -> None:
    """No figure is ever shown where others read along."""

    async def script(town: Town) -> tuple[list[str], str, list[tuple[object, ...]]]:
        town.sandbox.telegram.group(AMARA, "what do we owe them? /statement INV-2214")
        await town.settle()
        group = town.sandbox.telegram.chat(AMARA, group=True)
        said = [plain(m) for m in group["messages"] if m["from"] == "bot"]
        return said, str(group["status"]), await rows(town, "SELECT DISTINCT state FROM outbox WHERE kind = 'group'")

    said, status, states = play(script, AMARA)

    assert len(said) == 1
    assert not any(figure in said[0] for figure in FIGURES)
    assert status == "left"
    assert states == [("sent",)]


def test_a_revoked_chat_is_a_stranger_from_the_next_word_on(play: Play) -> None:
    """Buttons it still shows do nothing, and letters that wait are not sent."""

    async def script(town: Town) -> tuple[str, str, int]:
        await town.say(AMARA, "/statement")
        number = await one(town, "SELECT id FROM binding WHERE chat = 'telegram:71'")
        await town.order("revoke_binding", {"id": number, "reason": "left the company"}, by=town.staff["Mara"])
        pressed = " ".join(plain(m) for m in await town.tap(AMARA, "It agrees"))
        return pressed, await words(town, AMARA, "/statement"), await one(town, "SELECT count(*) FROM confirmation")

    pressed, asked, confirmed = play(script, AMARA)

    assert not any(figure in pressed + asked for figure in FIGURES)
    assert confirmed == 0


def test_someone_elses_phone_number_is_no_proof(play: Play) -> None:
    """A contact card counts only as the sender's own, shared by themselves."""

    async def script(town: Town) -> list[list[str]]:
        await town.say(AMARA, f"/start {await town.invite(AMARA)}")
        await town.tap(AMARA, AGREE)
        phone, chats = town.sandbox.telegram, []
        phone.share_contact(AMARA, "+2348012345678", STRANGER)
        phone.share_contact(AMARA, "+2348012345678", None)
        phone.forward(AMARA, {"contact": {"phone_number": "+2348012345678", "first_name": "A", "user_id": AMARA}})
        await town.settle()
        chats.append(await bound(town))
        phone.share_contact(AMARA)
        await town.settle()
        return [*chats, await bound(town)]

    assert play(script, second_factor="contact") == [[], ["telegram:71"]]
