"""`staff`: who may act on the desk, by workspace and user id."""

from collections.abc import Sequence

from bot.commands.terms import Arguments, Given, Refused, Result
from bot.signing import salt
from flows.facts.parties import Colleague, StaffRole
from flows.tables.departments import DEPARTMENTS
from locales.languages import OWN_NAMES
from storage import audit, digests, people
from storage.ports import Connection


async def add(given: Given, args: Arguments) -> Result:
    """args: team, user, name, role; departments, languages. An inactive colleague becomes active again."""
    team, user, name, role = (str(args[key]) for key in ("team", "user", "name", "role"))
    now, has = given.clock.now(), skills(args.get("departments") or (), args.get("languages") or ())

    def work(conn: Connection) -> int:
        made = people.add_staff(conn, team, user, name, StaffRole(role), now)
        people.change_staff(conn, made, **has)
        digests.begin(conn, made, now)
        audit.record(
            conn,
            0,
            now,
            "operator",
            "staff_added",
            f"staff:{made}",
            {"user": f"{team}/{user}", "role": role},
            salt=salt,
        )
        return made

    return Result((f"{name} is staff {await given.store.write(work)} with the role {role}.",))


def skills(departments: Sequence[str], languages: Sequence[str]) -> dict[str, str]:
    """The columns for what a colleague is for. Raises Refused for a department or language there is none of."""
    for given, there, option in ((departments, DEPARTMENTS, "--department"), (languages, OWN_NAMES, "--language")):
        if wrong := [one for one in given if one not in there]:
            raise Refused(f"{option}: there is no {', '.join(wrong)}; there are {', '.join(there)}.")
    return {"departments": " ".join(departments), "languages": " ".join(languages)}


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
    user = str(args["user"])
    replies = await given.order("staff_left", {"user": user})
    if replies[0].kind == "not_found":
        raise Refused(f"No active colleague has the user id {user}; see: staff list.")
    cases, talks = (sum(int(one.body[name]) for one in replies) for name in ("cases", "talks"))
    return Result((f"{user} may no longer act on the desk. {cases} cases and {talks} conversations go to others.",))


def member(conn: Connection, wanted: str, option: str = "--as") -> Colleague:
    """The active colleague with that id, user id or name. Raises Refused when there is none, or more than one.

    `option` is where it was given.
    """
    active = [one for one in people.staff(conn) if one.active]
    found = [one for one in active if wanted in {str(one.id), one.user, one.name}]
    if len(found) != 1:
        who = ", ".join(f"{one.name} ({one.user})" for one in active) or "nobody; add a colleague with: staff add"
        raise Refused(f"{option}: {wanted!r} is not one colleague's id, user id or name; there are: {who}.")
    return found[0]
