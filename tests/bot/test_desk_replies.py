"""A colleague's message to a customer: weighed, shown, sent once with what was ticked, corrected, called off."""

import json
from typing import Any

import pytest
from sqlalchemy import insert

from bot import due, replies
from bot.doors import FellDue, SharedFetched, ThreadFile
from flows.facts.times import DAY, HOUR, MINUTE
from storage import follow_ups, inbox, outbox, people, thread_files
from storage import replies as kept
from storage.inbox import Key
from storage.ports import Letter
from storage.tables.ledger import CUSTOMER, DOCUMENT_COPY, IMPORT_BATCH
from tests.bot.desk_scene import LANE, NOW, Desk, desk

CHINESE = "您好，差额已经找到，明天入账。"
NIGHT = NOW + 6 * HOUR  # 23:00 in Shanghai


def view(here: Desk) -> dict[str, Any]:
    """The form that the last deed opened."""
    return dict(next(reply.body["view"] for reply in here.replies if reply.kind == "form"))


def fields(here: Desk) -> dict[str, dict[str, Any]]:
    """What can be filled in on it, by name."""
    return {block["block_id"]: block["element"] for block in view(here)["blocks"] if block["type"] == "input"}


def said(here: Desk) -> str:
    """Every word that it shows beside its fields."""
    return "\n".join(
        str(element["text"])
        for block in view(here)["blocks"]
        for element in ([block["text"]] if block["type"] == "section" else block.get("elements", []))
    )


def reply(here: Desk, user: str = "lena", subject: str = "case:1", action: str = "reply", **values: str) -> None:
    """Written, looked at, and sent as it was shown."""
    here.send(user, action, subject, **values)
    if any(one.kind == "form" for one in here.replies):
        seen = str(json.loads(view(here)["private_metadata"])["seen"])
        here.send(user, action, subject, **values, seen=seen)


def arrived(here: Desk, number: str = "77") -> None:
    """The platform took every letter of the last deed to the customer."""
    for one in to_customer(here):
        here.conn.exec_driver_sql(
            "UPDATE outbox SET state = 'sent', remote_id = ?, sent_at = ? WHERE id = ?", (number, here.now, one.id)
        )


def to_customer(here: Desk) -> list[Letter]:
    """The last deed's letters to the customer."""
    return [letter for letter in here.letters if letter.lane == LANE]


def card(here: Desk) -> Letter:
    """The message as it stands in its thread."""
    return here.card("reply:1")


# -- weighed -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("It was our fault, sorry.", "our fault"),
        ("很抱歉，这是我们的错。", "我们的错"),
        ("Omar has looked at it.", "Omar"),
        ("See #desk for that.", "#desk"),
        ("Ask @omar about it.", "@omar"),
        ("The same as with Brightwater Foods last week.", "Brightwater Foods"),
    ],
)
def test_a_word_that_may_not_leave_is_named_under_its_field(text: str, word: str) -> None:
    """Each fault says which word it is about."""
    with desk() as here:
        other = {"code": "C-9", "name": "Brightwater Foods", "language": "en", "zone": "UTC"}
        here.conn.execute(insert(CUSTOMER).values(id=9, created_at=NOW, **other))
        here.send("lena", "reply", "case:1", text=text)

        assert f"“{word}”" in here.errors()["text"]
        assert to_customer(here) == []


def test_a_lead_may_admit_a_fault() -> None:
    """That right stands in the table of roles."""
    with desk() as here:
        reply(here, "omar", text="It was our fault.")

        assert "It was our fault." in here.to_customer()[0]


def test_words_that_begin_like_a_name_or_an_admission_are_none() -> None:
    """A colleague called Mei is not in every word; their own name they may write."""
    with desk() as here:
        reply(here, text="Lena here: our faultless meiosis desk looked at it.")

        assert here.errors() == {}
        assert len(to_customer(here)) == 1


def test_another_language_than_the_customers_is_remarked_and_still_goes() -> None:
    """A warning beside the preview, and a button that says so."""
    with desk() as here:
        here.send("lena", "reply", "case:1", text="We found it today.")
        shown, button = said(here), view(here)["submit"]["text"]
        reply(here, text="We found it today.")

        assert "Your words are in English, and this customer reads Chinese (Simplified)." in shown
        assert button == "Send all the same"
        assert len(to_customer(here)) == 1


