"""The preview: a folder with a page that shows messages in two languages, their buttons, pictures and papers."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bot.commands.preview import preview
from bot.commands.preview.papers import CARRIED
from bot.pictures import PICTURES


class Read(HTMLParser):
    """What a browser is told: the languages and directions of texts, the files the page shows, what is open still."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.sides: list[tuple[str, str]] = []
        self.files: list[str] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes it."""
        given = {name: value or "" for name, value in attrs}
        self.open += [] if tag in {"meta", "img"} else [tag]
        self.sides += [(given["lang"], given["dir"])] if "dir" in given else []
        self.files += [given[name] for name in ("src", "href") if name in given and not given[name].startswith("#")]

    def handle_endtag(self, tag: str) -> None:
        """Closes what was opened last."""
        assert self.open.pop() == tag


@pytest.mark.parametrize(("language", "direction"), [("zh_Hans", "ltr"), ("ar_XB", "rtl")])
def test_a_message_stands_beside_its_english_with_its_picture_and_paper(
    tmp_path: Path, language: str, direction: str
) -> None:
    """Everything that the page shows lies in its folder; texts say in which language and direction they are."""
    result = preview(language, "statement/issued", "", tmp_path / "out")
    page = (tmp_path / "out" / "index.html").read_text("utf-8")
    read = Read(page)

    assert result.code == 0, result.lines
    assert not read.open
    assert set(read.sides) == {("en", "ltr"), (language.replace("_", "-"), direction)}
    assert read.files == ["card-1.png", "statement-1.png", "ST-2610-7.pdf"]
    assert all((tmp_path / "out" / file).stat().st_size for file in read.files)


def test_buttons_stand_under_a_message_as_its_flow_has_them(tmp_path: Path) -> None:
    """In rows, in both languages."""
    preview("zh_Hans", "confirm_balance/totals", "", tmp_path)
    page = (tmp_path / "index.html").read_text("utf-8")
    rows = [re.findall(r'class="key">([^<]+)<', row) for row in re.findall(r'<div class="row">(.*?)</div>', page)]

    assert rows[:4] == [
        ["I confirm", "All except …"],
        ["Not yet", "Back"],
        ["余额确认无误", "除个别外确认…"],
        ["暂不确认", "返回"],
    ]


def test_a_script_that_a_browser_may_lack_brings_its_font(tmp_path: Path) -> None:
    """So that whoever looks sees letters, not boxes."""
    preview("th", "always/nothing_to_cancel", "", tmp_path)
    page = (tmp_path / "index.html").read_text("utf-8")

    assert '@font-face { font-family: "Noto Sans Thai"; src: url("NotoSansThai.ttf")' in page
    assert (tmp_path / "NotoSansThai.ttf").stat().st_size > 100_000


def test_several_messages_are_named_by_how_they_begin(tmp_path: Path) -> None:
    """A dialogue is looked at as a whole."""
    preview("zh_Hans", "confirm_balance/w", "", tmp_path)
    names = re.findall(r'<section id="([^"]+)"', (tmp_path / "index.html").read_text("utf-8"))

    assert names[0] == "confirm_balance/who_may"
    assert all(name.startswith("confirm_balance/w") for name in names)


def test_a_language_on_its_way_can_be_looked_at(tmp_path: Path) -> None:
    """What is not translated yet stands there in English."""
    result = preview("de", "always/nothing_to_cancel", "formal", tmp_path)

    assert result.code == 0
    assert 'lang="de"' in (tmp_path / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("language", "message", "register", "said"),
    [
        ("xx", "", "", "There is no language 'xx'; there are en, "),
        ("en", "nothing/like_it", "", "No message begins with 'nothing/like_it'"),
        ("en", "", "gruff", "There is no register 'gruff'; there are formal, neutral, warm."),
    ],
)
def test_what_cannot_be_shown_is_refused_in_a_sentence(
    tmp_path: Path, language: str, message: str, register: str, said: str
) -> None:
    """And nothing is written."""
    result = preview(language, message, register, tmp_path / "out")

    assert result.code == 1
    assert result.lines[0].startswith(said)
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    """With what to do about it."""
    (tmp_path / "out").write_text("a file", "utf-8")
    result = preview("en", "always/nothing_to_cancel", "", tmp_path / "out")

    assert result.code == 1
    assert "name another folder with --out" in result.lines[0]


def test_every_picture_that_is_sent_is_shown() -> None:
    """Whoever adds one to a message adds it there."""
    assert set(PICTURES) <= set(CARRIED)
