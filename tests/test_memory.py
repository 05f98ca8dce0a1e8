"""The most memory of a process."""

from __future__ import annotations

import gc
import subprocess
import sys

import pytest

from kg import memory
from kg.memory import no_cycles

HELD = 200_000_000
ASK = "from kg import memory; before = memory.peak(); x = bytearray({size}); del x; print(before, memory.peak())"


def test_what_was_given_back_still_counts() -> None:
    """A process holds so much for a moment: its peak is that much higher afterwards."""
    done = subprocess.run([sys.executable, "-c", ASK.format(size=HELD)], capture_output=True, text=True, check=True)
    before, after = map(int, done.stdout.split())
    assert 0.9 * HELD < after - before < 1.3 * HELD


def test_a_process_does_not_inherit_what_started_it() -> None:
    """Started by one that held much, a small process is a small one."""
    held = bytearray(2 * HELD)
    done = subprocess.run([sys.executable, "-c", ASK.format(size=1)], capture_output=True, text=True, check=True)
    assert len(held) == 2 * HELD
    assert memory.peak() > 2 * HELD
    assert int(done.stdout.split()[1]) < HELD


def test_no_cycles_are_looked_for_while_a_graph_is_made_and_again_after_it() -> None:
    """Also where making it fails; and a program that looks for none itself is not made to."""
    with pytest.raises(KeyError, match="False"), no_cycles():
        {}[str(gc.isenabled())]
    assert gc.isenabled()
    gc.disable()
    try:
        with no_cycles():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
