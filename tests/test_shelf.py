"""Values that wait on disk while they are used."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import shelf as module
from kg.errors import MachineError
from kg.model import Document, Kind, Relations
from kg.shelf import Arranged, Shelf, shelved
from tests import worlds

MANY = [worlds.summit(f"{i}.txt").relations() for i in range(40)]


@pytest.mark.parametrize("memory", [1, 1 << 30])
def test_what_was_put_there_comes_back(memory: int) -> None:
    """In its order and in any other, from memory and from disk, as often as it is asked for."""
    found: Shelf[Relations] = Shelf(memory)
    found.extend(MANY)
    assert (len(found), list(found), list(found)) == (40, MANY, MANY)
    assert [found[i] for i in (39, 0, -2)] == [MANY[39], MANY[0], MANY[38]]
    assert (found[3:9], found[30:2:-5], found[9:3], found[:]) == (MANY[3:9], MANY[30:2:-5], [], MANY)


def test_more_may_be_added_while_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who looks through it sees what is added meanwhile, as in a list."""
    monkeypatch.setattr(module, "AHEAD", 1)
    found = Shelf[str](1)
    found.append("a")
    told = []
    for x in found:
        told.append(x)
        if len(x) < 4:
            found.append(x + x)
    assert told == ["a", "aa", "aaaa"]


def test_each_value_is_whole_however_little_is_read_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    for ahead in (1, 100, 1 << 20):
        monkeypatch.setattr(module, "AHEAD", ahead)
        assert list(shelved(MANY)) == MANY


def test_no_value_is_no_value() -> None:
    assert (list(shelved([])), len(shelved([])), shelved([])[:]) == ([], 0, [])
    with pytest.raises(IndexError):
        shelved([])[0]


def test_values_of_any_kind() -> None:
    """Dataclasses, enumerations, and what Python packs itself."""
    told = [Kind.SUMMIT, None, {"a": (1, 2)}, Document("a", "They met."), frozenset({"b"})]
    assert list(shelved(told)) == told
    assert shelved(told)[0] is Kind.SUMMIT


def test_what_is_on_a_shelf_stays_there() -> None:
    one = shelved(MANY)
    assert shelved(one) is one


def test_another_order() -> None:
    found = Arranged(shelved("abcdef"), [4, 0, 2])
    assert (list(found), found[0], found[-1], found[1:], len(found)) == (["e", "a", "c"], "e", "c", ["a", "c"], 3)
    assert list(Arranged(found, [2, 1])) == ["c", "a"]


def test_no_file_has_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that is killed leaves none behind."""
    monkeypatch.setattr(module.tempfile, "tempdir", str(tmp_path))
    found = Shelf[Relations](1)
    found.extend(MANY)
    assert list(tmp_path.iterdir()) == []
    assert found[39] == MANY[39]


def test_a_full_disk_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module.tempfile, "SpooledTemporaryFile", lambda *_, **__: Path("/dev/full").open("wb", 0))  # noqa: SIM115
    found = Shelf[str]()
    with pytest.raises(MachineError, match="TMPDIR"):
        found.append("x" * 10_000)
