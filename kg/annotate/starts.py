"""
Where sentences begin, of all tokens of a document at once.

spaCy looks through the whole document each time that one token is told to begin a sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from spacy.tokens import Doc

BEGINS, GOES_ON = 1, -1
"""What stands for a token that begins a sentence, and one that begins none; 0 is left to the parser."""


def starts_of(doc: Doc) -> list[int]:
    """Return what was told of each token of *doc*."""
    return [int(x) for x in doc.to_array(["SENT_START"]).astype(np.int64)]


def tell(doc: Doc, starts: list[int]) -> None:
    """Tell *doc* what stands for each of its tokens in *starts*."""
    told: Any = np.array(starts, dtype=np.int64).astype(np.uint64)
    doc.from_array(["SENT_START"], told)
