"""Who is at work at a time: so many short requests, and beside them some long ones."""

from __future__ import annotations

import asyncio

from kg.serve.problem import UNAVAILABLE, ServeError

ROOM = 4
"""Long requests beside each place: so many processes share the cores when strangers ask for much."""

QUEUE = 200
"""Requests that may wait for each place; more are told to come again."""

LONGEST_WAIT = 30.0
"""Seconds that a request waits at least for a place."""


def busy() -> ServeError:
    """Return what is told where there is no room for a request."""
    text = "the server is busy with long queries. Ask again in a while, or ask for less"
    return ServeError(UNAVAILABLE, text, headers={"Retry-After": "5"})


class Lanes:
    """*size* places for requests that just began, and ``ROOM`` times as many for those that turned out to be long."""

    def __init__(self, size: int, longest_wait: float) -> None:
        self.size = size
        self._free = asyncio.Semaphore(size)
        self._longest_wait = longest_wait
        self.waiting = 0
        self._slow = 0

    async def enter(self) -> Place:
        """Return a place as soon as one is free; raise ``ServeError`` where too many wait, or one waits too long."""
        if self.waiting >= QUEUE * self.size:
            raise busy()
        self.waiting += 1
        try:
            async with asyncio.timeout(self._longest_wait):
                await self._free.acquire()
        except TimeoutError:
            raise busy() from None
        finally:
            self.waiting -= 1
        return Place(self)

    def _step_aside(self) -> bool:
        if self._slow >= ROOM * self.size:
            return False
        self._slow += 1
        self._free.release()
        return True

    def _leave(self, *, slow: bool) -> None:
        if slow:
            self._slow -= 1
        else:
            self._free.release()


class Place:
    """A place that one request has."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes
        self.slow = False

    def step_aside(self) -> bool:
        """Leave the place to the next and go on among the long ones; false where there is no room there."""
        self.slow = self._lanes._step_aside()
        return self.slow

    def leave(self) -> None:
        """Give the place back: once."""
        self._lanes._leave(slow=self.slow)
