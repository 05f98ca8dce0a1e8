"""How far long work is: after a second, on the stream that it is given."""

from __future__ import annotations

import io
import time

import pytest

from kg import progress
from kg.progress import SILENT, Shown, duration, line


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def at_once(monkeypatch):
    monkeypatch.setattr(progress, "PATIENCE", 0.01)
    monkeypatch.setattr(progress, "EVERY", 0.02)


def until(stream, words):
    """Wait until *words* are on *stream*; the test fails, rather than waits for ever."""
    for _ in range(500):
        if words in stream.getvalue():
            return
        time.sleep(0.01)
    raise AssertionError(f"{words!r} is not in {stream.getvalue()!r}")


@pytest.mark.parametrize(
    ("done", "total", "rate", "words"),
    [
        (0, None, None, "reading …"),
        (0, 200, None, "reading: 0 of 200"),
        (1, 200, None, "reading: 1 of 200"),
        (50, 200, 5.0, "reading: 50 of 200, 5.0/s, 30 s left"),
        (1500, 6000, 150.0, "reading: 1,500 of 6,000, 150/s, 30 s left"),
        (200, 200, 20.0, "reading: 200 of 200, 20/s"),
        (40, None, 5.0, "reading: 40, 5.0/s"),
    ],
)
def test_a_line_tells_number_rate_and_time_left(done, total, rate, words):
    """The time left is at the rate so far, and only where the end is known."""
    assert line("reading", done, total, rate) == words


def test_the_rate_counts_from_the_first_step():
    """Loading a model before it says nothing of how fast articles are read."""
    shown = Shown(io.StringIO())
    shown.begin("reading", 10)
    assert shown._rate() is None
    shown.step()
    assert shown._rate() is None
    shown.step()
    rate = shown._rate()
    assert rate is not None
    assert rate > 0
    shown.end()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "1 s"), (59, "59 s"), (60, "1 min"), (200, "3 min 20 s"), (3600, "1 h 0 min"), (7512, "2 h 5 min")],
)
def test_durations_read_as_people_say_them(seconds, words):
    """Seconds, minutes, hours: the two that matter."""
    assert duration(seconds) == words


def test_short_work_shows_nothing():
    """What is done within a second leaves no trace."""
    stream = io.StringIO()
    shown = Shown(stream)
    shown.begin("reading", 2)
    shown.step(2)
    shown.end()
    assert stream.getvalue() == ""


@pytest.mark.usefixtures("at_once")
def test_elsewhere_than_on_a_terminal_there_are_plain_lines():
    """A log file gets lines, each of them whole, and none twice."""
    stream = io.StringIO()
    shown = Shown(stream)
    shown.begin("reading", 10)
    until(stream, "reading: 0 of 10\n")
    shown.step(10)
    until(stream, "reading: 10 of 10")
    shown.end()
    assert "\x1b" not in stream.getvalue()
    assert stream.getvalue().splitlines().count("reading: 0 of 10") == 1


@pytest.mark.usefixtures("at_once")
def test_on_a_terminal_there_is_a_bar_which_goes_away():
    """The bar moves in place, and the line is cleared at the end; brackets in a name are no markup."""
    stream = Terminal()
    shown = Shown(stream)
    shown.begin("reading [bold]", 10)
    until(stream, "reading [bold]")
    shown.step(4)
    until(stream, "4 of 10")
    shown.end()
    assert stream.getvalue().rstrip().endswith("\x1b[2K")


@pytest.mark.usefixtures("at_once")
def test_a_new_stage_ends_the_one_before():
    """Stages follow one another without an end between; each counts from nought."""
    stream = io.StringIO()
    shown = Shown(stream)
    shown.begin("reading", 10)
    until(stream, "reading: 0 of 10")
    shown.step(3)
    shown.begin("merging")
    until(stream, "merging …")
    shown.end()
    shown.end()


def test_silence(capsys):
    """Nothing is said, whatever happens."""
    SILENT.begin("reading", 1)
    SILENT.step()
    SILENT.end()
    assert capsys.readouterr() == ("", "")
