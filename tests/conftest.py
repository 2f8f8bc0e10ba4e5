"""The guard around every test: nothing reaches beyond this machine. And the way by which colleagues' deeds come.

Promise: a test that tries to talk to another host fails on the spot, whichever library it uses, and no library is
patched for it. `--slack=http` and `--slack=socket` take every deed of every scene that way, through real slack-bolt;
without it those in slack_way.py's table go both ways, and all others their scene's own. Further fixtures live in the
conftest of the folder that needs them.
"""

import ipaddress
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from tests.slack_way import CHOSEN, HTTP, SOCKET, Way

ADDRESSED = {"socket.connect": 1, "socket.sendto": 1, "socket.sendmsg": 1, "socket.getaddrinfo": 0}
"""Audit events of the interpreter that name another host, and where among their arguments the name stands."""


class ReachedOutside(RuntimeError):
    """A test tried to reach a host other than this machine."""


def stays_here(host: object) -> bool:
    """Whether a host, as a socket call names it, is this machine; no name at all means this machine too."""
    name = host.decode() if isinstance(host, bytes) else host
    if not isinstance(name, str) or name in {"", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        return False


def refuse_the_outside(event: str, arguments: tuple[Any, ...]) -> None:
    """Raise `ReachedOutside` when an audited socket call names another machine.

    A Unix socket's address is a path instead of a pair, and a path leads nowhere else.
    """
    if event not in ADDRESSED:
        return
    target = arguments[ADDRESSED[event]]
    host = target[0] if isinstance(target, tuple) else target if event == "socket.getaddrinfo" else None
    if not stays_here(host):
        raise ReachedOutside(f"A test reached for {host!r}; start a real server on 127.0.0.1 instead.")


def pytest_addoption(parser: pytest.Parser) -> None:
    """The option of the way."""
    parser.addoption("--slack", choices=[SOCKET, HTTP], help="take every deed of a colleague through Slack, this way")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each chosen test once for each way, unless one way was asked for."""
    name = f"{metafunc.module.__name__.rpartition('.')[2]}.{metafunc.function.__name__}"
    if name in CHOSEN and not metafunc.config.getoption("--slack"):
        metafunc.parametrize("slack_way", [SOCKET, HTTP], indirect=True)


@pytest.fixture(autouse=True)
def slack_way(request: pytest.FixtureRequest) -> Iterator[str]:
    """The way of this test."""
    Way.slack = getattr(request, "param", "") or request.config.getoption("--slack") or ""
    yield Way.slack
    Way.slack = ""


sys.addaudithook(refuse_the_outside)
