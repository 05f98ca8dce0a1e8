"""Words put back into a graph that was written without them, from its articles, by digest and offset."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rdflib import RDF, RDFS, Literal, URIRef
from rdflib.namespace import DCTERMS

from kg.model import Document, Field
from kg.rdf import left_out, literals
from kg.rdf.mapping import event_label, statement_label
from kg.rdf.quad import Quad
from kg.rdf.vocab import DIP, KIND

_WORDS = (DIP.sentence, DIP.text)


@dataclass(frozen=True, slots=True)
class Restored:
    """
    A graph with the words that could be put back.

    ``articles`` is how many had their text, ``missing`` tells of the others, id by id; ``sentences`` and ``lost``
    count what was put back, and what an article that was there does not hold.
    """

    quads: tuple[Quad, ...]
    articles: int
    missing: tuple[str, ...]
    sentences: int
    lost: int


class _Graph:
    """A graph by property and subject."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._held: defaultdict[URIRef, defaultdict[URIRef, list[URIRef | Literal]]]
        self._held = defaultdict(lambda: defaultdict(list))
        for s, p, o, _ in quads:
            self._held[p][s].append(o)

    def rows(self, predicate: URIRef) -> Iterator[tuple[URIRef, str]]:
        """Yield each subject of *predicate* with its value; of several the first by letter."""
        return ((s, min(map(str, values))) for s, values in self._held[predicate].items())

    def one(self, subject: URIRef, predicate: URIRef) -> str | None:
        return min(map(str, self._held[predicate].get(subject, ())), default=None)

    def all(self, subject: URIRef, predicate: URIRef) -> list[URIRef]:
        return [x for x in self._held[predicate].get(subject, ()) if isinstance(x, URIRef)]


def restored(quads: Sequence[Quad], documents: Iterable[Document]) -> Restored:
    """
    Return *quads* with the words of those of *documents* whose body has the digest that the graph tells.

    A title has no digest: it is that of the document whose body is the same, the one of the same id first. Names that
    were cut short stay so.
    """
    graph = _Graph(quads)
    texts, missing = _matched(graph, documents)
    put: dict[tuple[URIRef, URIRef], str] = {}
    lost = 0
    for article, document in texts.items():
        put[article, DCTERMS.identifier] = document.id if _same_id(document, graph, article) else ""
        put[article, DCTERMS.title] = document.title
    for evidence, sentence in graph.rows(DIP.sentence):
        found = _text_of(graph, evidence, texts)
        if sentence == left_out.SIGN and found is not None:
            span = (int(graph.one(evidence, DIP.start) or 0), int(graph.one(evidence, DIP.end) or 0))
            words = _words(found, Field(graph.one(evidence, DIP.field) or "body"), (span,))
            put[evidence, DIP.sentence] = words
            lost += not words
    for statement, sign in graph.rows(DIP.text):
        place = left_out.spans_of(sign)
        held = (_text_of(graph, evidence, texts) for evidence in sorted(graph.all(statement, DIP.evidence)))
        found = next((x for x in held if x is not None), None)
        if place is not None and found is not None:
            words = _words(found, *place)
            put[statement, DIP.text] = words
            lost += not words
            if words:
                put[statement, RDFS.label] = statement_label(_speaker(graph, statement), words)
    if texts:
        put |= {(meeting, RDFS.label): label for meeting, label in _meetings(graph)}
        put |= dict(_described(graph, len(texts), len(texts) + len(missing)))
    put = {where: words for where, words in put.items() if words}
    return Restored(
        quads=tuple(_replaced(quads, put)),
        articles=len(texts),
        missing=tuple(missing),
        sentences=sum(1 for _, predicate in put if predicate in _WORDS),
        lost=lost,
    )


def _replaced(quads: Iterable[Quad], put: Mapping[tuple[URIRef, URIRef], str]) -> Iterator[Quad]:
    for quad in quads:
        # The default graph has words; the registry has names, which are none.
        if quad[3] is not None or quad[:2] not in put:
            yield quad
    for (subject, predicate), words in put.items():
        yield subject, predicate, literals.text(words), None


def _matched(graph: _Graph, documents: Iterable[Document]) -> tuple[dict[URIRef, Document], list[str]]:
    """Return article → its document, and of each article without one why."""
    by_digest: defaultdict[str, list[Document]] = defaultdict(list)
    ids: set[str] = set()
    for document in documents:
        by_digest[document.digest].append(document)
        ids.add(left_out.coded(document.id))
    found: dict[URIRef, Document] = {}
    missing = []
    for article, digest in sorted(graph.rows(DIP.bodyDigest)):
        name = graph.one(article, DCTERMS.identifier) or str(article)
        if same := by_digest.get(digest):
            found[article] = min(same, key=lambda x, at=article: (not _same_id(x, graph, at), x.id))  # type: ignore[misc]
        elif left_out.coded(name) in ids:
            missing.append(f"{name}: its text is another one than the graph was made of")
        else:
            missing.append(f"{name}: no text with its digest")
    return found, missing


def _same_id(document: Document, graph: _Graph, article: URIRef) -> bool:
    return graph.one(article, DCTERMS.identifier) in (document.id, left_out.coded(document.id))


def _text_of(graph: _Graph, evidence: URIRef, texts: Mapping[URIRef, Document]) -> Document | None:
    return next((texts[x] for x in graph.all(evidence, DIP.article) if x in texts), None)


def _words(document: Document, field: Field, spans: Sequence[tuple[int, int]]) -> str:
    """Return the words at *spans*, or nothing where the field ends before them."""
    text = document.text(field)
    pieces = [text[start:end] for start, end in spans if 0 <= start < end <= len(text)]
    return " ".join(pieces) if len(pieces) == len(spans) else ""


def _speaker(graph: _Graph, statement: URIRef) -> str:
    speaker = next(iter(graph.all(statement, DIP.speaker)), None)
    return (graph.one(speaker, RDFS.label) if speaker is not None else None) or ""


def _described(graph: _Graph, there: int, whole: int) -> Iterator[tuple[tuple[URIRef, URIRef], str]]:
    """Yield what a graph says of itself: it has words again, and who passes it on should know."""
    back = f"words of articles were left out, and put back for {there} of {whole} articles"
    for node, told in graph.rows(DCTERMS.description):
        if left_out.NOTE in told:
            yield (node, DCTERMS.description), told.replace(left_out.NOTE, back)


_KINDS = {cls: kind.value for kind, cls in KIND.items()}


def _meetings(graph: _Graph) -> Iterator[tuple[URIRef, str]]:
    """Yield each meeting that is called by kind and day alone, with its label by who took part."""
    for meeting, _ in graph.rows(DIP.status):
        kinds = sorted(_KINDS[x] for x in graph.all(meeting, RDF.type) if x in _KINDS and x != DIP.Meeting)
        kind, day = next(iter(kinds), "meeting"), graph.one(meeting, DIP.date)
        if graph.one(meeting, RDFS.label) == left_out.meeting_label(kind, day):
            names = {graph.one(x, RDFS.label) or str(x) for x in graph.all(meeting, DIP.participant)}
            yield meeting, event_label(names, kind, day)
