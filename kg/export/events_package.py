"""What goes with the tables of events: the codebook for people, the data package for programs, how to cite them."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from typing import Any

from kg.export.events_rows import Rows
from kg.export.events_schema import TABLES, Column, Table
from kg.export.header import Header

_NAME = "communique-events"
_TITLE = "Diplomatic events read from news"
_GEONAMES = {"title": "GeoNames, CC BY 4.0, changed: coordinates of places", "path": "https://www.geonames.org/"}
_SOFTWARE = "Communiqué: diplomatic news into a knowledge graph that can be trusted"


def datapackage(files: Mapping[str, bytes], told: Header | None = None) -> str:
    """
    Return ``datapackage.json`` of the CSV *files*, with their schema, size and digest.

    Of a part of a graph *told* says of which, and under which licence.
    """
    package = {
        "profile": "tabular-data-package",
        "name": _NAME,
        "title": _TITLE,
        "description": "Events, what documents report of them, who took part, and all documents that were read.",
        **(_about(told) if told else {"sources": [_GEONAMES]}),
        "resources": [_resource(table, files[table.file]) for table in TABLES],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _about(told: Header) -> dict[str, Any]:
    held: dict[str, Any] = {"description": told.description, "rights": told.rights, "sources": [_GEONAMES]}
    if told.source:
        held["sources"] = [{"title": "The graph that these tables are a part of", "path": told.source}, _GEONAMES]
    if told.licence:
        is_address = told.licence.startswith(("http://", "https://"))
        held["licenses"] = [{"path" if is_address else "name": told.licence}]
    return held


def _resource(table: Table, data: bytes) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": table.what.partition(". ")[0].rstrip("."),
        "description": table.what,
        "path": table.file,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    refers = [(column.name, *column.refers.split(".")) for column in table.columns if column.refers]
    held: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    if refers:
        held["foreignKeys"] = [
            # A resource that refers to itself is named "" (Table Schema, foreign keys).
            {"fields": [name], "reference": {"resource": "" if of == table.name else of, "fields": [field]}}
            for name, of, field in refers
        ]
    return held


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column.type, "description": column.what}
    limits: dict[str, Any] = {}
    if column.required:
        limits["required"] = True
    if column.values:
        limits["enum"] = list(column.values)
    if column.pattern:
        limits["pattern"] = column.pattern
    if limits:
        field["constraints"] = limits
    return field


# --- for people --------------------------------------------------------------------------


def codebook(held: Rows, base: str, told: Header | None = None) -> str:
    """
    Return the codebook: each table and column explained, with counts of what *held* has.

    *base* is what ids leave out of their IRIs. Of a part of a graph *told* says of which.
    """
    return "\n".join(_codebook(held, base, told)) + "\n"


def _codebook(held: Rows, base: str, told: Header | None) -> Iterator[str]:
    yield f"# Codebook: {_TITLE.lower()}"
    for paragraph in _INTRODUCTION:
        yield f"\n{paragraph.format(base=base)}"
    if told is not None:
        yield "\n" + " ".join(line if line.endswith(".") else f"{line}." for line in told.lines())
    yield "\n| table | rows | a row is |\n| --- | --: | --- |"
    for table in TABLES:
        yield f"| `{table.file}` | {len(held[table.name])} | {table.what.partition('. ')[0].rstrip('.')} |"
    gave = sum(1 for row in held["documents"] if any(row[x] for x in ("reports", "statements", "roles", "locations")))
    yield f"\n{gave} of {len(held['documents'])} documents gave something."
    for table in TABLES:
        yield from _chapter(table, held)


_INTRODUCTION = (
    "What news tells of diplomacy, as tables that refer to each other by ids. Files are CSV in UTF-8 (RFC 4180, a "
    "header line), days are ISO 8601, an empty cell means that nothing is known. `datapackage.json` says the same for "
    "programs (Frictionless Data).",
    "An id is an IRI without its base, `{base}`; put the base before it to find the thing in the graph. One that "
    "begins with `http` is whole. Ids do not change as documents are added; of two things that turn out to be one, "
    "one id goes.",
    "Everything was read by rules from the sentence in its row, none of it by hand. Count what is `held` apart from "
    "what was planned, possible, cancelled or denied, and divide by `documents.csv`: the press does not report evenly. "
    "Words stand as documents have them: a spreadsheet may take one that begins with `=` for a formula, so import "
    "these columns as text.",
)


def _chapter(table: Table, held: Rows) -> Iterator[str]:
    rows = held[table.name]
    yield f"\n## {table.file}\n\n{table.what}"
    yield f"\nKey: {', '.join(f'`{name}`' for name in table.key)}. {len(rows)} rows.\n"
    yield "| column | type | filled | holds |\n| --- | --- | --: | --- |"
    for column in table.columns:
        filled = sum(1 for row in rows if row[column.name] is not None)
        yield f"| `{column.name}` | {column.type} | {filled} | {_what(column)} |"
    for column in table.columns:
        if column.values:
            counts = Counter(row[column.name] for row in rows)
            told = [f"`{value}` {counts[value]}" for value in column.values]
            told += [f"empty {counts[None]}"] if counts[None] else []
            yield f"\n`{column.name}`: {', '.join(told)}."


def _what(column: Column) -> str:
    refers = f" (`{column.refers.partition('.')[0]}`)" if column.refers else ""
    return column.what.replace("|", "\\|") + refers


def citation(held: Rows, told: Header | None = None) -> str:
    """Return ``CITATION.cff`` (Citation File Format 1.2.0) for the tables, with the licence that *told* has."""
    days = sorted(str(row["issued"]) for row in held["documents"] if row["issued"])
    span = f", published from {days[0]} to {days[-1]}" if days else ""
    abstract = f"{len(held['events'])} diplomatic events read from {len(held['documents'])} documents{span}."
    lines = [
        "cff-version: 1.2.0",
        "message: Put your name in the place of the author. Cite the outlets for words of their articles.",
        f"title: {_quoted(_TITLE)}",
        "type: dataset",
        "authors:",
        "  - name: The compilers of this dataset",
        *_licence(told),
        f"abstract: {_quoted(abstract)}",
        "references:",
        "  - type: software",
        f"    title: {_quoted(_SOFTWARE)}",
        f"    version: {_quoted(version('communique-kg'))}",
        "    authors:",
        "      - name: The Communiqué developers",
    ]
    return "\n".join(lines) + "\n"


_SPDX = re.compile(r"[A-Z][A-Za-z0-9.+]*(-[A-Za-z0-9.+]+)+")


def _licence(told: Header | None) -> Iterator[str]:
    """Yield the line of a licence: the format takes ids of SPDX and addresses."""
    licence = told.licence if told else None
    if licence and "://" in licence:
        yield f"license-url: {_quoted(licence)}"
    elif licence and _SPDX.fullmatch(licence):
        yield f"license: {licence}"


def _quoted(text: str) -> str:
    # A JSON string is a YAML one.
    return json.dumps(text, ensure_ascii=False)
