"""Queries in child processes: each limit ends the one that passes it, and nobody else's."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from kg.serve.guard import Guard
from kg.serve.limits import Limits
from kg.serve.problem import ServeError
from tests.queries import world
from tests.serve.conftest import ENDLESS, make_store
from tests.serve.loops import run

ASK = "ASK { ?s ?p ?o }"
HUGE = "SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?l"
LONG = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"

Work = Callable[[Guard], Awaitable[Any]]


def on(store: Path, work: Work, *, workers: int = 1, patience: float = 60, **limits: Any) -> Any:
    """Return what *work* does with the processes of *store*."""

    async def whole() -> Any:
        guard = Guard(store, Limits(**limits), workers, patience=patience)
        await guard.start()
        try:
            return await work(guard)
        finally:
            await guard.close()

    return run(whole())


async def asked(guard: Guard, query: str, **given: Any) -> bytes:
    async with guard.ask("sparql", query=query, **given) as reply:
        return await reply.whole()


async def refused(guard: Guard, query: str) -> ServeError:
    with pytest.raises(ServeError) as error:
        await asked(guard, query)
    return error.value


def test_an_answer_comes_with_its_type(served_store: Path) -> None:
    async def work(guard: Guard) -> tuple[dict[str, Any], bytes]:
        async with guard.ask("sparql", query=ASK, accept="text/csv") as reply:
            return reply.head, await reply.whole()

    assert on(served_store, work) == ({"type": "text/csv; charset=utf-8"}, b"true")


def test_a_query_past_its_time_is_killed_and_the_next_is_answered(served_store: Path) -> None:
    async def work(guard: Guard) -> tuple[int, bytes]:
        return (await refused(guard, ENDLESS)).status, await asked(guard, ASK)

    status, after = on(served_store, work, seconds=0.5)
    assert status == 504
    assert json.loads(after)["boolean"]


def test_others_are_answered_while_a_query_runs_on(served_store: Path) -> None:
    """The long one steps aside after its patience: one process at a time would else be taken."""

    async def work(guard: Guard) -> tuple[int, int]:
        endless = asyncio.ensure_future(refused(guard, ENDLESS))
        answered = 0
        while not endless.done():
            await asked(guard, ASK)
            answered += not endless.done()
        return endless.result().status, answered

    status, answered = on(served_store, work, seconds=2, patience=0.1)
    assert status == 504
    assert answered


def test_long_queries_for_which_there_is_no_room_end_those_that_took_most(served_store: Path) -> None:
    """Four go on beside one worker; a fifth makes one of them go, after its fair share."""

    async def work(guard: Guard) -> tuple[list[int], bytes]:
        endless = [asyncio.ensure_future(refused(guard, ENDLESS)) for _ in range(6)]
        await asyncio.sleep(0.1)
        answer = await asked(guard, ASK)  # waits for all of them to step aside
        ended = [x.result().status for x in endless if x.done()]
        for x in endless:
            x.cancel()
        return ended, answer

    ended, answer = on(served_store, work, patience=0.05)
    assert json.loads(answer)["boolean"]
    assert set(ended) == {503}


def test_a_query_that_only_waits_is_no_long_one(served_store: Path) -> None:
    """Where nobody else does, it keeps its place however slowly its client reads, and its process is used again."""

    async def work(guard: Guard) -> tuple[set[int], set[int]]:
        before = _children()
        async with guard.ask("sparql", query="SELECT * { ?s ?p ?o . ?a ?b ?c } LIMIT 10000") as reply:
            pieces = reply.pieces()
            await anext(pieces)
            await asyncio.sleep(1)
            async for _ in pieces:
                pass
        await asked(guard, ASK)
        return before, _children()

    before, after = on(served_store, work, patience=0.8)
    assert before == after


def test_one_that_waits_too_long_is_told_so(served_store: Path) -> None:
    async def work(guard: Guard) -> list[int]:
        waiting = [asyncio.ensure_future(refused(guard, ENDLESS)) for _ in range(2)]
        return sorted([(await x).status for x in waiting])

    # Both began at once: the second waits as long as the first may take, and not for ever.
    assert on(served_store, work, seconds=0.5, patience=60)[0] in (503, 504)


@pytest.mark.skipif(sys.platform != "linux", reason="the limit of memory is Linux's")
def test_a_query_past_its_memory_is_ended(served_store: Path) -> None:
    async def work(guard: Guard) -> tuple[ServeError, bytes]:
        return await refused(guard, HUGE), await asked(guard, ASK)

    error, after = on(served_store, work, memory=64 << 20)
    assert error.status == 500
    assert "64 MiB of memory" in str(error)
    assert json.loads(after)["boolean"]


def test_an_answer_that_is_too_long_is_ended(served_store: Path) -> None:
    """No more bytes than allowed come through; the process goes on."""

    async def work(guard: Guard) -> tuple[ServeError, int, bytes]:
        came = 0
        try:
            async with guard.ask("sparql", query=LONG) as reply:
                async for piece in reply.pieces():
                    came += len(piece)
        except ServeError as error:
            return error, came, await asked(guard, ASK)
        raise AssertionError("it came to its end")

    error, came, after = on(served_store, work, bytes=1_000_000)
    assert error.status == 500
    assert 500_000 < came <= 1_000_000
    assert json.loads(after)["boolean"]


def test_a_query_nested_too_deeply_takes_only_its_process_along(served_store: Path) -> None:
    """The engine's parser ends at the end of its stack."""

    async def work(guard: Guard) -> tuple[int, bytes]:
        depth = 10_000
        return (await refused(guard, "ASK " + "{" * depth + "}" * depth)).status, await asked(guard, ASK)

    status, after = on(served_store, work)
    assert status == 400
    assert json.loads(after)["boolean"]


