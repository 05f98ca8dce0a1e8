"""Parquet: one article a row, a batch of rows at a time. Needs pyarrow, which is an extra."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from kg.errors import InputError
from kg.read import columns, parts
from kg.read.columns import Columns
from kg.read.parts import Part
from kg.read.records import Record

# What a batch of rows is to take in memory, about: rows are as long as the file says they are on average.
_BATCH = 1 << 22
_ROWS = 1_000
_DAMAGED = "Get it again, or write it anew"


def read(part: Part, max_chars: int, given: Columns) -> Iterator[Record]:
    """
    Yield one record a row; only the columns that are wanted are read.

    Raises ``InputError`` where pyarrow is missing or the file is damaged, ``NoArticlesError`` where no column has
    the text.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        remedy = "Install it (pip install 'communique-kg[parquet]'), or write the table as CSV"
        raise InputError(part.shown, "Parquet is read by pyarrow, which is not installed", remedy) from error
    with parts.seekable(part) as file:
        try:
            table = parquet.ParquetFile(file, memory_map=False, pre_buffer=False)
            schema = table.schema_arrow
        except (pa.ArrowException, OSError, ValueError, MemoryError) as error:
            raise InputError(part.shown, f"damaged Parquet ({_line(error)})", _DAMAGED) from error
        places = given.of(schema.names, part.shown)
        wanted = {field: schema.names[place] for field, place in places.items()}
        yield from columns.rows(_rows(part, table, wanted), part.shown, part.id, max_chars, unit=", row ")


def _rows(part: Part, table: object, wanted: Mapping[str, str]) -> Iterator[tuple[int, Mapping[str, object]]]:
    import pyarrow as pa

    number = 0
    try:
        metadata = table.metadata  # type: ignore[attr-defined]
        size = sum(metadata.row_group(x).total_byte_size for x in range(metadata.num_row_groups))
        rows = max(1, min(_ROWS, _BATCH * max(1, metadata.num_rows) // max(1, size)))
        batches = table.iter_batches(  # type: ignore[attr-defined]
            batch_size=rows, columns=list(dict.fromkeys(wanted.values())), use_threads=False
        )
        for batch in batches:
            part.meter.gave(batch.nbytes, part.shown)
            for row in batch.to_pylist():
                number += 1
                yield number, {field: _plain(row.get(name)) for field, name in wanted.items()}
    except (pa.ArrowException, OSError, ValueError, MemoryError) as error:
        problem = f"damaged Parquet after row {number:,} ({_line(error)})"
        raise InputError(part.shown, problem, _DAMAGED) from error


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _line(error: Exception) -> str:
    return str(error).partition("\n")[0][:200] or type(error).__name__
