"""
Tables of the page's data as columns: each key is written once, not once a row, and so is text that repeats.

A browser reads ten thousand rows so in a fraction of the time, and makes an object of a row only where one is asked
for (``visualisations/picture/tables.js``). A table is ``{"rows": how many, "columns": {name: column}}``, names in the
order in which the rows have them first. A column is one of:

- a list: the value in each row, ``null`` where it has none;
- ``{"of": values, "at": numbers}``: the values that occur, and for each row which of them;
- ``{"flat": items, "many": counts}``: lists, end to end, and how long each is; ``null`` where a row has none;
- ``{"table": table, "many": counts}``: the same, of lists of rows.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

Json = dict[str, Any]

REPEATED = 0.5
"""Values that occur, as a share of the rows, up to which each is written once."""


def columns(rows: Sequence[Mapping[str, Any]]) -> Json:
    """Return *rows*, JSON objects with text for keys, as one table; ``None`` in a row is as if it were not there."""
    names = dict.fromkeys(name for row in rows for name in row)
    return {"rows": len(rows), "columns": {name: _column([row.get(name) for row in rows]) for name in names}}


def _column(values: list[Any]) -> list[Any] | Json:
    kinds = {type(value) for value in values if value is not None}
    if kinds and kinds <= {list, tuple}:
        return _lists(values)
    if kinds == {int}:  # a number is as short as its place in a list
        return values
    numbers: dict[Hashable, int] = {}
    at = [numbers.setdefault(_key(value), len(numbers)) for value in values]
    if len(numbers) > REPEATED * len(values):
        return values
    first = dict(zip(reversed(at), reversed(values), strict=True))
    return {"of": [first[number] for number in range(len(numbers))], "at": at}


def _lists(values: list[Sequence[Any] | None]) -> Json:
    items = [item for value in values if value is not None for item in value]
    many = [None if value is None else len(value) for value in values]
    if items and all(isinstance(item, dict) for item in items):
        return {"table": columns(items), "many": many}
    return {"flat": items, "many": many}


def _key(value: Any) -> Hashable:
    """Return what is the same for the same JSON alone: to Python, 1, 1.0 and true are one."""
    if isinstance(value, (dict, list, tuple)):
        return dict, json.dumps(value)
    return type(value), value
