"""The column `language` of a sheet, as people write it."""

import pytest

from storage.sheets_cells import Bad, language


@pytest.mark.parametrize(
    ("written", "code"),
    [("de", "de"), ("DE", "de"), ("zh-TW", "zh_TW"), ("ZH_hans", "zh_hans"), ("es-419", "es_419"), ("pt-br", "pt_br")],
)
def test_a_language_is_a_tag_in_any_case(written: str, code: str) -> None:
    """Hyphens and capitals are manners of writing."""
    assert language(written) == code


@pytest.mark.parametrize("written", ["German", "中文", "d", "de AT"])
def test_a_languages_name_is_no_tag(written: str) -> None:
    """The report says what to write instead."""
    assert language(written) == Bad("unknown_language")
