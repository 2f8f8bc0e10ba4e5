"""Who is here and for what: departments, languages, absences, shifts; who looks after a customer, who is related."""

from datetime import date, time

from bot.commands.importing import a_day
from bot.commands.staff import member
from bot.commands.terms import Arguments, Given, Refused, Result
from storage import people

NOBODY = "nobody"
_DUE = {
    "on": "is reminded of what is due from now on",
    "off": "is not reminded of what is due any more",
    "house": "is reminded of what is due as CONCORD_DUE_REMINDERS says",
}


async def absent(given: Given, args: Arguments) -> Result:
    """args: name (or id or user id), until (ISO date; empty: is back), backup (the same; empty: nobody)."""
    until = a_day(str(args["until"]), "--until").isoformat() if args.get("until") else ""
    who = await given.store.read(lambda conn: member(conn, str(args["name"]), "NAME"))
    backup = (
        await given.store.read(lambda conn: member(conn, str(args["backup"]), "--backup")) if args["backup"] else None
    )
    if backup and backup.id == who.id:
        raise Refused(f"--backup: {who.name} cannot stand in for {who.name}; name somebody else.")
    values = {"id": who.id, "until": until, "backup": backup.id if backup else 0}
    (reply,) = await given.order("staff_absent", values)
    if not until:
        return Result((f"{who.name} is back.",))
    to = backup.name if backup else "whoever takes them"
    went = f"{reply.body['cases']} cases and {reply.body['talks']} conversations go to {to}"
    return Result((f"{who.name} is away through {until}. {went}.",))


async def shift(given: Given, args: Arguments) -> Result:
    """args: name, ends (HH:MM of the company's clock; empty: no end)."""
    ends = str(args["ends"])
    try:
        said = time.fromisoformat(ends).strftime("%H:%M") if ends else ""
    except ValueError:
        raise Refused(f"--ends: {ends!r} is no time; write it as 17:30.") from None
    who = await given.store.read(lambda conn: member(conn, str(args["name"]), "NAME"))
    await given.order("staff_shift", {"id": who.id, "ends": said})
    told = f"ends at {said} on working days; what they speak about then goes on with others" if said else "has no end"
    return Result((f"The shift of {who.name} {told}.",))


async def account_manager(given: Given, args: Arguments) -> Result:
    """args: customer (code), name (a colleague, or nobody)."""
    name = str(args["name"])
    who = None if name == NOBODY else await given.store.read(lambda conn: member(conn, name, "NAME"))
    (reply,) = await given.order("account_manager", {"customer": args["customer"], "colleague": who.id if who else 0})
    if reply.kind == "not_found":
        raise Refused(f"There is no customer {args['customer']}; `report round` lists them by their codes.")
    return Result((f"{who.name if who else 'Nobody'} looks after {reply.body['name']} now.",))


async def related_party(given: Given, args: Arguments) -> Result:
    """args: customer (code), related (whether)."""
    (reply,) = await given.order("related_party", {"customer": args["customer"], "related": bool(args["related"])})
    if reply.kind == "not_found":
        raise Refused(f"There is no customer {args['customer']}; `report round` lists them by their codes.")
    what = "is a related party now: two directors decide" if args["related"] else "is no related party any more"
    return Result((f"{reply.body['name']} {what}.",))


async def due_reminders(given: Given, args: Arguments) -> Result:
    """args: customer (code), wish (on, off, or house: as CONCORD_DUE_REMINDERS says)."""
    code, wish = str(args["customer"]), str(args["wish"])
    if wish not in _DUE:
        raise Refused(f"{wish!r} is none of on, off and house; write which of them {code} should have.")
    (reply,) = await given.order("due_reminders", {"customer": code, "wish": "" if wish == "house" else wish})
    if reply.kind == "not_found":
        raise Refused(f"There is no customer {code}; `report round` lists them by their codes.")
    if reply.kind == "refused":
        raise Refused(f"{reply.body['name']} said no to reminders of what is due; only they can say yes, in Settings.")
    return Result((f"{reply.body['name']} {_DUE[wish]}.",))


async def everybody(given: Given, _args: Arguments) -> Result:
    """Who is here today and what for."""
    found = [one for one in await given.store.read(people.staff) if one.active]
    names = {one.id: one.name for one in found}
    rows = tuple(
        (
            one.name, one.role.value, ", ".join(one.departments), ", ".join(one.languages), _day(one.absent_until),
            names.get(one.backup, ""), one.shift_ends.strftime("%H:%M") if one.shift_ends else "",
        )
        for one in found
    )  # fmt: skip
    columns = ("name", "role", "departments", "languages", "away through", "backup", "shift ends")
    return Result((), 0, columns, rows)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
