"""What is shown and checked when a balance is confirmed: totals, limits, exceptions, whether the figures are fresh.

Promise: pure; the sum that is agreed to is always the one on the last card, at most ten minutes old. Who may confirm
and how much is decided by functions with names, which the stages read as conditions.
"""

from flows.dialogues.asking import carried, confirmers, may_confirm, role_allows, within_limit
from flows.dialogues.view_statement_view import head, statement_of
from flows.engine.effects import Button
from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.engine.told import number, told
from flows.facts.commands import ConfirmBalance, PrepareConfirmation
from flows.facts.dispute import claimed_before
from flows.facts.money import Money
from flows.facts.parties import Role
from flows.facts.records import compact
from flows.facts.standing import CONFIRMABLE, CONFIRMED, excepted, standing
from flows.facts.statement import Line, StatementState, fingerprint
from flows.facts.times import MINUTE
from flows.facts.timing_items import SUPPLIER, Timing, timing_items

FRESH = 10 * MINUTE
PAGE = 8
TIMED = 12  # timing differences that are named one by one
NAME = 30  # characters of a company's name that fit on a button


# -- may it be confirmed? ----------------------------------------------------------------------------------------------
def nothing_issued(scene: Scene) -> bool:
    """Whether there is no statement to confirm."""
    return not statement_of(scene).id


def decided(scene: Scene) -> bool:
    """Whether it has been answered already."""
    return statement_of(scene).state not in CONFIRMABLE | {StatementState.SUPERSEDED}


def closed(scene: Scene) -> bool:
    """Whether nobody can answer it any more; of one confirmed meanwhile the rows know who was first."""
    return decided(scene) and statement_of(scene).state not in CONFIRMED


def may_not(scene: Scene) -> bool:
    """Whether this contact's role does not allow it."""
    return not role_allows(scene, Role.CONFIRMER)


def not_trusted(scene: Scene) -> bool:
    """Whether nobody has made sure yet that this is the person who signs."""
    return not may_not(scene) and not may_confirm(scene)


def over_limit(scene: Scene) -> bool:
    """Whether the sum is more than this contact may agree to alone."""
    contact = scene.books.contact
    return contact is None or not within_limit(contact, agreed(scene))


def stale(scene: Scene) -> bool:
    """Whether the card that was answered is too old, or shows another sum than the books by now."""
    old = scene.now - number(scene.notes.get("shown_at")) > FRESH
    other = scene.notes.get("shown_timing", "") != shown_timing(scene)
    return old or other or scene.notes.get("shown_sum") != agreed(scene).minor


def replaced(scene: Scene) -> bool:
    """Whether a newer version has taken its place."""
    return statement_of(scene).state is StatementState.SUPERSEDED


def agreed(scene: Scene) -> Money:
    """What would be agreed to: the closing balance less what is in question."""
    return standing(statement_of(scene), scene.books.cases).undisputed


def shown_now(scene: Scene) -> int:
    """The moment at which the totals are shown."""
    return scene.now


def shown_sum(scene: Scene) -> int:
    """The sum that is shown."""
    return agreed(scene).minor


def shown_timing(scene: Scene) -> str:
    """The timing differences that are shown; "" for none."""
    items = timing(scene)
    return fingerprint(compact([one.written for one in items])) if items else ""


def timing(scene: Scene) -> tuple[Timing, ...]:
    """What the balance is agreed subject to: found when the customer's own ledger was gone through just before."""
    ledger_id = number(scene.notes.get("ledger_id"))
    return timing_items(scene.books.ledger(ledger_id), statement_of(scene).id) if ledger_id else ()


def confirm(scene: Scene) -> ConfirmBalance:
    """The decision, in the name of the customer, with every line under an open case excepted."""
    out = excepted(statement_of(scene), scene.books.cases)
    return ConfirmBalance(statement_of(scene).id, "balance_except" if out else "balance", out, _subject(scene))


def _subject(scene: Scene) -> int:
    """The ledger whose timing differences were shown; 0 where there are none."""
    return number(scene.notes.get("ledger_id")) if timing(scene) else 0


# -- cards -------------------------------------------------------------------------------------------------------------
def totals(scene: Scene) -> dict[str, object]:
    """The figures to agree to."""
    statement = statement_of(scene)
    stands = standing(statement, scene.books.cases)
    out = excepted(statement, scene.books.cases)
    customer = scene.books.customer
    return head(scene) | {
        "customer": customer.name if customer else "",
        "statement": statement,
        "closing": stands.closing,
        "in_question": stands.in_question,
        "agreed": stands.undisputed,
        "overdue": stands.overdue_undisputed,
        "excepted": [
            (line.number, Money(claimed_before(scene.books.cases, line.document_id), statement.currency))
            for line in statement.lines
            if line.document_id in out
        ],
        "timing": [
            (one.document, one.on, Money(one.minor, statement.currency), one.missing_in == SUPPLIER)
            for one in timing(scene)[:TIMED]
        ],
        "more_timing": len(timing(scene)[TIMED:]),
        "late": scene.books.today > statement.reply_by,
        "reply_by": statement.reply_by,
    }


def name_button(scene: Scene) -> list[Button]:
    """The second tap, which names whom the answer binds."""
    name = scene.books.customer.name if scene.books.customer else ""
    return [Button("confirm_in_name", None, {"customer": name if len(name) <= NAME else f"{name[: NAME - 1]}…"})]


