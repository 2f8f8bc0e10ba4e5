"""From a link of the records to lines of the story: a table from what was written down to how it is told.

Who adds an action to the records adds its line here and its words to bot/sandbox/page/words/story.js.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from bot.commands.demo.chronicle_lines import Draft, Naming
from flows.facts.statement import short_code
from storage.chronicle import Link

Told = Iterator[Draft]


def tell(link: Link, naming: Naming) -> Told:
    """The lines of one link; none when something else tells it better."""
    if {"was", "state"} <= link.body.keys():
        yield from _moved(link, naming)
    elif link.action in _TELL:
        yield from _TELL[link.action](link, naming)


def _draft(link: Link, naming: Naming, kind: str, say: str, **values: Any) -> Draft:
    always = {"who": naming.actor(link.actor), "about": naming.thing(link.subject)}
    return Draft(kind, say, always | values, naming.phone_of(link.customer_id))


def _plain(kind: str, say: str) -> Callable[[Link, Naming], Told]:
    """A line without further values."""
    return lambda link, naming: iter((_draft(link, naming, kind, say, firm=naming.firm("", link.customer_id)),))


def _moved(link: Link, naming: Naming) -> Told:
    """A statement or a case was told what happened, and moved or not."""
    sort = link.subject.partition(":")[0]
    was, state = str(link.body["was"]), str(link.body["state"])
    if link.action == "approved":
        proposer = naming.names.staff.get(link.body.get("proposer") or 0, "")
        approved = "approved" if proposer else "approved_alone"
        kind, say = ("approved", approved) if state != was else ("refused", "approval_refused")
        yield _draft(link, naming, kind, say, proposer=proposer)
    elif link.action in {"returned", "returned_offer"}:
        yield _draft(link, naming, "refused", "sent_back")
    elif state == was and not link.action.startswith("due:"):  # what was due is the turn's headline
        yield _draft(link, naming, "moved", "heard", what_key=f"happened.{link.action}")
    if state != was:
        yield _draft(link, naming, "moved", "moved", from_key=f"{sort}.{was}", to_key=f"{sort}.{state}")


def _confirmed(link: Link, naming: Naming) -> Told:
    amount, code = naming.money(link.subject, link.body.get("amount")), short_code(str(link.body.get("sha", "")))
    yield _draft(link, naming, "approved", "confirmed", amount=amount, code=code)


def _opened(link: Link, naming: Naming) -> Told:
    amount, reason = naming.money(link.subject, link.body.get("claimed")), f"reason.{link.body.get('reason')}"
    yield _draft(link, naming, "moved", "case_opened", amount=amount, reason_key=reason)


def _taken(link: Link, naming: Naming) -> Told:
    yield _draft(link, naming, "moved", f"{link.action}_{link.subject.partition(':')[0]}")


def _refused(link: Link, naming: Naming) -> Told:
    pressed, why = f"form.{link.body.get('pressed')}", f"refused.{link.body.get('why')}"
    yield _draft(link, naming, "refused", "refused", pressed_key=pressed, why_key=why)


def _withheld(link: Link, naming: Naming) -> Told:
    kind, why = f"followup.{link.body.get('kind')}", f"because.{link.body.get('because')}"
    yield _draft(link, naming, "cancelled", "withheld", kind_key=kind, because_key=why)


def _wished(link: Link, naming: Naming) -> Told:
    for name, value in link.body.items():
        if name == "postponed_until":
            yield _draft(link, naming, "set", "wished_later", at_until=value)
        elif name == "stopped":
            yield _draft(link, naming, "set", "wished_silence" if value else "wished_letters")
        elif name == "surveys":
            yield _draft(link, naming, "set", "wished_surveys" if value else "wished_no_surveys")
        else:
            yield _draft(link, naming, "set", f"wished_{name}", wish=value)


def _rests(link: Link, naming: Naming) -> Told:
    yield _draft(link, naming, "set", "talk_rests", at_until=link.body.get("until"))


def _fetched(link: Link, naming: Naming) -> Told:
    why = str(link.body.get("why") or "")
    kept = link.action == "evidence_stored"
    yield _draft(link, naming, "delivered" if kept else "refused", link.action, why=why)


def _named(kind: str, say: str) -> Callable[[Link, Naming], Told]:
    """A line that names the staff member or the files in the link itself."""

    def tell_it(link: Link, naming: Naming) -> Told:
        files = ", ".join(map(str, link.body.get("files") or ()))
        user = str(link.body.get("user") or link.subject).rpartition("/")[2]
        role = f"role.{link.body['role']}" if "role" in link.body else ""
        who = naming.names.users.get(user, user)
        yield _draft(link, naming, kind, say, files=files, who=who, role_key=role)

    return tell_it


_TELL: Mapping[str, Callable[[Link, Naming], Told]] = MappingProxyType(
    {
        "confirmation": _confirmed,
        "registered": _opened,
        "taken": _taken,
        "returned": _taken,
        "refused_press": _refused,
        "withheld": _withheld,
        "wished": _wished,
        "evidence_stored": _fetched,
        "evidence_refused": _fetched,
        "bound": _plain("approved", "bound"),
        "confirmed_person": _plain("approved", "person_confirmed"),
        "link_refused": _plain("refused", "link_refused"),
        "wrong_proof": _plain("refused", "wrong_proof"),
        "foreign_press": _plain("refused", "foreign_press"),
        "handed_on": _plain("moved", "handed_on"),
        "changed_hands": _plain("moved", "changed_hands"),
        "asked_to_take_over": _plain("came", "asked_to_take_over"),
        "kept": _plain("moved", "kept"),
        "agreed": _plain("approved", "agreed"),
        "co_signed": _plain("approved", "co_signed"),
        "reopened": _plain("came", "asked_again"),
        "urgent": _plain("came", "urgent"),
        "forwarded": _plain("came", "forwarded"),
        "asked_when": _plain("came", "asked_when"),
        "first_yes": _plain("approved", "first_yes"),
        "confirmation_taken_back": _plain("cancelled", "confirmation_taken_back"),
        "balance_stated": _plain("approved", "balance_stated"),
        "figures_compared": _plain("came", "figures_compared"),
        "figures_not_theirs": _plain("refused", "figures_not_theirs"),
        "ledger_matched": _plain("came", "ledger_matched"),
        "alarm_raised": _plain("refused", "alarm_raised"),
        "abuse_heard": _plain("refused", "abuse_heard"),
        "mood_cleared": _plain("cancelled", "mood_cleared"),
        "words_shown": _plain("came", "words_shown"),
        "let_go_on": _plain("moved", "let_go_on"),
        "talk_rests": _rests,
        "talk_goes_on": _plain("moved", "talk_goes_on"),
        "cause_set": _plain("set", "cause_set"),
        "hold_proposed": _plain("came", "hold_proposed"),
        "hold_agreed": _plain("approved", "hold_agreed"),
        "hold_dropped": _plain("refused", "hold_dropped"),
        "joined": _plain("moved", "joined"),
        "split": _plain("moved", "split"),
        "attached": _plain("came", "attached"),
        "promised": _plain("set", "promised_time"),
        "reply_cancelled": _plain("cancelled", "reply_cancelled"),
        "erasure_asked": _plain("came", "erasure_asked"),
        "erasure_declined": _plain("refused", "erasure_declined"),
        "erased": _plain("cancelled", "erased"),
        "own_data_copied": _plain("delivered", "own_data_copied"),
        "speaks_for": _plain("set", "speaks_for"),
        "revoked": _plain("cancelled", "revoked"),
        "invited": _plain("set", "invited"),
        "imported": _named("came", "imported"),
        "import_undone": _named("cancelled", "import_undone"),
        "copies_imported": _named("came", "copies_imported"),
        "staff_added": _named("set", "staff_added"),
        "staff_removed": _named("cancelled", "staff_removed"),
    }
)
