"""The guard around every test: nothing reaches beyond this machine.

Promise: a test that tries to talk to another host fails on the spot, whichever library it uses, and no library is
patched for it. Fixtures live in the conftest of the folder that needs them.
"""

import ipaddress
import sys
from typing import Any

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


sys.addaudithook(refuse_the_outside)
