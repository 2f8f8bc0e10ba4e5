"""What is new in the books: each change told once, all of it as of one moment."""

from sqlalchemy import Connection

from storage import audit, chronicle, follow_ups, inbox, outbox
from storage.chronicle import Mark
from storage.chronicle_names import names
from storage.inbox import Key
from storage.ports import Letter

NOW = 1_790_000_000_000_000
SUBJECT = "statement:3"


def written(conn: Connection) -> Letter:
    """A letter in its queue."""
    letter = Letter(
        "telegram:1:0", "slack:C1", "slack", "chat.postMessage", {"text": "hello"}, "note", on_uncertain="look_up"
    )
    outbox.add(conn, [letter], NOW)
    return letter


def test_everything_is_new_to_whoever_never_looked(conn: Connection) -> None:
    """Of each kind, with its moment."""
    inbox.take(conn, Key("telegram", "1", NOW), "telegram:42", NOW)
    audit.record(conn, 5, NOW, "contact:1", "confirmed", SUBJECT, {"was": "issued", "state": "confirmed"})
    follow_ups.replace(conn, "reply_by", SUBJECT, 5, 0, NOW + 1, NOW)
    written(conn)

    news, _ = chronicle.news(conn, Mark())

    assert [(one.after.source, one.after.at) for one in news.came] == [("telegram", NOW)]
    assert [(link.action, link.body["state"]) for link in news.links] == [("confirmed", "confirmed")]
    assert [(one.before, one.after.kind) for one in news.plans] == [(None, "reply_by")]
    assert [(one.before, one.after.body) for one in news.letters] == [(None, {"text": "hello"})]


def test_what_was_told_is_not_told_again(conn: Connection) -> None:
    """A second look without a change brings nothing."""
    audit.record(conn, 5, NOW, "contact:1", "confirmed", SUBJECT, {})
    written(conn)
    _, mark = chronicle.news(conn, Mark())

    news, after = chronicle.news(conn, mark)

    assert news == chronicle.News()
    assert after == mark


def test_a_change_shows_what_was_before(conn: Connection) -> None:
    """A reminder called off, and a letter that was sent."""
    follow_ups.replace(conn, "reply_by", SUBJECT, 5, 0, NOW + 1, NOW)
    letter = written(conn)
    _, mark = chronicle.news(conn, Mark())

    follow_ups.cancel(conn, SUBJECT, (), "moot", NOW + 2)
    outbox.mark_sending(conn, letter)
    outbox.outcome(conn, letter.id, "sent", remote_id="7.1", sent_at=NOW + 2)
    news, _ = chronicle.news(conn, mark)

    plan, sent = news.plans[0], news.letters[0]
    assert (plan.before and plan.before.state, plan.after.state, plan.after.because) == ("due", "cancelled", "moot")
    assert (sent.before and sent.before.state, sent.after.state, sent.after.remote_id) == ("queued", "sent", "7.1")


def test_a_chain_that_begins_later_is_told_from_its_beginning(conn: Connection) -> None:
    """Each customer has a chain of their own."""
    audit.record(conn, 5, NOW, "contact:1", "bound", "telegram:42", {})
    _, mark = chronicle.news(conn, Mark())
    audit.record(conn, 6, NOW, "contact:2", "bound", "telegram:43", {})
    audit.record(conn, 5, NOW, "contact:1", "wished", "contact:1", {"text": "no letters on Mondays"}, salt=bytes)

    news, _ = chronicle.news(conn, mark)

    assert [(link.customer_id, link.action) for link in news.links] == [(5, "wished"), (6, "bound")]
    assert news.links[0].body == {"text": "no letters on Mondays"}


def test_what_every_turn_leaves_behind_is_no_story(conn: Connection) -> None:
    """Turns and the fate of letters are in the records for whoever verifies them."""
    for action in sorted(audit.QUIET):
        audit.record(conn, 5, NOW, "contact:1", action, "telegram:42", {})
    audit.record(conn, 5, NOW, "contact:1", "bound", "telegram:42", {})

    first, mark = chronicle.news(conn, Mark())
    second, _ = chronicle.news(conn, mark)

    assert [link.action for link in (*first.links, *second.links)] == ["bound"]
    assert [link.action for link in chronicle.links_of(conn, 5, 0)] == ["bound"]


def test_what_failed_and_came_again_is_told_twice(conn: Connection) -> None:
    """First as failed, then as done."""
    key = Key("telegram", "1", NOW)
    inbox.failed(conn, key, "telegram:42", {}, "ValueError", NOW)
    first, mark = chronicle.news(conn, Mark())
    inbox.take(conn, key, "telegram:42", NOW + 1)

    second, _ = chronicle.news(conn, mark)

    assert [one.after.state for news in (first, second) for one in news.came] == ["new", "done"]


def test_empty_books_call_nobody_anything(conn: Connection) -> None:
    """And there is nothing to debrief."""
    assert names(conn).things == {}
    assert chronicle.links_of(conn, 5, 0) == []
    assert chronicle.plans_of(conn, 5) == []
    assert chronicle.hand_overs_of(conn, 5) == []
