"""Two hundred hostile strings wherever Slack shows a customer's words, names and papers: never a mention or a link."""

import json
import re
from collections.abc import Iterator
from itertools import cycle, islice
from typing import Any

from sqlalchemy import update

from bot import desk_copies, things
from bot.desk import hand_over_head, head
from bot.keeping.passing import tell_words
from bot.sandbox.slack.blocks import refuse_bad_blocks, refuse_bad_view
from flows.engine.events import Edited, Wrote
from storage import cases, replies
from storage.tables.cases import CASE
from storage.tables.ledger import CONTACT, CUSTOMER
from tests.bot.desk_scene import LANE, NOW, Desk, desk

MARKS = (
    "<!channel>", "<!here>", "<!everyone>", "<!here|here>", "<@U1>", "<@U1|Wei>", "<@W1>", "<#C1>", "<#C1|general>",
    "<!subteam^S1>", "<!subteam^S1|@team>", "<!date^1^{date}|x>", "<!date^1^{date}^https://evil.example|x>",
    "<https://evil.example>", "<https://evil.example|bank>", "<http://evil.example|https://bank.example>",
    "<mailto:a@b.example|write>", "<tel:+49301|call>", "<slack://user?team=T1&id=U1|x>", "<javascript:alert(1)|x>",
)  # fmt: skip
DRESSED = (
    "{}", "*{}*", "`{}`", "```{}```", "> {}", "&lt;{}", "{}{}", "a{}b", "\n{}\n", "{} and 30% off",
)  # fmt: skip
HOSTILE = tuple(islice((dress.replace("{}", mark) for dress in DRESSED for mark in MARKS), 200))
NODE = re.compile(r"<[^>\s][^>]*>")
ADDRESS = re.compile(r"(?:https?|mailto|tel|slack|javascript):", re.IGNORECASE)


def texts(node: Any) -> Iterator[dict[str, Any]]:
    """Every text object in blocks or a view."""
    if isinstance(node, dict):
        if node.get("type") in {"mrkdwn", "plain_text"} and isinstance(node.get("text"), str):
            yield node
        for value in node.values():
            yield from texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from texts(value)


def live(node: Any) -> list[str]:
    """What Slack would make a mention, a link or a small picture of in blocks or a view."""
    found: list[str] = []
    for text in texts(node):
        if text["type"] == "plain_text":
            found += ["emoji"] if text.get("emoji", True) else []
            continue
        found += NODE.findall(text["text"])
        found += [] if text.get("verbatim") else ADDRESS.findall(text["text"])
    return found


def renamed(here: Desk, hostile: str) -> None:
    """Customer, contact and case say it."""
    here.conn.execute(update(CUSTOMER).values(name=hostile))
    here.conn.execute(update(CONTACT).values(name=hostile))
    here.conn.execute(update(CASE).values(words=hostile, document=hostile))


def everything(here: Desk, hostile: str) -> None:
    """Cards, notes, an edit, a paper and a message, each with it."""
    renamed(here, hostile)
    for did in (Wrote(hostile, 5), Edited(f"{hostile}!", 5)):
        work = here.work(did)
        tell_words(work, "case:1", hostile, did.text)
        head(work, 1)
        hand_over_head(work, 1)
        things.tell_desk(work, "case:1", "staff/evidence_came", {"name": hostile, "slot": "paper", "caption": hostile})
        paper = {"id": here.deeds, "case_id": 1, "chat": LANE, "sha256": "a" * 64, "name": hostile}
        desk_copies.show(work, paper)
        sent = {"subject": "case:1", "chat": LANE, "contact_id": 1, "customer_id": 1, "staff_id": 1}
        times = {"made_at": NOW, "send_at": NOW, "state": "sent"}
        files = (("copy", "a" * 64, hostile),)
        work.cards.add(("reply", replies.add(here.conn, **sent, **times, text=hostile, words="", files=files)))
        here.finish(work)


def test_there_are_two_hundred_different_ones() -> None:
    """As many as are promised."""
    assert len(set(HOSTILE)) == 200


def test_nothing_a_customer_says_or_is_called_becomes_a_mention_or_a_link() -> None:
    """In the text that stands for a message, in its blocks, in names of files."""
    with desk() as here:
        cases.ask_person(here.conn, chat=LANE, customer_id=1, reason="asked", asked_at=NOW, case_id=1, waits_since=NOW)
        faults = []
        for hostile in HOSTILE:
            everything(here, hostile)
            for letter in here.letters:
                refuse_bad_blocks(letter.body.get("blocks") or [])
                found = NODE.findall(str(letter.body.get("text", ""))) + live(letter.body.get("blocks"))
                faults += [f"{hostile!r} in {letter.subject}: {found}"] if found else []

        assert faults == []


def test_no_form_about_a_hostile_customer_holds_a_mention_or_a_link() -> None:
    """The reply with its preview, its faults, and what is whispered."""
    with desk() as here:
        faults = []
        for hostile, action in zip(HOSTILE, cycle(("reply", "ask_evidence")), strict=False):
            renamed(here, hostile)
            here.press("omar", action, "case:1")
            here.send("omar", "reply", "case:1", text="您好，差额已经找到了。", snippet="looking_into_it")
            for reply in here.replies:
                view = reply.body.get("view") or {}
                if view:
                    refuse_bad_view(view, "modal")
                found = live(view)
                faults += [f"{hostile!r}: {found}"] if found else []

        assert faults == []


def test_every_word_reaches_the_thread_as_it_was_written() -> None:
    """Disarmed is not left out: a colleague can read what was said."""
    with desk() as here:
        work = here.work(Wrote("<!channel> pay <https://evil.example|here>", 5))
        tell_words(work, "case:1", "Li Na", "<!channel> pay <https://evil.example|here>")
        here.finish(work)
        note = json.dumps(here.letters[-1].body)

        assert "&lt;!channel&gt; pay &lt;https://evil.example|here&gt;" in note
