"""
N-Quads as the engine writes them: one spelling of each statement.

Almost all lines are in that spelling when they come, since ``kg.rdf`` writes it; they are recognised as they stand,
many at a time. The engine itself respells the rest: it keeps the value of a number, not its spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Store, parse

from kg.store.graph import Piece

# Some of the IRIs of RFC 3987, with no sign that it forbids where it stands: those of the web. Beyond ASCII a path may
# have what is in UTF-8, as the whole is, begun by a byte of these: letters from U+00C0 to U+D7FF.
_SIGNS = rb"\x80-\xbf\xc3-\xedA-Za-z0-9._~!$&'()*+,;=:@/-"
_CODE = rb"%[0-9A-Fa-f]{2}"
_REST = rb"[?" + _SIGNS + rb"]*+(?:" + _CODE + rb"[?" + _SIGNS + rb"]*+)*+"
_PATH = rb"/[" + _SIGNS + rb"]*+(?:" + _CODE + rb"[" + _SIGNS + rb"]*+)*+"
_IRI = rb"<https?://[A-Za-z0-9.-]++(?:" + _PATH + rb")?+(?:\?" + _REST + rb")?+(?:#" + _REST + rb")?+>"

_WORDS = rb'[^"\\\x00-\x1f\x7f]*+(?:\\[nrt"\\][^"\\\x00-\x1f\x7f]*+)*+'
_XSD = rb"\^\^<http://www\.w3\.org/2001/XMLSchema#"
_TYPED = (
    (rb"0|-?[1-9][0-9]{0,17}", rb"integer"),
    (rb"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}", rb"date"),
    (rb"[1-9][0-9]{3}-[0-9]{2}", rb"gYearMonth"),
    (rb"[1-9][0-9]{3}", rb"gYear"),
    (_WORDS, rb"anyURI"),  # no value to the engine, but words
)
"""Values of a type, and the type, that the engine writes as they stand; of dates those without a time zone."""

_VALUE = rb'"(?:' + b"|".join(rb"(?:" + value + rb')"' + _XSD + kind + rb">" for value, kind in _TYPED)
_VALUE += rb"|" + _WORDS + rb'"(?:@[a-z]{2,8}(?:-[a-z0-9]{1,8})*+)?+)(?= )'
_TRIPLE = _IRI + rb" " + _IRI + rb" (?:" + _IRI + rb"|" + _VALUE + rb")"

_TRIPLES = re.compile(rb"(?:" + _TRIPLE + rb" \.\n)++")
_QUAD = re.compile(rb"(" + _TRIPLE + rb") <(" + _IRI[1:-1] + rb")> \.\n")

_ESCAPED = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
"""The two signs beyond ASCII that are no characters, which the engine escapes: U+FFFE and U+FFFF."""


def canonical(nquads: bytes) -> Iterator[Piece]:
    """
    Yield what *nquads*, whole lines, says: N-Triples of each graph as the engine writes them, in no order.

    A statement comes as often as it is there. A blank node gets another name, as it does in each engine. Raises
    ``SyntaxError`` where it is not N-Quads, as strict as the engine where it is strict.
    """
    plain: list[bytes] = []
    named: dict[bytes, list[bytes]] = {}
    odd: list[bytes] = []
    at = 0
    known = _is_text(nquads)
    while at < len(nquads):
        if known and (run := _TRIPLES.match(nquads, at)):
            plain.append(run[0])
            at = run.end()
        elif known and (one := _QUAD.match(nquads, at)):
            named.setdefault(one[2], []).append(one[1])
            at = one.end()
        else:
            end = nquads.find(b"\n", at) + 1 or len(nquads)
            odd.append(nquads[at:end])
            at = end
    if plain:
        yield "", b"".join(plain)
    for graph, triples in named.items():
        yield graph.decode(), b" .\n".join(triples) + b" .\n"
    if odd:
        yield from _respelt(b"".join(odd))


def _is_text(nquads: bytes) -> bool:
    """Say whether *nquads* is UTF-8, and has no sign beyond ASCII that the engine escapes."""
    try:
        nquads.decode()
    except UnicodeDecodeError:
        return False
    return not any(sign in nquads for sign in _ESCAPED)


def _respelt(nquads: bytes) -> Iterator[Piece]:
    """Yield what the engine makes of *nquads*: an engine in memory keeps the same values as one on disk."""
    engine = Store()
    engine.extend(parse(nquads, RdfFormat.N_QUADS))
    for graph in (DefaultGraph(), *engine.named_graphs()):
        lines = engine.dump(format=RdfFormat.N_TRIPLES, from_graph=graph)
        if lines:
            yield graph.value if isinstance(graph, NamedNode) else "", lines
