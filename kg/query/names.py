"""
From what a user types to the thing in the graph: a name, an alias or an IRI.

An exact label comes before an exact alias, and both before what differs only in case, accents and hyphens. Where
several things are meant equally, none is taken: the user is told which there are.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from itertools import islice
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from kg.errors import UnknownNameError
from kg.store.graph import GraphStore
from kg.store.sparql import PREFIXES

_DIP = PREFIXES["dip"]
_AGENTS = (
    "Agent",
    "Person",
    "Country",
    "Organisation",
    "InternationalOrganisation",
    "GovernmentBody",
    "NewsOrganisation",
    "UnnamedSource",
)
_PLACES = ("Place", "Country", "City", "Region", "Venue")
KINDS = {
    # what is asked for -> classes, narrower ones as well: a graph may come without its closure
    "entity": tuple(dict.fromkeys((*_AGENTS, *_PLACES))),
    "agent": _AGENTS,
    "place": _PLACES,
    "meeting": ("Meeting", "Summit", "Visit", "Call", "Talks", "Conference"),
    "statement": ("Statement",),
    "role": ("Representation",),
    "location": ("Location",),
}
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ʻ": " ", "ʼ": " "}
)
"""Letters that Unicode does not take apart into a plain one and its accent."""


class Name(NamedTuple):
    """One name of one thing; ``label`` tells its label from its aliases."""

    iri: str
    text: str
    label: bool


def fold(name: str) -> str:
    """Return *name* without what people leave out when they type: case, accents, hyphens, double spaces."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(x for x in letters if not unicodedata.combining(x)).translate(_LETTERS)
    return " ".join("".join(x if x.isalnum() else " " for x in plain).split())


def resolve(store: GraphStore, name: str, kind: str = "entity") -> tuple[NamedNode, ...]:
    """
    Return the thing that *name* means; *kind* is ``entity``, ``agent`` or ``place``.

    It is one thing, but for a description that sources without a name share ("officials"): all of these. An
    IRI, or a name with a prefix (``id:country/KOR``), is taken as it is if the graph knows it, whatever its
    kind. One that was merged into another stands for the other. Raises ``UnknownNameError`` with near names
    where nothing is found, and with the candidates where several things are.
    """
    iri = _as_iri(name)
    if iri is not None:
        return (_known(store, iri, name),)
    found = _exact(store, name, kind) or _folded(store, name, kind)
    found = _current(store, found)
    if not found:
        raise _unknown(store, name, kind)
    if len(found) > 1 and not _all_unnamed(store, found):
        raise ambiguous(store, name, found)
    return tuple(NamedNode(iri) for iri in found)


def namesakes(store: GraphStore, name: str, kind: str = "entity") -> tuple[str, ...]:
    """
    Return the labels of what else is called *name*, by an alias, where ``resolve`` takes the one that is labelled so.

    In alphabetical order; none for an IRI. Raises as ``resolve``.
    """
    taken = {node.value for node in resolve(store, name, kind)}
    wanted = fold(name)
    others = _current(store, {x.iri for x in all_names(store, kind) if fold(x.text) == wanted})
    return tuple(sorted(set(labels(store, [iri for iri in others if iri not in taken]).values())))


def _as_iri(name: str) -> str | None:
    text = name.strip()
    if text.startswith("<") and text.endswith(">"):
        return text[1:-1]
    prefix, colon, rest = text.partition(":")
    if colon and rest.startswith("//"):
        return text
    if colon and prefix in PREFIXES and " " not in rest:
        return PREFIXES[prefix] + rest.replace("\\/", "/")
    return None


def _known(store: GraphStore, iri: str, name: str) -> NamedNode:
    try:
        node = NamedNode(iri)
    except ValueError as error:
        raise UnknownNameError(f"{name!r} is not an IRI ({error})") from error
    if not store.ask("ASK { { ?x ?p ?o } UNION { ?s ?q ?x } }", {"x": node}):
        raise UnknownNameError(f"nothing in this store has the IRI {iri}")
    (current,) = _current(store, [iri])
    return NamedNode(current)


def kind_classes(kind: str) -> list[NamedNode]:
    """Return the classes of a kind of thing, one of ``KINDS``."""
    return [NamedNode(_DIP + name) for name in KINDS[kind]]


def _exact(store: GraphStore, name: str, kind: str) -> list[str]:
    """Return the things labelled *name*, else those that have it as an alias, through the store's index."""
    for predicate in ("rdfs:label", "skos:altLabel"):
        query = f"SELECT DISTINCT ?thing {{ ?thing {predicate} ?name ; a ?class }}"
        rows = store.select(query, {"name": Literal(name.strip()), "class": kind_classes(kind)})
        found = sorted({row["thing"] for row in rows})
        if found:
            return found
    return []


def _folded(store: GraphStore, name: str, kind: str) -> list[str]:
    wanted = fold(name)
    if not wanted:
        return []
    found = [x for x in all_names(store, kind) if fold(x.text) == wanted]
    return sorted({x.iri for x in found if x.label} or {x.iri for x in found})


def all_names(store: GraphStore, kind: str) -> Iterator[Name]:
    """Yield every label and alias of the things of *kind*, one of ``KINDS``, in no order."""
    query = """SELECT DISTINCT ?thing ?label ?alias {
      ?thing a ?class . { ?thing rdfs:label ?label } UNION { ?thing skos:altLabel ?alias } }"""
    for row in store.select(query, {"class": kind_classes(kind)}):
        yield Name(row["thing"], row.get("label") or row.get("alias", ""), "label" in row)


