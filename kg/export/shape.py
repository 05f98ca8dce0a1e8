"""
What the writers share: quads in a stable order, grouped by what they are of, and short names for their IRIs.

rdflib's own writers give other bytes on every run for all formats but Turtle and N-Triples, and Oxigraph's lists
prefixes in the order of a hash; so these write from sorted triples themselves.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.store.sparql import PREFIXES, Term

Node = NamedNode | BlankNode
Spo = tuple[Node, NamedNode, Term]
RDF_TYPE = PREFIXES["rdf"] + "type"
XSD = PREFIXES["xsd"]
_DIP = PREFIXES["dip"]

SECTIONS = (
    # heading -> classes; a subject stands under the first that has one of its classes
    ("People", ("Person",)),
    ("Countries", ("Country",)),
    ("Organisations", ("Organisation", "InternationalOrganisation", "GovernmentBody", "NewsOrganisation")),
    ("Sources that no article names", ("UnnamedSource",)),
    ("Places", ("City", "Region", "Venue", "Place")),
    ("Meetings", ("Summit", "Visit", "Call", "Talks", "Conference", "Meeting")),
    ("Reports: what one article says of one meeting", ("Report",)),
    ("Statements", ("Statement",)),
    ("Roles", ("Representation",)),
    ("Places in places", ("Location",)),
    ("Articles", ("Article",)),
    ("Evidence: the sentences", ("Evidence",)),
    ("Rules of extraction", ("Rule",)),
)
_HEADINGS = (*(heading for heading, _ in SECTIONS), "Other")
_EARLIEST = _DIP + "earliest"
_FIRST = (RDF_TYPE, PREFIXES["rdfs"] + "label", PREFIXES["skos"] + "altLabel", PREFIXES["dcterms"] + "title")
"""Properties that say what a thing is; they stand before the others."""


class Subject(NamedTuple):
    """All that one graph says of a node: its properties in order, each with its values in order."""

    node: Node
    section: str
    properties: tuple[tuple[NamedNode, tuple[Term, ...]], ...]


def by_graph(quads: Iterable[Quad]) -> list[tuple[NamedNode | None, list[Subject]]]:
    """Return the subjects of each graph in *quads*, the default graph (``None``) first, each triple once."""
    graphs: dict[str, set[Spo]] = defaultdict(set)
    for quad in quads:
        graphs["" if isinstance(quad.graph_name, DefaultGraph) else quad.graph_name.value].add(_spo(quad))
    places = _places(spo for held in graphs.values() for spo in held)
    return [(NamedNode(name) if name else None, _subjects(graphs[name], places)) for name in sorted(graphs)]


def merged(quads: Iterable[Quad | Triple]) -> list[Subject]:
    """Return the subjects of all graphs in *quads* as of one, each triple once: for formats without graphs."""
    held = {_spo(quad) for quad in quads}
    return _subjects(held, _places(held))


def _spo(quad: Quad | Triple) -> Spo:
    subject, value = quad.subject, quad.object
    if isinstance(subject, Triple) or isinstance(value, Triple):
        raise TypeError("RDF 1.1 has no triples in triples, and neither has our graph")
    return subject, quad.predicate, value


def _subjects(triples: Iterable[Spo], places: Mapping[Node, tuple[int, str]]) -> list[Subject]:
    held: dict[Node, dict[NamedNode, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in triples:
        held[subject][predicate].append(value)
    return [
        Subject(
            node,
            _HEADINGS[places[node][0]],
            tuple((p, tuple(sorted(values, key=term_order))) for p, values in sorted(held[node].items(), key=_by_name)),
        )
        for node in sorted(held, key=lambda x: (*places[x], x.value))
    ]


def _places(triples: Iterable[Spo]) -> dict[Node, tuple[int, str]]:
    """Return for each subject its section, and the day that it stands under there: meetings are in order of time."""
    sections = {_DIP + name: i for i, (_, names) in enumerate(SECTIONS) for name in names}
    found: dict[Node, tuple[int, str]] = {}
    for subject, predicate, value in triples:
        section, day = found.get(subject, (len(SECTIONS), "~"))
        if predicate.value == RDF_TYPE:
            section = min(section, sections.get(value.value, section))
        elif predicate.value == _EARLIEST:
            day = min(day, value.value)
        found[subject] = section, day
    return found


def _by_name(of_property: tuple[NamedNode, object]) -> tuple[int, str]:
    iri = of_property[0].value
    return (_FIRST.index(iri) if iri in _FIRST else len(_FIRST)), iri


def term_order(term: Term) -> tuple[int, str, str, str]:
    """Order IRIs before literals, each by its text."""
    if isinstance(term, Literal):
        return 2, term.value, term.datatype.value, term.language or ""
    return (0 if isinstance(term, NamedNode) else 1), term.value, "", ""


# --- short names -------------------------------------------------------------------------

_LETTER = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd"
)
_HEX = "%[0-9A-Fa-f]{2}"
_INNER = f"[{_LETTER}0-9_\\-\u00b7\u0300-\u036f\u203f\u2040]|{_HEX}"
_LOCAL = re.compile(f"(?:[{_LETTER}0-9_]|{_HEX})(?:(?:{_INNER}|\\.)*(?:{_INNER}))?")
"""A local name that Turtle takes without a backslash."""


_KNOWN = frozenset(PREFIXES.values())


class Names:
    """
    Short names for the IRIs of one file.

    The folders of the data's IRIs get prefixes of their own: ``person:kim-jong-un`` reads better than
    what ``id:`` would make of it, with a backslash before each slash.
    """

    def __init__(self, iris: Iterable[str], base: str) -> None:
        parts = {iri: split for iri in set(iris) if (split := _split(iri, base)) is not None}
        used = {space for space, _ in parts.values()}
        standard = {prefix: space for prefix, space in PREFIXES.items() if prefix != "id" and space in used}
        own = _own_prefixes(sorted(used - set(standard.values())), base, taken=set(PREFIXES))
        self.prefixes: dict[str, str] = standard | own
        by_space = {space: prefix for prefix, space in self.prefixes.items()}
        self._short = {iri: f"{by_space[space]}:{local}" for iri, (space, local) in parts.items() if space in by_space}

    def short(self, iri: str) -> str | None:
        """Return *iri*, one of the file's, with its prefix, or ``None`` where it has none."""
        return self._short.get(iri)


