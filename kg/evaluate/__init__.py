"""
Figures: what is read in articles or sentences against what careful people found in them.

The definition of each figure stands in ``docs/evaluation.md``. ``evaluate`` scores predictions in the JSON of
``kg.schema`` against gold read by ``gold.read``; nothing here knows how the predictions were made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.evaluate import articles, sentences
from kg.evaluate.gold import Kind
from kg.evaluate.tally import Result

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.evaluate.gold import Gold
    from kg.schema import Json

__all__ = ["evaluate"]


def evaluate(gold: Gold, predictions: Mapping[str, Json]) -> Result:
    """
    Return the figures of *predictions* (by document id) against *gold*, with each difference.

    A document that has no prediction counts as read with nothing in it.
    """
    match gold.kind:
        case Kind.ARTICLES:
            return articles.score(gold.items, predictions)
        case Kind.MEETS:
            return sentences.score_meets(gold.items, predictions)
        case Kind.SAYS:
            return sentences.score_says(gold.items, predictions)
        case Kind.REPRESENTS | Kind.LOCATED_IN:
            return sentences.score_pairs(gold.kind.value, gold.items, predictions)
