"""The first page in two languages: the same commands, the same story, and links that lead somewhere."""

import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ENGLISH, CHINESE = ROOT / "README.md", ROOT / ".github" / "README.zh-CN.md"
USE_IT = {ENGLISH: ("## Use it", "## The rooms"), CHINESE: ("## 使用", "## 各个房间")}
SAMPLE = re.compile(r"<!-- (?P<of>\S+) -->\s*^```\n(?P<text>.*?)^```$\n", re.MULTILINE | re.DOTALL)


def page(path: Path) -> str:
    """A page without its sample conversation."""
    return SAMPLE.sub("", path.read_text("utf-8"))


def blocks(path: Path) -> list[str]:
    """What stands on the page to be typed or looked at, to the letter."""
    fenced = re.findall(r"^```\n(.*?)^```$", page(path), re.MULTILINE | re.DOTALL)
    return [*fenced, *re.findall(r"^    .+$", page(path), re.MULTILINE)]


def commands(path: Path) -> Counter[str]:
    """Every command, setting and file that is named where it is told how to use the product."""
    begin, end = USE_IT[path]
    told = page(path).partition(begin)[2].partition(end)[0]
    return Counter(" ".join(span.split()) for span in re.findall(r"`([^`]+)`", told))


def test_both_show_the_same_blocks() -> None:
    """The two commands to try it, and the corridor."""
    assert blocks(CHINESE) == blocks(ENGLISH)
    assert len(blocks(ENGLISH)) == 3


def test_both_name_the_same_commands_and_settings() -> None:
    """Whoever adds one to the English page adds it to the Chinese one."""
    assert commands(CHINESE) == commands(ENGLISH)


def test_the_chinese_page_shows_a_conversation_that_is_tested() -> None:
    """The twin of the English one, so that it cannot grow old either."""
    shown = SAMPLE.search(CHINESE.read_text("utf-8"))
    english = SAMPLE.search(ENGLISH.read_text("utf-8"))

    assert shown
    assert english
    assert shown["text"] == (ROOT / shown["of"]).read_text("utf-8")
    assert Path(shown["of"]).stem == Path(english["of"]).stem + "_zh"


@pytest.mark.parametrize("path", [ENGLISH, CHINESE], ids=["English", "Chinese"])
def test_each_page_leads_to_the_other_and_nowhere_in_vain(path: Path) -> None:
    """Files and pictures are where the page says."""
    targets = [target.partition("#")[0] for target in re.findall(r"\]\(([^)]+)\)", page(path))]
    there = [(path.parent / target).resolve() for target in targets if "://" not in target]
    other = CHINESE if path == ENGLISH else ENGLISH

    assert not [target for target in there if not target.exists()]
    assert other in there
