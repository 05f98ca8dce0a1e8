"""``tests.benchmarks.merged``: the figures of what is merged, on cases that can be counted by hand."""

from __future__ import annotations

import pytest

from kg.config import Config
from kg.resolve import resolve
from tests.benchmarks import merged
from tests.benchmarks.corpus import corpus


def items(groups: str) -> dict[tuple[str, object], str]:
    """``"ab c"``: articles a and b tell of one, c of another."""
    return {(letter, 0): group for group in groups.split() for letter in group}


@pytest.mark.parametrize(
    ("truth", "found", "precision", "recall"),
    [
        ("abc d", "abc d", 1, 1),
        ("ab cd", "abcd", 1 / 2, 1),
        ("abcd", "ab cd", 1, 1 / 2),
        ("abcd", "a b c d", 1, 1 / 4),
        ("abc de", "abd ce", (2 / 3 * 2 + 1 / 3 + 1 / 2 * 2) / 5, (2 / 3 * 2 + 1 / 3 + 1 / 2 * 2) / 5),
    ],
)
def test_b_cubed(truth: str, found: str, precision: float, recall: float) -> None:
    """Averaged over items; each counts as itself."""
    score = merged.b_cubed(items(truth), items(found))
    assert (score.precision, score.recall) == (pytest.approx(precision), pytest.approx(recall))


def test_what_was_not_found_is_no_item() -> None:
    """The reader's mistakes are counted apart from the merging's."""
    assert merged.b_cubed(items("abc"), items("ab")).items == 2


def test_what_is_told_right_is_found_to_be() -> None:
    """With nothing read amiss every telling is an item, but of a version that a newer one replaces."""
    found = corpus(12, 60, seed=2)
    resolved = resolve([x.relations for x in found.articles], Config())
    compared = merged.compare(found, resolved)
    assert (compared.missed, compared.spurious) == (0, 0)
    assert len(compared.events) + compared.left_out == sum(len(x.told) for x in found.articles)
