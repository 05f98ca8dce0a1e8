"""Short names for the IRIs of one file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.store.graph import Piece
from kg.store.sparql import PREFIXES

_LETTER = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd"
)
_HEX = "%[0-9A-Fa-f]{2}"
_INNER = f"[{_LETTER}0-9_\\-\u00b7\u0300-\u036f\u203f\u2040]|{_HEX}"
_LOCAL = re.compile(f"(?:[{_LETTER}0-9_]|{_HEX})(?:(?:{_INNER}|\\.)*(?:{_INNER}))?")
"""A local name that Turtle takes without a backslash."""

_KNOWN = frozenset(PREFIXES.values())


class Names:
    """
    Short names for the IRIs of one file.

    The folders of the data's IRIs, which begin with *base*, get prefixes of their own: ``person:kim-jong-un`` reads
    better than what ``id:`` would make of it, with a backslash before each slash. What a folder is called depends on
    which others the file has (``place:`` and ``local-place:``). So a file is written with names for the *spaces*
    that it is likely to have; where it turns out to have others, so that the names are not ``right``, it is written
    again with names for those ``used``.
    """

    def __init__(self, spaces: Iterable[str], base: str) -> None:
        self._base = base
        self._spaces = set(spaces)
        self._prefixes = prefixes(self._spaces, base)
        self._given: dict[str, str | None] = {}

    def short(self, iri: str) -> str | None:
        """Return *iri* with its prefix, or ``None`` where it has none."""
        cut = (max(iri.rfind("/"), iri.rfind("#")) if "#" in iri else iri.rfind("/")) + 1
        space, local = iri[:cut], iri[cut:]
        # Most are letters and digits, which is found soonest so.
        if not (local.isalnum() and local.isascii()) and not _LOCAL.fullmatch(local):
            return None
        prefix = self._given[space] if space in self._given else self._give(space)
        return None if prefix is None else f"{prefix}:{local}"

    def _give(self, space: str) -> str | None:
        if space not in _KNOWN and not (space.startswith(self._base) and "#" not in space):
            self._given[space] = None
            return None
        if space not in self._spaces:
            self._spaces.add(space)
            self._prefixes = prefixes(self._spaces, self._base)
        self._given[space] = self._prefixes.get(space)
        return self._given[space]

    @property
    def used(self) -> frozenset[str]:
        """The namespaces of the IRIs that were looked up, as far as one could have a prefix."""
        return frozenset(x for x in self._given if x in self._spaces)

    @property
    def right(self) -> bool:
        """Whether all names given are those of a file that has these namespaces and no other."""
        found = prefixes(self.used, self._base)
        return all(found.get(space) == prefix for space, prefix in self._given.items())

    @property
    def declared(self) -> dict[str, str]:
        """The prefixes that were given, with what each stands for, in the order to declare them in."""
        return {prefix: space for space, prefix in prefixes(self.used, self._base).items()}


def prefixes(spaces: Iterable[str], base: str) -> dict[str, str]:
    """Return for the namespaces *spaces* their prefixes: those that are known, then folders of the data."""
    used = set(spaces)
    standard = {space: prefix for prefix, space in PREFIXES.items() if prefix != "id" and space in used}
    return standard | _own_prefixes(sorted(used - set(standard)), base)


def _own_prefixes(spaces: list[str], base: str) -> dict[str, str]:
    """Return prefixes for folders of the data: their last part, or where two share it all parts."""
    paths = {
        space: [re.sub(r"[^A-Za-z0-9]+", "-", x).strip("-") for x in space[len(base) :].split("/") if x]
        for space in spaces
    }
    found: dict[str, str] = {}
    # Few parts first: place/ is called "place", LOCAL/place/ then "LOCAL-place".
    for space in sorted(spaces, key=lambda x: (len(paths[x]), x)):
        parts = paths[space] or ["id"]
        is_rule = parts[0] == "rule" and len(parts) > 1
        candidates = ["-".join(parts)] if is_rule else [parts[-1], "-".join(parts)]
        free = (x for x in candidates if x not in found and (x not in PREFIXES or x == "id") and x[:1].isalpha())
        prefix = next(free, None)
        if prefix is not None:
            found[prefix] = space
    return {space: prefix for prefix, space in sorted(found.items())}


_SAMPLED = 1 << 22
_HEAD = 1 << 14


class Sample:
    """
    The namespaces that a graph is likely to have: all of those in the first megabytes, then some of each piece.

    It goes by the look of the text, and a wrong guess costs a second writing of the file, no more.
    """

    def __init__(self, base: str) -> None:
        self.spaces: set[str] = set()
        self._find = re.compile(rb"<(" + re.escape(base.encode()) + rb"[^>\s]*[/])[^/#>\s]+>").findall
        self._seen = 0

    def passing(self, pieces: Iterable[Piece]) -> Iterator[Piece]:
        """Yield *pieces* as they come, having looked at each."""
        for piece in pieces:
            lines = piece[1]
            part = lines if self._seen < _SAMPLED else lines[:_HEAD]
            self._seen += len(lines)
            self.spaces.update(x.decode(errors="replace") for x in set(self._find(part)) if b"#" not in x)
            yield piece
