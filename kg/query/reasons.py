"""
Why names are of one thing or of two, and what was left out: from what a build kept beside its graph.

A graph without that (in memory, or of another program) has no reasons but those that its names show.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kg.model import EntityType
from kg.query import names, told
from kg.resolve.names import form, merges, person_form
from kg.store import layout
from kg.store.graph import GraphStore

_BROAD = {
    "Person": "person", "UnnamedSource": "source without a name",
    "Meeting": "meeting", "Summit": "meeting", "Visit": "meeting", "Call": "meeting", "Talks": "meeting",
    "Conference": "meeting", "Statement": "statement", "Representation": "role", "Location": "location",
    "Article": "article", "Report": "report",
}  # fmt: skip
"""What a thing is, so that two of different kinds are never one; all else is a country, body or place."""

_ABOUT_ONE = frozenset({"unlinked"})
_ABOUT_ALL = frozenset({"wrong", "stopped"})


@dataclass(frozen=True, slots=True)
class Called:
    """A thing as its reasons are looked up."""

    iri: str
    names: tuple[str, ...]
    classes: tuple[str, ...] = ()
    is_row: bool = False  # of the tables

    @property
    def kind(self) -> str:
        """What it is, broadly."""
        return next((_BROAD[x] for x in self.classes if x in _BROAD), "country, body or place")

    @property
    def forms(self) -> frozenset[str]:
        """Its names as they are compared."""
        return self.compared(self.names)

    def compared(self, names_: Iterable[str]) -> frozenset[str]:
        """Return *names_* as names of its kind are compared."""
        return frozenset(map(person_form if self.kind == "person" else form, names_))


@dataclass(frozen=True, slots=True, order=True)
class Clue:
    """
    One reason, in words: the names it is about, and the article.

    ``kind`` is one of ``kg.model.Reason``; ``rule`` (stands between two), ``kinds`` (two of different kinds) or
    ``undated`` (a meeting without a day).
    """

    kind: str
    names: tuple[str, ...]
    text: str
    document: str | None = None


Kept = Sequence[dict[str, Any]]


def kept(store: GraphStore) -> Kept:
    """Return what the build of *store* kept of reasons; nothing where *store* is a graph alone."""
    if store.folder is None or not layout.is_store(store.folder):
        return ()
    return layout.reasons(store.folder)


def clues(kept: Kept, one: Called, other: Called | None) -> tuple[Clue, ...]:
    """
    Return why the names of *one* are its; with *other*, why the two are not one.

    A judgement comes first, then what the linking saw, then the rule that stands between.
    """
    if other is None:
        mine = [x for x in kept if x["kind"] in ("merged", "apart", "linked") and one.iri in x["about"]]
        return _sorted(mine, ("merged", "apart", "linked"))
    judged = [x for x in kept if x["kind"] == "apart" and {one.iri, other.iri} <= {*x["about"]}]
    unlinked = [x for x in kept if x["kind"] == "unlinked" and {one.iri, other.iri} & {*x["about"]}]
    return (*_sorted(judged, ("apart",)), *_between(one, other), *_sorted(unlinked, ("unlinked",)))


def _between(one: Called, other: Called) -> Iterator[Clue]:
    """Yield the rule that stands between two things."""
    if one.kind != other.kind:
        yield Clue("kinds", (), f"a {one.kind} and a {other.kind} are never one")
        return
    if one.kind == "source without a name":
        yield Clue("rule", (), "a source without a name is never anyone else's")
        return
    if one.kind not in ("person", "country, body or place"):
        return
    if one.is_row and other.is_row:
        yield Clue("rule", (), "they are two rows of the tables")
        return
    full = [
        tuple(name for name in x.names if one.kind != "person" or merges(name, EntityType.PERSON)) for x in (one, other)
    ]
    for thing, names_ in zip((one, other), full, strict=True):
        if not names_:
            yield Clue("rule", thing.names[:1], "no full name: it is never merged by name alone")
            return
    shared = one.compared(full[0]) & other.compared(full[1])
    if shared:
        yield Clue("rule", tuple(sorted(shared)), "a name of both, but it does not tell one from others")
    else:
        yield Clue("rule", (one.names[0], other.names[0]), "no full name of the one is a name of the other")


def left_out(kept: Kept, one: Called, other: Called | None) -> tuple[Clue, ...]:
    """Return what is not in the graph of *one*, or of the two together, and names near theirs linked to nothing."""
    near = [x for x in kept if x["kind"] in _ABOUT_ONE and _is_near(x, one)] if other is None else []
    gone = [x for x in kept if x["kind"] in _ABOUT_ALL and all(_is_about(x, y) for y in (one, other) if y is not None)]
    return _sorted([*gone, *near], ("wrong", "stopped", "unlinked"))


def _is_about(x: dict[str, Any], thing: Called) -> bool:
    if thing.iri in x["about"]:
        return True
    return not thing.forms.isdisjoint(thing.compared(x["names"]))


def _is_near(x: dict[str, Any], thing: Called) -> bool:
    """Say whether a name that was linked to nothing is that of *thing*, or the surname of a person that it is."""
    if _is_about(x, thing):
        return True
    if thing.kind != "person" or not any("/person/" in iri for iri in x["about"]):
        return False
    # Which of a name's words is the family's differs: Kim Jong Un.
    surnames = {words[i] for words in (person_form(name).split() for name in thing.names) if words for i in (0, -1)}
    return any(surnames & {*person_form(name).split()[-1:]} for name in x["names"])


def beside(store: GraphStore, kept: Kept, relations: Iterable[str]) -> tuple[Clue, ...]:
    """Return what was left out of the articles that tell of *relations* (IRIs), or that are among them."""
    articles = _articles(store, relations)
    near = [x for x in kept if x["kind"] in (*_ABOUT_ALL, "note") and x["document"] in articles]
    return _sorted(near, ("wrong", "stopped", "note"))


def _articles(store: GraphStore, relations: Iterable[str]) -> set[str]:
    """Return the ids of the articles that tell of relations; of an entity, none: it is told of in too many."""
    held = told.properties(store, relations)
    evidence = told.properties(store, (x for y in held.values() for x in y.get("evidence", ())))
    found = {x for y in evidence.values() for x in y.get("article", ())}
    found |= {iri for iri, classes in names.classes(store, held).items() if "Article" in classes}
    return {x for y in told.properties(store, found).values() for x in y.get("dcterms:identifier", ())}


def undated(meetings: Iterable[told.Meeting]) -> Iterator[Clue]:
    """Yield the meetings whose day no article tells."""
    for meeting in meetings:
        if meeting.date is None:
            yield Clue("undated", (), f"{meeting.label} ({meeting.status}): no article tells its day")


def _sorted(found: Iterable[dict[str, Any]], order: Sequence[str]) -> tuple[Clue, ...]:
    made = {Clue(x["kind"], tuple(x["names"]), x["text"], x["document"]) for x in found}
    return tuple(sorted(made, key=lambda x: (order.index(x.kind), x.names, x.text, x.document or "")))
