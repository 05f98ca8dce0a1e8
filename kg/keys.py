"""
Names made from content: what a node is called is decided by what it is, never by a counter.

A *key* is the end of an IRI, without the base: ``country/KOR``, ``local/person/vladimir-putin``.
Keys hold only ASCII letters, digits and ``-._~/``, whatever script the name is in.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from kg.errors import ConfigError

SLUG_LENGTH = 80
"""A name longer than this is a parser's mistake; its slug is cut, and a hash of all of it added."""

OWN = frozenset({"country", "place", "organisation", "graph", "rule", "build"})
"""First steps of keys that belong to no collection."""

# Letters that Unicode does not take apart into a base letter and an accent.
_STROKES = {
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ħ": "h",
    "ŧ": "t",
    "ı": "i",
    "ə": "a",
    "æ": "ae",
    "œ": "oe",
    "ð": "d",
    "þ": "th",
}
_LETTERS = str.maketrans(_STROKES | dict.fromkeys("'’‘ʼʿʾ`", ""))
# Accents alone: the voicing marks of kana and the vowel signs of Indic scripts tell letters apart.
_ACCENTS = re.compile("[\u0300-\u036f]+")
_WORDS = re.compile("[a-z0-9]+")
_COLLECTION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._~-]*")


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """
    Return the words of *text* parted by one space, without case, accents and punctuation.

    Two spellings of one name ("Erdoğan", "ERDOGAN"; "Jong-un", "Jong Un") fold to the
    same; letters of other scripts stay as they are. An apostrophe joins ("N'Djamena").
    """
    if text.isascii():  # most names; what follows comes to the same, in five times as long
        return " ".join(_WORDS.findall(text.lower().replace("'", "").replace("`", "")))
    apart = _ACCENTS.sub("", unicodedata.normalize("NFKD", text.casefold())).casefold().translate(_LETTERS)
    kept = (c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in unicodedata.normalize("NFC", apart))
    return " ".join("".join(kept).split())


def slug(text: str) -> str:
    """
    Return *text* as a step of an IRI: its folded words joined by hyphens.

    Two texts have the same slug only if they fold to the same: where ASCII cannot hold
    all of it, a hash of the folded text stands at the end.
    """
    folded = fold(text)
    plain = "-".join(folded.encode("ascii", "ignore").decode().split())
    if plain == folded.replace(" ", "-") and 0 < len(plain) <= SLUG_LENGTH:
        return plain
    # An empty fold (a name of punctuation alone) is told apart by the text itself.
    return "-".join(x for x in (plain[:SLUG_LENGTH].strip("-"), digest(folded or text, length=8)) if x)


def digest(*parts: str | int | None, length: int = 16) -> str:
    """
    Return the first *length* hexadecimal digits of the SHA-256 of *parts*.

    ``None`` and the empty string are told apart, and so are ("a", "bc") and ("ab", "c").
    16 digits are 64 bits: among ten million keys, the odds of two alike are 1 in 400,000.
    """
    joined = "".join("-," if part is None else f"{len(str(part))}:{part}," for part in parts)
    # surrogatepass: a lone surrogate, which JSON can carry, must not stop a build.
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def collection(name: str) -> str:
    """Return *name* if it can start a user's keys; raises ``ConfigError`` if not."""
    if not _COLLECTION.fullmatch(name):
        raise ConfigError(f"the collection {name!r} cannot stand in an IRI: use letters A to Z, digits and . _ ~ -")
    if name in OWN:
        raise ConfigError(f"the collection {name!r} is a name of our own ({', '.join(sorted(OWN))}): choose another")
    return name
