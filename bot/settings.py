"""Settings from the environment or `.env`, frozen; half-configured refuses to start and says which variable is missing.

Secrets may stand in a file whose path is in `…__FILE`. Nothing else in the house reads the environment.
"""

import os
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

HOW = {
    "TELEGRAM_TOKEN": "ask @BotFather in Telegram for a bot and copy the token it gives",
    "SLACK_BOT_TOKEN": "create an app in your Slack workspace, install it and copy the bot token (xoxb-…)",
    "SLACK_APP_TOKEN": "in the Slack app's Basic Information create an app-level token with connections:write (xapp-…);"
    " or, where Slack can reach this machine, set CONCORD_SLACK_SIGNING_SECRET instead",
    "SLACK_CHANNEL": "copy the id of the desk's channel (C…) from its details in Slack, and invite the bot to it",
    "COMPANY": "write the name that your customers know you by",
}

MAIL_SERVER = r"^(smtps?://\S+)?$"
MAIL = r"^([^@\s,]+@[^@\s,]+)?$"
MAILS = r"^([^@\s,]+@[^@\s,]+(\s*,\s*[^@\s,]+@[^@\s,]+)*)?$"
ADDRESS = r"^(https?://[^\s<>\"'/]+\S*)?$"


def _or_none(said: object) -> object:
    """What is left empty in .env was left out."""
    return said or None


class NotConfiguredError(Exception):
    """Something is missing from the environment or does not fit."""


class Settings(BaseSettings):
    """Everything an installation may set; see README for what each is for."""

    model_config = SettingsConfigDict(env_prefix="CONCORD_", env_file=".env", frozen=True, extra="ignore")

    data_dir: Path = Path("var")
    fonts_dir: Annotated[Path | None, BeforeValidator(_or_none)] = None  # fonts beside the packages', for papers
    database_url: str = ""
    telegram_token: str = Field("", repr=False)
    telegram_api: str = "https://api.telegram.org"
    slack_bot_token: str = Field("", repr=False)
    slack_app_token: str = Field("", repr=False)
    slack_api: str = "https://slack.com"
    slack_signing_secret: str = Field("", repr=False)
    heads_dir: str = ""  # where each daily head of the records is written a second time, best on another machine's disk
    signing_key: str = Field("", repr=False)  # signs in our name; empty: the one of DATA_DIR/keys, made at first start
    slack_http_url: str = Field("", pattern=ADDRESS)  # where Slack reaches our `/slack`, instead of Socket Mode
    slack_channel: str = ""
    mail: str = Field("", repr=False, pattern=MAIL_SERVER)  # where operators' mail is handed in while Slack is away
    mail_from: str = Field("", pattern=MAIL)
    alarm_mail: str = Field("", pattern=MAILS)
    http_host: str = "127.0.0.1"
    http_port: int = 8080
    locale: str = "en"
    time_zone: str = "UTC"
    base_currency: str = "EUR"
    country: str = Field("", pattern="^([A-Z]{2}(-[A-Z0-9]{1,3})?)?$")  # whose holidays our office keeps: DE, or DE-BY
    company: str = ""
    company_tax_id: str = ""  # as it stands on papers; empty: not named
    second_factor: str = Field("amount_or_tax", pattern="^(amount_or_tax|contact|staff)$")
    # Off unless asked for: a ledger that sends dunning letters of its own would ask for the same money a second time.
    due_reminders: bool = False
    figures_at: str = Field("", pattern=ADDRESS)  # where statements are looked at when chats may hold no figures

    @property
    def database(self) -> Path:
        """Where the embedded store keeps its file.

        Raises NotConfiguredError for a database this edition does not speak.
        """
        if not self.database_url:
            return self.data_dir / "concord.db"
        if self.database_url.startswith("sqlite:///"):
            return Path(self.database_url.removeprefix("sqlite:///"))
        msg = (
            "CONCORD_DATABASE_URL: only sqlite:///PATH is known; leave it out to keep the books under CONCORD_DATA_DIR."
        )
        raise NotConfiguredError(msg)


def load(*, env_file: str | None = ".env", **given: Any) -> Settings:
    """The settings. Raises NotConfiguredError with one sentence naming the variable that does not fit."""
    try:
        return Settings(**{"_env_file": env_file, **_from_files(), **given})
    except ValidationError as error:
        first = error.errors()[0]
        name = "CONCORD_" + str(first["loc"][0]).upper()
        if name == "CONCORD_FIGURES_AT":
            msg = (
                f"{name}: {first['input']!r} is no address; write one that begins with https:// or http://,"
                " or leave it out to show figures in chats."
            )
            raise NotConfiguredError(msg) from error
        msg = f"{name}: {first['msg']} (seen: {first['input']!r}); correct it in the environment or in .env."
        raise NotConfiguredError(msg) from error


def complete(settings: Settings) -> Settings:
    """The settings, if they are enough to run.

    Raises NotConfiguredError naming every variable that is missing and how to get it.
    """
    missing = [name for name in HOW if not getattr(settings, name.lower())]
    _whole_mail(settings)
    if settings.slack_signing_secret and "SLACK_APP_TOKEN" in missing:
        missing.remove("SLACK_APP_TOKEN")  # Slack posts to us and signs it: no connection of our own is needed
    if missing:
        lines = "; ".join(f"CONCORD_{name}: {HOW[name]}" for name in missing)
        msg = f"Missing from the environment or .env: {lines}. Without accounts, `python -m bot demo` shows everything."
        raise NotConfiguredError(msg)
    return settings


def _whole_mail(settings: Settings) -> None:
    """Server, sender and readers of the alarm, or none of them."""
    parts = {name: getattr(settings, name.lower()) for name in ("MAIL", "MAIL_FROM", "ALARM_MAIL")}
    lacking = [f"CONCORD_{name}" for name, value in parts.items() if not value]
    if lacking and len(lacking) < len(parts):
        msg = (
            f"{', '.join(lacking)}: missing; an alarm by mail needs CONCORD_MAIL, CONCORD_MAIL_FROM and"
            " CONCORD_ALARM_MAIL together. Set them all, or none of them."
        )
        raise NotConfiguredError(msg)


def _from_files() -> dict[str, str]:
    """Secrets that stand in files: CONCORD_TELEGRAM_TOKEN__FILE=/run/secrets/token."""
    found = {}
    for name, path in os.environ.items():
        if name.startswith("CONCORD_") and name.endswith("__FILE"):
            try:
                found[name.removeprefix("CONCORD_").removesuffix("__FILE").lower()] = (
                    Path(path).read_text(encoding="utf-8").strip()
                )
            except OSError as error:
                msg = (
                    f"{name}: the file {path!r} cannot be read ({error.strerror}); correct the path or its permissions."
                )
                raise NotConfiguredError(msg) from error
    return found
