"""The form of a proposal: what becomes of each line of a case, how it is put right, and in which words.

Promise: a case of one line may be given up to three ways to settle it, a case of many fewer, so that a form stays short
enough to be read; more lines than fit are asked on further pages, which carry what was written on those before.
"""

import json

from bot.desk import authority, blocks
from bot.desk.blocks import Block
from bot.desk.deed import Deed
from bot.desk.forms import OPTION_TEXT, form, label_of_remedy
from flows.facts.dispute import Case, Item
from flows.facts.money import Money
from flows.tables.remedies import REMEDIES

WAYS, PAGE = 3, 8  # ways to settle a case; lines on a page
SUM, NUMBER = 40, 16  # characters of an amount, and of a document's number in the name of a field
KEPT, OPEN = "kept", "open"  # what becomes of the rest of a line: not accepted, or not decided yet


def undecided(case: Case) -> list[tuple[int, Item]]:
    """The lines on which something is left to settle, each with its place in the case; the first where none is."""
    return [(at, item) for at, item in enumerate(case.items) if item.to_settle] or [(0, case.items[0])]


def ways(case: Case) -> range:
    """The options that are asked for, by number."""
    return range(1, 1 + max(1, min(WAYS, PAGE // len(undecided(case)))))


def last_page(case: Case) -> int:
    """The number of the last page, from 0."""
    return (len(undecided(case)) - 1) // PAGE


def on_page(case: Case, page: int) -> list[tuple[int, Item]]:
    """The lines of that page."""
    return undecided(case)[page * PAGE : (page + 1) * PAGE]


def propose(deed: Deed, case: Case, page: int = 0, before: str = "") -> Block:
    """The page; `before` is what was written on those before it, as `carried` gives it."""
    several, is_last = len(undecided(case)) > 1, page >= last_page(case)
    said = "propose_lines" if several else "propose_claim"
    body = [blocks.small(deed.plainly(said, number=case.number, claimed=case.to_settle))]
    for n in ways(case):
        body += [{"type": "divider"}]
        body += _lines(deed, case, n, page) if several else _one_line(deed, n)
        body += _how(deed, n) if is_last else []
    body += [authority.booker_field(deed)] if is_last else []
    return form(deed, body, "propose" if is_last else "further_lines", page=str(page), before=before)


def _one_line(deed: Deed, n: int) -> list[Block]:
    return [
        blocks.typed(f"upheld_{n}", deed.label("upheld", n=n), most=SUM, optional=n > 1),
        blocks.typed(f"not_upheld_{n}", deed.label("not_upheld", n=n), most=SUM, optional=True),
        blocks.typed(f"written_off_{n}", deed.label("written_off", n=n), most=SUM, optional=True),
        _rest(deed, f"rest_{n}", deed.label("rest", n=n)),
    ]


def _lines(deed: Deed, case: Case, n: int, page: int) -> list[Block]:
    made: list[Block] = []
    for at, item in on_page(case, page):
        document = blocks.cut(item.document or case.number, NUMBER)
        shown = {"n": n, "document": document, "amount": Money(item.to_settle, case.currency)}
        made += [
            blocks.typed(f"upheld_{n}_{at}", deed.label("line_upheld", **shown), most=SUM, optional=True),
            blocks.typed(f"written_off_{n}_{at}", deed.label("line_written_off", **shown), most=SUM, optional=True),
            _rest(deed, f"rest_{n}_{at}", deed.label("line_rest", **shown)),
        ]
    return made


def _rest(deed: Deed, name: str, asked: str) -> Block:
    return blocks.chosen(name, asked, {KEPT: deed.label("rest_kept"), OPEN: deed.label("rest_open")}, first=KEPT)


def _how(deed: Deed, n: int) -> list[Block]:
    offered = {key: label_of_remedy(deed, key) for key, remedy in REMEDIES.items() if remedy.promised}
    return [
        blocks.chosen(f"remedy_{n}", deed.label("remedy", n=n), offered, optional=n > 1),
        blocks.typed(f"text_{n}", deed.label("option_text", n=n), lines=True, most=OPTION_TEXT, optional=n > 1),
    ]


def carried(deed: Deed) -> str:
    """What has been written on the pages so far, for the next one."""
    written = {name: value for name, value in deed.acted.values.items() if value and "_" in name}
    return json.dumps(written_before(deed) | written, ensure_ascii=False)


def written_before(deed: Deed) -> dict[str, str]:
    """What was written on the pages before this one, by field."""
    kept = json.loads(deed.said("before") or "{}")
    return {str(name): str(value) for name, value in kept.items()} if isinstance(kept, dict) else {}
