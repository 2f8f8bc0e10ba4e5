"""Is this record of a confirmation what was signed? For Python 3.9 and later; no library, nothing of Concord.

    python verify_record.py RECORD.json [--key PUBLIC] [--statement FILE]

RECORD.json is one JSON object: "record", sorted, compact UTF-8 JSON of what was agreed to, the words shown, by whom and
when; "signature", Ed25519 over PREFIX and the bytes of the record, by the key that it names; "openings", salt and value
behind each salted reference, of which a person's may be erased; "copy", the three lines before it in base64. Whichever
of the two is signed says what every byte must be: the first that differs is the first that was altered. PUBLIC: the key
as you had it from the supplier, 64 hexadecimal digits; without it anybody may have signed. FILE: the statement it is to
be about. Check code: the first eight digits of the record's SHA-256. Exit code: 0 valid, 1 not valid, 2 wrong use.
"""

import argparse
import base64
import hashlib
import json
import re
from decimal import Decimal
from os.path import commonprefix
from typing import Any

PREFIX = b"concord confirmation record 1\n"
P, Q = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493  # RFC 8032: the field, the base point's order
D = -121665 * pow(121666, -1, P) % P
LINES = re.compile(rb'{"record":(.*),\n"signature":"([0-9a-f]{128})",\n"openings":(.*),\n')
JSON = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode


def _add(a: tuple[int, int], b: tuple[int, int]) -> tuple[int, int]:
    k = D * a[0] * b[0] * a[1] * b[1] % P
    n = pow(1 - k * k, -1, P)
    return (a[0] * b[1] + b[0] * a[1]) * (1 - k) * n % P, (a[1] * b[1] + a[0] * b[0]) * (1 + k) * n % P


def _times(n: int, a: tuple[int, int]) -> tuple[int, int]:
    half = _times(n // 2, _add(a, a)) if n else (0, 1)
    return _add(half, a) if n % 2 else half


def _point(data: bytes) -> tuple[int, int]:
    y, odd = int.from_bytes(data, "little") % 2**255, data[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    root = pow(square, (P + 3) // 8, P)
    x = next((r for r in (root, root * pow(2, (P - 1) // 4, P) % P) if r * r % P == square), -1)
    if x < odd or y >= P:
        raise ValueError("no point of the curve")
    return (x if x % 2 == odd else P - x), y


def signed(public: bytes, content: bytes, signature: bytes) -> bool:
    """Whether the owner of that key signed the content. Raises for bytes that are no key or no signature."""
    s, h = int.from_bytes(signature[32:], "little"), hashlib.sha512(signature[:32] + public + content).digest()
    right = _add(_point(signature[:32]), _times(int.from_bytes(h, "little") % Q, _point(public)))
    return s < Q and _times(s, _point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))) == right


def _whole(front: bytes) -> tuple[bytes, Any, Any]:
    body, signature, opened = LINES.fullmatch(front).groups()  # type: ignore[union-attr]
    it, who = json.loads(body), json.loads(opened)
    bad = JSON(who).encode() != opened
    for at, v in who.items():
        bad |= it["references"][at] != hashlib.sha256(bytes.fromhex(v["salt"]) + JSON(v["value"]).encode()).hexdigest()
    if bad or not signed(bytes.fromhex(it["key"]), PREFIX + body, bytes.fromhex(signature.decode())):
        raise ValueError("not signed")
    return front + b'"copy":"' + base64.b64encode(front) + b'"}\n', it, who


def verify(data: bytes, name: str = "", key: str = "", statement: bytes = b"") -> tuple[int, str]:
    """Exit code and one sentence about a file of these bytes and that name."""
    for front in (b"".join(data.splitlines(True)[:3]), *re.findall(rb'"copy":"([A-Za-z0-9+/=]*)"', data)):
        try:
            right, it, who = _whole(front if front[:1] == b"{" else base64.b64decode(front))
        except (ValueError, LookupError, TypeError, AttributeError):
            continue
        at = len(commonprefix((data, right)))  # noqa: RUF071 - bytes, no paths
        of, person = it["statement"], who["person"]["value"]["name"] if "person" in who else "an erased person"
        if data != right:
            return 1, f"ALTERED from byte {at} on: {data[at : at + 1]!r} where {right[at : at + 1]!r} was signed."
        if (re.findall(r"[A-Z]{2}-\d+(?=[^/\\]*$)", name) or [it["number"]])[0] != it["number"]:
            return 1, f"ANOTHER RECORD: what is called {name} holds {it['number']}."
        if key not in ("", it["key"]):
            return 1, f"ANOTHER KEY signed {it['number']}: {it['key']}."
        if statement and hashlib.sha256(statement).hexdigest() != of["sha256"]:
            return 1, f"ANOTHER STATEMENT: {it['number']} is about the file whose SHA-256 is {of['sha256']}."
        said = f"VALID: {it['number']}, {it['kind']} by {person}, {it['customer']['name']}, to {it['supplier']}: "
        said += f"{of['currency']} {Decimal(it['agreed']).scaleb(-of['decimals']):,} on statement {of['number']} as of "
        said += of["cut_off"] + (f", subject to timing differences: {len(it['timing'])}" if "timing" in it else "")
        return 0, f"{said}; {it['at']['local']}, {it['at']['zone']}. Signed by key {it['key']}."
    return 1, "NOT SIGNED: neither the record nor its copy is what any key signed."


if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("record", type=argparse.FileType("rb"))
    asked.add_argument("--statement", type=argparse.FileType("rb"))
    asked.add_argument("--key", default="")
    it = asked.parse_args()
    code, sentence = verify(it.record.read(), it.record.name, it.key, it.statement and it.statement.read())
    print(sentence)  # noqa: T201 - the answer
    raise SystemExit(code)
