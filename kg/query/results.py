"""
An answer as text: a table to read, and CSV, TSV and JSON as SPARQL 1.1 has them.

The last three hold every value as it is stored. The table is for eyes: labels in the place of IRIs, long
words cut, and no control character that could speak to the terminal.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.query.answer import Answer, Rows, Triples, Truth
from kg.query.library import Question, grouped
from kg.store.sparql import PREFIXES, Term

if TYPE_CHECKING:
    from rich.table import Table

    from kg.store.graph import Row

_STRING = PREFIXES["xsd"] + "string"


def as_rows(answer: Answer) -> Rows:
    """Return any answer as rows: triples have subject, predicate and object; a truth value has one cell."""
    if isinstance(answer, Triples):
        # RDF 1.1: a triple has no triples in it, which pyoxigraph's types leave open
        rows = cast("tuple[Row, ...]", tuple((x.subject, x.predicate, x.object) for x in answer.triples))
        return Rows(("subject", "predicate", "object"), rows)
    if isinstance(answer, Truth):
        cell = Literal(answer.value)
        return Rows(("answer",), ((cell,),))
    return answer


# --- for programs ------------------------------------------------------------------------


def to_csv(answer: Answer) -> Iterator[str]:
    """Yield lines of SPARQL 1.1 CSV: the bare values, an empty field where there is none."""
    rows = as_rows(answer)
    yield _csv(rows.variables)
    for row in rows.rows:
        yield _csv("" if x is None else _bare(x) for x in row)


def _csv(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(list(cells))
    return line.getvalue()


def _bare(term: Term) -> str:
    return str(term) if isinstance(term, BlankNode) else term.value


def to_tsv(answer: Answer) -> Iterator[str]:
    """Yield lines of SPARQL 1.1 TSV: each term as Turtle writes it, so that a reader has its type again."""
    rows = as_rows(answer)
    yield "\t".join(f"?{name}" for name in rows.variables) + "\n"
    for row in rows.rows:
        yield "\t".join("" if x is None else str(x) for x in row) + "\n"


def to_json(answer: Answer) -> Iterator[str]:
    """Yield pieces of SPARQL 1.1 Query Results JSON, a row on each line."""
    if isinstance(answer, Truth):
        yield json.dumps({"head": {}, "boolean": answer.value}) + "\n"
        return
    rows = as_rows(answer)
    yield f'{{"head": {json.dumps({"vars": rows.variables}, ensure_ascii=False)}, "results": {{"bindings": ['
    separator = "\n"
    for row in rows.rows:
        cells = {name: _json(x) for name, x in zip(rows.variables, row, strict=True) if x is not None}
        yield separator + json.dumps(cells, ensure_ascii=False)
        separator = ",\n"
    yield "\n]}}\n"


def _json(term: Term) -> dict[str, str]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    told = {"type": "literal", "value": term.value}
    if term.language:
        return told | {"xml:lang": term.language}
    return told if term.datatype.value == _STRING else told | {"datatype": term.datatype.value}


# --- for eyes ----------------------------------------------------------------------------

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


def table(answer: Answer, width: int | None = None, *, every: bool = False) -> str:
    """
    Return *answer* as an aligned table, at most *width* columns of a terminal wide; any width where it is ``None``.

    It has the columns that the question shows, or with *every* all. Where they do not fit side by
    side, each row becomes a list of names and values.
    """
    if isinstance(answer, Truth):
        return "yes\n" if answer.value else "no\n"
    rows = as_rows(answer)
    columns = _columns(rows, every=every)
    iris = dict.fromkeys(x.value for row in rows.rows for _, i in columns if isinstance(x := row[i], NamedNode))
    labels = rows.labels(iris) if iris else {}
    cells = [[_cell(row[i], labels) for _, i in columns] for row in rows.rows]
    heads = [head for head, _ in columns]
    if width is not None and _too_narrow(heads, cells, width):
        return _lists(heads, cells, width)
    return _drawn(heads, cells, width)


def _columns(rows: Rows, *, every: bool) -> list[tuple[str, int]]:
    """Return the head and the place of each column to show; ``withLabel`` stands for ``with``, and is called so."""
    chosen = rows.show if rows.show and not every else rows.variables
    named = {f"{name}Label" for name in rows.variables}
    hidden = {name for name in rows.variables if f"{name}Label" in rows.variables} if not rows.show or every else set()
    return [
        (_head(name.removesuffix("Label") if name in named else name), rows.variables.index(name))
        for name in chosen
        if name in rows.variables and name not in hidden
    ]


def _head(variable: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", variable).lower()


def _cell(term: Term | None, labels: Mapping[str, str]) -> str:
    if term is None:
        return ""
    text = visible(_told(term, labels))
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def _told(term: Term, labels: Mapping[str, str]) -> str:
    if isinstance(term, NamedNode):
        return labels.get(term.value) or _short(term.value)
    return _bare(term)


def _short(iri: str) -> str:
    """Return *iri* with a prefix, where one fits: ``dip:Held``."""
    fitting = [(len(space), prefix) for prefix, space in PREFIXES.items() if iri.startswith(space)]
    if not fitting:
        return iri
    length, prefix = max(fitting)
    return f"{prefix}:{iri[length:]}"


def _too_narrow(heads: list[str], cells: list[list[str]], width: int) -> bool:
    needed = sum(min(_NARROWEST, _widest(heads[i], (row[i] for row in cells))) for i in range(len(heads)))
    return needed + 2 * (len(heads) - 1) > width


def _widest(head: str, cells: Iterable[str]) -> int:
    from rich.cells import cell_len

    return max(map(cell_len, (head, *cells)))


def _drawn(heads: list[str], cells: list[list[str]], width: int | None) -> str:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    for i, head in enumerate(heads):
        # A day or a number is read at one glance only where it is whole.
        short = _widest(head, (row[i] for row in cells)) <= _NARROWEST
        drawn.add_column(Text(head), no_wrap=short, overflow="fold")
    for row in cells:
        drawn.add_row(*map(Text, row))
    return _printed(drawn, width)


def _printed(drawn: Table, width: int | None) -> str:
    from rich.console import Console

    plain = io.StringIO()
    console = Console(
        file=plain, width=width or 100_000, color_system=None, force_terminal=False, legacy_windows=False, _environ={}
    )
    console.print(drawn)
    return "".join(line.rstrip() + "\n" for line in plain.getvalue().splitlines())


def _lists(heads: list[str], cells: list[list[str]], width: int) -> str:
    from rich.table import Table
    from rich.text import Text

    blocks = []
    for row in cells:
        drawn = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1, 0, 0))
        drawn.add_column(no_wrap=True)
        drawn.add_column(overflow="fold")
        for head, cell in zip(heads, row, strict=True):
            if cell:
                drawn.add_row(Text(head), Text(cell))
        blocks.append(_printed(drawn, width))
    return "\n".join(blocks)


def catalogue(questions: Sequence[Question], width: int | None = None) -> str:
    """Return the list of *questions*, under their headings: how each is asked, and what it asks."""
    blocks = []
    for heading, asked in grouped(questions):
        cells = [[question.usage, question.text] for question in asked]
        blocks.append(_drawn([heading or "Query", "Question"], cells, width))
    return "\n".join(blocks)


FORMATS = {"csv": to_csv, "tsv": to_tsv, "json": to_json}
"""The formats for programs that any answer can be written in."""
