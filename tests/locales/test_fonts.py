"""Fonts: found by their packages or in a folder, in the order of a language, and honest about what they lack."""

import shutil
from pathlib import Path

import pytest

from locales.papers.fonts import SCRIPTS, FontSet, _read, chain, font_set, lacking
from tests.locales.proof import NAMES


@pytest.fixture(scope="module")
def fonts() -> FontSet:
    """Those of the packages."""
    return font_set()


@pytest.fixture
def one_font(fonts: FontSet, tmp_path: Path) -> Path:
    """A folder with a single font some way down."""
    thai = next(file for file in fonts.files if "Thai" in file.name)
    (tmp_path / "some" / "way").mkdir(parents=True)
    return Path(shutil.copy(thai, tmp_path / "some" / "way" / "thai.ttf"))


def test_the_packages_show_all_scripts(fonts: FontSet) -> None:
    """And every name of the samples."""
    assert lacking(fonts) == {}
    assert [fonts.missing(name) for name in NAMES.values()] == [""] * len(NAMES)


def test_what_cannot_be_shown_is_named(fonts: FontSet) -> None:
    """The first such character; marks and spaces that nobody sees are none."""
    assert fonts.missing("A\u2066 b\u2069\u00a0\u200d\ufe0e") == ""
    assert fonts.missing("A \U0001f92f \U0001f92d") == "\U0001f92f"


def test_without_fonts_each_script_names_its_package() -> None:
    """So that an operator knows what to install."""
    nothing = FontSet((), (), bytes(0x110000 >> 3))

    assert lacking(nothing) == {script: pack for script, (_, pack) in SCRIPTS.items()}


def test_a_folder_of_fonts_is_looked_through_to_the_bottom(one_font: Path, tmp_path: Path) -> None:
    """What is in it counts beside the packages."""
    found = font_set(tmp_path)

    assert one_font in found.files
    assert found.folders[0] == tmp_path
    assert len(found.files) == len(font_set().files) + 1


def test_a_font_laid_beside_the_others_counts_at_the_next_start(one_font: Path, tmp_path: Path) -> None:
    """What is kept of an earlier look does not hide it."""
    before = _read("own fonts", (tmp_path,))
    shutil.copy(one_font, tmp_path / "second.TTF")
    after = _read.__wrapped__("own fonts", (tmp_path,))

    assert len(after.files) == len(before.files) + 1


@pytest.mark.parametrize(
    ("language", "first"),
    [
        ("zh_Hans", "Noto Sans SC"),
        ("zh_Hant", "Noto Sans TC"),
        ("ja", "Noto Sans JP"),
        ("ko", "Noto Sans KR"),
        ("ar", "Noto Sans Arabic"),
        ("hi", "Noto Sans Devanagari"),
        ("de", "Noto Sans"),
    ],
)
def test_a_language_has_its_own_font_first(language: str, first: str) -> None:
    """Then simplified characters, traditional, Japanese, Korean, and only then the others."""
    everything = frozenset(
        f"Noto Sans{own}" for own in ("", " SC", " TC", " JP", " KR", " Arabic", " Hebrew", " Devanagari", " Thai")
    )
    order = chain(language, everything)

    assert order[0] == first
    assert sorted(order) == sorted(everything)


def test_only_fonts_that_are_there_are_named() -> None:
    """A system's own collection stands in for the packages."""
    assert chain("ja", frozenset({"Noto Sans CJK JP", "Noto Sans"})) == ["Noto Sans CJK JP", "Noto Sans"]
