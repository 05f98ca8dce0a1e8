"""
An answer for eyes: a table with labels in the place of IRIs, long words cut, and no control character that could speak
to the terminal.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice, zip_longest

from pyoxigraph import NamedNode

from kg.query.answer import Answer, Rows, Streamed, Truth
from kg.query.formats import as_rows, bare, columns, short
from kg.query.library import Question, grouped
from kg.store.sparql import Term

_LONGEST = 320
"""Characters of a cell; the longest sentence of a newspaper seldom has more."""

_NARROWEST = 10
"""Cells of a terminal to a column: where a column would get fewer, each row becomes a list of its own."""

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]")
"""What moves the cursor, colours the screen or turns the direction of the text around it."""


def visible(text: str) -> str:
    """Return *text* on one line and harmless to a terminal."""
    return " ".join(_UNSEEN.sub(" ", text).split())


def wrap(text: str, width: int) -> list[str]:
    """Return *text* in lines of at most *width* columns, broken between words; a longer word is cut."""
    from rich.cells import cell_len, chop_cells

    lines = [""]
    for word in text.split():
        for piece in chop_cells(word, width) if cell_len(word) > width else [word]:
            if lines[-1] and cell_len(lines[-1]) + 1 + cell_len(piece) > width:
                lines.append(piece)
            else:
                lines[-1] = f"{lines[-1]} {piece}".lstrip()
    return lines


MOST_ROWS = 10_000
"""Rows that a table shows: more than anybody reads, and so few that aligning them takes seconds."""


def table(answer: Answer | Streamed, width: int | None = None, *, every: bool = False, most: int = MOST_ROWS) -> str:
    """
    Return *answer* as an aligned table, at most *width* columns of a terminal wide; any width where it is ``None``.

    It has the columns that the question shows, or with *every* all. Where they do not fit side by
    side, each row becomes a list of names and values. After *most* rows it ends, and says so.
    """
    if isinstance(answer, Truth):
        return "yes\n" if answer.value else "no\n"
    rows = as_rows(answer)
    coming = iter(rows.rows)
    shown = list(islice(coming, most))
    more = "" if next(coming, None) is None else _left_out(rows, most)
    chosen = columns(rows, every=every)
    iris = dict.fromkeys(x.value for row in shown for _, i in chosen if isinstance(x := row[i], NamedNode))
    labels = rows.labels(iris) if iris else {}
    cells = [[_cell(row[i], labels) for _, i in chosen] for row in shown]
    heads = [head for head, _ in chosen]
    if width is not None and _too_narrow(heads, cells, width):
        return _lists(heads, cells, width) + more
    return _drawn(heads, cells, width) + more


def _left_out(rows: object, most: int) -> str:
    of = f"of {len(rows):,} rows" if isinstance(rows, Rows) else "rows; there are more"
    return f"\nThese are the first {most:,} {of}. All of them: --format csv\n"


def _cell(term: Term | None, labels: Mapping[str, str]) -> str:
    if term is None:
        return ""
    text = visible(_told(term, labels))
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def _told(term: Term, labels: Mapping[str, str]) -> str:
    if isinstance(term, NamedNode):
        return labels.get(term.value) or short(term.value)
    return bare(term)


_GAP = 2
"""Cells of a terminal between two columns."""


def _too_narrow(heads: list[str], cells: list[list[str]], width: int) -> bool:
    needed = sum(min(_NARROWEST, wide) for wide in _widths(heads, cells))
    return needed + _GAP * (len(heads) - 1) > width


def _widths(heads: list[str], cells: list[list[str]]) -> list[int]:
    return [max(_cells(head), *(_cells(row[i]) for row in cells), 0) for i, head in enumerate(heads)]


def _cells(text: str) -> int:
    """Return how many cells of a terminal *text* takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _drawn(heads: list[str], cells: list[list[str]], width: int | None) -> str:
    widths = _widths(heads, cells)
    if width is not None:
        widths = _fitted(widths, width - _GAP * (len(widths) - 1))
    rule = "─" * (sum(widths) + _GAP * (len(widths) - 1)) + "\n"
    return "".join([_beside(heads, widths), rule, *(_beside(row, widths) for row in cells)])


def _fitted(widths: list[int], room: int) -> list[int]:
    """Return *widths* with the widest columns cut to one width, so that all fit into *room*; a narrow one stays."""
    # A day or a number is read at one glance only where it is whole: such columns are not cut.
    level = max(
        (level for level in range(_NARROWEST, max(room, _NARROWEST) + 1) if _at(widths, level) <= room), default=1
    )
    return [min(wide, max(level, _NARROWEST)) for wide in widths]


def _at(widths: list[int], level: int) -> int:
    return sum(min(wide, level) for wide in widths)


def _beside(row: list[str], widths: list[int]) -> str:
    """Return the lines that *row* takes, each cell in as many as it needs."""
    told = [[cell] if _cells(cell) <= wide else wrap(cell, wide) for cell, wide in zip(row, widths, strict=True)]
    lines = zip_longest(*told, fillvalue="")
    return "".join(
        (" " * _GAP).join(x + " " * (wide - _cells(x)) for x, wide in zip(line, widths, strict=True)).rstrip() + "\n"
        for line in lines
    )


def _lists(heads: list[str], cells: list[list[str]], width: int) -> str:
    """Return each row as a list of names and values."""
    left = min(max(map(_cells, heads)), width // 2)
    widths = [left, max(width - left - _GAP, 1)]
    blocks = [
        "".join(_beside([head, cell], widths) for head, cell in zip(heads, row, strict=True) if cell) for row in cells
    ]
    return "\n".join(blocks)


def catalogue(questions: Sequence[Question], width: int | None = None) -> str:
    """Return the list of *questions*, under their headings: how each is asked, and what it asks."""
    blocks = []
    for heading, asked in grouped(questions):
        cells = [[question.usage, question.text] for question in asked]
        blocks.append(_drawn([heading or "Query", "Question"], cells, width))
    return "\n".join(blocks)
