"""
A graph that was written elsewhere, taken in as a store: files of RDF → the quads of one graph → checked → stored.

What articles told is not read again, and cannot be: the store has no articles. It is asked, drawn and exported like
any other.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, RdfFormat, parse
from pyoxigraph import Literal as OxLiteral
from pyoxigraph import Quad as OxQuad
from rdflib import RDF, RDFS, XSD, Literal, URIRef
from rdflib.namespace import PROV

from kg import keys, read
from kg.check import rules
from kg.check.compiled import violations
from kg.config import Config
from kg.errors import InputError, in_a_line
from kg.model import Document
from kg.progress import SILENT, Progress
from kg.rdf import iri, literals, nquads
from kg.rdf.quad import Quad
from kg.rdf.restored import Restored, restored
from kg.rdf.vocab import DIP
from kg.store import disk, index, layout, oxigraph
from kg.store.graph import INFERRED, META, REGISTRY

FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".jsonld": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
}
"""By the ending of a file."""

_SHOWN = 5
"""So many faults of a file are told: who wrote it has more."""

_STRING = NamedNode(str(XSD.string))


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import did: the counts of the graph, and what it could not do, for people."""

    store: Path
    counts: dict[str, int]
    articles: int  # whose text was there
    sentences: int  # put back
    notes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()  # articles whose text was not

    def as_dict(self) -> dict[str, object]:
        """Return it for programs."""
        return {
            "store": str(self.store),
            "counts": self.counts,
            "texts": self.articles,
            "sentences": self.sentences,
            "notes": list(self.notes),
            "missing": list(self.missing),
        }


def take_in(files: Sequence[Path], out: Path, *, texts: Sequence[str] = (), progress: Progress = SILENT) -> Taken:
    """
    Make the store *out* of *files* that ``kg export`` wrote in a format of RDF, together one graph.

    With *texts* (files, folders, patterns, as of ``kg build``) the words that were left out are put back from those
    articles whose digest is the graph's. What follows from the graph is made anew. An imported store in *out* is
    replaced. Raises ``InputError`` for a file that cannot be read, is no graph of ours, or not as the shapes have it,
    ``StoreError`` where *out* was built from articles.
    """
    try:
        return _take_in(files, out, texts, progress)
    finally:
        progress.end()


def _take_in(files: Sequence[Path], out: Path, texts: Sequence[str], progress: Progress) -> Taken:
    progress.begin("reading")
    held = list(dict.fromkeys(quad for file in files for quad in read_graph(file)))
    base, collection = origin(held, str(files[0]) if files else "no file")
    config = Config(base=base, collection=collection)
    layout.check(out, config, imported=True)
    quads, profiles = _ours(held, base)
    progress.begin("putting words back" if texts else "checking")
    found = _with_words(quads, texts, config)
    _check(found.quads, files)
    progress.begin("writing the graph")
    inferred = iri.graph(config, "inferred")
    follows = ((*triple, inferred) for triple in rules.inferred(found.quads))
    lines = list(nquads(chain(found.quads, follows, _told(files, config))))
    name = hashlib.sha256("".join(lines).encode()).hexdigest()[:16]
    counts = _counts(found.quads, lines)

    def fill(new: Path) -> None:
        oxigraph.write(lines, new)
        index.keep(new)

    with layout.writing(out, config, imported=True):
        layout.publish(out, name, fill)
        layout.note(out, {"graph": name, "made_of": {}, "counts": counts, "stopped": [], "stale": []})
    return Taken(out, counts, found.articles, found.sentences, tuple(_notes(found, profiles)), found.missing)


def _with_words(quads: Sequence[Quad], texts: Sequence[str], config: Config) -> Restored:
    if not texts:
        return Restored(tuple(quads), 0, (), 0, 0)
    told = list(read.read(texts, config=config))
    documents = [x for x in told if isinstance(x, Document)]
    if not documents:
        wrong = next((str(x) for x in told if isinstance(x, InputError)), f"{texts[0]}: no article is in it")
        raise InputError("--texts", wrong, "Give the articles that the graph was made of")
    return restored(quads, documents)


def _notes(found: Restored, profiles: Iterable[str]) -> Iterator[str]:
    for graph in profiles:
        yield f"Left out: the graph {graph}, which is no part of ours"
    if found.lost:
        yield f"Not put back: {found.lost:,} sentences or quotations that lie outside their article's text"


# --- reading -----------------------------------------------------------------------------


def read_graph(path: Path) -> Iterator[Quad]:
    """
    Yield what the file *path* says, in its graphs.

    Raises ``InputError`` where its name ends in no format of RDF, it is not of that format, or has blank nodes.
    """
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        raise InputError(str(path), "the name ends in no format of RDF", f"Known: {', '.join(FORMATS)}")
    try:
        with path.open("rb") as file:
            if form == RdfFormat.RDF_XML:
                _refuse_entities(file, path)
            for quad in parse(file, format=form):
                yield _quad(quad, path)
    except FileNotFoundError:
        raise InputError(str(path), "there is no such file", "Name a file that kg export wrote") from None
    except IsADirectoryError:
        raise InputError(str(path), "a folder", "Name the files in it") from None
    except (SyntaxError, UnicodeError, ValueError) as error:
        said = in_a_line(error)
        raise InputError(str(path), f"not {form.name} ({said[:200]})", "Export it again, or mend that line") from error
    except OSError as error:
        raise disk.failure(error, path) from error


