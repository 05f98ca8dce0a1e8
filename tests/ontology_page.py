"""
The ontology as a page, ``docs/ontology.html``: made from the three files of ``ontology/``, and opens offline.

Terms stand in the order and under the headings of ``diplomacy.ttl``; the anchor of each is its local name, so that
``https://w3id.org/communique/ontology#Meeting`` may lead there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from rdflib import OWL, RDF, RDFS, SH, SKOS, VANN, XSD, Graph, URIRef
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from kg import files
from kg.check.axioms import axioms, ontology
from kg.check.shapes import shapes
from kg.export.profiles import alignments
from kg.rdf.vocab import DIP, ONTOLOGY
from kg.store.sparql import PREFIXES

_HEADING = re.compile(r"^### (.*?) #+$")
_TERM = re.compile(r"^dip:(\w+) a ")
_ALIGN = "https://w3id.org/communique/alignments#"
_KINDS = {
    OWL.Class: "class",
    OWL.ObjectProperty: "object property",
    OWL.DatatypeProperty: "datatype property",
    OWL.AnnotationProperty: "annotation property",
    SKOS.ConceptScheme: "concept scheme",
}
_TRAITS = (
    (OWL.SymmetricProperty, "symmetric"),
    (OWL.TransitiveProperty, "transitive"),
    (OWL.FunctionalProperty, "functional"),
    (OWL.InverseFunctionalProperty, "inverse functional"),
    (OWL.AsymmetricProperty, "asymmetric"),
    (OWL.IrreflexiveProperty, "irreflexive"),
    (OWL.ReflexiveProperty, "reflexive"),
)

EXAMPLE = """\
@prefix dip: <https://w3id.org/communique/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <https://example.org/> .

# Who, where
:anna-berg a dip:Person ; rdfs:label "Anna Berg" ; dip:says :statement ; dip:meets :ivo-maric .
:ivo-maric a dip:Person ; rdfs:label "Ivo Maric" .
:norland   a dip:Country ; rdfs:label "Norland" .
:haven     a dip:City ; rdfs:label "Haven" ; dip:locatedIn :norland .

# What took place, and what one article says of it
:meeting a dip:Summit ; rdfs:label "Anna Berg, Ivo Maric: summit, 2019-04-25" ;
    dip:participant :anna-berg , :ivo-maric ; dip:host :anna-berg ; dip:venue :haven ;
    dip:date "2019-04-25"^^xsd:date ; dip:earliest "2019-04-25"^^xsd:date ; dip:latest "2019-04-25"^^xsd:date ;
    dip:status dip:Held ; dip:evidence :sentence .
:report a dip:Report ; dip:reportOf :meeting ; dip:article :article ;
    dip:reportedStatus dip:Held ; dip:reportedDate "2019-04"^^xsd:gYearMonth ; dip:evidence :sentence .

# Who said what, and for whom
:statement a dip:Statement ; dip:speaker :anna-berg ; dip:addressee :ivo-maric ;
    dip:text "the talks were useful" ; dip:cue "say" ; dip:mode "indirect" ; dip:evidence :sentence .
:office a dip:Representation ; dip:representative :anna-berg ; dip:represented :norland ;
    dip:role "President" ; dip:tenure "current" ; dip:evidence :sentence .
:anna-berg dip:represents :norland .

# Where it is written
:sentence a dip:Evidence ; dip:article :article ; dip:field "body" ; dip:start 0 ; dip:end 80 ; dip:rule :rule ;
    dip:sentence "President Anna Berg, host of Ivo Maric in Haven, told him the talks were useful." .
:rule a dip:Rule ; rdfs:label "meets/host" ; dip:precision 0.96 ; dip:support 48 .
:article a dip:Article ; dcterms:identifier "haven.txt" ; dcterms:title "A summit in Haven" ;
    dcterms:issued "2019-04-26"^^xsd:date ; dcterms:publisher "The Example Courier" ;
    dip:bodyDigest "0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f" .
