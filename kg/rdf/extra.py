"""
Turtle of the user's own: the triples that join the graph, each thing of it with the file that tells it.

Blank nodes get names made from what is said of them, so that a rebuild gives the same. Words of a language
(``"Ada Brook"@en``) become plain strings, as all names of a graph are: of several ``rdfs:label`` that differ by
language alone the English one stays, and the others are further names.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import RDF, RDFS, SKOS, BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from kg import keys
from kg.config import Config
from kg.errors import InputError, in_a_line
from kg.model import Known
from kg.rdf import iri, literals
from kg.rdf.quad import Triple
from kg.rdf.vocab import DIP
from kg.tables import Actor, Place, Tables

_STEPS = {"person": "Person", "country": "Country", "organisation": "Organisation", "place": "Place"}
"""The class of a thing that articles named first, by the step of its key: ``local/person/…``."""


REACH = 8
"""A blank node is named by what is said of it and of those so many steps off: an address in an office needs two."""


@dataclass(frozen=True, slots=True)
class Extra:
    """The triples of one file, sorted; ``name`` is the file's."""

    name: str
    triples: tuple[Triple, ...]

    def without(self, subjects: Iterable[str]) -> Extra:
        """Return it without what is said of *subjects*."""
        gone = set(subjects)
        return Extra(self.name, tuple(x for x in self.triples if str(x[0]) not in gone))


def read_extra(data: bytes, name: str, config: Config) -> Extra:
    """
    Return the triples in *data*, the Turtle of the file *name*; relative IRIs are of the user's own corner.

    Raises ``InputError`` where it is no Turtle, or names a relation by what is no IRI.
    """
    graph = Graph(bind_namespaces="none")
    # rdflib logs a date that is none with a traceback; our gate tells of it in words.
    logging.getLogger("rdflib.term").setLevel(logging.ERROR)
    own = f"{config.base}{keys.collection(config.collection)}/with/"
    try:
        graph.parse(data=data.decode("utf-8-sig"), format="turtle", publicID=f"{own}{keys.slug(name)}")
    except Exception as error:  # what rdflib's parser raises is of many kinds
        problem = in_a_line(error)
        raise InputError(name, f"not Turtle in UTF-8 ({problem[:200]})", "Mend the file, or leave it out") from error
    blank = _digests(graph)
    triples: set[Triple] = set()
    labels: defaultdict[URIRef, list[Literal]] = defaultdict(list)
    for told in graph:
        subject, predicate, value = (_named(x, own, blank) for x in told)
        if not isinstance(subject, URIRef) or not isinstance(predicate, URIRef):
            raise InputError(name, f"{told[0]!r} is no IRI", "Give what is spoken of an IRI")
        if predicate == RDFS.label and isinstance(value, Literal) and value.language:
            labels[subject].append(value)
        elif isinstance(value, Literal) and value.language and predicate in (SKOS.altLabel, DIP.role):
            triples.add((subject, predicate, literals.text(value)))
        else:
            triples.add((subject, predicate, value))
    for subject, several in labels.items():
        triples |= set(_labelled(subject, several, plain=any(x[:2] == (subject, RDFS.label) for x in triples)))
    source = literals.text(f"with/{name}")
    triples |= {(s, DCTERMS.source, source) for s in {x[0] for x in triples}}
    return Extra(name, tuple(sorted(triples, key=lambda x: (x[0], x[1], x[2].n3()))))


def _digests(graph: Graph) -> dict[Node, str]:
    """
    Return a digest of what is said of each blank node, and of those around it, ``REACH`` blank nodes far.

    Colour refinement in a fixed number of rounds: linear, and no other part of the file changes a name. Two that it
    cannot tell apart are one. rdflib's own canonical form can tell more, and takes minutes for a thousand.
    """
    around: defaultdict[Node, list[tuple[str, Node]]] = defaultdict(list)
    for s, p, o in graph:
        if isinstance(s, BNode):
            around[s].append((f"{p.n3()} {_shown(o)}", o))
        if isinstance(o, BNode):
            around[o].append((f"of {p.n3()} {_shown(s)}", s))
    digests: dict[Node, str] = dict.fromkeys(around, "")
    for _ in range(REACH):
        digests = {
            node: keys.digest(*sorted(f"{said} {digests.get(other, '')}" for said, other in told))
            for node, told in around.items()
        }
    return digests


