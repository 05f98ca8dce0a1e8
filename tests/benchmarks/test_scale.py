"""What follows from two sizes: a straight line through them, and nothing else."""

from __future__ import annotations

import pytest

from tests.benchmarks import scale
from tests.benchmarks.scale import Making, Reading, at, page, slope

SMALL = Making(1_000, 10.0, 300_000_000, 90_000, 1_000_000, 9_000_000)
LARGE = Making(3_000, 24.0, 500_000_000, 250_000, 3_000_000, 25_000_000)
READ = Reading(articles=10, words=2_000, seconds=4.0, shard_bytes=8_000, memory=900_000_000)


def test_a_further_article_is_the_slope_between_the_sizes():
    """What starting costs is in both, and so in neither."""
    assert slope(SMALL, LARGE, "seconds") == pytest.approx(0.007)
    assert slope(SMALL, LARGE, "memory") == 100_000


def test_the_line_goes_through_both_sizes_and_on():
    """A million articles: 24 s, and 997,000 times 7 ms."""
    assert at(1_000, SMALL, LARGE, "seconds") == 10.0
    assert at(1_000_000, SMALL, LARGE, "seconds") == pytest.approx(24 + 997_000 * 0.007)


def test_the_page_has_what_follows_for_each_target(monkeypatch):
    """500 words at 2 ms are a second an article: 278 hours of a core for a million, and ten times that for ten."""
    monkeypatch.setattr(scale, "_made", lambda: "")
    text = page(READ, SMALL, LARGE)
    assert "| reading, hours of a core | 278 | 2,778 |" in text
    assert "| … on 64 cores, hours | 4.3 | 43 |" in text
    assert "| … memory, GB | 100 | 1,000 |" in text
    assert "| articles | 158,000 | 638,000 | 2,558,000 | 10,238,000 |" in text
