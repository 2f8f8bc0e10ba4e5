"""A confirmation as it reaches the customer's phone: a paper with the lines and the signed record inside."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from bot.pressroom import InThisProcess
from tests.corridor.conftest import AMARA, Play, one
from tests.town.town import Town, plain


@pytest.fixture
def pdfdetach() -> str:
    """Poppler's tool; a newcomer without it is told how to get it, CI fails."""
    found = shutil.which("pdfdetach")
    if found is None and "CI" not in os.environ:
        pytest.skip("pdfdetach is missing: apt install poppler-utils")
    assert found is not None
    return found


def test_the_paper_follows_its_word_and_holds_lines_and_record(play: Play, pdfdetach: str, tmp_path: Path) -> None:
    """The same number and code in the chat, in the record, on the desk; asked for again it is the same file."""

    async def script(town: Town) -> tuple[str, bytes, bytes]:
        await town.say(AMARA, "/statement")
        for label in ("It agrees", "I confirm"):
            await town.tap(AMARA, label)
        said, paper = (await town.tap(AMARA, "Yes, in the name of Okafor Foods"))[:2]
        again = (await town.say(AMARA, "please send me my confirmation"))[-1]

        assert paper["files"][0]["name"] == "BC-00001.pdf"
        assert await one(town, "SELECT count(*) FROM outbox WHERE method = 'files.upload' AND state = 'sent'") == 1
        return plain(said), await town.download(paper), await town.download(again)

    told, paper, again = play(script, AMARA, press=InThisProcess())
    (tmp_path / "paper.pdf").write_bytes(paper)
    subprocess.run([pdfdetach, "-saveall", "-o", str(tmp_path), str(tmp_path / "paper.pdf")], check=True)
    record = json.loads((tmp_path / "BC-00001.json").read_text(encoding="utf-8"))["record"]

    assert paper == again
    assert record["number"] in told
    assert record["shown"]["button"] == "Yes, in the name of Okafor Foods"
    assert (tmp_path / "ST-261031-OKAFOR-USD.csv").read_bytes().count(b"INV-") >= 3
