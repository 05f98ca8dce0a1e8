"""Relations of one kind, found together: a sequence for Python, plain values for JSON, a frame for pandas."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Generic, TypeVar, overload

from kg.errors import ConfigError

T = TypeVar("T")
Record = Mapping[str, Any]
"""One row of a frame: a value by the name of its column, ``None`` where there is none."""

SHOWN = 20
"""Rows that a notebook is shown."""


@dataclass(frozen=True, slots=True)
class Found(Sequence[T], Generic[T]):
    """
    What a question found, in order.

    ``records`` gives the rows that one of ``items`` is in a frame, ``days`` names the columns with days.
    """

    items: tuple[T, ...]
    columns: tuple[str, ...]
    records: Callable[[T], Iterable[Record]] = field(repr=False, compare=False)
    days: tuple[str, ...] = ()

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Found[T]: ...
    def __getitem__(self, index: int | slice) -> T | Found[T]:
        """Return one, or as many as a slice takes."""
        if isinstance(index, slice):
            return Found(self.items[index], self.columns, self.records, self.days)
        return self.items[index]

    def __len__(self) -> int:
        return len(self.items)

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield the rows of the frame as plain values by column."""
        for item in self.items:
            for record in self.records(item):
                yield {name: record.get(name) for name in self.columns}

    def as_dicts(self) -> list[dict[str, Any]]:
        """Return each with all it holds, sentences too, as plain values, ready for JSON."""
        return [asdict(item) for item in self.items]  # type: ignore[call-overload]

    def to_pandas(self) -> Any:
        """
        Return a ``pandas.DataFrame``; a column of days has the type ``datetime64``, and ``NaT`` where none is told.

        Raises ``ConfigError`` where pandas is not installed.
        """
        return frame(self.columns, self.rows(), self.days)

    def _repr_html_(self) -> str:
        """Return a table for a notebook."""
        head = "".join(f"<th>{html.escape(name)}</th>" for name in self.columns)
        rows = []
        for row in self[:SHOWN].rows():
            cells = "".join(f"<td>{html.escape(_cell(row[name]))}</td>" for name in self.columns)
            rows.append(f"<tr>{cells}</tr>")
        more = f"<p>… and {len(self) - SHOWN:,} more</p>" if len(self) > SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>{more}"


def _cell(value: object) -> str:
    if value is None:
        return ""
    return "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def frame(columns: Sequence[str], rows: Iterable[Record], days: Sequence[str] = ()) -> Any:
    """Return *rows* as a ``pandas.DataFrame`` with *columns* in that order; see ``Found.to_pandas``."""
    try:
        import pandas
    except ImportError as error:
        raise ConfigError("frames need pandas. Install it with: pip install 'communique-kg[pandas]'") from error
    made = pandas.DataFrame.from_records([dict(row) for row in rows], columns=list(columns))
    for name in days:
        made[name] = pandas.to_datetime(made[name], format="ISO8601")
    return made
