"""The daily head: signed, written outside the books, posted; and everything that it brings to light."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from bot import head_files
from bot.clock import MovableClock
from bot.commands.terms import Given
from bot.commands.verifying_chains import verify_chains
from bot.doors import Inbound, Ordered, Reply
from bot.heads import Heads, closing
from bot.settings import load
from bot.signing import Signer, verifies
from flows.facts.times import DAY, HOUR, in_zone
from storage import audit
from storage.embedded import EmbeddedStore
from storage.migrate import migrate
from storage.tables.guards import UNGUARDED

NOW = 1_793_610_000_000_000  # Monday 2 November 2026, 09:00 UTC


class House:
    """Books on disk, a key, two folders for heads, and whoever would hear of them."""

    def __init__(self, folder: Path) -> None:
        """Empty books without the database's guards: somebody could do anything to them."""
        self.folder, self.clock = folder, MovableClock(NOW, stopped=True)
        self.folders = [folder / "heads", folder / "outside"]
        self.signer = Signer.open(folder / "keys")
        self.store = EmbeddedStore(folder / "concord.db")
        migrate(self.store.engine)
        self.told: list[Inbound] = []
        self.heads = Heads(self.store, self.signer, self.clock, self._take, self.folders, "Europe/Berlin")
        self.do(*UNGUARDED["sqlite"])

    async def _take(self, inbound: Inbound) -> tuple[Reply, ...]:
        self.told.append(inbound)
        return ()

    def work(self, links: int, customer_id: int = 5) -> None:
        """That many things happen about a customer."""

        def write(conn: Connection) -> None:
            for n in range(links):
                audit.record(conn, customer_id, self.clock.now() + n, "contact:1", "wished", "contact:1", {"n": n})

        asyncio.run(self.store.write(write))

    def seal(self) -> head_files.Head:
        """A head of this moment; then it is the next day."""
        made = asyncio.run(self.heads.make())
        self.clock.advance(DAY)
        return made

    def do(self, *statements: str) -> None:
        """Somebody with every right at work in the database."""
        asyncio.run(self.store.write(lambda conn: [conn.exec_driver_sql(one) for one in statements]))

    def rewrite(self, customer_id: int, seq: int) -> None:
        """Say something else from that link on, with hashes that all fit."""

        def write(conn: Connection) -> None:
            rows = conn.exec_driver_sql("SELECT * FROM audit WHERE customer_id = ? ORDER BY seq", (customer_id,)).all()
            conn.exec_driver_sql("DELETE FROM audit WHERE customer_id = ? AND seq >= ?", (customer_id, seq))
            for row in rows[seq - 1 :]:
                audit.record(conn, customer_id, row.at, row.actor, row.action, row.subject, {"n": 99})

        asyncio.run(self.store.write(write))

    def verified(self, code: str = "") -> tuple[int, str]:
        """What `verify` says: its exit code and its lines."""
        settings = load(env_file=None, data_dir=self.folder, heads_dir=str(self.folders[1]))
        given = Given(self.store, self._take, self.clock, settings)
        result = asyncio.run(verify_chains(given, {"head": code}))
        return result.code, "\n".join(result.lines)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Two customers with a few links each, and one head."""
    made = House(tmp_path)
    made.work(4)
    made.work(3, customer_id=6)
    made.seal()
    yield made
    asyncio.run(made.store.close())


def test_a_head_is_signed_and_stands_in_both_folders(house: House) -> None:
    """Whoever has the public key needs nothing else of ours."""
    (name,) = head_files.names(house.folders[0])
    head, again = (head_files.read(folder / name) for folder in house.folders)

    assert verifies(house.signer.public, head_files.signed_bytes(head.core), head.signature)
    assert (head.core, head.signature) == (again.core, again.signature)
    assert json.loads((house.folders[1] / name).read_bytes())["core"] == head.core
    assert (name, head.core["links"], head.core["fresh"], head.core["chains"]) == ("2026-11-02-00001.json", 7, 7, 2)


def test_the_next_head_holds_what_is_new_and_names_the_one_before(house: House) -> None:
    """All of them together hold every link once."""
    first = head_files.read(house.folders[0] / "2026-11-02-00001.json")
    house.work(2)

    second = house.seal()

    assert (second.number, second.core["previous"], second.core["fresh"]) == (2, first.sha, 2)
    assert [(one.customer_id, one.first, len(one.hashes)) for one in head_files.lines(second)] == [(5, 5, 2)]


def test_a_head_is_never_overwritten(house: House) -> None:
    """Neither by a second one of the same place nor by hand."""
    path = house.folders[0] / "2026-11-02-00001.json"
    draft = head_files.Draft(house.folders[0])

    with pytest.raises(FileExistsError):
        draft.publish(head_files.read(path).core, b"", house.folders)
    draft.drop()
    assert (path.stat().st_mode & 0o777, head_files.read(path).number) == (0o444, 1)


def test_untouched_books_agree_with_their_heads(house: House) -> None:
    """And it is said how much is younger than the newest."""
    house.work(2)
    code = head_files.read(house.folders[0] / "2026-11-02-00001.json").code

    exit_code, said = house.verified(code.lower())

    assert (exit_code, "every link follows" in said, f"{code}, which" in said) == (0, True, True)
    assert "9 links in 2 chains" in said
    assert "2 links are younger than it" in said


def test_without_any_head_that_is_said(tmp_path: Path) -> None:
    """Whole chains alone are no proof that nothing was cut."""
    house = House(tmp_path)

    assert "There is no daily head yet" in house.verified()[1]
    asyncio.run(house.store.close())


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        pytest.param("DELETE FROM audit WHERE customer_id = 5 AND seq = 4", "customer 5 is broken at link 4: it is not"
                     " there any more", id="a tail cut"),
        pytest.param("DELETE FROM audit WHERE customer_id = 6", "customer 6 is broken at link 1: it is not there",
                     id="a whole chain gone"),
        pytest.param("UPDATE audit SET at = at + 1 WHERE customer_id = 5 AND seq = 2", "customer 5 is broken at link 2"
                     " (wished, 2026-11-02 09:00:00 UTC): it is not what was written", id="an edit"),
    ],
)  # fmt: skip
def test_what_was_done_to_the_books_is_named(house: House, statement: str, said: str) -> None:
    """The first bad row: which chain, which link, what it was and when."""
    house.do(statement)

    exit_code, told = house.verified()

    assert (exit_code, said in told) == (1, True)


def test_a_chain_written_anew_is_found_though_all_hashes_fit(house: House) -> None:
    """That is what heads are for."""
    house.rewrite(5, 3)

    assert "customer 5 is broken at link 3 (wished" in house.verified()[1]
    assert asyncio.run(house.store.read(lambda conn: audit.broken(conn, 5))) is None


def test_a_head_file_that_was_changed_is_said_so(house: House) -> None:
    """Also one that would make the meddling look right."""
    house.rewrite(5, 3)
    path = house.folders[1] / "2026-11-02-00001.json"
    text = path.read_text()
    path.unlink()
    path.write_text(text.replace('[5,1,"', '[5,1,"00'))

    told = house.verified()[1]

    assert "2026-11-02-00001.json is not the same in" in told
    assert f"{path} was changed after it was written" in told


def test_heads_that_are_missing_are_said_so(house: House) -> None:
    """In one folder, between two, or before the first that is left."""
    for _ in range(2):
        house.work(1)
        house.seal()
    (house.folders[0] / "2026-11-02-00001.json").unlink()
    one_folder = house.verified()[1]
    (house.folders[1] / "2026-11-02-00001.json").unlink()
    the_first = house.verified()[1]
    for folder in house.folders:
        (folder / "2026-11-03-00002.json").unlink()

    assert f"{house.folders[0] / '2026-11-02-00001.json'} is missing" in one_folder
    assert "2026-11-03-00002.json are missing" in the_first
    assert "2026-11-04-00003.json are missing" in house.verified()[1]


def test_a_head_signed_by_somebody_else_is_said_so(house: House, tmp_path: Path) -> None:
    """Whoever writes the books and the heads anew still has not our key."""
    stranger = House(tmp_path / "elsewhere")
    stranger.work(4)
    path = stranger.seal().path
    for folder in house.folders:
        (folder / path.name).unlink()
        (folder / path.name).write_bytes(path.read_bytes())

    assert f"{house.folders[1] / path.name} bears no signature of ours" in house.verified()[1]
    asyncio.run(stranger.store.close())


def test_a_code_that_no_head_has_any_more_is_said_so(house: House) -> None:
    """What stands in Slack is beyond the reach of whoever has this machine, key and all."""
    code = head_files.read(house.folders[0] / "2026-11-02-00001.json").code
    for folder in house.folders:
        (folder / "2026-11-02-00001.json").unlink()
    house.rewrite(5, 1)
    forged = house.seal()

    exit_code, told = house.verified(code)

    assert (exit_code, f"No head that is here has the code {code}" in told) == (1, True)
    assert house.verified(forged.code)[0] == 0


def test_the_office_closes_at_six_by_its_own_wall() -> None:
    """Whatever the season."""
    november, july = closing(NOW, "Europe/Berlin"), closing(NOW - 120 * DAY, "Europe/Berlin")

    assert {in_zone(at, "Europe/Berlin").hour for at in (november, july)} == {18}


def test_a_start_after_a_missed_evening_asks_for_one_head_at_once(house: House) -> None:
    """Not for one of each day; and a head that nobody was told of is told, under the same key as before."""
    house.clock.advance(3 * DAY)
    asyncio.run(house.heads.begin())

    due = asyncio.run(house.store.read(lambda conn: conn.exec_driver_sql("SELECT kind, due_at FROM follow_up").all()))
    told = {(one.key.external_id, one.did.what) for one in house.told if isinstance(one.did, Ordered)}
    head = head_files.read(house.folders[0] / "2026-11-02-00001.json")
    assert [tuple(row) for row in due] == [("daily_head", house.clock.now())]
    assert told == {(f"head_made:{head.sha}", "head_made")}


def test_a_start_in_time_waits_for_the_evening(house: House) -> None:
    """One head a day."""
    asyncio.run(house.heads.make())
    house.clock.advance(HOUR)
    asyncio.run(house.heads.begin())

    due = asyncio.run(house.store.read(lambda conn: conn.exec_driver_sql("SELECT due_at FROM follow_up").scalar_one()))
    assert due == closing(house.clock.now(), "Europe/Berlin")
    assert due < house.clock.now() + DAY


def test_a_folder_that_cannot_be_written_is_told_to_the_desk(house: House) -> None:
    """Nothing half written is left behind."""
    house.folders[1] = house.folder / "concord.db"  # a file where a folder should be

    async def made() -> None:
        house.heads.want()
        await house.heads.idle()

    asyncio.run(made())

    (order,) = (one.did for one in house.told)
    assert isinstance(order, Ordered)
    assert (order.what, "concord.db" in str(order.values["error"])) == ("head_failed", True)
    assert [path.name for path in house.folders[0].iterdir()] == ["2026-11-02-00001.json"]
