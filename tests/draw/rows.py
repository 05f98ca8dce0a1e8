"""Tables by columns as rows again: what the page's script does of them, by a reader of our own."""

from __future__ import annotations

from typing import Any


def rows(table: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the rows of *table*, see ``kg.draw.columns``, each with what it has."""
    found: list[dict[str, Any]] = [{} for _ in range(table["rows"])]
    for name, column in table["columns"].items():
        for row, value in zip(found, _values(column), strict=True):
            if value is not None:
                row[name] = value
    return found


def _values(column: Any) -> list[Any]:
    if isinstance(column, list):
        return column
    if "of" in column:
        return [column["of"][number] for number in column["at"]]
    items = iter(column["flat"] if "flat" in column else rows(column["table"]))
    return [None if count is None else [next(items) for _ in range(count)] for count in column["many"]]
