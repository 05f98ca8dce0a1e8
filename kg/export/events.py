"""
Tables of events for social scientists: CSV files that refer to each other, a codebook, and a data package.

A data package (Frictionless Data, version 1) says of each file what its columns hold and how its rows hang
together, so that R, pandas or a validator need no word from us.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from kg.export import events_package as package
from kg.export.events_rows import Row, Value, rows
from kg.export.events_schema import TABLES, Table
from kg.export.header import header_of
from kg.export.several import File
from kg.store.graph import GraphStore


def events(store: GraphStore) -> Iterator[File]:
    """
    Return the files of *store* as tables of events, each by its name and contents; the same bytes on every run.

    CSV in UTF-8 (RFC 4180), days as ISO 8601 has them, an empty cell where nothing is known.
    """
    held, told = rows(store), header_of(store)
    files = {table.file: to_csv(table, held[table.name]) for table in TABLES}
    files["codebook.md"] = package.codebook(held, store.base, told).encode()
    files["CITATION.cff"] = package.citation(held, told).encode()
    files["datapackage.json"] = package.datapackage(files, told).encode()
    return ((name, [data]) for name, data in files.items())


def to_csv(table: Table, held: Iterable[Row]) -> bytes:
    """Return *held* as the file of *table*."""
    text = io.StringIO()
    writer = csv.writer(text)
    names = [column.name for column in table.columns]
    writer.writerow(names)
    writer.writerows([_cell(row[name]) for name in names] for row in held)
    return text.getvalue().encode()


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