def who_may(scene: Scene) -> dict[str, object]:
    """Who else may confirm."""
    return {"confirmers": confirmers(scene), "company": scene.books.company.name}


def who_may_this(scene: Scene) -> dict[str, object]:
    """Who else may confirm that much."""
    contact, amount = scene.books.contact, agreed(scene)
    return {
        "confirmers": confirmers(scene, amount),
        "agreed": amount,
        "limit": contact.limit if contact else None,
        "company": scene.books.company.name,
    }


def second_there(scene: Scene) -> bool:
    """Whether a colleague of theirs may agree to that much."""
    return bool(confirmers(scene, agreed(scene)))


def prepare(scene: Scene) -> PrepareConfirmation:
    """The first of two: a colleague is asked for the second yes."""
    return PrepareConfirmation(statement_of(scene).id, agreed(scene).minor, _subject(scene))


def prepared(scene: Scene) -> dict[str, object]:
    """Who has been asked for the second yes."""
    asked = told(scene, "asked")
    return totals(scene) | {"asked": [str(name) for name in asked] if isinstance(asked, list) else []}


def confirmed(scene: Scene) -> dict[str, object]:
    """The record of the confirmation, and what of it is late."""
    return totals(scene) | {"record": str(told(scene, "number") or ""), "code": str(told(scene, "code") or "")}


def refused(scene: Scene) -> dict[str, object]:
    """Why it was not carried out, and who was first if somebody was."""
    return head(scene) | {"why": str(told(scene, "why") or ""), "person": str(told(scene, "person") or "")}


# -- all except … ------------------------------------------------------------------------------------------------------
def claimable(scene: Scene) -> tuple[Line, ...]:
    """The lines that can be excepted."""
    return tuple(line for line in statement_of(scene).lines if not line.kind.credit)


def picked(scene: Scene) -> list[int]:
    """The excepted documents: those chosen here and those that have a case already."""
    kept = scene.notes.get("except")
    chosen = {number(one) for one in kept} if isinstance(kept, list) else set()
    chosen |= set(excepted(statement_of(scene), scene.books.cases))
    return [line.document_id for line in statement_of(scene).lines if line.document_id in chosen]


def toggled(scene: Scene) -> list[Value]:
    """The chosen documents with the pressed one added, or taken out."""
    one, now = number(carried(scene)), picked(scene)
    return [p for p in now if p != one] if one in now else [*now, one]


def none_picked(scene: Scene) -> bool:
    """Whether no line is excepted."""
    return not picked(scene)


def without_case(scene: Scene) -> int:
    """The first excepted document about which nothing has been said yet."""
    said = excepted(statement_of(scene), scene.books.cases)
    return next((one for one in picked(scene) if one not in said), 0)


def next_line(scene: Scene) -> dict[str, object]:
    """What the dispute dialogue is begun with."""
    return {"statement_id": statement_of(scene).id, "document_id": without_case(scene)}


def without_next(scene: Scene) -> list[Value]:
    """The chosen documents but the one that was asked about."""
    return [one for one in picked(scene) if one != without_case(scene)]


def except_page(scene: Scene) -> dict[str, object]:
    """The lines of one page, marked where excepted."""
    lines, statement = claimable(scene), statement_of(scene)
    start = _start(scene)
    chosen = picked(scene)
    return head(scene) | {
        "lines": [
            (line, Money(line.open, statement.currency), line.document_id in chosen)
            for line in lines[start : start + PAGE]
        ],
        "count": len(lines),
        "picked": len(chosen),
    }


def except_buttons(scene: Scene) -> list[Button]:
    """A switch for each line of the page; a line under a case stays excepted."""
    fixed, chosen = excepted(statement_of(scene), scene.books.cases), picked(scene)
    start = _start(scene)
    return [
        Button("except_drop" if x.document_id in chosen else "except_add", x.document_id, {"number": x.number})
        for x in claimable(scene)[start : start + PAGE]
        if x.document_id not in fixed
    ]


def except_pages(scene: Scene) -> list[Button]:
    """To the page before and after."""
    start = _start(scene)
    before = [Button("lines_before", start // PAGE - 1)] if start else []
    return before + ([Button("lines_after", start // PAGE + 1)] if start + PAGE < len(claimable(scene)) else [])


def progress(scene: Scene) -> dict[str, object]:
    """Which excepted lines have a case, and which one is next."""
    cases = {id_: c.number for c in scene.books.cases if not c.closed for id_ in c.listed}
    statement, following = statement_of(scene), without_case(scene)
    lines = [line for one in picked(scene) if (line := statement.line(one))]
    upcoming = statement.line(following)
    return head(scene) | {
        "said": [(line.number, cases[line.document_id]) for line in lines if line.document_id in cases],
        "next": upcoming.number if upcoming else "",
    }


def progress_buttons(scene: Scene) -> list[Button]:
    """Say what is wrong with the next line, or leave it in; once all is said, confirm the rest."""
    upcoming = statement_of(scene).line(without_case(scene))
    if upcoming is None:
        return [Button("except_confirm")]
    name = {"number": upcoming.number}
    return [Button("say_wrong", upcoming.document_id, name), Button("leave_in", upcoming.document_id, name)]


def _start(scene: Scene) -> int:
    last_page = max(0, len(claimable(scene)) - 1) // PAGE
    return min(max(0, number(scene.notes.get("page"))), last_page) * PAGE
