"""`verify`: whether the records of why still say what they said when they were written."""

from bot.commands.terms import Arguments, Given, Result
from storage import audit


async def verify(given: Given, _args: Arguments) -> Result:
    """Read every customer's chain from its first link to its last."""
    chains = await given.store.read(audit.customers)
    broken = {}
    for done, customer_id in enumerate(chains, 1):
        place = await given.store.read(lambda conn, chain=customer_id: audit.broken(conn, chain))  # type: ignore[misc]
        if place is not None:
            broken[customer_id] = place
        given.progress(done, len(chains))
    if not broken:
        return Result((f"{len(chains)} chains were read from end to end; every link follows from the one before it.",))
    told = (
        f"The chain of {f'customer {chain}' if chain else 'the house'} is broken at link {place}: "
        "compare it with your backups, the newest first."
        for chain, place in broken.items()
    )
    return Result(tuple(told), 1)
