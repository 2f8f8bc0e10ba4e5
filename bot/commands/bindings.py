"""`bindings`: which chat speaks for which contact, and how to end that at once."""

from bot.commands.terms import Arguments, Given, Refused, Result
from flows.facts.times import in_zone
from storage import people


async def every_binding(given: Given, _args: Arguments) -> Result:
    """Every binding there is or was."""
    zone = given.settings.time_zone
    rows = tuple(
        (
            str(row["id"]), row["customer"], row["contact"], row["role"] or "viewer",
            "yes" if row["trusted"] else "no", row["chat"], f"{in_zone(row['bound_at'], zone):%Y-%m-%d %H:%M}",
            _state(row["revoked_at"], row["blocked_at"]),
        )
        for row in await given.store.read(people.bindings)
    )  # fmt: skip
    columns = ("id", "customer", "contact", "role", "confirmed person", "chat", "since", "state")
    return Result(() if rows else ("No chat is bound yet; invite a contact with: invite.",), 0, columns, rows)


async def revoke(given: Given, args: Arguments) -> Result:
    """args: id, reason. Buttons and queued letters of that chat are dead from this moment."""
    number = int(args["id"])
    replies = await given.order("revoke_binding", {"id": number, "reason": str(args["reason"])})
    if not any(reply.kind == "done" for reply in replies):
        raise Refused(f"Binding {number} is not active; see: bindings list.")
    return Result((f"Binding {number} is revoked; that chat sees no figures any more.",))


def _state(revoked_at: int | None, blocked_at: int | None) -> str:
    if revoked_at:
        return "revoked"
    return "blocked the bot" if blocked_at else "active"
