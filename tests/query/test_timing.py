"""Where the time goes."""

from __future__ import annotations

from kg.query.timing import Stopwatch


class Clock:
    """A clock that goes as far as it is told."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_phase_within_another_counts_for_itself_alone() -> None:
    clock = Clock()
    watch = Stopwatch(clock)
    clock.now += 5  # in no phase
    with watch.phase("writing"):
        clock.now += 1
        with watch.phase("rows"):
            clock.now += 10
        clock.now += 2
    with watch.phase("rows"):
        clock.now += 20
    assert watch.spent == {"writing": 3, "rows": 30}


def test_items_that_are_waited_for() -> None:
    """What is done with an item does not count."""
    clock = Clock()
    watch = Stopwatch(clock)

    def slow():
        for number in range(3):
            clock.now += 1 + number
            yield number

    for _ in watch.walked(slow(), "first", "others"):
        clock.now += 100
    assert watch.spent == {"first": 1, "others": 5}


def test_a_phase_that_fails_is_counted() -> None:
    clock = Clock()
    watch = Stopwatch(clock)
    try:
        with watch.phase("asking"):
            clock.now += 1
            raise ValueError
    except ValueError:
        pass
    clock.now += 1
    with watch.phase("rows"):
        clock.now += 2
    assert watch.spent == {"asking": 1, "rows": 2}


def test_told_in_one_line() -> None:
    clock = Clock()
    watch = Stopwatch(clock)
    for name, seconds in (("opening", 0.012), ("rows", 61.25)):
        with watch.phase(name):
            clock.now += seconds
    assert str(watch) == "opening 12 ms, rows 61.2 s; 61.3 s in all"
