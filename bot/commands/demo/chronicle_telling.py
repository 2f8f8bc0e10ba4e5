"""From what is new in the books to drafted turns: what came in first, then all that came of it.

Promises: rows that were written in one turn share their microsecond and are told together; what became of a letter
afterwards is told by itself, and only when it was not simply sent.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from bot.commands.demo.chronicle_acts import Acts, Deed, pressed
from bot.commands.demo.chronicle_letters import outcomes, posted
from bot.commands.demo.chronicle_lines import Draft, Naming, excerpt
from bot.commands.demo.chronicle_records import tell
from storage.chronicle import Came, Change, News, Planned, Stands

# The first begins anew with each turn, the second with every step of a dialogue, the others go with each time that we
# promise; told when they ring.
UNTOLD: Final = frozenset({"clock", "draft_left", "our_nudge", "our_alarm", "our_look"})


@dataclass(frozen=True, slots=True)
class Turn:
    """The drafted lines of one turn at `at` (µs UTC), its headline first."""

    at: int
    drafts: tuple[Draft, ...]


def turns(news: News, naming: Naming, acts: Acts, now: int) -> list[Turn]:
    """What is new as turns, in their order; `now` is the moment of what carries none itself."""
    heads: dict[int, list[Draft]] = defaultdict(list)
    for came in (change.after for change in news.came if change.before is None):
        if (head := _came(came, news, naming, acts)).say:
            heads[came.at].append(head)
    lines: dict[int, list[Draft]] = defaultdict(list)
    for at, draft in _deeds(news, naming, now):
        lines[at].append(draft)
    told = [_turn(at, heads[at], lines[at]) for at in sorted({*lines, *heads})]
    later = [Turn(now, (draft,)) for draft in (*outcomes(news, naming), *_failures(news, naming))]
    return [turn for turn in (*told, *later) if turn.drafts]


def _deeds(news: News, naming: Naming, now: int) -> Iterator[tuple[int, Draft]]:
    """What turns did, each line with its moment, in the order in which a turn is best read."""
    for link in news.links:
        yield from ((link.at, draft) for draft in tell(link, naming))
    for chat in news.chats:
        yield from ((chat.after.at, draft) for draft in _conversation(chat, naming))
    for plan in news.plans:
        yield from _plan(plan, news, naming, now)
    for letter in news.letters:
        if letter.before is None:
            yield from ((letter.after.made_at, draft) for draft in posted(letter.after, naming))


def _turn(at: int, heads: list[Draft], drafts: list[Draft]) -> Turn:
    """A follow-up's ring that nothing came of is not told."""
    told = heads if drafts else [head for head in heads if head.kind != "fired"]
    whose = next((draft.customer for draft in drafts if draft.customer), None)
    return Turn(at, (*(replace(head, customer=head.customer or whose) for head in told), *drafts))


# -- what came in ------------------------------------------------------------------------------------------------------
def _came(came: Came, news: News, naming: Naming, acts: Acts) -> Draft:
    if came.source == "telegram":
        return _by_customer(acts.of_customer(came.chat, came.at), came.chat, naming)
    if came.source == "slack":
        if not pressed(came):
            return Draft("came", "")
        return _by_colleague(acts.of_colleague(came.at), _staff(came, news, naming), naming)
    if came.source == "followup":
        return _due(came, news, naming)
    return Draft("came", "", customer=naming.phone(came.chat))


def _by_customer(deed: Deed | None, chat: str, naming: Naming) -> Draft:
    """A customer's act in words; without them, that something was done."""
    who, phone = naming.in_chat(chat), naming.phone(chat)
    if deed is None or (deed.said("do") == "press" and not deed.said("label")):
        return Draft("came", "came_something", {"who": who}, phone)
    say = {"press": "came_pressed", "say": "came_wrote", "file": "came_file", "edit": "came_edited"}
    values = {"who": who, "label": deed.said("label"), "text": excerpt(deed.said("text")), "name": deed.said("name")}
    return Draft("came", say.get(deed.said("do"), "came_something"), values, phone, deed.number("message_id"))


