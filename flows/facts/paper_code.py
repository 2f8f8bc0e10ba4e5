"""What a paper is bound to: one fingerprint over the facts that it states.

Promise: pure; equal facts make equal fingerprints on any machine.
"""

import json
from collections.abc import Mapping

from flows.facts.statement import fingerprint


def bound(facts: Mapping[str, object]) -> str:
    """SHA-256 (hexadecimal) of the facts in canonical JSON; they hold what JSON can carry."""
    said = json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return fingerprint(said.encode())
