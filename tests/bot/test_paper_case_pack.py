"""A case's file: what stands in it, and that nothing internal and nothing of anybody else's can."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert

from bot import things
from bot.papers import PAPERS
from bot.papers.printed import Printed, Setting
from flows.tables.redaction import Audience
from locales.papers.press import Press
from storage import audit, cases, outbox, subject_history
from storage.tables.ledger import CUSTOMER
from tests.bot.desk_scene import LANE, NOW, Desk, desk, listed, speaker
from tests.bot.test_paper_anomaly import texts

OTHER = "Lindqvist Handel AB"
NOTE, OPINION, FEELING = "They always haggle in November", "I would not give them a cent", "seems furious, level 3"
SECRETS = (NOTE, OPINION, FEELING, OTHER, "LINDQ", "a.person@fu-tong.example", "+86 755 5550 1234", "6222021234567890")
TOLD = "Li Na, we found the order. Our bank account 6222021234567890; a.person@fu-tong.example, +86 755 5550 1234."
SHA = "ab" * 32


@pytest.fixture
def here() -> Iterator[Desk]:
    """A case that was offered, accepted and talked about, with everything that must not be in its file."""
    with desk() as scene:
        row = {"id": 9, "code": "LINDQ", "name": OTHER, "created_at": NOW, "language": "en", "zone": "UTC"}
        scene.conn.execute(insert(CUSTOMER).values(**row))
        scene.press("lena", "take", "case:1")
        work = scene.work()
        work.record(1, "staff:1", "replied", "case:1", text=f"{TOLD} {OTHER} has another price.", to=1)
        work.record(1, "staff:1", "snoozed", "case:1", note=NOTE)
        work.record(1, "staff:2", "returned_offer", "case:1", comment=OPINION)
        work.record(1, "house", "feeling", "case:1", words=FEELING, level=3)
        work.record(1, "staff:1", "invented_later", "case:1", something=NOTE)
        work.record(9, "contact:9", "replied", "case:77", text="another customer's words")
        things.tell_desk(work, "case:1", "staff/letter_sent", {"person": "Lena", "number": "D-1001", "to": NOTE})
        body = {"chat_id": 42, "text": f"<b>{TOLD}</b>", "parse_mode": "HTML"}
        work.post(LANE, "sendMessage", body, "reply", subject="case:1", customer_id=1)
        scene.finish(work)
        for letter in scene.letters:
            outbox.mark_sending(scene.conn, letter)
            outbox.outcome(scene.conn, letter.id, "sent", remote_id="7", sent_at=NOW)
        kept = {"case_id": 1, "customer_id": 1, "chat": LANE, "slot": "agreed_price", "channel_ref": "r", "size": 900}
        cases.announce(
            scene.conn, **kept, name="order-Lindqvist Handel AB.pdf", mime="application/pdf", received_at=NOW
        )
        cases.change_evidence(scene.conn, 1, state="stored", sha256=SHA)
        yield scene


def made(here: Desk, kind: str = "case_pack", audience: Audience = Audience.AUDITOR, **more: Any) -> Printed:
    """The paper, as it would be made now."""
    setting = Setting(here.work().house.company, speaker())
    return PAPERS[kind](here.conn, setting, {"id": 1, "language": "en", "for": audience.value, **more})


def said(printed: Printed) -> str:
    """Everything that stands in it."""
    assert printed.sheet is not None
    return "\n".join(texts(printed.sheet.body))


@pytest.mark.parametrize("audience", list(Audience))
def test_nothing_internal_and_nothing_of_anybody_else_is_in_it(here: Desk, audience: Audience) -> None:
    """Neither in the paper nor in the table of its entries."""
    bundle = made(here, "case_bundle", audience)
    table = b"".join(content for _, content in bundle.beside if isinstance(content, bytes)).decode()
    whole = said(bundle) + table + json.dumps([name for name, _ in bundle.beside])

    for secret in SECRETS:
        assert secret not in whole
    assert "another customer's words" not in whole


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not here: install poppler-utils")
def test_the_set_paper_holds_nothing_internal_either(here: Desk, tmp_path: Path) -> None:
    """What can be copied out of the PDF is searched, and the bytes themselves."""
    sheet = made(here).sheet
    assert sheet is not None
    content = Press().pdf(sheet)
    (tmp_path / "file.pdf").write_bytes(content)
    done = subprocess.run(["pdftotext", "-raw", str(tmp_path / "file.pdf"), "-"], capture_output=True, check=True)
    text = " ".join(done.stdout.decode().split())

    for secret in SECRETS:
        assert secret not in text
        assert secret.encode() not in content
    assert "What was left out" in text
    assert "Page 2 of" in text


def test_it_says_how_much_was_left_out_and_by_which_rule(here: Desk) -> None:
    """Counted by kind."""
    told = said(made(here))

    for words in (
        "Internal notes",
        "Opinions of colleagues",
        "Feelings of persons",
        "Other customers",
    ):
        assert words in told
    assert "Bank account numbers" in told
    assert "•••• 7890" in told


def test_what_the_customer_was_written_is_in_it_in_those_words(here: Desk) -> None:
    """An auditor reads initials where a person is called by name."""
    told = said(made(here))

    assert "we found the order" in told
    assert "L. N., we found" in told


def test_what_the_customer_wrote_about_it_is_in_it_too(here: Desk) -> None:
    """Once it was passed on to whoever works on the case."""
    here.work().record(1, "contact:1", "wrote", "case:1", text=f"As agreed with {OTHER}: 0.60.")

    assert "As agreed with ▇▇▇: 0.60." in said(made(here))


def test_an_auditor_reads_who_agreed_to_what_and_a_customer_does_not(here: Desk) -> None:
    """Four eyes by name and role; how the house decides is no part of a customer's file."""
    here.send("lena", "propose", "case:1", upheld_1="400", remedy_1="credit_note", text_1="The agreed price was 0.60.")
    here.press("omar", "approve", "case:1", bound=here.bound("case:1", "approve"))
    auditor, customer = said(made(here)), said(made(here, audience=Audience.CUSTOMER))

    assert "Lena" in auditor
    assert "Omar" in auditor
    assert "Approved by" in auditor
    assert "Omar" not in customer
    assert "Approved by" not in customer
    assert "The agreed price was 0.60." in customer


