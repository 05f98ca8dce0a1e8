"""The network as GraphML, for Gephi, yEd, Cytoscape and networkx: written as it is found, nodes first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from kg.export.edges import Edge, nodes_first
from kg.export.tables import OF_EDGE, attributes
from kg.query.formats import legal
from kg.query.told import Thing
from kg.store.graph import GraphStore

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_OF_NODE = ("label", "type")
_NUMBERS = {"sentences"}


def to_graphml(store: GraphStore) -> Iterator[str]:
    """
    Yield the network as GraphML: a directed multigraph, IRIs as the nodes' names.

    An edge has its first sentence and the number of all. What holds both ways (``meets``) is one edge.
    Control characters, which XML cannot hold, become U+FFFD. networkx's own writer makes the same graph of
    ``tables.network``, which holds all of it at once.
    """
    with nodes_first(store, _edge) as (things, told):
        yield _HEAD
        yield from _keys("node", _OF_NODE)
        yield from _keys("edge", OF_EDGE)
        yield '  <graph edgedefault="directed">\n'
        yield from map(_node, things)
        yield from told
        yield "  </graph>\n</graphml>\n"


def _keys(kind: str, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        told = "long" if name in _NUMBERS else "string"
        yield f'  <key id="{kind}-{name}" for="{kind}" attr.name="{name}" attr.type="{told}"/>\n'


def _node(x: Thing) -> str:
    told = {"label": legal(x.label), "type": "; ".join(x.classes)}
    return f"    <node id={quoteattr(legal(x.iri))}>\n{_data('node', told)}    </node>\n"


def _edge(number: int, x: Edge) -> str:
    ends = f"source={quoteattr(legal(x.source.iri))} target={quoteattr(legal(x.target.iri))}"
    return f'    <edge {ends} id="e{number}">\n{_data("edge", attributes(x))}    </edge>\n'


def _data(kind: str, told: Mapping[str, str | int]) -> str:
    return "".join(
        f'      <data key="{kind}-{name}">{escape(str(value), {chr(13): "&#13;"})}</data>\n'
        for name, value in told.items()
    )