def test_the_customers_own_language_is_not_remarked() -> None:
    """Nothing to warn of."""
    with desk() as here:
        here.send("lena", "reply", "case:1", text=CHINESE)

        assert "⚠" not in said(here)
        assert view(here)["submit"]["text"] == "Send"


# -- snippets ----------------------------------------------------------------------------------------------------------
def test_a_snippet_is_chosen_by_its_title_and_read_in_the_customers_language() -> None:
    """Figures of the case stand in it; free words follow it."""
    with desk() as here:
        here.press("lena", "reply", "case:1")
        titles = {one["value"]: one["text"]["text"] for one in fields(here)["snippet"]["options"]}
        reply(here, text=CHINESE, snippet="looking_into_it")
        text = here.to_customer()[0]

        assert titles["looking_into_it"] == "We are looking into it"
        assert "D-1001 我们正在核查" in text
        assert text.endswith(CHINESE)


def test_a_customer_is_called_as_they_wish_to_be_unless_the_words_do_so_already() -> None:
    """Who has said nothing about it is not called anything that they may not like."""
    with desk() as here:
        reply(here, text=CHINESE)
        plainly = to_customer(here)[0].body["text"]
        people.set_contact(here.conn, 1, form_of_address="李经理")
        reply(here, text=CHINESE)
        called = to_customer(here)[0].body["text"]
        reply(here, text=f"李经理，{CHINESE}")

        assert "李" not in plainly
        assert "李经理：" in called.replace("\u2068", "").replace("\u2069", "")
        assert to_customer(here)[0].body["text"].count("李经理") == 1


def test_a_snippet_alone_is_a_message() -> None:
    """Free words are not needed beside it; nothing at all is refused."""
    with desk() as here:
        reply(here, snippet="anything_else")
        sent = here.to_customer()
        here.send("lena", "reply", "case:1", text=" ")

        assert "还有什么我可以帮您的吗？" in sent[0]
        assert here.errors() == {"text": "Say what, in a few words."}


# -- files -------------------------------------------------------------------------------------------------------------
def shared(here: Desk, name: str = "map.pdf", mime: str = "application/pdf", size: int = 900) -> None:
    """Lena put a file into the thread of case 1."""
    row = {"subject": "case:1", "remote": f"F-{name}", "name": name, "mime": mime, "size": size, "staff_id": 1}
    thread_files.note(here.conn, **row, now=NOW)


def on_file(here: Desk) -> None:
    """There is a copy of the invoice that case 1 is about."""
    here.conn.execute(insert(IMPORT_BATCH).values(id=1, at=NOW, by="test", files="[]", counts="{}"))
    here.conn.exec_driver_sql(
        "INSERT INTO document (id, customer_id, kind, number, normalised_number, on_day, currency, total, open_amount,"
        " source_key, batch_id) VALUES (7, 1, 'invoice', 'INV-7001', 'INV7001', '2026-09-01', 'USD', 1, 1, 'd7', 1)"
    )
    here.conn.execute(insert(DOCUMENT_COPY).values(document_id=7, sha256="a" * 64, name="INV-7001.pdf", added_at=NOW))


def test_files_can_be_ticked_and_none_is_ticked_beforehand() -> None:
    """A colleague's upload; what may not be sent is named with its reason."""
    with desk() as here:
        shared(here)
        shared(here, "huge.pdf", size=30_000_000)
        shared(here, "tool.exe", mime="application/x-msdownload")
        here.press("lena", "reply", "case:1")
        boxes = fields(here)["files"]

        assert [one["text"]["text"] for one in boxes["options"]] == ["From this thread: map.pdf"]
        assert "initial_options" not in boxes
        assert "huge.pdf: too large" in said(here)
        assert "tool.exe: of a kind that we do not send" in said(here)


