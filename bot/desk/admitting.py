"""Who comes in at all, before any role is asked: registered colleagues, from our workspace, where only we read.

Promise: a guest, somebody who has left, another company's person and a press in a foreign channel change nothing, are
told so privately and stand in the records. What Slack's own list says is learned outside and enters here (`take_met`).
"""

from dataclasses import replace

from bot import changing_hands
from bot.desk.deed import Deed
from bot.doors import Inbound, Met, StaffActed
from bot.work import Work
from flows.facts.parties import Colleague, StaffRole
from flows.facts.times import known_zone
from locales.languages import desk_language, written
from storage import digests, people

PRIVATE = "D"  # channels that Slack names so are messages between us and one colleague
ANYWHERE = frozenset({"shortcut", "options"})  # these show nothing in the channel where they were begun


def colleague(work: Work, person: str) -> Colleague | None:
    """The active colleague behind "TEAM/USER"; the workspace counts: other companies' people have user ids too."""
    known = registered(work, person)
    return known if known and known.active and not known.barred else None


def registered(work: Work, person: str) -> Colleague | None:
    """The colleague behind "TEAM/USER", welcome or not."""
    team, _, user = person.partition("/")
    found = people.staff(work.conn, team=team, user=user) if team and user else []
    return found[0] if found else None


def turn_away(work: Work, inbound: Inbound, acted: StaffActed) -> Deed:
    """Write down that somebody tried who is no colleague (any more); returns their deed, to be answered."""
    known = registered(work, inbound.person)
    why = "not_registered" if known is None else known.barred or "removed"
    work.record(0, f"slack:{inbound.person}", "refused_press", acted.subject, pressed=acted.action, why=why)
    return Deed(work, Colleague(0, "", "", inbound.name, StaffRole.AGENT, active=False), acted)


def in_our_rooms(work: Work, acted: StaffActed) -> bool:
    """Whether it was done on the desk, between us and one colleague, or where nothing is shown."""
    if acted.subject.partition(":")[0] in ANYWHERE or acted.channel in {"", work.house.desk}:
        return True
    return acted.channel.startswith(PRIVATE)


def take_met(work: Work, inbound: Inbound) -> None:
    """Keep what Slack says of a colleague: the language they read, their zone, whether they may still come in."""
    did = inbound.did
    assert isinstance(did, Met)  # noqa: S101 - the corridor's table leads here
    known = registered(work, inbound.person)
    if known is None:
        return
    language = language_of(did.locale) if did.locale else known.language
    if did.barred != known.barred:
        work.record(0, "slack", "barred" if did.barred else "let_in", f"staff:{known.id}", why=did.barred)
    zone = did.zone if known_zone(did.zone) else known.zone
    if (language, did.barred, zone) != (known.language, known.barred, known.zone):
        people.change_staff(work.conn, known.id, language=language, barred=did.barred, zone=zone)
    if zone != known.zone and digests.planned(work.conn, known.id):  # their mornings are at another time now
        digests.begin(work.conn, known.id, work.now)
        work.rings = True
    if did.barred and not known.barred:  # whatever they had must not wait for them
        changing_hands.pass_on_everything(work, replace(known, barred=did.barred), "slack", changing_hands.LEFT)


def language_of(locale: str) -> str:
    """The desk's language for a locale such as "zh-TW"; the house's ("") for one that nobody has translated."""
    language = desk_language(locale)
    return language if written(language)[0] == written(locale)[0] else ""
