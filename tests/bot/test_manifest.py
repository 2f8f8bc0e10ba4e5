"""The Slack app's description: every right it asks for is used, and every right that is used is asked for."""

import ast
import json
import re
from itertools import chain
from pathlib import Path

import pytest

from bot.commands.manifest import COMMAND, EVENTS, METHODS, SCOPES, SHORTCUTS, app_of, manifest
from bot.desk.acting import ACTIONS
from bot.desk.reading import EVENTS as READ
from bot.settings import load

DOORS = sorted((Path(__file__).parents[2] / "bot").glob("slack_*.py"))
FAMILIES = ("auth", "chat", "conversations", "files", "reactions", "users", "views")


def called() -> set[str]:
    """Every method of Slack's that our doors name on a client, as Slack writes it."""
    nodes = chain.from_iterable(ast.walk(ast.parse(path.read_text(encoding="utf-8"))) for path in DOORS)
    names = {
        node.attr for node in nodes if isinstance(node, ast.Attribute) and ast.unparse(node.value).endswith("client")
    }
    return {name.replace("_", ".", 1) for name in names if name.partition("_")[0] in FAMILIES and "_" in name}


def test_every_method_that_is_called_has_its_row_and_no_other_has() -> None:
    """Read from the doors' own source."""
    assert called() == set(METHODS)


def test_exactly_the_rights_that_are_used_are_asked_for() -> None:
    """For the methods called, the events heard, the command and the shortcuts."""
    used = set(chain.from_iterable(METHODS.values())) | set(chain.from_iterable(one for _, one in EVENTS.values()))

    assert used | {"commands"} == set(SCOPES)


def test_exactly_the_events_that_are_read_are_subscribed_to() -> None:
    """Messages are named by the kind of their channel."""
    assert {name.partition(".")[0] for name in EVENTS} == set(READ)


def test_every_shortcut_leads_to_an_action() -> None:
    """Its callback id is the action's name."""
    assert {("shortcut", callback) for _, callback, *_ in SHORTCUTS} <= set(ACTIONS)


def test_over_the_socket_no_address_is_named() -> None:
    """Slack needs none."""
    described = json.dumps(app_of(load(env_file=None, company="Harbourline Trading")))

    assert "_url" not in described
    assert '"socket_mode_enabled": true' in described


def test_over_http_everything_is_posted_to_the_address_of_the_settings() -> None:
    """Events, presses, lists and the command."""
    address = "https://desk.example.com/slack"
    described = app_of(load(env_file=None, slack_http_url=address))

    assert json.dumps(described).count(address) == 4
    assert described["settings"]["socket_mode_enabled"] is False


def test_what_is_printed_is_yaml_with_a_reason_at_every_right(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Each on its own line, so that it can be read by whoever has to agree to it."""
    monkeypatch.chdir(tmp_path)
    text = manifest(as_json=False).lines[0]
    rights = re.findall(r'^      - "([a-z.]+:[a-z.]+|commands)"  # \S.*$', text, re.MULTILINE)

    assert rights == list(SCOPES)
    assert f'command: "{COMMAND}"' in text
    assert json.loads(manifest(as_json=True).lines[0])["oauth_config"]["scopes"]["bot"] == list(SCOPES)
