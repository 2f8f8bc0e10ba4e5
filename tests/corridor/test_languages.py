"""In which language somebody is spoken to: from their telephone's, by their own word, and with what they entered."""

from sqlalchemy import update

from storage.tables.ledger import CONTACT
from tests.corridor.conftest import AMARA, LIMIN, Play, one
from tests.town.town import Town, plain

WAYS = ("English", "/lang zh-CN", "/language english", "请用中文", "/lang en_GB")


async def forget_languages(town: Town) -> None:
    """As after an import that says nothing of them."""
    await town.concord.store.write(lambda conn: conn.execute(update(CONTACT).values(language="")))


async def kept(town: Town, who: int) -> str:
    """The language on file of whoever is bound to that chat."""
    sql = "SELECT c.language FROM contact c JOIN binding b ON b.contact_id = c.id WHERE b.chat = ?"
    return str(await one(town, sql, f"telegram:{who}"))


async def answer(town: Town, who: int, text: str) -> str:
    """What the bot says to that."""
    return "\n".join(plain(message) for message in await town.say(who, text))


def test_where_no_language_is_on_file_the_telephones_is_spoken_and_kept(play: Play) -> None:
    """From the first word; what is later written unasked is in it too."""

    async def script(town: Town) -> tuple[str, str, str]:
        await forget_languages(town)
        first = await answer(town, LIMIN, f"/start {await town.invite(LIMIN)}")
        await town.tap(LIMIN, "同意并继续")
        return first, await answer(town, LIMIN, "107,160.00"), await kept(town, LIMIN)

    first, welcome, language = play(script)

    assert "您好" in first
    assert "简体中文" in welcome
    assert language == "zh_Hans"


def test_the_language_on_file_comes_before_the_telephones(play: Play) -> None:
    """A telephone may be in another one than its owner works in."""

    async def script(town: Town) -> tuple[str, str]:
        await town.concord.store.write(lambda conn: conn.execute(update(CONTACT).values(language="en")))
        return await answer(town, LIMIN, "/menu"), await kept(town, LIMIN)

    said, language = play(script, LIMIN)

    assert said.isascii()
    assert language == "en"


def test_a_change_in_the_middle_of_an_objection_keeps_every_answer(play: Play) -> None:
    """By the command and a button, by its own name, by the command with a name or a code behind it."""

    async def script(town: Town) -> list[str]:
        asked = await answer(town, AMARA, "the price of INV-2214 is wrong")
        await town.say(AMARA, "/language")
        chinese = [plain(message) for message in await town.tap(AMARA, "简体中文")]
        return [asked, *chinese, *[await answer(town, AMARA, way) for way in WAYS]]

    asked, changed, card, *ways = play(script, AMARA)

    assert "INV-2214" in asked
    assert changed == "以后用：简体中文。"
    assert "INV-2214 · 2026年10月3日" in card
    assert [way.startswith("From now on: English.") for way in ways] == [True, False, True, False, True]
    assert all("INV-2214" in way for way in ways)


def test_whoever_writes_in_another_language_is_asked_in_both_and_once(play: Play) -> None:
    """The question that stands stays; the press changes the language and nothing else."""

    async def script(town: Town) -> tuple[str, list[str], str]:
        offered = await answer(town, AMARA, "这个对账单我看不太明白啊")
        pressed = [plain(message) for message in await town.tap(AMARA, "简体中文")]
        return offered, pressed, await answer(town, AMARA, "but I do understand the English of this one")

    offered, pressed, later = play(script, AMARA)

    assert "Shall we go on in 简体中文?\n要改用简体中文吗？" in offered
    assert pressed[0] == "以后用：简体中文。"
    assert "Shall we" not in later
