"""The report in a store: written, read, and what is said where it is not there or not good."""

from __future__ import annotations

import json

import pytest

from kg.errors import StoreError
from kg.store import layout, reports
from tests.report.told import told
from tests.serve.conftest import make_store


@pytest.fixture
def store(tmp_path):
    return make_store(tmp_path / "my.kg", [])


def test_what_is_written_is_read(store) -> None:
    reports.write(store, told())
    assert reports.read(store) == told()


def test_a_store_without_a_report_says_what_writes_one(store) -> None:
    with pytest.raises(StoreError, match=r"no report .* kg build"):
        reports.read(store)


def test_a_folder_that_is_no_store_is_told(tmp_path) -> None:
    with pytest.raises(StoreError, match="no such store"):
        reports.read(tmp_path / "none.kg")


def test_an_imported_graph_has_none(store) -> None:
    """And no build that would write one."""
    held = json.loads((store / "store.json").read_text())
    (store / "store.json").write_text(json.dumps(held | {"imported": True}))
    with pytest.raises(StoreError, match=r"imported.*kg stats"):
        reports.read(store)


@pytest.mark.parametrize("data", ["", "[]", "{}", '{"format": 1}', '{"format": 99}', "nonsense", '{"format": 1, "gr'])
def test_a_damaged_report_is_told(store, data: str) -> None:
    (store / reports.NAME).write_text(data)
    with pytest.raises(StoreError, match="damaged, or of another version"):
        reports.read(store)


def test_names_that_utf8_does_not_hold_come_back(store) -> None:
    """JSON may have brought half a surrogate pair."""
    reports.write(store, told(error="a\ud800b"))
    assert reports.read(store).error == "a\ud800b"


def test_what_it_tells_of_a_graph_is_found_by_its_name(store) -> None:
    """Of another graph it tells nothing; neither does a report that cannot be read."""
    assert reports.graph(store, "0123456789abcdef") is None
    reports.write(store, told())
    assert reports.graph(store, "0123456789abcdef") == told().graph
    assert reports.graph(store, "f" * 16) is None


def test_sizes_are_those_of_the_files(store) -> None:
    """Shards, the graph that readers open, and the rest."""
    (layout.shards(store) / "ab").mkdir(parents=True)
    (layout.shards(store) / "ab" / "x.json").write_bytes(b"x" * 1234)
    (store / "note").write_bytes(b"x" * 100)
    found = reports.sizes(store)
    graph = sum(x.stat().st_size for x in layout.graph(store).rglob("*") if x.is_file())
    rest = sum((store / x).stat().st_size for x in ("note", "store.json", "CURRENT"))
    assert found == {"shards": 1234, "graph": graph, "other": rest, "total": 1234 + graph + rest}
    assert json.dumps(found)
