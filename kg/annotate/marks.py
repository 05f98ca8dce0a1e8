"""Marks between words, as they stand alone as tokens."""

from __future__ import annotations

GENITIVE = frozenset({"'s", "’s", "'S", "’S"})
POSSESSIVE = GENITIVE | {"'", "’"}
"""Ends of a possessive; the bare apostrophe is that of a plural ("the ministers' talks")."""

HYPHENS = frozenset({"-", "‑"})
"""The plain hyphen and the one that does not break."""

PAIRING = HYPHENS | {"–"}
"""What may stand between the names of a pair: "the Brook–Vale talks"."""
