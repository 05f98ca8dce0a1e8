"""
Values that are looked through again and again, and are too many to hold: kept in a temporary file while they are used.

What stands on a shelf comes back as another object each time, equal to what was put there.
"""

from __future__ import annotations

import io
import pickle
import tempfile
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import IO, Any, Protocol, TypeVar, overload

from kg.errors import MachineError

T = TypeVar("T")

Keep = Callable[[Iterable[T]], Sequence[T]]
"""How values are kept, to be looked through more than once: ``tuple`` holds them, ``shelved`` does not."""


class Collected(Protocol[T]):
    """What values are added to, to be looked through: a list, or a shelf."""

    def append(self, value: T, /) -> None:
        """Add *value* at the end."""

    def __iter__(self) -> Iterator[T]: ...


MEMORY = 2 << 20
"""Bytes that a shelf holds before it writes to disk."""

AHEAD = 64 << 10
"""Bytes that are read at once by who looks through all of it."""


class Shelf(Sequence[T]):
    """
    Values in the order in which they were added, to be read in any.

    They are trusted to be what was put there: the file has no name that anybody else could open. Raises
    ``MachineError`` where the disk is full.
    """

    def __init__(self, memory: int = MEMORY) -> None:
        self._file: IO[bytes] = tempfile.SpooledTemporaryFile(memory, prefix="kg-")  # noqa: SIM115  # goes with it
        self._ends = array("Q", [0])

    def append(self, value: T) -> None:
        """Add *value* at the end."""
        data = _packed(value)
        try:
            self._file.seek(self._ends[-1])
            self._file.write(data)
        except OSError as error:
            raise _failure(error) from error
        self._ends.append(self._ends[-1] + len(data))

    def extend(self, values: Iterable[T]) -> None:
        """Add *values* at the end."""
        for value in values:
            self.append(value)

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __iter__(self) -> Iterator[T]:
        at = 0
        while at < len(self):
            # So many that they take up AHEAD, and one at least.
            until = at + 1
            while until < len(self) and self._ends[until + 1] - self._ends[at] <= AHEAD:
                until += 1
            yield from self._values(at, until)
            at = until

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> list[T]: ...
    def __getitem__(self, at: int | slice) -> T | list[T]:
        if isinstance(at, slice):
            start, stop, step = at.indices(len(self))
            return list(self._values(start, stop)) if step == 1 else [self[i] for i in range(start, stop, step)]
        i = range(len(self))[at]
        return next(self._values(i, i + 1))

    def _values(self, at: int, until: int) -> Iterator[T]:
        """Yield the values from *at* to *until*, this one left out, of one look at the file."""
        start = self._ends[at]
        data = self._read(start, self._ends[max(at, until)])
        for i in range(at, until):
            yield pickle.loads(data[self._ends[i] - start : self._ends[i + 1] - start])  # ours

    def _read(self, start: int, end: int) -> bytes:
        try:
            self._file.seek(start)
            return self._file.read(end - start)
        except OSError as error:
            raise _failure(error) from error


class _Reducers(dict[type, Callable[[Any], tuple[Any, ...]]]):
    """
    How values of a class are packed: those of a dataclass by its fields.

    What ``dataclasses`` itself gives frozen classes with slots takes twice as long, to write and to read.
    """

    def __missing__(self, cls: type) -> Callable[[Any], tuple[Any, ...]]:
        if issubclass(cls, Enum):
            self[cls] = lambda value: (cls, (value.value,))
        elif is_dataclass(cls):
            names = [x.name for x in fields(cls)]
            self[cls] = lambda value: (cls, tuple([getattr(value, name) for name in names]))
        else:
            raise KeyError(cls)
        return self[cls]


_REDUCERS = _Reducers()


def _packed(value: object) -> bytes:
    data = io.BytesIO()
    pickler = pickle.Pickler(data, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _REDUCERS
    pickler.dump(value)
    return data.getvalue()


def shelved(values: Iterable[T]) -> Sequence[T]:
    """Return *values* on a shelf, which is the one that they are on, if any."""
    if isinstance(values, Shelf):
        return values
    found: Shelf[T] = Shelf()
    found.extend(values)
    return found


class Arranged(Sequence[T]):
    """Some values of another sequence in another order, by their places there."""

    def __init__(self, values: Sequence[T], order: Iterable[int]) -> None:
        self._values = values
        self._order = array("Q", order)

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> list[T]: ...
    def __getitem__(self, at: int | slice) -> T | list[T]:
        if isinstance(at, slice):
            return [self._values[i] for i in self._order[at]]
        return self._values[self._order[at]]

    def __iter__(self) -> Iterator[T]:
        return (self._values[i] for i in self._order)


def arranged(values: Sequence[T], keys: Sequence[str]) -> Arranged[T]:
    """Return *values* in the order of *keys*, one for each; of one key, as they came."""
    return Arranged(values, sorted(range(len(keys)), key=keys.__getitem__))


def _failure(error: OSError) -> MachineError:
    return MachineError(
        f"{tempfile.gettempdir()}: what is kept there while the graph is made cannot be written ({error.strerror}). "
        "Free some space there, or have another folder used: set TMPDIR"
    )
