"""
A graph without the words of its articles, for texts that may not be passed on.

Ids, offsets and digests stay, so that who has the articles can put the words back (``kg import --texts``). The promise:
no run of ``RUN`` words of an article is in it, in no format, but for names that our tables or the user's own data have.
So what an article calls by as many words (a name, a role) is cut short as well.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.rdf import left_out, literals
from kg.store import layout, shards
from kg.store.graph import REGISTRY, GraphStore, plain
from kg.store.sparql import PREFIXES

RUN = 5
"""So many words in a row tell an article; a name, a role, a date have fewer."""

_DIP, _RDFS, _SKOS, _DCTERMS, _XSD = (PREFIXES[x] for x in ("dip", "rdfs", "skos", "dcterms", "xsd"))
_LABEL, _ALIAS = _RDFS + "label", _SKOS + "altLabel"
_DROPPED = {_DCTERMS + "title"}
_OF_A_PART = {_DCTERMS + x for x in ("description", "rights", "license")}
"""What a graph that is a part of another says of itself (``kg.export.header``): no article's words, and kept whole."""
_IDENTIFIERS = {_DCTERMS + "identifier", PREFIXES["schema"] + "url"}
_SENTENCE, _TEXT = _DIP + "sentence", _DIP + "text"
_WORD = re.compile(r"\w+")


def without_words(store: GraphStore) -> Callable[[Iterable[Quad]], Iterator[Quad]]:
    """
    Return a function from quads of *store*, any of them, to these with signs in the place of words.

    The signs are those of ``kg.rdf.left_out``. What is looked up in *store* is looked up once, here.
    """
    known = _Known.of(store)

    def rewritten(quads: Iterable[Quad]) -> Iterator[Quad]:
        for quad in quads:
            value = quad.object
            if not isinstance(value, Literal) or not isinstance(quad.graph_name, DefaultGraph):
                yield quad
                continue
            told = _told(plain(quad.subject), quad.predicate.value, value, known)
            if told is not None:
                yield Quad(quad.subject, quad.predicate, _literal(told, value), quad.graph_name)

    return rewritten


def _told(subject: str, predicate: str, value: Literal, known: _Known) -> str | None:
    """Return what *value* becomes; ``None`` where nothing of it may stay."""
    text = value.value
    if predicate == _SENTENCE:
        return left_out.SIGN
    if predicate == _TEXT:
        return known.pieces.get(subject, left_out.SIGN)
    if predicate in _DROPPED:
        return None
    if predicate in _OF_A_PART:
        return text
    if predicate in _IDENTIFIERS:
        return left_out.coded(text)
    if predicate == _LABEL and subject in known.labels:
        return known.labels[subject]
    if text in known.names.get(subject, ()) or len(_WORD.findall(text)) < RUN:
        return text
    return None if predicate == _ALIAS else short(text)


def _literal(told: str, value: Literal) -> Literal:
    return value if told == value.value else Literal(told, datatype=value.datatype)


def short(text: str) -> str:
    """Return the first words of *text*, fewer than ``RUN``, where it has as many."""
    words = list(_WORD.finditer(text))
    return text if len(words) < RUN else text[: words[RUN - 2].end()] + "…"


@dataclass(frozen=True, slots=True)
class _Known:
    """What is looked up for many values."""

    names: Mapping[str, set[str]]  # thing → its names that no article gave
    labels: Mapping[str, str]  # meeting, statement → its label without words
    pieces: Mapping[str, str]  # statement → where its words are

    @classmethod
    def of(cls, store: GraphStore) -> _Known:
        names: defaultdict[str, set[str]] = defaultdict(set)
        first: dict[str, str] = {}
        for predicate in (_LABEL, _ALIAS):
            for quad in store.matching(NamedNode(predicate), REGISTRY):
                subject, name = plain(quad.subject), plain(quad.object)
                if not isinstance(quad.graph_name, DefaultGraph):
                    names[subject].add(name)
                if predicate == _LABEL:
                    first[subject] = min(name, first.get(subject, name))
        labels = {s: _said_by(who, first, names) for s, who in _one(store, "speaker").items()}
        labels |= _meetings(store)
        return cls(names, labels, _pieces(store))


def _said_by(speaker: str, labels: Mapping[str, str], names: Mapping[str, set[str]]) -> str:
    name = labels.get(speaker, speaker)
    return f"{name if name in names.get(speaker, ()) else short(name)}: {left_out.SIGN}"


def _meetings(store: GraphStore) -> dict[str, str]:
    """Return meeting → its label without who took part."""
    dates = _one(store, "date")
    kinds = {
        row["it"]: row["kind"].removeprefix(_DIP).lower()
        for row in store.select(
            "SELECT ?it ?kind { ?it a ?kind VALUES ?kind { dip:Summit dip:Visit dip:Call dip:Talks dip:Conference } }"
        )
    }
    return {s: left_out.meeting_label(kinds.get(s, "meeting"), dates.get(s)) for s in _one(store, "status")}


def _pieces(store: GraphStore) -> dict[str, str]:
    """Return statement → the sign that tells where its words are, where its evidence or the store's articles tell."""
    sentences, fields, starts = _one(store, "sentence"), _one(store, "field"), _one(store, "start")
    evidence: defaultdict[str, set[str]] = defaultdict(set)
    for quad in store.matching(NamedNode(_DIP + "evidence")):
        evidence[plain(quad.subject)].add(plain(quad.object))
    found = {}
    elsewhere: dict[str, str] = {}  # statement → its words: those of a long quotation are not all in one sentence
    for statement, words in _one(store, "text").items():
        if left_out.is_sign(words):
            found[statement] = words  # left out before
            continue
        for span in sorted(evidence[statement]):
            spans = left_out.place(words, sentences.get(span, ""))
            if spans is not None:
                begin = int(starts.get(span, "0"))
                within = [(begin + start, begin + end) for start, end in spans]
                found[statement] = left_out.pieces(fields.get(span, "body"), within)
                break
        else:
            elsewhere[statement] = words
    return found | _read_at(store, elsewhere, evidence)


def _read_at(store: GraphStore, words: Mapping[str, str], evidence: Mapping[str, set[str]]) -> dict[str, str]:
    """Return statement → sign by what was read in the articles that *store* keeps beside its graph."""
    if not words or store.folder is None or not layout.is_store(store.folder):
        return {}
    articles, ids = _one(store, "article"), _one(store, _DCTERMS + "identifier")
    by_document: defaultdict[str, list[str]] = defaultdict(list)
    for statement in words:
        for document in {ids.get(articles.get(span, ""), "") for span in evidence.get(statement, ())}:
            by_document[document].append(statement)
    found: dict[str, str] = {}
    for document, statements in by_document.items():
        path = shards.path_of(layout.shards(store.folder), document)
        said = shards.read(path).says if path.exists() else ()
        signs = {str(literals.text(x.text)): left_out.pieces(x.evidence.field, x.spans) for x in said if x.spans}
        found |= {x: signs[words[x]] for x in statements if words[x] in signs}
    return found


def _one(store: GraphStore, name: str) -> dict[str, str]:
    """Return subject → value of a property that has one; of several the first by letter."""
    found: dict[str, str] = {}
    for subject, value in store.pairs(name if "/" in name else _DIP + name):
        found[subject] = min(value, found.get(subject, value))
    return found
