"""What the ontology says of its terms, as plain look-ups: the axioms are data, read from ``ontology/diplomacy.ttl``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from rdflib import OWL, RDF, RDFS, Graph, URIRef
from rdflib.collection import Collection

from kg import files


@dataclass(frozen=True, slots=True)
class Axioms:
    """Each mapping holds what follows in any number of steps, the term itself left out."""

    superclasses: Mapping[URIRef, tuple[URIRef, ...]]
    superproperties: Mapping[URIRef, tuple[URIRef, ...]]
    inverses: Mapping[URIRef, tuple[URIRef, ...]]
    symmetric: frozenset[URIRef]
    transitive: frozenset[URIRef]
    subjects: Mapping[URIRef, tuple[URIRef, ...]]  # property → classes of whatever has it, by any axiom
    objects: Mapping[URIRef, tuple[URIRef, ...]]  # property → classes of whatever it leads to
    disjoint: tuple[tuple[URIRef, URIRef], ...]  # as stated, not what follows for subclasses


@lru_cache(maxsize=1)
def ontology() -> Graph:
    """Return the ontology; read once a process, so do not change it."""
    return Graph().parse(files.folder("ontology") / "diplomacy.ttl", format="turtle")


@lru_cache(maxsize=1)
def axioms() -> Axioms:
    """Return the axioms of our ontology."""
    return axioms_of(ontology())


def axioms_of(graph: Graph) -> Axioms:
    """Return the axioms that *graph* states."""
    inverses: defaultdict[URIRef, set[URIRef]] = defaultdict(set)
    for one, other in _pairs(graph, OWL.inverseOf):
        inverses[one].add(other)
        inverses[other].add(one)
    disjoint = {_pair(one, other) for one, other in _pairs(graph, OWL.disjointWith)}
    for node in graph.subjects(RDF.type, OWL.AllDisjointClasses):
        for members in graph.objects(node, OWL.members):
            named = [x for x in Collection(graph, members) if isinstance(x, URIRef)]
            disjoint |= {_pair(one, other) for one, other in combinations(named, 2)}
    superproperties = _closed(_pairs(graph, RDFS.subPropertyOf))
    symmetric = _typed(graph, OWL.SymmetricProperty)
    subjects, objects = _ends(graph, superproperties, inverses, symmetric)
    return Axioms(
        superclasses=_closed(_pairs(graph, RDFS.subClassOf)),
        superproperties=superproperties,
        inverses={p: tuple(sorted(others)) for p, others in inverses.items()},
        symmetric=symmetric,
        transitive=_typed(graph, OWL.TransitiveProperty),
        subjects=subjects,
        objects=objects,
        disjoint=tuple(sorted(disjoint)),
    )


def _ends(
    graph: Graph,
    superproperties: Mapping[URIRef, tuple[URIRef, ...]],
    inverses: Mapping[URIRef, set[URIRef]],
    symmetric: frozenset[URIRef],
) -> tuple[dict[URIRef, tuple[URIRef, ...]], dict[URIRef, tuple[URIRef, ...]]]:
    """Return property → classes at its subject's end, and at its object's, by all that is said of it."""
    domains, ranges = _grouped(_pairs(graph, RDFS.domain)), _grouped(_pairs(graph, RDFS.range))
    subjects: dict[URIRef, tuple[URIRef, ...]] = {}
    objects: dict[URIRef, tuple[URIRef, ...]] = {}
    for property_ in {*domains, *ranges, *superproperties, *inverses}:
        near: set[URIRef] = set()
        far: set[URIRef] = set()
        for wider in (property_, *superproperties.get(property_, ())):
            near |= {*domains.get(wider, ())}
            far |= {*ranges.get(wider, ())}
            for inverse in inverses.get(wider, ()):
                near |= {*ranges.get(inverse, ())}
                far |= {*domains.get(inverse, ())}
            if wider in symmetric:
                near |= far
                far |= near
        subjects[property_], objects[property_] = tuple(sorted(near)), tuple(sorted(far))
    return subjects, objects


def _pairs(graph: Graph, predicate: URIRef) -> list[tuple[URIRef, URIRef]]:
    return sorted(
        (s, o) for s, o in graph.subject_objects(predicate) if isinstance(s, URIRef) and isinstance(o, URIRef)
    )


def _pair(one: URIRef, other: URIRef) -> tuple[URIRef, URIRef]:
    return (one, other) if one < other else (other, one)


def _typed(graph: Graph, kind: URIRef) -> frozenset[URIRef]:
    return frozenset(s for s in graph.subjects(RDF.type, kind) if isinstance(s, URIRef))


def _grouped(pairs: Iterable[tuple[URIRef, URIRef]]) -> dict[URIRef, tuple[URIRef, ...]]:
    grouped: defaultdict[URIRef, set[URIRef]] = defaultdict(set)
    for one, other in pairs:
        grouped[one].add(other)
    return {one: tuple(sorted(others)) for one, others in grouped.items()}


def _closed(pairs: Iterable[tuple[URIRef, URIRef]]) -> dict[URIRef, tuple[URIRef, ...]]:
    return {one: tuple(sorted(above)) for one, above in closure(_grouped(pairs)).items()}


def closure(steps: Mapping[URIRef, Iterable[URIRef]]) -> dict[URIRef, set[URIRef]]:
    """Return, for each node of *steps*, all that can be reached from it in one step or more, itself left out."""
    reached: dict[URIRef, set[URIRef]] = {}
    for start in steps:
        seen: set[URIRef] = set()
        waiting = list(steps[start])
        while waiting:
            node = waiting.pop()
            if node not in seen:
                seen.add(node)
                # What was closed before need not be walked again: linear where chains share their upper ends.
                done = reached.get(node)
                if done is None:
                    waiting += steps.get(node, ())
                else:
                    seen |= done
        reached[start] = seen - {start}
    return reached
