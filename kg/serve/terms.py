"""The terms of our ontology, for completion and help in an editor."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from pyoxigraph import RdfFormat, parse

from kg import files
from kg.query.formats import short
from kg.store.sparql import PREFIXES

_DIP = PREFIXES["dip"]
_KINDS = {
    PREFIXES["owl"] + "Class": "class",
    PREFIXES["owl"] + "ObjectProperty": "property",
    PREFIXES["owl"] + "DatatypeProperty": "property",
    PREFIXES["owl"] + "AnnotationProperty": "property",
    PREFIXES["skos"] + "Concept": "status",
}


@lru_cache(maxsize=1)
def terms() -> tuple[dict[str, Any], ...]:
    """Return each class, property and status of the ontology: name, kind, label and what it means, by name."""
    held: dict[str, dict[str, list[str]]] = {}
    for quad in parse(path=files.folder("ontology") / "diplomacy.ttl", format=RdfFormat.TURTLE):
        if quad.subject.value.startswith(_DIP):
            held.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, []).append(quad.object.value)
    found = ((iri, x, _kind(x)) for iri, x in held.items())
    return tuple(sorted((_term(iri, x, kind) for iri, x, kind in found if kind), key=lambda x: x["term"]))


def _kind(held: dict[str, list[str]]) -> str | None:
    return next((_KINDS[x] for x in held.get(PREFIXES["rdf"] + "type", ()) if x in _KINDS), None)


def _term(iri: str, held: dict[str, list[str]], kind: str | None) -> dict[str, Any]:
    def first(*predicates: str) -> str | None:
        return next((x for predicate in predicates for x in held.get(predicate, ())), None)

    rdfs, skos = PREFIXES["rdfs"], PREFIXES["skos"]
    told = {
        "term": short(iri),
        "iri": iri,
        "kind": kind,
        "label": first(rdfs + "label", skos + "prefLabel") or short(iri),
        "comment": first(rdfs + "comment", skos + "definition") or "",
        "domain": _shortened(first(rdfs + "domain")),
        "range": _shortened(first(rdfs + "range")),
    }
    return {name: x for name, x in told.items() if x is not None}


def _shortened(iri: str | None) -> str | None:
    return None if iri is None else short(iri)
