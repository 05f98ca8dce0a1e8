"""The answer to a query in the format that is asked for: rows as tables, triples as RDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.errors import UnknownNameError
from kg.export import formats as rdf
from kg.query import formats, results
from kg.query.answer import Answer, Streamed, Triples
from kg.store.graph import as_pieces
from kg.store.sparql import PREFIXES

TABLE = "table"
_ALIASES = {"md": "markdown", "srj": "json", "srx": "xml", "text": TABLE, "txt": TABLE}
_ENDINGS = {f".{name}": name for name in ("csv", "tsv", "json", "srj", "xml", "srx", "md", "markdown", "txt")}
_OF_ROWS = (TABLE, *formats.FORMATS)
_OF_TRIPLES_TOO = ("csv", "tsv", "markdown")


def of_path(path: Path) -> str | None:
    """
    Return the format of an answer that the ending of *path* stands for, ``None`` where it has none.

    Raises ``UnknownNameError`` for one of no format.
    """
    found = _ENDINGS.get(path.suffix.lower()) or rdf.of_path(path)
    if found is None:
        rdf.meant(path, sorted({*_ENDINGS, *(x.suffix for x in rdf.FORMATS.values() if x.write is not None)}))
    return found


def known() -> tuple[str, ...]:
    """Return the names of all formats that some answer can be written in."""
    triples = (name for name, x in rdf.FORMATS.items() if x.write is not None)
    return (*_OF_ROWS, *triples)


def check(name: str) -> None:
    """Raise ``UnknownNameError`` where no answer at all can be written in the format *name*: before it is asked for."""
    if _ALIASES.get(name.lower(), name.lower()) not in _OF_ROWS:
        try:
            rdf.find(name)
        except UnknownNameError:
            raise UnknownNameError(f"there is no format {name!r}; there are: {', '.join(known())}", known()) from None


def answer(
    found: Answer | Streamed, name: str = TABLE, *, base: str = "", width: int | None = None, every: bool = False
) -> Iterator[bytes]:
    """
    Yield the answer to a query in the format *name*, in UTF-8.

    Rows and truth values: ``table`` (at most *width* columns of a terminal wide; with *every* all columns), ``csv``,
    ``tsv``, ``json``, ``xml``, ``markdown``; but for the table, each row is written when it comes. Triples: any
    format of RDF, CSV, TSV or Markdown; Turtle where a table is asked for, JSON-LD for JSON, RDF/XML for XML. *base*
    is the store's, for short names. Raises ``UnknownNameError`` with the formats that this answer has.
    """
    wanted = _ALIASES.get(name.lower(), name.lower())
    if isinstance(found, Triples) and wanted not in _OF_TRIPLES_TOO:
        chosen = rdf.find("turtle" if wanted == TABLE else wanted)
        if chosen.write is None:
            others = tuple(x for x in known() if x in _OF_TRIPLES_TOO or x not in _OF_ROWS)
            raise UnknownNameError(f"triples cannot be written as {name}; as: {', '.join(others)}", others)
        return chosen.write(as_pieces(found.triples), base or PREFIXES["id"])
    if wanted == TABLE:
        return rdf.encoded([results.table(found, width, every=every)])
    if wanted in formats.FORMATS:
        return rdf.encoded(formats.FORMATS[wanted](found))
    raise UnknownNameError(
        f"rows cannot be written as {name!r}; as: {', '.join(_OF_ROWS)}. For RDF ask with CONSTRUCT or DESCRIBE",
        _OF_ROWS,
    )
