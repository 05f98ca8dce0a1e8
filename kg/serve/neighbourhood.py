"""What is near some things of the graph, as a scene of the page at ``/graph``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from starlette.datastructures import QueryParams

from kg.errors import UnknownNameError
from kg.serve.problem import MALFORMED, ServeError

if TYPE_CHECKING:
    from kg.store.oxigraph import OxigraphStore

OPENED = 24
"""Names that one scene is opened around: with what is near each there are more than anybody tells apart."""

FIRST, HOPS, FACTS = 200, 3, 2000
"""
The most engaged names that may be asked for, steps from a name (more reach everybody), and facts of one relation that
are read of a name.
"""


def asked(given: QueryParams) -> dict[str, Any]:
    """
    Return what the query of an address asks for: ``about`` (any number), ``hops``, ``top``, ``since``, ``facts``.

    Raises ``ServeError`` where that means nothing, ``QueryError`` where ``since`` is no day.
    """
    from kg.draw.near import OWN
    from kg.query.run import days

    about = [name for name in given.getlist("about") if name.strip()]
    if len(about) > OPENED:
        raise ServeError(
            MALFORMED, f"a picture is opened around {OPENED} names at most, not {len(about)}. Start over with fewer"
        )
    since = given.get("since", "").strip()
    return {
        "about": about,
        "hops": _number(given, "hops", 1, 1, HOPS),
        "top": _number(given, "top", 0, 0, FIRST),
        "facts": _number(given, "facts", OWN, 1, FACTS),
        "since": days(since, "since")[0].isoformat() if since else None,
    }


def _number(given: QueryParams, name: str, otherwise: int, least: int, most: int) -> int:
    text = given.get(name, "").strip()
    if not text:
        return otherwise
    if not re.fullmatch(r"[0-9]{1,9}", text) or not least <= int(text) <= most:
        raise ServeError(MALFORMED, f'"{name}" must be a number from {least} to {most}, not {text!r}')
    return int(text)


def scene(
    store: OxigraphStore, about: Sequence[str], *, hops: int, since: str | None, facts: int, beside: Sequence[str]
) -> dict[str, Any]:
    """
    Return the scene around *about*, names or IRIs of entities or of facts, as ``kg.draw.live`` has it.

    ``about`` in it are the IRIs that the names mean, ``focus`` the node of the last one. Of a fact those count whom it
    is about. Raises ``UnknownNameError`` where a name is not known, means several things, or nothing is told of it.
    """
    from kg.draw import live, near

    meant = [tuple(_meant(store, name)) for name in about]
    found = near.near(store, [iri for iris in meant for iri in iris], hops=hops, since=since, beside=beside, own=facts)
    made = live.scene(found)
    drawn = {iri: row for row in made["facts"]["entities"] if "node" in row for iri in (row["iri"],)}
    for name, iris in zip(about, meant, strict=True):
        if not any(iri in drawn for iri in iris):
            when = f" since {since}" if since else ""
            raise UnknownNameError(f"nothing in the graph is told of {name}{when} that a picture could show")
    focus = next((drawn[iri]["node"] for iri in (meant[-1] if meant else ()) if iri in drawn), None)
    return {**made, "about": [iri for iris in meant for iri in iris], "focus": focus}


def _meant(store: OxigraphStore, name: str) -> Iterator[str]:
    """Yield the entities that *name* means; of a fact, whom it is about."""
    from kg.draw.near import ENDS
    from kg.query import names

    # an IRI comes as it is in an address, and a name may have a colon in it
    for node in names.resolve(store, name):
        properties = "|".join(f"dip:{end}" for ends in ENDS.values() for end in ends)
        ends = [row["x"] for row in store.select(f"SELECT DISTINCT ?x {{ ?f ({properties}) ?x }}", {"f": node})]
        yield from sorted(ends) or [node.value]
