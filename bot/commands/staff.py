"""`staff`: who may act on the desk, by workspace and user id."""

from bot.commands.terms import Arguments, Given, Refused, Result
from flows.facts.parties import Colleague, StaffRole
from storage import audit, people
from storage.ports import Connection


async def add(given: Given, args: Arguments) -> Result:
    """args: team, user, name, role. An inactive colleague becomes active again."""
    team, user, name, role = (str(args[key]) for key in ("team", "user", "name", "role"))
    now = given.clock.now()

    def work(conn: Connection) -> int:
        made = people.add_staff(conn, team, user, name, StaffRole(role), now)
        audit.record(conn, 0, now, "operator", "staff_added", f"staff:{made}", {"user": f"{team}/{user}", "role": role})
        return made

    return Result((f"{name} is staff {await given.store.write(work)} with the role {role}.",))


async def everybody(given: Given, _args: Arguments) -> Result:
    """All colleagues, inactive ones too."""
    rows = tuple(
        (str(one.id), one.team, one.user, one.name, one.role.value, "yes" if one.active else "no")
        for one in await given.store.read(people.staff)
    )
    columns = ("id", "workspace", "user", "name", "role", "active")
    return Result(() if rows else ("Nobody is registered yet; add a colleague with: staff add.",), 0, columns, rows)


async def remove(given: Given, args: Arguments) -> Result:
    """args: user (Slack user id)."""
    user, now = str(args["user"]), given.clock.now()

    def work(conn: Connection) -> None:
        if not people.remove_staff(conn, user):
            raise Refused(f"No active colleague has the user id {user}; see: staff list.")
        audit.record(conn, 0, now, "operator", "staff_removed", user, {})

    await given.store.write(work)
    return Result((f"{user} may no longer act on the desk.",))


def member(conn: Connection, wanted: str) -> Colleague:
    """The active colleague with that id, user id or name. Raises Refused when there is none, or more than one."""
    active = [one for one in people.staff(conn) if one.active]
    found = [one for one in active if wanted in {str(one.id), one.user, one.name}]
    if len(found) != 1:
        who = ", ".join(f"{one.name} ({one.user})" for one in active) or "nobody; add a colleague with: staff add"
        raise Refused(f"--as: {wanted!r} is not one colleague's id, user id or name; there are: {who}.")
    return found[0]
