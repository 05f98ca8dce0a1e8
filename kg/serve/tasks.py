"""What a child process does with a store: a function for each task, from what a client sent to bytes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any, Protocol

from pyoxigraph import NamedNode, QueryTriples, Triple, serialize

from kg.serve import formats
from kg.serve.limits import Limits
from kg.serve.problem import MALFORMED, UNAVAILABLE, UNKNOWN, ServeError
from kg.serve.sealing import sealed
from kg.store.oxigraph import Dataset, OxigraphStore

JSON = "application/json; charset=utf-8"


class Output(Protocol):
    """Where a task writes its answer: what is known of it first, then its bytes."""

    def head(self, **told: Any) -> None:
        """Begin."""

    def write(self, data: bytes) -> int:
        """Go on."""


Task = Callable[..., None]


def sparql(
    store: OxigraphStore,
    _: Limits,
    out: Output,
    *,
    query: str,
    accept: str = "",
    default: Sequence[str] = (),
    named: Sequence[str] = (),
) -> None:
    """Answer *query* in the format that *accept* wants most; *default* and *named* are the graphs it is asked over."""
    dataset = Dataset(tuple(default), tuple(named)) if default or named else None
    with sealed():
        found = store.found(query, dataset)
        offered = formats.GRAPHS if isinstance(found, QueryTriples) else formats.RESULTS
        chosen = formats.choose(accept, offered)
        out.head(type=formats.content_type(chosen))
        found.serialize(out, chosen.engine)  # type: ignore[arg-type]


def service(store: OxigraphStore, _: Limits, out: Output, *, endpoint: str, accept: str = "") -> None:
    """Describe the service at the address *endpoint*."""
    from kg.serve import description

    _check_iri(endpoint)
    _graph(out, description.service(store, endpoint), accept)


def void(store: OxigraphStore, _: Limits, out: Output, *, endpoint: str, accept: str = "") -> None:
    """Describe what the graph holds."""
    from kg.serve import description

    _check_iri(endpoint)
    _graph(out, description.dataset(store, endpoint), accept)


def _check_iri(iri: str) -> None:
    try:
        NamedNode(iri)
    except ValueError as error:
        raise ServeError(MALFORMED, f"{iri!r} is not an IRI ({error})") from None


def _graph(out: Output, triples: Iterable[Triple], accept: str) -> None:
    chosen = formats.choose(accept, formats.GRAPHS)
    out.head(type=formats.content_type(chosen))
    once = sorted(set(triples), key=str)
    written = serialize(once, format=chosen.engine, prefixes=_PREFIXES)  # type: ignore[arg-type]
    out.write(written or b"")


_PREFIXES = {
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "void": "http://rdfs.org/ns/void#",
    "dip": "https://w3id.org/communique/ontology#",
    "format": "http://www.w3.org/ns/formats/",
    "dcterms": "http://purl.org/dc/terms/",
}


def ready(store: OxigraphStore, _: Limits, out: Output) -> None:
    """Tell whether the graph answers, and is there still: a file that is open outlives its folder."""
    from kg.store import layout

    if store.folder is not None and not layout.is_store(store.folder):
        raise ServeError(UNAVAILABLE, f"{store.folder}: the store is gone")
    store.ask("ASK { ?s ?p ?o }")  # whatever it says: an empty graph is one
    _json(out, {"ready": True})


def info(store: OxigraphStore, _: Limits, out: Output) -> None:
    """Tell how much the graph holds, as its build counted it, and what its IRIs begin with."""
    from kg.store import layout

    made = layout.noted(store.folder) if store.folder is not None and layout.is_store(store.folder) else None
    counts = (made or {}).get("counts") or _counted(store)
    _json(out, {"triples": counts["triples"], "articles": counts["articles"], "base": store.base})


def _counted(store: OxigraphStore) -> dict[str, int]:
    asked = {
        "triples": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
        "articles": "SELECT (COUNT(*) AS ?n) { ?s a dip:Article }",
    }
    return {name: int(next(store.select(query))["n"]) for name, query in asked.items()}


def ask(store: OxigraphStore, limits: Limits, out: Output, *, asked: dict[str, Any]) -> None:
    """Answer a question of the library or a query."""
    from kg.serve import asking

    answer = asking.ask(store, asked, limits.rows)
    _json(out, answer, rows=len(answer["rows"]))


@lru_cache(maxsize=4)
def _index(store: OxigraphStore, kind: str) -> Any:
    from kg.serve import completion

    return completion.index(store, kind)


def complete(store: OxigraphStore, _: Limits, out: Output, *, kind: str, prefix: str) -> None:
    """Complete a name that begins with *prefix*."""
    from kg.query import names
    from kg.serve import completion

    if kind not in completion.KINDS:
        raise ServeError(MALFORMED, f"there is no kind {kind!r}: {', '.join(completion.KINDS)}")
    found = completion.complete(_index(store, kind), prefix)
    kinds = names.classes(store, [iri for iri, _, _ in found])
    _json(
        out,
        [
            {"iri": iri, "label": label, "class": next(iter(kinds.get(iri, ())), "")}
            | ({} if alias is None else {"alias": alias})
            for iri, label, alias in found
        ],
    )


_UNFOLDED = 1_000_000
"""Characters of a line: who shows the text breaks it as there is room."""


def describe(store: OxigraphStore, _: Limits, out: Output, *, iri: str) -> None:
    """Tell all that the graph knows of the thing *iri*, as ``kg explain`` does."""
    from kg.query import explain, to_text, told

    _check_iri(iri)
    if not iri.startswith(("http://", "https://", "urn:")):  # a name is not looked up here
        raise ServeError(UNKNOWN, f"nothing here has the IRI {iri}")
    found = explain(store, f"<{iri}>")
    thing = found.subject.thing
    held = told.properties(store, [thing.iri]).get(thing.iri, {})
    place = {name: float(held[key][0]) for name, key in (("lat", "geo:lat"), ("long", "geo:long")) if held.get(key)}
    text = to_text(found, width=_UNFOLDED)
    _json(out, {"iri": thing.iri, "label": thing.label, "classes": list(thing.classes), "text": text, **place})


def search(store: OxigraphStore, _: Limits, out: Output, *, words: str, limit: int) -> None:
    """Find *words* in sentences and titles, best first, at most *limit*: as ``kg search`` does."""
    from kg.query import search as find

    found = find(store, words, limit=limit)
    _json(
        out,
        [
            {
                "sentence": x.sentence,
                "article": x.article.title,
                "publisher": x.article.publisher,
                "date": x.article.issued,
                "iri": x.evidence[0] if x.evidence else x.article.iri,
                "relations": [
                    {"iri": y.iri, "relation": y.relation, "label": y.label, "status": y.status, "date": y.day}
                    for y in x.relations
                ],
            }
            for x in found.hits
        ],
    )


@lru_cache(maxsize=4)
def _engaged(store: OxigraphStore, most: int) -> tuple[str, ...]:
    from kg.draw import near

    return tuple(near.engaged(store, most))


def graph(
    store: OxigraphStore,
    _: Limits,
    out: Output,
    *,
    about: Sequence[str],
    hops: int,
    top: int,
    since: str | None,
    facts: int,
) -> None:
    """Give the scene of what is near *about*, names or IRIs, and of the *top* most engaged beside them."""
    from kg.serve import neighbourhood

    beside = _engaged(store, top) if top else ()
    _json(out, neighbourhood.scene(store, about, hops=hops, since=since, facts=facts, beside=beside))


def _json(out: Output, value: Any, **told: Any) -> None:
    out.head(type=JSON, **told)
    out.write(json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace"))


TASKS: dict[str, Task] = {
    "ask": ask,
    "complete": complete,
    "describe": describe,
    "graph": graph,
    "info": info,
    "ready": ready,
    "search": search,
    "service": service,
    "sparql": sparql,
    "void": void,
}
"""By the name that a request gives."""
