"""
An answer for programs: CSV, TSV, JSON and XML as SPARQL 1.1 has them, and Markdown.

The first four hold every value as it is stored. All are written row by row, and
however many there are take no memory.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import cast

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.query.answer import Answer, Rows, Stream, Streamed, Triples, Truth
from kg.store.graph import Row
from kg.store.sparql import PREFIXES, Term

_STRING = PREFIXES["xsd"] + "string"

_AT_ONCE = 256
"""Rows that are written, or whose labels are looked up, together."""


def as_rows(answer: Answer | Streamed) -> Rows | Stream:
    """Return any answer as rows: triples have subject, predicate and object; a truth value has one cell."""
    if isinstance(answer, Triples):
        # RDF 1.1: a triple has no triples in it, which pyoxigraph's types leave open
        rows = cast("tuple[Row, ...]", tuple((x.subject, x.predicate, x.object) for x in answer.triples))
        return Rows(("subject", "predicate", "object"), rows)
    if isinstance(answer, Truth):
        cell = Literal(answer.value)
        return Rows(("answer",), ((cell,),))
    return answer


def batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Yield *rows* in lists, the first of which are short: what is found first is written first."""
    left, size = iter(rows), 1
    while batch := list(islice(left, size)):
        yield batch
        size = min(2 * size, _AT_ONCE)


def to_csv(answer: Answer | Streamed) -> Iterator[str]:
    """Yield lines of SPARQL 1.1 CSV: the bare values, an empty field where there is none."""
    rows = as_rows(answer)
    yield _csv([rows.variables])
    for batch in batches(rows.rows):
        yield _csv(["" if x is None else bare(x) for x in row] for row in batch)


def _csv(lines: Iterable[Iterable[str]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(lines)
    return text.getvalue()


def bare(term: Term) -> str:
    """Return the value of *term* alone: of a literal, without its type."""
    return str(term) if isinstance(term, BlankNode) else term.value


def to_tsv(answer: Answer | Streamed) -> Iterator[str]:
    """Yield lines of SPARQL 1.1 TSV: each term as Turtle writes it, so that a reader has its type again."""
    rows = as_rows(answer)
    yield "\t".join(f"?{name}" for name in rows.variables) + "\n"
    for row in rows.rows:
        yield "\t".join(["" if x is None else str(x) for x in row]) + "\n"


def to_json(answer: Answer | Streamed) -> Iterator[str]:
    """Yield pieces of SPARQL 1.1 Query Results JSON, a row on each line."""
    if isinstance(answer, Truth):
        yield json.dumps({"head": {}, "boolean": answer.value}) + "\n"
        return
    rows = as_rows(answer)
    yield f'{{"head": {json.dumps({"vars": rows.variables}, ensure_ascii=False)}, "results": {{"bindings": ['
    separator = "\n"
    for row in rows.rows:
        cells = {name: json_term(x) for name, x in zip(rows.variables, row, strict=True) if x is not None}
        yield separator + json.dumps(cells, ensure_ascii=False)
        separator = ",\n"
    yield "\n]}}\n"


def json_term(term: Term) -> dict[str, str]:
    """Return *term* as SPARQL 1.1 Query Results JSON has it."""
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    told = {"type": "literal", "value": term.value}
    if term.language:
        return told | {"xml:lang": term.language}
    return told if term.datatype.value == _STRING else told | {"datatype": term.datatype.value}


# --- XML ---------------------------------------------------------------------------------

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n'
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
SIGNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
_MARKED = re.compile('[&<>"\t\n\r]')


def to_xml(answer: Answer | Streamed) -> Iterator[str]:
    """
    Yield pieces of the SPARQL Query Results XML Format, a row on each line.

    Control characters, which XML 1.0 has no way to write, become U+FFFD.
    """
    if isinstance(answer, Truth):
        yield f"{_HEAD}<head/>\n<boolean>{'true' if answer.value else 'false'}</boolean>\n</sparql>\n"
        return
    rows = as_rows(answer)
    variables = "".join(f'<variable name="{escaped(name)}"/>' for name in rows.variables)
    yield f"{_HEAD}<head>{variables}</head>\n<results>\n"
    opening = [f'<binding name="{escaped(name)}">' for name in rows.variables]
    for row in rows.rows:
        cells = (f"{name}{_xml(x)}</binding>" for name, x in zip(opening, row, strict=True) if x is not None)
        yield f"<result>{''.join(cells)}</result>\n"
    yield "</results>\n</sparql>\n"


def _xml(term: Term) -> str:
    if isinstance(term, NamedNode):
        return f"<uri>{escaped(term.value)}</uri>"
    if isinstance(term, BlankNode):
        return f"<bnode>{escaped(term.value)}</bnode>"
    kind = ""
    if term.language:
        kind = f' xml:lang="{term.language}"'
    elif term.datatype.value != _STRING:
        kind = f' datatype="{escaped(term.datatype.value)}"'
    return f"<literal{kind}>{escaped(term.value)}</literal>"


def escaped(text: str) -> str:
    """Return *text* as it stands in an attribute, or between tags, of XML."""
    return _MARKED.sub(lambda x: SIGNS[x[0]], legal(text))


def legal(text: str) -> str:
    """Return *text* with U+FFFD in the place of characters that XML 1.0 has no way to write."""
    return _ILLEGAL.sub("\ufffd", text)


# --- Markdown ----------------------------------------------------------------------------

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&$!]")
"""Signs that Markdown, in one of its kinds, takes for more than a letter. An escaped one is shown as it is."""

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]")


def to_markdown(answer: Answer | Streamed) -> Iterator[str]:
    """
    Yield a table of GitHub's Markdown, a row a line, IRIs as links that are called by their labels.

    It has the columns that the question shows. Words stand there as they are in the graph, whole, and nothing
    in them is taken for markup.
    """
    rows = as_rows(answer)
    chosen = columns(rows)
    yield f"| {' | '.join(_words(head) for head, _ in chosen)} |\n"
    yield f"| {' | '.join('---' for _ in chosen)} |\n"
    for batch in batches(rows.rows):
        iris = dict.fromkeys(x.value for row in batch for _, i in chosen if isinstance(x := row[i], NamedNode))
        labels = rows.labels(iris) if iris else {}
        for row in batch:
            yield f"| {' | '.join(_linked(row[i], labels) for _, i in chosen)} |\n"


def _linked(term: Term | None, labels: Mapping[str, str]) -> str:
    if term is None:
        return ""
    if isinstance(term, NamedNode) and re.match(r"https?://[^\s()<>|\\]+$", term.value):
        return f"[{_words(labels.get(term.value) or short(term.value))}]({term.value})"
    return _words(bare(term))


def _words(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", " ".join(_UNSEEN.sub(" ", text).split()))


# --- what is shown -----------------------------------------------------------------------


def columns(rows: Rows | Stream, *, every: bool = False) -> list[tuple[str, int]]:
    """
    Return the head and the place of each column to show: those of the question, or with *every* all.

    ``withLabel`` stands for ``with``, and is called so.
    """
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


def short(iri: str) -> str:
    """Return *iri* with a prefix, where one fits: ``dip:Held``."""
    fitting = [(len(space), prefix) for prefix, space in PREFIXES.items() if iri.startswith(space)]
    if not fitting:
        return iri
    length, prefix = max(fitting)
    return f"{prefix}:{iri[length:]}"


FORMATS = {"csv": to_csv, "tsv": to_tsv, "json": to_json, "xml": to_xml, "markdown": to_markdown}
"""The formats that any answer can be written in, however long."""
