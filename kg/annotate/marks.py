"""Marks between words, as they stand alone as tokens."""

from __future__ import annotations

CUT_GENITIVE = frozenset({"' s", "’ s"})
"""Ends of a possessive that a slip cut in two: "Brook' s Harbour Party"."""

GENITIVE = frozenset({"'s", "’s", "'S", "’S"}) | CUT_GENITIVE
POSSESSIVE = GENITIVE | {"'", "’"}
"""Ends of a possessive; the bare apostrophe is that of a plural ("the ministers' talks")."""

HYPHENS = frozenset({"-", "‑"})
"""The plain hyphen and the one that does not break."""

PAIRING = HYPHENS | {"–"}
"""What may stand between the names of a pair: "the Brook–Vale talks"."""