def test_our_copy_of_the_document_in_question_can_be_ticked() -> None:
    """It is on file here, so it leaves with the words."""
    with desk() as here:
        on_file(here)
        here.press("lena", "reply", "case:1")
        shown = [one["text"]["text"] for one in fields(here)["files"]["options"]]
        reply(here, text=CHINESE, files="copy_1")
        words, copy = to_customer(here)

        assert shown == ["Our copy: INV-7001.pdf"]
        assert (words.method, copy.method) == ("sendMessage", "sendDocument")
        assert copy.body["enclose"]["sha256"] == "a" * 64


def test_a_file_that_was_not_ticked_stays_in_the_house() -> None:
    """Nothing but the words leaves."""
    with desk() as here:
        shared(here)
        reply(here, text=CHINESE)

        assert [letter.method for letter in to_customer(here)] == ["sendMessage"]
        assert thread_files.found(here.conn, id=1)[0].state == "internal"


def test_a_ticked_file_is_fetched_and_then_leaves_as_a_letter_of_its_own() -> None:
    """No network inside the deed: the collector brings it, and the same message waits for it."""
    with desk() as here:
        shared(here)
        reply(here, text=CHINESE, files="file_1")
        first = [letter.method for letter in to_customer(here)]
        work = here.work(SharedFetched(1, "b" * 64, "application/pdf", 900))
        replies.take_shared(work, work.inbound)
        here.finish(work)
        (second,) = to_customer(here)

        assert first == ["sendMessage"]
        assert second.method == "sendDocument"
        fetched = {"kind": "file", "sha256": "b" * 64, "name": "map.pdf", "as": "document"}
        assert second.body["enclose"] == fetched | {"stamp": "D-1001"}


def test_a_picture_says_which_case_it_belongs_to() -> None:
    """Beneath it: across it the number would hide what is to be seen."""
    with desk() as here:
        shared(here, "gate.png", mime="image/png")
        reply(here, text=CHINESE, files="file_1")
        work = here.work(SharedFetched(1, "b" * 64, "image/png", 900))
        replies.take_shared(work, work.inbound)
        here.finish(work)
        (picture,) = to_customer(here)

        assert (picture.method, picture.body["caption"]) == ("sendPhoto", "D-1001")
        assert "stamp" not in picture.body["enclose"]


def test_where_chats_hold_no_figures_no_file_can_be_ticked() -> None:
    """Said in the form, before anything is sent in vain."""
    with desk() as here:
        here.figures_at = "https://portal.example"
        shared(here)
        on_file(here)
        here.press("lena", "reply", "case:1")

        assert "files" not in fields(here)
        assert "map.pdf: chats hold no figures here, so no file goes there" in said(here)
        assert "INV-7001.pdf: chats hold no figures here" in said(here)


def test_a_file_that_turns_out_to_be_something_else_does_not_leave() -> None:
    """The thread hears why; a second report changes nothing."""
    with desk() as here:
        shared(here)
        reply(here, text=CHINESE, files="file_1")
        work = here.work(SharedFetched(1, why="wrong_type"))
        replies.take_shared(work, work.inbound)
        here.finish(work)

        assert to_customer(here) == []
        assert any("map.pdf was not sent" in str(letter.body["text"]) for letter in here.letters)


def test_a_file_that_came_after_the_preview_is_not_swept_along() -> None:
    """A tick for what the form did not show is none, and what was ticked later is shown again."""
    with desk() as here:
        shared(here)
        here.send("lena", "reply", "case:1", text=CHINESE)
        seen = str(json.loads(view(here)["private_metadata"])["seen"])
        here.send("lena", "reply", "case:1", text=CHINESE, files="file_1,file_99", seen=seen)

        assert to_customer(here) == []
        assert "map.pdf" in said(here)


# -- when it goes ------------------------------------------------------------------------------------------------------
def wait_for_morning(here: Desk) -> None:
    """The time of the reply comes."""
    here.now = int(here.conn.exec_driver_sql("SELECT due_at FROM follow_up WHERE kind = 'reply_at'").scalar() or 0)
    (waiting,) = [one for one in follow_ups.due(here.conn, here.now) if one.kind == "reply_at"]
    work = here.work(FellDue(waiting.id))
    due.take_due(work, work.inbound)
    here.finish(work)