"""


@dataclass(frozen=True, slots=True)
class Link:
    """A term as it is shown; ``href`` leads to its place on the page, or is empty for a term of others."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """All that the page tells of a term; ``facts`` are headings, each with its links."""

    name: str
    kind: str
    label: str
    comment: str
    traits: tuple[str, ...]
    facts: tuple[tuple[str, tuple[Link, ...]], ...]
    rules: tuple[str, ...]
    before: tuple[Link, ...]  # of a property: what has it, and what it leads to
    after: tuple[Link, ...]


def page() -> str:
    """Return the page."""
    here = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    graph = ontology()
    sections = [(heading, [_term(name) for name in names]) for heading, names in _sections()]
    terms = [term for _, members in sections for term in members]
    return here.get_template("ontology_page.html").render(
        title=str(graph.value(ONTOLOGY, DCTERMS.title)),
        description=str(graph.value(ONTOLOGY, DCTERMS.description)),
        version=str(graph.value(ONTOLOGY, OWL.versionInfo)),
        version_iri=str(graph.value(ONTOLOGY, OWL.versionIRI)),
        licence=str(graph.value(ONTOLOGY, DCTERMS.license)),
        prefix=str(graph.value(ONTOLOGY, VANN.preferredNamespacePrefix)),
        namespace=str(graph.value(ONTOLOGY, VANN.preferredNamespaceUri)),
        sections=sections,
        count={kind: sum(term.kind == kind for term in terms) for kind in {term.kind for term in terms}},
        tree=list(_tree()),
        properties=[term for term in terms if "property" in term.kind],
        disjoint=[(_link(one), _link(other)) for one, other in axioms().disjoint],
        spaces=sorted((p, iri) for p, iri in PREFIXES.items() if p in _used()),
        example=EXAMPLE,
    )


def _sections() -> Iterator[tuple[str, list[str]]]:
    """Yield the headings of the file, each with the local names of its terms; those of others' terms are left out."""
    heading, names = "", list[str]()
    for line in (files.folder("ontology") / "diplomacy.ttl").read_text("utf-8").splitlines():
        if found := _HEADING.match(line):
            if names:
                yield heading, names
            heading, names = found[1], []
        elif term := _TERM.match(line):
            names.append(term[1])
    if names:
        yield heading, names


def _term(name: str) -> Term:
    term, graph = DIP[name], ontology()
    kinds = set(graph.objects(term, RDF.type))
    kind = next((words for cls, words in _KINDS.items() if cls in kinds), "concept")
    return Term(
        name=name,
        kind=kind,
        label=str(graph.value(term, RDFS.label)),
        comment=str(graph.value(term, RDFS.comment)),
        traits=tuple(words for trait, words in _TRAITS if trait in kinds),
        facts=tuple((heading, links) for heading, links in (*_ours(term, kind), *_theirs(term)) if links),
        rules=tuple(sorted(set(_rules(term, kind)))),
        before=_links(axioms().subjects.get(term, ())),
        after=_values(term) if kind == "datatype property" else _links(axioms().objects.get(term, ())),
    )


def _ours(term: URIRef, kind: str) -> Iterator[tuple[str, tuple[Link, ...]]]:
    """Yield what the ontology says of *term*, by heading."""
    graph = ontology()
    if kind == "class":
        yield "is a kind of", _links(graph.objects(term, RDFS.subClassOf))
        yield "kinds of it", _links(graph.subjects(RDFS.subClassOf, term))
        pairs = axioms().disjoint
        yield "never also", _links(x for pair in pairs if term in pair for x in pair if x != term)
        yield "has", _links(graph.subjects(RDFS.domain, term))
        yield "is led to by", _links(graph.subjects(RDFS.range, term))
        above = axioms().superclasses.get(term, ())
        yield "constraints as of", _links(x for x in above if next(_rules(x, kind), None))
    elif kind.startswith("concept"):
        yield "in the scheme", _links(graph.objects(term, SKOS.inScheme))
        yield "broader", _links(graph.objects(term, SKOS.broader))
        yield "narrower", _links(graph.subjects(SKOS.broader, term))
        yield "concepts", _links(graph.subjects(SKOS.inScheme, term))
    else:
        yield "inverse of", _links(axioms().inverses.get(term, ()))
        yield "implies", _links(graph.objects(term, RDFS.subPropertyOf))
        yield "implied by", _links(graph.subjects(RDFS.subPropertyOf, term))