_ENTITY = b"<!ENTITY"
_PIECE = 1 << 20


def _refuse_entities(file: BinaryIO, path: Path) -> None:
    """
    Raise ``InputError`` where a file of XML declares an entity; else leave *file* at its start.

    The parser fetches none, but puts in place what is declared: of ten lines, each ten times the one before, it makes
    more text than any memory holds.
    """
    before = b""
    while piece := file.read(_PIECE):
        if _ENTITY in before + piece:
            raise InputError(
                str(path), "it declares entities, which no export of ours does", "Write them out, or use Turtle"
            )
        before = piece[-len(_ENTITY) :]
    file.seek(0)


def _quad(quad: OxQuad, path: Path) -> Quad:
    graph = None if isinstance(quad.graph_name, DefaultGraph) else quad.graph_name
    subject, value = _term(quad.subject, path), _term(quad.object, path)
    if isinstance(subject, Literal) or isinstance(graph, BlankNode):
        raise _foreign(path)
    return subject, URIRef(quad.predicate.value), value, None if graph is None else URIRef(graph.value)


def _term(term: object, path: Path) -> URIRef | Literal:
    if isinstance(term, NamedNode):
        return URIRef(term.value)
    if isinstance(term, OxLiteral):
        if term.language:
            return Literal(term.value, lang=term.language)
        if term.datatype == _STRING:
            return Literal(term.value)
        # rdflib would write a gYear as a full day.
        return Literal(term.value, datatype=URIRef(term.datatype.value), normalize=False)
    raise _foreign(path)


def _foreign(path: Path) -> InputError:
    remedy = "Turtle of your own joins a graph with: kg build --with FILE"
    return InputError(str(path), "it has blank nodes, which no export of ours has", remedy)


def origin(quads: Iterable[Quad], source: str) -> tuple[str, str]:
    """
    Return base and collection of the graph *quads*, as the names of its articles tell.

    Raises ``InputError``, naming *source*, where there are no articles, or of several bases.
    """
    articles = sorted({str(s) for s, p, o, _ in quads if p == RDF.type and o == DIP.Article})
    named = (re.fullmatch(r"(.+/)([^/]+)/article/[^/]+", x) for x in articles)
    found = Counter((match[1], match[2]) for match in named if match)
    if not found:
        remedy = "Give what kg export wrote in a format of RDF; Turtle of your own joins by: kg build --with FILE"
        raise InputError(source, "no articles are in it: this is no graph of ours", remedy)
    bases = sorted({base for base, _ in found})
    if len(bases) > 1:
        raise InputError(source, f"articles of several bases: {', '.join(bases)}", "Import them one by one")
    return min(found, key=lambda x: (-found[x], x))


def _ours(quads: Iterable[Quad], base: str) -> tuple[list[Quad], list[str]]:
    """Return what is stated, and the graphs that are left out beside the closure and the record of the build."""
    registry, passed_over = URIRef(base + REGISTRY), {URIRef(base + INFERRED), URIRef(base + META)}
    kept, others = [], set()
    for quad in quads:
        if quad[3] is None or quad[3] == registry:
            kept.append(quad)
        elif quad[3] not in passed_over:
            others.add(str(quad[3]))
    return kept, sorted(others)


# --- the graph ---------------------------------------------------------------------------


def _check(quads: Sequence[Quad], files: Sequence[Path]) -> None:
    """Raise ``InputError`` where *quads* are not as the shapes have it: somebody changed them, or cut them off."""
    wrong = [str(x) for x in violations(quads) if not x.warning]
    if wrong:
        more = f"; and {len(wrong) - _SHOWN:,} more" if len(wrong) > _SHOWN else ""
        problem = f"not as the ontology's shapes have it: {'; '.join(wrong[:_SHOWN])}{more}"
        raise InputError(", ".join(map(str, files)), problem, "Export it again, whole or with kg export --about …")


def _told(files: Sequence[Path], config: Config) -> Iterator[Quad]:
    """Yield of what the graph was made, in the graph ``meta``: the files by name and digest."""
    graph = iri.graph(config, "meta")
    collection = URIRef(config.base + keys.collection(config.collection))
    digests = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
    activity = URIRef(f"{collection}/import/{keys.digest(*(x for pair in sorted(digests.items()) for x in pair))}")
    yield collection, RDF.type, PROV.Entity, graph
    yield collection, PROV.wasGeneratedBy, activity, graph
    yield activity, RDF.type, PROV.Activity, graph
    for name, digest in sorted(digests.items()):
        part = URIRef(f"{activity}/{keys.slug(name)}")
        yield activity, PROV.used, part, graph
        yield part, RDF.type, PROV.Entity, graph
        yield part, RDFS.label, literals.text(name), graph
        yield part, PROV.value, Literal(digest), graph


def _counts(quads: Iterable[Quad], lines: Sequence[str]) -> dict[str, int]:
    told = {quad[:3] for quad in quads if quad[1] in (RDF.type, DIP.status)}
    of = Counter(value for _, _, value in told)
    return {
        "articles": of[DIP.Article],
        "people": of[DIP.Person],
        "countries": of[DIP.Country],
        "meetings": sum(1 for _, predicate, _ in told if predicate == DIP.status),
        **{f"meetings {x}": of[DIP[x.capitalize()]] for x in ("held", "planned", "possible", "cancelled", "denied")},
        "statements": of[DIP.Statement],
        "representations": of[DIP.Representation],
        "locations": of[DIP.Location],
        "triples": len(lines),
    }
