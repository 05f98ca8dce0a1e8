"""Numbers as people read them."""

from __future__ import annotations

import pytest

from kg.report import figures
from kg.tally import Told
from kg.watch import STAGES
from tests.report.told import told


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1.0 kB"),
        (9_949, "9.9 kB"),
        (12_345, "12 kB"),
        (999_600, "1.0 MB"),
        (2_500_000_000, "2.5 GB"),
        (3_000_000_000_000_000, "3,000 TB"),
    ],
)
def test_sizes(count: int, shown: str) -> None:
    assert figures.size(count) == shown


@pytest.mark.parametrize(("seconds", "shown"), [(0.04, "0.0 s"), (9.94, "9.9 s"), (12.3, "12 s"), (75, "1 min 15 s")])
def test_times(seconds: float, shown: str) -> None:
    assert figures.took(seconds) == shown


def test_each_stage_has_words() -> None:
    assert set(figures.STAGES) == set(STAGES.values())


def test_a_status_that_is_not_known_has_its_column_last() -> None:
    """Another extractor may bring one."""
    (table,) = figures.tables([Told("meets", "a", "held", 2), Told("meets", "a", "adjourned", 1)], {})
    assert table.columns == ("held", "adjourned")
    assert table.sums == (2, 1)


def test_what_went_wrong_stands_out() -> None:
    """Only that."""
    wrong = [x.what for x in figures.figures(told()) if x.wrong]
    assert wrong == ["inputs not taken in", "relations kept out of the graph"]
    right = told(articles=told().articles | {"quarantined": 0}, stopped_kinds={})
    assert not [x for x in figures.figures(right) if x.wrong]
