"""Work in a thread of its own: what it returns, what it raises, and that nobody waits for it too long."""

from __future__ import annotations

import gc
import signal
import threading
import time
from collections.abc import Callable, Iterator
from itertools import chain, count

import pytest

from kg.errors import QueryError, UnknownNameError
from kg.query.background import Patience, flowing, within

FOREVER = Patience(None)


def query_threads() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if thread.name == "query"}


def until(true: Callable[[], bool]) -> bool:
    """Wait for what happens in another thread, up to ten seconds."""
    for _ in range(1000):
        if true():
            return True
        time.sleep(0.01)
    return False


def test_what_happens_in_time_comes_back() -> None:
    assert within(60, lambda: threading.current_thread().name) == "query"
    assert within(None, lambda: 1) == 1


def test_an_error_comes_back_as_it_was() -> None:
    def fail() -> None:
        raise UnknownNameError("who?")

    with pytest.raises(UnknownNameError, match=r"who\?"):
        within(60, fail)


def test_waiting_can_be_interrupted() -> None:
    """Ctrl-C reaches the one who waits, not the thread that works."""
    import _thread

    def work() -> None:
        _thread.interrupt_main()
        time.sleep(2)

    # Whoever starts the tests in the background has Ctrl-C ignored.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            within(60, work)
    finally:
        signal.signal(signal.SIGINT, before)


# --- items that come one by one -----------------------------------------------------------


def test_items_come_in_their_order() -> None:
    """In batches that grow, so that the first is there at once."""
    head, batches = flowing(FOREVER, lambda: ("head", iter(range(10_000))))
    found = list(batches)
    assert head == "head"
    assert [len(x) for x in found[:4]] == [1, 2, 4, 8]
    assert list(chain.from_iterable(found)) == list(range(10_000))
    assert next(batches, None) is None


def test_items_are_made_in_the_thread_that_made_the_first() -> None:
    """An engine's rows may be read in no other."""

    def names() -> Iterator[int]:
        yield from (threading.get_ident() for _ in range(5000))

    head, batches = flowing(FOREVER, lambda: (threading.get_ident(), names()))
    assert set(chain.from_iterable(batches)) == {head} != {threading.get_ident()}


def test_the_worker_is_little_ahead() -> None:
    """A million items take the memory of some thousand."""
    made = count()
    _, batches = flowing(FOREVER, lambda: (None, (next(made) for _ in range(1_000_000))))
    for _, _ in zip(batches, range(12), strict=False):
        pass
    time.sleep(0.05)
    assert next(made) < 20_000


def test_an_error_comes_after_the_items_before_it() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise UnknownNameError("who?")

    _, batches = flowing(FOREVER, lambda: (None, items()))
    assert next(batches) == [1]
    with pytest.raises(UnknownNameError, match=r"who\?"):
        next(batches)


def test_an_error_before_the_first_item_comes_at_once() -> None:
    def fail() -> tuple[None, Iterator[int]]:
        raise UnknownNameError("who?")

    with pytest.raises(UnknownNameError, match=r"who\?"):
        flowing(FOREVER, fail)


def test_what_the_reader_does_meanwhile_is_not_waiting() -> None:
    _, batches = flowing(Patience(0.5), lambda: (None, iter(range(3000))))
    for _ in batches:
        time.sleep(0.06)
    assert next(batches, None) is None


def test_all_waits_together_are_limited() -> None:
    """Each of them is short enough."""

    def items() -> Iterator[int]:
        for number in range(1000):
            time.sleep(0.03)
            yield number

    _, batches = flowing(Patience(0.2), lambda: (None, items()))
    with pytest.raises(QueryError, match=r"longer than 0\.2 s"):
        list(batches)
    assert next(batches, None) is None


def test_the_thread_ends_when_nobody_reads_any_more() -> None:
    """Whether some was read or none; it does not keep what it has found."""
    before = query_threads()
    _, batches = flowing(FOREVER, lambda: (None, count()))
    next(batches)
    _, unread = flowing(FOREVER, lambda: (None, count()))
    started = query_threads() - before
    assert len(started) == 2
    del batches, unread
    gc.collect()
    assert until(lambda: not any(thread.is_alive() for thread in started))
