"""Settings: complete or refused with a sentence; the example file names all of them and nothing else."""

import re
from pathlib import Path

import pytest

from bot.settings import NotConfiguredError, Settings, complete, load

ROOT = Path(__file__).parent.parent.parent


def test_the_example_file_names_every_setting_and_no_other() -> None:
    """Who copies it neither misses one nor fills in what nobody reads."""
    named = re.findall(r"^CONCORD_(\w+)=", (ROOT / ".env.example").read_text(encoding="utf-8"), re.MULTILINE)

    assert sorted(name.lower() for name in named) == sorted(Settings.model_fields)


def test_what_is_missing_is_named_with_how_to_get_it() -> None:
    """One sentence, every variable."""
    with pytest.raises(NotConfiguredError, match=r"CONCORD_TELEGRAM_TOKEN: ask @BotFather.*CONCORD_SLACK_BOT_TOKEN"):
        complete(load(env_file=None, company="Harbourline Trading"))


def test_a_value_that_does_not_fit_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The variable, what was seen, where to correct it."""
    monkeypatch.setenv("CONCORD_HTTP_PORT", "eighty")

    with pytest.raises(NotConfiguredError, match=r"CONCORD_HTTP_PORT: .*'eighty'.*\.env"):
        load(env_file=None)


def test_a_secret_may_stand_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As container platforms hand them out."""
    (tmp_path / "token").write_text("4200000000:SANDBOX-FILE\n", encoding="utf-8")
    monkeypatch.setenv("CONCORD_TELEGRAM_TOKEN__FILE", str(tmp_path / "token"))

    assert load(env_file=None).telegram_token == "4200000000:SANDBOX-FILE"


def test_a_file_that_cannot_be_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not a traceback."""
    monkeypatch.setenv("CONCORD_SLACK_BOT_TOKEN__FILE", "/nowhere/token")

    with pytest.raises(NotConfiguredError, match=r"CONCORD_SLACK_BOT_TOKEN__FILE: the file '/nowhere/token'"):
        load(env_file=None)


def test_a_database_of_another_kind_is_refused() -> None:
    """Before anything is opened."""
    with pytest.raises(NotConfiguredError, match="only sqlite:///PATH is known"):
        _ = load(env_file=None, database_url="oracle://books").database


@pytest.mark.parametrize("address", ["statements", "ftp://figures.example", "https://", "https:// x"])
def test_an_address_of_figures_that_is_none_is_refused_with_a_sentence(address: str) -> None:
    """Customers would be sent to nowhere."""
    with pytest.raises(NotConfiguredError, match=r"CONCORD_FIGURES_AT: .*is no address; write one"):
        load(env_file=None, figures_at=address)


def test_figures_are_shown_in_chats_unless_an_address_says_otherwise() -> None:
    """The usual case needs no setting."""
    assert load(env_file=None).figures_at == ""
    assert load(env_file=None, figures_at="https://figures.example/of/us").figures_at == "https://figures.example/of/us"
