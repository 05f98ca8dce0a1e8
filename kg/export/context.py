"""
The JSON-LD context of our terms: made from the ontology and its shapes, kept as ``ontology/context.jsonld``.

``python -m tests.pages context`` writes that file again; a test tells when it holds something else.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from kg import files
from kg.store.sparql import PREFIXES

IRI = "https://w3id.org/communique/ontology/context.jsonld"
"""Where the context is published: what a document may refer to in the place of holding it."""

_FILE = "context.jsonld"

_OTHERS = {
    # Terms of others that the data use, in words that do not clash with ours, and whether their values are nodes.
    "label": ("rdfs:label", False),
    "altLabel": ("skos:altLabel", False),
    "title": ("dcterms:title", False),
    "issued": ("dcterms:issued", False),
    "publisher": ("dcterms:publisher", False),
    "language": ("dcterms:language", False),
    "identifier": ("dcterms:identifier", False),
    "source": ("dcterms:source", False),
    "isReplacedBy": ("dcterms:isReplacedBy", True),
    "url": ("schema:url", False),
    "sameAs": ("owl:sameAs", True),
    "lat": ("geo:lat", False),
    "long": ("geo:long", False),
}

_NATIVE = ("string", "integer", "boolean")
"""Datatypes that JSON has itself, so that a bare value tells its own."""


def generate() -> dict[str, Any]:
    """
    Return the context that the ontology gives: prefixes, classes, statuses, properties.

    A property whose values are nodes takes their bare names, one whose values come from a list (a status) the names
    on it, and one that the shapes give a single datatype bare words.
    """
    from rdflib import OWL, RDF, Graph, URIRef
    from rdflib.namespace import SH

    folder = files.folder("ontology")
    ontology = Graph().parse(folder / "diplomacy.ttl", format="turtle")
    shapes = Graph().parse(folder / "shapes.ttl", format="turtle")
    dip = PREFIXES["dip"]

    def ours(kind: URIRef) -> list[str]:
        found = (str(x) for x in ontology.subjects(RDF.type, kind))
        return sorted(x.removeprefix(dip) for x in found if x.startswith(dip))

    datatypes: dict[str, set[str]] = {}
    listed = set()
    for shape, path in shapes.subject_objects(SH.path):
        datatypes.setdefault(str(path), set()).update(map(str, shapes.objects(shape, SH.datatype)))
        if (shape, SH["in"], None) in shapes:
            listed.add(str(path))

    def typed(name: str, iri: str) -> str | dict[str, str]:
        found = datatypes.get(iri, set())
        datatype = next(iter(found)).removeprefix(PREFIXES["xsd"]) if len(found) == 1 else None
        return {"@id": name, "@type": f"xsd:{datatype}"} if datatype and datatype not in _NATIVE else name

    context: dict[str, Any] = {"@version": 1.1, "id": "@id", "type": "@type"}
    context |= {prefix: space for prefix, space in PREFIXES.items() if prefix != "id"}
    for kind in (OWL.Class, OWL.NamedIndividual):
        context |= {name: f"dip:{name}" for name in ours(kind)}
    for name in ours(OWL.ObjectProperty):
        context[name] = {"@id": f"dip:{name}", "@type": "@vocab" if dip + name in listed else "@id"}
    for name in ours(OWL.DatatypeProperty):
        context[name] = typed(f"dip:{name}", dip + name)
    for name, (short, is_node) in _OTHERS.items():
        prefix, _, local = short.partition(":")
        context[name] = {"@id": short, "@type": "@id"} if is_node else typed(short, PREFIXES[prefix] + local)
    return context


def text() -> str:
    """Return the file: one term a line."""
    lines = (f"  {json.dumps(name)}: {json.dumps(told)}" for name, told in generate().items())
    return '{"@context": {\n' + ",\n".join(lines) + "\n}}\n"


@lru_cache(maxsize=1)
def read() -> Context:
    """Return the context that is installed; read once a process."""
    return Context(json.loads((files.folder("ontology") / _FILE).read_text(encoding="utf-8"))["@context"])


class Context:
    """Names by IRI, as a context has them."""

    def __init__(self, terms: dict[str, Any]) -> None:
        self.terms = terms
        spaces = {x: y for x, y in terms.items() if isinstance(y, str) and y.startswith("http")}
        self._prefixes = {space: prefix for prefix, space in spaces.items()}
        self._names: dict[str, tuple[str, str | None]] = {}
        for name, told in terms.items():
            short, kind = (told["@id"], told.get("@type")) if isinstance(told, dict) else (told, None)
            prefix, found, local = str(short).partition(":")
            if found and prefix in spaces:
                self._names[spaces[prefix] + local] = name, kind

    def term(self, iri: str) -> tuple[str, str | None]:
        """Return the name of a property and what its bare values are: ``@id``, ``@vocab``, a datatype, or nothing."""
        name, kind = self._names.get(iri, (None, None))
        return name or self.compact(iri), kind

    def name(self, iri: str) -> str | None:
        """Return what a class or a status is called, or ``None``."""
        return self._names.get(iri, (None, None))[0]

    def compact(self, iri: str) -> str:
        """Return *iri* with a prefix where the context has one for it."""
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = self._prefixes.get(iri[:cut])
        return f"{prefix}:{iri[cut:]}" if prefix and not iri[cut:].startswith("//") else iri
