"""
Some facts of a graph by their IRIs, as ``facts.read`` gives them of the whole.

Reading the whole is linear in what is stored. Here what is told of each fact is looked up by an index,
so that it takes as long on millions of triples as on thousands.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice

from kg.draw import facts
from kg.draw.facts import Facts, Selectable, Triples

AT_ONCE = 500
"""Things that one query asks for: enough to make few queries, few enough to keep each short."""

_OF_ENTITIES = (
    *("rdf:type", "rdfs:label", "skos:altLabel", "dip:iso3", "owl:sameAs", "dcterms:source"),
    *("dip:represents", "dip:locatedIn", "dip:partOf", "geo:lat", "geo:long"),
)
"""What is read of an entity: without the thousands of lines that the graph has from a country to all that it met."""

_NAMING = tuple(
    facts.iri_of(f"dip:{name}")
    for name in (
        *("participant", "host", "guest", "venue", "reportedVenue"),
        *("speaker", "addressee", "reportedBy", "mentions"),
        *("representative", "represented", "accreditedTo", "inner", "outer"),
    )
)
"""Properties of facts, and of reports, that name an entity."""


def read(store: Selectable, told: Collection[str], entities: Iterable[str] = ()) -> Facts:
    """
    Return the facts *told* of *store*, and *entities*: IRIs; what is none of either is left out.

    All that a fact names is among the entities, with the places that these lie in. Each fact is as ``facts.read``
    has it.
    """
    held = Triples()
    reports = {row["x"] for row in of_each(store, "SELECT ?x { VALUES ?of { %s } ?x dip:reportOf ?of }", told)}
    _describe(store, held, {*told, *reports})
    evidence = held.values("dip:evidence")
    _describe(store, held, evidence)
    _describe(store, held, held.values("dip:article") | held.values("dip:rule"))
    # "postponed" is a narrower word for one of the five: the graph says for which
    _describe(store, held, held.values("dip:status"))
    _describe(store, held, held.values("skos:broader"))
    named = {*entities, *(value for name in _NAMING for value in held.values(name))}
    known: set[str] = set()
    while new := named - known:  # what a place lies in, and what a body belongs to, has a name too
        _describe(store, held, new, _OF_ENTITIES)
        known |= new
        named = held.values("dip:locatedIn") | held.values("dip:partOf")
    return facts.read(held)


def _describe(store: Selectable, held: Triples, subjects: Iterable[str], terms: Collection[str] = ()) -> None:
    """Add to *held* what *store* tells of *subjects*: all of it, or by the properties *terms*."""
    if not terms:
        for row in of_each(store, "SELECT ?s ?p ?o { VALUES ?s { %s } ?s ?p ?o }", subjects):
            held.add(row["s"], row["p"], row["o"])
    wanted = sorted(set(subjects)) if terms else []
    for predicate in map(facts.iri_of, terms):
        for row in of_each(store, f"SELECT ?s ?o {{ VALUES ?s {{ %s }} ?s <{predicate}> ?o }}", wanted):
            held.add(row["s"], predicate, row["o"])


def of_each(store: Selectable, query: str, iris: Iterable[str]) -> Iterator[Mapping[str, str]]:
    """Yield the rows of *query* with *iris*, some at a time, in the place of its ``%s``; none where there are none."""
    for some in chunks(iris):
        yield from store.select(query.replace("%s", values(some)))


def values(iris: Iterable[str]) -> str:
    """Return *iris* as terms of SPARQL; what could not be an IRI there is left out."""
    return " ".join(f"<{iri}>" for iri in iris if not _UNFIT.intersection(iri))


_UNFIT = frozenset('<>"{}|^`\\' + "".join(map(chr, range(0x21))))


def chunks(iris: Iterable[str], size: int = AT_ONCE) -> Iterator[list[str]]:
    """Yield *iris*, each once and sorted, *size* at a time."""
    remaining = iter(sorted(set(iris)))
    while some := list(islice(remaining, size)):
        yield some
