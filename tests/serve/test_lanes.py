"""Places for short requests, and room beside for long ones."""

from __future__ import annotations

import asyncio

import pytest

from kg.serve import lanes
from kg.serve.lanes import ROOM, Lanes
from kg.serve.problem import ServeError
from tests.serve.loops import run


def test_so_many_enter_at_a_time() -> None:
    """The next waits until one leaves."""

    async def work() -> list[bool]:
        held = Lanes(2, 60)
        first, _ = await held.enter(), await held.enter()
        third = asyncio.ensure_future(held.enter())
        await asyncio.sleep(0)
        waited = not third.done()
        first.leave()
        await third
        return [waited, third.done()]

    assert run(work()) == [True, True]


def test_who_steps_aside_makes_a_place_free() -> None:
    """Until the room beside is full; who leaves from there makes room there."""

    async def work() -> list[bool]:
        held = Lanes(1, 60)
        places, told = [], []
        for _ in range(ROOM + 1):
            places.append(await held.enter())
            told.append(places[-1].step_aside())
        places[0].leave()
        told.append(places[-1].step_aside())
        (await held.enter()).leave()
        return told

    assert run(work()) == [True] * ROOM + [False, True]


def test_who_waits_too_long_is_told_to_come_again() -> None:
    async def work() -> ServeError:
        held = Lanes(1, 0.01)
        await held.enter()
        with pytest.raises(ServeError) as refused:
            await held.enter()
        assert held.waiting == 0
        return refused.value

    error = run(work())
    assert (error.status, error.headers) == (503, {"Retry-After": "5"})


def test_no_more_wait_than_there_is_patience_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lanes, "QUEUE", 1)

    async def work() -> int:
        held = Lanes(1, 60)
        first = await held.enter()
        waiting = asyncio.ensure_future(held.enter())
        await asyncio.sleep(0)
        with pytest.raises(ServeError) as refused:
            await held.enter()
        first.leave()
        await waiting
        return refused.value.status

    assert run(work()) == 503
