"""One customer's own people and what is kept about one of them, for the walk through every situation."""

from flows.engine.events import Opened, Value
from flows.facts.members import HERE, INVITED, KNOWN, Member
from flows.facts.own_data import OwnData
from flows.facts.parties import Contact, Role
from flows.facts.times import DAY, HOUR

NOW = 1_793_620_800_000_000  # 2026-11-02 08:00 UTC, a Monday

OWN_DATA = OwnData(cases=2, papers=1, confirmations=1, promises=1, complaints=1, invoice="INV-1001", tax=True)
BY_PHONE = OwnData(papers=1, open=("D-0001",), surveys=False, phone=True)
LOCKED = OwnData(invoice="INV-1001", locked_until=NOW + HOUR, erasure_due=NOW + DAY)


def members(*bound: Contact) -> tuple[Member, ...]:
    """Those who speak here, a second administrator, somebody invited and somebody only on file."""
    return (
        *(Member(one, HERE) for one in bound),
        Member(Contact(5, 1, "Siv Berg", Role.ADMIN, trusted=True), HERE),
        Member(Contact(6, 1, "Åke Ström", Role.VIEWER), INVITED, NOW + DAY),
        Member(Contact(7, 1, "Eva Lund", Role.VIEWER), KNOWN),
    )


HAPPENINGS: dict[str, dict[str, Value]] = {
    "person_invited": {"link": "https://t.me/okafor_bot?start=abc", "name": "Eva Lund", "until": NOW + DAY},
    "person_changed": {"name": "Per Holm", "colleague": True},
    "person_removed": {"name": "Per Holm"},
    "person_refused": {"why": "last_admin"},
    "word_kept": {},
    "word_refused": {},
    "wish_kept": {},
    "proved": {},
    "not_proved": {},
    "proof_locked": {"until": NOW + HOUR},
    "erasure_asked": {"due": NOW + DAY},
}
NOTICES = (
    Opened("our_people", {}),
    Opened("link_account", {"leaves": "word"}),
    *(Opened("privacy", {"wish": wish} if wish else {}) for wish in ("", "export", "erase")),
)