def test_a_proposal_that_never_left_the_house_is_an_opinion(here: Desk) -> None:
    """Its reasons are not shown to anybody outside."""
    here.send("lena", "propose", "case:1", upheld_1="400", remedy_1="credit_note", text_1="Between us: 0.60.")

    assert "Between us" not in said(made(here))


def test_each_piece_of_evidence_stands_with_its_fingerprint_and_lies_in_the_bundle(here: Desk) -> None:
    """The whole SHA-256, by which the copy can be known again."""
    bundle = made(here, "case_bundle")

    assert SHA in said(bundle)
    assert [content for name, content in bundle.beside if name.startswith("evidence/")] == [SHA]
    assert bundle.name.endswith(".zip")


def test_it_stands_for_one_place_of_the_customers_record(here: Desk) -> None:
    """What happens afterwards is not in the same file, and the place and its hash are named."""
    seq, hash_ = subject_history.head(here.conn, 1)
    before = made(here, seq=seq, hash=hash_.hex(), made_at=NOW)
    here.work().record(1, "staff:1", "promised", "case:1", until=NOW)
    after = made(here, seq=seq, hash=hash_.hex(), made_at=NOW)

    assert before == after
    assert hash_.hex() in said(before)
    assert "is whole" in said(before)


def test_a_record_that_was_tampered_with_is_said_not_to_follow(here: Desk) -> None:
    """The file is made all the same: an auditor wants to see it."""
    for one in here.conn.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        here.conn.exec_driver_sql(f"DROP TRIGGER {one[0]}")
    here.conn.exec_driver_sql("UPDATE audit SET actor = 'staff:3' WHERE customer_id = 1 AND seq = 2")

    assert audit.broken(here.conn, 1) == 2
    assert "does not follow from entry 2 on" in said(made(here))


def test_an_auditor_and_a_controller_may_have_it_made_and_nobody_else(here: Desk) -> None:
    """It goes to them alone, and is on record; the thread hears that it was made."""
    here.press("lena", "make_pack", "case:1")
    refused = here.letters
    here.conn.exec_driver_sql("UPDATE staff SET role = 'auditor' WHERE name = 'Mei'")
    here.press("mei", "make_pack", "case:1")
    here.send("mei", "make_pack", "case:1", **{"for": "auditor"})
    files = [one for one in here.letters if one.method == "files.upload"]

    assert [one for one in refused if one.method == "files.upload"] == []
    assert [(one.lane, one.body["enclose"]["kind"]) for one in files] == [
        ("slack:@mei", "case_pack"),
        ("slack:@mei", "case_bundle"),
    ]
    assert here.audit("pack_made")[0][0].startswith("staff:")
    assert here.to_customer() == []


def test_its_name_and_making_depend_on_nothing_but_what_is_on_record(here: Desk) -> None:
    """Two runs, the same sheet and the same table."""
    first, again = made(here, "case_bundle"), made(here, "case_bundle")

    assert first == again
    assert first.sheet is not None
    assert first.sheet.number == "D-1001"


def test_the_card_lists_it(here: Desk) -> None:
    """Among what may be done beside the straight way."""
    here.press("lena", "brief", "case:1")
    here.press("omar", "take_over", "case:1")

    assert "make_pack" in listed(here.card("case:1"))
