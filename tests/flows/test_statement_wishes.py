"""The statement as a file, asked for in words."""

import pytest

from flows.facts.statement_wishes import file_wished


@pytest.mark.parametrize(
    ("said", "wished"),
    [
        ("send me the pdf", "pdf"),
        ("PDF please!", "pdf"),
        ("Can I have my statement as PDF?", "pdf"),
        ("发我PDF", "pdf"),
        ("麻烦把对账单的PDF版发给我，谢谢", "pdf"),
        ("excel 版", "xlsx"),
        ("could you send us the Excel file", "xlsx"),
        ("要表格", "xlsx"),
        ("as a spreadsheet", "xlsx"),
    ],
)
def test_a_file_is_wished(said: str, wished: str) -> None:
    """In whatever words people use."""
    assert file_wished(said) == wished


@pytest.mark.parametrize(
    "said",
    [
        "",
        "send me the statement",
        "Can I send you an excel?",
        "the pdf shows another amount than my books",
        "PDF里的金额不对",
        "my excel says 4,000",
        "I cannot open the pdf",
        "excel " * 20,
    ],
)
def test_what_only_speaks_of_a_file_is_no_wish(said: str) -> None:
    """Something else is said beside it, or nothing of it."""
    assert file_wished(said) == ""
