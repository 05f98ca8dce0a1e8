"""
Demonyms that no table has, by the name that the text has: "Norlandic" and "Norlander" of "Norland".

News of a country that no table knows, or of a new one, still says what its ministers are of. A word is taken for a
demonym only where the same text names what it is formed from; the endings are those that English uses.
"""

from __future__ import annotations

from kg.keys import fold

ENDINGS = ("ic", "er", "ian", "ish", "ese", "an", "i", "n")
"""Endings of demonyms: "Norlandic", "Norlander", "Arvidian", "Sudlandish", "Havenese", "Ostran", "Zavoni"."""

NAME_ENDINGS = ("", "a", "ia", "o")
"""Endings of a country's name that its demonym may leave out: "Ostra", "Zavonia"."""

SHORTEST = 4
"""Letters at least that a name and its demonym share: fewer are alike by chance."""


def is_formed_from(word: str, name: str) -> bool:
    """Tell whether *word* is a demonym as English forms it from *name*."""
    demonym, country = fold(word), fold(name)
    if demonym == country or not word[:1].isupper():
        return False
    stems = {demonym[: -len(x)] for x in ENDINGS if demonym.endswith(x) and len(demonym) - len(x) >= SHORTEST}
    return any(stem + ending == country for stem in stems for ending in NAME_ENDINGS)
