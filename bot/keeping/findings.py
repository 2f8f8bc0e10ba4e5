"""What rules find in an account after an import: kept once, put before the desk on one card a customer and import."""

from collections import Counter

from bot.doors import Ordered
from bot.work import Work
from flows.facts.times import day_in_zone
from storage import findings

CARD = "findings"


def look_over(work: Work, did: Ordered) -> None:
    """An account has changed. values: customer (id), batch, posted (numbers that carry out what we asked for).

    Replies `done` with how many new ones there are, by rule.
    """
    customer, batch, posted = int(did.values["customer"]), int(did.values["batch"]), set(did.values["posted"])
    today = day_in_zone(work.now, work.house.company.zone)
    found, still = findings.of_account(work.conn, customer, today)
    news = [(about, one) for about, one in found if posted.isdisjoint(one.documents)]
    fresh, cards = findings.keep(work.conn, customer, batch, news, still, work.now)
    work.cards |= {(CARD, card) for card in cards}
    counted = Counter(one.finding.what for one in fresh)
    if fresh:
        work.record(customer, "operator", "findings", f"customer:{customer}", batch=batch, found=dict(counted))
    work.reply("done", found=dict(counted))
