"""The network as GEXF 1.3, the format of Gephi: directed, each edge of a kind and with the days that it holds."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import quoteattr

from kg.export.edges import Edge, nodes_first
from kg.query.formats import legal
from kg.query.told import Thing
from kg.store.graph import GraphStore

_OF_NODES = (("class", "string"), ("iri", "anyURI"))
_OF_EDGES = (
    ("relation", "string"),
    ("status", "string"),
    ("meeting", "string"),
    ("date", "string"),
    ("place", "string"),
    ("role", "string"),
    ("mode", "string"),
    ("sentences", "integer"),
    ("sentence", "string"),
    ("publisher", "string"),
    ("via", "anyURI"),
)


def to_gexf(store: GraphStore) -> Iterator[str]:
    """
    Yield the network as GEXF: directed edges, IRIs as the nodes' names.

    ``kind`` is the relation, so that two edges between the same nodes stay two. ``start`` and ``end`` are whole
    days: the first and the last that are possible. What is not told is left out: such an edge is always there.
    Control characters, which XML cannot hold, become U+FFFD.
    """
    with nodes_first(store, _edge) as (things, told):
        yield (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
            "  <meta><creator>Communiqué</creator></meta>\n"
            '  <graph mode="dynamic" defaultedgetype="directed" timeformat="date">\n'
        )
        yield from _attributes("node", _OF_NODES)
        yield from _attributes("edge", _OF_EDGES)
        yield "    <nodes>\n"
        yield from map(_node, things)
        yield "    </nodes>\n    <edges>\n"
        yield from told
        yield "    </edges>\n  </graph>\n</gexf>\n"


def _attributes(kind: str, columns: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield f'    <attributes class="{kind}">\n'
    yield from (f'      <attribute id="{kind}-{name}" title="{name}" type="{told}"/>\n' for name, told in columns)
    yield "    </attributes>\n"


def _node(x: Thing) -> str:
    values = _values("node", _OF_NODES, {"class": "; ".join(x.classes), "iri": x.iri})
    return f"      <node id={_quoted(x.iri)} label={_quoted(x.label)}>{values}</node>\n"


def _edge(number: int, x: Edge) -> str:
    first = x.claims[0].passage if x.claims else None
    cells = x.cells() | {
        "meeting": x.kind,
        "sentences": str(len(x.claims)),
        "sentence": first.sentence if first else None,
        "publisher": first.article.publisher if first else None,
    }
    days = {"start": first_day(x.earliest), "end": last_day(x.latest)}
    dated = "".join(f' {key}="{day}"' for key, day in days.items() if day)
    ends = f"source={_quoted(x.source.iri)} target={_quoted(x.target.iri)}"
    told = f'id="e{number}" {ends} kind="{x.relation}" label="{x.relation}"{dated}'
    return f"      <edge {told}>{_values('edge', _OF_EDGES, cells)}</edge>\n"


def _values(kind: str, columns: Iterable[tuple[str, str]], cells: Mapping[str, str | None]) -> str:
    told = ((name, cells[name]) for name, _ in columns)
    lines = (f'<attvalue for="{kind}-{name}" value={_quoted(value)}/>' for name, value in told if value)
    return f"<attvalues>{''.join(lines)}</attvalues>"


def _quoted(text: str) -> str:
    return quoteattr(legal(text), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def first_day(told: str | None) -> str | None:
    """Return the first day of a day, a month or a year as XML Schema writes one."""
    if told is None:
        return None
    return f"{told}-01-01"[:10] if len(told) == len("2021") else f"{told}-01"[:10]


def last_day(told: str | None) -> str | None:
    """Return the last day of a day, a month or a year as XML Schema writes one."""
    if told is None or len(told) >= len("2021-03-04"):
        return told
    if len(told) == len("2021"):
        return f"{told}-12-31"
    year, _, month = told.partition("-")
    return f"{told}-{monthrange(int(year), int(month))[1]}"