def test_outside_their_hours_it_goes_in_their_morning() -> None:
    """Said in the form, visible in the thread, and sent once."""
    with desk() as here:
        here.now = NIGHT
        here.press("lena", "reply", "case:1")
        told = said(here)
        reply(here, text=CHINESE)
        at_night, shown = to_customer(here), card(here).body["text"]
        wait_for_morning(here)

        assert "It is Mon 2 Nov, 23:00 there, outside their hours: it goes on Tue 3 Nov, 09:00, their time." in told
        assert at_night == []
        assert shown.startswith("Lena to Li Na, goes on Tue 3 Nov, 09:00, their time:")
        assert CHINESE in here.to_customer()[0]
        assert card(here).body["text"].startswith("Lena wrote to Li Na:")


def test_a_message_that_waits_can_be_called_off() -> None:
    """Until it goes; afterwards the button says that it is too late."""
    with desk() as here:
        here.now = NIGHT
        reply(here, text=CHINESE)
        here.press("mei", "cancel_reply", "reply:1")
        shown = card(here).body["text"]
        left = here.conn.exec_driver_sql("SELECT count(*) FROM follow_up WHERE state = 'due' AND kind = 'reply_at'")
        here.press("mei", "cancel_reply", "reply:1")

        assert shown.startswith("Called off, Li Na does not get it")
        assert left.scalar() == 0
        assert "has moved on" in here.said()


def test_an_agent_cannot_wake_anybody() -> None:
    """Whatever the form is made to say."""
    with desk() as here:
        here.now = NIGHT
        reply(here, text=CHINESE, when="now", why_now="I want to.")

        assert to_customer(here) == []


def test_a_lead_may_send_at_night_with_a_reason() -> None:
    """The reason is asked for and written down."""
    with desk() as here:
        here.now = NIGHT
        reply(here, "omar", text=CHINESE, when="now")
        asked = here.errors()
        reply(here, "omar", text=CHINESE, when="now", why_now="Their ship sails at midnight.")

        assert asked == {"why_now": "Say why it cannot wait until their morning."}
        assert len(to_customer(here)) == 1
        assert "Their ship sails at midnight." in here.audit("replied")[-1][1]


def test_whoever_wrote_just_now_may_have_an_answer_now() -> None:
    """They are there; the morning stays a choice."""
    with desk() as here:
        here.now = NIGHT
        inbox.take(here.conn, Key("telegram", "1", NIGHT - MINUTE), LANE, NIGHT - MINUTE)
        here.send("lena", "reply", "case:1", text=CHINESE)
        when = fields(here)["when"]
        reply(here, text=CHINESE, when="now")

        assert [one["value"] for one in when["options"]] == ["later", "now"]
        assert when["initial_option"]["value"] == "now"
        assert len(to_customer(here)) == 1


# -- afterwards --------------------------------------------------------------------------------------------------------
def test_a_correction_changes_the_message_itself_and_keeps_both_versions() -> None:
    """Within the platform's time; in the records, and in the thread."""
    with desk() as here:
        reply(here, text=CHINESE)
        arrived(here)
        reply(here, "mei", "reply:1", "correct_reply", text="您好，差额后天入账。")
        (letter,) = to_customer(here)
        told = next(str(one.body["text"]) for one in here.letters if one.kind == "note")

        assert (letter.method, letter.body["message_id"]) == ("editMessageText", 77)
        assert "差额后天入账" in letter.body["text"]
        assert "更正了这条消息" in letter.body["text"]
        assert told == f"Mei corrected what Li Na was told. Before:\n{CHINESE}\nNow:\n您好，差额后天入账。"
        assert CHINESE in here.audit("reply_corrected")[0][1]


def test_a_correction_that_comes_too_late_is_a_message_of_its_own() -> None:
    """After two days the platform changes nothing any more."""
    with desk() as here:
        reply(here, text=CHINESE)
        arrived(here)
        here.now += 2 * DAY + HOUR
        reply(here, text="您好，差额后天入账。", subject="reply:1", action="correct_reply")
        (letter,) = to_customer(here)

        assert letter.method == "sendMessage"
        assert "需要更正" in letter.body["text"]