def _by_colleague(deed: Deed | None, name: str, naming: Naming) -> Draft:
    """A colleague's act in words; without them, that a button was pressed or a form sent."""
    if deed is None:
        return Draft("came", "staff_something" if name else "staff_unknown", {"who": name})
    who = naming.names.users.get(deed.said("user"), deed.said("user"))
    values = {"who": who, "label": deed.said("label"), "form_key": f"form.{deed.said('view')}"}
    say = "staff_filled" if deed.said("do") == "fill" else "staff_pressed"
    channel, ts = deed.said("channel") or None, deed.said("ts") or None
    return Draft("came", say, values, channel=channel, ts=ts)


def _staff(came: Came, news: News, naming: Naming) -> str:
    """Which colleague the records of that turn name."""
    actors = (link.actor for link in news.links if link.at == came.at and link.actor.startswith(("staff:", "slack:")))
    return next((naming.actor(actor) for actor in actors), "")


def _due(came: Came, news: News, naming: Naming) -> Draft:
    number = came.external_id.partition(":")[0]
    plan = next((change.after for change in news.plans if str(change.after.id) == number), None)
    if plan is None:
        return Draft("fired", "")
    return Draft("fired", "due", _about(plan, naming), naming.phone_of(plan.customer_id))


# -- what came of it ---------------------------------------------------------------------------------------------------
def _conversation(change: Change[Stands], naming: Naming) -> Iterator[Draft]:
    """Where a conversation went; nothing when so much happened between two looks that nobody saw the way."""
    before, now = change.before, change.after
    if before is None or now.version != before.version + 1:
        return
    who, phone = naming.in_chat(now.chat), naming.phone(now.chat)
    if before.control != now.control:
        keys = {"from_key": f"control.{before.control}", "to_key": f"control.{now.control}"}
        yield Draft("moved", "control", {"who": who, **keys}, phone)
    if (before.flow, before.stage) != (now.flow, now.stage):
        stage = f"{before.flow}/{before.stage} → {now.flow}/{now.stage}"
        keys = {"from_key": f"flow.{before.flow}", "to_key": f"flow.{now.flow}"}
        say = "dialogue" if before.flow != now.flow else "dialogue_step"
        yield Draft("moved", say, {"who": who, "stage": stage, **keys}, phone)


def _about(plan: Planned, naming: Naming) -> dict[str, Any]:
    return {
        "kind_key": f"followup.{plan.kind}",
        "about": naming.planned(plan.subject, plan.customer_id),
        "firm": naming.firm(plan.subject, plan.customer_id),
        "at_due": plan.due_at,
        "because_key": f"because.{plan.because}",
    }


def _plan(change: Change[Planned], news: News, naming: Naming, now: int) -> Iterator[tuple[int, Draft]]:
    """What a follow-up became, each at its moment: planned, called off, put off."""
    before, plan = change.before, change.after
    if plan.kind in UNTOLD:
        return
    about, phone = _about(plan, naming), naming.phone_of(plan.customer_id)
    if before is None:
        yield plan.made_at, Draft("set", "planned", about, phone)
    if plan.state == "cancelled" and plan.because != "replaced":
        yield plan.closed_at, Draft("cancelled", "called_off", about, phone)
    elif plan.because == "parked":
        yield plan.closed_at, Draft("mishap", "due_parked", about, phone)
    elif before is not None and plan.state == "due" and plan.due_at != before.due_at:
        say = "put_off" if plan.because else "moved_on"
        yield _rang(plan, news, now), Draft("set", say, about, phone)


def _rang(plan: Planned, news: News, now: int) -> int:
    """When the follow-up was put off by its own ring; the row itself does not say."""
    rings = (one.after for one in news.came if one.after.source == "followup")
    return next((ring.at for ring in rings if ring.external_id.partition(":")[0] == str(plan.id)), now)


def _failures(news: News, naming: Naming) -> Iterator[Draft]:
    """What came in and could not be worked on."""
    for change in news.came:
        if change.after.state in {"new", "parked"}:
            say = "failed" if change.after.state == "new" else "parked"
            yield Draft("mishap", say, {"who": naming.in_chat(change.after.chat)}, naming.phone(change.after.chat))
