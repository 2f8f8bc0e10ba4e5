"""What people see of the bot before its first word, on a pretend Telegram."""

from dataclasses import replace

from bot.introduction import COMMANDS, Introduction, introduce, introductions
from flows.facts.parties import Company
from locales.languages import OFFERED
from locales.limits import LONGEST_SHORT
from tests.flows.samples_statements import speaker
from tests.sandbox.telegram_scene import MINA, Scene, on_stage

FIRM = Company("Harbourline Trading")
TOLD = introductions(speaker(), FIRM)
HALLO = Introduction("ko", (("menu", "메뉴"),), "안녕하세요", "계정 확인")


def writes(scene: Scene) -> list[str]:
    """The methods by which the bot changed how it is shown."""
    return sorted(call["method"] for call in scene.phones.calls() if call["method"].lower().startswith("setmy"))


def test_every_language_has_its_own_words_and_english_is_everybody_elses() -> None:
    """One for each code that the platform knows: two letters, so both kinds of Chinese share one."""
    codes = [one.code for one in TOLD]

    assert set(codes) == {"", *(code.partition("_")[0] for code in OFFERED if code != "en")}
    assert all(name in COMMANDS for one in TOLD for name, _ in one.commands)
    assert len({one.description for one in TOLD}) == len(codes)


def test_chinese_is_the_kind_that_the_house_writes() -> None:
    """Where it writes neither, the first of those offered."""
    told = {one.code: one for one in introductions(speaker(), replace(FIRM, language="zh_Hans"))}

    assert "对账" in told["zh"].description
    assert "Harbourline Trading" in told["zh"].short


def test_a_name_too_long_for_its_place_is_cut() -> None:
    """The platform would refuse the whole text."""
    long = introductions(speaker(), Company("Harbourline Trading and Shipping " * 8))

    assert all(len(one.short) <= LONGEST_SHORT and one.short.endswith("…") for one in long)


def test_a_company_without_a_name_lists_its_commands_only() -> None:
    """Nobody is told that somebody unnamed writes."""
    told = introductions(speaker(), Company(""))

    assert all(one.commands and not one.description and not one.short for one in told)


@on_stage
async def test_what_is_shown_already_is_not_written_again(scene: Scene) -> None:
    """Name, description, page and commands: the second start only looks."""
    await introduce(scene.bot, "Harbourline", [HALLO])
    first = writes(scene)
    seen = scene.phones.chat(MINA)["commands"]
    await introduce(scene.bot, "Harbourline", [HALLO])

    assert first == ["setMyCommands", "setMyDescription", "setMyName", "setMyShortDescription"]
    assert seen == [{"command": "menu", "description": "메뉴"}]
    assert writes(scene) == first
    assert (await scene.bot.get_my_description("ko")).description == "안녕하세요"
    assert (await scene.bot.get_my_name()).name == "Harbourline"


@on_stage
async def test_only_what_is_different_is_written(scene: Scene) -> None:
    """A new word in a description leaves the rest as it is."""
    await introduce(scene.bot, "Harbourline", [HALLO])
    before = writes(scene)
    await introduce(scene.bot, "Harbourline", [replace(HALLO, description="반갑습니다")])

    assert sorted([*before, "setMyDescription"]) == writes(scene)
