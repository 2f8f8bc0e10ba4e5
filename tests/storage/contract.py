"""What every store promises, as one class of tests. A module that gives a `store` fixture runs it by subclassing.

Works write into `counter`, the smallest table there is. Nothing here knows which store it is given.
"""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import pytest
from sqlalchemy import Connection, insert, select, update

from storage.errors import StoppedError
from storage.ports import Store
from storage.tables.cases import COUNTER

T = TypeVar("T")


class ChangedMyMindError(Exception):
    """What a failing work raises."""


def run(script: Callable[[], Awaitable[T]]) -> T:
    """Play an asynchronous script to its end."""

    async def whole() -> T:
        async with asyncio.timeout(20):
            return await script()

    return asyncio.run(whole())


def put(name: str, value: int = 1) -> Callable[[Connection], None]:
    """A work that adds one row."""

    def work(conn: Connection) -> None:
        conn.execute(insert(COUNTER).values(name=name, value=value))

    return work


def put_and_fail(name: str) -> Callable[[Connection], None]:
    """A work that adds one row and then fails."""

    def work(conn: Connection) -> None:
        conn.execute(insert(COUNTER).values(name=name, value=1))
        raise ChangedMyMindError

    return work


def raise_by_one(conn: Connection) -> int:
    """A work that reads a figure and writes the next one."""
    value = int(conn.execute(select(COUNTER.c.value).where(COUNTER.c.name == "till")).scalar_one())
    conn.execute(update(COUNTER).where(COUNTER.c.name == "till").values(value=value + 1))
    return value + 1


def names(conn: Connection) -> list[str]:
    """Every row there is, by name."""
    return sorted(conn.execute(select(COUNTER.c.name)).scalars())


class StoreContract:
    """The promises of `storage.ports.Store`, one test each."""

    def test_what_was_written_is_read(self, store: Store) -> None:
        """A write that has been answered is committed, so a later read cannot miss it."""

        async def script() -> list[str]:
            await store.write(put("a"))
            return await store.read(names)

        assert run(script) == ["a"]

    def test_a_work_gives_back_what_it_returns(self, store: Store) -> None:
        """Ids and numbers are made inside the transaction and needed outside."""

        async def script() -> tuple[int, int]:
            await store.write(put("till", 0))
            return await store.write(raise_by_one), await store.write(raise_by_one)

        assert run(script) == (1, 2)

    def test_a_failing_work_raises_its_own_error_and_leaves_nothing(self, store: Store) -> None:
        """Half a turn must never be seen."""

        async def script() -> list[str]:
            with pytest.raises(ChangedMyMindError):
                await store.write(put_and_fail("half"))
            return await store.read(names)

        assert run(script) == []

    def test_a_failing_work_takes_nothing_of_its_neighbours_with_it(self, store: Store) -> None:
        """Works that share a commit are strangers to one another."""

        async def script() -> tuple[list[Any], list[str]]:
            works = [put_and_fail(f"n{n:02d}") if n % 3 == 0 else put(f"n{n:02d}") for n in range(30)]
            said = await asyncio.gather(*(store.write(work) for work in works), return_exceptions=True)
            return said, await store.read(names)

        said, kept = run(script)

        assert [type(answer) for answer in said] == [
            ChangedMyMindError if n % 3 == 0 else type(None) for n in range(30)
        ]
        assert kept == [f"n{n:02d}" for n in range(30) if n % 3]

    def test_a_refusal_by_the_database_takes_nothing_of_its_neighbours_with_it(self, store: Store) -> None:
        """A broken rule of the schema ends one work, whatever it wrote before."""

        async def script() -> tuple[list[Any], list[str]]:
            def twice(conn: Connection) -> None:
                put("first")(conn)
                put("taken")(conn)

            await store.write(put("taken"))
            works = (put("before"), twice, put("after"))
            said = await asyncio.gather(*(store.write(work) for work in works), return_exceptions=True)
            return said, await store.read(names)

        said, kept = run(script)

        assert [isinstance(answer, Exception) for answer in said] == [False, True, False]
        assert kept == ["after", "before", "taken"]

    def test_a_read_never_sees_what_is_not_committed(self, store: Store) -> None:
        """What is shown to a person has happened."""
        halfway, go_on = threading.Event(), threading.Event()

        def work(conn: Connection) -> None:
            put("maybe")(conn)
            halfway.set()
            go_on.wait(5)
            raise ChangedMyMindError

        async def script() -> list[str]:
            writing = asyncio.create_task(store.write(work, long=True))
            await asyncio.to_thread(halfway.wait, 5)
            asyncio.get_running_loop().call_later(0.05, go_on.set)
            seen = await store.read(names)
            with pytest.raises(ChangedMyMindError):
                await writing
            return seen

        assert run(script) == []

    def test_no_update_is_lost_among_64_who_read_and_write_at_once(self, store: Store) -> None:
        """The commonest way of losing money in a database."""

        async def script() -> tuple[list[int], int]:
            await store.write(put("till", 0))
            said = await asyncio.gather(*(store.write(raise_by_one) for _ in range(64)))
            return said, await store.write(raise_by_one)

        said, last = run(script)

        assert sorted(said) == list(range(1, 65))
        assert last == 65

    def test_a_long_work_holds_nobody_up_but_those_who_write(self, store: Store) -> None:
        """An import of fifty thousand rows is no reason for the bot to fall silent."""
        go_on = threading.Event()

        async def script() -> list[str]:
            importing = asyncio.create_task(store.write(lambda _conn: go_on.wait(5), long=True))
            await asyncio.sleep(0.05)
            go_on.set()  # only a loop that goes round can say so
            assert await importing
            await store.write(put("next"))
            return await store.read(names)

        assert run(script) == ["next"]

    def test_works_are_done_in_the_order_they_were_given(self, store: Store) -> None:
        """One chat's turns follow one another as they came."""
        done: list[int] = []

        def note(number: int) -> Callable[[Connection], None]:
            return lambda _conn: done.append(number)

        async def script() -> None:
            await asyncio.gather(*(store.write(note(n)) for n in range(100)))

        run(script)

        assert done == list(range(100))

    def test_a_caller_who_stops_waiting_harms_nobody(self, store: Store) -> None:
        """A door that is shut in the middle of a batch leaves whole turns behind, and the store goes on."""
        halfway, go_on = threading.Event(), threading.Event()

        def work(conn: Connection) -> None:
            put("whole")(conn)
            halfway.set()
            go_on.wait(5)

        async def script() -> list[str]:
            impatient = asyncio.create_task(store.write(work, long=True))
            await asyncio.to_thread(halfway.wait, 5)
            impatient.cancel()
            go_on.set()
            await asyncio.gather(impatient, return_exceptions=True)
            await store.write(put("next"))
            return await store.read(names)

        assert run(script) == ["next", "whole"]

    def test_closing_finishes_what_was_taken_and_refuses_the_rest(self, store: Store) -> None:
        """Nothing that was accepted is dropped at the end of the day, and nothing is accepted after it."""

        async def script() -> list[Any]:
            taken = [asyncio.create_task(store.write(put(f"n{n}"))) for n in range(20)]
            await asyncio.sleep(0)
            await store.close()
            with pytest.raises(StoppedError):
                await store.write(put("late"))
            return await asyncio.gather(*taken, return_exceptions=True)

        assert run(script) == [None] * 20

    def test_closing_twice_is_closing_once(self, store: Store) -> None:
        """Two ways lead to the end of a process, and both close the books."""

        async def script() -> None:
            await store.close()
            await store.close()
            with pytest.raises(StoppedError):
                await store.read(names)

        run(script)
