"""
The ontology through owlready2: a typed view of it, and whether a graph is consistent with it.

owlready2 reads no Turtle, so it is given N-Triples. Each call has a world of its own:
nothing is shared between threads or left in ``owlready2.default_world``.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any

from rdflib import OWL, RDF, XSD, Graph, Literal, URIRef

from kg.check.axioms import ontology
from kg.check.disjoint import Problem, contradictions
from kg.rdf.quad import Triple, nquads
from kg.rdf.vocab import ONTOLOGY

LIMIT = 200_000
"""HermiT is given graphs of at most so many links: at 40,000 it takes some 5 seconds, and memory grows faster."""

# owlready2 keeps its open namespaces in module state while it applies what the reasoner found.
_REASONING = Lock()


@dataclass(frozen=True, slots=True)
class Consistency:
    """
    Whether a graph is consistent with the ontology.

    ``reasoned`` says whether the OWL reasoner HermiT looked at it; where it did not,
    ``note`` says why, and ``problems`` come from look-up alone, which finds every
    contradiction that our axioms can give.
    """

    problems: tuple[Problem, ...]
    reasoned: bool
    note: str = ""

    @property
    def consistent(self) -> bool:
        """Whether nothing was found."""
        return not self.problems


def load_ontology(graph: Iterable[Any] = ()) -> Any:
    """
    Return the ontology as owlready2 objects, in a world of its own: ``load_ontology().Meeting.subclasses()``.

    *graph* (triples or quads) adds data: its things are individuals of the classes,
    their links attributes. Dates of less than a day, a type that owlready2 does not know, come as strings.
    """
    import owlready2  # type: ignore[import-untyped]

    world = owlready2.World()
    return _load(world, [*_terms(ontology()), *(_known_type(_triple(row)) for row in graph)])


def consistency(graph: Iterable[Any], *, reason: bool = True, limit: int = LIMIT) -> Consistency:
    """
    Return what contradicts the ontology in *graph* (an rdflib graph or dataset, triples or quads).

    Each problem names the thing, its two classes, the triples that say so and the axiom.
    With *reason*, HermiT is asked too, over a view without literals (it rejects
    ``xsd:date``); that needs Java. Where there is none, or the graph has more than
    *limit* links, the result says so and goes on without.
    """
    links = [triple for triple in map(_triple, graph) if isinstance(triple[2], URIRef)]
    problems = tuple(contradictions(links))
    if not reason:
        return Consistency(problems, reasoned=False, note="the reasoner was not asked for")
    view = [triple for triple in links if triple[1] in _object_properties()]
    if len(view) > limit:
        note = f"the reasoner HermiT was not run: the graph has {len(view):,} links, and its limit is {limit:,}"
        return Consistency(problems, reasoned=False, note=note)
    contradicted, note = _hermit(view)
    if contradicted is None:
        return Consistency(problems, reasoned=False, note=note)
    if contradicted and not problems:
        unexplained = Problem(str(ONTOLOGY), (str(OWL.Thing), str(OWL.Nothing)), (), _UNEXPLAINED)
        return Consistency((unexplained,), reasoned=True)
    return Consistency(problems, reasoned=True)


_UNEXPLAINED = "HermiT finds the graph inconsistent by an axiom other than disjointness, and does not say which"


def _hermit(view: list[Triple]) -> tuple[bool | None, str]:
    """Ask HermiT: whether *view* contradicts the ontology, or ``None`` and why it could not be asked."""
    import owlready2

    if shutil.which(owlready2.JAVA_EXE) is None:
        return None, (
            "the reasoner HermiT was not run: it needs Java, and there is no command java; "
            "install a Java runtime (8 or newer) to have it"
        )
    with _REASONING:
        world = owlready2.World()
        _load(world, [*(t for t in _terms(ontology()) if not isinstance(t[2], Literal)), *view])
        try:
            owlready2.sync_reasoner_hermit(world, debug=0)
        except owlready2.OwlReadyInconsistentOntologyError as error:
            _clean(error.__traceback__)
            return True, ""
        except owlready2.OwlReadyJavaError as error:
            _clean(error.__traceback__)
            first = str(error).partition("\n")[2].strip().partition("\n")[0]
            return None, f"the reasoner HermiT failed, and was left out: {first or error}"
        finally:
            world.close()
    return False, ""


def _clean(traceback: TracebackType | None) -> None:
    """Remove the file that owlready2 wrote for the reasoner, and leaves where the reasoner stops it."""
    while traceback is not None:
        written = traceback.tb_frame.f_locals.get("tmp")
        if name := getattr(written, "name", None):
            Path(name).unlink(missing_ok=True)
        traceback = traceback.tb_next


def _load(world: Any, triples: Iterable[Triple]) -> Any:
    text = "".join(nquads((*triple, None) for triple in triples))
    return world.get_ontology(str(ONTOLOGY)).load(fileobj=io.BytesIO(text.encode()))


def _terms(graph: Graph) -> list[Triple]:
    """Return the ontology's triples with names for the blank nodes of its lists of disjoint classes."""
    named: dict[Any, URIRef] = {}

    def name(node: Any) -> Any:
        if isinstance(node, URIRef | Literal):
            return node
        return named.setdefault(node, URIRef(f"{ONTOLOGY}/node/{len(named)}"))

    return [(name(s), name(p), name(o)) for s, p, o in graph]


def _triple(row: Any) -> Triple:
    triple: Triple = row[:3]
    return triple


def _object_properties() -> set[Any]:
    return {RDF.type, OWL.sameAs, *ontology().subjects(RDF.type, OWL.ObjectProperty)}


def _known_type(triple: Triple) -> Triple:
    """Give owlready2 the words alone of a literal whose type it cannot read: a gYear becomes "2019"."""
    s, p, o = triple
    if isinstance(o, Literal) and o.datatype is not None and o.datatype not in _READ:
        return s, p, Literal(str(o))
    return triple


_READ = frozenset({XSD.integer, XSD.decimal, XSD.boolean, XSD.string, XSD.anyURI, XSD.date, XSD.dateTime})
