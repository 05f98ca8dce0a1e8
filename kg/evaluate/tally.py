"""What a comparison comes to: figures, each difference, and how each rule did."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

Figure = dict[str, Any] | float | int | None
Figures = dict[str, Figure]


@dataclass(frozen=True, slots=True)
class Difference:
    """
    One thing that gold and prediction do not agree on.

    ``relation`` is "entities", "meets", "says", "represents" or "located_in"; ``what`` is "missed", "wrong", or the
    part that differs ("type", "status", "date", "role"). ``sentence`` is where it stands, as far as that is known.
    """

    document: str
    relation: str
    what: str
    wanted: str
    got: str
    sentence: str = ""


@dataclass(slots=True)
class Tally:
    """Counts while documents are compared; ``rules`` has (rule, right) → predictions."""

    n: Counter[str] = field(default_factory=Counter)
    differences: list[Difference] = field(default_factory=list)
    rules: Counter[tuple[str, bool]] = field(default_factory=Counter)

    def judge(self, rule: str | None, *, right: bool) -> None:
        """Count one prediction of *rule*."""
        if rule:
            self.rules[rule, right] += 1

    def rate(self, what: str) -> dict[str, float | int | None]:
        """Return the share of *what* that is right, and of how many."""
        of = self.n[what + "_of"]
        return {"right": round(self.n[what + "_ok"] / of, 3) if of else None, "of": of}


@dataclass(frozen=True, slots=True)
class Result:
    """Figures by name in the order to show them, the differences, and the counts of each rule."""

    figures: Figures
    differences: tuple[Difference, ...]
    rules: dict[str, tuple[int, int]]
    """Rule → (right, predicted)."""


def result(tally: Tally, figures: Figures) -> Result:
    """Return *tally* with the *figures* made of it."""
    rules: dict[str, tuple[int, int]] = {}
    for name in sorted({name for name, _ in tally.rules}):
        right = tally.rules[name, True]
        rules[name] = (right, right + tally.rules[name, False])
    return Result(figures, tuple(tally.differences), rules)
