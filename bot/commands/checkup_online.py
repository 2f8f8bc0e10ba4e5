"""What `doctor --online` asks the platforms: who we are there, what we may do, and who else reads the desk.

Promise: only questions that change nothing are asked, and no token is ever repeated.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from bot.commands.findings import Finding, do, well
from bot.commands.manifest import SCOPES
from bot.settings import Settings

PATIENCE: Final = 10  # seconds
Answer = tuple[Mapping[str, Any], str]


def of_platforms(settings: Settings) -> Iterator[Finding]:
    """Telegram and Slack, where their tokens are set."""
    if settings.telegram_token:
        yield _telegram(settings)
    if settings.slack_bot_token:
        yield from _slack(settings)
    if settings.slack_app_token:
        yield _socket(settings)


def _telegram(settings: Settings) -> Finding:
    said, why = _asked(f"{settings.telegram_api}/bot{settings.telegram_token}/getMe", "", {})
    if said.get("ok"):
        return well("Telegram", f"Telegram knows the bot as @{said['result'].get('username')}.")
    why = why or str(said.get("description") or "no reason given")
    how = "ask @BotFather for the token and put it into CONCORD_TELEGRAM_TOKEN"
    return do("Telegram", f"Telegram does not let the bot in ({why}); {how}, or let this machine reach Telegram.")


def _slack(settings: Settings) -> Iterator[Finding]:
    said, granted = _asked(f"{settings.slack_api}/api/auth.test", settings.slack_bot_token, {})
    if not said.get("ok"):
        why = said.get("error") or granted or "no reason given"
        how = "copy the bot token of the installed app into CONCORD_SLACK_BOT_TOKEN"
        yield do("Slack", f"Slack does not let the bot in ({why}); {how}, or let this machine reach Slack.")
        return
    yield well("Slack", f"Slack knows the bot as {said.get('user')} in {said.get('team')}.")
    lacking = sorted(SCOPES.keys() - {scope.strip() for scope in granted.split(",")}) if granted else []
    if lacking:
        how = "run `python -m bot manifest`, put it into the app's settings and install the app again"
        yield do("Slack", f"The app lacks rights: {', '.join(lacking)}; {how}.")
    elif granted:
        yield well("Slack", "The app has every right it needs.")
    if settings.slack_channel:
        yield _desk(settings)


def _desk(settings: Settings) -> Finding:
    channel = settings.slack_channel
    said, why = _asked(f"{settings.slack_api}/api/conversations.info", settings.slack_bot_token, {"channel": channel})
    if not said.get("ok"):
        why = str(said.get("error") or why or "no reason given")
        return do("desk", f"The desk's channel {channel} cannot be seen ({why}); invite the bot there, or correct it.")
    found = said["channel"]
    if found.get("is_ext_shared") or found.get("is_pending_ext_shared"):
        return do("desk", f"Another company reads {channel}: no figure goes there; name a channel of your own instead.")
    if found.get("is_member") is False:
        return do("desk", f"The bot is not in {channel}; invite it there.")
    return well("desk", f"The bot is in {channel}, which nobody outside reads.")


def _socket(settings: Settings) -> Finding:
    said, why = _asked(f"{settings.slack_api}/api/apps.connections.open", settings.slack_app_token, {})
    if said.get("ok"):
        return well("Slack", "Socket Mode can be opened.")
    why = str(said.get("error") or why or "no reason given")
    how = "create an app-level token with connections:write and put it into CONCORD_SLACK_APP_TOKEN"
    return do("Slack", f"Socket Mode cannot be opened ({why}); {how}.")


def _asked(url: str, token: str, values: Mapping[str, str]) -> Answer:
    """(what was answered, the rights that were named with it); ({}, why) when nothing usable was."""
    head = {"Authorization": f"Bearer {token}"} if token else {}
    try:
        with urlopen(Request(url, urlencode(values).encode(), head), timeout=PATIENCE) as response:  # noqa: S310 - settings name it
            return json.load(response), response.headers.get("x-oauth-scopes", "")
    except HTTPError as error:  # Telegram says in the body why it refuses
        try:
            return json.load(error), ""
        except ValueError:
            return {}, str(error.code)
    except (URLError, OSError, ValueError) as error:
        return {}, str(getattr(error, "reason", error))
