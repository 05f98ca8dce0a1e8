"""
A part of a graph that is a graph of its own: each fact with its reports, evidence, articles, and the names in it.

It is a store in memory, so every question and every format works on it as on the whole.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, permutations
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, Triple
from rdflib import Literal as RdflibLiteral
from rdflib import URIRef

from kg.check.rules import inferred
from kg.export.choice import STATUSES, Cut, Fact, chosen, documents
from kg.export.header import Header, made, source_of
from kg.export.wordless import short, without_words
from kg.rdf.left_out import NOTE
from kg.rdf.mapping import holds
from kg.store.graph import INFERRED, META, REGISTRY, GraphStore, Solutions, plain
from kg.store.oxigraph import OxigraphStore, in_memory
from kg.store.sparql import PREFIXES, Bindings, Term

_DIP, _RDF, _OWL, _DCTERMS = (PREFIXES[x] for x in ("dip", "rdf", "owl", "dcterms"))
_TYPE, _SAME_AS = _RDF + "type", _OWL + "sameAs"
_REPLACED_BY = _DCTERMS + "isReplacedBy"
_MEETS, _SAYS, _REPRESENTS, _LOCATED_IN = (_DIP + x for x in ("meets", "says", "represents", "locatedIn"))
_SHORT = {_MEETS, _SAYS, _REPRESENTS, _LOCATED_IN}
"""Properties that tell a fact in one step: they stay where the fact that they stand for does."""

_OPEN = {_DIP + "quotedIn", _DIP + "repeats", _DIP + "reportOf"}
"""Properties that lead from a fact to another, which may be left out; then they are as well."""


def subset(store: GraphStore, cut: Cut | None = None, *, words: bool = True, licence: str | None = None) -> GraphStore:
    """
    Return the part of *store* that *cut* asks for, with what follows from it and a header.

    It is in memory; without a *cut* it is the whole of *store*, and is so only once it is asked by SPARQL. Without
    *words* no sentence, quotation or title is in it (``kg.export.wordless``). The header tells of what it is a part, by
    which options, under which *licence* (an IRI, or words). Raises ``UnknownNameError`` for a name that nothing has,
    or several things.
    """
    told = f"; {NOTE}" if not words else ""
    # Its articles are there, for those who may see them.
    folder = store.folder if words else None
    if not cut:
        header = Header(made(f"A graph{told}"), source_of(store), licence)
        rewrite = _as_it_is if words else without_words(store)
        return Rewritten(store, rewrite, tuple(header.quads(store.base)), folder)
    local = _here(store)
    facts = chosen(local, cut)
    options = cut if words else replace(cut, about=tuple(map(short, cut.about)))  # a name may be of five words
    cut_by = f"Part of a graph, cut by {options.told()}: {_counted(facts)}{told}"
    header = Header(made(cut_by), source_of(store), licence)
    quads = list(closed(local, facts, documents(local, cut)))
    quads += _follows(quads, store.base)
    if not words:
        quads = list(without_words(_in_memory(quads, store.folder))(quads))
    return _in_memory(chain(quads, header.quads(store.base)), folder)


def _in_memory(quads: Iterable[Quad], folder: Path | None) -> OxigraphStore:
    return replace(in_memory(lines(quads)), folder=folder)


def _as_it_is(quads: Iterable[Quad]) -> Iterator[Quad]:
    return iter(quads)


def _here(store: GraphStore) -> OxigraphStore:
    """Return *store* where it can be looked up thing by thing: what is behind an endpoint is fetched whole."""
    if isinstance(store, OxigraphStore):
        return store
    return _in_memory(store.quads(REGISTRY, INFERRED, META), store.folder)


@dataclass(frozen=True)
class Rewritten(GraphStore):
    """
    A graph with each of its quads passed through ``rewrite`` as it is read, and ``more`` beside.

    So a format of RDF is written of a graph of any size. To be asked by SPARQL it is loaded into memory, once.
    """

    whole: GraphStore
    rewrite: Callable[[Iterable[Quad]], Iterator[Quad]]
    more: tuple[Quad, ...]
    folder: Path | None

    def query(self, sparql: str, bindings: Bindings | None = None) -> Solutions | Iterator[Triple] | bool:
        """Answer *sparql* over what was rewritten: see ``GraphStore``."""
        return self._loaded.query(sparql, bindings)

    def matching(self, predicate: NamedNode | None, *endings: str) -> Iterator[Quad]:
        """Yield quads as they are rewritten: see ``GraphStore``."""
        yield from self.rewrite(self.whole.matching(predicate, *endings))
        yield from (quad for quad in self.more if predicate in (None, quad.predicate))

    @property
    def base(self) -> str:
        """See ``GraphStore``."""
        return self.whole.base

    @cached_property
    def _loaded(self) -> OxigraphStore:
        return in_memory(lines(self.quads(REGISTRY, INFERRED, META)))


def lines(quads: Iterable[Quad]) -> Iterator[str]:
    """Yield *quads* as the lines of N-Quads that a store is made of."""
    return (f"{quad} .\n" for quad in quads)


_COUNTED = {"meets": "meetings", "says": "statements", "represents": "roles", "located-in": "places in places"}


def _counted(facts: Iterable[Fact]) -> str:
    by_relation = Counter(fact.relation for fact in facts)
    return ", ".join(f"{by_relation[name]} {what}" for name, what in _COUNTED.items())


def _follows(quads: Iterable[Quad], base: str) -> Iterator[Quad]:
    """Yield the closure of *quads*: what followed from facts that are left out must not stay."""
    graph = NamedNode(base + INFERRED)
    triples = ((URIRef(plain(q.subject)), URIRef(q.predicate.value), _rdflib(q.object)) for q in quads)
    for s, p, o in inferred(triples):
        yield Quad(NamedNode(s), NamedNode(p), NamedNode(o), graph)


def _rdflib(value: Term | Triple) -> URIRef | RdflibLiteral:
    return URIRef(value.value) if isinstance(value, NamedNode) else RdflibLiteral(plain(value))


# --- what belongs to facts ---------------------------------------------------------------


def closed(store: OxigraphStore, facts: Iterable[Fact], articles: Collection[str] = ()) -> Iterator[Quad]:
    """
    Yield *facts* of *store* and all that they lean on, in the graphs where it stands, and *articles* besides.

    That is their reports, evidence, rules and articles (with the original of a copy), whom and what they name with all
    names of these, and of what these lie in or belong to. An edge of one step (``dip:meets``) stays only where a fact
    of *facts* bears it.
    """
    kept = {fact.iri for fact in facts}
    reports = {report for report, event in store.pairs(_DIP + "reportOf") if event in kept}
    seen: set[str] = set()
    waiting = kept | reports | set(articles) | {_DIP + status.capitalize() for status in STATUSES}
    steps: list[Quad] = []
    bearing = _Bearing()
    while waiting:
        seen |= waiting
        found: set[str] = set()
        for quad in store.described(sorted(waiting), REGISTRY):
            predicate, value = quad.predicate.value, quad.object
            bearing.take(quad)
            if predicate in _SHORT and not (predicate == _LOCATED_IN and _of_registry(quad)):
                steps.append(quad)
                continue
            if predicate in _OPEN and plain(value) not in kept:
                continue
            if isinstance(value, NamedNode) and predicate not in (_TYPE, _SAME_AS):
                found.add(value.value)
            yield quad
        waiting = found - seen
    yield from (quad for quad in steps if bearing.bears(quad, kept, seen))
    yield from _former(store, seen)


def _of_registry(quad: Quad) -> bool:
    return not isinstance(quad.graph_name, DefaultGraph)


def _former(store: OxigraphStore, seen: set[str]) -> Iterator[Quad]:
    """Yield what is said of those that were merged into one of *seen*: former names lead to it. No former articles."""
    former = {old for old, new in store.pairs(_REPLACED_BY, REGISTRY) if new in seen and old not in seen}
    article = NamedNode(_DIP + "Article")
    articles = {plain(q.subject) for q in store.described(sorted(former)) if q.object == article}
    yield from store.described(sorted(former - articles), REGISTRY)


class _Bearing:
    """Which edges of one step the facts bear, as ``kg.rdf.mapping`` makes them."""

    _WANTED = ("participant", "status", "representative", "represented", "tenure", "from", "until", "inner", "outer",
               "evidence", "article")  # fmt: skip

    def __init__(self) -> None:
        self._held: dict[str, defaultdict[str, set[str]]] = {
            name: defaultdict(set) for name in (*(_DIP + x for x in self._WANTED), _TYPE, _DCTERMS + "issued")
        }
        self._pairs: dict[str, set[tuple[str, str]]] | None = None

    def take(self, quad: Quad) -> None:
        """Note *quad*, if an edge hangs on it."""
        held = self._held.get(quad.predicate.value)
        if held is not None:
            held[plain(quad.subject)].add(plain(quad.object))

    def bears(self, quad: Quad, kept: set[str], seen: set[str]) -> bool:
        """Say whether the edge *quad* stays. One of the user's own data, which no fact bears, does if both ends do."""
        s, p, o = plain(quad.subject), quad.predicate.value, plain(quad.object)
        if _of_registry(quad):
            return o in seen
        if p == _SAYS:
            return o in kept
        if self._pairs is None:
            self._pairs = {_MEETS: set(self._met()), _REPRESENTS: set(self._in_office()), _LOCATED_IN: set(self._lie())}
        return (s, o) in self._pairs[p]

    def _of(self, name: str) -> defaultdict[str, set[str]]:
        return self._held[name if "/" in name else _DIP + name]

    def _met(self) -> Iterator[tuple[str, str]]:
        # Of a conference not all have met; that two of them have, the edge itself tells.
        for meeting, status in self._of("status").items():
            if _DIP + "Held" in status:
                yield from permutations(self._of("participant")[meeting], 2)

    def _in_office(self) -> Iterator[tuple[str, str]]:
        issued = self._of(_DCTERMS + "issued")
        for role, who in self._of("representative").items():
            tenure, start, until = (min(self._of(x)[role], default=None) for x in ("tenure", "from", "until"))
            articles = {x for span in self._of("evidence")[role] for x in self._of("article")[span]}
            days: list[str | None] = [day for x in articles for day in issued[x]]
            if any(holds(tenure or "", start, until, day) for day in days or [None]):
                yield from ((one, of) for one in who for of in self._of("represented")[role])

    def _lie(self) -> Iterator[tuple[str, str]]:
        for location, inner in self._of("inner").items():
            yield from ((one, of) for one in inner for of in self._of("outer")[location])