def _split(iri: str, base: str) -> tuple[str, str] | None:
    """Return what a prefix would stand for, a known namespace or a folder of the data, and the rest of *iri*."""
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1
    space, local = iri[:cut], iri[cut:]
    known = space in _KNOWN or (space.startswith(base) and "#" not in space)
    return (space, local) if known and _LOCAL.fullmatch(local) else None


def _own_prefixes(spaces: list[str], base: str, taken: set[str]) -> dict[str, str]:
    """Return prefixes for folders of the data: their last part, or where two share it all parts."""
    paths = {
        space: [re.sub(r"[^A-Za-z0-9]+", "-", x).strip("-") for x in space[len(base) :].split("/") if x]
        for space in spaces
    }
    found: dict[str, str] = {}
    # Few parts first: place/ is called "place", LOCAL/place/ then "LOCAL-place".
    for space in sorted(spaces, key=lambda x: (len(paths[x]), x)):
        parts = paths[space] or ["id"]
        is_rule = parts[0] == "rule" and len(parts) > 1
        candidates = ["-".join(parts)] if is_rule else [parts[-1], "-".join(parts)]
        free = (x for x in candidates if x not in found and (x not in taken or x == "id") and x[:1].isalpha())
        prefix = next(free, None)
        if prefix is not None:
            found[prefix] = space
    return dict(sorted(found.items()))


def iris(subjects: Iterable[Subject]) -> Iterator[str]:
    """Yield the IRIs of *subjects* that a writer spells out, with repetitions: not rdf:type, not xsd:string."""
    for subject in subjects:
        if isinstance(subject.node, NamedNode):
            yield subject.node.value
        for predicate, values in subject.properties:
            if predicate.value != RDF_TYPE:
                yield predicate.value
            for value in values:
                if isinstance(value, NamedNode):
                    yield value.value
                elif isinstance(value, Literal) and value.datatype.value != XSD + "string":
                    yield value.datatype.value