def test_a_withdrawn_message_says_so_where_it_stood() -> None:
    """Nothing disappears without a word."""
    with desk() as here:
        reply(here, text=CHINESE)
        arrived(here)
        here.press("lena", "withdraw_reply", "reply:1")
        (letter,) = to_customer(here)
        here.press("lena", "withdraw_reply", "reply:1")

        assert letter.method == "editMessageText"
        assert "撤回了这条消息" in letter.body["text"]
        assert to_customer(here) == []
        assert "has moved on" in here.said()


def test_the_files_of_a_withdrawn_message_are_taken_away_and_the_customer_is_told() -> None:
    """Within the two days in which the platform lets us."""
    with desk() as here:
        on_file(here)
        reply(here, text=CHINESE, files="copy_1")
        arrived(here)
        here.press("lena", "withdraw_reply", "reply:1")
        words, gone = to_customer(here)

        assert (words.method, gone.method, gone.body["message_id"]) == ("editMessageText", "deleteMessage", 77)
        assert "个文件也已一并撤回" in words.body["text"]
        assert any("1 file that went with it was taken away." in str(one.body.get("text")) for one in here.letters)


def test_files_that_are_too_old_to_be_taken_away_stay_and_no_longer_count() -> None:
    """Said to the customer and in the thread."""
    with desk() as here:
        on_file(here)
        reply(here, text=CHINESE, files="copy_1")
        arrived(here)
        here.now += 2 * DAY + HOUR
        here.press("lena", "withdraw_reply", "reply:1")
        (words,) = to_customer(here)

        assert words.method == "sendMessage"
        assert "个文件不再有效，请勿使用" in words.body["text"]
        assert any("1 file stays with the customer" in str(one.body["text"]) for one in here.letters)


def test_a_file_that_has_not_left_yet_never_does_once_its_message_is_withdrawn() -> None:
    """Nobody is told of what nobody saw."""
    with desk() as here:
        on_file(here)
        reply(here, text=CHINESE, files="copy_1")
        words, copy = to_customer(here)
        here.conn.exec_driver_sql("UPDATE outbox SET state = 'sent', remote_id = '5', sent_at = ? WHERE key = ?",
                                  (here.now, words.key))  # fmt: skip
        here.press("lena", "withdraw_reply", "reply:1")
        (withdrawn,) = to_customer(here)

        assert kept.letter(here.conn, copy.key)[0] == "dead"
        assert "文件" not in withdrawn.body["text"]


def test_a_message_that_has_not_left_is_changed_before_it_leaves() -> None:
    """The old letter never goes."""
    with desk() as here:
        reply(here, text=CHINESE)
        old = to_customer(here)[0]
        reply(here, text="您好，差额后天入账。", subject="reply:1", action="correct_reply")

        assert kept.letter(here.conn, old.key)[0] == "dead"
        assert "差额后天入账" in here.to_customer()[0]
        assert "更正了这条消息" not in here.to_customer()[0]


def test_a_message_on_its_way_is_left_alone() -> None:
    """Nobody knows whether it arrived, so nothing is changed."""
    with desk() as here:
        reply(here, text=CHINESE)
        outbox.mark_sending(here.conn, to_customer(here)[0])
        here.press("lena", "withdraw_reply", "reply:1")

        assert "Nobody knows yet" in here.said()
        assert to_customer(here) == []


# -- what colleagues do in the thread ----------------------------------------------------------------------------------
def test_a_reading_colleague_is_named_on_the_card() -> None:
    """From the first sign of it."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        body = json.dumps(here.card("case:1").body["blocks"], ensure_ascii=False)

        assert "Last read by Lena" in body


def test_what_a_thread_file_is_called_does_not_matter_to_its_row() -> None:
    """The same file noted twice is one."""
    with desk() as here:
        one = ThreadFile("F1", "a.pdf", "application/pdf", 3)
        row = {"remote": one.remote, "name": one.name, "mime": one.mime, "size": one.size, "staff_id": 1, "now": NOW}

        assert [thread_files.note(here.conn, subject="case:1", **row) for _ in range(2)] == [True, False]
