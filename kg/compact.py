"""
What is held of every article while a graph is made, in little room: bytes in a row, and of what is alike one object.

A string is an object of fifty bytes beside its letters, a set is one of two hundred: of a million articles that is
most of what they take up.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from itertools import pairwise
from typing import TypeVar, overload

T = TypeVar("T")


class Once:
    """Gives of values that are equal always the first one, so that those that are alike take up the room of one."""

    def __init__(self) -> None:
        self._known: dict[object, object] = {}

    def __call__(self, value: T, by: object = None) -> T:
        """Return the first value of its type that was equal to *value*, or was given with an equal *by* if any."""
        known = self._known.setdefault(value if by is None else by, value)
        return known if type(known) is type(value) else value


class Texts(Sequence[str]):
    """Strings in the order in which they came, one after the other in UTF-8."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._data = bytearray()
        self._ends = array("Q", [0])
        for text in texts:
            self.append(text)

    def append(self, text: str) -> None:
        """Add *text* at the end."""
        self._data += text.encode("utf-8", "surrogatepass")
        self._ends.append(len(self._data))

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self)))]
        i = range(len(self))[at]
        return self._data[self._ends[i] : self._ends[i + 1]].decode("utf-8", "surrogatepass")


def order(texts: Sequence[str]) -> Sequence[int]:
    """Return the places of *texts* in the order of these, of those that are alike as they came."""
    if all(one <= other for one, other in pairwise(texts)):
        return range(len(texts))
    return array("Q", sorted(range(len(texts)), key=texts.__getitem__))


class Places:
    """
    Where each of many strings stands, without the strings: 24 bytes for each.

    It goes by a hash of 128 bits: another string than those it was made of is taken for one of them no sooner than
    somebody finds two of one hash.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        rows = sorted(_hash(text) + i.to_bytes(_NUMBER, "big") for i, text in enumerate(texts))
        self._first = _numbers(row[:_HALF] for row in rows)
        self._second = _numbers(row[_HALF : 2 * _HALF] for row in rows)
        self._place = _numbers(row[2 * _HALF :] for row in rows)

    def __len__(self) -> int:
        return len(self._place)

    def __contains__(self, text: str) -> bool:
        return self.get(text) is not None

    def __getitem__(self, text: str) -> int:
        found = self.get(text)
        if found is None:
            raise KeyError(text)
        return found

    def get(self, text: str) -> int | None:
        """Return where *text* stands, of several places the last; ``None`` where it is not there."""
        wanted = _hash(text)
        first, second = (int.from_bytes(x, "big") for x in (wanted[:_HALF], wanted[_HALF:]))
        found = None
        for i in range(bisect_left(self._first, first), len(self._first)):
            if self._first[i] != first:
                break
            if self._second[i] == second:
                found = self._place[i]
        return found


_HALF = 8
"""Bytes of half a hash: as many as a number of an array has."""
_NUMBER = 8


def _hash(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=2 * _HALF).digest()


def _numbers(rows: Iterable[bytes]) -> array[int]:
    """Return each of *rows*, of eight bytes that have the order of numbers, as one."""
    found = array("Q", b"".join(rows))
    if sys.byteorder == "little":
        found.byteswap()
    return found
