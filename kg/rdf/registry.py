"""What the tables of ``data/`` add to the nodes of a graph, in a graph of its own: each with its row."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import lru_cache

from rdflib import OWL, RDF, RDFS, SKOS, Literal, URIRef
from rdflib.namespace import DCTERMS

from kg.config import Config
from kg.model import Node
from kg.rdf import iri, literals
from kg.rdf.quad import Triple
from kg.rdf.vocab import DIP, GEO, GEONAMES, STATUS, WIKIDATA
from kg.tables import Actor, Place, Tables, parents

_WIKIDATA = re.compile(r"Q\d+")
_GEONAMES = re.compile(r"place/(\d+)")


def registry_triples(
    nodes: Iterable[Node], config: Config, tables: Tables, also: Iterable[str] = ()
) -> Iterator[Triple]:
    """
    Yield what *tables* say of *nodes* and the keys *also*, of what these lie in or belong to, and of the statuses.

    Only what the graph uses: the tables hold more places than any collection names.
    """
    above = parents(tables)
    used = {*(node.key for node in nodes), *also}
    for key in list(used):
        while (key := above.get(key, "")) and key not in used:
            used.add(key)
    actors, places = _rows(tables)
    used |= {f"country/{actors[key].country}" for key in used if key in actors and actors[key].country}
    for key in sorted(used):
        if key in actors:
            yield from _actor(actors[key], config, actors, above)
        if key in places:
            yield from _place(places[key], config, above)
    yield from _statuses()


@lru_cache(maxsize=4)
def _rows(tables: Tables) -> tuple[Mapping[str, Actor], Mapping[str, Place]]:
    return {x.key: x for x in tables.actors}, {x.key: x for x in tables.places}


def _actor(actor: Actor, config: Config, known: Container[str], above: Mapping[str, str]) -> Iterator[Triple]:
    node = iri.node(config, actor.key)
    yield from _named(node, actor, "actors.csv", config)
    for predicate, code in ((DIP.iso2, actor.iso2), (DIP.iso3, actor.iso3)):
        if code:
            yield node, predicate, Literal(code)
    # A newspaper or a rebel army is of a country and no part of it.
    if actor.type == "GovernmentBody" and (country := f"country/{actor.country}") in known:
        yield node, DIP.partOf, iri.node(config, country)
    if actor.key in above:
        yield node, RDF.type, DIP.Place  # it is spoken of as a house too: "at the Kremlin"
        yield node, DIP.locatedIn, iri.node(config, above[actor.key])
    if _WIKIDATA.fullmatch(actor.wikidata):
        yield node, OWL.sameAs, WIKIDATA[actor.wikidata]


def _place(place: Place, config: Config, above: Mapping[str, str]) -> Iterator[Triple]:
    node = iri.node(config, place.key)
    yield from _named(node, place, "places.csv", config)
    if place.latitude is not None and place.longitude is not None:
        yield node, GEO.lat, literals.decimal(place.latitude)
        yield node, GEO.long, literals.decimal(place.longitude)
    if place.key in above:
        yield node, DIP.locatedIn, iri.node(config, above[place.key])
    # Our key of a city is GeoNames' own number where the row comes from there.
    if (number := _GEONAMES.fullmatch(place.key)) and "geonames" in place.source.casefold():
        yield node, OWL.sameAs, GEONAMES[f"{number[1]}/"]


def _named(node: URIRef, row: Actor | Place, table: str, config: Config) -> Iterator[Triple]:
    yield node, RDF.type, DIP[row.type]
    yield node, RDFS.label, literals.text(row.name)
    for alias in row.aliases:
        if alias != row.name:
            yield node, SKOS.altLabel, literals.text(alias)
    yield node, DCTERMS.source, literals.text(f"data/{table}#{row.key.rpartition('/')[2]}")
    if row.source:
        yield node, DCTERMS.source, literals.text(row.source)


def _statuses() -> Iterator[Triple]:
    """A status is drawn and listed by its label, which a graph without the ontology would lack."""
    for status, concept in STATUS.items():
        yield concept, RDF.type, SKOS.Concept
        yield concept, RDFS.label, Literal(status.value, lang="en")
        yield concept, DCTERMS.source, literals.text("ontology/diplomacy.ttl")