def test_an_answer_that_nobody_reads_to_its_end_is_given_up(served_store: Path) -> None:
    """Its process is killed, so that the next request does not get the rest of it."""

    async def work(guard: Guard) -> bytes:
        async with guard.ask("sparql", query=LONG) as reply:
            await anext(reply.pieces())
        return await asked(guard, ASK)

    assert json.loads(on(served_store, work))["boolean"]


def test_a_process_that_died_is_replaced(served_store: Path) -> None:
    """Whatever killed it: the request that it was at is told, the next is answered."""

    async def work(guard: Guard) -> tuple[int, bytes]:
        endless = asyncio.ensure_future(refused(guard, ENDLESS))
        await asyncio.sleep(0.3)
        for number in _children() - others:
            os.kill(number, 9)
        return (await endless).status, await asked(guard, ASK)

    others = _children()  # of this process too: a browser, a server of another test
    status, after = on(served_store, work)
    assert status == 500
    assert json.loads(after)["boolean"]


def _children() -> set[int]:
    threads = Path(f"/proc/{os.getpid()}/task").iterdir()  # each knows those that it began
    found: set[int] = set()
    for thread in threads:
        with contextlib.suppress(FileNotFoundError):  # a thread of another test's that has just ended
            found.update(int(x) for x in (thread / "children").read_text().split())
    return found


def test_nothing_is_left_when_it_is_closed(served_store: Path) -> None:
    """Not even a query that is running."""

    async def work(guard: Guard) -> asyncio.Future[ServeError]:
        endless = asyncio.ensure_future(refused(guard, ENDLESS))
        await asyncio.sleep(0.3)
        await guard.close()
        return await endless

    before = _children()
    assert on(served_store, work, workers=2).status == 503
    assert _children() == before


def test_a_new_graph_is_asked_as_soon_as_it_is_there(tmp_path: Path) -> None:
    """A query that runs is finished on the old one."""
    store = make_store(tmp_path / "my.kg", world.nquads())
    count = "SELECT (COUNT(?x) AS ?n) { ?x a dip:Person }"

    async def work(guard: Guard) -> list[bytes]:
        before = await asked(guard, count, accept="text/csv")
        async with guard.ask("sparql", query=LONG) as reply:
            pieces = reply.pieces()
            await anext(pieces)
            make_store(store, [], "2")
            after = await asked(guard, count, accept="text/csv")
            more = await anext(pieces)
        return [before, after, more[:0]]

    assert on(store, work, workers=2) == [b"n\r\n6\r\n", b"n\r\n0\r\n", b""]


def test_a_store_that_is_gone_is_still_answered_from(tmp_path: Path) -> None:
    """As long as a process has it open."""
    store = make_store(tmp_path / "my.kg", world.nquads())

    async def work(guard: Guard) -> bytes:
        (store / "CURRENT").unlink()
        return await asked(guard, ASK)

    assert json.loads(on(store, work))["boolean"]


def test_a_store_that_cannot_be_opened_is_told_at_the_start(tmp_path: Path) -> None:
    async def work(guard: Guard) -> None:
        """Never get here."""

    with pytest.raises(ServeError, match="there is no graph to ask") as error:
        on(tmp_path / "none.kg", work)
    assert error.value.status == 503


def test_a_process_whose_server_was_killed_ends_itself(served_store: Path, tmp_path: Path) -> None:
    """By its alarm, also within a query: nobody is there to kill it."""
    from tests.serve.conftest import serving

    with serving(served_store, "--timeout", "1", "--workers", "1") as server:
        (child,) = server.children()
        with pytest.raises(httpx.ReadTimeout):
            server.post("/sparql", data={"query": ENDLESS}, timeout=0.3)
        children = server.children()
        server.process.kill()
        server.process.wait()
    deadline = time.monotonic() + 20
    while any(Path(f"/proc/{x}").exists() and "Z" not in _state(x) for x in {child, *children}):
        assert time.monotonic() < deadline, "it is still there"
        time.sleep(0.1)


def _state(number: int) -> str:
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return "Z"
