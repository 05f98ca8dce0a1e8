"""
Rows as columns: what is read back is what was given, and what repeats is written once.
"""

from __future__ import annotations

import json

import pytest

from kg.draw.columns import columns
from tests.draw.rows import rows

TABLES = (
    [],
    [{}, {}],
    [{"label": "Ilsa Brandt", "links": 3}, {"label": "Karsund"}],
    [{"who": [1, 2]}, {"who": []}, {}, {"who": [3]}],
    [{"reports": [{"article": 4, "evidence": [7, 8]}, {"article": 5}]}, {}, {"reports": []}],
    [{"dashes": [2, 5]}, {"dashes": False}, {"dashes": [2, 5]}, {}],
    [{"held": 1}, {"held": True}, {"held": 1.0}, {"held": 1}, {"held": True}, {"held": 1.0}],
    [{"arrows": {"to": {"type": "vee"}}}, {"arrows": ""}, {"arrows": {"to": {"type": "vee"}}}, {"arrows": ""}],
)


@pytest.mark.parametrize("table", TABLES)
def test_rows_come_back_as_they_were(table: list[dict[str, object]]) -> None:
    """
    Lists, rows in rows, what is missing and what is empty; numbers and truths that Python takes for one stay apart.
    """
    written = json.dumps(columns(table))

    assert json.dumps(rows(json.loads(written))) == json.dumps(table)


def test_text_that_repeats_is_written_once() -> None:
    """
    In the order in which it comes up; each row says which it is.
    """
    made = columns([{"status": status} for status in ("planned", "held", "held", "planned")])

    assert made == {"rows": 4, "columns": {"status": {"of": ["planned", "held"], "at": [0, 1, 1, 0]}}}


def test_numbers_stay_numbers() -> None:
    """
    They are no longer than the number of what they would be looked up in.
    """
    assert columns([{"x": 0}, {"x": 0}, {"x": 0}])["columns"] == {"x": [0, 0, 0]}