def _values(term: URIRef) -> tuple[Link, ...]:
    """Return the datatypes that the shapes allow for *term*: a string, where they name none."""
    graph = shapes()
    found = {
        kind
        for shape in graph.subjects(SH.path, term)
        for node in (shape, *_members(graph, graph.value(shape, SH["or"])))
        for kind in graph.objects(node, SH.datatype)
    }
    return _links(found or {XSD.string})


def _members(graph: Graph, head: Node | None) -> list[Node]:
    return [] if head is None else list(Collection(graph, head))


def _theirs(term: URIRef) -> Iterator[tuple[str, tuple[Link, ...]]]:
    """Yield what the alignments say of *term*, by heading."""
    graph = alignments()
    yield (
        "in other vocabularies",
        _links((*graph.objects(term, RDFS.subClassOf), *graph.objects(term, RDFS.subPropertyOf))),
    )
    yield "closely matches", _links(graph.objects(term, SKOS.closeMatch))
    yield "near, not the same", _links(graph.objects(term, RDFS.seeAlso))
    plover = (graph.value(term, URIRef(_ALIGN + x)) for x in ("ploverType", "ploverMode", "ploverContext"))
    yield "PLOVER", tuple(Link(str(x)) for x in plover if x is not None)
    yield "CAMEO", tuple(Link(str(x)) for x in sorted(graph.objects(term, URIRef(_ALIGN + "cameo"))))


def _rules(term: URIRef, kind: str) -> Iterator[str]:
    """Yield in words what the shapes ask of a class, or of a property wherever it stands."""
    graph = shapes()
    for shape in graph.subjects(RDF.type, SH.NodeShape):
        parts = list(graph.objects(shape, SH.property))
        if kind == "class":
            nodes = [shape, *parts] if (shape, SH.targetClass, term) in graph else []
        else:
            nodes = [x for x in parts if term in _paths(graph, x)]
            nodes += [shape] if (shape, SH.targetSubjectsOf, term) in graph else []
        for node in nodes:
            if message := graph.value(node, SH.message):
                yield f"{message} (else a warning)" if graph.value(node, SH.severity) == SH.Warning else str(message)


def _paths(graph: Graph, shape: Node) -> set[Node]:
    path = graph.value(shape, SH.path)
    return {x for x in (path, path and graph.value(path, SH.inversePath)) if x is not None}


def _tree(of: URIRef | None = None, depth: int = 0) -> Iterator[tuple[int, Link, str]]:
    """Yield the classes with their depth and comment, each under every class right above it, in the file's order."""
    graph = ontology()
    for _, names in _sections():
        for name in names:
            term = DIP[name]
            if (term, RDF.type, OWL.Class) not in graph:
                continue
            above = sorted(graph.objects(term, RDFS.subClassOf))
            if (of in above) if of else not above:
                yield depth, _link(term), str(graph.value(term, RDFS.comment))
                yield from _tree(term, depth + 1)


@cache
def _used() -> frozenset[str]:
    """Return the prefixes of others that the alignments and the data use."""
    named = {x for graph in (ontology(), alignments()) for triple in graph for x in triple if isinstance(x, URIRef)}
    spaces = {p for p, space in PREFIXES.items() for x in named if x.startswith(space)}
    return frozenset(spaces - {"dip", "id", "rdf", "rdfs", "owl"})


def _links(terms: Iterable[Node]) -> tuple[Link, ...]:
    return tuple(_link(x) for x in sorted({x for x in terms if isinstance(x, URIRef)}))


def _link(term: URIRef) -> Link:
    return Link(_short(term), f"#{_local(term)}" if term.startswith(str(DIP)) else "")


def _short(term: Node) -> str:
    prefix, space = next(((p, x) for p, x in PREFIXES.items() if str(term).startswith(x)), ("", ""))
    return f"{prefix}:{str(term).removeprefix(space)}" if prefix else str(term)


def _local(term: Node) -> str:
    return str(term).removeprefix(str(DIP))
