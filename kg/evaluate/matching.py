"""Words and names as they are compared, shares of right ones, and pairs of what is most alike."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Share = dict[str, float | int]
"""Precision, recall and F1 to three places, with the counts they come from: P, R, F1, tp, pred, gold."""

G = TypeVar("G")
P = TypeVar("P")

NOT_COMPARED = frozenset({"the", "a", "an", "mr", "mrs", "ms", "dr", "sir"})
"""Words of a name that tell nothing: articles and courtesy titles."""

HALF = 0.5
"""Share of words, or of participants, from which two statements or meetings are the same."""


def tokens(text: str | None) -> list[str]:
    """Return the words of *text* in lower case, possessives within it cut off."""
    return re.findall(r"\w+", (text or "").casefold().replace("’", "'").replace("'s ", " "))


def key(name: str | None) -> str:
    """Return *name* as it is compared: no case, accents, dots, marks, possessive, article or courtesy title."""
    bare = re.sub(r"['’]s?$", "", (name or "").replace("’", "'")).replace(".", "")
    bare = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))
    return " ".join(word for word in tokens(bare) if word not in NOT_COMPARED)


def jaccard(one: Sequence[str], other: Sequence[str]) -> float:
    """Return how much of their words two texts share, each word as often as it stands there: 0 to 1."""
    a, b = Counter(one), Counter(other)
    union = sum((a | b).values())
    return sum((a & b).values()) / union if union else 0.0


def share(right: int, predicted: int, gold: int) -> Share:
    """Return precision, recall and F1 of *right* among *predicted* and *gold*."""
    p, r = right / predicted if predicted else 0.0, right / gold if gold else 0.0
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    return {"P": round(p, 3), "R": round(r, 3), "F1": round(f1, 3), "tp": right, "pred": predicted, "gold": gold}


def best_pairs(gold: Sequence[G], predicted: Sequence[P], alike: Callable[[G, P], float]) -> list[tuple[int, int]]:
    """Return pairs of indices, one to one, the most alike first; those that are not alike at all (0) are no pair."""
    ranked = sorted(
        ((-alike(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(predicted)),
    )
    taken_gold: set[int] = set()
    taken: set[int] = set()
    found = []
    for unlike, i, j in ranked:
        if unlike < 0 and i not in taken_gold and j not in taken:
            taken_gold.add(i)
            taken.add(j)
            found.append((i, j))
    return found
