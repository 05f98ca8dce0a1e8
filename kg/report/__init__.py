"""The report of a run for people: one screen of figures, then tables; as text, as an HTML page, as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kg.errors import UnknownNameError

if TYPE_CHECKING:
    from kg.tally import Tally

FORMATS = ("text", "html", "json")


def write(told: Tally, form: str) -> str:
    """
    Return the report *told* in the format *form*.

    It depends on nothing but *told* and the tables of data/. Raises ``UnknownNameError`` for another format.
    """
    if form == "json":
        return json.dumps(told.as_dict(), ensure_ascii=False, indent=2) + "\n"
    if form == "html":
        from kg.report.page import page

        return page(told)
    if form == "text":
        from kg.report.text import text

        return text(told)
    raise UnknownNameError(f"format {form!r} is not known; one of: {', '.join(FORMATS)}", FORMATS)
