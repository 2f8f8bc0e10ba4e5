"""What an operator asks of statements: prepare those of a day, ask a customer first, lay them out in another form."""

from bot.commands.importing import a_day
from bot.commands.staff import member
from bot.commands.terms import Arguments, Given, Refused, Result
from flows.facts.paper_statement import Form
from flows.tables.roles import may


async def prepare(given: Given, args: Arguments) -> Result:
    """args: cut_off (ISO date), as (a colleague's id, Slack user id or name), customers (codes, empty for all).

    first_share: of so many statements in a hundred the customer states their own figure before ours is shown.
    """
    cut_off = a_day(str(args["cut_off"]), "--cut-off")
    wanted = str(args["as"])
    by = await given.store.read(lambda conn: member(conn, wanted))
    if not may(by.role.value, "prepare"):
        raise Refused(f"{by.name} is {by.role.value} and may not prepare statements; name an accountant or a lead.")
    share = int(args.get("first_share") or 0)
    values = {"cut_off": cut_off.isoformat(), "customers": list(args.get("customers") or ()), "first_share": share}
    replies = await given.order("prepare_statements", values, by.id)
    faults = tuple(str(reply.body["text"]) for reply in replies if reply.kind == "fault")
    made = sum(int(reply.body["count"]) for reply in replies if reply.kind == "prepared")
    return Result((*faults, _told(made)), 1 if faults else 0)


def _told(made: int) -> str:
    if not made:
        return "No statement was prepared: nothing is open on that day that a statement does not already say."
    return f"{made} statements wait on the desk for another colleague to issue them."


async def ask_first(given: Given, args: Arguments) -> Result:
    """args: customer (code), off. That customer states their own figure before every statement, or no longer."""
    code, on = str(args["customer"]), not args.get("off")
    (reply,) = await given.order("ask_first", {"customer": code, "on": on}, 0)
    if reply.kind == "not_found":
        raise Refused(f"There is no customer {code}; `report round` lists them by their codes.")
    told = "is asked for their own figure first, from the next statement on" if on else "sees our figure at once again"
    return Result((f"{reply.body['name']} {told}.",))


FORMS = {"open-item": Form.OPEN_ITEM, "balance-forward": Form.BALANCE_FORWARD}


async def form(given: Given, args: Arguments) -> Result:
    """args: customer (code), form (open-item or balance-forward). How their statements are laid out from now on."""
    code, wanted = str(args["customer"]), str(args["form"])
    if wanted not in FORMS:
        raise Refused(f"There is no form {wanted}; write open-item, or balance-forward for what moved since the last.")
    (reply,) = await given.order("statement_form", {"customer": code, "form": FORMS[wanted].value}, 0)
    if reply.kind == "not_found":
        raise Refused(f"There is no customer {code}; `report round` lists them by their codes.")
    told = {
        Form.OPEN_ITEM: "is sent open items, from the next statement on",
        Form.BALANCE_FORWARD: "is sent the balance brought forward and what moved it, from the next statement on; where"
        " that is not proved to the cent, the desk reads why and open items are sent",
    }
    return Result((f"{reply.body['name']} {told[FORMS[wanted]]}.",))