def _current(store: GraphStore, iris: Iterable[str]) -> list[str]:
    """Return *iris* with what was merged away replaced by what it was merged into."""
    found = []
    for iri in iris:
        seen = {iri}
        now = iri
        while replaced := _replacement(store, now):
            if replaced in seen:
                break
            seen.add(replaced)
            now = replaced
        found.append(now)
    return sorted(set(found))


def _replacement(store: GraphStore, iri: str) -> str | None:
    rows = store.select("SELECT ?new { ?old dcterms:isReplacedBy ?new } ORDER BY ?new", {"old": NamedNode(iri)})
    return next((row["new"] for row in rows), None)


def _all_unnamed(store: GraphStore, iris: list[str]) -> bool:
    nodes = [NamedNode(iri) for iri in iris]
    rows = store.select("SELECT DISTINCT ?x { ?x a dip:UnnamedSource }", {"x": nodes})
    return len(list(rows)) == len(iris)


def ambiguous(store: GraphStore, name: str, iris: list[str]) -> UnknownNameError:
    """Return the error that lists what *name* may mean; ``known`` has the IRIs."""
    told = labels(store, iris)
    kinds = classes(store, iris)
    lines = [f"  {told.get(iri, iri)} ({', '.join(kinds.get(iri, ())) or 'no type'})  {iri}" for iri in iris]
    text = f"{name!r} may be any of these {len(iris)}. Give the full name, or the IRI, of one:"
    return UnknownNameError("\n".join([text, *lines]), tuple(iris))


_NEAR = 5


def _unknown(store: GraphStore, name: str, kind: str) -> UnknownNameError:
    elsewhere = _exact(store, name, "entity") or _folded(store, name, "entity") if kind != "entity" else []
    if elsewhere:
        told = ", ".join(" and ".join(x) for _, x in sorted(classes(store, elsewhere).items()))
        article = "an" if kind == "agent" else "a"
        return UnknownNameError(f"{name!r} is here, as {told}; this question asks for {article} {kind}")
    near = near_names(store, name, kind)
    hint = f"Did you mean: {'; '.join(near)}?" if near else "Nothing in it is called anything like that."
    return UnknownNameError(f"nobody and nothing in this store is called {name!r}. {hint}", near)


def near_names(store: GraphStore, name: str, kind: str = "entity") -> tuple[str, ...]:
    """Return up to five labels of things with a name like *name*: those that hold all its words first."""
    wanted = fold(name)
    names = sorted(all_names(store, kind))
    folded: dict[str, list[Name]] = {}
    for x in names:
        folded.setdefault(fold(x.text), []).append(x)
    words = set(wanted.split())
    holding = [text for text in folded if words and words <= set(text.split())]
    alike = get_close_matches(wanted, folded, n=_NEAR, cutoff=0.6)
    chosen = dict.fromkeys(x.iri for text in (*holding, *alike) for x in folded[text])
    told = labels(store, list(chosen)[:_NEAR])
    return tuple(dict.fromkeys(told.get(iri, iri) for iri in list(chosen)[:_NEAR]))


AT_ONCE = 1000
"""Things that one query asks for: enough to make few queries, few enough to keep each short."""


def chunks(iris: Iterable[str]) -> Iterator[list[NamedNode]]:
    """Yield *iris*, each once, in lists that a query takes."""
    remaining = iter(dict.fromkeys(iris))
    while chunk := [NamedNode(iri) for iri in islice(remaining, AT_ONCE)]:
        yield chunk


def _of_each(store: GraphStore, query: str, iris: Iterable[str]) -> Iterator[dict[str, str]]:
    """Yield the rows of *query* for each of *iris* as its ``?x``."""
    return (row for chunk in chunks(iris) for row in store.select(query, {"x": chunk}))


def labels(store: GraphStore, iris: Iterable[str]) -> dict[str, str]:
    """Return the label of each of *iris* that has one: ``rdfs:label``, else an article's title or identifier."""
    query = """SELECT ?x ?label ?title ?id { { ?x rdfs:label ?label } UNION { ?x dcterms:title ?title }
      UNION { ?x dcterms:identifier ?id } }"""
    found: dict[str, dict[str, str]] = {}
    for row in _of_each(store, query, iris):
        held = found.setdefault(row["x"], {})
        for key in ("label", "title", "id"):
            if key in row:
                held[key] = min(held.get(key, row[key]), row[key])  # of several the same on every run
    return {iri: next(held[key] for key in ("label", "title", "id") if key in held) for iri, held in found.items()}


def classes(store: GraphStore, iris: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Return the local names of the narrowest ``dip:`` classes of each of *iris*."""
    found: dict[str, set[str]] = {}
    for row in _of_each(store, "SELECT ?x ?class { ?x a ?class }", iris):
        if row["class"].startswith(_DIP):
            found.setdefault(row["x"], set()).add(row["class"].removeprefix(_DIP))
    return {iri: tuple(sorted(_narrowest(held))) for iri, held in found.items()}


_MIDDLE, _TOP = {"Meeting", "Organisation", "Place"}, {"Agent", "Event"}


def _narrowest(held: set[str]) -> set[str]:
    """Leave out the classes that the closure adds: a summit is a meeting and an event as well."""
    return held - _MIDDLE - _TOP or held - _TOP or held
