"""One customer's promises to pay and plans, one in every state, for the walk through every situation."""

from datetime import date, timedelta

from flows.engine.conversation import Frame
from flows.engine.events import Opened, Value
from flows.facts.promises import PaymentPromise, Plan, PlanState, PromisedItem, PromiseState

NOW = 1_793_620_800_000_000  # 2026-11-02 08:00 UTC, a Monday
TODAY = date(2026, 11, 2)
SOON, LATER = TODAY + timedelta(days=9), TODAY + timedelta(days=40)


def item(position: int, minor: int = 50_000) -> PromisedItem:
    """A half of an invoice of the full page."""
    return PromisedItem(1000 + position, f"INV-{1000 + position}", minor, 100_000 + position - minor)


PROMISES = tuple(
    PaymentPromise(
        number, f"P-{number}", 1, 1, "USD", TODAY + timedelta(days=4), "transfer", (item(number),), state, made_at=NOW
    )
    for number, state in enumerate(PromiseState, start=1)
)
PLANS = tuple(
    Plan(
        number, f"PL-{number}", 1, 1, "USD", ((SOON, 30_000), (LATER, 20_000)),
        (item(9),), "transfer", state, "ab" * 32,
    )
    for number, state in enumerate(PlanState, start=1)
)  # fmt: skip
HAPPENINGS: dict[str, dict[str, Value]] = {
    "promised": {"promise_id": 1, "number": "P-1001"},
    "plan_asked": {"plan_id": 1, "number": "PL-1001"},
    "promise_moved": {"promise_id": 1},
    "plan_moved": {"plan_id": 1},
}
NOTICES = (
    Opened("promise_to_pay", {}),
    Opened("due_now", {}),
    Opened("promise_to_pay", {"document_id": 1012}),
    Opened("promise_to_pay", {"document_id": 1004}),
    Opened("promise_to_pay", {"words": "we'll pay INV-1012 next Friday"}),
    Opened("promise_to_pay", {"words": "INV-1012 by the end of the month"}),
    Opened("promise_to_pay", {"words": "we can pay USD 500.00 on 13 Nov"}),
    Opened("promise_to_pay", {"words": "we cannot pay"}),
    *(Opened("change_promise", {"promise_id": p.id}) for p in PROMISES[1:4:2]),
    *(Opened("change_promise", {"promise_id": 4, "why": why}) for why in ("on_its_way", "forgot", "short_of_money")),
    Opened("change_promise", {"promise_id": 99}),
    Opened("agree_plan", {"plan_id": 3}),
)
NOTED: dict[str, Value] = {"currency": "USD", "items": [1012], "day": "2026-11-09", "way": "cheque"}
ALSO = (
    (Frame("promise_to_pay", 1, "which", {"currency": "EUR"}),),
    (Frame("promise_to_pay", 1, "too_late", {"currency": "USD", "items": [1012], "day": "2027-05-03"}),),
    (Frame("promise_to_pay", 1, "check", NOTED),),
    (Frame("promise_to_pay", 1, "plan_check", NOTED | {"rows": [["2026-11-09", 100_012]]}),),
    (Frame("promise_to_pay", 1, "plan_own", {"currency": "USD", "items": [1012]}),),
    (Frame("promise_to_pay", 1, "currency", {}),),
    (Frame("change_promise", 1, "withdrawing", {"promise_id": 2}),),
    (Frame("agree_plan", 1, "dropping", {"plan_id": 3}),),
)