def _shown(term: Node) -> str:
    return "_" if isinstance(term, BNode) else term.n3()


def _named(term: Node, own: str, blank: dict[Node, str]) -> URIRef | Literal:
    if isinstance(term, BNode):
        return URIRef(own + blank[term])
    if isinstance(term, URIRef | Literal):
        return term
    raise TypeError(f"{term!r} stands in no Turtle")


def _labelled(subject: URIRef, several: list[Literal], *, plain: bool) -> Iterator[Triple]:
    """Yield one label, unless a *plain* one is there, and the others as further names."""
    ordered = sorted(several, key=lambda x: ((x.language or "").partition("-")[0] != "en", x.language or "", str(x)))
    for number, label in enumerate(ordered):
        yield subject, SKOS.altLabel if number or plain else RDFS.label, literals.text(label)


def keys_in(extras: Iterable[Extra], config: Config) -> set[str]:
    """Return the node keys of all that *extras* speak of under our base: rows of the tables among them."""
    terms = {x for extra in extras for s, _, o in extra.triples for x in (s, o) if isinstance(x, URIRef)}
    return {iri.key(config, x) for x in terms if x.startswith(config.base)}


def known(extras: Iterable[Extra], config: Config, tables: Tables) -> tuple[Known, ...]:
    """
    Return the people, bodies and places that *extras* give names, by key: what articles may mean by these names.

    The class is the one that they state, else that of the row of *tables* or of the article's entity it is.
    """
    rows: dict[str, Actor | Place] = {row.key: row for row in tables.actors} | {row.key: row for row in tables.places}
    stated: defaultdict[str, set[str]] = defaultdict(set)
    labels: defaultdict[str, set[str]] = defaultdict(set)
    names: defaultdict[str, set[str]] = defaultdict(set)
    inside: dict[str, str] = {}
    for s, p, o in (triple for extra in extras for triple in extra.triples):
        key = iri.key(config, s)
        if p == RDF.type and isinstance(o, URIRef) and o.startswith(str(DIP)):
            stated[key].add(o.removeprefix(str(DIP)))
        elif p in (RDFS.label, SKOS.altLabel):
            (labels if p == RDFS.label else names)[key].add(str(o))
        elif p == DIP.locatedIn and isinstance(o, URIRef):
            inside[key] = iri.key(config, o).removeprefix("country/")
    held = _offices(extras, config)
    found = []
    for key in sorted({*labels, *names}):
        parts = key.split("/")
        row = rows.get(key)
        cls = min(stated[key], default=row.type if row else _STEPS.get(parts[1], "") if len(parts) == 3 else "")
        label = min(labels[key], default=row.name if row else None)
        known_as = tuple(sorted(labels[key] | names[key]))
        found.append(Known(key, cls, label, known_as, inside.get(key, ""), tuple(sorted(held[key]))))
    return tuple(x for x in found if x.cls)


def _offices(extras: Iterable[Extra], config: Config) -> defaultdict[str, set[tuple[str, str, str, str]]]:
    """Return key of a person → offices with both their dates."""
    told: defaultdict[URIRef, dict[URIRef, str]] = defaultdict(dict)
    wanted = {DIP.representative, DIP.represented, DIP.role, DIP["from"], DIP.until}
    for s, p, o in (triple for extra in extras for triple in extra.triples):
        if p in wanted:
            told[s][p] = iri.key(config, o)
    found: defaultdict[str, set[tuple[str, str, str, str]]] = defaultdict(set)
    for office in told.values():
        if wanted <= office.keys():
            of, role, start, until = (office[p] for p in (DIP.represented, DIP.role, DIP["from"], DIP.until))
            found[office[DIP.representative]].add((of, role, start, until))
    return found
